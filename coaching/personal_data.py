"""What this app holds about a person."""

from operator import attrgetter

from accounts.personal_data import PersonalData, alike
from coaching.models import AskedQuestion, Circumstance, Reaction

PERSONAL = (
    PersonalData(Reaction, "person", "answers to suggestions: which one, which of seven answers, and when"),
    PersonalData(
        Circumstance,
        "person",
        "what you ticked of your life at present: which of twelve answers, and when",
        find_duplicate=alike(attrgetter("kind")),
    ),
    PersonalData(AskedQuestion, "person", "questions to the coach that you ticked to keep, and when you asked them"),
)
