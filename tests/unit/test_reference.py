"""docs/reference.md and the manual page say what the commands say: `UPDATE_REFERENCE=1` writes them anew."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from calloutcli.store.home import default_folder
from tests.builders import REPOSITORY
from tests.reference.commands import read_commands
from tests.reference.facts import PLACES, VARIABLES, read_statuses
from tests.reference.manual import render_manual
from tests.reference.page import render_page

PAGES = {"reference.md": render_page, "callout.1": render_manual}
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "calloutcli").rglob("*.py")))


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_made_from_the_commands_as_they_are(name):
    """Each page is, byte for byte, what is made from the commands now."""
    path, made = REPOSITORY / "docs" / name, PAGES[name]()
    if os.environ.get("UPDATE_REFERENCE") == "1":
        path.write_text(made, encoding="utf-8", newline="\n")
    told = path.read_bytes().decode() if path.exists() else ""
    assert told == made, f"docs/{name} is not what the commands say now: UPDATE_REFERENCE=1 writes it anew"


def test_every_command_is_there_and_says_what_it_does():
    """Every command that is registered in a file of commands is read, and none is without help, nor any word of its line."""
    commands = read_commands()
    registered = re.findall(r'^@(?:(\w+)_)?app\.command\("([\w-]+)"', SOURCE, re.MULTILINE)
    names = {" ".join(filter(None, ("callout", group, name))) for group, name in registered}
    assert names == {one.name for one in commands if not one.is_group}
    for command in commands:
        assert command.says[0].text, command.name
        for one in (*command.arguments, *command.options):
            assert one.meaning, f"{command.name} {one.spelling}"


def test_every_exit_status_is_told():
    """Each number that an error, or a fault, ends with is on the pages, and 0, 1 and 130."""
    raised = {int(number) for number in re.findall(r"^    status = (\d+)$", SOURCE, re.MULTILINE)}
    assert raised
    assert set(read_statuses()) == raised | {0, 1, 130}


def test_every_variable_of_the_environment_is_told():
    """Each variable of callout's own that the code reads is on the pages, and so is NO_COLOR, and none that nothing reads."""
    read = set(re.findall(r"\b(CALLOUT_[A-Z]+|NO_COLOR)\b", SOURCE))
    assert read == set(VARIABLES) - {"CALLOUT_UNPACK"}


def test_the_folder_of_the_data_is_the_one_that_is_told(monkeypatch):
    """On Linux, without XDG variables, the folder is the one on the page."""
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert default_folder() == Path(PLACES["Linux"]).expanduser()


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not on this computer")
def test_the_manual_page_is_read_without_a_complaint():
    """The typesetter warns of nothing, and no line is wider than 80 characters."""
    done = subprocess.run(
        ["groff", "-t", "-man", "-Tascii", "-ww", "-P-cbou", "-rLL=80n", str(REPOSITORY / "docs" / "callout.1")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert [line for line in done.stdout.splitlines() if len(line) > 80] == []
    assert "If anyone is in danger now, call 999." in done.stdout
