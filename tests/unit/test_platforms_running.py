"""Whole commands where a system does otherwise: folders with odd names, no table of time zones, a key file that is in use, calls that are missing."""

import errno
import json
import os
import re
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from calloutcli.__main__ import main
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.store import systems
from calloutcli.store.place import why_unfit
from tests.terminal.terminals import environment
from tests.worlds import dice, london, world_of

CALM = ("2", "", "1", "0", "0", "y", "q")
"""Answers of the reference model: nobody in danger, now, the plan says nothing, none of these; then its card."""


def run(home: Path, *arguments: str, typed=(), now: str = "2026-11-22 02:10"):
    """(exit status, screen) of one command in this home."""
    world, screen, _ = world_of(typed, {"CALLOUT_HOME": str(home)}, london(now), dice(f"{arguments}{now}"))
    status = main(arguments, world=world)
    assert "fault in callout" not in screen.getvalue(), screen.getvalue()
    return status, screen.getvalue()


def outcomes(home: Path) -> list[str]:
    """The outcome of each record of a log that holds."""
    status, said = run(home, "log", "verify", "--json")
    assert status == 0, said
    return [row["outcome"] for row in json.loads(run(home, "log", "list", "--json")[1])["result"]]


# ------------------------------------------------------------------ folders and names

FOLDERS = {
    "spaces and signs": "Elm House & Co (night) 100% #1 'x' [2]",
    "Welsh letters": "T\u0177 Ll\u0175yd",
    "letters and accents apart": unicodedata.normalize("NFD", "T\u0177 Ll\u0175yd"),
    "very long": "/".join(["Residential services and everything else that is theirs"] * 6),
}


@pytest.mark.parametrize("name", FOLDERS.values(), ids=list(FOLDERS))
def test_a_home_in_any_folder(tmp_path, name):
    """It is decided, recorded, verified, exported and printed there, whatever the folder is called."""
    home = tmp_path / name
    if os.name == "nt" and len(name) > 150:
        pytest.skip("Windows opens no path of 260 characters")
    home.mkdir(parents=True)
    assert run(home, "decide", typed=CALM)[0] == 0
    assert outcomes(home) == ["in_house"]
    reference = json.loads(run(home, "log", "list", "--json")[1])["result"][0]["reference"]
    assert run(home, "doctor")[0] == 0
    assert run(home, "card", reference, "--page", str(home / "card \u0175.html"))[0] == 0
    policy = str(home / "policy \u0177")
    assert run(home, "log", "head", "--policy", "--out", policy)[0] == 0
    for bundle in ("export", "export.zip"):
        assert run(home, "log", "export", str(home / bundle))[0] == 0
        assert run(home, "log", "verify", str(home / bundle), "--policy", policy)[0] == 0
    assert (home / "card \u0175.html").read_bytes().startswith(b"<!doctype html>")


@pytest.mark.skipif(os.name == "nt", reason="Windows counts characters, and fewer: test_platforms.py")
def test_a_home_too_deep_for_the_log(tmp_path):
    """SQLite opens no path of more than 512 bytes: the advice is given, and it is said why it is not recorded, and what to do."""
    folder = tmp_path / "/".join(["a" * 100] * 5)
    status, screen = run(folder, "decide", typed=CALM)
    assert status == 6
    assert "DECISION: Manage it in the home" in screen
    assert "is so deep in other folders that files in it cannot be opened" in " ".join(screen.split())
    assert "--home" in screen
    assert not folder.exists()
    edge = tmp_path / ("b" * 200) / "c"
    for longer, sound in ((0, True), (1, False)):
        home = edge.with_name("c" * (512 - len("/log.sqlite-journal") - len(os.fsencode(edge.parent)) - 1 + longer))
        assert (why_unfit(home) == "") == sound
        assert (run(home, "decide", typed=CALM)[0] == 0) == sound


def test_every_name_that_a_home_makes_can_be_had_everywhere(tmp_path):
    """No sign or word that Windows keeps for itself, nothing outside ASCII, no two names that differ by case alone."""
    home = tmp_path / "home"
    run(home, "decide", typed=CALM)
    run(home, "decide", typed=CALM[:4], now="2026-11-22 03:00")  # this one is stopped: its draft stays
    run(home, "pending", now="2026-11-22 03:10")
    names = [path.relative_to(home).as_posix() for path in home.rglob("*")]
    assert len(names) > 8
    assert {Path(name).suffix for name in names} >= {".draft", ".yaml", ".sqlite", ".key", ".vkey", ".txt"}
    for part in {part for name in names for part in name.split("/")}:
        assert re.fullmatch(r"[A-Za-z0-9_.-]*[A-Za-z0-9]", part), part
        assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", part), part
    assert len({name.casefold() for name in names}) == len(names)


def test_every_file_that_a_home_makes_has_plain_line_ends(tmp_path):
    """What is hashed or signed is the same bytes on every system."""
    home = tmp_path / "home"
    run(home, "decide", typed=CALM[:4])
    run(home, "resume", typed=CALM[4:], now="2026-11-22 03:00")
    texts = [path for path in home.rglob("*") if path.is_file() and path.suffix != ".sqlite"]
    assert len(texts) > 4
    assert not [path.name for path in texts if b"\r" in path.read_bytes()]


