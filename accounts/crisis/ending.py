"""What people write who want it to end. See `crisis_rules`. Pure."""

from accounts.crisis.vocabulary import AFRAID, FAMILY, MEDICINE, NOT, THINKING, WISHING

AN_END = (
    rf"\b{WISHING}\b(?: \w+){{0,8}} (?:not|dont|never|wont)(?: \w+){{0,3}} wake(?: up)?(?: again| ever| anymore|"
    r" tomorrow| one day)*(?=$| and\b| because\b)",
    r"\b(?:i|me|myself)\b(?: \w+){0,6} (?:a|such a|nothing but a|the) (?:\w+ )?burden(?! (?:on|to|for|of) (?:the|"
    r"our|this|admin|work) ?(?:\w+ )?(?:budget|system|server|payroll|schedule|rota|department|work|admin)?\b)",
    rf"\b(?:{NOT}|see no|see any|find no|find any|what|only)(?: \w+){{0,4}} way out(?! of (?:the|a|an|that|our|my|"
    r"town|work)\b| except| (?:at|by|before)\b)(?! of this (?:\w+ )?(?:meeting|call|contract|project|commitment|job|"
    r"lease|deal|party|invitation)\b)",
    r"\b(?:no|any|single|one|out of|without|another|little|few) (?:good |"
    r"real )?reasons?(?: left)?(?: \w+){0,3} to (?:be here|be alive|live|exist|stay alive|go on|keep going|"
    r"continue|wake up|get up|carry on)(?! (?:with|at|on|to|early|before|so|in|for|there|late)\b)",
    r"\bi (?:\w+ ){0,2}(?:never|not|dont|ceased|stopped)(?: to)?(?: have)? (?:exist|existed|existing|been born|"
    r"born|lived)\b(?! (?:in|at|on|near|alone|abroad|by))",
    r"\b(?:already|as good as|like i am|if i (?:was|were)) (?:gone|dead|not here|a ghost)(?! (?:by|at|on|for|from|"
    r"home|until|in|to|past|through|tired|line)\b)",
    rf"\b{AFRAID}(?: \w+){{0,4}} (?:at home|be home|go home|going home|come home)\b.{{0,200}} (?:him|her|husband|wife|"
    r"partner|boyfriend|girlfriend|dad|father|mum|mom|tonight|alone)\b",
    rf"\b{AFRAID} of (?:dying|death|living|life|being alive|staying (?:alive|here)|staying$)(?! (?:of|in|at)\b)",
    rf"\b{MEDICINE}\b.{{0,200}} (?:how many|enough|all of them|tempt\w*|would (?:it )?take|waiting for me)|"
    rf"\bhow many(?: \w+){{0,2}} {MEDICINE}(?! (?:does|do|for|each|a day))",
    r"\b(?:life|living|being here|being alive|i am)(?: \w+){0,2} (?:not|isnt|no longer|never|hardly|dont feel|"
    r"wasnt) worth (?!a |more )",
    r"\b(?:dont want|cant face|cant do|cant bear|not want|not see|dread) another (?:birthday|year|christmas|day|"
    r"morning|night|winter)(?! (?:of|in|at|with|without|off|shift|out|call|meeting)\b)",
    r"\bdone with (?:everything|it all|all of it|life|living|this world|all of this)(?! (?:by|for|before|at|on|"
    r"here)\b)",
    r"\b(?:sleep|asleep)\b(?: \w+){0,3} (?:stay|stayed|remain|never|not) (?:asleep|wake|waking|come back)",
    rf"\b(?:{NOT}|doubt)(?: \w+){{0,5}} (?:around|here|alive|there) (?:to see|when|to watch|by the time|"
    r"long enough)(?: \w+){0,3} (?:grow|graduat|marri|marry|turn|finish|born|old)\w*",
    r"\bcut(?:ting)? (?:too|so|much too|a bit too) deep\b|\b(?:cuts?|cutting) (?:are |is |get |getting )+(?:deep|"
    r"deeper|worse)\b",
    r"\b(?:wrote|written|writing|finished|hid|hidden) (?:the|my|those|their|his|her) (?:letters?|"
    rf"notes?)\b.{{0,200}} (?:hid|hidden|drawer|{FAMILY}|find|under|safe)\b",
    r"\b(?:want|wish|hope|rather|ready|part of me|brave enough|easier|tempted|better|"
    r"prefer)\b(?: \w+){0,5} (?:to die|be dead|was dead|were dead|am dead|dying|i die|would die|could die)\b",
    r"\b(?:better|easier|happier|simpler|best|kinder|nicer|relief|favou?r)(?: off)?\b(?: \w+){0,6} (?:if|when|"
    r"once) i (?:was |were |am |had |have )?(?:just )?(?:dead|gone|never (?:existed|been|was|born)|no longer (?:here|"
    r"alive|around)|asleep forever|went to sleep|go to sleep|went away|disappear\w*|died|did not exist|dont (?:exist|"
    r"wake)|stopped (?:existing|breathing|living)|vanish\w*|wasnt here|werent here|not here)(?! (?:from|for|at|on|in|"
    r"early|late|by|to)\b)",
    r"\b(?:nothing|never)(?: \w+){0,3} (?:change|get better|improve|be ok|be okay|be alright)(?: for me|"
    r" in my life| ever| again)+$",
)

