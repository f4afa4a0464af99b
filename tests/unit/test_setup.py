"""`callout setup`: how long it takes, what it never does by accident, what it says of a line that cannot be right."""

import re
from pathlib import Path

import pytest

from calloutcli.__main__ import main
from calloutcli.cli.setup.command import STEPS
from calloutcli.store.home import open_home
from calloutcli.store.settings import Settings
from calloutcli.wording import words_in
from tests.reference.commands import read_commands
from tests.worlds import dice, london, world_of

CALM = "danger: no\nplan: silent\nconcern: []\nhappened: []\n"
NUMBERS = 8
"""So many roles of the reference model are rung."""


class Manager:
    """Somebody who sets up the home in a folder. `said`: the screen after a command, in one line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.screen = ""
        self.count = 0

    @property
    def said(self) -> str:
        """The screen, every white space one space."""
        return " ".join(self.screen.split())

    @property
    def settings(self) -> Settings:
        """The settings on disk."""
        return open_home(self.home).settings

    def run(self, *arguments: str, typed: tuple[str, ...] = (), language: str = "") -> int:
        """The exit status of a command; every line typed was asked for."""
        environ = {"CALLOUT_HOME": self.home.relative_to(Path.cwd()).as_posix(), "CALLOUT_LANG": language}
        self.count += 1
        world, screen, keyboard = world_of(typed, environ, london("2026-11-20 10:00"), dice(f"setup {self.count}"))
        status = main(list(arguments), world=world)
        self.screen = screen.getvalue()
        assert keyboard.left == []
        return status

    def record(self) -> None:
        """One incident in the log."""
        (self.folder / "calm.yaml").write_text(CALM)
        assert self.run("decide", "--answers", str(self.folder / "calm.yaml")) == 0


@pytest.fixture
def manager(tmp_path, monkeypatch):
    """Somebody in an empty folder, in which nothing is set up."""
    monkeypatch.chdir(tmp_path)
    return Manager(tmp_path)


def test_it_takes_five_minutes(manager):
    """Every number typed and no hours: at most 25 lines to answer and 630 words to read, lines that come again not counted.

    At 6 seconds a line and 240 words a minute that is five minutes.
    """
    numbers = [line for number in range(NUMBERS) for line in (f"01632 96000{number}", "")]
    typed = ("", "Elm House", "Example Care", "ELM", "", "4", *numbers, "office safe", "", "")
    assert manager.run("setup", typed=typed) == 0
    assert len(typed) <= 25
    assert manager.screen.count("\n> ") == len(typed)
    told = dict.fromkeys(line for line in manager.screen.splitlines() if not line.startswith(">"))
    assert len(" ".join(told).split()) <= 630
    settings = manager.settings
    assert (settings.home, settings.organisation, settings.code) == ("Elm House", "Example Care", "ELM")
    assert settings.protocol == "reference-model@1.0.0"
    assert len(settings.contacts) == NUMBERS
    assert settings.key_copy == "office safe"
    assert not settings.hours
    assert settings.receipt_days == 7
    assert "- phone numbers" not in manager.screen
    assert "Next: callout doctor" in manager.screen


def test_every_line_can_be_skipped(manager):
    """Enter at every line sets nothing, and says at the end what is missing."""
    assert manager.run("setup", typed=("",) * (9 + NUMBERS)) == 0
    assert manager.settings == Settings()
    for name in ("home", "protocol", "phone numbers", "second folder"):
        assert f"\n  - {name}: " in manager.screen
    assert manager.screen.count("\nStep ") == len(STEPS) == 8


def test_every_step_stands_in_the_help_and_runs_alone(manager):
    """The help names the steps there are; each is asked alone under its own number."""
    (command,) = [one for one in read_commands() if one.name == "callout setup"]
    told = [word.spelling for part in command.says for word in part.words]
    assert told == [step.name for step in STEPS]
    for number, step in enumerate(STEPS, 1):
        assert manager.run("setup", step.name, typed=("q",)) == 0
        assert f"Step {number} of 8: {step.title}\n" in manager.screen
        assert "Stopped. What you typed so far is saved." in manager.screen


def test_no_line_is_wider_than_the_screen(manager):
    """Nor does any hold a control character."""
    manager.run("setup", typed=("?",) + ("",) * (9 + NUMBERS))
    assert max(map(len, manager.screen.splitlines())) <= 78
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", manager.screen)


def test_it_speaks_welsh(manager):
    """In Welsh no line of it is English but commands and the protocol's own words; what is chosen there is kept."""
    assert manager.run("setup", typed=("2", "q")) == 0
    assert manager.settings.language == "cy"
    assert "Cam 2 o 8: Y cartref" in manager.screen
    assert manager.run("setup", "keys", typed=("",)) == 0
    assert "Cam 6 o 8: Allweddi" in manager.screen
    assert "Wedi'i gadw." in manager.screen
    assert not re.search(r"\b(the|and|is|with)\b", manager.said)
    assert manager.run("setup", "language", typed=("-",), language="en") == 0
    assert manager.settings.language == "en"


