"""A home's second folder, for checkpoints alone: on another drive than the log, so that one lost drive does not take both.

Whoever can change the log can then not change unseen what is kept of it. A memory stick, another drive, a share on another computer: what
is no place for a log (place.py) may be one for checkpoints, which are only ever added to, a few lines at a time.
"""

import os
from pathlib import Path

from calloutcli.errors import StoreError
from calloutcli.store.evidence import keep_head, read_head
from calloutcli.store.files import make_folder, remove, replace_file, storing, write_new
from calloutcli.store.home import Home
from calloutcli.wording import msg

_ANOTHER = msg("name a folder on another drive, such as a memory stick")


def require_second(home: Home, folder: Path) -> None:
    """Nothing, when the folder can be this home's second one: it is made when only its last part is missing.

    Raises:
        StoreError: it lies in the home's own folder, its drive or the folder above it is not there, or it cannot be written.
    """
    own, full = _real(home.folder), _real(folder)
    if full == own or own in full.parents:
        raise StoreError(msg("`{folder}` lies in the home's own folder", folder=folder), _ANOTHER)
    if full.exists() and not full.is_dir():
        raise StoreError(msg("`{folder}` is a file and not a folder", folder=folder), _ANOTHER)
    if not full.parent.is_dir():
        raise StoreError(msg("`{folder}` is not there", folder=folder.parent), _ANOTHER)
    make_folder(folder)
    time_in(folder)


def time_in(folder: Path) -> float:
    """The time, in seconds since 1970, that whoever keeps the folder gives to a file written in it now.

    For a share that is another computer's clock.

    Raises:
        StoreError: the folder cannot be written.
    """
    probe = folder / ".probe"
    replace_file(probe, b"callout doctor\n")
    try:
        with storing(probe):
            return probe.stat().st_mtime
    finally:
        remove(probe)


def is_on_same_drive(one: Path, other: Path) -> bool:
    """Whether two folders lie on one drive, as far as the system tells. What is not there yet lies where its folder does."""
    return _drive(one) == _drive(other)


def bring_heads(old: Home, new: Home) -> None:
    """Keep in the second folder of `new` what is kept in that of `old`, whose checkpoints the log must continue first.

    Raises:
        StoreError: the log cannot be read, or the new folder cannot be written.
        EvidenceError: the log does not hold against what is kept in the old folder.
    """
    found = read_head(old)
    if found is None:
        return
    with storing(old.heads_path):
        kept = old.heads_path.read_bytes() if old.heads_path.exists() else b""
    make_folder(new.heads_path.parent)
    if not kept or not write_new(new.heads_path, kept):
        keep_head(new, found[1])


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def _drive(folder: Path) -> int:
    full = _real(folder)
    there = next((one for one in (full, *full.parents) if one.exists()), full)
    try:
        return there.stat().st_dev
    except OSError:
        return -1
