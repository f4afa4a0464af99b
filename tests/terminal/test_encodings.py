"""Consoles that say their text is cp1252, cp850 or ASCII, and those that say nothing: what comes out is UTF-8, what comes in never stops us.

Each stream begins with the encoding that the console names, and with no tolerance for anything else, as Python makes it; so the first
bytes, the 999 line, go out before callout has changed anything.
"""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from calloutcli.__main__ import main
from calloutcli.cli import app
from calloutcli.cli.world import real_world
from calloutcli.emergency import EMERGENCY_LINES
from calloutcli.frozen import replace
from tests.terminal.terminals import REPOSITORY, environment
from tests.worlds import dice, london

CONSOLES = ("cp1252", "cp850", "ascii", "utf-8")
PROTOCOL = REPOSITORY / "protocols" / "all-wales-example" / "1.0.0.yaml"
WORDS = "Dŵr a thân: £40, tŷ bach"
CHILD = "ŶNYS"
QUESTIONS = ("2", "", "1", "1", "1", "1", "y")
"""Nobody in danger, now, nobody missing, nothing for the police."""
INTERVIEW = (*QUESTIONS, "", "2", CHILD, WORDS, *[""] * 12)
"""The decision, then its details, of which those after the words are left out."""


class Console:
    """What a command says on a console of this encoding: `run` gives (exit status, the bytes of its output, those of its errors)."""

    def __init__(self, patch: pytest.MonkeyPatch, home: Path, encoding: str) -> None:
        self._patch = patch
        self._home = home
        self._encoding = encoding

    def run(self, *arguments: str, typed: bytes = b"", now: str = "2026-11-22 02:10") -> tuple[int, bytes, bytes]:
        """The command, as its real start runs it: only the clock and the dice are given."""
        raw_in, raw_out, raw_err = io.BytesIO(typed), io.BytesIO(), io.BytesIO()
        with self._patch.context() as patch:
            patch.setenv("CALLOUT_HOME", str(self._home))
            for name, raw in (("stdin", raw_in), ("stdout", raw_out), ("stderr", raw_err)):
                patch.setattr(sys, name, io.TextIOWrapper(raw, encoding=self._encoding, errors="strict"))
            patch.setattr(
                app,
                "real_world",
                lambda: replace(real_world(), now=lambda: london(now), random=dice(now).randbytes),
            )
            status = main(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            found = status, raw_out.getvalue(), raw_err.getvalue()
            for stream in (sys.stdin, sys.stdout, sys.stderr):
                stream.detach()
        return found


def lines(*typed: str) -> bytes:
    """What a person types, as Windows ends its lines."""
    return "".join(line + "\r\n" for line in typed).encode()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in Wales with an accented name, in a folder with one."""
    folder = tmp_path / "Tŷ Llŷr & Co"
    folder.mkdir()
    (folder / "home.yaml").write_bytes(
        f"format: 1\nhome: Tŷ Llŷr\norganisation: Gofal Môn\ncode: MON\nprotocol: {PROTOCOL.as_posix()}\n".encode()
    )
    return folder


@pytest.fixture
def console(home: Path, monkeypatch: pytest.MonkeyPatch):
    """A console of any encoding, at this home."""
    return lambda encoding: Console(monkeypatch, home, encoding)


def reference_in(console: Console) -> str:
    """The reference of the only case."""
    _, out, _ = console.run("log", "list", "--json")
    return json.loads(out)["result"][0]["reference"]


# ------------------------------------------------------------------ every command


def commands(reference: str, folder: Path) -> list[tuple[str, ...]]:
    """Every command of staff, and the main ones of owners and auditors, none of which changes the home."""
    welsh = [
        (),
        ("decide", "--dry-run", "--answers", str(folder / "answers.yaml")),
        ("show", reference),
        ("card", reference),
        ("pending",),
        ("handover",),
        ("doctor",),
        ("setup",),
        ("close", reference),
        ("add", reference, "note"),
        ("occupancy",),
        ("nil-return",),
        ("resident",),
        ("resume", "XX"),
        ("practice",),
        ("nonsense",),
    ]
    english = [
        ("log", "list"),
        ("log", "show", "1"),
        ("log", "verify"),
        ("log", "replay"),
        ("log", "review"),
        ("log", "receipt"),
        ("log", "head"),
        ("protocol", "check", str(PROTOCOL)),
        ("protocol", "show", str(PROTOCOL), "--lang", "cy"),
        ("protocol", "test", str(PROTOCOL)),
        ("protocol", "graph", str(PROTOCOL), "--lang", "cy"),
        ("protocol", "diff", "reference-model", str(PROTOCOL)),
        ("import", str(folder / "missing ŵ.csv")),
        ("key", "show", str(folder / "ŷ.vkey")),
    ]
    return welsh + english


def test_every_command_says_the_same_on_every_console(console, home, monkeypatch):
    """Byte for byte what it says on a UTF-8 console, which is UTF-8 and Welsh; none of it is a fault of callout's."""
    monkeypatch.setenv("CALLOUT_LANG", "cy")
    status, _, _ = console("utf-8").run("decide", typed=lines(*INTERVIEW))
    assert status in (0, 130)
    (home / "answers.yaml").write_text("danger: no\n", encoding="utf-8")
    said = dict.fromkeys(CONSOLES, b"")
    for command in commands(reference_in(console("utf-8")), home):
        found = {encoding: console(encoding).run(*command, now="2026-11-22 03:00") for encoding in CONSOLES}
        expected = found["utf-8"]
        assert expected[0] in (0, 1, 2, 3, 6, 130), (command, expected)
        assert b"fault in callout" not in expected[2], expected[2].decode()
        for encoding, one in found.items():
            assert one == expected, (encoding, command)
            said[encoding] += one[1] + one[2]
    for text in said.values():
        assert WORDS in text.decode("utf-8", "strict")
        assert "Tŷ Llŷr" in text.decode("utf-8", "strict")


# ------------------------------------------------------------------ the interview


@pytest.mark.parametrize("encoding", CONSOLES)
def test_an_interview_in_welsh(console, home, encoding):
    """The 999 line first, in Welsh; the words that were typed are read back and kept, letter for letter."""
    here = console(encoding)
    status, out, err = here.run("decide", "--lang", "cy", typed=lines(*INTERVIEW))
    assert (status, err) == (0, b""), out.decode()
    text = out.decode("utf-8", "strict")
    assert text.splitlines()[0] == EMERGENCY_LINES["cy"]
    assert "Cwestiwn 1" in text
    assert "\ufffd" not in text
    _, shown, _ = here.run("log", "show", "1", "--json")
    assert json.loads(shown)["result"]["disclosed"] == {"child": CHILD, "words": WORDS}


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_letters_in_the_bytes_of_an_old_code_page(console, encoding):
    """They are no UTF-8: each stands as U+FFFD, in what is read back and in what is kept; everything else is as it was typed."""
    here = console(encoding)
    typed = "\r\n".join([*QUESTIONS, "", "2", "RK", "Tân: £40", *[""] * 12, ""]).encode(encoding)
    status, out, _ = here.run("decide", typed=typed)
    assert status == 0, out.decode()
    assert out.decode().count("Some letters could not be read.") == 1
    _, shown, _ = here.run("log", "show", "1", "--json")
    assert json.loads(shown)["result"]["disclosed"] == {"child": "RK", "words": "T\ufffdn: \ufffd40"}


def test_a_letter_that_cannot_be_read_is_no_answer(console):
    """At a question with numbers it is asked again."""
    _, out, _ = console("cp850").run("decide", typed=b"\x9b\r\n2\r\n")
    assert out.decode().count("Type 1, 2 or 3.") == 1
    assert "When did it happen?" in out.decode()


def test_the_mark_that_powershell_puts_before_what_it_sends(console):
    """The first answer is the one that was typed."""
    _, out, _ = console("utf-8").run("decide", typed=b"\xef\xbb\xbf2\r\n")
    assert "Type 1, 2 or 3." not in out.decode()
    assert "When did it happen?" in out.decode()


def test_a_folder_named_in_quotes(home, monkeypatch):
    """What `set` was given in quotes keeps them on Windows: they are no part of the name."""
    status, _, err = Console(monkeypatch, Path(f'"{home}"'), "utf-8").run("log", "verify")
    assert status == 6
    assert f"no log in `{home}`" in err.decode()


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_line_ends_of_either_kind(console, end):
    """A line that ends as Windows ends it is the same answer, and an empty one is Enter."""
    status, out, _ = console("utf-8").run("decide", typed=end.join([*map(str.encode, INTERVIEW), b""]))
    assert status == 0, out.decode()


def test_ctrl_z(console):
    """In a pipe the end-of-file character of Windows is a key that cannot be read; the input then ends, and what was said is kept."""
    status, out, _ = console("cp1252").run("decide", typed=b"2\r\n\r\n\x1a")
    assert status == 130
    assert "keys I cannot read" in out.decode()
    assert "callout resume" in out.decode()


# ------------------------------------------------------------------ a real process


@pytest.mark.parametrize("encoding", ["cp850", "ascii"])
def test_a_real_process(home, encoding):
    """With PYTHONIOENCODING, and no UTF-8 mode, the bytes of a real process are UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "calloutcli", "decide", "--lang", "cy"],
        input=lines("2", "", "q"),
        capture_output=True,
        env=environment(home, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0"),
        cwd=home.parent,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Tŷ Llŷr" in done.stdout.decode("utf-8", "strict")


class Bare(io.TextIOBase):
    """A stream that has no `reconfigure` and takes any letter: what an editor's own console gives."""

    def __init__(self, typed: str = "") -> None:
        self.text = ""
        self._typed = io.StringIO(typed)

    def write(self, text: str) -> int:
        """Take the text."""
        self.text += text
        return len(text)

    def readline(self, size: int = -1, /) -> str:
        """The next line."""
        return self._typed.readline(size)


def test_streams_that_cannot_be_told_their_encoding(home, monkeypatch):
    """They are used as they are."""
    screen, errors = Bare(), Bare()
    monkeypatch.setenv("CALLOUT_HOME", str(home))
    monkeypatch.setattr(sys, "stdin", Bare("2\n"))
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", errors)
    assert main(["decide", "--lang", "cy"]) == 130
    assert screen.text.startswith(EMERGENCY_LINES["cy"])
    assert "Tŷ Llŷr" in screen.text
    assert errors.text == ""
    assert os.environ["CALLOUT_HOME"] == str(home)
