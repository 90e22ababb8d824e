"""What people write of means and places, of hurting themselves, and of who hurts them. See `crisis_rules`. Pure."""

from accounts.crisis.vocabulary import AFRAID, HE_OR_SHE, HIGH_OR_FAST, MEDICINE, THINKING

MEANS = (
    r"\b(?:over|on|climb\w*|across|against) (?:the |a )?(?:\w+ )?(?:railings?|parapet|ledge)\b",
    rf"\b(?:more|extra|double|twice as many) (?:of (?:my|the) )?(?:\w+ )?{MEDICINE}(?! (?:for|at|from)\b)|\b(?:wine|"
    rf"vodka|whisky|whiskey|gin|rum|alcohol|drunk|drank)\b.{{0,200}} {MEDICINE}|"
    rf"\b{MEDICINE}\b.{{0,200}} (?:on purpose|wine|vodka|whisky|whiskey|alcohol)\b",
    r"\b(?:think\w*|thought|dream\w*) (?:about|of) (?:the|that) (?:river|bridge|tracks|rope|roof|cliff|pills|tablets|"
    r"railway|edge|weir|blade|knife)$",
    r"\b(?:look\w*|search\w*|bought|buy\w*|got|find|found) (?:for )?(?:a |some |the )?(?:rope|noose)(?! (?:for|"
    r"course|swing|bridge|from)\b)",
    r"\b(?:visions?|images?|flashes|pictures?|dreams?) of (?:me |myself )?(?:crashing|jumping|dying|hanging|hurting|"
    r"my death|doing it|blood|falling)",
    r"\b(?:crash|fall|drown|swerv|bleed|jump|starv)\w*(?: \w+){0,3} on purpose\b",
    r"\b(?:so|until|and|to) (?:i (?:would |will |can |could )?)?(?:fade away|waste away|slip away)$",
    r"\b(?:blades?|razors?|noose)\b.{0,200} (?:bath|shak\w+|arm|arms|wrists?|legs?|skin|tonight|again|"
    r"in my hand)\b|\b(?:bath|bathroom)\b.{0,200} (?:blades?|razors?)\b",
    rf"\b(?:{MEDICINE}|rope|knife|blade|gun)(?: are| is)?(?: right| here| just| all| sitting| lying|"
    r" laid out)* (?:in front of me|in my hands?|next to me|beside me|ready)\b",
    r"\btak(?:e|ing) (?:all of them|them all|the lot|everything in the (?:cabinet|cupboard))(?: tonight| now|"
    r" at once)*$",
    r"\b(?:on|at|by|to|near) (?:the|that) (?:\w+ )?(?:bridge|tracks|cliff|ledge|roof)(?: edge)? (?:again|tonight|"
    r"last night)\b",
    r"\b(?:hope|wish|pray\w*)(?: for| i had| i get| i got)+(?: \w+)? (?:cancer|heart attack|stroke|accident|crash|"
    r"terminal|fatal|tumou?r)\b",
    r"\b(?:walked|drove|went|driven|cycled|climbed|drive|walk|go|wandered)(?: \w+){0,5} (?:bridge|"
    r"top of the (?:car park|building|tower|multi ?storey)|roof|cliffs?|tracks|railway|viaduct|"
    r"level crossing)\b(?: again| tonight| last night| alone| at night)*(?: and (?:sat|stood|stayed|waited|cried|"
    r"looked|turned)|$)",
    r"\b(?:research\w*|google\w*|search\w*|look\w* up|read\w* (?:up )?(?:on|about)|"
    r"find out)(?: \w+){0,3} (?:(?:quickest|easiest|least painful|painless|peaceful) (?:way|method)s?(?: out|"
    r" to go)?|how (?:much|many|long)(?: \w+){0,3} (?:take|takes|need|needs|lethal|kill))$",
    r"\b(?:knife|knives|blades?|razors?|scissors)\b(?: \w+){0,3} (?:scares?|frightens?|calls?|tempts?|looks?)\b|"
    r"\b(?:look\w*|star(?:e|ed|ing)|think\w*|scared|afraid|hid\w*|hide)(?: at| about| of)?(?: \w+){0,3} (?:knives|"
    r"knife|blades?|razors?)\b",
    r"\b(?:hide|hid|hidden|hiding|lock|locked|locking)(?: away| up)? (?:the|my|all the|"
    rf"all my)(?: \w+)? {MEDICINE}(?! (?:away )?from the (?:kids|children|dog|cat|toddler))",
    r"\b(?:hope|wish|wouldnt mind|would not mind|dont care if|wouldnt care|want|rather|half hope|part of me hope|"
    r"dream|if only|pray)\b.{0,200} (?:hit(?:s)? me|run(?:s)? me over|ran me over|knock(?:s|ed)? me down|"
    r"take(?:s)? me out|finish(?:es|ed)? me off|struck by|i (?:would |could )?(?:get|got|had|have|catch|"
    r"caught) (?:hit|run over|cancer|a heart attack|a stroke|something (?:terminal|fatal)|a (?:fatal|terrible) \w+|"
    r"knocked down))\b",
    r"\b(?:hope|wish|wouldnt mind if|want|pray)\b(?: \w+){0,4} (?:plane|car|bus|train|"
    r"coach)(?: \w+){0,3} (?:crash\w*|goes down|went down)",
    r"\b(?:stopped|dont|not|without)(?: even| really| always| bother\w*)* (?:look\w*|"
    r"check\w*)(?: \w+){0,3} (?:when|before|as) i (?:cross|step)|\bcross\w* (?:the )?(?:road|"
    r"street)s? without looking",
    r"\bhow (?:easy|simple|quick|peaceful)(?: it| that)?(?: would| could| might)? (?:be|is) (?:just )?(?:to |"
    r"if i )(?:just |simply )?(?:not (?:turn|brake|stop|come (?:back|up|home)|wake)|let go|step|jump|steer|swerve|"
    r"fall|slip|veer|drift|drive (?:off|into)|end|disappear|vanish|take (?:them|the|all)|die|go under|sink|drop)",
    rf"\b{HIGH_OR_FAST}\b(?: \w+){{0,8}} (?:step|jump|fall|lean|throw|let|walk)(?:p?ing|ped|en|ed|s)?(?: myself|"
    r" go)? ?(?:off|over|out|in front|myself)(?=$| and| to| into)",
    rf"\b{THINKING}(?: \w+){{0,4}} (?:stepping|jumping|falling|walking|throwing myself|driving|swerving|"
    r"leaning)(?: myself)? (?:off|over|out|in front|into|under|onto)(?: of)?(?: a| an| the| my|"
    rf" that)?(?: \w+)?(?: {HIGH_OR_FAST})?$",
    r"\b(?:stand|stood|standing|sit|sat|sitting|walk|walked|walking|go|went) (?:on|at|by|near|to|along|"
    r"up to) the (?:\w+ )?(?:bridge|edge|roof|ledge|tracks|cliff|railway|train line|multi ?storey|top floor|"
    r"car park)(?: \w+){0,8} (?:think\w*|thought|wonder\w*|too long|jump\w*|step\w*|cry\w*|tonight|look\w* down|"
    r"courage|nerve|dare)",
    r"\b(?:bridge|roof|tracks|edge|rails|railway|cliff|balcony|weir|tablets|pills|rope|knife|"
    r"blade)(?: \w+){0,6} (?:call|calls|calling|pull|pulls|pulling|tempt\w*|invit\w+)(?: to| out to| at)? ?me\b",
    r"\bwalk\w*(?: out| straight)* into (?:the|a) (?:sea|river|lake|ocean|traffic|road)(?: and| until|$)(?! (?:swam|"
    r"swim|paddl))",
    r"\bwalk\w*(?: \w+){0,4} (?:woods|forest|sea|night|hills)(?: and)? (?:not|never) (?:come|came|coming) back",
    r"\b(?:drive|driving|ride|riding|bike|steering|car)\b(?: \w+){0,12} (?:off the road|not (?:turn|brake)|"
    r"let go of the wheel|into a (?:tree|wall|lorry|truck)|close my eyes|shut my eyes|undo my (?:belt|seat ?belt)|"
    r"without (?:a|my) (?:belt|seat ?belt))",
    r"\b(?:look like|seem|pass for) an accident\b|\bcomplete freedom from being",
    r"\b(?:count|counting|counted|look|looking|stare|staring|star(?:ed|es)|think|thinking|line|lined)(?: \w+)?(?: at|"
    r" about| of| up)? (?:my|the|all the|all my|those|these|his|her|mums|"
    rf"mums old)(?: \w+)? {MEDICINE}(?! (?:in the (?:stock|store|shop|pharmacy|ward)|for|each|every|into|"
    r"on the ward)\b)",
    rf"\b{MEDICINE}\b.{{0,200}} (?:count|look at|stare at|take|swallow) (?:them|the lot)(?: all)?(?: each night|"
    r" every night| at night| all at once|$)",
    r"\b(?:took|take|taken|taking|swallow\w*|want)(?: \w+)? (?:whole|full|entire|rest of the|all the) (?:packs?|"
    rf"packets?|box|boxes|strips?|bottles?)(?: of (?:\w+ )?{MEDICINE})?",
    r"\btook an od\b|\bod(?:ed|ing)? on (?:my |pain|para|pills|tablets|meds)",
    rf"\b(?:enough|plenty of|stash of|stock of|drawer full of|hid(?:den|ing)?(?: my| some| the)?) {MEDICINE}(?! for)",
    r"(?<!jump )(?<!jumping )(?<!jumped )(?<!under )\b(?:my|the|a|his|dads) (?:gun|pistol|revolver)\b(?! (?:to (?:my|"
    r"our|your|his|her|their) heads?|range|metal|lap|was fired|went off|is fired)\b)",
)

