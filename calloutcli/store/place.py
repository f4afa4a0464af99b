"""Where a home's data may live: not on a network drive, not in a folder that a cloud service syncs.

SQLite's locks do not hold on network drives, and a sync service copies the file in the middle of a write and brings
back old copies: either can lose records.
"""

import os
from pathlib import Path
from typing import Any

from calloutcli.errors import StoreError

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
)
_MOUNTS = Path("/proc/mounts")


def require_local(folder: Path) -> None:
    """Nothing, when the folder is on a disk of this computer.

    Raises:
        StoreError: it is on a network drive or in a synced folder.
    """
    reason = why_unfit(folder)
    if reason:
        raise StoreError(
            f"the folder `{folder}` {reason}", "records can be lost there: choose a folder on this computer with --home"
        )


def why_unfit(folder: Path) -> str:
    """Why the folder is no place for a log; empty when it is one."""
    full = folder.absolute()
    for part in full.parts:
        if any(part.lower().startswith(name) for name in _SYNCED):
            return f"is synced by a cloud service (`{part}`)"
    if str(full).startswith("\\\\") or _is_remote_drive(full.drive):
        return "is on a network drive"
    kind = _mount_type(full)
    return f"is on a network drive ({kind})" if kind in _NETWORK_TYPES else ""


def _is_remote_drive(drive: str) -> bool:
    if os.name != "nt" or not drive:
        return False
    import ctypes  # pragma: no cover - Windows only

    windows: Any = ctypes
    return bool(windows.windll.kernel32.GetDriveTypeW(drive + "\\") == 4)  # pragma: no cover - DRIVE_REMOTE


def _mount_type(folder: Path) -> str:
    """The type of the file system that holds the folder, where the system tells (Linux)."""
    try:
        lines = _MOUNTS.read_text().splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        mount = fields[1].replace("\\040", " ")
        inside = str(folder) == mount or str(folder).startswith(mount.rstrip(os.sep) + os.sep)
        if inside and len(mount) >= len(best):
            best, kind = mount, fields[2]
    return kind
