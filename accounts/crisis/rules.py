"""What somebody in danger may write, as regular expressions over `accounts.crisis.detection.plain` words.

Each is a kind of expression, not a phrase; `(?! …)` leaves out what work says the same way. Pure.
"""

from accounts.crisis.ending import AN_END, NO_MORE
from accounts.crisis.living import NO_POINT, NOT_HERE, STILL_HERE
from accounts.crisis.means import HARM, HOME, MEANS
from accounts.crisis.parting import BURDEN, FAREWELL
from accounts.crisis.vocabulary import AFRAID, MEDICINE

SELF = r"(?:my|him|her|them|your|our)sel(?:f|ves)"
WHOSE = r"(?:my|his|her|their|our|your)"
ABUSER = r"(?:he|she|husband|wife|partner|boyfriend|girlfriend|dad|father|mum|mom|mother|stepdad|ex)"

IDIOMS = (
    r"(?:feel|feels|feeling|more|so|glad|good|great|happy|lucky)(?: to be)? alive",
    r"(?:career|commercial|political|professional|financial|social) suicide",
    r"suicide (?:mission|squad|squeeze|drill)",
    r"thrown under the bus",
    r"sho(?:ot|oting|t) myself in the foot",
    r"(?<!think of )(?<!thinking of )(?<!about )(?<!like )kill(?:ed|ing) myself"
    r" (?:over|trying|with (?!pills|tablets|a )|to (?:hit|meet|make|finish|get|reach|deliver|please))",
    r"cut myself (?:some slack|a (?:slice|piece|bit)|off|short|free|loose|shaving|cooking)",
    r"hurt(?:ing)? myself (?:running|lifting|playing|at (?:the gym|work|football)|on the)",
    r"burn(?:t|ed|ing)? myself (?:out|on|cooking)",
    r"hang(?:ing)? myself out to dry",
    r"drown(?:ing)? myself in (?!the )",
    r"(?:die|died|dying) of (?:embarrassment|shame|boredom|laughter|laughing)",
    r"(?:die|died|dying) laughing|dying (?:to|for)|die for|rather die than",
    r"overdos\w+ (?:on|with) (?:coffee|caffeine|tea|sugar|chocolate|meetings|screens?|hype|news)",
    r"tak(?:e|ing) my(?: own)? life (?:back|seriously|in hand)",
    r"(?:all|some of) (?:my|the) (?:tablets|pills|medication|meds) (?:on time|as prescribed|each|every)",
)

