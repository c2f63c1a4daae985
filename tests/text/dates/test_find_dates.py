"""Dates in the sentences auditors write.

Notation: a mention stands in braces with what it means: `{3 May 2016=2016-05-03}`, a range
`{3-5 May 2016=2016-05-03/2016-05-05}`, and `{last year=vague}`, `{31/02/2016=impossible}`,
`{03/16/2016=us-order}`. A sentence without braces holds no date. WRITTEN_ON is given only where the
table says so.
"""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nelaudit.model.dates import DateKind
from nelaudit.text.dates import find_dates
from nelaudit.text.dates.grammar import FORMS, DateForm
from nelaudit.text.dates.words import plain
from tests.counting import steps

WRITTEN_ON = dt.date(2016, 5, 20)
LONGEST_CELL = 32_767

NUMERIC_DAYS = """
The social worker visited on {12/03/2016=2016-03-12} and the case was closed {9.5.16=2016-05-09}.
Core group held {14.3.16=2016-03-14}, minutes on file, next one booked for {25.4.16=2016-04-25}.
Strategy discussion {03/02/2016=2016-02-03} @ 14:30 hrs with police.
Referral received {3-2-2016=2016-02-03}; MASH enquiry {4-2-16=2016-02-04}.
CAMHS appointments: {2015-10-06=2015-10-06}, {2015-11-03=2015-11-03} (DNA).
System time stamp {2016-03-12=2016-03-12}T14:30:00Z on the contact record.
Police log 221 of {14/02/2016=2016-02-14} refers.
The assessment (dated {08.01.2016=2016-01-08}) was due {22.12.2015=2015-12-22}.
Visits {4/5/16=2016-05-04}, {11/5/16=2016-05-11} & {18/5/16=2016-05-18} - no access on any of them.
Seen 15:30 {12/03/16=2016-03-12}, again at 9.30am {13/03/16=2016-03-13} 16:00.
Letter sent {12 / 03 / 2016=2016-03-12}, no reply by {12/4/'16=2016-04-12}.
Plan signed {12.03/2016=2016-03-12} (mixed marks) and {12 04 2016=2016-04-12}.
DOB: {3.4.2001=2001-04-03}. Mother's DOB {17/06/76=1976-06-17}.
Health visitor called {Tues 12/04/16=2016-04-12} and found nobody at home.
{12.03.16=2016-03-12} – HV visit, no reply.
Child protection medical on the {1/1/16=2016-01-01}?
"""

NAMED_DAYS = """
She was spoken to alone on {3rd of May 2015=2015-05-03}.
HV saw mum and baby on {Mon 7th Dec 2015=2015-12-07} and again {21st Dec 2015=2015-12-21}.
{Tuesday 3rd May 2016=2016-05-03}: home visit by the duty team.
MARAC heard on {Wednesday, 9 March 2016=2016-03-09}; IDVA allocated.
Referral made on the {1st of Sept. 2015=2015-09-01} by GP.
Email sent {Thurs 12 Nov '15=2015-11-12}; no reply until {2 Dec '15=2015-12-02}.
ICPC {12-Mar-2015=2015-03-12}, GAL appointed {17FEB16=2016-02-17}, closed {12Mar15=2015-03-12}.
seen on the {fifteenth of march 2016=2016-03-15} by the duty sw
Panel sat on {MAY 3, 2016=2016-05-03} and {March 12th 2015=2015-03-12}.
Seen {3 rd May 2016=2016-05-03} and {2ndFebruary 2016=2016-02-02}.
Log opened {2016 May 22nd=2016-05-22} and closed {2015/Aug/10=2015-08-10}.
Mail header {Thu Sep 25 10:36:28 2003=2003-09-25}.
The order is dated the {12th day of December, 2001=2001-12-12}.
LAC review held w/c {18\u00a0January\u00a02016=2016-01-18}.
Discharged {20th March 2016=2016-03-20} @ 1400.
On {3 March 15=2015-03-03} the school nurse rang.
Aged 3. {May 2016=2016-05} was a difficult month.
{28. November 2017=2017-11-28} review meeting.
{9 Febuary 2016=2016-02-09} supervision (spelling as typed).
"""

