"""Fills workbooks in LibreOffice itself; run by the Python that LibreOffice comes with, never imported.

Usage: libreoffice_fill.py JOB.json. The job's `documents` each name a `form` and its `steps`, done one after the other:
`values` to type (sheet, cell, kind, value), cells to `show`, and files to `save` (path, filter). Printed as JSON: for each
document the `shown` texts, a list a step, and every formula's `results` as calculated anew before the first step (sheet,
first row and column from 0, rows of values). With a `password` forms are opened with it and files are saved with it.
"""

import json
import pathlib
import secrets
import subprocess
import sys
import time

import uno  # LibreOffice's own module
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.CellFlags import FORMULA

job = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
profile = pathlib.Path(sys.argv[1]).parent / "profile"
pipe = f"nelaudit{secrets.token_hex(8)}"
office = subprocess.Popen(
    [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        f"--accept=pipe,name={pipe};urp;",
    ]
)


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect():
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not answer")


def results(document):
    document.calculateAll()
    found = []
    for sheet in document.Sheets:
        for place in sheet.queryContentCells(FORMULA).RangeAddresses:
            block = sheet.getCellRangeByPosition(place.StartColumn, place.StartRow, place.EndColumn, place.EndRow)
            found.append([sheet.Name, place.StartRow, place.StartColumn, block.DataArray])
    return found


def work(document, steps):
    shown = []
    for step in steps:
        for sheet, cell, kind, value in step["values"]:
            target = document.Sheets.getByName(sheet).getCellRangeByName(cell)
            if kind == "text":
                target.String = value
            elif kind == "number":
                target.Value = value
            else:  # a date, as it is typed in the office's own neutral notation
                target.Formula = value
        shown.append([document.Sheets.getByName(sheet).getCellRangeByName(cell).String for sheet, cell in step["show"]])
        for path, kind in step["save"]:
            document.storeToURL(pathlib.Path(path).as_uri(), (option("FilterName", kind), *lock))
    return shown


context = connect()
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
lock = (option("Password", job["password"]),) if job["password"] else ()
done = []
for one in job["documents"]:
    form = pathlib.Path(one["form"]).as_uri()
    document = desktop.loadComponentFromURL(form, "_blank", 0, (option("Hidden", True), *lock))
    done.append({"results": results(document), "shown": work(document, one["steps"])})
    document.close(True)
try:
    desktop.terminate()
except Exception:  # it ends the connection as it goes
    pass
office.wait(60)
print(json.dumps(done))
