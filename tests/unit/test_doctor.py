"""`callout doctor`: each thing that can be wrong is found, and said with what it means and what to do. And what it knows of receipts."""

import json
import os
import zoneinfo
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

import pytest

from calloutcli.__main__ import main
from calloutcli.cli.doctor import computer
from calloutcli.cli.doctor import folder as folder_looks
from calloutcli.errors import CalloutError
from calloutcli.frozen import replace
from calloutcli.store.home import Home, save_settings
from calloutcli.store.receipts import ReceiptMade, format_receipt_made, last_receipt, note_receipt, parse_receipt_made
from calloutcli.store.settings import Settings
from tests.worlds import dice, london, world_of

NOW = "2026-11-20 10:00"
CALM = "danger: no\nplan: silent\nconcern: []\nhappened: []\n"
REPOSITORY = Path(__file__).parents[2]


class Usage(NamedTuple):
    """What the system says of a drive."""

    total: int
    used: int
    free: int


class Patient:
    """A home, looked at by `doctor`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.environ = {"CALLOUT_HOME": str(self.home)}
        self.local = None
        self.encoding = None
        self.screen = ""

    def run(self, *arguments: str, now: str = NOW) -> int:
        """The exit status of a command."""
        world, screen, _ = world_of([], self.environ, london(now), dice(f"doctor {now} {arguments}"))
        if self.local is not None:
            world = replace(world, local=lambda moment: moment.astimezone(self.local))
        if self.encoding is not None:
            type(screen).encoding = self.encoding
        try:
            status = main(list(arguments), world=world)
        finally:
            if self.encoding is not None:
                del type(screen).encoding
        self.screen = screen.getvalue()
        return status

    def checks(self, name: str = "", *, now: str = NOW, status: int = 0) -> list[dict[str, str]]:
        """What doctor found, of that name, and what is well left out."""
        assert self.run("doctor", "--json", now=now) == status, self.screen
        found = json.loads(self.screen)["result"]
        for check in found:
            assert list(check) == ["name", "state", "found", "meaning", "do"]
        return [one for one in found if one["state"] != "ok" and name in ("", one["name"])]

    def found(self, name: str, *, now: str = NOW, status: int = 0) -> str:
        """What the one check of that name says that is not well; it says what it means and what to do."""
        (check,) = self.checks(name, now=now, status=status)
        assert check["meaning"]
        assert check["do"]
        return check["found"]

    def settings(self, **changed: object) -> None:
        """Write the home's settings."""
        save_settings(Home(self.home, Settings()), replace(Settings("Elm House", "Example", "ELM"), **changed))

    def record(self, now: str = NOW) -> None:
        """One incident in the log."""
        (self.folder / "calm.yaml").write_text(CALM)
        assert self.run("decide", "--answers", str(self.folder / "calm.yaml"), now=now) == 0


@pytest.fixture
def patient(tmp_path, monkeypatch):
    """A home with a name and nothing else."""
    monkeypatch.chdir(tmp_path)
    made = Patient(tmp_path)
    made.settings()
    return made


def test_every_finding_says_what_it_means_and_what_to_do(patient):
    """In a home where nearly everything is left undone, in both languages; nothing of it stops anybody from working."""
    patient.record()
    for language in ("en", "cy"):
        patient.settings(language=language, contacts={"lado": "x"}, heads_folder=str(patient.folder / "gone" / "x"))
        found = patient.checks()
        assert len(found) >= 6
        assert all(one["meaning"] and one["do"] for one in found if one["name"] != "protocol")
        assert {one["name"] for one in found} >= {"protocol", "phone numbers", "receipt", "key copy", "second folder"}
    patient.run("doctor")
    assert "Ystyr: " in patient.screen
    assert "Meaning" not in patient.screen
    assert max(map(len, patient.screen.splitlines())) <= 78 + len(str(patient.folder))


@pytest.mark.parametrize(("hours", "words"), [(1, "this computer shows 11:00, and in London it is 10:00"), (0, "does not put its clock forward and back")])  # fmt: skip
def test_another_time_zone(patient, hours, words):
    """One that differs now, and one that will differ in summer."""
    patient.local = timezone(timedelta(hours=hours))
    assert words in patient.found("time zone")


def test_a_clock_before_callout(patient):
    """No right clock shows a day before this version was written."""
    assert "1 January 2020, 00:00" in patient.found("clock", now="2020-01-01 00:00")


def test_clocks_of_files(patient, monkeypatch):
    """A file from later than now, and a second folder whose computer has another time."""
    assert patient.checks("clock") == []
    later = datetime.now(UTC).timestamp() + 3_600
    os.utime(patient.home / "home.yaml", (later, later))
    assert "home.yaml" in patient.found("clock")
    os.utime(patient.home / "home.yaml")
    stick = patient.folder / "stick"
    patient.settings(heads_folder=str(stick))
    monkeypatch.setattr(folder_looks, "time_in", lambda path: 7_200.0 if path == stick else 9_999_999_999.0)
    assert "Minutes apart: " in patient.found("clock")
    monkeypatch.setattr(folder_looks, "time_in", lambda path: 7_200.0 if path == stick else 7_000.0)
    os.utime(patient.home / "home.yaml", (0, 0))
    assert patient.checks("clock") == []


