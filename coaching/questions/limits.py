"""How long a question to the coach may be, how many are kept, and after how many places there are others. Pure."""

QUESTION_LENGTH = 300
MAX_KEPT = 50
PASSED = (3, 6, 9)
