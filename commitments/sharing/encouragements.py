"""What somebody with a shared page may send: one of six cheers for what came of it, or one question. No free text.

Pure.
"""

QUESTION = "asked"
CHEERS = {
    "seen": "I have seen it. Thank you for letting me know.",
    "glad": "I am glad those hours were yours.",
    "moved": "Moving it counts, too.",
    "next": "Each week stands by itself. The next one is open.",
    "hand": "Tell me if I can take something off you.",
    "tea": "Tell me more over a cup of tea.",
}
WORDS = CHEERS | {QUESTION: "How did it go?"}
