"""Invented names of auditors, workers and managers: first and last names that meet at random."""

FIRST_NAMES = (
    "Adaeze", "Alistair", "Amrit", "Bethan", "Bronagh", "Carys", "Cecily", "Chidi", "Ciaran", "Dafydd", "Davina",
    "Delphine", "Dinesh", "Edith", "Elspeth", "Farida", "Fergus", "Gethin", "Greta", "Hamish", "Harriet", "Idris",
    "Imogen", "Ingrid", "Ishaan", "Jocelyn", "Kerensa", "Kofi", "Lowri", "Magnus", "Marguerite", "Mirza", "Nadia",
    "Nerys", "Niamh", "Olwen", "Oonagh", "Owain", "Pascoe", "Priya", "Rafferty", "Rhona", "Rowena", "Sanjay",
    "Shona", "Sunita", "Tegan", "Tamsin", "Ursula", "Yusuf",
)  # fmt: skip
SURNAMES = (
    "Abernethy-Cole", "Adeyinka", "Askwith", "Bannerjee", "Barlowe", "Birtwhistle", "Bracegirdle", "Carrow",
    "Cattermole", "Chaudhri", "Colquitt", "Coverdale", "Dalrymple", "Devereaux", "Dunstable", "Eastaway", "Ebbsworth",
    "Fanshawe", "Farrowby", "Gathercole", "Gilfoyle", "Greatorex", "Hallowell", "Hathaway-Boyd", "Hesketh", "Inchbald",
    "Jellicoe", "Kettering", "Kirkbride", "Lambourne", "Lovelock", "Makepeace", "Mbeki-Ross", "Merriman", "Nettleship",
    "Nwachukwu", "Oakeshott", "Penrose", "Pickersgill", "Quayle", "Ravenscroft", "Rosethorn", "Satterthwaite",
    "Sheringham", "Sundaram", "Thackeray", "Tregenza", "Umpleby", "Venkataraman", "Winterbourne", "Yelland",
)  # fmt: skip
