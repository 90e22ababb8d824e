from django.urls import path

from commitments.calendar import views as calendar_views
from commitments.habits import views as habit_views
from commitments.history import views as history_views
from commitments.occasions import decision_views as matter_views
from commitments.occasions import views as occasion_views
from commitments.plans import views as plan_views
from commitments.reminders import views as reminder_views
from commitments.replies import views as reply_views
from commitments.reviews import views as review_views
from commitments.sharing import public_views as shared_views
from commitments.sharing import views as share_views
from commitments.tick_link import public_views as tick_views
from commitments.tick_link import views as tick_link_views
from commitments.week import answer_views, pause_views, views
from commitments.work_card import views as work_card_views

app_name = "commitments"
urlpatterns = [
    # /commitments/
    path("commitments/new/", plan_views.commitment_new, name="commitment_new"),
    path("commitments/<int:commitment_id>/saved/", plan_views.commitment_saved, name="commitment_saved"),
    path("commitments/", plan_views.commitment_list, name="commitment_list"),
    path("commitments/<int:commitment_id>/edit/", plan_views.commitment_edit, name="commitment_edit"),
    path("commitments/<int:commitment_id>/archive/", plan_views.commitment_archive, name="commitment_archive"),
    path("commitments/<int:commitment_id>/restore/", plan_views.commitment_restore, name="commitment_restore"),
    path("commitments/<int:commitment_id>/told/", plan_views.commitment_told, name="commitment_told"),
    path("commitments/<int:commitment_id>/halve/", pause_views.commitment_halve, name="commitment_halve"),
    path("commitments/<int:commitment_id>/move/", pause_views.commitment_move, name="commitment_move"),
    path("commitments/<int:commitment_id>/rest/", pause_views.commitment_rest, name="commitment_rest"),
    path("commitments/<int:commitment_id>/reviews/new/", review_views.review_new, name="review_new"),
    path("commitments/<int:commitment_id>/reviews/last/", review_views.review_last, name="review_last"),
    path("commitments/<int:commitment_id>/look-back/", history_views.look_back, name="look_back"),
    path("commitments/<int:commitment_id>/keepsake/", history_views.keepsake, name="keepsake"),
    path("commitments/<int:commitment_id>/renew/", history_views.renew, name="renew"),
    path("commitments/<int:commitment_id>/adapt/", history_views.adapt, name="adapt"),
    path("commitments/<int:commitment_id>/finish/", history_views.finish, name="finish"),
    path("commitments/<int:commitment_id>/card/", plan_views.card, name="card"),
    path("commitments/<int:commitment_id>/plan.ics", calendar_views.calendar_file, name="calendar_file"),
    path("commitments/<int:commitment_id>/replies/", reply_views.commitment_replies, name="commitment_replies"),
    # /replies/
    path("replies/", reply_views.replies, name="replies"),
    path("commitments/<int:commitment_id>/share/", share_views.share, name="share"),
    path("commitments/<int:commitment_id>/share/close/", share_views.share_close, name="share_close"),
    # /shared/
    path("shared/<str:token>/", shared_views.plan_shared, name="plan_shared"),
    # /how-i-work/
    path("how-i-work/", work_card_views.how_i_work, name="how_i_work"),
    path("how-i-work/link/", work_card_views.how_i_work_link, name="how_i_work_link"),
    path("how-i-work/close/", work_card_views.how_i_work_close, name="how_i_work_close"),
    path("how-i-work/<str:token>/", work_card_views.how_i_work_shared, name="how_i_work_shared"),
    # /me/calendar/, and what programs read without a session
    path("me/calendar/", calendar_views.calendar, name="calendar"),
    path("me/calendar/feeds/new/", calendar_views.calendar_feed_new, name="calendar_feed_new"),
    path("me/calendar/feeds/<int:feed_id>/revoke/", calendar_views.calendar_feed_revoke, name="calendar_feed_revoke"),
    path("calendar/<str:token>/plans.ics", calendar_views.calendar_feed, name="calendar_feed"),
    # /me/tick/, and what tags and programs open without a session
    path("me/tick/", tick_link_views.tick_link, name="tick_link"),
    path("me/tick/new/", tick_link_views.tick_link_new, name="tick_link_new"),
    path("me/tick/end/", tick_link_views.tick_link_end, name="tick_link_end"),
    path("tick/<str:token>/", tick_views.tick, name="tick"),
    # /history/
    path("history/", history_views.history, name="history"),
    # /markers/
    path("markers/new/", review_views.marker_baseline, name="marker_baseline"),
    # /week/
    path("week/", views.week, name="week"),
    path("week/pause/", pause_views.week_pause, name="week_pause"),
    path("week/resume/", pause_views.week_resume, name="week_resume"),
    # /habits/
    path("commitments/<int:commitment_id>/habits/new/", habit_views.habit_new, name="habit_new"),
    path("habits/<int:habit_id>/edit/", habit_views.habit_edit, name="habit_edit"),
    path("habits/<int:habit_id>/give-up/", habit_views.habit_give_up, name="habit_give_up"),
    path("habits/<int:habit_id>/leave/", habit_views.habit_leave, name="habit_leave"),
    path("habits/<int:habit_id>/take-up/", habit_views.habit_take_up, name="habit_take_up"),
    path("habits/<int:habit_id>/days/", answer_views.habit_day, name="habit_day"),
    # /occasions/
    path("occasions/<int:occasion_id>/check-in/", answer_views.check_in, name="check_in"),
    path("occasions/<int:occasion_id>/", occasion_views.occasion, name="occasion"),
    path("occasions/<int:occasion_id>/bend/", occasion_views.bend, name="bend"),
    path("occasions/<int:occasion_id>/undo/", answer_views.check_in_undo, name="check_in_undo"),
    path("occasions/<int:occasion_id>/matters/", matter_views.matters, name="matters"),
    path("occasions/<int:occasion_id>/let-go/", matter_views.let_go, name="let_go"),
    # /reminders/
    path("reminders/", reminder_views.reminders, name="reminders"),
    path("reminders/stop/", reminder_views.reminders_stop, name="reminders_stop"),
    path("reminders/noted/", reminder_views.reminder_noted, name="reminder_noted"),
    path("reminders/<str:token>/<int:choice>/", reminder_views.reminder_answer, name="reminder_answer"),
    path("reminders/<str:token>/move/", reminder_views.reminder_bend, name="reminder_bend"),
    path("reminders/<str:token>/stop/", reminder_views.reminder_unsubscribe, name="reminder_unsubscribe"),
]