TO_DIE = (
    r"suicid\w*",
    r"\bkms\b",
    r"\bunaliv\w+",
    rf"\bkill(?:ed|ing|s)? {SELF}",
    rf"\b(?:top(?:ping|ped)?|off(?:ing|ed)?|neck(?:ing|ed)?|hang(?:ing|ed)?|drown(?:ing|ed)?|shoot(?:ing)?|shot|"
    rf"poison(?:ing|ed)?) {SELF}",
    rf"\bdo(?:ing)? {SELF} in\b",
    rf"\bdo(?:ing)? away with {SELF}",
    r"\b(?:noose|ropes?)\b.{0,200} hang",
    rf"\b(?:end(?:ed|ing)?|take|taking|took|taken) {WHOSE}(?: own)? (?:life|lives)\b",
    r"\bend(?:ing)? it all\b",
    r"\b(?:of|about) ending it$|\bend the pain|\bmy own hand\b|\b(?:i am|feel|feeling) dying inside",
    r"\bend(?:ing)? it (?:tonight|today|for good|forever|this weekend)",
    r"\b(?:want|wants|wanted|wish|ready|going|need|plan|planning|decided|mind|like|hope)(?: i could)?(?: to)?"
    r"(?: just| really)* (?:die|be dead)\b",
    r"\b(?:thought|thoughts|think|thinking|dream|except|but) ?(?:of|about)? dying\b",
    r"\b(?:rather|better off|happier|easier|should|wish i (?:was|were)|wish i (?:was|were) just)(?: be)? dead\b",
    r"\bwish i (?:wasnt|werent) (?:alive|here)",
    r"\bnever(?: have)?(?: been)? born\b",
    r"\b(?:being dead|if i die|die tonight|die in my sleep|let me die|hope i die|i am ending it)\b",
    r"\bpainless (?:ways?|death)",
    r"\bways? to (?:die|end it)",
    r"\bif i (?:died|was dead|were dead|disappeared|vanished|was gone|were gone)\b",
    r"\b(?:when|once|after|if) (?:i am|he is|she is) dead\b|\b(?:my|own) (?:death|funeral)\b",
    r"\bdeath (?:would|is|seems|feels)(?: be| like)?(?: an?| the| my)?(?: only)?"
    r" (?:relief|escape|answer|better|easier|peace)",
    r"\b(?:want|wish|pray|praying|long|longing|hoping|wait|waiting) for (?:my )?death\b",
    r"\b(?:end|ending) (?:everything$|everything (?:tonight|forever)|things (?:for good|forever))|\bby dying\b",
    r"\b(?:wont|dont think i will) be (?:alive|around (?:by|much longer|anymore))",
)
TO_LIVE = (
    r"\bdont want to (?:be alive|exist|live(?: like this)?(?: anymore|$)|go on(?: living| anymore| like this|$)"
    r"|be (?:here|around|in this world) ?(?:anymore|$))",
    r"\bdont want to wake up(?! (?:at|to|so|before|early|every)\b)",
    r"\b(?:dont|wont|not|never) wake up(?! (?:at|to|so|before|early|until|till)\b)(?= |$).{0,200}"
    r"\b(?:hope|wish|want|pray|again)",
    r"\b(?:hope|wish|want|pray|easier|better|sleep)\b.{0,200}\b(?:dont|didnt|wont|not|never) wake(?: up)?(?! (?:at|to"
    r"|so|before|early|until|till)\b)",
    r"\b(?:no|any|another|a|little|one) reason to (?:live|be alive|exist|go on(?! with))",
    r"\b(?:nothing|anything|something)(?: left| else)? to live for",
    r"\b(?:not|isnt|no longer|hardly|never) worth living",
    r"\blifes?(?: is)? ?(?:not|isnt|no longer) worth it",
    r"\bcant (?:go|carry|keep) on(?: living| anymore| like this|$)(?! (?:with|at|on) (?:\w+ ){0,3}(?:projects?"
    r"|meetings?|calls|shifts|hours|work|mails?|overtime|clients?|deadlines?|rota)\b)",
    r"\b(?:dont|not|cant|never|hate|stop|no longer|wont)(?: \w+){0,4} (?:to live|living)"
    r"(?! (?:in|on|off|out|near|with|at|to|up|for|by|far|close|together|without|through|the|a|there|here|my|near)\b)",
    r"\bcant (?:just )?live(?: anymore| like this|$)",
    r"\b(?:to be|being|still|only|be) alive\b",
    r"\b(?:wish|never|why|should)\b(?: \w+){0,4} born\b|\bdont want (?:a|any) tomorrow\b",
    r"\b(?:wont|dont|not|never)\b(?: \w+){0,3} (?:see|make it to) (?:the new year|christmas|tomorrow|another day)\b",
    r"\blifes? (?:isnt|is not|not) for me\b",
    r"\b(?:my|this) life to (?:end|stop|be over)",
    r"\b(?:not|cant|dont|never|hate|stop|wasnt|wont|sick of|tired of|wish|why)\b(?: \w+){0,4} (?:alive"
    r"|existing)\b(?! as\b)",
    r"\b(?:deserve|will|bother) to (?:live|be alive|exist)\b|\blost (?:my|the) will to live|\blive or die\b",
    r"\b(?:stay|be|live|belong|wanted) (?:in|on) this (?:world|earth)|\bleav\w+ this (?:world|earth|life)",
    r"\b(?:cant|dont|no)(?: see)?(?: a| any| my)? future(?: for me| anymore|$)(?! (?:in|at|with)\b)",
    r"\bhate (?:my life|myself)\b(?! for)|\b(?:i am|feel|feeling) (?:so |just |completely )?worthless",
    r"\blifes?(?: is)? (?:pointless|meaningless|has no meaning)\b(?! without)|\bcant keep going$",
    r"\bnothing matters\b(?! (?:more|as|but|to|in)\b)|\bnothing left for me",
    r"\bcant (?:cope|fight)(?: this| it)?(?: anymore|$)",
    r"\bcant live (?:with myself|like this|without (?:him|her|them|you))",
    r"\b(?:no|lost all|losing|without) hope(?: left| for me| anymore|$)",
    r"\b(?:want|wish|go) to sleep forever",
    r"\b(?:make it|get|last|be here) through (?:tonight|(?:the|this|another) night)\b(?! (?:shift|feed))",
    r"\bdo something (?:stupid|silly)\b",
    r"\bcant (?:do|take|bear|stand|face|cope with) (?:this|it|life)(?: pain)?(?: all)? (?:anymore|much longer)",
    r"\b(?:tired|sick|weary|done|finished|fed up|exhausted|had enough) (?:of|with) (?:living|being alive|existing|life)"
    r"(?! (?:in|out|with|at|on|under|by|admin|coach))",
    r"\bg(?:ive|iven|iving|ave) up on (?:life|living|everything)",
    r"\bwant out of (?:this |my )?life",
    r"(?:\bno point|\bpoint (?:in|of|to))(?: me| my)?(?: even)? (?:living|being alive|existing|life|waking up|going on"
    r"(?= living| anymore| like this|$))",
)
DESPAIR = (
    r"\bbetter off (?:without me|with me gone|if i (?:wasnt|werent|died))",
    r"\bif i (?:wasnt|werent) (?:around|here|alive)\b",
    r"\b(?:world|everyone|family|kids|children|they)(?: all)?(?: would| will| are| is)?(?: be)?(?: a)?"
    r" (?:better|happier)(?: place| off)? without me(?! (?:in the|at|on|there)\b)",
    r"\bthis is goodbye|\bbe with \w+(?: \w+)? in heaven|\bgo to heaven\b",
    r"\b(?:i am|am|being|become|like|such|just|nothing but) a burden"
    r"(?! (?:on|to|for) (?:the|our|this) (?:\w+ )?(?:budget|system|server|payroll|schedule|rota|department)\b)",
    r"\bnobody needs me\b",
    r"\bnobody cares (?:about me|(?:if|whether) i (?:live|die|am alive|exist|disappear))",
    r"\b(?:want to|could)(?: just)? (?:disappear|vanish)(?! (?:for|into|on|from|to)\b)",
    r"\b(?:want|wants) (?:it all|it|me|the pain|everything|this pain) to (?:stop|end|(?:be )?(?:over|finished))"
    r"(?! (?:by|before|on|at|with|in|so)\b)|\bwish (?:it"
    r"|this)(?: would| could)?"
    r"(?: all)? (?:be )?over\b|\bbe here at all\b|\bbe with my (?:late|dead) ",
    r"\b(?:no|only|see (?:a|any|another)|find (?:a|any|no)) way out(?! of)",
    r"\bfeel(?:ing)?(?: \w+)? hopeless(?! (?:at|with))",
    r"\bsee myself (?:living|alive)\b|\bi deserve (?:pain|to suffer|to die)\b",
    r"\bgoodbye (?:letters?|notes?|everyone)\b(?! (?:to|for) (?:the|my) )",
    r"\b(?:this is|wrote|written|writing|leave|leaving|left) (?:my|a) (?:last|final) (?:note|goodbye|letter)\b",
    r"\bsay(?:ing)? goodbye to (?:everyone|the world)|\b(?:said|say|saying) my goodbyes",
    r"\bletters?\b.{0,200} (?:after|when|once) i am (?:gone|dead)",
    r"\bhear(?:ing)? voices|\bvoices? (?:tell|in my head)",
)
METHODS = (
    r"\b(?:jump|step|throw|threw)\w*(?: myself)? (?:off|from) (?:a|an|the|that|this)? ?(?:\w+ )?"
    r"(?:bridge|roof|building|balcony|cliff|ledge|platform|car park)",
    r"\b(?:jump|step|throw|walk|threw)\w*(?: myself)? (?:in front of|under) (?:a|the) ?(?:\w+ )?"
    r"(?:train|tube|bus|lorry|truck|car)\b|\b(?:jump|step|walk)\w* onto the tracks",
    r"\bstepped off$|\bjump off(?: tonight|$)|\bjump (?:from|off) (?:the )?\w+ floor",
    r"\bdriv\w+ (?:(?:my|the) car )?(?:into|off) (?:a|the) (?:tree|wall|bridge|cliff|lorry|truck|river|road)",
    r"\boncoming (?:traffic|lane|cars?|trains?)|\bswerv\w+ into",
    rf"\b(?:slit|slash|cut)\w* {WHOSE} (?:wrist|arm|leg|thigh)s?\b",
    rf"\bcut(?:ting)? {SELF}",
    rf"\b(?:hurt|harm|burn|injur|starv)\w* {SELF}",
    r"\bself ?(?:harm|injur)\w*|\bstart(?:ed|ing) cutting|\bcutting again|\brazor blades?\b",
    r"\burges? to (?:cut|hurt|harm|burn|jump|die)|\btelling me to (?:jump|cut|hurt|harm|kill|die)",
    r"\b(?:tied|bought) (?:the|a|some) (?:rope|noose)",
    r"\blethal dose",
    r"\bfatal dose",
    r"\b(?:drink|drinking|drank|swallow\w*) bleach",
    r"\b(?:drink|drinking|starving) myself to death",
    r"\bhave a (?:rope|noose)\b",
    r"\bcarbon monoxide",
    r"\bexhaust fumes",
    r"\bcrash\w* (?:the|my) car (?:on purpose|into)",
    r"\bhit by a (?:car|bus|train|truck|lorry)",
    r"\b(?:car|bus|train|truck|lorry) (?:hits|would hit) me",
    r"\b(?:wish|want)\b.{0,200} (?:shoot|kill|killed|hit) me\b",
    r"\b(?:hit|hitting|punch|punching|bite|biting|scratch|scratching) myself\b",
    r"\b(?:blow|blew) my (?:brains|head)|\bbullet (?:in|through) my|\bgun (?:in my mouth|to end)",
    r"\bmake myself (?:throw up|vomit)",
    r"\boverdos\w+",
    r"\b(?:all|too many|enough|a load of|loads of|lots of|a handful of|handfuls of|bottle of|saving|saving up"
    r"|saved up|stockpil\w+|hoard\w+|collecting)(?: of)?"
    rf"(?: my| the| these| his| her)? {MEDICINE}(?! for)|\bhave (?:the|enough) {MEDICINE}(?! for)",
)
DANGER = (
    r"\b(?:not|dont feel|never feel) safe (?:on my own|alone|by myself|at home|with (?:myself|him|her)|tonight)",
    r"\bwant to (?:hurt|stab|shoot) (?:someone|somebody|people|him|her|them)(?! an?\b)",
    r"\b(?:keep|keeping) (?:myself|him|her|them) safe\b|\bunsafe (?:at home|with)|\bin danger(?: at home| from|$)",
    r"\bforce[sd] (?:me to have sex|himself on me|herself on me)|\bstalk(?:s|ed|ing) me\b",
    rf"\b{ABUSER} (?:hits|hit|beats|beat|hurts|hurt|is hitting|is beating)"
    r" (?:the|my|our) (?:kids|children|son|daughter)",
    r"\btrust myself (?:to be|on my own|alone|tonight|not to|anymore)",
    rf"\b{AFRAID} of (?:my )?(?:husband|wife|partner|boyfriend|girlfriend|dad|father|stepdad|ex)\b",
    rf"\b{AFRAID} of (?:myself|what i (?:might|may|could|will) do)",
    r"\b(?:might|going to|want to|thoughts? of|thinking of|urge to)(?: \w+)? (?:hurt|harm|shak|smother)\w*"
    r" (?:my|the|our) (?:baby|child|children|kids|son|daughter)",
    rf"\b{AFRAID} (?:to go|of going) home",
    rf"\b{AFRAID}\b.{{0,200}} {ABUSER} (?:will|might|may|could|is going to) (?:hurt|kill|hit) me",
    rf"\b{ABUSER} (?:(?:is|was|has|has been|keeps|just|always|sometimes|often) )*(?:hit|hits|hitting|push\w*"
    rf"|shov\w+|grabb\w+|beat|beats|beating"
    r"|punche[sd]|punching|chok\w+|strangl\w+|slap\w*|kick\w*|hurt|hurts|hurting|abus\w+) (?:me|us)\b"
    r"(?! (?:to|with|up|why|hard|off|out|at (?!home|night)))",
    rf"\b{ABUSER} (?:said|says|told me|wants to|swore)(?: \w+){{0,3}} kill (?:me|us|the kids|my \w+)\b",
    rf"\bthreaten\w* to (?:kill|hurt|shoot|stab|hit) (?:me|us|my \w+|{SELF})",
    r"\brap(?:ed?|ing)\b|\bsexual(?:ly)? (?:assault|abus)\w*|\bmolest\w*",
    r"\babusive (?:partner|husband|wife|relationship|boyfriend|girlfriend|marriage)|\bdomestic (?:violence|abuse)",
)

RULES = (
    *(*TO_DIE, *TO_LIVE, *DESPAIR, *METHODS, *DANGER),
    *(*NO_POINT, *NOT_HERE, *STILL_HERE, *AN_END, *NO_MORE),
    *(*BURDEN, *FAREWELL, *MEANS, *HARM, *HOME),
)
