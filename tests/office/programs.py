"""Programs of others that open a filled form and save it again, and how each is called; `.ci/run tests` installs them."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

WRITERS = Path(__file__).with_name("writers")
MODULES = Path(os.environ.get("NELAUDIT_WRITERS", WRITERS)) / "node_modules"
"""Where `npm install` put what writers/package.json names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program that saves a workbook again.

    In its `command` stand {source}, {target}, {kind}, {folder} and {profile}. `formats` are its own names of the formats
    that hold a form, by the ending of the file; `others` those of formats that do not. It is there if all of its `needs`
    are: programs, or modules of Node.
    """

    command: tuple[str, ...]
    needs: tuple[str, ...]
    formats: Mapping[str, str]
    others: Mapping[str, str] = field(default_factory=dict)

    def missing(self) -> list[str]:
        """What of its needs is not on this machine."""
        return [one for one in self.needs if shutil.which(one) is None and not (MODULES / one).is_dir()]

    def save(self, source: Path, ending: str) -> bytes:
        """What it makes of a workbook in the format of an ending."""
        folder = source.parent / "saved"
        folder.mkdir(exist_ok=True)
        target = folder / f"{source.stem}.{ending}"
        places = {"source": source, "target": target, "folder": folder, "profile": (folder / "profile").as_uri(),
                  "kind": {**self.formats, **self.others}[ending]}  # fmt: skip
        done = subprocess.run(
            [part.format(**places) for part in self.command],
            env=os.environ | {"NODE_PATH": str(MODULES)}, check=False, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert target.exists(), done.stderr
        return target.read_bytes()


def _of_node(
    module: str,
    script: str,
    *options: str,
    formats: Mapping[str, str],
    others: Mapping[str, str] = MappingProxyType({}),
) -> Program:
    command = ("node", str(WRITERS / script), "{source}", "{target}", "{kind}", *options)
    return Program(command=command, needs=("node", module), formats=formats, others=others)


_SHEETJS = {"xlsx": "xlsx", "xlsm": "xlsm", "xlsb": "xlsb", "xls": "biff8", "ods": "ods", "fods": "fods"}

PROGRAMS = {
    "SheetJS": _of_node("xlsx", "sheetjs.js", '{{"cellNF": true}}', formats=_SHEETJS, others={
        "95.xls": "biff5", "4.xls": "biff4", "3.xls": "biff3", "2.xls": "biff2", "xml": "xlml",
        "html": "html", "csv": "csv", "txt": "txt", "rtf": "rtf", "dif": "dif", "slk": "sylk",
    }),
    "SheetJS with dates": _of_node("xlsx", "sheetjs.js", '{{"cellNF": true, "cellDates": true}}', formats=_SHEETJS),
    "SheetJS without formats": _of_node("xlsx", "sheetjs.js", formats=_SHEETJS),
    "exceljs": _of_node("exceljs", "exceljs.js", formats={"xlsx": "xlsx"}),
    "xlsx-populate": _of_node("xlsx-populate", "xlsx_populate.js", formats={"xlsx": "xlsx"}),
    "gnumeric": Program(
        command=("ssconvert", "-T", "{kind}", "{source}", "{target}"),
        needs=("ssconvert",),
        formats={
            "xlsx": "Gnumeric_Excel:xlsx2", "2007.xlsx": "Gnumeric_Excel:xlsx", "xls": "Gnumeric_Excel:excel_biff8",
            "both.xls": "Gnumeric_Excel:excel_dsf", "ods": "Gnumeric_OpenCalc:odf",
            "strict.ods": "Gnumeric_OpenCalc:openoffice",
        },
        others={
            "95.xls": "Gnumeric_Excel:excel_biff7", "gnumeric": "Gnumeric_XmlIO:sax", "xml": "Gnumeric_XmlIO:sax:0",
            "html": "Gnumeric_html:html40", "csv": "Gnumeric_stf:stf_csv", "slk": "Gnumeric_sylk:sylk",
        },
    ),
    "LibreOffice": Program(
        command=("soffice", "-env:UserInstallation={profile}", "--headless", "--convert-to", "{kind}", "--outdir",
                 "{folder}", "{source}"),
        needs=("soffice",),
        formats={
            "xlsx": "xlsx:Calc MS Excel 2007 XML", "xlsm": "xlsm:Calc MS Excel 2007 VBA XML",
            "strict.xlsx": "strict.xlsx:Calc Office Open XML", "xls": "xls:MS Excel 97", "ods": "ods:calc8",
            "fods": "fods:OpenDocument Spreadsheet Flat XML",
        },
        others={"csv": "csv", "html": "html", "pdf": "pdf"},
    ),
}  # fmt: skip
