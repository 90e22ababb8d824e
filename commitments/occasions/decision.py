"""When it really matters: what two answers advise for one protected time. Pure."""

from dataclasses import dataclass

PROTECT, BEND, LET_GO = "protect", "bend", "let_go"


@dataclass(frozen=True)
class DecisionAdvice:
    """What to do, in words, and why."""

    key: str
    title: str
    reason: str


OTHERS_CAN_DO_IT = DecisionAdvice(
    PROTECT,
    "Keep your time",
    "It need not be you, or it need not be now. Hand it on or offer another time, and keep this one.",
)
HARM_AND_OTHERS = DecisionAdvice(
    PROTECT,
    "Keep your time, and make sure it is done",
    "It must not wait, and it need not be you, or not just then. See that somebody has it; then this time is yours.",
)
CAN_WAIT = DecisionAdvice(
    BEND,
    "Move your time on purpose",
    "Nobody comes to harm, but it needs you, and then. If you choose to go, take your own time elsewhere this week.",
)
MOVED_BEFORE = DecisionAdvice(
    PROTECT,
    "Keep your time",
    "Nobody comes to harm if it waits, and this time has been moved once already. This time, let the other thing wait.",
)
EMERGENCY = DecisionAdvice(
    LET_GO,
    "Go, and let it go this time",
    "This is what an exception is for. You need not find another time now.",
)


def advise(*, harm: bool, others: bool, can_move: bool) -> DecisionAdvice:
    """`harm`: someone comes to harm, or something is gone for good, if it waits. `others`: someone else can do it, or
    another hour would serve. `can_move`: the protected time was not moved before."""
    if others:
        return HARM_AND_OTHERS if harm else OTHERS_CAN_DO_IT
    if harm:
        return EMERGENCY
    return CAN_WAIT if can_move else MOVED_BEFORE
