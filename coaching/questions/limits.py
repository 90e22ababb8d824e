"""How long a question to the coach may be, and how many are kept. Pure."""

QUESTION_LENGTH = 300
MOST_KEPT = 50
