"""A disk that is full, a folder that cannot be written, a log that is deleted while it is open."""

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from calloutcli.errors import EvidenceError, StoreError
from calloutcli.store.home import Home
from calloutcli.store.settings import Settings
from tests.builders import uid_of
from tests.faults.children import child, deciding, doing, needs_fork
from tests.faults.homes import (
    acknowledged,
    assert_goes_on,
    assert_in_words,
    assert_sound,
    assert_told,
    decide_here,
    record_here,
    record_one,
)
from tests.faults.making import enlarge, fill, small_disk
from tests.faults.tally import many

pytestmark = needs_fork

resource = pytest.importorskip("resource", reason="Windows sets no limits of this kind")

PAGE = 4096
NOBODY = 65534


@pytest.fixture
def home(tmp_path):
    """A home of one record."""
    record_one(tmp_path / "home")
    return tmp_path / "home"


def _fresh(template, home):
    """The home as it was before the fault."""
    shutil.rmtree(home, ignore_errors=True)
    if template is not None:
        shutil.copytree(template, home)


# ------------------------------------------------------------------ full


@pytest.mark.parametrize("begun", [False, True], ids=["first record", "later record"])
def test_full_disk_at_every_page(tmp_path, home, tally, begun):
    """However many pages are left on the disk when a decision is made, it is recorded or said not to be, and nothing else is lost."""
    template = shutil.move(home, tmp_path / "template") if begun else None
    with tally("full disk (a small tmpfs)") as trying, small_disk(tmp_path / "disk") as disk:
        seen = set()
        for pages in range(0, 48, many(3, 1)):
            with trying(f"{pages} pages left"):
                _fresh(template, disk / "home")
                ballast = fill(disk)
                os.truncate(ballast, max(0, ballast.stat().st_size - pages * PAGE))
                ended = decide_here(disk / "home")
                ballast.unlink()
                seen.add(ended.status)
                assert_told(ended, disk / "home")
                assert_goes_on(disk / "home", references=acknowledged(ended))
        assert seen == {0, 6}, "the disk was never full, or always"


def test_disk_that_fills_up(tmp_path, tally):
    """On a disk that fills up one record after another, all that were acknowledged are there; with room again, the next follow."""
    with tally("disk that fills up") as trying, small_disk(tmp_path / "disk", "400k") as disk:
        references, size = [], 400
        for _ in range(many(1, 10)):
            with trying(f"after {len(references)} records"):
                while acknowledged(ended := decide_here(disk / "home")):
                    references += acknowledged(ended)
                assert_told(ended, disk / "home")
                assert ended.status == 6
                assert "no space left" in ended.err or "the disk is full" in ended.err
                assert_sound(disk / "home", references=references)
                size += 300
                enlarge(disk, f"{size}k")
                references.append(record_one(disk / "home"))
                assert_sound(disk / "home", references=references)
        assert references


@pytest.mark.parametrize("begun", [False, True], ids=["first record", "later record"])
def test_files_that_may_not_grow(tmp_path, home, tally, begun):
    """Where no file may grow past a limit, so that a write stops within a page, it is the same."""
    template = shutil.move(home, tmp_path / "template") if begun else None
    with tally("files that may not grow (RLIMIT_FSIZE)") as trying:
        seen = set()
        for limit in range(30_000, 100_000, many(4_999, 509)):
            with trying(f"at {limit} bytes"):
                _fresh(template, home)
                with child(_limited(home, limit), tmp_path) as decided:
                    decided.go().end()
                    seen.add(decided.status)
                    assert_told(decided.ended, home)
                    assert_goes_on(home, references=acknowledged(decided.ended))
        assert seen == {0, 6}


def _limited(home, limit):
    work = deciding(home)

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        return work()

    return limited


# ------------------------------------------------------------------ rights