@pytest.mark.parametrize("typed", ["-", "reference-model", "2"])
def test_an_adopted_protocol_is_not_left_by_accident(manager, typed):
    """What puts it out of force is asked about; Enter leaves it, and only a y changes it."""
    assert manager.run("protocol", "adopt", "all-wales-example", "--without-agreement") == 0
    assert manager.run("setup", "protocol", typed=(typed, "")) == 0
    assert "This home adopted all-wales-example@1.0.0. With another one no card can say" in manager.said
    assert "Nothing was changed." in manager.said
    assert manager.settings.protocol == "all-wales-example@1.0.0"
    assert manager.run("setup", "protocol", typed=("1",)) == 0
    assert manager.run("setup", "protocol", typed=(typed, "y")) == 0
    assert manager.settings.protocol != "all-wales-example@1.0.0"


def test_a_protocol_in_a_file(manager):
    """It is kept with its whole path; one that is not there, or cannot be used, is not taken."""
    (manager.folder / "mine.yaml").write_text("format: 1\n")
    typed = ("nothing.yaml", "7", "mine.yaml", "")
    assert manager.run("setup", "protocol", typed=typed) == 0
    assert "There is no protocol file `nothing.yaml`." in manager.said
    assert "Type 1, 2, 3 or 4." in manager.said
    assert "Callout protocol check mine.yaml says more." in manager.said
    source = Path(__file__).parents[2] / "protocols" / "pan-dorset-slow-time" / "1.0.0.yaml"
    (manager.folder / "mine.yaml").write_bytes(source.read_bytes())
    assert manager.run("setup", "protocol", typed=("mine.yaml",)) == 0
    assert manager.settings.protocol == str(manager.folder / "mine.yaml")
    (manager.folder / "mine.yaml").unlink()
    assert manager.run("setup", "contacts", typed=("",)) == 0
    assert "The protocol in use names nobody to ring." in manager.said


def test_a_number_that_looks_like_none_is_asked_about(manager):
    """A question, not a block: Enter keeps it, another line is looked at again."""
    assert manager.run("setup", "contacts", typed=("01632 9600", "01632 96000", "", "", "q")) == 0
    assert manager.said.count("That does not look like a whole phone number.") == 2
    assert manager.settings.contacts == {"on_call_manager": "01632 96000"}


def test_hours_go_with_their_number(manager):
    """Back leads from the hours to the number. Without hours there is no number for other times; without a number, nothing."""
    typed = ("01632 960001", "b", "01632 960002", "17:00 to 09:00", "01632 960003", "q")
    assert manager.run("setup", "contacts", typed=typed) == 0
    settings = manager.settings
    assert settings.contacts == {"on_call_manager": "01632 960002"}
    assert settings.hours == {"on_call_manager": "17:00 to 09:00"}
    assert settings.out_of_hours == {"on_call_manager": "01632 960003"}
    assert manager.run("setup", "contacts", typed=("01632 960002", "-", "q")) == 0
    assert (manager.settings.hours, manager.settings.out_of_hours) == ({}, {})
    assert manager.run("setup", "contacts", typed=("01632 960002, 9 to 5", "01632 960003", "b", "-", "q")) == 0
    assert manager.settings == Settings()