def test_no_time_zones(patient, monkeypatch):
    """Said once, though many looks need them; it is wrong: nothing works without."""

    class Missing:
        def __init__(self, name):
            raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", Missing)
    wrong = [one for one in patient.checks(status=1) if one["state"] == "wrong"]
    assert [one["found"] for one in wrong] == ["the time zone Europe/London is not known on this computer"]
    assert wrong[0]["do"] == "run `pip install tzdata`"


def test_an_old_program(patient, monkeypatch):
    """SQLite without what the log needs is wrong; a Python that nobody mends is worth a look."""
    assert patient.checks("program") == []
    assert "SQLite" not in patient.found("program", now="2040-01-01 00:00")
    monkeypatch.setattr(computer, "OLDEST_SQLITE", (99, 0, 0))
    assert "too old" in patient.found("program", status=1)


@pytest.mark.parametrize("locale", ["en_GB.ISO-8859-1", "en_GB.ASCII@euro", "en_GB.CP850"])
def test_a_window_that_lacks_letters(patient, locale):
    """By what the system's settings say, the first that is set."""
    patient.environ |= {"LANG": "cy_GB.UTF-8", "LC_ALL": locale}
    assert locale.partition(".")[2].partition("@")[0] in patient.found("letters")
    patient.environ |= {"LC_ALL": "", "LC_CTYPE": "cy_GB.utf8"}
    assert patient.checks("letters") == []
    patient.encoding = "cp1252"
    assert "cp1252" in patient.found("letters")


def test_a_language_that_there_is_not(patient):
    """`CALLOUT_LANG` names one that callout does not speak; the home's Welsh is not the protocol's."""
    for asked, count in (("fr", 1), ("cy_GB.UTF-8", 0), ("", 0)):
        patient.environ["CALLOUT_LANG"] = asked
        assert len(patient.checks("language")) == count
    patient.settings(language="cy")
    assert "Cymraeg" in patient.found("language")
    patient.settings(language="cy", protocol="all-wales-example")
    assert patient.checks("language") == []


def test_room(patient, monkeypatch):
    """A drive that is nearly full, the home's or the second one; one that does not tell stops nothing."""
    stick = patient.folder / "stick"
    patient.settings(heads_folder=str(stick))
    monkeypatch.setattr(folder_looks.shutil, "disk_usage", lambda path: Usage(9, 9, 9 << (40 if path != stick else 20)))
    assert "stick is nearly full. Free: 9 MB" in patient.found("disk")
    patient.settings()
    monkeypatch.setattr(folder_looks.shutil, "disk_usage", lambda _: Usage(9, 9, 0))
    assert "home is nearly full. Free: 0 MB" in patient.found("disk")

    def refused(_):
        raise OSError(5, "no")

    monkeypatch.setattr(folder_looks.shutil, "disk_usage", refused)
    assert patient.checks("disk") == []


def test_a_folder_that_is_no_place(patient):
    """A synced folder is wrong, and said before anything else of the folder."""
    patient.home = patient.folder / "OneDrive - Example" / "home"
    patient.environ["CALLOUT_HOME"] = str(patient.home)
    assert "is synced by a cloud service" in patient.found("folder", status=1)
    assert not patient.home.exists()


def test_the_second_folder(patient, monkeypatch):
    """None, on the same drive, on another one, gone, inside the home's own, without a checkpoint of this log."""
    assert "none is set" in patient.found("second folder")
    stick = patient.folder / "stick"
    patient.settings(heads_folder=str(stick))
    assert "is on the same drive as the log" in patient.found("second folder")
    monkeypatch.setattr(folder_looks, "is_on_same_drive", lambda *_: False)
    assert patient.checks("second folder") == []
    patient.record()
    assert patient.checks("second folder") == []
    (stick / "heads.txt").unlink()
    assert "holds no checkpoint of this log. Records: 1" in patient.found("second folder")
    patient.settings(heads_folder=str(patient.home / "heads"))
    assert "lies in the home's own folder" in patient.found("second folder")
    patient.settings(heads_folder=str(patient.folder / "gone" / "stick"))
    assert "is not there" in patient.found("second folder")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_keys_that_others_can_read(patient):
    """The log's own is wrong; that of the person at the keyboard is theirs to look after."""
    patient.record()
    mine = patient.folder / "me.key"
    mine.write_text("x")
    mine.chmod(0o644)
    patient.environ["CALLOUT_KEY"] = str(mine)
    assert patient.found("your key") == f"others on this computer can read {mine}"
    mine.chmod(0o600)
    assert patient.checks("your key") == []
    (patient.home / "keys" / "log.key").chmod(0o640)
    assert patient.found("key", status=1).startswith("others on this computer can read")


