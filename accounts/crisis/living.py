"""What people write who see no point in living, or stay for one thing alone. See `crisis_rules`. Pure."""

from accounts.crisis.vocabulary import SEASON, THINKING

NO_POINT = (
    r"\b(?:see|is|theres|what|whats|got) (?:the|any|a|much|no) (?:\w+ )?point(?: to)?(?: anymore| now| really|"
    r" honestly| left)*$",
    r"\b(?:no point|point (?:in|of|to)|no use|use (?:in|of))(?: me| my| even| just)* (?:anything|any of (?:it|this)|"
    r"it all|me(?: anymore)?$|being (?:here|around)(?: anymore|$)|carrying on(?: anymore|$)|trying (?:anymore|"
    r"to live)|tomorrow|another day|getting (?:up|out of bed)(?: anymore|$)|fighting)",
    r"\b(?:nothing|anything|one thing)(?: left| good)* to look forward to(?: ever| again| anymore|"
    r" in (?:my )?life)*$|\bnothing to look forward to ever",
    r"\bwhat (?:have i got|do i have|is there|have i)(?: really| even| left| got)* to live for",
    r"\b(?:no|any|another|a|single|out of|run out of) reasons? (?:left )?to (?:keep (?:going|living|on|trying)|"
    r"carry on|stay alive|stay(?: here)?(?: anymore|$)|be here|bother living|wake up|get up)(?! (?:with|at|on|to|"
    r"early|before|so|in|for)\b)",
    r"\b(?:lost|losing|run out of|ran out of|no|not got any|out of)(?: all| my| the| any)* (?:fight left|"
    r"will to (?:live|go on)|reason to live|hope(?: left| for me| anymore|$))",
    r"\bnever (?:going to )?(?:get|gets|getting) (?:any )?better(?: is it| for me)?$",
    r"\b(?:nothing|none of (?:it|this)|life|living|it|i am)(?: is| just| really| all)* (?:not|isnt|isnt even|"
    r"no longer|never|aint) worth (?:living|it anymore|it all|saving)",
    r"\b(?:no|see (?:a|any|no)|cant find (?:a|any)) (?:way )(?:forward|through|back)(?: for me| anymore)?$",
    r"\bno way out(?: of (?:this|it|here))?(?: for me| for us| anymore| now| except \w+)*$",
)

