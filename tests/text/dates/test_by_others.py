"""450 sentences by three writers who knew the rules of labelling and nothing of the grammar.

When first run, values and kinds were found with a precision of 0.991 and a recall of 0.969 (F1 0.980); most misses were
mended afterwards. What is asserted is what stands now: KNOWN are the sentences that are still read otherwise.
"""

import json
from pathlib import Path

from nelaudit.text.dates import find_dates

KNOWN = {
    "Please can you send me the dates you visited? I've got the 14th and nothing after.": "“the 14th” may be a floor",
    "Contact dates for May 2016: 3rd, 10th, 17th - all supervised at the Family Centre.": "days behind their month",
    "Housing ref 03/17/0042 has been merged with 11/09/1187.": "the second number has no word before it",
    "OM spoke with SW who said the RCPC is now Tues 6th and not the 8th as first told.": "“the 8th” likewise",
}


def test_values_and_kinds_are_those_of_the_writers() -> None:
    lines = Path(__file__).with_name("by_others.jsonl").read_text("utf-8").splitlines()
    odd = set()
    for line in lines:
        read = json.loads(line)
        found = sorted((one.kind.value, one.iso or "") for one in find_dates(read["text"]))
        wanted = sorted((one["kind"], one["iso"] or "") for one in read["mentions"])
        if found != wanted:
            odd.add(read["text"].strip())
    assert len(lines) == 450
    assert odd == set(KNOWN)
