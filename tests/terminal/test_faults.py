"""When the computer fails: the 999 line comes first, the worker gets the advice, nothing that was saved is lost.

In every test a real process meets a real fault. Then the fault is taken away, and `resume` completes the record.
"""

import json
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.store import database
from tests.faults.making import DAMAGE, enlarge, fill, locked, read_only, small_disk
from tests.terminal.terminals import CALM, CALM_FILE, ask, assert_calm, callout, outcomes, reference_on, terminal
from tests.worlds import dice, london, world_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")

NOT_SAVED = f"{EMERGENCY_LINE}\nYour answers cannot be saved:"
NOT_IN_LOG = f"{EMERGENCY_LINE}\nNot in the log yet:"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home's folder with one record in its log."""
    folder = tmp_path / "home"
    _record_one(folder)
    return folder


def _record_one(home: Path) -> None:
    answers = home.parent / "calm.yaml"
    answers.write_text(CALM_FILE, encoding="utf-8")
    done = callout(home, "decide", "--answers", str(answers))
    assert done.returncode == 0, done.stderr


def _resume_completes(home: Path, expected: list[str], *lines: str) -> str:
    """`resume` with these lines at its prompts ends well, and the log then holds these outcomes; the screen."""
    with terminal(home, "resume") as screen:
        screen.type(*lines)
        assert screen.end() == 0, screen.screen
        assert_calm(screen.screen, "DECISION:")
    assert outcomes(home) == expected
    return screen.screen


# ------------------------------------------------------------------ read-only


def test_read_only_before_the_start(home: Path) -> None:
    """In a folder that cannot be written every question is asked and the advice is given; the status is 6."""
    with read_only(home), terminal(home, "decide") as screen:
        screen.type(*CALM, "y")
        assert screen.end() == 6
        assert NOT_SAVED in screen.screen
        assert screen.screen.index(NOT_SAVED) < screen.screen.index("Question 1")
        assert_calm(screen.screen, "Write it in the day book", "--home", "DECISION: Manage it", "NOT RECORDED")
    assert outcomes(home) == ["in_house"]


def test_read_only_new_folder(tmp_path: Path) -> None:
    """On a first run in a place that cannot be written, danger still shows the 999 card."""
    parent = tmp_path / "programs"
    parent.mkdir()
    with read_only(parent), terminal(parent / "home", "decide") as screen:
        screen.type("1")
        assert screen.end() == 6
        assert_calm(screen.screen, "cannot be saved", "DECISION: Emergency: call 999 now", "NOT RECORDED")


def test_read_only_between_answers(home: Path) -> None:
    """The folder becomes read-only in the middle: said once, the questions go on, the answers before it are kept."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM[:3]).until_prompt()
        with read_only(home):
            screen.type(*CALM[3:], "y")
            assert screen.end() == 6
        assert screen.screen.count(NOT_SAVED) == 1
        assert_calm(screen.screen, "DECISION: Manage it")
    shown = _resume_completes(home, ["in_house"] * 2, *CALM[3:], "y", "q")
    assert "Answers kept: 2." in " ".join(shown.split())  # a long weekday wraps the line


def test_read_only_at_the_append(home: Path) -> None:
    """The folder becomes read-only just before the decision: the advice is given, and `resume` completes the record."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM).until_prompt()
        with read_only(home):
            screen.type("y")
            assert screen.end() == 6
        assert_calm(screen.screen, "cannot be saved", "DECISION: Manage it")
    _resume_completes(home, ["in_house"] * 2, "y", "q")


