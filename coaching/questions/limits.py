"""How long a question to the coach may be, and how many are kept. Pure."""

QUESTION_LENGTH = 300
MAX_KEPT = 50
