"""What people write who feel a burden, or take their leave. See `crisis_rules`. Pure."""

from accounts.crisis.vocabulary import FAMILY, PEOPLE

BURDEN = (
    r"\b(?:hurt|hurting|hurts) everyone (?:i love|by|around)|\bby (?:being alive|existing|still being here|"
    r"being here)$",
    r"\bi (?:dont|never)(?: \w+)? matter(?: to (?:anyone|anybody|them|her|him))?(?: anymore)?$",
    r"\bnobody(?: would| will| has| had)?(?: \w+)? notice[ds]? (?:that |if |when )?i (?:am|was|were) (?:missing|gone|"
    r"dead|alive|not (?:there|here)$)(?! (?:on|at|from|in|for)\b)",
    r"\b(?:me|my body|myself|i)(?: \w+){0,6} (?:in the ground|six feet under|in a (?:coffin|grave)|in the morgue)\b",
    r"\bbetter off with (?:one less|one fewer|me gone|me dead)|\bi (?:am |only |feel like i )?tak(?:e|ing) up space\b",
    r"\bdoing (?:everyone|them|the world|people|my \w+|you|him|her|us)(?: all)? a (?:favou?r|"
    r"kindness)(?= (?:by (?:going|dying|disappearing|leaving)|if i)|$)",
    r"\b(?:relieved|glad|happier|grateful|pleased|better)(?: \w+)? (?:if|when|once|that) i (?:just )?(?:went|am gone|"
    r"was gone|go|died|disappeared|wasnt here|wasnt around|stopped)$",
    r"\b(?:world|nobody|life)(?: \w+)? (?:dont|never|would)(?: really| ever)? (?:need|want|love)s? (?:me|"
    r"someone like me)(?! (?:to|at|in|on|for)\b)|\bnobody(?: really| ever| here)? (?:needs|wants|loves|loved|need|"
    r"want|love) me(?! (?:to|at|in|on|for|as)\b)",
    rf"\b{PEOPLE} (?:would|will)(?: \w+){{0,2}} (?:get over (?:me|losing me|it eventually)|forget (?:me|about me|"
    r"i existed)|move on without me|be sad for a|stop hurting)",
    r"\b(?:nobody|who|who is going to|who would)(?: \w+){0,3} (?:come|turn up|cry|go|speak|be)(?: \w+)? (?:to|"
    r"at) (?:my|the) funeral",
    r"\b(?:too much|a weight|a problem|a disappointment|a failure|nothing but trouble|a mistake)(?: \w+)? (?:for|to|"
    r"on|around) (?:everyone|everybody|my (?:family|kids|parents|wife|husband|friends)|the people|people who)",
    r"\bi (?:was|am|should|shouldnt|wasnt)(?: \w+){0,2} (?:meant|supposed) to (?:be (?:alive|born|here)|exist|"
    r"live)(?! (?:in|at|on|by|for|until)\b)",
    r"\b(?:belong|fit|place for me)(?: \w+)? (?:in|on) (?:this|the) (?:world|earth|planet|life)\b",
    rf"\b{PEOPLE}(?: all| both)?(?: would| will| are| is| might| could|d)(?: \w+){{0,3}} (?:better|better off|happier|"
    r"safer|relieved|easier|fine|ok|okay|cope|manage)(?: place)?(?: off)? (?:without me|with me gone|once i am gone|"
    r"when i am gone|if i (?:wasnt|werent|was not|did not exist|dont exist|never|went away forever|"
    r"left this))(?! (?:in|at|on|there|for|to|as)\b)",
    rf"\b{PEOPLE}(?: all| both)?(?: would| will| are| d)(?: \w+){{0,2}} better off$",
    r"\b(?:nobody|no \w+|who|not a soul|not one person)(?: would| will| is going to|s going to)?(?: even| really|"
    r" ever)? (?:miss me|notice|care|mind|cry|be sad|shed a tear|come looking|find me)(?: until \w+)? if i (?:died|"
    r"was gone|wasnt|werent|disappeared|vanished|never|stopped existing|dont (?:wake|come home))",
    r"\b(?:nobody|who|not a soul)(?: would| will)(?: even| really| ever)? miss me(?! (?:at|in|on|there|for)\b)",
    r"\bi (?:am|feel like|feel|just feel like)(?: \w+){0,2} (?:dead weight|deadweight|waste of (?:space|air|oxygen|"
    r"breath|life|skin)|(?:no|not any|of no) use to (?:anyone|anybody|nobody|them|my)|no good to (?:anyone|anybody|"
    r"nobody|them|my))",
    r"\b(?:all i do is|i just|i only|i keep)(?: \w+)? (?:drag|drags|dragging|bring|bringing|weigh|weighing|hold|"
    rf"holding|let|letting) (?:{PEOPLE})(?: all)? (?:down|back)",
    r"\b(?:deserves? to be|glad to be|happy to be|better off|pleased to be|want to be|wish they were|be) rid of me\b",
    r"\b(?:cause|bring|am) (?:nothing but|only|just) (?:pain|trouble|misery|a problem|problems|grief|hurt)\b",
    r"\b(?:ruin|ruined|poison|poisoned) (?:everyones|everybodys|their|all their|my familys) (?:life|lives)\b",
    r"\bworth more (?:to \w+(?: \w+)? )?dead\b|\bmore use (?:to \w+(?: \w+)? )?dead\b",
    r"\blife insurance (?:would|will|money|pays|payout)(?: \w+){0,4}",
    r"\bnobody(?: would| will| is going to)?(?: even| really)? (?:care|notice|mind|cry)(?: \w+){0,3} (?:if|when|"
    r"that) i (?:am |was |were )?(?:gone|dead|not here|stopped|went)(?! (?:home|on holiday|early|at|to|for)\b)",
    r"\b(?:i should not|i should never|i shouldnt)(?: have)? (?:be|been|exist|live|be alive|be here|born)(?: alive|"
    r" here| born)?(?: at all| anymore|$)",
)