HARM = (
    r"\b(?:new|fresh|more|old) (?:cuts|scars|burns|marks)(?! (?:to|in|on the|at|from the|for)\b)",
    r"\b(?:cut|burn|scratch|pick|bit|slic)\w* (?:at |into )?my (?:own )?(?:skin|thighs?|wrists?|arms?|legs?|stomach|"
    r"flesh)(?! (?:on|off|while|cooking|in|at|playing|gardening|shaving)\b)",
    r"\bvoices (?:say|tell|keep|are|want|shout|scream|get)\w*|\bvoice (?:that |which )?(?:says|tells me|telling me|"
    r"saying|shouts|screams)(?: to)? (?:jump|do it|die|kill|hurt|end|cut|go|you are|i am)",
    r"\b(?:hit|hitting|bang|banged|banging|smash\w*|punch\w*|burn|burnt|burned|cut) my (?:own )?(?:head|legs?|face|"
    r"arms?|wrists?|thighs?|hand)(?! (?:on|off|out|in|while|when|cooking|against (?:a|the) (?:brick )?(?:wall|"
    r"desk)(?! until))\b)",
    r"\bpunish\w* myself(?: by| because| so|$)|\b(?:cuts|burns|marks) on my (?:arms?|legs?|thighs?|wrists?)\b|"
    r"\bdeserve (?:the|this) pain\b",
    r"\bi (?:still |always |sometimes |often )?(?:cut|burn|scratch|bite|hit|hurt|starve|punish) (?:when|because|"
    r"to (?:cope|feel|calm|punish|stop feeling)|until (?:it|i)|at night|so (?:i can|that i) feel|again$)(?! (?:the|"
    r"we|they|it is) )",
    r"\b(?:my|the) skin (?:until|till) it bleed\w*|\buntil i bleed\b|\bmake (?:myself|me) bleed\b|\bsee (?:my|"
    r"the) blood\b|\bscars on my|\bcuts on my|\bhid(?:e|ing) (?:the|my) (?:scars|cuts|arms|marks|bruises)",
    r"\b(?:do|doing|did|done) (?:something|anything)(?: \w+){0,2} to myself\b|\bdo something (?:daft|drastic|"
    r"terrible|permanent|i (?:cant take back|might regret))",
    r"\b(?:dark|darkest|intrusive|scary|bad|horrible) thoughts(?! (?:about|on) (?:the|my|this|our) \w+)|\b(?:those|"
    r"the|old|same)(?: \w+)? thoughts (?:are|have|came|come|keep|again|back|about (?:ending|not being|dying))",
    r"\b(?:rang|ring|called|call|phoned|phone|text|texted|spoke to|talk(?:ed|ing)? to|on to|"
    r"number for)(?: \w+){0,2} (?:samaritans|988|116 ?123|crisis (?:line|team)|suicide line|lifeline)\b",
    r"\bma(?:ke|king|de) myself (?:sick(?: after| again|$)|be sick)|\b(?:not|havent|barely) eaten (?:anything |"
    r"a thing )?(?:for|in) (?:\w+ )?days",
    r"\bdrink\w* (?:until|till) i (?:pass out|black out|cant feel|forget)",
    r"\bdont (?:feel|think i am|think i will be) safe(?: right now| tonight| anymore| around myself| in my own|"
    r" from myself|$)",
    r"\bsafe from (?:myself|him|her|my)\b|\b(?:danger|risk|threat) to (?:myself|themselves|himself|herself)\b",
    rf"\b{AFRAID} (?:of|to be|about)(?: \w+){{0,2}} (?:alone (?:with|tonight)|my own (?:mind|head|thoughts|hands)|"
    r"being alone(?: with myself| tonight|$)|what i(?: might| could| will| would| am going to)?)(?! (?:say|earn|"
    r"wear)\b)",
)

