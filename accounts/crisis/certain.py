"""The few patterns that plainly say danger, over `wording.plain_words`. Pure.

Kept short on purpose: each was read by people, and takes next to no idiom for danger. What says it less plainly is the
classifier's, so a phrase that is missed belongs into the phrase files and not here.
"""

import re
from collections.abc import Sequence

SELF = r"(?:my|him|her|them|your|our)sel(?:f|ves)"
LIFE = r"(?:my|his|her|their|your)(?: own)? (?:life|lives)"
WISH = (
    r"(?:wish|want|wanting|wanted|wants|hope|hoping|ready|going|need|plan|planning|decided|like|pray|deserve|time|way)"
)
KIN = (
    r"(?:mom|mother|dad|father|parents|stepdad|stepfather|brother|sister|son|daughter|husband|wife|partner|boyfriend"
    r"|girlfriend|ex|flatmate|uncle|carer|man|fella)"
)
HE = rf"(?:he|she|(?:my|her|his) (?:\w+ )?{KIN})"
ME = r"(?:me|us|him|them|her(?! \w)|my (?:mom|mother|sister|brother|son|daughter|kids|children|baby))"
PILLS = r"(?:pills|tablets|meds|medication|paracetamol|antidepressants|insulin)"
HIGH = r"(?:bridge|roof|building|balcony|cliff|train|tube|bus|lorry|truck|window|car park)"