FAREWELL = (
    r"\b(?:is|be) my (?:last|final) (?:christmas|birthday|new year|summer|winter|spring|night|entry|note|letter|"
    r"words)(?! (?:in|at|with|as|on|of|before|here|for|from|shift|to)\b)",
    r"\bby the time (?:you|anyone|they|somebody) (?:read|find|see|get)s? (?:this|me)(?:$| i (?:will be|am|"
    r"will have) (?:gone|dead|not|left this))",
    r"\b(?:take care of|look after|be kind to|be good to) each other(?: for me| please)?$",
    r"\b(?:find|found) (?:me|my body)\b.{0,200} (?:relief|dead|gone|morning|hanging|better)\b",
    r"\bplan(?:s|ned|ning)? (?:how to do it|how i would|my (?:death|exit|suicide|own end|way out of)|"
    r"it all out tonight)|\bgo home and plan (?:it|how)\b",
    r"\bmade (?:up )?my (?:decision|mind)(?! (?:about|to|on)\b)\b.{0,200} (?:peace|calm|peaceful|relie\w+)\b",
    r"\b(?:instructions|songs?|music|plans?|hymns|wishes|poem|reading|readings) for (?:the|my) funeral\b",
    r"\b(?:in case|might|may|could)(?: \w+){0,4} (?:the|my|our) last(?: time| goodbye| chance)$|\bnever see (?:me|"
    r"you|them|her|him) again$",
    r"\b(?:when|after|once|if) i am (?:gone|not (?:here|around) anymore|no longer (?:here|around|with))(?! (?:on|at|"
    r"for|in|to|from|by|home|until)\b)",
    r"\bsorry (?:to|for) (?:everyone|everybody|all of (?:you|them)|all|those)(?: that| who)? i (?:have )?(?:let down|"
    r"hurt|disappointed|failed|loved?)",
    r"\bwont (?:need|be needing)(?: \w+){0,2} (?:where i am going|much longer)",
    rf"\b(?:so|that) (?:he|she|they|nobody|the \w+|my \w+|{FAMILY})(?: \w+){{0,6}} (?:after|afterwards|when i am gone|"
    r"once i am gone)$",
    r"\b(?:my (?:things|stuff|dog|cat|car|money|savings|clothes|books|house|flat|ring)|(?:my|"
    rf"the) {FAMILY} to have)\b(?: \w+){{0,8}} (?:after|afterwards|when i am gone|once i am gone)$",
    r"\bknow what i (?:have|need|am going) to do\b.{0,200} (?:calm|peace|peaceful|relie\w+|quiet|lighter)\b",
    r"\b(?:say|said|saying) (?:my )?(?:goodbyes?|farewells?)\b.{0,200} (?:without (?:them|anyone|anybody) knowing|"
    r"for good|forever|(?:for )?the last time|one last time|in (?:my|their) sleep|just in case|before i (?:go|do it))",
    r"\b(?:letters?|notes?|message|video) (?:to|for) (?:all )?(?:my |the |each |both |"
    rf"our )?(?:\w+ )?{FAMILY}\b.{{0,200}} (?:in case|for (?:when|after)|to (?:find|open|read)|goodbye|after i|gone|"
    r"not here|the end|drawer|explain)",
    r"\b^(?:so |and )?goodbye(?: everyone| all| world| then| to you all)?$|\b(?:sorry|forgive me|"
    r"i am done)\b.{0,200} goodbye\b",
    r"\b(?:will|affairs|funeral|insurance|passwords)\b.{0,200} (?:gave|given|giving|rehomed)\b.{0,200} (?:away|"
    r"dog|cat|pets?)\b|\b(?:gave|given|giving|rehomed)\b.{0,200} (?:away|dog|cat|pets?)\b.{0,200} (?:will|"
    r"affairs|funeral)\b",
    r"\b(?:gave|given|giving) (?:away )?(?:everything i (?:own|have|love)|(?:all )?my (?:belongings|possessions|"
    r"favourite things|precious things|treasures)|all my (?:things|stuff))(?: away)?",
    r"\b(?:affairs|paperwork|everything|things) (?:are |is |all |now |finally )*in order\b.{0,200} (?:nobody|"
    r"nearly time|when i am|so they|go|peace|ready|easier for)",
    r"\b(?:peace|calm|relief|peaceful|relieved) (?:now )?(?:that |because |since )?i (?:have )?(?:decided|"
    r"made (?:up my mind|my decision)|set a date|picked a (?:day|date))",
    r"\b(?:picked|chosen|chose|set|have) (?:a|the|my) (?:day|date|place|spot)(?: \w+){0,3} (?:to (?:end|die|do it|"
    r"go)|for it)$",
    r"\b(?:know|planned|plan|worked out|figured out|decided|thought (?:about|of)|think(?:ing)? (?:about|"
    r"of))(?: \w+){0,2} (?:how|where|when|which way)(?: \w+)? i (?:would|will|am going to|might) (?:do it|go|"
    r"end it|die)$",
    r"\b(?:somebody|someone|please|just) tell (?:my \w+|him|her|them|everyone)(?: that)? i (?:love|loved|am sorry|"
    r"was sorry)",
    r"\blook after (?:my \w+|them|him|her|each other|the \w+)(?: \w+){0,2} (?:when i am gone|after i am gone|"
    r"for me when|once i)",
    r"\bhope (?:they|you|she|he|my \w+|god)(?: can| will| all| both| one day)* forgive me(?! for (?:the|my|being|"
    r"missing|not)\b)",
    r"\b(?:i am |so )sorry(?: \w+){0,3} (?:for everything|i (?:wasnt|was not|am not) (?:strong|good) enough|"
    r"for what i am about)",
    r"\bmy last (?:words|entry|message)(?: ever| to|$)(?! (?:from|on|in|of)\b)",
    r"\blast (?:thing|words) i (?:will )?(?:ever )?(?:write|say)\b|\bmy last (?:night|day) (?:alive|on earth|here on)",
    r"\b(?:remember me|wont forget me|when they find me|find my body|find me in the morning|who(?: would|"
    r" will) find me)\b",
    r"\b(?:note|letter|letters|notes)(?: \w+)? (?:is|are|on|under|in|left)(?: \w+){0,4} (?:for (?:when|after)|"
    r"when they find)",
)