MONTHS = """
No concerns recorded since {September 2014=2014-09}.
Next MARAC {04/2016=2016-04}; the one before was {2016-03=2016-03}.
He moved in {Sept. '14=2014-09} and out in {May 15=2015-05}.
Allocated {Mar-16=2016-03}, closed in {03/16=2016-03} without a visit.
Early help ended late {may 2015=2015-05}.
Chronology shows ??/{03/2016=2016-03}, the day could not be read.
"""

LISTS = """
Missing from home on the {3rd=2016-04-03}, {4th=2016-04-04} and {9th of April 2016=2016-04-09}.
Visits on {1st=2015-09-01}, {8th=2015-09-08} and {15th of September 2015=2015-09-15}.
Legal planning meeting {11th=2016-05-11}/{12th May 2016=2016-05-12}.
Sessions took place {3=2016-05-03}, {10=2016-05-10} and {17 May 2016=2016-05-17}.
Seen {Tues 3=2016-05-03} and {Weds 4 May 2016=2016-05-04}.
Seen {28 December=2015-12-28} and {3 January 2016=2016-01-03}.
Supervision recorded {March=2015-03}, {April=2015-04} and {May 2015=2015-05}.
Incidents {8/5=2016-05-08}, {9/5=2016-05-09} and {10/5/16=2016-05-10}.
Reviewed {May 3=2016-05-03} and {4, 2016=2016-05-04}.
Incidents on {1/5/2016=2016-05-01},{2/5/2016=2016-05-02}.
Contacts {12=2016-03-12} & {14/03/16=2016-03-14}.
Reviews {3 March 2016=2016-03-03} and {9 April=2016-04-09}.
Section 17, {20 March 2016=2016-03-20} (the 17 is no day).
"""

RANGES = """
In hospital {3-5 May 2016=2016-05-03/2016-05-05}.
YOT worker met him weekly from {5th January to 16th February 2016=2016-01-05/2016-02-16}.
Attendance fell {March–June 2015=2015-03/2015-06}.
The child was missing between {22/11/15 and 24/11/15=2015-11-22/2015-11-24}.
Excluded for 3 days ({12-14 October 2015=2015-10-12/2015-10-14}) then a part-time timetable.
Foster placement {12/01/16 - 14/02/16=2016-01-12/2016-02-14}.
Placed with aunt {23rd Dec - 4th Jan 2016=2015-12-23/2016-01-04}.
On tag {28 December 2015 to 3 January=2015-12-28/2016-01-03}.
Respite {14-15.11.2017=2017-11-14/2017-11-15} and {5/1-8/1/2016=2016-01-05/2016-01-08}.
Supervision {Jan\u2013Mar 2016=2016-01/2016-03} was recorded 3 times.
Missing between {3 and 5 May 2016=2016-05-03/2016-05-05}.
Detained {from=}{2015-01-03 to 2015-02-04=2015-01-03/2015-02-04}.
Working with the family {March 2015 to 3 June 2015=2015-03/2015-06-03}.
Wrong way round: {9/4/16=2016-04-09} to {3/3/16=2016-03-03}.
Half a slip: {28=2015-02-28} to {30 February 2015=impossible}.
""".replace("{from=}", "from ")

VAGUE = """
School reported bruising to the left arm {last Tuesday=vague}.
There were 3 DV call-outs in the {last 6 months=vague}.
{Three weeks ago=vague} the class teacher spoke to dad; a further chat happened {recently=vague}.
She first disclosed in {2013=vague} and then again in {early 2015=vague}.
The case closed {a few weeks ago=vague}, {last year=vague} it was open.
Mother left in the {spring=vague} and came back over {Christmas=vague}.
Before {Christmas 2015=vague} grandmother told the nurse; she repeated it over {half term=vague}.
Attendance fell to 71% in the {autumn term 2015=vague}.
Father moved out {yesterday=vague} and the IRO rang {the other day=vague}.
Case closed in {March=vague}, re-opened {6th May=vague}.
He was seen on {12 March=vague} and {April 3rd=vague}.
Seen {Thurs 5/5=vague}, nothing since on {12/5=vague}.
Visit due on {Monday=vague}, it happened {Wednesday afternoon=vague}.
Attendance for {2014/15=vague} was poor.
Injury happened between {3rd May and 9 June=vague}.
Social worker changed {two days later=vague}.
The chair rang at the {end of 2015=vague}.
"""

