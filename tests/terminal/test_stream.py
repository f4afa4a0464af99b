"""Whatever staff see is a stream of lines: read one after the other, once, it tells a person who knows nothing what to type."""

import re
from pathlib import Path

import pytest

from calloutcli.followup.forms import FORMS
from tests.terminal.strangers import NONSENSE, Heard, listen

HOME = 'format: 1\nhome: "Elm House"\ncode: ELM\ncontacts:\n  on_call_manager: "01632 960001"\n'
BUG = 70
WIDEST = 78
DRIVES_A_TERMINAL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
COMPLAINT = re.compile(r"(?:error|hint|warning|gwall|awgrym|rhybudd): ")
"""An error is one line, however long, so that it can be looked for and sent on."""

TO_READ = ("pending", "handover", "show {ref}", "card {ref}", "doctor", "log receipt", "practice")
"""Commands that say something and ask nothing."""

TO_ANSWER = (
    *(f"add {{ref}} {form.word}" for form in FORMS if form.of_case),
    "add {ref} correction",
    "occupancy",
    "nil-return",
    "resident",
    "resume",
    "decide --practice",
    "setup",
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one number set."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "home.yaml").write_text(HOME)
    return folder


def assert_reads_well(heard: Heard) -> None:
    """Nothing drives a terminal, nothing is too wide, choices stand in order at the start of lines, and the person was never lost."""
    assert heard.stranger.lost == [], heard.screen
    assert heard.status != BUG, heard.screen
    assert DRIVES_A_TERMINAL.search(heard.screen) is None
    wide = [line for line in heard.screen.splitlines() if len(line) > WIDEST and not COMPLAINT.match(line)]
    assert [line for line in wide if " " in line.strip()] == [], "wider than a window; a path alone on its line may be"
    for said, _ in heard.stranger.heard:
        assert_choices_in_order(said)


def assert_choices_in_order(said: str) -> None:
    """The numbers of the choices go up one by one, but for 9, which is danger; 0 is the last."""
    numbers = [int(number) for number in re.findall(r"(?:^ {2}| {3})(\d+)\. (?=\S)", said, re.MULTILINE)]
    if "? " in said and numbers[:1] == [1]:
        full = [number for number in range(1, len(numbers) + 2) if number != 9][: len(numbers)]
        assert numbers in (full, [*full[:-1], 0]), said


@pytest.mark.parametrize(("language", "seed"), [("en", 1), ("cy", 1)])
def test_a_stranger_gets_through_everything(home, language, seed):
    """Nobody who types what the screen says they can type is ever lost, in any command of staff, in either language."""
    decided = [listen(home, "decide", f"{seed}{again}", language) for again in range(4)]
    reference = re.findall(r"\bELM-\S{4}-\S", decided[0].screen)[-1]
    after = [listen(home, command.format(ref=reference), seed, language) for command in (*TO_ANSWER, *TO_READ)]
    for heard in (*decided, *after):
        assert_reads_well(heard)
    typed = [typed for heard in (*decided, *after) for _, typed in heard.stranger.heard]
    assert len(typed) > 150
    assert NONSENSE in typed


def test_a_stranger_is_lost_where_nothing_says_what_to_type(home, monkeypatch):
    """The test above can fail: without the line that says what to type, the person is lost at the first question."""
    from calloutcli.cli import facts

    monkeypatch.setattr(facts, "what_to_type", lambda question, words: "")
    assert listen(home, "decide", 1).stranger.lost


def test_nothing_is_drawn_over(home):
    """What was on the screen stays: at each prompt it begins with all that was there at the one before."""
    heard = listen(home, "decide", 1)
    at = 0
    for said, typed in heard.stranger.heard:
        at = heard.screen.index(f"{said}> {typed}\n", at) + len(said)
    assert "\r" not in heard.screen
