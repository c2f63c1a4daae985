import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nelaudit.model.codebook import Codebook, Cue, CueKind, Phrase, Polarity, Side, Theme, ThemeMatch, WordList
from nelaudit.themes.finding import find_themes

SMALL = Codebook(
    themes=tuple(Theme(key=key, title=key, definition=key) for key in ("voice", "timeliness", "oversight")),
    phrases=(
        Phrase(theme="voice", text="seen alone"),
        Phrase(theme="voice", text="wishes ... recorded"),
        Phrase(theme="voice", text="not seen alone", polarity=Polarity.DEVELOPMENT),
        Phrase(theme="voice", text="(girl/boy) listened to", polarity=Polarity.STRENGTH),
        Phrase(theme="timeliness", text="drift", polarity=Polarity.DEVELOPMENT),
        Phrase(theme="timeliness", text="timely", polarity=Polarity.STRENGTH),
        Phrase(theme="oversight", text="supervis*"),
        Phrase(theme="oversight", text="timely supervision", polarity=Polarity.STRENGTH),
        Phrase(theme="timeliness", text="timely supervision", polarity=Polarity.STRENGTH),
    ),
    cues=(
        Cue(kind=CueKind.STRENGTH, text="good"),
        Cue(kind=CueKind.STRENGTH, text="thorough"),
        Cue(kind=CueKind.DEVELOPMENT, text="lack of", side=Side.AFTER),
        Cue(kind=CueKind.DEVELOPMENT, text="should have been", side=Side.BOTH),
        Cue(kind=CueKind.DEVELOPMENT, text="weak"),
        Cue(kind=CueKind.NEGATION, text="not"),
        Cue(kind=CueKind.NEGATION, text="no"),
    ),
)
EMPTY = Codebook(themes=(), phrases=(), cues=())
HERE = Path(__file__).parent
LEAST_POLARITY = 0.97
THEMES = 16


def labels(matches: tuple[ThemeMatch, ...]) -> list[str]:
    return sorted(f"{match.theme} {match.polarity}" for match in matches)


