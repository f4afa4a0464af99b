"""`callout decide` in a real pseudo-terminal: what is typed, what is pressed, and what happens to the window."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.terminals import CALM, ask, assert_calm, environment, outcomes, reference_on, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")

ESCAPE = b"\x1b"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a home that has nothing yet."""
    return tmp_path / "home"


def test_an_interview_from_beginning_to_end(home: Path) -> None:
    """Answers, a wrong key, Enter alone, `?`, `b`, `r`, `y` do what the screen says, and one record stands in the log."""
    with terminal(home, "decide") as screen:
        screen.type("two", "", "?", "r", "2", "b", "2").until_prompt()
        assert screen.screen.count("Type 1, 2 or 3.") == 2
        assert "In an emergency you call 999 first" in screen.screen
        assert "None yet." in screen.screen
        assert screen.screen.count("Again:") == 1
        screen.type(*CALM[1:], "y", "q")
        assert screen.end() == 0
        assert_calm(screen.screen, "Question 1", "Check your answers", "DECISION: Manage it in the home", "Reference:")
        assert screen.screen.startswith("If anyone is in danger now, call 999.")
        assert ESCAPE not in screen.raw
    assert outcomes(home) == ["in_house"]


def test_danger_at_a_later_question(home: Path) -> None:
    """9 in the middle of the questions shows the 999 card at once, and the record is safe before anything else is asked."""
    with terminal(home, "decide") as screen:
        screen.type("2", "", "1", "9").until_prompt()
        assert "DECISION: Emergency: call 999 now" in screen.answer
        assert outcomes(home) == ["call_999"]
        screen.type("9").until_prompt()
        screen.type("q")
        assert screen.end() == 0
        assert ESCAPE not in screen.raw
    assert set(outcomes(home)) == {"call_999"}


@pytest.mark.parametrize("answered", range(1, len(CALM) + 1))
def test_interrupted_then_resumed(home: Path, answered: int) -> None:
    """Ctrl-C after one answer or more: the screen says how to go on, and `resume` asks the next question."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM[:answered]).until_prompt()
        assert screen.send(b"\x03").end() == 130
        assert "Every answer is saved" in screen.answer
        assert "callout resume" in screen.answer
        reference = reference_on(screen.screen)
    with terminal(home, "resume") as screen:
        screen.type(*CALM[answered:], "y", "q")
        assert screen.end() == 0
        assert reference_on(screen.screen) == reference
        assert_calm(screen.screen, f"Going on with {reference}", "DECISION:")
        assert ESCAPE not in screen.raw
    assert outcomes(home) == ["in_house"]


def test_interrupted_before_any_answer(home: Path) -> None:
    """Ctrl-C at the first question keeps nothing, says so, and leaves nothing unfinished."""
    with terminal(home, "decide") as screen:
        screen.until_prompt()
        assert screen.send(b"\x03").end() == 130
        assert "nothing is kept" in screen.answer
    with terminal(home, "resume") as screen:
        assert screen.end() == 0
        assert "Nothing is unfinished." in screen.screen


def test_going_back_after_the_decision(home: Path) -> None:
    """`b` goes back among the details, and leaves a departure unmade: the keys do at every prompt what the screen says."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM, "y", "o", "b").until_prompt()
        assert "Nothing was changed." in screen.answer
        screen.type("", "b").until_prompt()
        assert "This is the first question." in screen.answer
        assert "What is your role" in screen.answer
        screen.type("1", "XX", "b", "b").until_prompt()
        assert "What is your role" in screen.answer
        screen.type("2", "RK", *[""] * 8)
        assert screen.end() == 0
    assert outcomes(home) == ["in_house", "in_house"]
    kept = ask(home, "log", "show", "1")
    assert kept["disclosed"] == {"child": "RK"}
    assert kept["leaf"]["author"] == {"role": "senior_on_shift"}