IMPOSSIBLE = """
The multi-agency plan of {31/04/2016=impossible} was not signed.
Seen at A&E on {29 Feb 2015=impossible} with a head injury.
Dates given: {31/02/2016=impossible}, {30 February 2015=impossible}, {29/02/2015=impossible}.
Visited {45/01/2016=impossible} and on {31 June=impossible}.
Seen {00/03/2016=impossible}, {12/03/20116=impossible} and {31.04.16=impossible}.
Report of {2016-02-30=impossible}; {32 August 2014=impossible}.
"""

US_ORDER = """
Discharged {04/23/2016=us-order} per hospital system.
Notified {03/16/2016=us-order} and {12/25/15=us-order}.
"""

NO_DATES = """
Support is 24/7 with 1:1 staffing, costs £1,250.16 a week.
He scored 7/10 on the wellbeing scale and 3/4 of sessions were attended.
Mother may march the children to school and the cat sat outside.
They may 3 times have missed it; the children march 2 miles.
Call 0161 496 0124 or 07700 900 123; NHS number 943 476 5919.
Dose increased to 2.5 mg, crime ref 03-16-22, niche 22/1234/16.
Crime reference 03-12-16 and crime no. 12/05/16 were not linked.
He is 14 yrs 3 months, lives at 12 May Street, LA1 4AB with 2 siblings aged 3 and 5.
Working Together 2015 and the Children Act 1989 were followed.
See v2.1.16 of the policy at https://example.org/2016/03/12/policy.
Version 1.10.15, section 4.2.15, para 3.1.12 and s47 apply.
The server is 192.168.1.10 and the case id is CH-2016-0341-12.
Seen on 3/4 occasions, 2/3 visits were missed.
Theresa May was seen by May, then by June and April (sisters).
His score went from 3/10 to 7/10 and was seen 1/2 way through at 9/10.
Sort code 20-10-12, pupil UPN A123456789012.
Wed in church, sun shone, he sat his mock GCSEs.
Meeting at 10.30, ended 12:15, 1400hrs, 3pm, ratio 1/2.
SDQ 14, BP 120/80, temp 38.5, 5/500 mg twice.
Over 2,016 contacts; 2016 children on roll; room 12.3.
Grade 2, Level 3, Tier 4, Year 9, Q3, Year 10 pupil.
E-mail j.smith.12.03.2016@example.org is no longer in use.
Every Monday morning and on Saturdays he sees his dad.
She was first seen at home, the second may have been at school.
"""

WITH_WRITTEN_ON = """
Case closed in {March=2016-03}, re-opened {6th May=2016-05-06}.
Father was released from custody on {2/3=2016-03-02} and breached on {9/3=2016-03-09}.
On {12 March=2016-03-12} 1645hrs officers attended the address.
Referred {25 May=2015-05-25} and closed in {June=2015-06}.
Seen on {29 February=2016-02-29}, {Tues 12/4=2016-04-12}.
{3 March last year=2015-03-03} and {March this year=2016-03}.
Missing {28 December to 3 January=2015-12-28/2016-01-03}.
Either day or year: {March 14=vague}; but on {March 14=2016-03-14} it is a day.
A year in the text stands: {12 March 2014=2014-03-12}, and {last year=vague} stays vague.
Injury between {3rd May and 9 June=2015-05-03/2015-06-09}.
Absent from {12/3 to 14/3=2016-03-12/2016-03-14}.
{12/3=2016-03-12} - home visit by SW.
30 is no day of {30 February=impossible}.
Seen on the day of writing, {20 May=2016-05-20}.
The day after it lies a year back: {21 May=2015-05-21}.
"""

_MARKED = re.compile(r"\{([^{}=]*)=([^{}=]*)\}")


def _cases(table: str) -> list[str]:
    return [line for line in table.split("\n") if line]


def _kind(meaning: str) -> str:
    if "/" in meaning:
        return "range"
    if meaning[:1].isdigit():
        return "day" if len(meaning) == len("2016-05-03") else "month"
    return meaning


def _read(case: str) -> tuple[str, list[tuple[str, str | None, str]]]:
    expected = []
    for said, meaning in _MARKED.findall(case):
        iso = meaning if meaning[:1].isdigit() else None
        expected.append((said, iso, _kind(meaning)))
    return _MARKED.sub(r"\1", case), expected