def wanted(text: str) -> list[str]:
    return sorted(label.strip() for label in text.split(";") if label.strip())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The supervision was thorough.", "oversight strength"),
        ("SUPERVISION WAS GOOD", "oversight strength"),
        ("He was supervised by two workers.", ""),
        ("There was good supervising of the student.", "oversight strength"),
        ("The unsupervised visit was good.", ""),
        ("A good drifter came.", ""),
        ("It was untimely.", ""),
        ("The girl listened to was six.", "voice strength"),
        ("The child listened to was six.", ""),
        ("Her wishes about contact were not recorded.", "voice development"),
        ("Her wishes one two three four five six seven eight nine recorded, good.", ""),
        ("Timely supervision was given.", "oversight strength; timeliness strength"),
        ("He was not seen alone.", "voice development"),
        ("He was seen alone on 3 May 2016.", ""),
        ("", ""),
    ],
)
def test_words_are_matched_whole_and_the_longest_counts(sentence: str, expected: str) -> None:
    assert labels(find_themes(sentence, SMALL)) == wanted(expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("There was no drift in this case.", "timeliness strength"),
        ("The assessment was completed without delay.", "timeliness strength"),
        ("There was no delay in sharing the report.", "information-sharing strength; timeliness strength"),
        ("The plan was not timely.", "timeliness development"),
        ("There was no evidence that the child's wishes were sought.", "voice development"),
        ("There is no record of supervision.", "oversight development"),
        ("There is no record of the child being seen alone.", "voice development"),
        ("Wishes & feelings were not recorded.", "voice development"),
        ("The child wasn’t seen alone.", "voice development"),
        ("The team failed to escalate their concerns.", "challenge development"),
        ("There was a lack of management oversight.", "oversight development"),
        ("There were no concerns about recording.", "recording strength"),
        ("The social worker did not hesitate to share information with police.", "information-sharing strength"),
        ("Supervision was not only regular but also reflective.", "oversight strength"),
        ("The core groups were not always well attended.", "joint-working development"),
        ("The plan was not clear.", "planning development"),
        ("Mother did not attend the core group on 12 May.", ""),
        ("A strategy discussion was not required.", ""),
        ("The strategy meeting heard that there was no evidence of injury.", ""),
        ("The assessment found that the home was in poor condition.", ""),
    ],
)
def test_negation(codebook: Codebook, sentence: str, expected: str) -> None:
    assert labels(find_themes(sentence, codebook)) == wanted(expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Information was shared promptly but the child was not seen alone.",
            "information-sharing strength; timeliness strength; voice development",
        ),
        (
            "Although supervision was reflective, the plan drifted.",
            "oversight strength; planning development; timeliness development",
        ),
        (
            "Recording was excellent; however, the plan was vague.",
            "recording strength; planning development",
        ),
        ("Lack of supervision and good recording.", "oversight development; recording strength"),
        (
            "Good information sharing, joint working and supervision.",
            "information-sharing strength; joint-working strength; oversight strength",
        ),
        ("Supervision was good, supervision was helpful, and supervision was reflective.", "oversight strength"),
        ("Supervision was good but later supervision was infrequent.", "oversight strength; oversight development"),
        ("The assessment was timely but lacked analysis.", "timeliness strength; assessment development"),
        ("That was ineffective; wishes and feelings were sought; it went well.", "voice strength"),
        ("It went well; there was supervision; that was ineffective.", "oversight development"),
        ("It went well; there was supervision; it took place in May.", "oversight strength"),
    ],
)
def test_clauses_are_judged_apart(codebook: Codebook, sentence: str, expected: str) -> None:
    assert labels(find_themes(sentence, codebook)) == wanted(expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The team needs to strengthen its supervision.", "oversight development"),
        ("Managers should ensure that supervision is recorded.", "oversight development"),
        ("The plan would have benefited from more detail.", "planning development"),
        ("Supervision should have been offered.", "oversight development"),
        ("A core group was held on 3 May 2016.", ""),
        ("Supervision took place on 4 May and 1 June.", ""),
        ("Was there drift and delay?", ""),
        ("Policy requires that supervision is reflective and timely.", ""),
        ("All staff must have good supervision.", ""),
        ("“Children must be seen alone” is what the handbook tells us.", ""),
        ("Practitioners are expected to share information promptly.", ""),
    ],
)
def test_intentions_are_developments_and_facts_questions_and_policy_are_nothing(
    codebook: Codebook, sentence: str, expected: str
) -> None:
    assert labels(find_themes(sentence, codebook)) == wanted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Patel saw good supervision. No drift.", ["Dr. Patel saw good supervision.", "No drift."]),
        ("Good supervision on 12.03.2016 under s. 47 rules.", ["Good supervision on 12.03.2016 under s. 47 rules."]),
        ("Good supervision, i.e. monthly. Drift!", ["Good supervision, i.e. monthly.", "Drift!"]),
        ("- Good supervision\n- No drift", ["Good supervision", "No drift"]),
        ("• Good supervision\r\n• No drift", ["Good supervision", "No drift"]),
        ("1. Good supervision\n2) Drift", ["Good supervision", "Drift"]),
        ("There was good\nsupervision of this case.\n\nDrift", ["There was good\nsupervision of this case.", "Drift"]),
        ("Good supervision.Drift followed.", ["Good supervision.", "Drift followed."]),
        ("  Good supervision 😀 here. ", ["Good supervision 😀 here."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[match.start : match.end] for match in find_themes(text, SMALL)] == expected


def test_phrase_and_cue_are_as_they_stand_in_the_text(codebook: Codebook) -> None:
    (match,) = find_themes("There was Thorough  Supervision.", SMALL)
    assert (match.phrase, match.cue) == ("Supervision", "Thorough")
    (match,) = find_themes("She saw İstanbul. The CHILD’S VOICE was weak.", codebook)
    assert (match.phrase, match.cue) == ("CHILD’S VOICE", "weak")
    (match,) = find_themes("There was drift.", SMALL)
    assert (match.phrase, match.cue) == ("drift", "")


def test_an_empty_codebook_finds_nothing() -> None:
    assert find_themes("The child was not seen alone.", EMPTY) == ()


def test_codebooks_do_not_mix() -> None:
    text = "There was drift."
    assert [bool(find_themes(text, book)) for book in (SMALL, EMPTY, SMALL)] == [True, False, True]


WORDS = (
    "good|supervision|drift|no|not|seen alone|wishes|recorded|but|and the|.|?|, |\n|\r\n|- |Dr.|12.03.2016|“|”|İ|ß|ŉ|😀"
    "|timely|lack of|should have been|;|(|)|i.e.|&|’|ﬁ|\u2028|\x85|\x1c|_|e\u0301"
)
FRAGMENTS = st.sampled_from(WORDS.split("|"))


@given(st.one_of(st.text(), st.lists(FRAGMENTS).map(" ".join), st.lists(FRAGMENTS).map("".join)))
def test_offsets_give_the_sentence_and_nothing_is_counted_twice(text: str) -> None:
    matches = find_themes(text, SMALL)
    counted = [(match.theme, match.polarity, match.start, match.end) for match in matches]
    assert len(set(counted)) == len(counted)
    for match in matches:
        sentence = text[match.start : match.end]
        assert match.phrase
        assert match.phrase in sentence
        assert match.cue in sentence
        assert sentence == sentence.strip()


def labelled(file: str) -> list[tuple[str, set[tuple[str, str]]]]:
    lines = (HERE / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    read = (json.loads(line) for line in lines)
    return [(line["text"], {(theme, polarity) for theme, polarity in line["themes"]}) for line in read]


@pytest.mark.parametrize(
    ("file", "least_f1"), [("themes_build", 0.92), ("themes_earlier", 0.80), ("themes_unseen", 0.80)]
)
def test_themes_and_polarity_on_labelled_sentences(codebook: Codebook, file: str, least_f1: float) -> None:
    right = wrong = missed = polarity = 0
    for sentence, labels_given in labelled(file):
        wanted_themes = {theme for theme, _ in labels_given}
        found = {(match.theme, str(match.polarity)) for match in find_themes(sentence, codebook)}
        found_themes = {theme for theme, _ in found}
        right += len(wanted_themes & found_themes)
        wrong += len(found_themes - wanted_themes)
        missed += len(wanted_themes - found_themes)
        for theme in wanted_themes & found_themes:
            polarity += {p for t, p in labels_given if t == theme} == {p for t, p in found if t == theme}
    assert 2 * right / (2 * right + wrong + missed) >= least_f1
    assert polarity / right >= LEAST_POLARITY


@pytest.mark.parametrize("file", ["themes_build", "themes_earlier", "themes_unseen"])
def test_the_labels_name_themes_of_the_codebook(codebook: Codebook, file: str) -> None:
    known = {(theme.key, str(polarity)) for theme in codebook.themes for polarity in Polarity}
    assert {label for _, labels_given in labelled(file) for label in labels_given} <= known
    assert len(codebook.themes) == THEMES
    assert {phrase.theme for phrase in codebook.phrases} == {theme.key for theme in codebook.themes}


NOTATION = Codebook(
    themes=tuple(
        Theme(key=key, title=key, definition=key, gives_way=key == "recording") for key in ("voice", "recording")
    ),
    lists=(WordList(name="child", words=("girl", "young person")),),
    phrases=(
        Phrase(theme="voice", text="asked the {child}"),
        Phrase(theme="voice", text="(views/wishes of {child}) gather*"),
        Phrase(theme="voice", text="listen* (to/for) {child}", polarity=Polarity.STRENGTH),
        Phrase(theme="recording", text="record*"),
        Phrase(theme="voice", text="drawing"),
    ),
    cues=(
        Cue(kind=CueKind.STRENGTH, text="good"),
        Cue(kind=CueKind.STRENGTH, text="near", reach=1),
        Cue(kind=CueKind.STRENGTH, text="behind", side=Side.BEFORE),
        Cue(kind=CueKind.DEVELOPMENT, text="ahead", side=Side.AFTER),
        Cue(kind=CueKind.DEVELOPMENT, text="should ... better"),
        Cue(kind=CueKind.NEGATION, text="not"),
        Cue(kind=CueKind.IGNORE, text="not only"),
        Cue(kind=CueKind.IGNORE, text="drawing (room/board)"),
        Cue(kind=CueKind.POLICY, text="policy ... requires"),
    ),
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was good that she asked the young person.", "voice strength"),
        ("It was good that she asked the boy.", ""),
        ("Views gathered were good.", "voice strength"),
        ("Good wishes of girl gathering.", "voice strength"),
        ("Views were good.", ""),
        ("He listens to girl bands.", "voice strength"),
        ("They were listening for young person noises.", "voice strength"),
        ("He listens to music.", ""),
        ("Drawing is near.", "voice strength"),
        ("Drawing one two is near.", ""),
        ("A drawing was behind.", "voice strength"),
        ("Behind was a drawing.", ""),
        ("Ahead a drawing.", "voice development"),
        ("A drawing ahead.", ""),
        ("The drawing should be far better.", "voice development"),
        ("The drawing was not only good.", "voice strength"),
        ("The drawing room was good.", ""),
        ("Good recording.", "recording strength"),
        ("A good recorded drawing.", "voice strength"),
        ("Good drawing; not recorded.", "voice strength; recording development"),
        ("The policy of the school requires good drawing.", ""),
    ],
)
def test_the_notation_of_the_codebook(sentence: str, expected: str) -> None:
    assert labels(find_themes(sentence, NOTATION)) == wanted(expected)


@pytest.mark.parametrize(
    ("sentence", "asked", "expected"),
    [
        ("That was good.", "", ""),
        ("That was good.", "voice", "voice strength"),
        ("That was not good.", "voice", "voice development"),
        ("They met on Monday.", "voice", ""),
        ("The drawing was good.", "recording", "voice strength"),
        ("The drawing that she made there was good.", "voice", "voice strength"),
        ("The drawing hung on a wall, good.", "recording", "recording strength"),
        ("He listens to girl bands.", "recording", "voice strength"),
    ],
)
def test_what_a_question_asks_is_a_weak_prior(sentence: str, asked: str, expected: str) -> None:
    assert labels(find_themes(sentence, NOTATION, asked=asked)) == wanted(expected)


def test_on_whole_returns_the_question_finds_more_and_more_of_it_is_right(codebook: Codebook) -> None:
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    file = Path(__file__).with_name("themes_of_returns.jsonl")
    for line in map(json.loads, file.read_text("utf-8").splitlines()):
        given = {theme for theme, _ in line["themes"]}
        for known, count in counts.items():
            found = {one.theme for one in find_themes(line["text"], codebook, asked=line["asked"] if known else "")}
            count.update(right=len(given & found), wrong=len(found - given))
    assert counts[True]["right"] > 1.15 * counts[False]["right"]
    assert counts[True]["right"] / counts[True].total() > counts[False]["right"] / counts[False].total()


LATER = Codebook(
    themes=tuple(Theme(key=key, title=key, definition=key) for key in ("voice", "timeliness")),
    phrases=(
        Phrase(theme="voice", text="wishes and feelings"),
        Phrase(theme="voice", text="wishes"),
        Phrase(theme="timeliness", text="was late", polarity=Polarity.DEVELOPMENT),
    ),
    cues=(Cue(kind=CueKind.STRENGTH, text="good", reach=1), Cue(kind=CueKind.NEGATION, text="never", reach=1)),
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Wishes and feelings went into the plan of May, which was good.", "voice strength"),
        ("Wishes and feelings of the three boys were written down but never used.", "voice development"),
        (
            "Wishes and feelings of the boys came in a report, which was late.",
            "voice development; timeliness development",
        ),
        ("Wishes and feelings of the boys came in a report that was late.", "timeliness development"),
        ("Wishes of the three boys went into the plan, which was good.", ""),
        ("It was good that in May the worker asked for wishes and feelings.", ""),
        ("Wishes and feelings went into the plan. Good.", ""),
    ],
)
def test_a_theme_that_several_words_name_takes_the_next_judgement(sentence: str, expected: str) -> None:
    assert labels(find_themes(sentence, LATER)) == wanted(expected)


@pytest.mark.parametrize(
    "words",
    [
        "drift. ",
        *(
            pytest.param(one, marks=pytest.mark.slow)
            for one in ("good supervision not ", "seen alone, ", "wishes recorded ")
        ),
    ],
)
def test_a_cell_full_of_repeats_does_not_hold_up_the_batch(words: str) -> None:
    assert len(find_themes(words * (32_767 // len(words)), SMALL)) < 32_767
