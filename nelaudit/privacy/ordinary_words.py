"""Names that are ordinary words too, and what stands beside them when a person is meant or when none is.

Tables only, all in small letters; `who_is_meant` says how they are used. A name that no audit would use as a word (Jack,
Taylor, Kent) stands in none of them: it is taken out wherever it stands, however it is written.
"""

from nelaudit.model.wording import word_set

GIVEN = word_set(
    "grace hope faith joy will mark rose patience charity mercy constance prudence comfort blessing bless gift precious "
    "princess prince angel star sky river rain storm sunny happy lucky destiny trinity serenity harmony melody honour honor "
    "justice victory glory praise promise testimony wisdom favour goodness miracle heaven journey genesis liberty reign royal "
    "royalty saint sage dream wonder treasure beauty bliss cherish honey crystal dawn eve rich drew art guy chance chase "
    "pierce bill rob frank page max earl duke king major sterling sue penny nick don gene norm woody rusty misty stormy "
    "summer autumn winter spring april may june august march easter sunday monday tuesday wednesday thursday friday saturday "
    "success talent brave love lovely darling pet minnie mini man early baby noble sparkle echo divine unique sincere pat "
    "merry dusty sandy ginger amber breeze ocean forest brook ash reed heath clay lane ward grant bond wade dale ford cliff dean ray miles lance"
)
"""Given names that are met as words in any text."""

SURELY_NAMES = word_set(
    "holly poppy lily daisy ivy hazel heather rowan willow fern laurel bryony jasmine rosemary olive violet iris basil clover "
    "blossom petal primrose jade ruby pearl opal coral sapphire diamond emerald robin wren raven "
    "phoenix jay martin jack harry kit kitty cat mat tan bob tad pip dot sid ted reg deb bea gus tom-tom jean carol hunter "
    "archer mason cherry bobby billy johnny jimmy randy roger ginny teddy buddy sonny tommy mickey"
)
"""Names of plants, stones and birds, and short forms: met as words too, but with a capital the person is meant."""

CALENDAR = word_set(
    "january february march april may june july august september october november december spring summer autumn winter "
    "monday tuesday wednesday thursday friday saturday sunday easter christmas"
)
SEASONS = word_set("spring summer autumn winter easter christmas")
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")

ADJECTIVES = word_set(
    "young younger elder old new brown white black green gray grey blue red gold silver scarlet long short small little large "
    "big strong hardy sharp smart swift quick wise moody savage sweet good best noble poor rich major minor north south east "
    "west northern southern eastern western english french welsh irish scottish german polish dutch roman christian gay happy "
    "sunny bright fair gentle meek proud bold brave jolly loud nice able round hale hasty early late dear fine free high low "
    "near wild dark light hidden given"
)

NOUNS = word_set(
    "case cases day days page pages ward wards court church house home hall park field fields point price bill cash sale "
    "market post box bell ball cup gun sword spear bow lock key keys seal self head hand hands foot leg back body hart bone "
    "bones berry bean rice pepper salt root rush oak oaks elm beech birch bush wood woods hill hills vale moor moors marsh "
    "pool waters water stone stones rock sand sands frost snow flood burns coal bird crow swan drake hawk eagle lamb bull buck "
    "hare bear lion fish pike salmon fox wolf cross chapel temple bishop pope abbot prior priest monk knight squire queen "
    "baron lord judge constable chambers sergeant mayor barn mill mills well wells rivers brooks banks bank bridge bridges "
    "lake street road way close gate gates wall walls garden gardens orchard meadow meadows cook baker walker porter potter "
    "shepherd gardener butler carpenter driver farmer singer hunt warden reeve steward usher clerk foster nurse doctor parent "
    "guest host stranger child children friend neighbour fortune luck self power powers pride bloom weeks noon night "
    "wheel wheeler plant reader read writer speaker booth stand story rule law laws pound nail hammer pitt pit cave hole "
    "tower towers castle camp battle gale cloud sun moon stars hood cope cape glass mirror winters summers care carer "
    "safe trust order orders plan visit visitor worker teacher tutor coach mentor officer risk harm fear moment minute hours "
    "barley bacon butter cheese cream sugar apple apples peach plum lemon dent chapman heard ring rings hide seed seeds thorn "
    "moss reeds cole kidd kid kids kitchen spicer bottle pickles mustard mint cotton silk button buttons record records note "
    "notes form forms file files chart board group meeting school police team agency sheet number cell question answer sound "
    "voice noise music song hymn last first second third single double half farthing shilling marks franks loads dance gamble "
    "flowers trees leaf branch branches steel iron lead bolt chain hook tank pack bundle parcel letter letters word words "
    "marriage weddings birth death grave graves church-hill nation english-speaking holiday holidays outlaw bull raw"
)
"""Nouns of which things are said at the start of a sentence ("Case was closed"); as names they are surnames."""