NO_MORE = (
    r"\bfeel(?:ing|s)? like (?:dying|i am dying|i want to die)(?! (?:of|for|to)\b)|"
    r"\bhave (?:got )?nothing\b.{0,200} (?:nobody|no reason)\b",
    r"\bwhy (?:i should|should i|do i|i|bother)(?: \w+)? (?:keep (?:living|going|trying|breathing|existing)|live|"
    r"living|stay alive|exist|be alive)(?! (?:to|in|at|on|near|with|here)\b)|\bdont want to do this anymore$",
    r"\bwonder\w* (?:if|whether|how much) (?:it|that|dying|drowning|falling) (?:would|will) hurt|"
    r"\bhow long(?: \w+){0,6} (?:find|found|finds|miss|missed|notice|noticed|notices) (?:me|my body|i (?:was|"
    r"am) (?:gone|dead|missing))",
    r"\banother (?:day|night|year|week|hour) of (?:this|my) (?:life|pain|misery|hell|existence)\b",
    r"\bclos(?:e|er|est)(?: \w+){0,5} (?:doing it|ending it|ending (?:my|everything)|jumping|going through with it|"
    r"dying|killing myself)\b",
    r"\btried to end (?:it|things|my life|everything)(?! (?:with|by|at|on|early|politely)\b)",
    r"\b(?:death|dying|being dead) (?:sounds?|looks?|seems?|feels?|is|would be|might be)(?: \w+)? (?:peaceful|nice|"
    r"good|easy|kind|kinder|inviting|tempting|restful|beautiful|like (?:peace|relief|rest|freedom|sleep))\b",
    r"\b(?:havent|no|not|dont have|without|lost)(?: \w+){0,3} (?:strength|energy|will|courage|"
    r"heart) (?:left )?to (?:keep living|live|stay alive|go on|be alive|exist)(?! (?:to|in|at|on|with)\b)",
    r"\b(?:hope|wish|want|pray)\b(?: \w+){0,4} heart(?: \w+)? (?:stops?|stopped|gives? out|gave out)\b",
    rf"\b{THINKING} (?:about|of)(?: \w+)? (?:death|dying|being dead|the end)(?! (?:of|in|on|by)\b)|\bi mean (?:die|"
    r"dying|dead|suicide)\b",
    r"\b(?:die|dies|died|dying|go|slip away) in (?:my|their|his|her) sleep\b|\b(?:envy|envious of|jealous of|"
    r"swap places with|trade places with)\b.{0,200} (?:dead|dying|die|died|gone)\b",
    r"\b(?:on|close to|near|over) the edge(?: tonight| again| now| and (?:nobody|i|there|cant|dont|"
    r"scared)\b.{0,200}|$)",
    r"\b(?:cant|dont think i (?:can|will)|not sure i (?:can|will)|wont|dont know (?:if|how) i (?:can|will)|"
    r"dont want to) survive(?! (?:without|on|the (?:meeting|call|week|day|quarter|reorg))\b)",
    r"\b(?:live|stay|be) (?:in|inside) (?:this|my) (?:body|skin|head)\b|\bcant be (?:here|alive|"
    r"around) anymore(?! (?:on|at|for|in)\b)",
    r"\b(?:had|have|find|get|got|lack) the (?:guts|courage|nerve|strength) (?:i would|to (?:do it|end|go through|"
    r"jump|take|die|leave this))|\bcoward(?:ly)? to (?:do it|die|end|go through|jump|kill)|"
    r"\bbrave enough to (?:do it|end|jump|die|go through)",
    r"\b(?:press|push|flick) (?:a|the|that) (?:button|switch)\b.{0,200} (?:gone|not exist|die|dead|disappear|"
    r"end it|not be here)\b",
    r"\b(?:only thing|only person|only one|all that is|one thing) (?:that is )?(?:stopping|keeping|"
    rf"holding) me(?: back| here| going| alive)? is (?:my |the )?(?:\w+ )?(?:{FAMILY}|cat|dog|pets?)\b",
    r"\bwant out(?: completely| for good| forever| of (?:here|it all|everything|this life|this world))*$",
    r"\b(?:why|reasons?) (?:i should |should i |to )(?:get up|wake up|go on|carry on|keep going|stay alive|live|"
    r"be alive|be here)(?: ever)?(?: again| anymore)?$",
    r"\b(?:not|dont|isnt|never|wasnt)(?: \w+){0,6} worth (?:keeping|saving|loving|the (?:space|air)|it to anyone)\b",
    rf"\b(?:{THINKING}|plan|plans|planning|consider\w*|talk\w*|ways?|close to|tempted|about|"
    r"of)(?: \w+){0,3} ending (?:it|things|everything)(?: all)?(?! (?:with|by|at|on)\b)",
    r"\bdont want to (?:carry on|go on|keep going|continue|be (?:here|around|alive)|exist|live)(?= anymore|"
    r" like this|$)",
    r"\bhow (?:much|many) (?:longer|more)(?: \w+){0,2} i can (?:do this|go on|keep (?:going|this up|doing this|"
    r"living)|cope|last|hold on|hang on|take(?: this| it)?|stand (?:it|this)|bear (?:it|this)|carry on|fight|survive|"
    r"pretend)$",
    r"\bg(?:ive|iving|ave|iven) up on (?:all of it|all of this|it all|myself)|\b(?:feel like|want to|ready to|"
    r"thinking of|close to|going to) giv(?:e|ing) up$",
    r"\b(?:should|could|wish|nearly|almost|wanted)(?: \w+){0,2} (?:have |had )?died(?! (?:of|laughing|from)\b)|"
    r"\bme (?:that|who) (?:had )?died\b",
    r"\b(?:found|be|being|were|was) dead\b(?! (?:tired|on|serious|set|easy|keen|in|weight|right|sure|line|end|"
    r"against|late|slow|wrong|by|from|for)\b)",
    r"\b(?:want|wish|hope|long|going|like|need)(?: \w+){0,3} (?:be with|join|see|go to) (?:(?:my|our) \w+|her|him|"
    r"them)(?: again)?\b.{0,200} (?:passed|died|dead|heaven|grave)\b",
    r"\bmy (?:whole |entire )?(?:existence|life|birth) (?:is|was|has been|feels)(?: \w+)? (?:a mistake|pointless|"
    r"a waste|worthless|meaningless|a burden|over|not worth|nothing|hell|a failure|unbearable)",
    r"\b(?:ok|okay|fine|happy|at peace|alright|comfortable) (?:with|about|if i was)(?: \w+)? (?:not waking|dying|"
    r"being dead|being gone|it ending|death|never waking|not being here|not existing)(?: up)?(?! (?:at|to|early|on|"
    r"for|until|by|in)\b)",
    r"\bsleep\b.{0,200} (?:permanent|permanently|never ended|never end)\b|\b(?:want|wish|ready|need|like)(?: to|"
    r" it to| everything to)? (?:rest|sleep|leave|go|stop|be quiet|go quiet|switch off|be still)(?: \w+)? (?:forever|"
    r"for good)$",
    r"\bstop being (?:a person|me|alive|anything|human|here|anyone)(?= |$)(?! (?:who|the)\b)",
    r"\b(?:noise|voices?|thoughts|screaming|shouting|demons?) (?:that are |is )?(?:in|inside) my (?:head|mind)",
    r"\b(?:nobody|no help) is coming\b|\bnobody can (?:help|save|reach) me(?: now| anymore)?$|\bsave me from myself|"
    r"\btrying to save myself",
    r"\b(?:cant|wont|not) promise(?: \w+){0,2} i (?:will|wont|can)(?: be| stay| keep)*(?: here| around| alive|"
    r" safe| wake up| hurt| do)(?! (?:on|at|by|for|in|every)\b)",
    r"\b(?:someone|somebody|please|anyone)(?: to| please)? stop me(?: from (?:doing|hurting|going|jumping|it))?$",
    r"\b(?:wish|hope|want|like|pray)\b(?: \w+){0,2} (?:something|god|death|anything|the (?:night|sea|"
    r"lord))(?: \w+)? (?:would|could|will|to)? ?(?:take me|end me|finish me|kill me|swallow me|"
    r"carry me away)(?! (?:to|out to|on|through|home|seriously|off)\b)",
)