@pytest.mark.parametrize(
    ("named", "complaint"),
    [
        ("heads", "Type the whole path"),
        ("{folder}/home/heads", "lies in the home's own folder"),
        ("{folder}/home", "lies in the home's own folder"),
        ("{folder}/nowhere/heads", "is not there"),
        ("{folder}/file", "is a file and not a folder"),
        ("~nobody-of-this-name/x", "Type the whole path"),
    ],
)
def test_a_folder_that_cannot_be_the_second_one(manager, named, complaint):
    """It is said why, and nothing is set or made."""
    (manager.folder / "file").write_text("x")
    assert manager.run("setup", "folder", typed=(named.format(folder=manager.folder), "")) == 0
    assert complaint in manager.said
    assert manager.settings.heads_folder == ""
    assert sorted(path.name for path in manager.folder.iterdir()) == ["file", "home"]


def test_the_second_folder_takes_over_what_was_kept(manager):
    """Every checkpoint goes along, in quotes or not, and back again; the same drive is said."""
    manager.record()
    kept = (manager.home / "heads" / "heads.txt").read_bytes()
    stick = manager.folder / "stick"
    assert manager.run("setup", "folder", typed=(f'"{stick}"',)) == 0
    assert "It is on the same drive as the log" in manager.said
    assert manager.settings.heads_folder == str(stick)
    assert (stick / "heads.txt").read_bytes() == kept
    manager.record()
    assert len((stick / "heads.txt").read_bytes()) > len(kept)
    assert (manager.home / "heads" / "heads.txt").read_bytes() == kept
    assert manager.run("setup", "folder", typed=("-",)) == 0
    assert manager.settings.heads_folder == ""
    assert manager.run("log", "verify") == 0
    manager.record()


def test_the_second_folder_stays_when_the_log_does_not_hold(manager):
    """Nobody can leave behind what shows that records are gone."""
    manager.record()
    older = (manager.home / "log.sqlite").read_bytes()
    manager.record()
    (manager.home / "log.sqlite").write_bytes(older)
    assert manager.run("setup", "folder", typed=(str(manager.folder / "stick"),)) == 0
    assert "Nothing was changed: records in the log: 1; but a kept checkpoint says 2." in manager.said
    assert manager.settings.heads_folder == ""


def test_settings_put_aside_leave_the_adopted_protocol_in_force(manager):
    """The damaged file stays beside the new one, and the log says which protocol this home adopted."""
    assert manager.run("protocol", "adopt", "all-wales-example", "--without-agreement") == 0
    (manager.home / "home.yaml").write_text("home: [\n")
    assert manager.run("setup", "home", typed=("no",)) == 6
    assert (manager.home / "home.yaml").read_text() == "home: [\n"
    assert manager.run("setup", "home", typed=("y", "q")) == 0
    assert manager.settings == Settings(protocol="all-wales-example@1.0.0")
    assert (manager.home / "home.yaml.20261120100000").read_text() == "home: [\n"


def test_a_place_that_is_none_is_said_before_the_first_line(manager):
    """Nobody types for five minutes what cannot be saved."""
    manager.home = manager.folder / "OneDrive" / "home"
    assert manager.run("setup") == 6
    assert "is synced by a cloud service" in manager.said
    (manager.folder / "file").write_text("x")
    manager.home = manager.folder / "file" / "home"
    assert manager.run("setup") == 6
    assert "Step 1" not in manager.said


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_cannot_be_looked_at_is_told_once_and_by_its_name(manager, language):
    """A protocol that is gone is needed by two looks. What is told is what `callout doctor` tells."""
    source = Path(__file__).parents[2] / "protocols" / "reference-model" / "1.0.0.yaml"
    (manager.folder / "ours.yaml").write_bytes(source.read_bytes())
    assert manager.run("setup", "protocol", typed=("ours.yaml",)) == 0
    (manager.folder / "ours.yaml").unlink()
    said = words_in(language)
    assert manager.run("setup", typed=("", *[""] * 9), language=language) == 0
    assert manager.said.count("ours.yaml` ") + manager.said.count("ours.yaml`.") >= 1
    assert f"\n  - {said('protocol')}: " in manager.screen
    assert said("No incident can be decided with this protocol.") in manager.said
