"""`callout decide --practice` and `callout practice` as somebody sees them: every screen says so, and the home's own things stay as they are."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from calloutcli.__main__ import main
from calloutcli.errors import UsageError
from calloutcli.record.reference import parse_reference
from calloutcli.wording import LANGUAGES
from tests.builders import REFERENCE_MODEL
from tests.worlds import dice, london, world_of

SETTINGS = 'format: 1\nhome: "Elm House"\ncode: "ELM"\ncontacts:\n  on_call_manager: "01632 960001"\n'
FLARES_UP = ("", "1", "2", "", "1", "0", "1 4", "1", "1", "2", "1", "y")
"""V11, but that something broke, that it could flare up, and a guess at the cost, of which the story does not say: up to the decision."""
BANNERS = {"en": "PRACTICE", "cy": "YMARFER"}


class Screen(str):
    """What a command showed. `status` is its exit status, `left` the typed lines that nothing asked for."""

    __slots__ = ("left", "status")
    left: list[str]
    status: int


def run(home: Path, *arguments: str, typed: tuple[str, ...] = ()) -> Screen:
    """The screen of a command in this home."""
    world, shown, keyboard = world_of(typed, {"CALLOUT_HOME": str(home)}, london("2026-11-22 14:30"), dice("practice"))
    status = main(arguments, world=world)
    screen = Screen(shown.getvalue())
    screen.status, screen.left = status, keyboard.left
    return screen


def practise(home: Path, *typed: str, story: str = "V11") -> Screen:
    """The screen of a practice on one story."""
    return run(home, "decide", "--practice", "--story", story, typed=typed)


def kept(home: Path) -> list[dict[str, Any]]:
    """What was kept of practices."""
    path = home / "practice" / "log.jsonl"
    return [json.loads(line) for line in path.read_text().split("\n") if line] if path.exists() else []


def files_of(home: Path) -> dict[str, bytes]:
    """The home's files, without what was practised."""
    paths = [path for path in sorted(home.rglob("*")) if path.is_file() and path.parent.name != "practice"]
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a number to ring."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "home.yaml").write_text(SETTINGS)
    return folder


# ------------------------------------------------------------------ what is on the screen


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_says_that_it_is_practice(home: Path, language: str) -> None:
    """Each block, from one empty line to the next, begins so; nothing on the card can be rung, or taken for a real reference."""
    typed = ("r", "9", *FLARES_UP[:4], "?", "r", "x", *FLARES_UP[4:], "r", "9", "")
    screen = run(home, "decide", "--practice", "--story", "V11", "--lang", language, typed=typed)
    assert (screen.status, screen.left) == (0, [])
    _, *blocks = screen.split("\n\n")
    assert len(blocks) > 12
    assert [block for block in blocks if not block.startswith(f"{BANNERS[language]}. ")] == []
    assert max(map(len, screen.splitlines())) <= 78
    assert "01632" not in screen
    (card,) = [block for block in blocks if block.splitlines()[-1] == BANNERS[language]]
    assert "999" in " ".join(card.splitlines()[:2])
    with pytest.raises(UsageError):
        parse_reference(card.splitlines()[-1])
    assert [one["language"] for one in kept(home)] == [language]


def test_danger_shows_the_card_at_once(home: Path) -> None:
    """`9` at the first thought and at a question: the gravest outcome, without another question, and each time that this is not real."""
    screen = practise(home, "", "9", "2", "9", "", story="V28")
    assert (screen.status, screen.left) == (0, [])
    assert " ".join(screen.split()).count("If anyone is in real danger now, call 999.") == 2
    assert "DECISION: PRACTICE. Emergency: call 999 now" in screen
    assert "You answered every question as the story is read." in screen
    (one,) = kept(home)
    assert (one["first"], one["outcome"], one["changed"], one["answers"]) == (
        "call_999",
        "call_999",
        [],
        {"danger": "yes"},
    )


def test_the_language_changes_in_the_middle(home: Path) -> None:
    """`l` asks the first thought again in Welsh, and all that comes after it is Welsh, the last lines too."""
    screen = practise(home, "", "l", *FLARES_UP[1:], "", story="V11")
    assert (screen.status, screen.left) == (0, [])
    assert "\nMae wedi ei gadw i'r hyfforddwr, heb eich enw: callout practice\n" in screen
    assert "Same as the protocol" not in screen


# ------------------------------------------------------------------ what is kept, and what is not touched


def test_the_homes_own_things_stay_as_they_are(home: Path, tmp_path: Path) -> None:
    """With a decision recorded and an interview unfinished: no file of the home changes, and no command of the home shows a practice."""
    answers = tmp_path / "answers.yaml"
    answers.write_text("danger: no\nplan: silent\nconcern: []\nhappened: []\n")
    assert run(home, "decide", "--answers", str(answers)).status == 0
    assert run(home, "decide", typed=("2", "", "q")).status == 0
    asked = (("log", "list"), ("pending",), ("handover",), ("log", "verify"), ("log", "review"))
    shown = [run(home, *arguments) for arguments in asked]
    before = files_of(home)
    assert practise(home, *FLARES_UP, "").status == 0
    assert practise(home, *FLARES_UP[:6], "q").status == 0
    assert len(kept(home)) == 1
    assert files_of(home) == before
    assert [run(home, *arguments) for arguments in asked] == shown
    bundle = tmp_path / "bundle"
    assert run(home, "log", "export", str(bundle)).status == 0
    assert not [path for path in bundle.rglob("*") if path.is_file() and b"V11" in path.read_bytes()]