def test_interrupted_after_the_card(home: Path) -> None:
    """Ctrl-C at the card leaves the record in the log; `resume` shows the card again and adds the details."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM, "y").until("add details now").until_prompt()
        assert screen.send(b"\x03").end() == 130
    assert outcomes(home) == ["in_house"]
    with terminal(home, "resume") as screen:
        screen.until_prompt()
        assert "DECISION: Manage it in the home" in screen.screen
        screen.type("", "1", "RK", *[""] * 8)
        assert screen.end() == 0
        assert "Everything is recorded" in screen.screen
    assert outcomes(home) == ["in_house", "in_house"]


def test_killed_at_every_prompt(home: Path) -> None:
    """Kill -9 at each prompt from the first question to the last detail: no answer is asked twice, none is lost."""
    details = ("2", "RK", "Squirted water.", "AB", "1", "1", "It was a joke.", "2", "Only water.", "3")
    asked = []
    with terminal(home, "decide") as screen:
        screen.until_prompt()
        assert screen.kill() == -signal.SIGKILL
    for lines in ([line] for line in (*CALM, "y")):
        with terminal(home, "resume") as screen:
            screen.type(*lines).until_prompt()
            assert screen.kill() == -signal.SIGKILL
            assert ESCAPE not in screen.raw
    for detail in details[:-1]:
        with terminal(home, "resume") as screen:
            screen.type("").until_prompt()
            asked.append(screen.answer.splitlines()[2])
            screen.type(detail).until_prompt()
            assert screen.kill() == -signal.SIGKILL
    assert len(set(asked)) == len(asked)
    with terminal(home, "resume") as screen:
        screen.type("", details[-1])
        assert screen.end() == 0
        assert "Everything is recorded" in screen.screen
    assert outcomes(home) == ["in_house", "in_house"]
    kept = ask(home, "log", "show", "1")
    personal = {
        "child": "RK",
        "child_view": "It was a joke.",
        "own_child_why": "Only water.",
        "staff": "AB",
        "words": "Squirted water.",
    }
    assert kept["disclosed"] == personal
    assert kept["leaf"]["author"] == {"role": "senior_on_shift"}
    assert kept["leaf"]["details"] == {
        "decider_involved": "no",
        "own_child": "no",
        "placed_from": "far",
        "told_of_right": "nobody_hurt",
    }


@pytest.mark.parametrize("half_typed", [b"", b"1", b"nonsense"], ids=["at a prompt", "mid-answer", "mid-word"])
def test_window_closed(home: Path, half_typed: bytes) -> None:
    """The window is closed, with or without something half typed: the answers before are kept, nothing half typed is."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM[:3]).until_prompt()
        if half_typed:
            screen.send(half_typed).until(half_typed.decode())
        assert screen.hang_up() in (-signal.SIGHUP, 130)
    with terminal(home, "resume") as screen:
        screen.until_prompt()
        assert "Answers kept: 2." in " ".join(screen.screen.split())  # a long weekday wraps the line
        screen.type(*CALM[3:], "y", "q")
        assert screen.end() == 0
    assert outcomes(home) == ["in_house"]


def test_window_closed_at_the_card(home: Path) -> None:
    """The window is closed while the 999 card stands there, to make the call: the record is in the log."""
    with terminal(home, "decide") as screen:
        screen.type("1").until("add details now").until_prompt()
        screen.hang_up()
    assert outcomes(home) == ["call_999"]


def test_hang_up_signal(home: Path) -> None:
    """SIGHUP and SIGTERM, as a closed connection or a shutdown send them, lose nothing."""
    for number in (signal.SIGHUP, signal.SIGTERM):
        with terminal(home, "decide" if number == signal.SIGHUP else "resume") as screen:
            screen.until_prompt()
            screen.type("2" if number == signal.SIGHUP else "").until_prompt()
            assert screen.kill(number) in (-number, 130)
    with terminal(home, "resume") as screen:
        screen.type(*CALM[2:], "y", "q")
        assert screen.end() == 0
    assert outcomes(home) == ["in_house"]


def test_end_of_input(home: Path) -> None:
    """Ctrl-D at a prompt stops as a closed window does, and says how to go on."""
    with terminal(home, "decide") as screen:
        screen.type("2").until_prompt()
        assert screen.send(b"\x04").end() == 130
        assert "callout resume" in screen.answer
    assert ask(home, "log", "list") == []


