"""A key with a passphrase in a real pseudo-terminal: it is typed unseen, after the card, and never before a call."""

import signal
import sys
from pathlib import Path

import pytest

from calloutcli.agreement.key import LEAST_WORK, format_key, protect_key
from calloutcli.log.note import Signer
from tests.builders import counting_random
from tests.terminal.terminals import CALM, ask, assert_calm, outcomes, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")

PASSPHRASE = "tram beetle quarry moss"
ASKS = "Press Enter to record without your signature."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a home that has nothing yet, with a protected key beside it."""
    key = protect_key(Signer("cd/author", bytes(range(1, 33))), PASSPHRASE, counting_random(), LEAST_WORK)
    (tmp_path / "cd.key").write_text(format_key(key))
    return tmp_path / "home"


def signed(home: Path) -> list[bool]:
    """Whether each record is signed."""
    return [ask(home, "log", "show", str(seq))["signed_by"] is not None for seq in range(len(outcomes(home)))]


def test_the_passphrase_is_typed_unseen_after_the_card(home: Path) -> None:
    """The card is on the screen before the passphrase is asked for, nothing of it is echoed, and the record is signed."""
    with terminal(home, "decide", CALLOUT_KEY=str(home.parent / "cd.key")) as screen:
        screen.type(*CALM, "y").until(ASKS)
        assert "DECISION: Manage it in the home" in screen.screen
        screen.until_prompt().send(PASSPHRASE.encode() + b"\n")
        screen.type("q")
        assert screen.end() == 0
        assert PASSPHRASE not in screen.screen
        assert b"\x1b" not in screen.raw
        assert_calm(screen.screen, "DECISION:", "Reference:")
    assert signed(home) == [True]


def test_in_an_emergency_the_record_is_safe_without_a_word_of_keys(home: Path) -> None:
    """One key press shows the 999 card; the record is in the log while the card is read, and no passphrase was asked for."""
    with terminal(home, "decide", CALLOUT_KEY=str(home.parent / "cd.key")) as screen:
        screen.type("1").until_prompt()
        assert "DECISION: Emergency: call 999 now" in screen.answer
        assert ASKS not in screen.screen
        assert outcomes(home) == ["call_999"]
        screen.type("q")
        assert screen.end() == 0
    assert signed(home) == [False]


@pytest.mark.parametrize("key", [b"\x03", b"\x04", b"\n"])
def test_leaving_the_passphrase_records(home: Path, key: bytes) -> None:
    """Ctrl-C, Ctrl-D and Enter at the passphrase record at once with the role only, and the interview goes on."""
    with terminal(home, "decide", CALLOUT_KEY=str(home.parent / "cd.key")) as screen:
        screen.type(*CALM, "y").until(ASKS).until_prompt().send(key)
        screen.until("Recorded without your signature").until_prompt()
        assert outcomes(home) == ["in_house"]
        screen.type("q")
        assert screen.end() == 0
        assert_calm(screen.screen, "Recorded without your signature")
    assert signed(home) == [False]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_killed_at_the_passphrase_nothing_is_lost(home: Path, number: int) -> None:
    """A power cut or a closed window at the passphrase loses nothing: `resume` records the case."""
    with terminal(home, "decide", CALLOUT_KEY=str(home.parent / "cd.key")) as screen:
        screen.type(*CALM, "y").until(ASKS).until_prompt()
        assert screen.kill(number) != 0
    with terminal(home, "resume") as screen:
        screen.type("y", "q")
        assert screen.end() == 0
    assert outcomes(home) == ["in_house"]


def test_an_erasure_is_asked_for_at_the_terminal(home: Path) -> None:
    """At a terminal the erasure waits for `y`, and Ctrl-C erases nothing."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM, "y", "", "1", "QK", "A lamp.", "AB", "1", "1", "", "2", "", "")
        assert screen.end() == 0
    arguments = ("log", "erase", "1", "--all", "--basis", "court_order", "--role", "deputy_manager")
    arguments += ("--agreed-by", "registered_manager")
    with terminal(home, *arguments) as screen:
        screen.until_prompt()
        assert "cannot be undone" in screen.screen
        assert screen.send(b"\x03").end() == 130
    assert len(outcomes(home)) == 2
    with terminal(home, *arguments) as screen:
        screen.type("y")
        assert screen.end() == 0
        assert "Erased. Record 2 says so." in screen.screen
    assert ask(home, "log", "show", "1")["disclosed"] == {}
