"""Fills a workbook in LibreOffice itself; run by the Python that LibreOffice comes with, never imported.

Usage: libreoffice_fill.py JOB.json, where the job names the form, the values (sheet, cell, value or date), the files to
save with their filters, and the cells whose shown text is printed as JSON. With a `password` the form is opened with it,
and every file is saved with it.
"""

import json
import pathlib
import subprocess
import sys
import time

import uno  # LibreOffice's own module
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

job = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
profile = pathlib.Path(sys.argv[1]).parent / "profile"
pipe = f"nelaudit{pathlib.Path(sys.argv[1]).parent.name.replace('-', '')}"
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


def shown(document):
    return [document.Sheets.getByName(sheet).getCellRangeByName(cell).String for sheet, cell in job["show"]]


context = connect()
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
lock = (option("Password", job["password"]),) if job["password"] else ()
form = pathlib.Path(job["form"]).as_uri()
document = desktop.loadComponentFromURL(form, "_blank", 0, (option("Hidden", True), *lock))
before = shown(document)
epoch = document.NullDate
for sheet, cell, kind, value in job["values"]:
    target = document.Sheets.getByName(sheet).getCellRangeByName(cell)
    if kind == "text":
        target.String = value
    elif kind == "number":
        target.Value = value
    else:  # a date, as it is typed in the office's own neutral notation
        target.Formula = value
after = shown(document)
for path, kind in job["save"]:
    document.storeToURL(pathlib.Path(path).as_uri(), (option("FilterName", kind), *lock))
document.close(True)
try:
    desktop.terminate()
except Exception:  # it ends the connection as it goes
    pass
office.wait(60)
print(json.dumps({"before": before, "after": after}))
