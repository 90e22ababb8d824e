"""A database of the first version, with a person's rows in it, taken to the shape of today."""

import shutil
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from accounts.models import Person, ReturnLink
from articles.models import Article, ContentVersion
from assessments.models import Attempt
from commitments.models import CheckIn, Commitment, MicroHabit, Occasion, ReminderSettings
from integration_site.operations.database_settings import sqlite

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
OURS = {"accounts", "articles", "assessments", "commitments", "integration_site"}
TUESDAY = datetime(2026, 11, 24, 18, tzinfo=UTC)


@contextmanager
def database(folder, blocker):
    """The alias of the database in `folder`, or of a new one."""
    connections.databases["old"] = connections.configure_settings({"default": {}, "old": sqlite(folder)})["old"]
    with blocker.unblock():
        yield "old"
    connections["old"].close()
    del connections["old"], connections.databases["old"]


@pytest.fixture(scope="module")
def first_version(tmp_path_factory, django_db_blocker):
    folder = tmp_path_factory.mktemp("first")
    with database(folder, django_db_blocker) as alias:
        fill(take_to_the_first_version(alias), alias)
    return folder


@pytest.fixture(scope="module")
def upgraded_folder(first_version, tmp_path_factory, django_db_blocker):
    folder = shutil.copytree(first_version, tmp_path_factory.mktemp("upgraded"), dirs_exist_ok=True)
    with database(folder, django_db_blocker) as alias:
        take_to_today(alias)
    return folder


@pytest.fixture
def old(first_version, tmp_path, django_db_blocker):
    with database(shutil.copytree(first_version, tmp_path, dirs_exist_ok=True), django_db_blocker) as alias:
        yield alias


@pytest.fixture
def upgraded(upgraded_folder, django_db_blocker):
    with database(upgraded_folder, django_db_blocker) as alias:
        yield alias


def executor(alias):
    return MigrationExecutor(connections[alias])


def take_to_the_first_version(alias):
    """The models as they were then."""
    made = executor(alias)
    first = [key for key in made.loader.graph.root_nodes() if key[0] in OURS]
    theirs = [key for key in made.loader.graph.leaf_nodes() if key[0] in {"auth", "contenttypes", "sessions"}]
    made.migrate(first + theirs)
    return executor(alias).loader.project_state(first + theirs).apps


def take_to_today(alias):
    made = executor(alias)
    made.migrate(made.loader.graph.leaf_nodes())


def fill(then, alias):
    """What a guest of the first version had, and an article that is read."""
    rows = {
        name: then.get_model(*name.split(".")).objects.using(alias)
        for name in (
            "accounts.Person",
            "accounts.ReturnLink",
            "commitments.Value",
            "commitments.Commitment",
            "commitments.Occasion",
            "commitments.CheckIn",
            "commitments.MicroHabit",
            "assessments.Attempt",
            "assessments.ItemAnswer",
        )
    }
    person = rows["accounts.Person"].create(time_zone="Europe/Berlin")
    rows["accounts.ReturnLink"].create(
        person=person, name="Phone", digest="d" * 64, lands_on="commitments:week", created_at=NOW
    )
    commitment = rows["commitments.Commitment"].create(
        person=person,
        value=rows["commitments.Value"].create(person=person, name="family"),
        what="supper at home",
        weekday=1,
        starts_local=time(18),
        ends_local=time(20),
        time_zone="Europe/London",
        obstacle="a late call",
        response="say so",
        created_at=NOW,
    )
    for week in range(4):
        starts_at = TUESDAY + timedelta(weeks=week)
        occasion = rows["commitments.Occasion"].create(
            commitment=commitment, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2)
        )
        if week < 2:
            rows["commitments.CheckIn"].create(
                occasion=occasion, answer=["kept", "missed"][week], answered_at=starts_at
            )
    rows["commitments.MicroHabit"].create(
        person=person, commitment=commitment, cue="I sit", action="breathe", created_at=NOW
    )
    attempt = rows["assessments.Attempt"].create(person=person, instrument="full", version=1, started_at=NOW)
    rows["assessments.ItemAnswer"].create(attempt=attempt, item="clear-end", value=4)
    rows["assessments.ItemAnswer"].create(attempt=attempt, item="flow-together", value=None)