NOT_HERE = (
    r"\b(?:not|dont|cant|hardly|unsure|never)(?: \w+){0,2} (?:know |sure |say )?(?:if |that |"
    r"whether )?i (?:really )?(?:want|can|should|deserve)(?: to)? (?:be (?:here|around|alive)|go on|keep going|live|"
    r"stay alive|exist)(?! (?:for|at|on|in|with|when|near|until|all)\b)",
    r"\b(?:wont|not|dont think i will|doubt i will|cant imagine)(?: \w+)? (?:be|being) (?:here|around|alive) (?:by|"
    rf"at|to see|come|for|past|after) (?:the )?{SEASON}(?! (?:meeting|call|party|sprint|session|standup|shift|run))",
    r"\bi (?:\w+ )?(?:wont|not going to|might not|may not) be (?:here|around|alive) (?:much longer|for much longer|"
    r"to see|anymore)",
    r"\bsee myself (?:making it|getting|living|lasting|reaching|being (?:here|around))(?: to| past| until| through|"
    rf" at)? {SEASON}",
    r"\bsee myself (?:getting (?:old|older)|growing old|being (?:here|around)(?: anymore|$)|reaching \w+$)",
    r"\b(?:better|easier|best|simpler|kinder|rather|prefer|love|like|want|wish i could|nice)(?: to| if i (?:was|were|"
    r"did|could))*(?: just| simply)? (?:not|never)(?: to)? (?:be here|exist|be alive|be around|have existed|"
    r"have been born|wake up)(?! (?:at|for|on|in|when|until|before|so|to|next|this|early)\b)",
    rf"\b{THINKING}(?: \w+)? (?:not (?:being (?:here|alive|around)|existing|waking up|living)|ceasing to exist|"
    r"being gone)(?! (?:at|for|on|in|when|until|before|next|this)\b)",
    r"\bi (?:could|would|want to|might|may|wish to)?(?: \w+)? ?(?:cease|stopped|stop)(?: to)? exist(?:ing)?\b",
    r"\b(?:want|wish|could|like|hope|ready|time)(?: for me)?(?: to| i could| i was| i were)+(?: just| quietly|"
    r" all)* (?:fade away|slip away|be no more|be gone|gone|not be)(?= |$)(?! (?:by|at|before|from|until|for|on|in|"
    r"to|home)\b)",
    r"\b(?:hope|wish|want|pray|please|could|like|love|lucky|better)\b(?: \w+){0,9} (?:never|not|"
    r"dont)(?: ever)?(?: have to| need to)? (?:wake|wake up|get up|open my eyes|come round)(?: again| ever|"
    r" anymore)*(?! (?:at|to|so|before|early|until|till|on|for|in)\b)(?= again| ever| anymore|$)",
    r"\b(?:hope|wish|want|pray)\b(?: \w+){0,5} (?:tomorrow|the morning|morning)(?: \w+)? (?:dont|wont|never|"
    r"not)(?: ever)? come",
    r"\b(?:dont|cant|nothing) (?:\w+ )?(?:want|wish|face)(?: there)?(?: to be)? (?:a|any|another)? ?(?:tomorrow|"
    r"morning)(?: to come)?$",
    r"\b(?:might|may) as well (?:just )?(?:be dead|be gone|die|not (?:be here|exist|be alive)|end it|give up on life)",
    r"\b(?:want|wish)(?: \w+)? (?:it|this|it all|all of it|everything|all this|life)(?: all)?(?: to be| was| were|"
    r" just)* over(?! (?:with|by|before|and|on|at|already|so|for|in|soon)\b)",
    r"\b(?:want|going|need|ready|trying|tried|decided|plan|planning|how|time|able|brave enough|"
    r"easier)(?: just)? to(?: just| finally)* end (?:it|things|everything|this life|my suffering|my misery)(?: all|"
    r" now| tonight| soon)*$",
    r"\b(?:tired|sick|weary|done|exhausted|had enough|fed up|finished)(?: of| with| so| just)* (?:being (?:me|here|"
    r"alive|in this world|a person)|this (?:world|life)|waking up(?: every day| each day)?$|it all$|"
    r"having to (?:live|exist)|breathing|trying to (?:live|stay|survive)|everything$)",
    r"\b(?:make|making) (?:it all|the pain|the thoughts|the voices|everything|this pain)(?: just| finally)? (?:stop|"
    r"go away|end|go quiet)",
    r"\bdont (?:feel|want|care) (?:like|about|for|to keep) (?:living|being alive|life|staying alive)(?! (?:in|at|on|"
    r"insurance|balance|coach))",
    r"\b(?:could|should) (?:just )?(?:be put down|put me down)\b|\bput me out of my misery(?! (?:and|with))",
    r"\bi (?:do not|dont|no longer) (?:care|mind)(?: \w+){0,3} (?:if|whether) i (?:live|wake|die|survive|exist|"
    r"get hit|crash)",
    r"\bcant keep (?:doing this|living|fighting|going|myself going)(?: anymore| like this| much longer)*$",
    r"\bcant (?:do|take|bear|stand|face) (?:life|another (?:day|night)|being (?:alive|here))(?! (?:at|of|in|on|with|"
    r"like|without)\b)",
)

