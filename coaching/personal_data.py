"""What this app holds about a person."""

from accounts.personal_data import PersonalData
from coaching.models import AskedQuestion, Reaction

PERSONAL = (
    PersonalData(Reaction, "person", "answers to suggestions: which one, which of seven answers, and when"),
    PersonalData(AskedQuestion, "person", "questions to the coach that you ticked to keep, and when you asked them"),
)
