"""What can go wrong, in three kinds; only the first two are classes here.

A mistake in the definitions or the surroundings is a `NelauditError`. A file that cannot be taken in
is a `FileError`, with the code of its fault; each fault's docstring is what `checks`, the README and the
coordinator read. Anything else that is raised is a bug of ours. Findings about answers are values, not
errors: see `nelaudit.model.findings`.
"""

from dataclasses import dataclass
from typing import ClassVar

BUG = 70
"""The exit code of a mistake in the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in a definition: where it stands, what was found, what to do.

    `advice` marks a point to think about, which stops nothing; `passed_over` such a point where a row does not do what
    it says until it is put right, which is said at every run.
    """

    file: str
    sheet: str
    cell: str
    found: str
    put_right: str
    advice: bool = False
    passed_over: bool = False

    def __str__(self) -> str:
        """One line, as the coordinator reads it."""
        place = " › ".join(part for part in (self.file, f"{self.sheet}!{self.cell}".strip("!")) if part)
        return f"{place}: {self.found} {self.put_right}"


class NelauditError(Exception):
    """A mistake that a person can put right; the message says how."""

    exit_code: ClassVar[int] = 3


class UsageProblem(NelauditError):  # noqa: N818 - the field's word, next to Problem
    """The command names something that is not there: an audit, a tool, a folder."""

    exit_code: ClassVar[int] = 2


class DefinitionError(NelauditError):
    """Every mistake found in the definition workbooks, all at once."""

    exit_code: ClassVar[int] = 2

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class StoreError(NelauditError):
    """The record cannot be used: the disk is full, it may not be written, it is damaged, or of a newer program."""


class RecordInUse(StoreError):  # noqa: N818 - named for what is so
    """Another command, or another program, holds the workspace or its record just now; nothing is wrong with either."""


class OutputError(NelauditError):
    """A file could not be written."""


class HeldOpen(OutputError):  # noqa: N818
    """A file could not be exchanged for a new one, since another program holds it; the folder itself can be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that could not be done and did not stop the rest: what to say of it, and the exit code that it ends in."""

    words: str
    exit_code: int = NelauditError.exit_code


