"""Every form of ours with its fields."""

from importlib import import_module

from django import forms
from django.conf import settings

from assessments.full.forms import SectionForm
from assessments.library import QUICK, newest, newest_full
from assessments.quick.forms import AnswerForm
from commitments.reviews.forms import BaselineForm, MarkersForm, ReviewForm
from practices.activity_hours import WORK
from practices.calendar_import.forms import CalendarHoursForm
from practices.calendar_import.totals import TitleHours
from practices.messages.forms import MessageForm
from practices.messages.wording import CoachContext
from practices.models import ValueCard
from practices.time_audit.forms import DayForm
from practices.values.forms import MeaningsForm, OrderForm
from practices.work_hours.forms import WorkWeeksForm
from tests.commitments.factories import NOW, make_commitment, occasions_of

ROOT = settings.BASE_DIR
OURS = settings.LOCAL_APPS
FIELDLESS = {OrderForm}  # what it reads is in the table of views


def fields_of():
    """Fields of each form of ours. Those that come into being with an object are seen only on one that is made."""
    occasion = occasions_of(make_commitment())[0]
    made = [
        AnswerForm(newest(QUICK)),
        SectionForm(newest_full(), newest_full().sections[0]),
        MarkersForm(),
        BaselineForm(),
        ReviewForm(occasion=occasion, now=NOW),
        MeaningsForm(cards=[ValueCard(pk=1, name="tea")]),
        DayForm(names=[WORK], noted=None, person=None),
        MessageForm(known=CoachContext()),
        CalendarHoursForm(entries=[TitleHours("tea", (1,) * 7)], names=[WORK], person=None),
        WorkWeeksForm(weeks=1, today=NOW.date(), shifts=[], person=None),
    ]
    fields = {kind: kind.base_fields for kind in our_forms()} | {type(form): form.fields for form in made}
    return {kind: each for kind, each in fields.items() if each or not (kind.__subclasses__() or kind in FIELDLESS)}


def our_forms():
    for app in OURS:
        for file in (ROOT / app).rglob("*forms.py"):
            import_module(dotted(file))
    return {kind for kind in kinds_in(forms.BaseForm) if kind.__module__.partition(".")[0] in OURS}


def kinds_in(base):
    for kind in base.__subclasses__():
        yield kind
        yield from kinds_in(kind)


def dotted(file):
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)
