-- accounts 0002_whose
-- articles 0002_edition
-- assessments 0001_initial
-- coaching 0002_asked_questions
-- commitments 0008_habit_step
-- integration_site 0004_lease
-- practices 0004_audit_and_blend
INSERT INTO "accounts_person" ("id", "password", "last_login", "is_superuser", "email", "time_zone", "is_staff", "is_active", "created_at") VALUES (1, '!wmysfI6ZdxRi4PUld7DGlSySlxtpregh3oDszuJE', NULL, FALSE, 'ada@example.org', 'Europe/London', FALSE, TRUE, '2026-11-29 14:31:13.732635');
INSERT INTO "accounts_returnlink" ("id", "person_id", "name", "digest", "lands_on", "created_at", "last_used_at", "revoked_at") VALUES (1, 1, 'Phone', '1135aa8a634ed14435552ff0abc5d090ab5e4c6fcc7a4698db7bea2be4156cb2', 'commitments:week', '2026-11-22 10:00:00', NULL, NULL);
INSERT INTO "assessments_attempt" ("id", "person_id", "instrument", "version", "quick_code", "started_at", "finished_at", "summary", "scorer_version") VALUES (1, 1, 'full', 1, '', '2026-11-22 10:00:00', NULL, NULL, NULL);
INSERT INTO "assessments_itemanswer" ("id", "attempt_id", "item", "value") VALUES (1, 1, 'integration_1', 4);
INSERT INTO "commitments_value" ("id", "person_id", "name") VALUES (1, 1, 'family');
INSERT INTO "commitments_value" ("id", "person_id", "name") VALUES (2, 1, 'my health');
INSERT INTO "commitments_commitment" ("id", "person_id", "value_id", "what", "weekdays", "starts_local", "ends_local", "time_zone", "obstacle", "response", "created_at", "changed_at", "tell_whom", "told_at", "firmness", "eased_at", "is_non_negotiable", "archived_at", "finished_at") VALUES (1, 1, 1, '=SUM(A1)', '1', '18:00:00', '21:00:00', 'Europe/London', 'a late call', 'say so', '2026-11-22 10:00:00', NULL, '', NULL, 'gentle', NULL, FALSE, NULL, NULL);
INSERT INTO "commitments_commitment" ("id", "person_id", "value_id", "what", "weekdays", "starts_local", "ends_local", "time_zone", "obstacle", "response", "created_at", "changed_at", "tell_whom", "told_at", "firmness", "eased_at", "is_non_negotiable", "archived_at", "finished_at") VALUES (2, 1, 2, 'a walk', '', NULL, NULL, 'Europe/London', '', '', '2026-11-22 10:00:00.000007', NULL, '', NULL, 'gentle', NULL, FALSE, NULL, NULL);
INSERT INTO "commitments_microhabit" ("id", "person_id", "commitment_id", "cue", "action", "created_at", "given_up_at") VALUES (1, 1, 1, 'I sit', 'x', '2026-11-22 10:00:00', NULL);
INSERT INTO "commitments_occasion" ("id", "commitment_id", "starts_at", "ends_at", "moved_from_id", "paused_for", "reason_then", "instead") VALUES (1, 1, '2026-11-24 18:00:00', '2026-11-24 21:00:00', NULL, '', '', '');
INSERT INTO "commitments_occasion" ("id", "commitment_id", "starts_at", "ends_at", "moved_from_id", "paused_for", "reason_then", "instead") VALUES (2, 1, '2026-12-01 18:00:00', '2026-12-01 21:00:00', 1, '', '', '');
INSERT INTO "commitments_occasion" ("id", "commitment_id", "starts_at", "ends_at", "moved_from_id", "paused_for", "reason_then", "instead") VALUES (3, 1, '2026-12-08 18:00:00', '2026-12-08 21:00:00', NULL, '', '', '');
INSERT INTO "commitments_occasion" ("id", "commitment_id", "starts_at", "ends_at", "moved_from_id", "paused_for", "reason_then", "instead") VALUES (4, 1, '2026-12-15 18:00:00', '2026-12-15 21:00:00', NULL, '', '', '');
INSERT INTO "commitments_occasion" ("id", "commitment_id", "starts_at", "ends_at", "moved_from_id", "paused_for", "reason_then", "instead") VALUES (5, 2, '2026-11-23 00:00:00', '2026-11-30 00:00:00', NULL, '', '', '');
INSERT INTO "commitments_occasion" ("id", "commitment_id", "starts_at", "ends_at", "moved_from_id", "paused_for", "reason_then", "instead") VALUES (6, 2, '2026-11-30 00:00:00', '2026-12-07 00:00:00', NULL, '', '', '');
INSERT INTO "commitments_occasion" ("id", "commitment_id", "starts_at", "ends_at", "moved_from_id", "paused_for", "reason_then", "instead") VALUES (7, 2, '2026-12-07 00:00:00', '2026-12-14 00:00:00', NULL, '', '', '');
INSERT INTO "commitments_occasion" ("id", "commitment_id", "starts_at", "ends_at", "moved_from_id", "paused_for", "reason_then", "instead") VALUES (8, 2, '2026-12-14 00:00:00', '2026-12-21 00:00:00', NULL, '', '', '');
INSERT INTO "commitments_checkin" ("id", "occasion_id", "answer", "answered_at", "reason", "note") VALUES (1, 1, 'kept', '2026-11-22 10:00:00', '', '');
INSERT INTO "commitments_checkin" ("id", "occasion_id", "answer", "answered_at", "reason", "note") VALUES (2, 3, 'missed', '2026-11-22 10:00:00', '', '');
INSERT INTO "commitments_calendarrevision" ("id", "commitment_id", "number", "fingerprint", "changed_at") VALUES (1, 1, 2, '578c428ae285f6d6b9ac310c51dbbc0aa64820635019f6d18fef978cf1113c49', '2026-11-22 10:00:00');
INSERT INTO "commitments_calendarrevision" ("id", "commitment_id", "number", "fingerprint", "changed_at") VALUES (2, 2, 1, '5ba8c0050f4a0f503eab0e3ec3b3a810892ea9021943634d39dfafdc9ec6caab', '2026-11-22 10:00:00.000007');
INSERT INTO "commitments_calendarfeed" ("id", "person_id", "name", "digest", "created_at") VALUES (1, 1, 'Work', '4484d73b66ea0c8768d6f05c57c054685b6571c89665dd3c04f84e1826e3f8e4', '2026-11-22 10:00:00');
INSERT INTO "commitments_habitday" ("id", "habit_id", "day") VALUES (1, 1, '2026-11-22');
INSERT INTO "commitments_habitstep" ("id", "habit_id", "action_before", "stepped_at") VALUES (1, 1, 'y', '2026-11-22 10:00:00');
INSERT INTO "commitments_reminding" ("id", "person_id", "hour", "started_at", "stopped_at", "stopped_for", "claimed_until") VALUES (1, 1, 9, '2026-11-22 10:00:00', NULL, '', NULL);
INSERT INTO "commitments_reminder" ("id", "occasion_id", "digest", "sent_to", "handed_at", "used_at") VALUES (1, 1, 'c520d853062f25cb53ba0d6afc647c405ff69f1b8fdb2cb50165ebed77751995', '', '2026-11-22 10:00:00', NULL);
INSERT INTO "commitments_review" ("id", "commitment_id", "week_on", "helped", "hindered", "mix", "choice", "next_occasion_id", "planned_starts_at", "planned_ends_at", "reviewed_at") VALUES (1, 1, '2026-11-22', 'a closed door', '', 'mostly', 'keep', 2, NULL, NULL, '2026-11-22 10:00:00');
INSERT INTO "commitments_markerset" ("id", "person_id", "review_id", "noted_at", "stress", "satisfaction", "conflicts", "focus", "ease") VALUES (1, 1, 1, '2026-11-22 10:00:00', 3, NULL, NULL, 4, NULL);
INSERT INTO "commitments_share" ("id", "commitment_id", "digest", "name", "shows_results", "shows_sentence", "shows_value", "shows_if_then", "shows_strength", "created_at", "revoked_at") VALUES (1, 1, 'ef69365d5e06c68848755608c7d96c8dfecc8531d2d9311aaf64ce4ca75c0b9c', 'Ada', TRUE, FALSE, FALSE, FALSE, FALSE, '2026-11-22 10:00:00', NULL);
INSERT INTO "commitments_cheer" ("id", "commitment_id", "kind", "sent_on", "sent_at") VALUES (1, 1, 'tea', '2026-11-22', '2026-11-22 10:00:00');
INSERT INTO "commitments_workcard" ("id", "person_id", "name", "shows_name", "mail_reply", "shows_mail_reply", "chat_reply", "shows_chat_reply", "best_way", "shows_best_way", "urgent", "shows_urgent", "changed_at") VALUES (1, 1, 'Ada', TRUE, '', TRUE, '', TRUE, '', TRUE, 'call me', TRUE, '2026-11-22 10:00:00');
INSERT INTO "commitments_workcardtime" ("id", "card_id", "commitment_id") VALUES (1, 1, 1);
INSERT INTO "commitments_workcardlink" ("id", "person_id", "digest", "created_at", "revoked_at") VALUES (1, 1, '0eb6603dcb85c3be79c50962d9639c690a2acddba01cf0cb27f50dd0729db6b4', '2026-11-22 10:00:00', NULL);
INSERT INTO "practices_auditday" ("id", "person_id", "day", "best_hour", "hour_away", "noted_at") VALUES (1, 1, '2026-11-22', 'breakfast', 'mail', '2026-11-22 10:00:00');
INSERT INTO "practices_audithours" ("id", "day_id", "activity", "quarters") VALUES (1, 1, 'work', 30);
INSERT INTO "practices_blendhour" ("id", "person_id", "name", "weekday", "starts_local", "chosen_at", "ended_at") VALUES (1, 1, 'errands', 6, '09:00:00', '2026-11-22 10:00:00', NULL);
INSERT INTO "practices_blendlook" ("id", "hour_id", "on", "answer", "note", "looked_at") VALUES (1, 1, '2026-11-22', 'mixed', 'rain', '2026-11-22 10:00:00');
INSERT INTO "practices_look" ("id", "person_id", "span", "looked_on") VALUES (1, 1, 'month', '2026-11-22');
INSERT INTO "practices_ritual" ("id", "person_id", "cue", "parts", "own", "minutes", "made_at", "put_away_at") VALUES (1, 1, '', 'walk,list', '', 5, '2026-11-22 10:00:00', NULL);
INSERT INTO "practices_ritualrun" ("id", "ritual_id", "minutes", "started_at", "ended_at", "now_i_am", "rating") VALUES (1, 1, 5, '2026-11-22 10:00:00', '2026-11-22 10:00:00', 'Ada', 4);
INSERT INTO "practices_opentask" ("id", "run_id", "what", "when", "where", "how") VALUES (1, 1, 'a letter', 'tomorrow', '', '');
INSERT INTO "practices_valuecard" ("id", "person_id", "key", "name", "pile", "rank", "in_practice", "value_id", "sorted_at") VALUES (1, 1, 'family', 'family', 'close', 1, '', 1, '2026-11-22 10:00:00');
INSERT INTO "practices_workhours" ("id", "person_id", "weekdays", "starts_local", "ends_local", "changed_at") VALUES (1, 1, '01234', '09:00:00', '17:00:00', '2026-11-22 10:00:00');
INSERT INTO "coaching_reaction" ("id", "person_id", "item", "kind", "reacted_at") VALUES (1, 1, 'say-it-to-one-person', 'done', '2026-11-22 10:00:00');
INSERT INTO "coaching_askedquestion" ("id", "person_id", "text", "asked_at") VALUES (1, 1, 'How do I stop reading mail at night?', '2026-11-22 10:00:00');