class FileError(NelauditError):
    """A file that is no return. `found` tells what this one shows; the class tells the rest.

    `for_agency` is a sentence that may be sent to whoever sent the file; empty where the fault is not theirs.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    for_agency: ClassVar[str] = ""

    def __init__(self, found: str = "") -> None:
        self.found = found
        super().__init__(found)


class EmptyFile(FileError):  # noqa: N818 - named for the fault, as its code is
    """The file holds nothing at all.

    Why: an e-mail or a copy was cut short before the first byte, so there is nothing to read.
    Put right: ask the sender to attach the form again and send it once more.
    Source: Local
    """

    code = "F01"
    name = "empty-file"
    for_agency = "The file that reached us is empty. Please attach the form again and send it once more."


class NotAWorkbook(FileError):  # noqa: N818
    """The file is not an Excel or OpenDocument workbook, whatever its name says.

    Why: only a workbook can hold the form; a text, a PDF or a picture cannot be collated.
    Put right: ask the sender for the audit form itself, saved as an Excel workbook (.xlsx).
    Source: Local
    """

    code = "F02"
    name = "not-a-workbook"
    for_agency = (
        "The file that reached us is not an Excel workbook. Please send the audit form itself, saved as an "
        "Excel workbook (.xlsx)."
    )


class Damaged(FileError):  # noqa: N818
    """The workbook is damaged and cannot be opened.

    Why: part of the file is missing or altered, so what it held cannot be trusted.
    Put right: ask the sender to open their own copy, save it under a new name and send that.
    Source: Local
    """

    code = "F03"
    name = "damaged"
    for_agency = (
        "The workbook that reached us cannot be opened. Please open your own copy, save it under a new name "
        "and send that."
    )


class Encrypted(FileError):  # noqa: N818
    """The workbook is locked with a password.

    Why: it can be read only with a passphrase that the board holds; a password is never guessed.
    Put right: ask the sender for it without a password (File, Info, Protect Workbook), or with the agreed passphrase.
    Source: Local
    """

    code = "F04"
    name = "encrypted"
    for_agency = (
        "The workbook is locked with a password that we do not hold. Please send it without a password (File, "
        "Info, Protect Workbook), or with the passphrase that we agreed."
    )


class NotOurForm(FileError):  # noqa: N818
    """The workbook opens, but it is not one of this board's audit forms.

    Why: without the form's own map nobody can say which answer belongs to which question.
    Put right: ask the sender for the form that the board sent them; this file is kept and not counted.
    Source: Local
    """

    code = "F05"
    name = "not-our-form"
    for_agency = (
        "The workbook that reached us is not the audit form that we sent you. Please fill in that form and "
        "send it; if you cannot find it, we will send it again."
    )


class OwnWorkbook(NotOurForm):
    """The workbook is one that the coordinator works in, and not a return.

    Why: it comes back by another way than the forms do, so that nothing of it is taken for an agency's answer.
    Put right: do as said; this file is kept and not counted.
    Source: Local
    """

    for_agency = ""


class WrongBoardOrAudit(FileError):  # noqa: N818
    """The form belongs to another board, or to an audit, case or agency that the register does not hold.

    Why: an answer must never be counted under a case that it was not written about.
    Put right: check the register for the audit, case and agency named; if they are wrong, ask for the right form.
    Source: Local
    """

    code = "F06"
    name = "wrong-board-or-audit"
    for_agency = (
        "The form that reached us is not one that we issued for a current audit. Please check that you sent "
        "the right form; if you are not sure, please ring us."
    )


class Relabelled(FileError):  # noqa: N818
    """The form's label was changed after it was issued: it now names another case, agency or audit.

    Why: answers written about one child could be counted as another's.
    Put right: ask the sender which case and agency the answers are about, and send a fresh form for it.
    Source: Local
    """

    code = "F07"
    name = "relabelled"
    for_agency = (
        "The form's label was changed after we issued it, so we cannot be certain which child it is about. "
        "Please tell us which case it is about; we will send a fresh form for it."
    )


class TooLarge(FileError):  # noqa: N818
    """The file is far larger than a form can be, or unpacks to be.

    Why: such a file can stop the computer, by accident (stray cells, pasted pictures) or by design.
    Put right: ask the sender to copy the answers into a fresh form and send that.
    Source: Local
    """

    code = "F08"
    name = "too-large"
    for_agency = (
        "The file is far larger than the form can be. Please copy your answers into a fresh copy of the form, "
        "without pictures, and send that."
    )


class InUse(FileError):  # noqa: N818
    """The file could not be read just now: another program holds it open, or it is still being copied.

    Why: half a file read is worse than none.
    Put right: close it in Excel, wait until the copying or synchronising has ended, and run the batch again.
    Source: Local
    """

    code = "F09"
    name = "in-use"


class BlankForm(FileError):  # noqa: N818
    """The form came back with nothing filled in.

    Why: a blank form is neither a return nor a nil return, and counting it would hide that the agency has not answered.
    Put right: ask the sender for the filled-in form; if the agency had no involvement, ask for a nil return.
    Source: Multi-Agency Audit Guidance, sections 1 and 4
    """

    code = "F10"
    name = "blank-form"
    for_agency = (
        "The form came back with nothing filled in. Please send the completed form; if your agency was not "
        "involved, please choose No involvement on the sheet Details and fill in the three lines below it."
    )


class LabelEncrypted(FileError):  # noqa: N818
    """The workbook is locked by a sensitivity label, so that only the sender's own organisation can open it.

    Why: such a label (Microsoft Purview) ties the file to the sender's sign-in; no password opens it elsewhere.
    Put right: ask the sender to choose a label without protection (Home, Sensitivity), or use the agreed secure route.
    Source: Local
    """

    code = "F11"
    name = "label-encrypted"
    for_agency = (
        "The workbook is protected by a sensitivity label, so only your own organisation can open it. Please "
        "choose a label without protection (Home, Sensitivity), or use the secure route that we agreed."
    )


class NotTakenIn(FileError):  # noqa: N818
    """The file could not be taken in just now, through no fault of its own.

    Why: the disk was full, the record was in use, or the program made a mistake; half a file kept is worse than none.
    Put right: put right what the last lines of the run say, then run it again; the file still lies where it lay.
    Source: Local
    """

    code = "F12"
    name = "not-taken-in"


FILE_FAULTS: tuple[type[FileError], ...] = (
    EmptyFile,
    NotAWorkbook,
    Damaged,
    Encrypted,
    NotOurForm,
    WrongBoardOrAudit,
    Relabelled,
    TooLarge,
    InUse,
    BlankForm,
    LabelEncrypted,
    NotTakenIn,
)