def test_read_only_log_only(home: Path) -> None:
    """Only the log's own file cannot be written: the answers are saved, the hint names a way, `resume` completes it."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM).until_prompt()
        with read_only(home / "log.sqlite"):
            screen.type("y")
            assert screen.end() == 6
        assert NOT_IN_LOG in screen.screen
        assert_calm(screen.screen, "Your answers are saved and the advice stands", "--home", "DECISION: Manage it")
        reference = reference_on(screen.screen)
    shown = _resume_completes(home, ["in_house"] * 2, "y", "q")
    assert reference_on(shown) == reference


def test_read_only_other_commands(home: Path) -> None:
    """Reading goes on in a read-only folder; what must write says so with status 6 or 1, and never a traceback."""
    with read_only(home):
        assert callout(home, "log", "list").returncode == 0
        assert callout(home, "log", "verify").returncode == 0
        setup = callout(home, "setup", typed=["Elm House"])
        assert setup.returncode == 6
        assert "error:" in setup.stderr
        doctor = callout(home, "doctor")
        assert doctor.returncode == 1
        assert "WRONG: folder" in doctor.stdout
        scripted = callout(home, "decide", "--answers", str(home.parent / "calm.yaml"))
        assert scripted.returncode == 6
        assert_calm(scripted.stderr, "error:", "hint:")
    for done in (setup, doctor, scripted):
        assert "Traceback" not in done.stderr + done.stdout


# ------------------------------------------------------------------ full disk


def test_full_disk_before_the_start(tmp_path: Path) -> None:
    """On a full disk every question is asked and the advice is given; the status is 6, and nothing half made is left."""
    with small_disk(tmp_path / "disk") as disk:
        ballast = fill(disk)
        with terminal(disk / "home", "decide") as screen:
            screen.type(*CALM, "y")
            assert screen.end() == 6
            assert NOT_SAVED in screen.screen
            assert_calm(screen.screen, "no space left", "DECISION: Manage it", "NOT RECORDED")
        ballast.unlink()
        with terminal(disk / "home", "decide") as screen:
            screen.type(*CALM, "y", "q")
            assert screen.end() == 0
        assert outcomes(disk / "home") == ["in_house"]


def test_full_disk_between_answers(tmp_path: Path) -> None:
    """The disk fills up in the middle: said once, nothing answered before is lost, no half line stays in the draft."""
    with small_disk(tmp_path / "disk") as disk:
        home = disk / "home"
        _record_one(home)
        with terminal(home, "decide") as screen:
            screen.type(*CALM[:3]).until_prompt()
            ballast = fill(disk)
            for _ in range(200):  # the draft's last page has room for some dozens of answers more
                screen.type("b", "1").until_prompt()
                if NOT_SAVED in screen.screen:
                    break
            screen.type(*CALM[3:], "y")
            assert screen.end() == 6
            assert screen.screen.count(NOT_SAVED) == 1
            assert_calm(screen.screen, "no space left", "DECISION: Manage it")
        drafts = list((home / "drafts").glob("*.draft"))
        assert [draft.read_bytes()[-1:] for draft in drafts] == [b"\n"]
        ballast.unlink()
        with terminal(home, "resume") as screen:
            screen.until_prompt()
            assert "Answers kept: 2." in " ".join(screen.screen.split())  # a long weekday wraps the line
            again = ["1"] if "Again:" in screen.screen else []
            screen.type(*again, *CALM[3:], "y", "q")
            assert screen.end() == 0
        assert outcomes(home) == ["in_house"] * 2


@pytest.mark.parametrize("begun", [False, True], ids=["first record", "later record"])
def test_full_disk_at_the_append(tmp_path: Path, begun: bool) -> None:
    """The disk is full when the record is written: the advice stands, and `resume` writes it when there is room again."""
    with small_disk(tmp_path / "disk") as disk:
        home = disk / "home"
        if begun:
            _record_one(home)
        with terminal(home, "decide") as screen:
            screen.type(*CALM).until_prompt()
            ballast = fill(disk)
            screen.type("y")
            assert screen.end() == 6
            assert NOT_IN_LOG in screen.screen
            assert_calm(screen.screen, "Your answers are saved and the advice stands", "To do:", "DECISION: Manage it")
            reference = reference_on(screen.screen)
        ballast.unlink()
        shown = _resume_completes(home, ["in_house"] * (1 + begun), "y", "q")
        assert reference_on(shown) == reference


def test_disk_too_small_for_a_log(tmp_path: Path) -> None:
    """On a disk of 64 kB the answers fit and the log does not; with more room `resume` completes the record."""
    with small_disk(tmp_path / "disk", "64k") as disk:
        home = disk / "home"
        with terminal(home, "decide") as screen:
            screen.type("1")
            assert screen.end() == 6
            assert screen.screen.index("DECISION: Emergency: call 999 now") < screen.screen.index(NOT_IN_LOG)
            assert_calm(screen.screen, "To do:")
        enlarge(disk)
        _resume_completes(home, ["call_999"], "q")


def test_full_disk_for_details(tmp_path: Path) -> None:
    """The disk fills up after the card: the decision's record holds, and the details are recorded later."""
    with small_disk(tmp_path / "disk") as disk:
        home = disk / "home"
        with terminal(home, "decide") as screen:
            screen.type(*CALM, "y", "", "1", "RK").until_prompt()
            ballast = fill(disk)
            screen.type("Squirted water.", "AB", *[""] * 6)
            assert screen.end() == 6
            assert_calm(screen.screen, NOT_IN_LOG)
            assert "Everything is recorded" not in screen.screen
        assert outcomes(home) == ["in_house"]
        ballast.unlink()
        _resume_completes(home, ["in_house"] * 2, "", *[""] * 6)
        assert ask(home, "log", "show", "1")["disclosed"] == {"child": "RK", "staff": "AB", "words": "Squirted water."}


