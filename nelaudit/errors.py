"""What can go wrong, in three kinds; only the first two are classes here.

A mistake in the definitions or the surroundings is a `NelauditError`. A file that cannot be taken in
is a `FileError`, with the code of its fault and the words that the lists of checks and the coordinator
read of it. Anything else that is raised is a bug of ours. Findings about answers are values, not
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


class UsageProblem(NelauditError):
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


class RecordInUse(StoreError):
    """Another command, or another program, holds the workspace or its record just now; nothing is wrong with either."""


class OutputError(NelauditError):
    """A file could not be written."""


class HeldOpen(OutputError):
    """A file could not be exchanged for a new one, since another program holds it; the folder itself can be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that could not be done and did not stop the rest: what to say of it, and the exit code that it ends in."""

    words: str
    exit_code: int = NelauditError.exit_code


class FileError(NelauditError):
    """A file that is no return. `found` tells what this one shows; the class tells the rest.

    `summary`, `why`, `put_right` and `source` are what people read of the fault, as of a check's rule.
    `for_agency` is a sentence that may be sent to whoever sent the file; empty where the fault is not theirs.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    summary: ClassVar[str]
    why: ClassVar[str]
    put_right: ClassVar[str]
    source: ClassVar[str]
    for_agency: ClassVar[str] = ""

    def __init__(self, found: str = "") -> None:
        self.found = found
        super().__init__(found)


class EmptyFile(FileError):
    code = "F01"
    name = "empty-file"
    summary = "The file holds nothing at all."
    why = "an e-mail or a copy was cut short before the first byte, so there is nothing to read."
    put_right = "ask the sender to attach the form again and send it once more."
    source = "Local"
    for_agency = "The file that reached us is empty. Please attach the form again and send it once more."


class NotAWorkbook(FileError):
    code = "F02"
    name = "not-a-workbook"
    summary = "The file is not an Excel or OpenDocument workbook, whatever its name says."
    why = "only a workbook can hold the form; a text, a PDF or a picture cannot be collated."
    put_right = "ask the sender for the audit form itself, saved as an Excel workbook (.xlsx)."
    source = "Local"
    for_agency = (
        "The file that reached us is not an Excel workbook. Please send the audit form itself, saved as an "
        "Excel workbook (.xlsx)."
    )


class Damaged(FileError):
    code = "F03"
    name = "damaged"
    summary = "The workbook is damaged and cannot be opened."
    why = "part of the file is missing or altered, so what it held cannot be trusted."
    put_right = "ask the sender to open their own copy, save it under a new name and send that."
    source = "Local"
    for_agency = (
        "The workbook that reached us cannot be opened. Please open your own copy, save it under a new name "
        "and send that."
    )


class Encrypted(FileError):
    code = "F04"
    name = "encrypted"
    summary = "The workbook is locked with a password."
    why = "it can be read only with a passphrase that the board holds; a password is never guessed."
    put_right = (
        "ask the sender for it without a password (File, Info, Protect Workbook), or with the agreed passphrase."
    )
    source = "Local"
    for_agency = (
        "The workbook is locked with a password that we do not hold. Please send it without a password (File, "
        "Info, Protect Workbook), or with the passphrase that we agreed."
    )


class NotOurForm(FileError):
    code = "F05"
    name = "not-our-form"
    summary = "The workbook opens, but it is not one of this board's audit forms."
    why = "without the form's own map nobody can say which answer belongs to which question."
    put_right = "ask the sender for the form that the board sent them; this file is kept and not counted."
    source = "Local"
    for_agency = (
        "The workbook that reached us is not the audit form that we sent you. Please fill in that form and "
        "send it; if you cannot find it, we will send it again."
    )


class OwnWorkbook(NotOurForm):
    summary = "The workbook is one that the coordinator works in, and not a return."
    why = "it comes back by another way than the forms do, so that nothing of it is taken for an agency's answer."
    put_right = "do as said; this file is kept and not counted."
    source = "Local"
    for_agency = ""