@pytest.fixture
def common():
    """A folder that everybody may enter, with a home of one record that belongs to somebody who is not root."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    record_one(folder / "home")
    for path in [folder / "home", *(folder / "home").rglob("*")]:
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(folder)


def _as_somebody(work):
    """The work, done by somebody whom rights bind: root is not."""

    def bound():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return work()

    return bound


WARNED = "warning: recorded, but its checkpoint could not be kept"


@pytest.mark.parametrize(
    ("closed", "mode", "status", "said"),
    [
        (".", 0o555, 6, "read-only"),
        ("log.sqlite", 0o444, 6, "permission denied"),
        ("drafts", 0o555, 6, "permission denied"),
        ("keys", 0o555, 0, ""),
        ("keys/log.key", 0o000, 6, "permission denied"),
        ("heads", 0o555, 0, ""),
        ("heads/heads.txt", 0o444, 0, WARNED),
        ("heads/heads.txt", 0o000, 6, "permission denied"),
        ("heads", 0o000, 6, "permission denied"),
    ],
)
def test_part_of_a_home_that_is_closed(common, tally, closed, mode, status, said):
    """Whichever part of the home a person may not write or read, they get the advice, and are told in words if it is not recorded."""
    home = common / "home"
    with tally("parts of a home that may not be written or read") as trying, trying(f"{closed} {mode:o}"):
        decided = _decided_where(common, home / closed, mode)
        assert_told(decided, home)
        assert (decided.status, said in decided.err) == (status, True), decided.err
        assert_goes_on(home, references=acknowledged(decided))


def test_home_that_is_closed_altogether(common, tally):
    """A home whose settings nobody may read is refused as any unreadable settings are: in words, the 999 line first."""
    with tally("parts of a home that may not be written or read") as trying, trying("all of it"):
        decided = _decided_where(common, common / "home", 0o000)
        assert_in_words(decided)
        assert decided.status == 6
        assert_goes_on(common / "home")


def _decided_where(common, path, mode):
    """What `decide` said to somebody whom rights bind while the path had this mode."""
    with child(_as_somebody(deciding(common / "home")), common) as decided:
        before = path.stat().st_mode
        path.chmod(mode)
        decided.go().end()
        path.chmod(before)
        return decided.ended


def test_read_only_home_can_be_read(common, tally):
    """In a home that may only be read, what is recorded is listed and verified."""
    home = common / "home"
    with tally("parts of a home that may not be written or read") as trying:
        for command in (["log", "list"], ["log", "verify"], ["log", "show", "0"]):
            with trying(" ".join(command)), child(_as_somebody(doing(home, *command)), common) as reads:
                for path in (home, *home.rglob("*")):
                    path.chmod(path.stat().st_mode & 0o555)
                assert reads.go().end() == 0, reads.err
                assert not reads.err
                assert reads.out


# ------------------------------------------------------------------ gone


def _delete(path, _):
    path.unlink()


def _replace_by_older_copy(path, older):
    path.with_name("copy").write_bytes(older)
    path.with_name("copy").replace(path)


def _move_away(path, _):
    path.rename(path.with_name("moved"))


@pytest.mark.parametrize(
    "loss", [_delete, _replace_by_older_copy, _move_away], ids=lambda loss: loss.__name__.strip("_")
)
def test_log_lost_while_it_is_open(tmp_path, tally, loss):
    """A log that is deleted or replaced while a record is being made takes no record into nowhere, and the loss is named at the next one."""
    home = Home(tmp_path, Settings())
    with tally("log deleted or replaced while it is open") as trying, trying(loss.__name__.strip("_")):
        record_here(home, 0)
        older = home.log_path.read_bytes()
        record_here(home, 1)
        newer = home.log_path.read_bytes()
        with pytest.raises(StoreError):
            record_here(home, 2, lambda: loss(home.log_path, older))
        with pytest.raises(EvidenceError, match="a kept checkpoint says 2"):
            record_here(home, 2)
        home.log_path.write_bytes(newer)
        assert record_here(home, 2).new
        assert len(assert_sound(tmp_path, uids=[uid_of(number) for number in range(3)])) == 3
