from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nelaudit.collate.themes import find_themes
from nelaudit.model.codebook import Codebook, Cue, CueKind, Phrase, Polarity, Theme, ThemeMatch

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
        Cue(kind=CueKind.DEVELOPMENT, text="lack of"),
        Cue(kind=CueKind.DEVELOPMENT, text="should have been"),
        Cue(kind=CueKind.DEVELOPMENT, text="weak"),
        Cue(kind=CueKind.NEGATION, text="not"),
        Cue(kind=CueKind.NEGATION, text="no"),
    ),
)
EMPTY = Codebook(themes=(), phrases=(), cues=())


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
        ("There was no delay in sharing the report.", "timeliness strength"),
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
            "information-sharing strength; voice development",
        ),
        (
            "Although supervision was reflective, the plan drifted.",
            "oversight strength; timeliness development",
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


def labelled() -> dict[str, list[tuple[str, set[str]]]]:
    groups: dict[str, list[tuple[str, set[str]]]] = {}
    group = ""
    for line in (Path(__file__).parent / "labelled_sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            group = line.strip("[]")
        elif line and not line.startswith("#"):
            sentence, _, found = line.rpartition(" ::")
            groups.setdefault(group, []).append((sentence, set(wanted(found))))
    return groups


@pytest.mark.parametrize(
    ("group", "precision", "recall"), [("tuning", 0.93, 0.87), ("held-out", 0.91, 0.77), ("unseen", 0.87, 0.55)]
)
def test_precision_and_recall_on_labelled_sentences(
    codebook: Codebook, group: str, precision: float, recall: float
) -> None:
    right = found = expected = 0
    for sentence, labelled_as in labelled()[group]:
        got = set(labels(find_themes(sentence, codebook)))
        right += len(got & labelled_as)
        found += len(got)
        expected += len(labelled_as)
    assert right / found >= precision, f"{group}: precision {right / found:.3f}"
    assert right / expected >= recall, f"{group}: recall {right / expected:.3f}"


def test_the_labels_name_themes_of_the_codebook(codebook: Codebook) -> None:
    known = {f"{theme.key} {polarity}" for theme in codebook.themes for polarity in Polarity}
    used = {label for group in labelled().values() for _, found in group for label in found}
    assert used <= known
    assert len(codebook.themes) == 16
    assert {phrase.theme for phrase in codebook.phrases} == {theme.key for theme in codebook.themes}


@pytest.mark.parametrize("words", ["good supervision not ", "seen alone, ", "wishes recorded ", "drift. "])
def test_a_cell_full_of_repeats_does_not_hold_up_the_batch(words: str) -> None:
    assert len(find_themes(words * (32_767 // len(words)), SMALL)) < 32_767