SHORT_FORMS = word_set(
    "ed it pe la cp sw hv gp ta ot pc dc ds di op ac ab md mh dv da dt ms am pm uk us eu tv id cs ss ht sn iq pp re vs yp ya ep"
)
"""Short forms in capitals that audits are full of: the department ED is no Ed."""

SHORT_WORDS = word_set("an as at be by do go he if in is it me my no of on or so to up us we am oh ok pm")
"""Words of two letters."""

SHORTHAND = word_set(
    "al ed di mo la le re ex vs ie eg cp yp dv sw hv gp op ot pd tb uc bp st jr sr no nr ca cf et bc id hr pm am"
)
"""Shorthand of two letters; in small letters any other two are taken for the name."""

ACRONYMS = word_set("pip mat cat sid tan")
"""Names of three letters that are, all in capitals, short for something: the benefit PIP, an academy trust."""

WORDS = GIVEN | SURELY_NAMES | CALENDAR | ADJECTIVES | NOUNS | SHORT_WORDS
"""Every name that is a word too."""

TITLES = word_set(
    "mr mrs ms miss mx dr master mister madam sir dame prof professor auntie aunty pc dc ds insp sgt cllr"
)

RELATIONS = word_set(
    "mum mums mother mothers mom mam mummy dad dads father fathers daddy parent parents stepmother stepfather stepmum stepdad "
    "brother brothers sister sisters sibling siblings twin twins son sons daughter daughters child children baby boy girl "
    "carer carers aunt auntie aunty uncle grandmother grandfather grandparents gran nan nanna nana granny grandad grandpa "
    "cousin niece nephew partner boyfriend girlfriend husband wife friend friends guardian toddler infant teenager pupil "
    "student patient client family"
)

NAMING = word_set("called named name known aka alias nicknamed nee namely surname forename christened")

BELONGINGS = word_set(
    "mum mother dad father parents parent carer carers brother sister brothers sisters siblings sibling family grandmother "
    "grandfather grandparents aunt uncle partner mam nan gran school nursery home house bedroom room bed teacher class case "
    "file record records needs need wishes wish feelings views view voice words behaviour attendance health education care "
    "social key bruise bruises injuries injury weight birth birthday death disability diagnosis plan placement phone clothes "
    "hair hand hands arm arms leg legs face head eyes body mood presentation account disclosure referral safety wellbeing"
)
"""What a child has: said of a small word with 's before it, the word is a name."""

VERBS = word_set(
    "is was has had says said tells told does did goes went came comes lives lived stays attends saw sees spoke speaks "
    "presents reports states thinks thought feels felt knows knew wants likes loves hates eats ate sleeps slept drinks drank "
    "cries ran runs hit hits hurt hurts fell falls got gets gave gives took takes made makes left leaves kept keeps became "
    "becomes began begins brought brings found finds held holds lost loses met meets moves needs plays sat sits stands stood "
    "remains seems appears looks woke wakes wore wears wrote writes weighs turns understands understood works struggles "
    "rang rings wept weeps drank smokes smoked swore fought fights screams bleeds bled shook shakes woke wakes vanished "
    "suffers uses visits hid hides threw throws bit bites sent sends showed shows shares wasn't isn't hasn't hadn't didn't "
    "doesn't wouldn't won't couldn't can't cannot seen known brought taken spoken heard kept later reportedly allegedly himself herself aged who whose"
)
"""What a person does: said of a word at the start of a sentence, it was a name. A word in -ed is taken so too."""

NOT_DONE = word_set(
    "expressed based bed red need needed indeed seed speed weed feed exceed led shed hundred sacred naked wicked detailed limited "
    "related unrelated mixed fixed raised dashed restored given placed restored renewed"
)
"""Words in -ed that are said of hope, joy or faith as well, or are no verbs."""

