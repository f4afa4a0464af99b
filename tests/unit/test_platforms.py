"""What Windows, macOS and Linux do otherwise, made here on purpose: a file that is in use, a disk without links, a call that is missing.

A simulated Windows is not Windows: docs/platforms.md says what was tried where.
"""

import errno
import os
import re
import sqlite3
import sys
from contextlib import nullcontext
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from calloutcli.agreement.approval import require_about
from calloutcli.errors import AgreementError, EvidenceError, ProtocolError, StoreError, UsageError
from calloutcli.log.note import decode_note
from calloutcli.store import adopting, database, files, keys, place, projection, revisions, systems
from calloutcli.store.home import Home
from calloutcli.store.settings import Settings, format_settings, parse_settings
from tests.agreements import SUBJECT, first_root, make_approval
from tests.builders import SIGNER

pretended = pytest.mark.skipif(os.name == "nt", reason="a real Windows cannot pretend to be another system")
CODE = Path(__file__).resolve().parents[2] / "calloutcli"
IN_USE = [5, 32, 33]


def in_use(number: int) -> PermissionError:
    """What Windows raises for a file that another program has open."""
    error = PermissionError(
        errno.EACCES, "The process cannot access the file because it is being used by another process"
    )
    error.winerror = number  # type: ignore[attr-defined]
    return error


def windows(module) -> SimpleNamespace:
    """The module `os` as another module would see it on Windows."""
    return SimpleNamespace(**{name: getattr(module, name) for name in dir(module)} | {"name": "nt"})


# ------------------------------------------------------------------ a file that is in use


@pytest.fixture
def held(monkeypatch):
    """`held(times, number)`: so many renamings and deletions fail as on Windows; for ever where it is None."""
    monkeypatch.setattr(systems, "PATIENCE_SECONDS", 0.05)

    def hold(times: int | None, number: int = 32) -> list[Path]:
        tried: list[Path] = []
        for name in ("replace", "unlink", "rename"):
            real = getattr(Path, name)

            def instead(path, *rest, real=real, **more):
                tried.append(path)
                if times is None or len(tried) <= times:
                    raise in_use(number)
                return real(path, *rest, **more)

            monkeypatch.setattr(Path, name, instead)
        return tried

    return hold