def test_a_copy_of_the_key(patient):
    """Asked for once there is a key, until somebody has said where it is."""
    assert patient.checks("key copy") == []
    patient.record()
    assert "log.key" in patient.found("key copy")
    patient.settings(key_copy="office safe")
    assert patient.checks("key copy") == []


def test_a_protocol_that_was_adopted_and_is_not_used(patient):
    """Whoever changed it by hand may not know what it cost."""
    assert patient.run("protocol", "adopt", "all-wales-example", "--without-agreement") == 0
    assert patient.checks("adoption") == []
    patient.settings(protocol="reference-model")
    told = patient.found("adoption")
    assert told == "this home adopted all-wales-example@1.0.0, and uses reference-model@1.0.0"


def test_phone_numbers(patient):
    """Missing ones, odd ones, those of roles that the protocol does not have, and hours that nobody has."""
    numbers = dict.fromkeys(("on_call_manager", "registered_manager", "emergency_duty_team"), "01632 960001")
    patient.settings(protocol="pan-dorset-slow-time", contacts=numbers)
    assert patient.checks("phone numbers") == patient.checks("hours") == []
    patient.settings(protocol="pan-dorset-slow-time", contacts={**numbers, "lado": "01632 960001"})
    assert "has no such role: lado" in patient.found("phone numbers")
    hours = {"on_call_manager": "17:00 to 09:00", "emergency_duty_team": "17:00 to 08:00"}
    patient.settings(protocol="pan-dorset-slow-time", contacts=numbers, hours=hours)
    assert "at these times: 09:00 to 17:00." in patient.found("hours")
    other = {"emergency_duty_team": "01632 96"}
    patient.settings(protocol="pan-dorset-slow-time", contacts=numbers, hours=hours, out_of_hours=other)
    assert patient.checks("hours") == []
    assert "whole phone numbers: Emergency duty team" in patient.found("phone numbers")


def test_settings_that_cannot_be_read(patient):
    """They are wrong, and the computer is looked at all the same."""
    (patient.home / "home.yaml").write_text("home: [\n")
    patient.environ["CALLOUT_LANG"] = "fr"
    assert [one["name"] for one in patient.checks(status=1)] == ["settings", "language"]


# ------------------------------------------------------------------ receipts


def test_receipts(patient):
    """Never made, made, too long ago: by the days that the home set, and only when something was recorded since."""
    assert patient.checks("receipt") == []
    patient.record()
    assert "no handover receipt was ever made here. Records: 1" in patient.found("receipt")
    for command in (("log", "receipt"), ("log", "receipt", "--json"), ("handover",), ("handover", "--page", "p.html")):
        (patient.home / "receipt-made").unlink(missing_ok=True)
        assert patient.run(*command) == 0
        assert last_receipt(Home(patient.home, Settings())) == ReceiptMade(1, london(NOW))
    later = "2026-11-28 10:00"
    assert patient.checks("receipt", now=later) == []
    patient.record(later)
    assert "made on 20 November 2026, 10:00. Records since: 1" in patient.found("receipt", now=later)
    patient.settings(receipt_days=8)
    assert patient.checks("receipt", now=later) == []
    patient.settings(receipt_days=1)
    assert "Records since: 1" in patient.found("receipt", now=later)
    (patient.home / "receipt-made").write_bytes(b"{}")
    assert "ever made here" in patient.found("receipt", now=later)


def test_receipts_of_an_empty_home(patient):
    """No record, no receipt."""
    assert patient.run("log", "receipt") == 0
    assert not (patient.home / "receipt-made").exists()


def test_a_receipt_that_cannot_be_noted(patient):
    """It is made all the same."""
    patient.record()
    (patient.home / "receipt-made").mkdir()
    assert patient.run("log", "receipt") == 0
    assert "Write this into the day book" in patient.screen
    assert last_receipt(Home(patient.home, Settings())) is None


MADE = ReceiptMade(412, datetime(2026, 11, 22, 1, 55, 3, 123_000, UTC))
BYTES = b'{"format":1,"size":412,"time":"2026-11-22T01:55:03.123Z"}'


def test_the_file_of_the_last_receipt():
    """It is written so, for ever, and read back."""
    assert format_receipt_made(MADE) == BYTES
    assert parse_receipt_made(BYTES) == MADE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"format":1', b'"format":2'),
        (b"412", b'"412"'),
        (b"412", b"true"),
        (b"T01", b" 01"),
        (b'"time"', b'"tine"'),
        (b"{", b"["),
        (b"}", b"} "),
    ],
)
def test_a_file_that_is_none(tmp_path, old, new):
    """It is refused, and whoever asks for the last receipt hears of none."""
    raw = BYTES.replace(old, new)
    with pytest.raises((CalloutError, KeyError, TypeError, ValueError)):
        parse_receipt_made(raw)
    home = Home(tmp_path, Settings())
    note_receipt(home, MADE)
    assert last_receipt(home) == MADE
    home.receipt_made_path.write_bytes(raw)
    assert last_receipt(home) is None
