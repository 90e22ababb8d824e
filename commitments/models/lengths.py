"""The longest text of each kind that a commitment, its occasions and its habits hold."""

VALUE_LENGTH, WHAT_LENGTH, WORDS_LENGTH, NOTE_LENGTH = 60, 120, 200, 500