@pytest.mark.parametrize("number", IN_USE)
def test_a_file_that_is_in_use_for_a_moment(tmp_path, held, number):
    """It is tried again until it is free, and nothing else is left in the folder."""
    (tmp_path / "x").write_bytes(b"old")
    tried = held(2, number)
    files.replace_file(tmp_path / "x", b"new")
    assert len(tried) == 3
    assert (tmp_path / "x").read_bytes() == b"new"
    files.remove(tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_stays_in_use(tmp_path, held):
    """After a short time it is refused in words; the file is the one from before."""
    (tmp_path / "x").write_bytes(b"old")
    held(None)
    with pytest.raises(StoreError, match="is being used by another process"):
        files.replace_file(tmp_path / "x", b"new")
    with pytest.raises(StoreError, match="is being used by another process"):
        files.remove(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"old"


def test_what_is_to_be_erased_and_in_use_is_refused(tmp_path, held):
    """Its words are overwritten where they stand, and nobody is told that the file is gone."""
    (tmp_path / "x").write_bytes(b"words of a child")
    held(None)
    with pytest.raises(StoreError):
        files.erase_file(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == bytes(16)


@pytest.mark.parametrize("number", [None, 3])
def test_a_refusal_that_is_final_is_not_waited_for(number):
    """Elsewhere than on Windows, and for any other reason, it is tried once."""
    tried = []

    def act():
        tried.append(1)
        raise in_use(number)

    with pytest.raises(PermissionError):
        systems.when_free(act)
    assert len(tried) == 1


def test_on_windows_the_hint_names_other_programs(tmp_path, monkeypatch):
    """There a file that is in use and one that may not be written look the same: both cures are said."""
    monkeypatch.setattr(files, "os", windows(os))
    with pytest.raises(StoreError) as refusal, files.storing(tmp_path, "choose another folder"):
        raise PermissionError(errno.EACCES, "Permission denied")
    assert refusal.value.hint.startswith("close every other program")
    assert refusal.value.hint.endswith("choose another folder")
    with pytest.raises(StoreError) as refusal, files.storing(tmp_path, "choose another folder"):
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")
    assert refusal.value.hint == "choose another folder"


def test_a_projection_that_another_report_reads(tmp_path, monkeypatch):
    """What cannot be deleted now is deleted another time; the report goes on."""

    def refuse(_):
        raise StoreError("in use")

    left = tmp_path / "left.parquet"
    left.write_bytes(b"x")
    os.utime(left, (0, 0))
    now = projection.Projection(tmp_path, 1, b"", "UTC", {}, {})
    with monkeypatch.context() as patch:
        patch.setattr(projection, "erase_file", refuse)
        projection.with_heads(now, {})
    assert left.exists()
    projection.with_heads(now, {})
    assert not left.exists()


# ------------------------------------------------------------------ disks


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_without_second_names(tmp_path, monkeypatch, number):
    """FAT and exFAT sticks: a new file is made all the same, never over another, and nothing else is left."""

    def no_links(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", no_links)
    assert files.write_new(tmp_path / "x", b"one")
    assert not files.write_new(tmp_path / "x", b"two")
    assert (tmp_path / "x").read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["x"]


@pretended
def test_a_disk_that_fails_is_no_disk_without_second_names(tmp_path, monkeypatch):
    """Another reason is a refusal, and nothing is written."""

    def fails(*_):
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(os, "link", fails)
    with pytest.raises(StoreError, match="input/output error"):
        files.write_new(tmp_path / "x", b"one")
    assert list(tmp_path.iterdir()) == []


@pretended
def test_a_folder_that_cannot_be_synced(tmp_path, monkeypatch):
    """Windows opens no folder, some shares know no such order: neither is a failure. A disk that fails is."""
    monkeypatch.setattr(systems, "os", windows(os))
    systems.sync_folder(tmp_path / "not even there")
    for number, outcome in ((errno.EINVAL, nullcontext()), (errno.EIO, pytest.raises(OSError))):
        fails = SimpleNamespace(**vars(windows(os)) | {"name": "posix", "fsync": _failing(number)})
        monkeypatch.setattr(systems, "os", fails)
        with outcome:
            systems.sync_folder(tmp_path)


def _failing(number: int):
    def fails(*_, **__):
        raise OSError(number, os.strerror(number))

    return fails


def test_on_a_mac_the_drive_is_told_to_write(tmp_path, monkeypatch):
    """`fsync` leaves it in the drive's memory there; a share that knows no other order gets that one."""
    fcntl = pytest.importorskip("fcntl")
    told = []
    monkeypatch.setattr(systems, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, order: told.append(order))
    monkeypatch.setattr(os, "fsync", lambda _: told.append("fsync"))
    files.append_line(tmp_path / "x", b"line\n", create=True)
    assert told == [51]
    monkeypatch.setattr(fcntl, "fcntl", _failing(errno.ENOTSUP))
    files.append_line(tmp_path / "x", b"line\n")
    assert told == [51, "fsync"]


def test_on_windows_one_process_appends_at_a_time(tmp_path, monkeypatch):
    """A byte far beyond the end is locked while a line is added, and let go: also when the disk fails."""
    locked = []

    def locking(handle, mode, count):
        locked.append((mode, count, os.lseek(handle, 0, os.SEEK_CUR)))

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_LOCK="lock", LK_UNLCK="let go"))
    monkeypatch.setattr(systems, "sys", SimpleNamespace(platform="win32"))
    path = tmp_path / "heads.txt"
    files.append_line(path, b"one\n", create=True)
    files.append_line(path, b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"
    assert {(count, at) for _, count, at in locked} == {(1, 2**30)}
    assert [mode for mode, _, _ in locked] == ["lock", "let go"] * 2
    monkeypatch.setattr(os, "write", _failing(errno.EIO))
    with pytest.raises(StoreError):
        files.append_line(path, b"three\n")
    assert [mode for mode, _, _ in locked] == ["lock", "let go"] * 3


def test_an_old_sqlite_is_named(tmp_path, monkeypatch):
    """A Linux whose SQLite is too old for the log is told so, in words, and no file is made."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(StoreError, match=r"needs SQLite 3\.37") as refusal:
        database.open_database(tmp_path / "log.sqlite", SIGNER.verifier, create=True)
    assert "newer Python" in refusal.value.hint
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------ paths and names


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("C:\\Users\\Si\u00e2n\\a b#c\\log.sqlite", "file:///C:/Users/Si%C3%A2n/a%20b%23c/log.sqlite?mode=rw"),
        ("\\\\server\\care\\log.sqlite", "file:////server/care/log.sqlite?mode=rw"),
    ],
)
def test_a_path_of_windows_for_sqlite(path, uri):
    """A drive, and a share, which SQLite takes without a host only."""
    assert database._uri(PureWindowsPath(path)) == uri


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("C:\\Users\\Si\u00e2n\\AppData\\Local\\callout", ""),
        (
            "C:\\Users\\x\\OneDrive - Elm Care\\Documents\\callout",
            "is synced by a cloud service (`OneDrive - Elm Care`)",
        ),
        ("G:\\My Drive\\callout", "is synced by a cloud service (`My Drive`)"),
        ("D:\\My Drivers\\callout", ""),
        ("\\\\server\\care\\callout", "is on a network drive"),
        ("\\\\?\\UNC\\server\\care\\callout", "is on a network drive"),
        ("\\\\?\\C:\\callout", ""),
        ("C:\\" + "a" * 156, ""),
        ("C:\\" + "a" * 157, "is so deep in other folders that files in it cannot be opened"),
    ],
)
def test_places_on_windows(path, reason):
    """There a path of 260 characters is one too many, and a home's longest name needs a hundred of them."""
    assert place._why_unfit(PureWindowsPath(path)) == reason


MAC_MOUNTS = b"""\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk4s1 on /Volumes/STICK (exfat, local, nodev, nosuid, noowners)
//elm@server/care on /Volumes/Elm care (smbfs, nodev, nosuid, mounted by elm)
"""


@pretended
@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("/Users/elm/Library/Application Support/callout", ""),
        ("/Users/elm/Library/CloudStorage/Box-Box/callout", "is synced by a cloud service (`CloudStorage`)"),
        ("/Volumes/STICK/callout", ""),
        ("/Volumes/Elm care/callout", "is on a network drive (smbfs)"),
    ],
)
def test_places_on_a_mac(monkeypatch, folder, reason):
    """What is mounted is asked of the system, for what may be a share only; where it does not say, the folder is taken."""
    import subprocess

    asked = []
    monkeypatch.setattr(place, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr(
        subprocess, "run", lambda *command, **_: asked.append(command) or SimpleNamespace(stdout=MAC_MOUNTS)
    )
    assert place.why_unfit(Path(folder)) == reason
    assert bool(asked) == folder.startswith("/Volumes")
    monkeypatch.setattr(subprocess, "run", _failing(errno.ENOENT))
    assert place.why_unfit(Path("/Volumes/Elm care/callout")) == ""


@pretended
def test_a_mount_in_an_old_encoding(tmp_path, monkeypatch):
    """A name that is no UTF-8, or holds a tab, stops nobody; the mounts after it are known."""
    mounts = tmp_path / "mounts"
    mounts.write_bytes(b"/dev/sdb /mnt/caf\xe9 ext4 rw 0 0\n//s/x /mnt/a\\011b cifs rw 0 0\n")
    monkeypatch.setattr(place, "_MOUNTS", mounts)
    assert place._mount_type(Path("/mnt/a\tb/home")) == "cifs"
    assert place._mount_type(Path(os.fsdecode(b"/mnt/caf\xe9/home"))) == "ext4"


@pretended
def test_a_link_into_a_synced_folder(tmp_path):
    """A folder is judged by where it leads to."""
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "OneDrive")
    assert place.why_unfit(tmp_path / "home" / "callout") == "is synced by a cloud service (`OneDrive`)"


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_a_protocol_with_the_name_of_a_device(tmp_path, name):
    """Windows would write it into nowhere: it is not adopted, on any system, and nothing is made."""
    with pytest.raises(StoreError, match="Windows has a device of that name"):
        adopting.keep_protocol(Home(tmp_path / "home", Settings()), name, "1.0.0", b"x")
    assert not (tmp_path / "home").exists()


def test_a_key_whose_public_half_differs_by_case_alone(tmp_path):
    """On Windows and macOS both would be one file."""
    with pytest.raises(UsageError, match="the name of a public key"):
        keys.write_key(tmp_path / "police.VKEY", SIGNER)


def test_a_program_in_the_folder_that_we_stand_in_is_not_started(tmp_path, monkeypatch):
    """Windows would start a git.exe that came with a protocol. Only folders of the PATH that are named in full are looked in."""
    (tmp_path / "bin").mkdir()
    for folder in (tmp_path, tmp_path / "bin"):
        (folder / "git.exe").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(revisions, "os", windows(os))
    assert revisions._program("git", [".", "", "bin", str(tmp_path / "bin")]) == str(tmp_path / "bin" / "git.exe")
    with pytest.raises(FileNotFoundError):
        revisions._program("git", [".", "", "bin"])
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(ProtocolError, match="git is not on this computer"):
        revisions.read_revision("git:HEAD:x")


# ------------------------------------------------------------------ line ends and marks


@pytest.mark.parametrize(("signed", "here"), [(b"a\nb\n", b"a\r\nb\r\n"), (b"a\r\nb\r\n", b"a\nb\n")])
def test_a_signed_protocol_whose_line_ends_were_changed(signed, here):
    """It is not the file that was signed, and it is said that its line ends alone are why."""
    with pytest.raises(AgreementError, match="not one byte may differ") as refusal:
        require_about(make_approval(first_root(), signed), here, SUBJECT)
    assert "only its line ends differ" in refusal.value.hint
    with pytest.raises(AgreementError) as refusal:
        require_about(make_approval(first_root(), signed), here + b"more", SUBJECT)
    assert "line ends" not in refusal.value.hint


def test_a_home_file_saved_by_notepad():
    """With a mark before it and the line ends of Windows it says the same."""
    settings = Settings(home="T\u0177 Ll\u0175yd", organisation="Elm", contacts={"ofsted": "01632 960001"})
    raw = format_settings(settings)
    assert b"\r" not in raw
    assert parse_settings(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"), "home.yaml") == settings


def test_a_note_that_powershell_wrote():
    """`>` makes UTF-16 of it there: it is said how to make it."""
    for mark in ("utf-16-le", "utf-16-be"):
        with pytest.raises(EvidenceError) as refusal:
            decode_note("\ufefflog\n1\n".encode(mark))
        assert "--out" in refusal.value.hint
    with pytest.raises(EvidenceError) as refusal:
        decode_note(b"caf\xe9")
    assert "--out" not in refusal.value.hint


MISSING_SOMEWHERE = re.compile(
    r"\bos\.(?:fork|getuid|geteuid|pread|pwrite|sync|fchmod|chown|O_NOFOLLOW|O_NONBLOCK|O_CLOEXEC|O_DIRECTORY|O_BINARY)\b"
    r"|\bsignal\.(?:SIGHUP|SIGKILL|SIGALRM|SIGBREAK)\b|\btime\.tzset\b|%[-#]d"
    r"|^ *(?:import|from) (?:fcntl|msvcrt|pwd|grp|termios|resource|readline|winreg)\b"
    r"|\.write_text\(|\.read_text\(\)",
    re.MULTILINE,
)
"""What one system has alone, or does otherwise: text is written with other line ends, and read by the computer's own encoding."""
KNOWN = {"erasing.py": ["os.pwrite"], "bundle_writing.py": ["os.sync"], "world.py": ["signal.SIGBREAK"]}
"""Where the system is asked for first."""


def _used(path: Path) -> list[str]:
    """What a file uses that is missing somewhere."""
    found = [one.strip() for one in MISSING_SOMEWHERE.findall(path.read_text(encoding="utf-8"))]
    return [] if path.name == "systems.py" or found == KNOWN.get(path.name) else found


def test_nothing_is_used_that_one_system_has_alone():
    """Such calls stand in systems.py, and where the system is asked for first; files are written as bytes."""
    assert {path.name: used for path in sorted(CODE.rglob("*.py")) if (used := _used(path))} == {}


def test_what_one_system_has_alone_would_be_found(tmp_path):
    """The test above can fail."""
    lines = [
        "    import fcntl",
        "os.fork()",
        "p.write_text(t)",
        "p.read_text()",
        "f'{d:%-d}'",
        "getattr(os, 'O_BINARY', 0)",
    ]
    (tmp_path / "x.py").write_bytes("\n".join(lines).encode())
    assert len(_used(tmp_path / "x.py")) == 5


def test_every_file_that_the_page_names_is_there():
    """docs/platforms.md says where each difference is dealt with, and which test tries it."""
    page = (CODE.parent / "docs" / "platforms.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+\.py)`", page))
    assert len(named) > 20
    for name in named:
        places = [CODE.parent, CODE / "store"] if "/" not in name else [CODE.parent]
        assert any((one / name).is_file() for one in places), name