@pytest.mark.parametrize(
    "keys",
    [b"\x1b[A\x1b[B\x1b[C\x1b[D", b"\x1bOP", b"\x1b[3~", b"\x1b", b"\x1b]0;title\x07", b"\x002", b"2\x1b[D"],
    ids=["arrows", "F1", "delete", "escape", "title", "nul", "answer and arrow"],
)
def test_keys_that_are_no_letters(home: Path, keys: bytes) -> None:
    """Arrow keys, function keys and escape bytes are asked for again; no escape byte comes back to the screen."""
    with terminal(home, "decide") as screen:
        screen.until_prompt().send(keys + b"\n").until_prompt()
        assert "That held keys I cannot read" in screen.answer
        screen.type(*CALM, "y").until("add details now").until_prompt()
        screen.type("", "1").until_prompt()
        screen.send(keys + b"\n").until_prompt()
        assert "That held keys I cannot read" in screen.answer
        screen.type("q")
        assert screen.end() == 0
        assert ESCAPE not in screen.raw
    assert outcomes(home) == ["in_house"]


def test_line_editing(home: Path) -> None:
    """The terminal's own editing works: a wrong digit rubbed out, a line wiped."""
    with terminal(home, "decide") as screen:
        screen.until_prompt().send(b"1\x7f2\n").until_prompt()
        assert "When did it happen?" in screen.answer
        screen.send(b"9999\x15\n").until_prompt()
        assert "Question 3" in screen.answer
        screen.type(*CALM[2:], "y", "q")
        assert screen.end() == 0
    assert outcomes(home) == ["in_house"]


def test_bytes_that_are_no_text(home: Path) -> None:
    """Bytes that are not UTF-8 are asked for again at a question, and kept as `\ufffd` in free words."""
    with terminal(home, "decide") as screen:
        screen.until_prompt().send(b"\xff\xfe\xc3(\n").until_prompt()
        assert "Type 1, 2 or 3." in screen.answer
        screen.type(*CALM, "y").until("add details now").until_prompt()
        screen.type("", "1").until_prompt()
        screen.send(b"R\xffK\n").until_prompt()
        screen.type(*[""] * 8)
        assert screen.end() == 0
    assert outcomes(home) == ["in_house", "in_house"]
    assert ask(home, "log", "show", "1")["disclosed"] == {"child": "R\ufffdK"}


@pytest.mark.parametrize("words", ["Cafe\u0301", "caf\u00e9 \u00a340", "Ll\u0177n \U0001f600"])
def test_words_in_any_letters(home: Path, words: str) -> None:
    """Accents, typed composed or not, pound signs and pictures are kept, even when the computer says its text is ASCII."""
    with terminal(home, "decide", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0") as screen:
        screen.type(*CALM, "y").until("add details now").until_prompt()
        screen.type("", "1", "", words, *[""] * 7)
        assert screen.end() == 0
        assert_calm(screen.screen)
    assert outcomes(home) == ["in_house", "in_house"]
    kept = ask(home, "log", "show", "1")["disclosed"]["words"]
    assert kept == words.replace("e\u0301", "\u00e9")


def test_a_line_that_is_far_too_long(home: Path) -> None:
    """A page pasted where a few words are wanted is asked for again, and nothing else is lost."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM, "y").until("add details now").until_prompt()
        screen.type("", "1").until_prompt()
        for _ in range(3):
            screen.send(b"word " * 500)
        screen.send(b"\n").until_prompt()
        screen.type("q")
        assert screen.end() == 0
        assert_calm(screen.screen)
    assert outcomes(home) == ["in_house"]


def test_two_windows_at_once(home: Path) -> None:
    """Two workers answer at the same time in two windows: two cases, two references, both recorded."""
    with terminal(home, "decide") as one, terminal(home, "decide") as two:
        for line in (*CALM, "y", "q"):
            one.type(line)
            two.type(line)
        assert (one.end(), two.end()) == (0, 0)
        assert reference_on(one.screen) != reference_on(two.screen)
    assert outcomes(home) == ["in_house", "in_house"]


def test_the_screen_goes_away_while_it_is_written(home: Path) -> None:
    """A pipe that is closed by its reader ends the command without a complaint."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "calloutcli"], stdout=writer, stderr=subprocess.PIPE, env=environment(home), check=False
    )
    os.close(writer)
    assert done.stderr == b""
