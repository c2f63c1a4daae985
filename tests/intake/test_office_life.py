"""Spoiled as in office life: no text ends at another field or child, and none is lost without a word.

What is judged is the batch job's own export and findings; the judge is `office_oracle`, tested in `test_office_oracle`.
`benchmarks/mangle.py` runs the same over thousands of forms.
"""

import io

import pytest

from tests.conftest import Desk
from tests.intake.mangler import Book
from tests.intake.office_batch import ALONE, Job, Judged, Pool, jobs_for, own_answers, read_rows, spoil
from tests.intake.office_forms import AUDIT, fill, make_pool
from tests.intake.office_grid import grid_of
from tests.intake.office_oracle import Seen, judged
from tests.intake.ways_of_office_life import AMBIGUOUS, OFFICE_WAYS, TOGETHER

pytestmark = pytest.mark.slow

TABLES = ("inputs", "findings")
CASES = 4
SEEDS = (1,)
NAMES = [*OFFICE_WAYS, *TOGETHER]
AT_ONCE = 20
"""So many ways go through one batch together: a batch alone takes longer than a form."""

CLEAR = (
    "word_hints_dropped_names_gone", "word_hints_dropped_two_rows_exchanged", "five_rows_rotated_hints_dropped",
    "word_numbers_lost", "word_numbers_joined_to_the_questions", "word_curly_quotes_and_dashes",
    "word_no_break_spaces", "word_soft_hyphens", "word_lines_joined", "sorted_by_question_hints_dropped",
    "sorted_by_date_whole_words", "hidden_names_of_two_rows_exchanged", "hidden_names_overtyped_with_numbers",
    "hidden_names_with_spaces_and_capitals", "numbers_retyped", "a_blank_row_below_every_row",
    "chronology_sorted_without_its_names", "columns_of_questions_reordered", "columns_of_the_chronology_reordered",
    "headings_of_the_chronology_reworded", "a_heading_row_doubled",
    "headings_repeated_as_for_printing", "a_column_of_their_own_references_inserted",
    "hidden_column_deleted_from_the_questions_only", "a_copy_with_blank_answers", "titles_of_two_sheets_exchanged",
    "filtered_frozen_and_half_hidden", "everything_in_capitals", "choices_in_capitals",
    "choices_with_spaces_and_full_stops", "evidence_written_into_the_answer", "an_answer_in_parts_of_bold_type",
    "answers_given_as_bullet_points", "answers_that_begin_like_formulas", "dates_written_in_front_of_the_events",
)  # fmt: skip
"""Ways that leave no doubt, to be taken in with every answer: a form put off for each of them would help nobody."""


@pytest.fixture(scope="session")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Pool:
    return Pool(make_pool(tmp_path_factory.mktemp("pool") / "board", CASES))


def said(found: list[Judged]) -> list[str]:
    return [f"{one.job} ({one.outcome}): {fault}" for one in found for fault in one.faults]


def test_there_are_seventy_further_ways_and_twenty_with_a_second_form() -> None:
    assert len(OFFICE_WAYS) >= 70
    assert len(TOGETHER) >= 20
    assert set(CLEAR) <= set(OFFICE_WAYS) - AMBIGUOUS
    assert len({*ALONE, *TOGETHER}) == len(ALONE) + len(TOGETHER)


@pytest.mark.parametrize(
    "names", [NAMES[at : at + AT_ONCE] for at in range(0, len(NAMES), AT_ONCE)], ids=lambda names: f"{names[0]}_and_on"
)
def test_each_way(pool: Pool, names: list[str]) -> None:
    found = list(pool.judged([job for way in names for job in jobs_for(way, SEEDS)]))
    assert {one.job.ways[0] for one in found} == set(names)
    assert said(found) == []
    whole = [(one.outcome, len(one.answers)) == ("accepted", len(one.questions)) for one in found]
    assert [
        str(one.job) for one, is_whole in zip(found, whole, strict=True) if one.job.ways[0] in CLEAR and not is_whole
    ] == []


@pytest.mark.parametrize("seed", range(2))
def test_ways_combined(pool: Pool, seed: int) -> None:
    assert said(list(pool.combined(15, seed))) == []


def test_every_way_spoils_something_and_leaves_the_second_form_alone(pool: Pool) -> None:
    one, other = pool.filled(*pool.names[0]), pool.filled(*pool.names[1])
    as_filled, second = one.open(), other.open()
    for name in NAMES:
        book = one.open()
        spoil(book, second, Job(ways=(name,), seed=1))
        assert contents(book) != contents(as_filled), name
    assert contents(second) == contents(other.open())


def contents(book: Book) -> list[object]:
    """All that a way may change in a workbook."""
    cells = [
        {at: (cell.value, cell.comment) for at, cell in s._cells.items() if cell.value is not None or cell.comment}
        for s in book.worksheets
    ]
    seen = [
        (s.title, s.sheet_state, str(s.merged_cells), s.column_dimensions["A"].hidden, s.freeze_panes)
        for s in book.worksheets
    ]
    return [cells, seen, [str(one.value) for one in book.custom_doc_props.props], sorted(book.defined_names)]


@pytest.mark.parametrize("name", ["saved_again", "word_curly_quotes_and_dashes", "a_question_row_deleted"])
def test_by_hand_on_the_command_line(desk: Desk, name: str) -> None:
    """The road of a person: the file dropped, `ingest --json`, `export --format csv`, its tables read."""
    form = fill(desk.root / "output" / AUDIT / "forms" / "N16-01 POLICE.xlsx", 0)
    book = form.open()
    spoil(book, None, Job(ways=(name,), seed=1))
    book.save(out := io.BytesIO())
    desk.drop("form.xlsx", out.getvalue())
    entry = desk.ingest()["form.xlsx"]
    assert desk.run("export", AUDIT, "--format", "csv").code in {0, 1}
    inputs, findings = (read_rows(desk.root / "output" / AUDIT / "export" / f"{one}.csv") for one in TABLES)
    seen = Seen(
        outcomes=(entry["outcome"],),
        messages=(entry["message"],),
        inputs=[row for row in inputs if row["file"] == "returns/form.xlsx"],
        findings=[row for row in findings if row["agency"] == form.agency],
    )
    assert [str(fault) for fault in judged(form, (), grid_of(book), seen)] == []
    assert entry["outcome"] == "accepted"
    assert len(own_answers(form, seen)) == len(form.questions) - (name == "a_question_row_deleted")
