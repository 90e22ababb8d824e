"""What this room holds about a person."""

from accounts.holdings import Holding
from coaching.models import Reaction

PERSONAL = (Holding(Reaction, "person", "what you said to suggestions: which one, which of seven answers, and when"),)