# ------------------------------------------------------------------ a locked log


def test_locked_log_in_an_emergency(home: Path) -> None:
    """While another program holds the log, the 999 card comes at once; after the full wait the worker is told what to do."""
    with locked(home / "log.sqlite"), terminal(home, "decide") as screen:
        screen.type("1").until("You can still call 999 at any time.")
        assert "Not in the log yet" not in screen.screen
        assert screen.end() == 6
        assert NOT_IN_LOG in screen.screen
        assert_calm(screen.screen, "locked by another program", "callout resume")
    _resume_completes(home, ["in_house", "call_999"], "q")


def test_locked_log_that_is_let_go(home: Path) -> None:
    """A log that is held for a moment only is waited for: the record goes in as if nothing had been."""
    with locked(home / "log.sqlite") as holder, terminal(home, "decide") as screen:
        screen.type(*CALM, "y").until("y\n")
        time.sleep(0.5)  # so that the append is likely to be waiting already; the outcome is the same if it is not
        assert holder.stdin is not None
        holder.stdin.close()
        screen.type("q")
        assert screen.end() == 0
    assert outcomes(home) == ["in_house"] * 2


def test_locked_log_without_emergency(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked log does not hold back the advice, nor the questions, nor the draft (here the wait is cut short)."""
    defaults = database.open_database.__kwdefaults__
    assert defaults == {"patience_seconds": database.BUSY_SECONDS}
    monkeypatch.setitem(defaults, "patience_seconds", 0.1)
    from calloutcli.__main__ import main

    with locked(home / "log.sqlite"):
        world, screen, _ = world_of(
            [*CALM, "y"], {"CALLOUT_HOME": str(home)}, london("2026-11-22 01:55"), dice("locked")
        )
        assert main(["decide"], world=world) == 6
        assert NOT_IN_LOG in screen.getvalue()
        assert_calm(screen.getvalue(), "locked by another program", "DECISION: Manage it")
    _resume_completes(home, ["in_house"] * 2, "y", "q")


# ------------------------------------------------------------------ a damaged log


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_damaged_log(home: Path, damage: Callable[[Path], None]) -> None:
    """A damaged log is named before anything is added to it, with status 4; with the right file back, `resume` completes it."""
    log = home / "log.sqlite"
    good = log.read_bytes()
    damage(log)
    broken = log.read_bytes()
    expected = 6 if damage.__name__ == "without_tables" else 4
    with terminal(home, "decide") as screen:
        screen.type(*CALM, "y")
        assert screen.end() == expected
        assert NOT_IN_LOG in screen.screen
        assert_calm(screen.screen, "Your answers are saved and the advice stands", "To do:", "DECISION: Manage it")
    verified = callout(home, "log", "verify")
    assert verified.returncode == expected, verified.stdout + verified.stderr
    assert_no_fault(verified.stdout + verified.stderr)
    for command in (["log", "list"], ["doctor"], ["log", "show", "0"], ["show", reference_on(screen.screen)]):
        done = callout(home, *command)
        assert done.returncode in (0, 1, 2, 4, 6), command
        assert_no_fault(done.stdout + done.stderr)
    if damage.__name__ != "emptied":  # an empty file becomes a log without records
        assert log.read_bytes() == broken
    log.write_bytes(good)
    _resume_completes(home, ["in_house"] * 2, "y", "q")


def assert_no_fault(text: str) -> None:
    """No traceback, and no fault of callout's own."""
    assert "Traceback" not in text
    assert "fault in callout" not in text


def test_older_copy_of_the_log(home: Path) -> None:
    """An older copy put back is noticed by the kept checkpoints before anything is added to it; status 4."""
    log = home / "log.sqlite"
    older = log.read_bytes()
    _record_one(home)
    newer = log.read_bytes()
    log.write_bytes(older)
    assert callout(home, "log", "verify").returncode == 4
    with terminal(home, "decide") as screen:
        screen.type("1")
        assert screen.end() == 4
        assert screen.screen.index("DECISION: Emergency") < screen.screen.index(NOT_IN_LOG)
        assert_calm(screen.screen, "an older copy may have", "tell your manager")
    assert log.read_bytes() == older
    log.write_bytes(newer)
    _resume_completes(home, ["in_house", "in_house", "call_999"], "q")


def test_log_deleted(home: Path) -> None:
    """A log that is gone altogether is not quietly begun anew: the kept checkpoints say that it had records."""
    log = home / "log.sqlite"
    good = log.read_bytes()
    log.unlink()
    with terminal(home, "decide") as screen:
        screen.type("1")
        assert screen.end() == 4
        assert_calm(screen.screen, "DECISION: Emergency", "Not in the log yet", "To do:")
    log.write_bytes(good)
    _resume_completes(home, ["in_house", "call_999"], "q")


def test_deleted_key(home: Path) -> None:
    """Without its key the log is not added to, and no new key is made; with the key back, `resume` completes the record."""
    key = home / "keys" / "log.key"
    kept = key.read_bytes()
    key.unlink()
    with terminal(home, "decide") as screen:
        screen.type(*CALM, "y")
        assert screen.end() == 4
        assert NOT_IN_LOG in screen.screen
        assert_calm(screen.screen, "signing key", "To do: fetch it", "DECISION: Manage it")
    assert not key.exists()
    assert callout(home, "log", "verify").returncode == 0
    key.write_bytes(kept)
    _resume_completes(home, ["in_house"] * 2, "y", "q")


def test_damaged_key(home: Path) -> None:
    """A key file that holds something else stops the append with status 4, in words."""
    key = home / "keys" / "log.key"
    kept = key.read_bytes()
    for raw in (b"", b"\xff\x00 nothing", kept[:-9] + b"AAAAAAAA\n"):
        key.write_bytes(raw)
        with terminal(home, "decide") as screen:
            screen.type("1")
            assert screen.end() == 4, screen.screen
            assert_calm(screen.screen, "DECISION: Emergency", "Not in the log yet", "To do:")
    key.write_bytes(kept)
    assert outcomes(home) == ["in_house"]
    _resume_completes(home, ["in_house", "call_999"], "1", "q")


def test_heads_folder_gone(home: Path, tmp_path: Path) -> None:
    """When the second folder cannot be written the record is made, and a warning says so; the log holds."""
    (tmp_path / "stick").write_text("not a folder", encoding="utf-8")
    (home / "home.yaml").write_text(f'format: 1\nheads folder: "{tmp_path / "stick"}"\n', encoding="utf-8")
    with terminal(home, "decide") as screen:
        screen.type(*CALM, "y", "q")
        assert screen.end() == 0
        assert_calm(screen.screen, "warning: recorded, but its checkpoint could not be kept")
    assert outcomes(home) == ["in_house"] * 2


def test_heads_folder_read_only(home: Path) -> None:
    """When heads.txt itself cannot be written the record is made, and a warning says so; the log holds."""
    with read_only(home / "heads"), terminal(home, "decide") as screen:
        screen.type("1", "q")
        assert screen.end() == 0
        assert_calm(screen.screen, "warning: recorded, but its checkpoint could not be kept")
    assert outcomes(home) == ["in_house", "call_999"]


def test_torn_heads(home: Path) -> None:
    """A last checkpoint that was torn by a power cut is passed over."""
    heads = home / "heads" / "heads.txt"
    heads.write_bytes(heads.read_bytes() + b"\nhalf a checkp")
    _record_one(home)
    assert outcomes(home) == ["in_house"] * 2


# ------------------------------------------------------------------ protocols and settings


@pytest.mark.parametrize(
    ("settings", "status", "said"),
    [
        ('protocol: "nowhere.yaml"', 3, "there is no protocol file"),
        ('protocol: "reference-model@9.0.0"', 3, "there is no protocol"),
        ('protocol: "broken.yaml"', 3, "broken.yaml:"),
        ('protocol: "noise.yaml"', 3, "noise.yaml"),
        ("code: elm", 6, "home.yaml:2:"),
        ("code: ELM\ncode: OAK", 6, "home.yaml:3:"),
        ("\tcode: ELM", 6, "home.yaml:2:"),
        ("contacts: [01632 960001]", 6, "home.yaml:2:"),
        ("code: \udcff", 6, "home.yaml"),
    ],
    ids=["missing", "unknown version", "broken", "noise", "bad code", "twice", "tab", "list", "not UTF-8"],
)
def test_protocol_or_settings_cannot_be_used(home: Path, settings: str, status: int, said: str) -> None:
    """The 999 line stands before the reason, on the screen and in a pipe; the reason names file and line, and the cure."""
    (home.parent / "broken.yaml").write_text("format: 1\nprotocol: broken\nrules: [\n", encoding="utf-8")
    (home.parent / "noise.yaml").write_bytes(bytes(range(256)) * 40)
    (home / "home.yaml").write_bytes(f"format: 1\n{settings}\n".encode(errors="surrogateescape"))
    with terminal(home, "decide") as screen:
        assert screen.end() == status
        assert_calm(screen.screen, "error:", said)
        assert "hint:" in screen.screen or "help:" in screen.screen
    piped = callout(home, "decide")
    assert piped.returncode == status
    assert piped.stdout == EMERGENCY_LINE + "\n"
    assert piped.stderr.startswith(EMERGENCY_LINE)
    scripted = callout(home, "decide", "--answers", str(home.parent / "calm.yaml"), "--json")
    assert scripted.returncode == status
    assert scripted.stdout == ""
    assert scripted.stderr.startswith(EMERGENCY_LINE)
    assert_no_fault(screen.screen + piped.stderr + scripted.stderr)
    assert not list((home / "drafts").glob("*.draft"))


def test_protocol_changed_in_the_middle(home: Path) -> None:
    """An interview goes on with the protocol it was begun with, even when the home's file has gone since."""
    ours = home.parent / "ours.yaml"
    shipped = Path(__file__).resolve().parents[2] / "protocols" / "reference-model" / "1.0.0.yaml"
    shutil.copyfile(shipped, ours)
    (home / "home.yaml").write_text("format: 1\nprotocol: ours.yaml\n", encoding="utf-8")
    with terminal(home, "decide") as screen:
        screen.type(*CALM[:3]).until_prompt()
        assert screen.kill() == -signal.SIGKILL
    ours.unlink()
    _resume_completes(home, ["in_house"] * 2, *CALM[3:], "y", "q")


def test_protocol_of_a_draft_is_gone(home: Path) -> None:
    """When the kept copy of the protocol is gone too, `resume` says so with the 999 line first, and the draft stays."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM[:3]).until_prompt()
        assert screen.send(b"\x03").end() == 130
    (kept,) = (home / "drafts").glob("*.yaml")
    raw = kept.read_bytes()
    kept.unlink()
    with terminal(home, "resume") as screen:
        assert screen.end() == 6
        assert_calm(screen.screen, "error:", "hint:")
    kept.write_bytes(raw)
    _resume_completes(home, ["in_house"] * 2, *CALM[3:], "y", "q")


# ------------------------------------------------------------------ drafts


def test_draft_with_a_torn_end(home: Path) -> None:
    """A last line that a power cut tore is asked again; everything before it is kept."""
    draft = _interrupted(home)
    draft.write_bytes(draft.read_bytes() + b'{"answer":"concern","va')
    shown = _resume_completes(home, ["in_house"] * 2, *CALM[3:], "y", "q")
    assert "The last answer was cut off before it was saved. It is asked again." in shown
    assert "Answers kept: 2." in " ".join(shown.split())  # a long weekday wraps the line


def test_draft_damaged_in_the_middle(home: Path) -> None:
    """A draft damaged in the middle goes on from there, and a copy of it as it was is kept."""
    draft = _interrupted(home)
    lines = draft.read_bytes().splitlines(keepends=True)
    broken = b"".join([*lines[:2], b"\x00\x00\x00\x00\n", *lines[3:]])
    draft.write_bytes(broken)
    _resume_completes(home, ["in_house"] * 2, *CALM[1:], "y", "q")
    assert draft.with_suffix(".damaged").read_bytes() == broken


@pytest.mark.parametrize(
    "raw", [b"", b"\xff" * 200, b"{}\n", b'{"draft":1}\n'], ids=["empty", "noise", "object", "half"]
)
def test_draft_that_cannot_be_read(home: Path, raw: bytes) -> None:
    """A draft that cannot be read stops nothing: it is named, left as it is, and a new incident is recorded."""
    draft = _interrupted(home)
    draft.write_bytes(raw)
    with terminal(home, "resume") as screen:
        assert screen.end() == 0
        assert_calm(screen.screen, draft.stem, "tell your manager")
    with terminal(home, "decide") as screen:
        screen.type(*CALM, "y", "q")
        assert screen.end() == 0
        assert_calm(screen.screen, "Not finished: 1.")
    assert draft.read_bytes() == raw
    assert outcomes(home) == ["in_house"] * 2
    doctor = callout(home, "doctor")
    assert doctor.returncode == 1
    assert draft.stem in doctor.stdout


def test_power_cut_between_record_and_draft(home: Path) -> None:
    """The record reached the log, the draft did not hear of it: `resume` shows its card and does not ask or record again."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM, "y", "q")
        assert screen.end() == 0
    (draft,) = (home / "drafts").glob("*.draft")
    lines = draft.read_bytes().splitlines(keepends=True)
    assert b'"recorded":1' in lines[-1]
    draft.write_bytes(b"".join(lines[:-1]))
    with terminal(home, "resume") as screen:
        screen.until_prompt()
        assert "Check your answers" not in screen.screen
        assert "DECISION: Manage it" in screen.screen
        screen.type("q")
        assert screen.end() == 0
    assert outcomes(home) == ["in_house"] * 2
    _resume_completes(home, ["in_house"] * 3, "", "1", *[""] * 9)


def test_draft_folder_is_a_file(tmp_path: Path) -> None:
    """Even when the drafts cannot have a folder the advice is given, and the worker is told to write it down."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "drafts").write_text("", encoding="utf-8")
    with terminal(home, "decide") as screen:
        screen.type("1")
        assert screen.end() == 6
        assert_calm(screen.screen, "cannot be saved", "day book", "DECISION: Emergency: call 999 now")


def test_home_is_a_file(tmp_path: Path) -> None:
    """A file where the home's folder should be is told in words, and the advice is given."""
    home = tmp_path / "home"
    home.write_text("", encoding="utf-8")
    with terminal(home, "decide") as screen:
        screen.type("1")
        assert screen.end() == 6
        assert_calm(screen.screen, "cannot be saved", "DECISION: Emergency: call 999 now")


def test_synced_folder(tmp_path: Path) -> None:
    """In a folder that a cloud service syncs nothing is stored, the reason is said, and the advice is given."""
    home = tmp_path / "OneDrive - Example Care" / "home"
    home.parent.mkdir()
    with terminal(home, "decide") as screen:
        screen.type("1")
        assert screen.end() == 6
        assert_calm(
            screen.screen, "synced by a cloud service", "choose a folder on this computer", "DECISION: Emergency"
        )
    assert not home.exists()


def _interrupted(home: Path) -> Path:
    """The draft of an interview that was stopped after three answers."""
    with terminal(home, "decide") as screen:
        screen.type(*CALM[:3]).until_prompt()
        assert screen.kill() == -signal.SIGKILL
    (draft,) = (home / "drafts").glob("*.draft")
    return draft


def test_scripted_advice_where_nothing_can_be_saved(tmp_path: Path) -> None:
    """Answers from a file still get their advice in a folder that is no place for a log; then why it is not recorded."""
    synced = tmp_path / "Dropbox" / "home"
    synced.parent.mkdir()
    said = callout(synced, "decide", "--answers", "-", "--json", typed=["danger: yes"])
    result = json.loads(said.stdout)["result"]
    assert said.returncode == 6
    assert (result["outcome"], result["reference"], result["recorded"]) == ("call_999", None, None)
    assert said.stderr.startswith(EMERGENCY_LINE)
    assert "decided, but not recorded" in said.stderr
    assert not synced.exists()