HOME = (
    rf"\b{HE_OR_SHE} (?:is going to|will|might|could|would|is gonna)(?: \w+)? kill me(?: one day| in the end|"
    r" some day| soon| eventually| next time| if i (?:leave|tell|go|call))",
    rf"\b{HE_OR_SHE} (?:says|said|swears|swore|tells me|told me|will|would)(?: \w+){{0,8}} (?:find me and|"
    r"come after me|finish me|hunt me|make me (?:pay|regret)|hurt me|end me|burn the house)\b",
    r"\b(?:lock|hid|hide|hiding|barricad)\w*(?: myself)? in (?:the|my) (?:bathroom|bedroom|room|car|loo|toilet|"
    r"wardrobe)(?: \w+)? (?:until|when|because|from|so)(?: that)? (?:he|she|him|her|my (?:husband|wife|partner|"
    r"boyfriend|girlfriend|dad|father|ex))\b",
    rf"\b(?:afraid|scared|frightened|terrified|worried|fear)(?: that)? {HE_OR_SHE} (?:will|would|might|may|could|"
    r"is going to) (?:hurt|hit|kill|harm|beat|take) (?:me|us|the (?:kids|children|baby)|my \w+|him|her)(?:self)?",
    rf"\b{HE_OR_SHE}(?: \w+){{0,3}} (?:hits?|beats?|punche[sd]|kick(?:s|ed)|slap(?:s|ped)|chok(?:es|ed)|hurts?|"
    r"strangle[sd]|pinned|slammed|headbutt\w*|spat (?:at|on)|grab(?:s|bed)|shook|push(?:es|ed)|shov(?:es|ed)|"
    r"drag(?:s|ged)) (?:me|us)\b(?! (?:to|up|with|why|hard that|off|into|in|along|for|about|on|out|from|at (?!home|"
    r"night)|that|like)\b)",
    rf"\b{HE_OR_SHE} (?:\w+ )?(?:lock\w*|shut\w*) me (?:in|out|up)\b",
    rf"\b{HE_OR_SHE} (?:wont|dont|never|does not|will not) let me (?:leave the house|out|go out|see (?:my|anyone|"
    r"anybody|friends)|talk to|have (?:my|any|a) (?:own )?(?:money|phone|key))",
    rf"\b{HE_OR_SHE} (?:\w+ )?(?:control\w*|tak\w+|took|check\w*|track\w*) (?:all )?(?:my|our) (?:money|wages|phone|"
    r"bank|card|pay|every)",
    r"\bhands? (?:around|round|on|at|to) my (?:throat|neck)\b|\bby the (?:throat|neck|hair)\b",
    r"\bbruis(?:e|es|ing) (?:on my|from (?:him|her|last night)|up my|he|she|where|round my|around my|all over)\b|"
    r"\bcover\w* (?:up )?(?:the|my) (?:bruise|black eye)\w*",
    rf"\b{HE_OR_SHE} (?:\w+ )?(?:threw|throws|throwing|smash\w*|broke|breaks)(?: \w+)? (?:\w+ ){{0,2}}(?:at me|"
    r"my (?:phone|arm|nose|jaw|rib|ribs|wrist|finger)|in my face)",
    r"\b(?:gets|got|getting|turns|turned|is|was|became|becomes) (?:really |so |very )?violent\b|\bdomestic violence\b",
    rf"\b{AFRAID} (?:of )?(?:what )?{HE_OR_SHE} (?:will|would|might|may|could|is going to) (?:do|find)(?! (?:with|"
    r"about|at work|next year)\b)",
    rf"\b{AFRAID} of (?:him|her|(?:my )?(?:husband|wife|partner|boyfriend|girlfriend|dad|father|ex))\b",
    r"\bhe (?:will|would) kill me if i (?:leave|left|tell|told|go|went|call|called)|\bhell kill me if i (?:leave|"
    r"tell|go|call)",
    r"\b(?:grop(?:ed|es|ing)|touch(?:ed|es|ing)) me (?:when|while|after|without|down|even|and i|in my sleep)|"
    r"\bforce[ds]? (?:himself|herself|itself) on\b|\bmade me (?:have sex|sleep with|touch|do things)",
    rf"\b{HE_OR_SHE} (?:\w+ )?(?:threat\w+) to (?:take the (?:kids|children)|kill|hurt|leave me with nothing)",
)
