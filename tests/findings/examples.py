"""One example of each finding, in a folder of its own: what is in such a folder, and how it is run.

`<id>/about.md`      for owners: one sentence that says what the finding means, then why it matters, then what to do
`<id>/protocol.yaml` a small protocol that shows it: `base.yaml`, which has no finding at all, changed in one place; in its
                     stead `small/<version>.yaml` where folder and file name matter, the newest being the one that is checked
`<id>/expected.txt`  the whole output of `callout protocol check`, run inside the folder at a clock that stands still (of
                     `callout protocol test` where `scenarios.yaml` is there), without spaces at the ends of lines; then
                     `[exit N]` when the status is not 0

`UPDATE_FINDINGS=1 python -m pytest tests/findings` writes each `expected.txt` and `docs/findings.md` anew: read the
difference before you keep it.
"""

import contextlib
import json
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from calloutcli.__main__ import main
from calloutcli.cli.protocol_check import finding_json
from calloutcli.errors import ProtocolError
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.scenario import load_scenarios
from calloutcli.protocol.source import MAX_BYTES
from tests.worlds import dice, london, world_of

HERE = Path(__file__).parent
BASE = HERE / "base.yaml"
NO_IDS = frozenset({"twelve-rules"})
"""Folders that are no example of an id."""

MADE = {"too-large": lambda: BASE.read_bytes() + b"#" * (MAX_BYTES + 1 - BASE.stat().st_size)}
"""Examples that are made when they are needed: nobody wants them in a repository."""

UPDATE = os.environ.get("UPDATE_FINDINGS") == "1"
NOW = london("2026-11-22 01:55")


def example_ids() -> list[str]:
    """The id of each example, in alphabetical order."""
    return sorted(path.parent.name for path in HERE.glob("*/about.md"))


def copy_examples(target: Path) -> Path:
    """A copy of every folder in a new folder `target`, with the examples that are made."""
    shutil.copytree(HERE, target, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for id_, content in MADE.items():
        (target / id_ / "protocol.yaml").write_bytes(content())
    return target


def protocol_file(folder: Path) -> Path:
    """The file in a folder that is checked."""
    plain = folder / "protocol.yaml"
    return plain if plain.is_file() else max(folder.glob("small/*.yaml"))


def command_of(folder: Path) -> list[str]:
    """The words after `callout` that show the example, run inside its folder."""
    verb = "test" if (folder / "scenarios.yaml").is_file() else "check"
    file = protocol_file(folder).relative_to(folder).as_posix() if folder.name not in MADE else "protocol.yaml"
    return ["protocol", verb, file]


@cache
def run(folder: Path, *arguments: str) -> tuple[str, int]:
    """(what the screen shows, the exit status) of a command run inside a folder, whose files must not change later."""
    world, screen, _ = world_of([], {}, NOW, dice("findings"))
    with contextlib.chdir(folder):
        status = main(arguments, world=world)
    return screen.getvalue(), status


def shown(folder: Path) -> str:
    """The text of `expected.txt` as it really is."""
    screen, status = run(folder, *command_of(folder))
    lines = [line.rstrip() for line in screen.splitlines()]
    return "\n".join([*lines, *([f"[exit {status}]"] if status else [])]) + "\n"


def findings_of(folder: Path) -> list[dict[str, Any]]:
    """Every finding of an example, as `--json` says it."""
    _, verb, file = command_of(folder)
    if verb == "test":
        try:
            load_scenarios((folder / "scenarios.yaml").read_bytes(), "scenarios.yaml", protocol_of(folder))
        except ProtocolError as error:
            return [finding_json(finding) for finding in error.findings]
        return []
    screen, _ = run(folder, "protocol", "check", file, "--json")
    found: list[dict[str, Any]] = json.loads(screen)["result"]["findings"]
    return found


def protocol_of(folder: Path) -> Protocol:
    """The protocol of an example that can be used.

    Raises:
        ProtocolError: it cannot.
    """
    return load_protocol(protocol_file(folder).read_bytes(), "protocol.yaml")
