"""What this room holds about a person."""

from accounts.holdings import Holding
from coaching.models import AskedQuestion, Reaction

PERSONAL = (
    Holding(Reaction, "person", "answers to suggestions: which one, which of seven answers, and when"),
    Holding(AskedQuestion, "person", "questions to the coach that you ticked to keep, and when you asked them"),
)