def test_what_an_editor_on_windows_saved_is_read(tmp_path):
    """A policy, a checkpoint to hold against and an answers file, each with a mark before it and other line ends."""
    home, bundle = tmp_path / "home", str(tmp_path / "bundle")
    run(home, "decide", typed=CALM)
    for name, words in {"policy": ["--policy"], "head": []}.items():
        assert run(home, "log", "head", *words, "--out", str(tmp_path / name))[0] == 0
        (tmp_path / name).write_bytes(by_notepad((tmp_path / name).read_bytes()))
    run(home, "log", "export", bundle)
    held = ("--policy", str(tmp_path / "policy"), "--pinned", str(tmp_path / "head"))
    status, said = run(home, "log", "verify", bundle, *held)
    assert status == 0, said
    for text in ('danger: "no"\nplan: silent\n', '{"danger": "no",\n "plan": "silent"}\n'):
        (tmp_path / "answers").write_bytes(by_notepad(text.encode()))
        status, said = run(home, "decide", "--answers", str(tmp_path / "answers"), "--json", "--dry-run")
        assert status == 0, said
        assert json.loads(said[said.index("{") :])["result"]["outcome"] != "call_999"


def by_notepad(raw: bytes) -> bytes:
    """The text as Notepad saves it."""
    return b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")


def test_a_checkpoint_that_powershell_wrote(tmp_path):
    """It is said that it is UTF-16, and how to make it."""
    home = tmp_path / "home"
    run(home, "decide", typed=CALM)
    run(home, "log", "head", "--out", str(tmp_path / "head"))
    text = (tmp_path / "head").read_bytes().decode()
    (tmp_path / "head").write_bytes(text.replace("\n", "\r\n").encode("utf-16"))
    status, said = run(home, "log", "keep", str(tmp_path / "head"))
    assert status == 4
    assert "make it again with --out FILE" in said


# ------------------------------------------------------------------ a file in use, a disk without rights


def test_a_key_file_that_is_in_use_loses_nothing(tmp_path, monkeypatch):
    """The advice stands and it is said that it is not recorded; when the file is free, `resume` records it."""
    monkeypatch.setattr(systems, "PATIENCE_SECONDS", 0.0)
    real = Path.replace

    def in_use(path, target):
        if target.suffix == ".vkey":
            error = PermissionError(errno.EACCES, "Access is denied")
            error.winerror = 5  # type: ignore[attr-defined]
            raise error
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", in_use)
        status, screen = run(tmp_path / "home", "decide", typed=CALM)
    assert status == 6
    assert "DECISION: Manage it in the home" in screen
    assert "access is denied" in " ".join(screen.split())
    assert not list((tmp_path / "home" / "keys").glob("*.tmp"))
    status, screen = run(tmp_path / "home", "resume", typed=("y", "q"), now="2026-11-22 02:20")
    assert status == 0, screen
    assert outcomes(tmp_path / "home") == ["in_house"]


def test_a_disk_without_rights_and_second_names(tmp_path, monkeypatch):
    """FAT, exFAT, some shares: no chmod, no links, every file for everybody. Everything is recorded there; doctor says who can read."""

    def unknown(*_, **__):
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", unknown)
    monkeypatch.setattr(os, "chmod", unknown)
    home = tmp_path / "home"
    assert run(home, "decide", typed=CALM)[0] == 0
    assert outcomes(home) == ["in_house"]


NOT_ON_WINDOWS = (
    *(
        (os, name)
        for name in ("fork", "getuid", "geteuid", "sync", "pread", "fchmod", "chown", "O_NOFOLLOW", "O_NONBLOCK")
    ),
    *((signal, name) for name in ("SIGHUP", "SIGKILL", "SIGALRM", "pthread_sigmask")),
)


def test_a_system_without_the_calls_of_unix(tmp_path, monkeypatch):
    """No SIGHUP, no fork, no user number, no sync: a case is decided, stopped, resumed, exported."""
    home = tmp_path / "home"
    with monkeypatch.context() as patch:
        for module, name in NOT_ON_WINDOWS:
            patch.delattr(module, name, raising=False)
        assert run(home, "decide", typed=CALM[:4])[0] == 130
        assert run(home, "resume", typed=CALM[4:], now="2026-11-22 03:00")[0] == 0
        assert run(home, "log", "export", str(tmp_path / "bundle"), now="2026-11-22 03:10")[0] == 0
    assert outcomes(home) == ["in_house"]


# ------------------------------------------------------------------ no table of time zones

_WITHOUT_ZONES = """
import sys

class Without:
    '''No package `tzdata`, as in a folder that was copied without it.'''
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "tzdata":
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Without())
from calloutcli.__main__ import main
for command in sys.argv[1:]:
    print("status", main(command.split()), flush=True)
"""


def test_a_computer_without_time_zones(tmp_path):
    """Windows has none of its own: after the 999 line it is said in words what is missing and what to do, by every command that needs one."""
    commands = ["decide", "pending", "handover", "doctor"]
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_ZONES, *commands],
        input="2\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=environment(tmp_path, PYTHONTZPATH=""),
        check=False,
    )
    said = done.stdout.split("status ")
    assert done.stdout.startswith(EMERGENCY_LINE)
    for command, text in zip(commands, said, strict=False):
        assert "the time zone Europe/London is not known on this computer" in " ".join(text.split()), (command, text)
        assert "pip install tzdata" in text, command
    assert "Traceback" not in done.stdout
    assert "fault in callout" not in done.stdout
    assert said[0].count(EMERGENCY_LINE) == 2, "before the reason too, on the stream where that stands"