def test_what_was_practised_is_no_log(home: Path) -> None:
    """Pointed at the folder or the file of practices, whatever reads logs and bundles refuses, and nothing is made there."""
    practise(home, *FLARES_UP, "")
    folder = home / "practice"
    for arguments in (
        ("report", str(folder)),
        ("report", "--home", str(folder)),
        ("report", str(folder / "log.jsonl")),
        ("log", "verify", "--home", str(folder)),
        ("log", "verify", str(folder)),
        ("log", "export", str(folder / "out"), "--home", str(folder)),
    ):
        assert run(home, *arguments).status not in (0, 1, 70), arguments
    assert [path.name for path in folder.iterdir()] == ["log.jsonl"]


def test_a_practice_that_is_stopped_is_dropped(home: Path) -> None:
    """Wherever and however it is stopped before it is decided nothing is kept, and that is said; afterwards it is kept, and that is said."""
    for until, key, status in (
        (0, "q", 0),
        (1, "^C", 130),
        (2, "^D", 130),
        (3, "q", 0),
        (6, "^C", 130),
        (11, "^D", 130),
    ):
        screen = practise(home, *FLARES_UP[:until], key)
        assert (screen.status, screen.left) == (status, []), until
        assert screen.endswith("\nPRACTICE. Stopped. Nothing of this practice is kept.\n"), until
    assert not (home / "practice").exists()
    for number, (key, status) in enumerate((("q", 0), ("^C", 130)), 1):
        screen = practise(home, *FLARES_UP, key)
        assert screen.status == status
        assert screen.endswith("Stopped. It is kept for the trainer, without your name: callout\npractice\n")
        assert len(kept(home)) == number


def test_a_practice_that_cannot_be_kept(home: Path) -> None:
    """It goes to its end all the same, says what is wrong and what to do, and the exit status says it too."""
    (home / "practice").write_text("in the way")
    screen = practise(home, *FLARES_UP, "")
    assert (screen.status, screen.left) == (6, [])
    assert "Answered otherwise than the story: 3" in screen
    assert "It could not be kept: `" in " ".join(screen.split())
    assert "kept for the trainer" not in screen


# ------------------------------------------------------------------ which stories


def test_a_protocol_is_named_for_the_stories_only(home: Path) -> None:
    """The summary is of all that was practised here: it does not look as if it were of one protocol."""
    assert run(home, "practice", "--protocol", "reference-model").status == 2
    assert run(home, "practice", "--list", "--protocol", "reference-model").status == 0


def test_the_stories_of_an_adopted_protocol(home: Path) -> None:
    """A home keeps the protocol that it adopted without its stories: those that ship under the same name are taken."""
    (home / "home.yaml").write_text(SETTINGS + "protocol: reference-model@1.0.0\n")
    folder = home / "protocols" / "reference-model"
    folder.mkdir(parents=True)
    shutil.copy(REFERENCE_MODEL, folder)
    screen = run(home, "practice", "--list", "--json")
    assert len(json.loads(screen)["result"]["stories"]) > 40
    (folder / "scenarios.yaml").write_text(
        "format: 1\nprotocol: reference-model\nscenarios:\n"
        "  ours: {story: Shouting upstairs., answers: {danger: unknown}, outcome: call_999}\n"
        "  wrong: {story: Shouting upstairs., answers: {danger: unknown}, outcome: in_house}\n"
    )
    screen = run(home, "decide", "--practice", typed=("", "", "9", ""))
    assert (screen.status, screen.left) == (0, [])
    assert "The story was: ours" in screen
    screen = run(home, "decide", "--practice", "--story", "wrong")
    assert screen.status == 2
    assert "the story `wrong` does not come out as its owners expect" in screen


def test_a_protocol_without_stories(home: Path, tmp_path: Path) -> None:
    """There is nothing to practise on, and it is said what to do. The 999 line stands before it."""
    text = REFERENCE_MODEL.read_text().replace("protocol: reference-model", "protocol: ours", 1)
    (tmp_path / "ours.yaml").write_text(text)
    screen = run(home, "decide", "--practice", "--protocol", str(tmp_path / "ours.yaml"))
    assert screen.status == 2
    assert screen.startswith("If anyone is in danger now, call 999.")
    assert "there is no story to practise on for the protocol: ours" in screen


# ------------------------------------------------------------------ the trainer


def test_the_trainers_summary(home: Path) -> None:
    """By question and by story, in words or as JSON; a line that is damaged is told, and a protocol that is gone leaves its codes."""
    practise(home, *FLARES_UP, "")
    practise(home, "", "", "9", "", story="V28")
    screen = run(home, "practice")
    assert "Practised: 2. Same as the protocol: 1\n" in screen
    assert "  Could it flare up again tonight and hurt someone?\n     Asked: 1. Answered otherwise: 1." in screen
    assert "Of these, where the story does not say: 1" in screen
    (told,) = json.loads(run(home, "practice", "--json"))["result"]["practised"]
    assert [story["scenario"] for story in told["stories"]] == ["V11-push-carer-no-injury", "V28-knife-advancing"]
    assert told["questions"][0]["answers"] == [{"what": "yes", "times": 1}]

    path = home / "practice" / "log.jsonl"
    path.write_text(path.read_text().replace('"sha256":"', '"sha256":"0') + '{"torn')
    screen = run(home, "practice")
    assert "warning: lines of the practice file that cannot be read: 1" in screen
    assert "  not_over\n" in screen
    assert "The protocol says: in_house" in screen


def test_nobody_has_practised(home: Path) -> None:
    """It is said how to begin, and nothing is made."""
    screen = run(home, "practice")
    assert screen == "Nobody has practised here yet. To begin: callout decide --practice\n"
    assert json.loads(run(home, "practice", "--json"))["result"] == {"practised": [], "unreadable": 0}
    assert [path.name for path in home.iterdir()] == ["home.yaml"]