IDIOMS = (
    r"(?:career|commercial|political|professional|financial|social) suicide",
    r"suicide (?:mission|squad|squeeze|drill|prevention|awareness|rates?)",
    rf"kill(?:ed|ing)? {SELF} (?:over|trying|laughing|with (?!{PILLS}|a )|to (?:hit|meet|make|finish|get"
    rf"|reach|please))",
    r"cut myself (?:some slack|a (?:slice|piece|bit)|off|short|free|loose|shaving|cooking)",
    r"(?:hurt|burn(?:ed|t|ing)?) myself (?:out|on|running|lifting|playing|cooking|at (?:the gym|work|football))",
    r"shot myself in the foot|hanging myself out to dry|drown(?:ing)? myself in (?:work|paper|email|coffee|tea)",
    r"(?:rather|sooner) die than do|(?:die|died|dying) (?:of|for|laughing)|dying to|from scratch",
    r"tak(?:e|ing) my(?: own)? life (?:back|seriously|in hand)",
    r"domestic abuse training|self harm policy|overdos\w+ (?:on|of) (?!\w+ )\w+|overdose of (?:meetings|news|screens)",
)
CERTAIN = (
    r"suicid\w*",
    rf"kill(?:ed|ing)? {SELF}",
    r"(?:please|someone|just) kill me\b",
    rf"(?:top|off|hang|drown|shoot|stab|gas|starve|poison)(?:ping|ing)? {SELF}|(?:hanged|shot|starving) {SELF}",
    rf"do {SELF} in\b|do away with {SELF}",
    rf"(?:end(?:ed|ing)?|tak(?:e|ing|en)|took|finish(?:ing)?) {LIFE}\b|(?:lost|no) (?:my |the )?will to live",
    r"end(?:ing)? (?:it all|this life)|want(?:ing)? to end it(?: tonight| now|$)",
    rf"{WISH} (?:i )?(?:\w+ )?(?:to )?(?:just )?(?:die|be dead)\b|why can i not (?:just )?(?:die|be dead)",
    r"(?:wish|wished|wishing) (?:that )?i (?:was|were|am|would|had|had never been)? ?(?:just )?(?:dead|die|died)\b",
    r"(?:better off|rather be|should be|happier|be better|easier to be|might as well be) dead\b",
    r"if i (?:was|were|am) (?:dead|gone)|if i died\b(?! of)|when i am dead",
    r"not (?:\w+ )?want to (?:be alive|exist)\b",
    r"not (?:\w+ )?want to (?:live(?: anymore)?|be (?:here|around) (?:anymore|in this world|on this planet))$",
    r"i (?:will|would) (?:not be alive|be dead)\b",
    r"not (?:\w+ )?want to live (?:anymore|another|like this|with this pain)|no longer want to (?:live|exist|be alive)",
    r"not (?:\w+ )?want to (?:be here|wake up) anymore|never wake up(?: again)?$|hop\w+ i (?:do not|never) wake up",
    r"(?:reason|nothing|anything|something|wish|point) (?:left )?(?:to|in|of) (?:live|living|stay alive|be alive"
    r"|being alive|exist|existing)(?: for)?(?! (?:in|with|near|on|at|so|far|alone|off)\b)",
    r"(?:tired|sick|done|finished|fed up) (?:of|with) (?:living|being alive|existing|life)(?: anymore| and|$)",
    r"hate being alive|why am i (?:still |even )?alive|life (?:is )?not worth|not worth living",
    r"never (?:have )?been born|wish i had never existed|wish i did not exist|should never have existed",
    r"not see the point(?: in being here| of living| in living)? anymore$",
    r"(?:better|happier)(?: place)?(?: off)? without me(?! (?:in the|at|on|there)\b)",
    r"(?:better|happier) (?:off )?if i (?:was|were|am|did) (?:not )?(?:dead|gone|here|around|alive"
    r"|exist)\b|with me gone$",
    r"nobody (?:would|will)(?: even)? (?:miss me|(?:notice|care|cry) if i (?:died|disappeared|(?:was"
    r"|were) (?:dead|gone)))$",
    r"(?:am|being|only|just|such) a burden(?! (?:on|to|for) (?:the|our|this))",
    r"(?:cut|cutting|slit|slitting|sliced) (?:my|her|his) (?:wrists?|arms?|legs?|thighs?|throat)",
    r"(?:cut|cutting|hurt|hurting|harm|harming|burn|burned|burning|burnt|injuring) (?:my|her|him)self\b",
    r"self ?harm\w*|self injur\w*|started cutting",
    r"overdos\w*|took an od\b|pump(?:ed)? my stomach|(?:drank|drink|swallowed) (?:the |some )?(?:bleach"
    r"|antifreeze|weedkiller)",
    r"(?:noose|(?:rope|belt) (?:round|around) my neck)|(?:hope|wish|hoping) (?:a|the|that) \w+ (?:hits"
    r"|would hit|hit|had hit) me",
    r"(?:hate|wish|disappointed|sad) (?:that )?i (?:had not )?w[oa]ken? up|death would be",
    r"(?:number for|rang|phoned|called|texted|call) (?:the )?(?:samaritans|crisis (?:team|line))|women s refuge",
    rf"(?:all|too many|loads? of|handful of|bottle of|enough|saving up) (?:of )?(?:my |the |her "
    rf"|his )?(?:sleeping )?{PILLS}\b"
    r"(?! (?:in|on time|for mom|for dad))",
    rf"jump(?:ing|ed)? (?:off|from|in front of|under|out of) (?:a|an|the|that) (?:\w+ )?{HIGH}\b(?! (?:one|home|stop))",
    rf"(?:throw|throwing|threw) {SELF} (?:off|under|in front|from|out)",
    r"stepp?(?:ed|ing)? in front of (?:a|the) (?:train|tube|bus|lorry|truck|car)\b",
    r"driv\w+ (?:my |the )?(?:car )?(?:into|off) (?:a|the) (?:tree|wall|bridge|cliff|lorry|truck)",
    r"raped?\b|raping|molest\w*|sexual(?:ly)? (?:assault|abus)\w*|forc\w+ (?:me to have sex|himself on me)",
    rf"{HE} (?:\w+ )?(?:beats?|beating|slaps?|slapped|punch(?:es|ed)|kick(?:s|ed)|choked|strangl(?:es|ed)|abus(?:es|ed)"
    rf"|hits?|hitting|hurts?|hurting|batters|battered|stabbed|assaulted|attacked) {ME}\b"
    r"(?! (?:to|at|by|up about|in the (?:quiz|race|final)|with questions))",
    r"(?:threaten\w*|tried|he|ex|husband|boyfriend|partner|dad|father) (?:\w+ )?(?:going to|to|will|would|said he will)"
    rf" (?:kill|stab|strangle|hurt) {ME}\b(?! with kindness)",
    rf"(?:beaten|hit|abused|strangled|attacked|assaulted|hurt) by (?:my|her|his) {KIN}|being (?:abused|beaten)",
    rf"domestic (?:violence|abuse)|abusive (?:relationship|marriage|{KIN})|{KIN} (?:is|gets) violent",
    r"(?:scared|afraid|frightened|terrified) of my (?:husband|wife|partner|boyfriend|girlfriend|dad|father|ex)$",
    r"not (?:feel )?safe (?:at home|with myself|on my own|to be alone|being alone)|(?:fear|afraid|scared) for my life",
    r"(?:scared|afraid|frightened)(?: of)?(?: what)? i (?:might|will|would) (?:do|hurt|kill) (?:to )?myself",
    r"voices? (?:\w+ )?(?:telling|tells|tell) me to (?:die|kill|hurt|jump|cut|do it|end)",
)


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})")


IDIOM, PATTERN = _any_of(IDIOMS), _any_of(CERTAIN)


def any_certain(parts: Sequence[str]) -> bool:
    """Of the parts of a text, in plain words: in one of them, or across a pause."""
    return any(map(is_certain, (*parts, " ".join(parts))))


def is_certain(words: str) -> bool:
    """Of plain words. Idioms are taken out before."""
    return PATTERN.search(IDIOM.sub(" ", words)) is not None