def test_rows_of_the_first_version_are_there_in_today_s(upgraded):
    person = Person.objects.using(upgraded).get()
    assert (person.time_zone, person.email, person.is_staff) == ("Europe/Berlin", None, False)
    assert ReturnLink.objects.using(upgraded).live().get().digest == "d" * 64
    commitment = Commitment.objects.using(upgraded).get()
    assert (commitment.person, commitment.what, commitment.value.name) == (person, "supper at home", "family")
    assert (commitment.days, commitment.hours.starts, commitment.hours.ends) == ([1], time(18), time(20))
    assert (commitment.obstacle, commitment.response, commitment.finished_at) == ("a late call", "say so", None)
    assert [each.starts_at.date() for each in Occasion.objects.using(upgraded).order_by("starts_at")] == [
        date(2026, 11, 24),
        date(2026, 12, 1),
        date(2026, 12, 8),
        date(2026, 12, 15),
    ]
    assert list(CheckIn.objects.using(upgraded).order_by("pk").values_list("answer", "note", "reason")) == [
        ("kept", "", ""),
        ("missed", "", ""),
    ]
    assert MicroHabit.objects.using(upgraded).kept().get().action == "breathe"
    assert Attempt.objects.using(upgraded).get().values() == {"clear-end": 4, "flow-together": None}
    for model in (Person, Commitment, Occasion, MicroHabit, Attempt):
        for row in model.objects.using(upgraded):
            row.validate_constraints()


def test_constraints_of_today_hold_in_a_database_that_was_upgraded(upgraded):
    with connections[upgraded].cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_key_check").fetchall() == []
        assert cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    commitment = Commitment.objects.using(upgraded).get()
    commitment.weekdays = "17"
    with pytest.raises(ValidationError):
        commitment.validate_constraints()


def test_upgrade_that_was_stopped_goes_on(old):
    """Each step is one transaction: after a stop the next start finds whole steps and does the rest."""
    made = executor(old)
    plan = made.migration_plan(made.loader.graph.leaf_nodes())
    assert len(plan) > 5
    made.migrate([(plan[3][0].app_label, plan[3][0].name)])
    take_to_today(old)
    assert Commitment.objects.using(old).get().days == [1]
    assert not executor(old).migration_plan(executor(old).loader.graph.leaf_nodes())
    assert not Article.objects.using(old).exists()


def test_models_called_otherwise_keep_their_rows_and_who_may_see_them(old):
    """Reminding became ReminderSettings, and Edition ContentVersion; their tables stayed."""
    before = [("commitments", "0011_past_midnight"), ("articles", "0002_edition")]
    executor(old).migrate(before)
    then = executor(old).loader.project_state(before).apps
    person = then.get_model("accounts.Person").objects.using(old).get()
    then.get_model("commitments.Reminding").objects.using(old).create(person=person, hour=18, started_at=NOW)
    then.get_model("articles.Edition").objects.using(old).create(pk=1, name="a" * 32)
    rights = then.get_model("auth.Permission").objects.using(old)
    for label, model in [("commitments", "reminding"), ("articles", "edition")]:
        kind, _ = (
            then.get_model("contenttypes.ContentType").objects.using(old).get_or_create(app_label=label, model=model)
        )
        rights.create(content_type=kind, codename=f"view_{model}", name="Can view it")
    take_to_today(old)
    own = ReminderSettings.objects.using(old).get(person__reminder_settings__hour=18)
    assert (own.person_id, own.started_at) == (person.pk, NOW)
    assert ContentVersion.objects.using(old).get().name == "a" * 32
    found = Permission.objects.using(old).filter(name="Can view it").order_by("codename")
    assert [right.codename for right in found] == ["view_contentversion", "view_remindersettings"]
    executor(old).migrate(before)
    assert then.get_model("commitments.Reminding").objects.using(old).get().hour == 18
    assert {right.codename for right in rights.filter(name="Can view it")} == {"view_edition", "view_reminding"}