def _found(text: str, written_on: dt.date | None = None) -> list[tuple[str, str | None, str]]:
    return [(m.text, m.iso, m.kind.value) for m in find_dates(text, written_on=written_on)]


@pytest.mark.parametrize(
    "case",
    [
        case
        for table in (NUMERIC_DAYS, NAMED_DAYS, MONTHS, LISTS, RANGES, VAGUE, IMPOSSIBLE, US_ORDER, NO_DATES)
        for case in _cases(table)
    ],
)
def test_sentence(case: str) -> None:
    text, expected = _read(case)
    assert _found(text) == expected


@pytest.mark.parametrize("case", _cases(WITH_WRITTEN_ON))
def test_sentence_with_date_of_writing(case: str) -> None:
    text, expected = _read(case)
    assert _found(text, WRITTEN_ON) == expected


def test_tables_hold_every_kind() -> None:
    cases = _cases(NUMERIC_DAYS + NAMED_DAYS + MONTHS + LISTS + RANGES + VAGUE + IMPOSSIBLE + US_ORDER + NO_DATES)
    assert len(cases) >= 80
    assert {kind for case in cases for _, _, kind in _read(case)[1]} == {kind.value for kind in DateKind}


def test_offsets_count_code_points_and_not_bytes() -> None:
    text = "Zoë 👧 était vue – on 3\u00a0May 2016"
    (mention,) = find_dates(text)
    assert text[mention.start : mention.end] == mention.text == "3\u00a0May 2016"


def test_foreign_letters_that_pass_for_ours_do_no_harm() -> None:
    (mention,) = find_dates("Seen on 3 apr\u0131l 2016")
    assert mention.iso == "2016-04-03"


@pytest.mark.parametrize(("form", "example"), [(form, one) for form in FORMS for one in form.examples])
def test_every_example_in_the_table_of_forms_is_found(form: DateForm, example: str) -> None:
    text = plain(example)
    assert any(form.pattern.match(text, place) for place in range(1, len(text))), form.name
    assert find_dates(example) or find_dates(f"in {example}"), form.name


_PIECES = """
1 3 12 31 32 16 2016 0 00 2014 1645 May march Feb Sept. th st rd , . / - – ' and to the of in on between
from last year Tues Mon week weeks ago spring Christmas first twenty 12/03/16 5/1 31/02/2016 13/13/13 T10:00
hrs ~ @ :// www. xx/ MAY
"""
_WORDS = st.sampled_from([*_PIECES.split(), "\u00a0", "\n", "\u017fept", "apr\u0131l", "th\u0131s"])
_TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(_WORDS, st.sampled_from(["", " ", "\u00a0"])), max_size=25).map(
        lambda pairs: "".join(word + blank for word, blank in pairs)
    ),
)


@given(text=_TEXTS, written_on=st.none() | st.dates())
def test_any_text_gives_true_offsets_and_values(text: str, written_on: dt.date | None) -> None:
    reached = 0
    for mention in find_dates(text, written_on=written_on):
        assert reached <= mention.start < mention.end
        assert mention.text == text[mention.start : mention.end]
        reached = mention.end
        named = {DateKind.DAY, DateKind.MONTH, DateKind.RANGE}
        assert (mention.iso is not None) == (mention.kind in named)
        for end in (mention.iso or "").split("/"):
            if end:
                dt.date.fromisoformat(end if len(end) == len("2016-05-03") else f"{end}-01")


@pytest.mark.parametrize(
    "unit",
    [
        "1,1,", "1/1/", " ", "7", "May ", "1 ", "12 March ", "3 and ", "1-", "1.", "3rd, ", "2016-", "2016 ", "\u00a0",
        "on 1/2 ", "12/03/16 ", "Mon 3 and ", "last ", "a few ", "in ", "May 3, ", "12. ", "www.", "a@", "first of ",
    ],
)  # fmt: skip
def test_the_longest_cell_returns(unit: str) -> None:
    text = (unit * LONGEST_CELL)[:LONGEST_CELL]
    assert isinstance(find_dates(text, written_on=WRITTEN_ON), tuple)


_DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))
_MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _ending(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


_STYLES = """
{day:02}/{month:02}/{year} | {day}/{month}/{year} | {day}.{month}.{year} | {day}-{month}-{year} | {day:02}.{month:02}.{yy:02}
{day:02}/{month:02}/{yy:02} | {day:02} {month:02} {year} | {year}-{month:02}-{day:02} | {year}/{month:02}/{day:02}
{day} {name} {year} | {day:02} {name} {year} | {day}{th} {name} {year} | {day}{th} of {name} {year} | {day} {name}, {year}
{day} {short} {year} | {day}{th} {short} {year} | {day}-{short}-{year} | {day}-{short}-{yy:02} | {day}/{short}/{year}
{day}{name}{year} | {day}{th}{name}{year} | {day} {short} '{yy:02} | {day}.{short}.{year} | {day}{th} day of {name} {year}
{weekday} {day} {name} {year} | {weekday}, {day}{th} {name} {year} | {wday} {day:02}/{month:02}/{year} | {weekday} the {day}{th} of {name} {year}
{name} {day}, {year} | {name} {day}{th}, {year} | {short} {day}{th} {year} | {year} {name} {day} | {upper} {day}, {year}
"""
_PRINTED = [style.strip() for line in _STYLES.split("\n") for style in line.split("|") if style.strip()]
_FRAMES = [
    "{}",
    "Seen on {}.",
    "HV visit {}, no reply",
    "({})",
    "w/c {}",
    "DOB: {}",
    "{} - home visit at 10.30am",
    "Letter\n{}\nfiled",
]


@given(day=_DAYS, style=st.sampled_from(_PRINTED), frame=st.sampled_from(_FRAMES))
def test_a_date_printed_in_any_style_is_found_with_its_value(day: dt.date, style: str, frame: str) -> None:
    name, weekday = _MONTH_NAMES[day.month - 1], _WEEKDAY_NAMES[day.weekday()]
    said = style.format(
        day=day.day, month=day.month, year=day.year, yy=day.year % 100, th=_ending(day.day), name=name,
        short=name[:3], upper=name.upper(), weekday=weekday, wday=weekday[:3],
    )  # fmt: skip
    assert _found(frame.format(said)) == [(said, day.isoformat(), "day")]


@given(first=_DAYS, days=st.integers(1, 300), style=st.sampled_from(["{0:%d/%m/%Y}{1}{2:%d/%m/%Y}", "{0:%d %B %Y}{1}{2:%d %B %Y}"]),
       joint=st.sampled_from([" to ", " - ", "-", " \u2013 ", " until "]))  # fmt: skip
def test_two_dates_with_a_dash_or_to_are_one_range(first: dt.date, days: int, style: str, joint: str) -> None:
    last = first + dt.timedelta(days)
    assert _found(f"On tag {style.format(first, joint, last)}.") == [
        (style.format(first, joint, last), f"{first.isoformat()}/{last.isoformat()}", "range")
    ]


@given(day=st.integers(0, 40), month=st.integers(0, 20), year=st.integers(1900, 2099), mark=st.sampled_from("/.-"))
def test_a_cell_with_a_date_alone_is_read_as_in_a_sentence(day: int, month: int, year: int, mark: str) -> None:
    said = f"{day:02}{mark}{month:02}{mark}{year}"
    assert _found(said) == _found(f"{said} ")


_IN_CELLS = st.sampled_from(
    ["{0:%d/%m/%Y}", "{0:%d/%m/%y}", "{0.day}/{0.month}/{0.year}", "{0:%d.%m.%Y}", "{0:%Y-%m-%d}"]
)


@given(
    cells=st.lists(st.builds(str.format, _IN_CELLS, _DAYS), min_size=1, max_size=6),
    joint=st.sampled_from([", ", ";", "; "]),
)
def test_a_cell_of_several_dates_is_read_as_in_a_sentence(cells: list[str], joint: str) -> None:
    said = joint.join(cells)
    assert [text for text, _, _ in _found(said)] == cells
    assert _found(said) == _found(f"{said} ")


@pytest.mark.parametrize(
    "unit", ["1/", "1,", "1st, ", "a ", "Mar ", "last ", "12/03/2016,", "3 and ", "12/3, ", "1 to ", "12 March ", "12-"]
)
def test_twice_as_many_signs_of_anything_are_twice_the_work(unit: str) -> None:
    """Seconds are measured by benchmarks/full_cells.py."""

    def work(signs: int) -> int:
        return steps(lambda: find_dates((unit * signs)[:signs], written_on=WRITTEN_ON))

    half = work(5_000)
    assert work(10_000) <= 2.2 * half
