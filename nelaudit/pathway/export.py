"""Everything that an audit holds, as tables that other programs read."""

from enum import StrEnum
from functools import partial
from importlib.util import find_spec

from nelaudit.collate.collating import cross_tabulated
from nelaudit.errors import UsageProblem
from nelaudit.pathway.assessing import audit_state
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.documents import Tray, Written
from nelaudit.pathway.trying import trying
from nelaudit.pathway.urgent import crashes
from nelaudit.pathway.whole_audit import collate
from nelaudit.privacy import Cleared, Guard, clear, named
from nelaudit.report.tables.rows import LOSSLESS, Table, tables_of_collated, tables_of_state
from nelaudit.writing.tables import csv_bytes, parquet_bytes, tables_workbook


class ExportFormat(StrEnum):
    """The kind of file that an export writes: a file a table, or one workbook with a sheet a table."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


def export_tables(desk: Desk, key: str, form: ExportFormat) -> Written:
    """Writes every table of an audit, each by itself.

    Raises:
        UsageProblem: the register has no such audit, or what Parquet needs is not installed.
        StoreError: the record cannot be used.
    """
    if form is ExportFormat.PARQUET and find_spec("pyarrow") is None:
        raise UsageProblem(
            "Parquet files need pyarrow, which is not installed. Install it with: python -m pip install pyarrow "
            "– or choose --format csv or --format xlsx, which hold the same tables."
        )
    audit = desk.audit(key)
    state = audit_state(desk, audit)
    guard = desk.guard_for(audit, state.returns)
    folder = desk.space.audit_folder(audit.key, "export")
    tray = Tray(desk=desk)
    found = [_cleared(guard, table) for table in tables_of_state(state)]
    with trying(f"{audit.key}: collating the returns", tray.failures):
        known = collate(desk, state)
        found += [_cleared(guard, table) for table in tables_of_collated(known, cross_tabulated(known))]
    if form is ExportFormat.XLSX:
        title = clear(guard, f"{audit.title}: export")
        tray.put(folder / "export.xlsx", lambda: tables_workbook(title, desk.today, found))
    else:
        write = csv_bytes if form is ExportFormat.CSV else parquet_bytes
        for table in found:
            tray.put(folder / f"{table.value[0]}.{form}", partial(write, table))
    return Written(documents=tuple(tray.written), failures=(*tray.failures, *crashes((state,))))


def _cleared(guard: Guard, table: Table) -> Cleared[Table]:
    """A table without names, but for those that give back every word of the agencies."""
    if table[0] in LOSSLESS:
        return named(table, why="it gives back what agencies wrote, word for word, and stays with the coordinator")
    return clear(guard, table)
