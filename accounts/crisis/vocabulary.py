"""Words that the rules about danger name together, as parts of regular expressions. Pure."""

FAMILY = (
    r"(?:mum|mom|mam|mother|dad|father|parents|family|husband|wife|partner|boyfriend|girlfriend|sister|brother|son"
    r"|daughter|kids?|children|boys|girls|friends|best friend)"
)
MEDICINE = (
    r"(?:sleeping )?(?:pills|tablets|paracetamol|ibuprofen|tylenol|aspirin|codeine|insulin|painkillers|antidepressants"
    r"|sleepers|medication|meds)"
)
HIGH_OR_FAST = r"(?:platform|bridge|roof|edge|ledge|balcony|cliff|tracks|rails|railway|train|tube|traffic|motorway)"
THINKING = r"(?:think|thinking|thought|thoughts|imagine|imagining|wonder|wondering|fantasi\w+|dream|dreaming|picture)"
SEASON = (
    r"(?:christmas|new year|next year|spring|summer|autumn|winter|thirty|forty|fifty|(?:my|his|her) (?:next )?birthday"
    r"|the end of the (?:year|month|week)|tomorrow|(?:the )?morning|another (?:week|month|year|birthday))"
)
HE_OR_SHE = r"(?:he|she|(?:my )?(?:husband|wife|partner|boyfriend|girlfriend|dad|father|mum|mom|stepdad|ex))"
NOT = r"(?:not|dont|cant|wont|never|no|isnt|nothing|nobody|without|no longer|hardly|wasnt|wouldnt)"
WISHING = (
    r"(?:hope|wish|want|pray|please|give anything|love|like|rather|better|easier|let me|happy|happier|glad|relief|lucky"
    r"|ready)"
)
AFRAID = r"(?:afraid|scared|frightened|terrified)"
PEOPLE = rf"(?:everyone|people|the world|they|she|he|you|them|(?:my|the|our)?(?: \w+)? ?{FAMILY})"
