"""Where a home's data may live: not on a network drive, not in a folder that a cloud service syncs.

SQLite's locks do not hold on network drives, and a sync service copies the file in the middle of a write and brings
back old copies: either can lose records.

Each system tells in its own way what a drive is: Windows by its letter, Linux in a file, macOS by a command. What none tells: whether
Documents and Desktop of a Mac are kept in iCloud.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

from calloutcli.errors import StoreError
from calloutcli.wording import msg

_SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "box sync",
    "syncthing",
    "cloudstorage",  # macOS: what any of them keeps stands in ~/Library/CloudStorage
)
_NETWORK_TYPES = (
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "afs",
    "ceph",
    "glusterfs",
    "fuse.rclone",
    "davfs",
    "afpfs",
    "webdav",
)
_MOUNTS = Path("/proc/mounts")
_MOUNTED = re.compile(r".* on (/.*) \(([^,)]+)")
"""A line of `mount` on macOS: `//elm@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by elm)`."""
_SHARE = re.compile(r"\\\\(?![?.]\\)|\\\\\?\\UNC\\")
"""The beginning of a path on another computer, as Windows writes it: two backslashes, and no `?` that would mean a drive of this one."""
_WINDOWS_LONGEST = 259 - 100
"""In characters: Windows opens no path of 260, and the longest name made here, of a protocol's copy in `drafts`, has under 100."""
_UNIX_LONGEST = 512 - len("/log.sqlite-journal")
"""In bytes: SQLite opens no longer path than 512 (its MAX_PATHNAME)."""


def require_local(folder: Path) -> None:
    """Nothing, when the folder is on a disk of this computer.

    Raises:
        StoreError: it is on a network drive or in a synced folder.
    """
    reason = why_unfit(folder)
    if reason:
        raise StoreError(
            msg("the folder `{folder}` {reason}", folder=folder, reason=reason),
            msg("records can be lost there: choose a folder on this computer with --home"),
        )


def why_unfit(folder: Path) -> str:
    """Why the folder is no place for a log; empty when it is one."""
    full = folder.absolute()
    # Where a link leads to is looked at as well: it is there that the file is written.
    return _why_unfit(full) or _why_unfit(Path(os.path.realpath(full)))


def _why_unfit(full: PurePath) -> str:
    for part in full.parts:
        if part.lower().startswith(_SYNCED) or part.lower() == "my drive":  # Google's drive letter on Windows
            return msg("is synced by a cloud service (`{part}`)", part=part)
    if _SHARE.match(str(full)) or _is_remote_drive(full.drive):
        return msg("is on a network drive")
    if len(str(full)) > _WINDOWS_LONGEST if full.drive else len(os.fsencode(full)) > _UNIX_LONGEST:
        return msg("is so deep in other folders that files in it cannot be opened")
    kind = _mount_type(full)
    return msg("is on a network drive ({kind})", kind=kind) if kind in _NETWORK_TYPES else ""


def _is_remote_drive(drive: str) -> bool:
    if os.name != "nt" or not drive:
        return False
    import ctypes  # pragma: no cover - Windows only

    windows: Any = ctypes
    return bool(windows.windll.kernel32.GetDriveTypeW(drive + "\\") == 4)  # pragma: no cover - DRIVE_REMOTE


def _mount_type(folder: PurePath) -> str:
    """The type of the file system that holds the folder, where the system tells."""
    best, kind = "", ""
    for mount, one in _mounts(folder):
        inside = str(folder) == mount or str(folder).startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, one
    return kind


def _mounts(folder: PurePath) -> Iterator[tuple[str, str]]:
    """(where it is mounted, its type) of each file system that may hold the folder."""
    if sys.platform == "darwin":
        if folder.is_relative_to("/Volumes"):  # shares are mounted there; elsewhere nobody waits for the command
            yield from _MOUNTED.findall(_said_by_mount())
        return
    try:
        lines = _MOUNTS.read_bytes().splitlines()
    except OSError:
        return
    for line in lines:
        fields = line.split(b" ")
        if len(fields) > 2:
            # Spaces and the like stand there as octal numbers. Bytes: a name need not be UTF-8.
            name = re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8) & 0xFF]), fields[1])
            yield os.fsdecode(name), os.fsdecode(fields[2])


def _said_by_mount() -> str:
    import subprocess

    try:
        said = subprocess.run(["/sbin/mount"], capture_output=True, check=False, timeout=5, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return ""
    return os.fsdecode(said.stdout)