class WrongBoardOrAudit(FileError):
    code = "F06"
    name = "wrong-board-or-audit"
    summary = "The form belongs to another board, or to an audit, case or agency that the register does not hold."
    why = "an answer must never be counted under a case that it was not written about."
    put_right = "check the register for the audit, case and agency named; if they are wrong, ask for the right form."
    source = "Local"
    for_agency = (
        "The form that reached us is not one that we issued for a current audit. Please check that you sent "
        "the right form; if you are not sure, please ring us."
    )


class Relabelled(FileError):
    code = "F07"
    name = "relabelled"
    summary = "The form's label was changed after it was issued: it now names another case, agency or audit."
    why = "answers written about one child could be counted as another's."
    put_right = "ask the sender which case and agency the answers are about, and send a fresh form for it."
    source = "Local"
    for_agency = (
        "The form's label was changed after we issued it, so we cannot be certain which child it is about. "
        "Please tell us which case it is about; we will send a fresh form for it."
    )


class TooLarge(FileError):
    code = "F08"
    name = "too-large"
    summary = "The file is far larger than a form can be, or unpacks to be."
    why = "such a file can stop the computer, by accident (stray cells, pasted pictures) or by design."
    put_right = "ask the sender to copy the answers into a fresh form and send that."
    source = "Local"
    for_agency = (
        "The file is far larger than the form can be. Please copy your answers into a fresh copy of the form, "
        "without pictures, and send that."
    )


class InUse(FileError):
    code = "F09"
    name = "in-use"
    summary = "The file could not be read just now: another program holds it open, or it is still being copied."
    why = "half a file read is worse than none."
    put_right = "close it in Excel, wait until the copying or synchronising has ended, and run the batch again."
    source = "Local"


class BlankForm(FileError):
    code = "F10"
    name = "blank-form"
    summary = "The form came back with nothing filled in."
    why = "a blank form is neither a return nor a nil return, and counting it would hide that the agency has not answered."
    put_right = "ask the sender for the filled-in form; if the agency had no involvement, ask for a nil return."
    source = "Multi-Agency Audit Guidance, sections 1 and 4"
    for_agency = (
        "The form came back with nothing filled in. Please send the completed form; if your agency was not "
        "involved, please choose No involvement where it asks for that, and fill in the lines that belong to it."
    )


class LabelEncrypted(FileError):
    code = "F11"
    name = "label-encrypted"
    summary = "The workbook is locked by a sensitivity label, so that only the sender's own organisation can open it."
    why = "such a label (Microsoft Purview) ties the file to the sender's sign-in; no password opens it elsewhere."
    put_right = (
        "ask the sender to choose a label without protection (Home, Sensitivity), or use the agreed secure route."
    )
    source = "Local"
    for_agency = (
        "The workbook is protected by a sensitivity label, so only your own organisation can open it. Please "
        "choose a label without protection (Home, Sensitivity), or use the secure route that we agreed."
    )


class NotTakenIn(FileError):
    code = "F12"
    name = "not-taken-in"
    summary = "The file could not be taken in just now, through no fault of its own."
    why = (
        "the disk was full, the record was in use, or the program made a mistake; half a file kept is worse than none."
    )
    put_right = "put right what the last lines of the run say, then run it again; the file still lies where it lay."
    source = "Local"


class NotRead(FileError):
    code = "F13"
    name = "not-read"
    summary = "The program could not read the file, though it may open in Excel."
    why = (
        "it is written in a way, or in an older format, that the program does not know, or reading it takes more time or "
        "memory than one file may have; that is a limit of the program, and no fault of the sender's."
    )
    put_right = (
        "open it in Excel or LibreOffice; if it opens there, ask the sender to save it as an Excel workbook (.xlsx) and "
        "send that."
    )
    source = "Local"
    for_agency = (
        "Our program cannot read the file that you sent, which is a limit of the program. Please open it in Excel, save it "
        "as an Excel workbook (.xlsx) and send that."
    )


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
    NotRead,
)
