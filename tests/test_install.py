"""What is installed with pip holds everything that it needs."""

import configparser
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_room_and_template_is_packaged() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = set(settings["options"]["packages"].split())
    rooms = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "nelaudit").rglob("__init__.py")}
    assert listed == rooms | {"nelaudit.input_templates"}
    patterns = {part.strip() for part in settings["options.package_data"]["nelaudit.input_templates"].split(",")}
    assert {
        f"*{path.suffix}" for path in (ROOT / "input_templates").iterdir() if not path.name.startswith(".")
    } <= patterns


def test_every_text_of_the_demonstration_is_packaged() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    patterns = [part.strip() for part in settings["options.package_data"]["nelaudit.demo"].split(",")]
    demo = ROOT / "nelaudit" / "demo"
    files = [path.relative_to(demo) for path in (demo / "texts").rglob("*") if path.is_file()]
    assert len(files) > 12
    assert [path for path in files if not any(path.match(pattern) for pattern in patterns)] == []