SAID_OF_WORDS = {
    "hope": word_set("that to for of be there high given placed lost"), "joy": word_set("that to of in"), "will": word_set("that to"),
    "faith": word_set("that in"), "promise": word_set("that to"), "justice": word_set("that to"), "chance": word_set("that of"),
}  # fmt: skip
"""What shows after "is" or "was" that the word was meant: "Hope is that the plan holds"."""

PLACES_NAMED = word_set(
    "street st road rd avenue ave lane ln close drive court crescent terrace gardens place square grove walk way park hill "
    "house cottage farm lodge villa hall manor school academy college university primary infants junior nursery playgroup "
    "hospital hospice surgery clinic practice centre center unit ward church chapel cathedral library trust foundation "
    "charity team service services partnership project programme group association society club foyer refuge hostel council "
    "estate station bridge cross common green town city village county bay beach island head farm nurseries preschool minds"
)
"""What follows a word in the name of a place or a service, itself with a capital: "Hope House", "Rose Ward"."""

WITH_NUMBER = word_set(
    "case cases day days page pages ward room house class week weeks box point court post field cell grade stage part section "
    "year form group sheet question answer ring bond park number note chart file record order single first second third max"
)
"""Words that count something: "Day 1", "Page 3"."""

_COMPASS = "of and yorkshire wales midlands sussex riding london west east anglia lancashire lincolnshire devon"
FOLLOWED_BY = {
    "young": word_set("people people's person persons person's carer carers carer's offender offenders offending adult adults child "
                  "children mother mothers father fathers parent parents mum man men woman women boy girl baby age ones minds lives"),
    "white": word_set("british irish other european english welsh scottish and background ethnicity paper any"),
    "black": word_set("british african caribbean and other or background country history asian any"),
    "brown": word_set("hair eyes eyed bruise bruises bruising mark marks paper bread envelope discharge"),
    "green": word_set("paper light belt rating rated category"), "grey": word_set("area areas hair"),
    "red": word_set("rating rated category mark marks cross"), "north": word_set(_COMPASS), "south": word_set(_COMPASS),
    "east": word_set(_COMPASS), "west": word_set(_COMPASS),
    "good": word_set("practice enough friday morning afternoon relationship relationships communication evidence work"),
    "best": word_set("interests interest practice start evidence"), "new": word_set("year york partner baby address school"),
    "day": word_set("nursery nurseries care centre to one two three off trip out of"),
    "child": word_set("protection in and sexual looked abuse development health benefit was is seen criminal exploitation"),
    "foster": word_set("carer carers care placement placements mother father family families home parents"),
    "church": word_set("of school"), "key": word_set("worker workers stage lines line point points person people issue issues to"),
    "head": word_set("teacher of injury lice teachers start circumference"), "body": word_set("map maps language mass"),
    "house": word_set("of"), "court": word_set("of order orders proceedings"), "school": word_set("nurse nursing health"),
    "home": word_set("office visit visits school education conditions"), "police": word_set("officer protection national"),
    "order": word_set("of"), "grant": word_set("of funding"), "bill": word_set("of"), "mark": word_set("of"), "joy": word_set("of"),
    "power": word_set("of"), "care": word_set("order plan leaver leavers proceedings quality act"), "risk": word_set("assessment of"),
    "christian": word_set("faith church upbringing family values community name names belief beliefs background"),
    "ward": word_set("of"), "summer": word_set("term holiday holidays break school club scheme programme camp months half of"),
    "spring": word_set("term holiday break half of"), "autumn": word_set("term half holiday break of"),
    "winter": word_set("term break half of coat"), "easter": word_set("holiday holidays break sunday term"),
    "christmas": word_set("day eve holiday holidays break term party"), "early": word_set("help years intervention"),
    "single": word_set("assessment"), "trust": word_set("board"), "guy": word_set("fawkes"), "dean": word_set("of"), "bishop": word_set("of"),
    "king": word_set("of"), "queen": word_set("of"), "prince": word_set("of"), "will": word_set("be have not need"),
    "may": word_set("be have not need half bank"), "max": word_set("of"), "page": word_set("one two three four"),
    "april": word_set("fool's half"), "chance": word_set("of to"), "hope": word_set("that to for"), "rose": word_set("to from by"),
}  # fmt: skip
"""What follows a word where it is no name, whatever its capital."""