STILL_HERE = (
    r"\b(?:only|just|nothing but)(?: \w+){0,5} (?:here|alive|going on|living|hanging on|"
    r"holding on)(?: \w+){0,3} because\b",
    r"\b(?:keep|keeps|keeping|kept|stop|stops|stopping|stopped) me (?:alive|here|from (?:doing it|ending|jumping|"
    r"going through))(?! (?:until|till|late|past|at|all|for|in|on)\b)",
    r"\b(?:only|one|last|main) (?:reason|thing)(?: that| why)? i (?:am|have|can|do|go|get|keep) (?:not |still |"
    r"not yet |even )*(?:here|alive|around|done it|gone|going on|living|breathing|up in the morning)",
    r"\bif it (?:wasnt|was not|werent|were not) for (?:\w+ ){1,5}i (?:wouldnt|would not|"
    r"would)(?: \w+)? (?:be (?:here|alive|gone|dead|around)|have (?:gone|done it|ended))(?! (?:at|on|in|for)\b)",
    r"\b(?:disappointed|sad|sorry|annoyed|angry|gutted|upset|wish|hate it|hate|surprised|shame)(?: that| when|"
    r" to find)* i (?:have |had )?(?:woke|woken|wake|am still here|am still alive|survived|am alive|"
    r"made it)(?! (?:late|early|at|so|before|the|him|her|you))",
    r"\bwoke up\b.{0,200} wish i (?:had not|hadnt|did not|dont)",
    r"\b(?:stopped|gave up|past|beyond|dont) car(?:e|ing)(?: about)? (?:whether|if) i (?:wake|live|die|eat|survive|"
    r"come back|am here)",
    r"\bclose my eyes and (?:not|never|dont)(?: have to| ever)? (?:open|wake|be)",
    r"\b(?:dont think|dont know (?:if|how|whether)|not sure (?:if|that|how)?|doubt)(?: \w+)? ?i (?:will|can|"
    r"am going to|could|would) (?:make it|survive|last|hold on|hang on|get)(?: through| past| until| till| beyond|"
    r" to the end of)+(?: the| this| another)? (?:weekend|week|month|winter|year|night|holidays|christmas|tomorrow|"
    r"day)(?! (?:without|with|shift|on)\b)",
    r"\b(?:cant|dont|never) (?:picture|imagine|see)(?: myself| me)?(?: being)?(?: alive| here| around)* (?:next year|"
    r"next (?:christmas|summer|month)|(?:a|any) tomorrow|growing old|old age|old)$",
    r"\b(?:dont want to|cant|too tired to) (?:do|face|bear|manage|carry|be part of|take part in)(?: this|"
    r" my)? life(?! (?:admin|at|in|of|insurance|without|with|balance|on)\b)",
    r"\blife (?:hurts|is (?:hell|torture|unbearable|agony|empty|over for me|too (?:much|painful|heavy|"
    r"sad)))(?! (?:work|to do)\b)|\bhurts to (?:be alive|live|exist|breathe|be here)",
    r"(?<!back )(?<!knee )(?<!neck )(?<!shoulder )\b(?:pain|sadness|darkness|emptiness|despair|misery)(?: inside|"
    r" in me)?(?: just| that)* (?:never|wont|dont|will not|is not going to|is never going to)(?: ever)? (?:stop|end|"
    r"go away|leave|ease)",
    r"\beverything (?:is|feels|seems|looks|has gone)(?: just| so| completely| all)* (?:black|dark|pointless|hopeless|"
    r"empty|meaningless|lost|bleak|grey)\b",
    r"\b(?:feel|am|be|felt)(?: \w+)? (?:completely|utterly|so|totally|all|desperately) alone(?! (?:in|at|on|with|for|"
    r"time)\b)",
    r"\b(?:feel|am|like i am)(?: \w+)? (?:already )?dead inside|\b(?:feel|am)(?: \w+)? (?:numb|empty|"
    r"hollow)(?: inside)?(?: all the time| and| every|$)",
    r"\bnothing left (?:in|inside|of) me\b|\bnothing left for me(?! to\b)|\bwhat is left for me$|"
    r"\bnothing (?:here )?for me anymore\b",
    r"\b(?:cant|dont)(?: even)? (?:find|see|think of|have|name)(?: me)? (?:one|a single|any|a|another)(?: good|"
    r" single)? reason$",
)
