"""The logs that a report counts: a home's own, a bundle, or every bundle of a folder. None is checked here (report_projection.py).

Two bundles of one log must be one history: the shorter is a beginning of the longer.
"""

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from calloutcli.audit.bundle import MANIFEST
from calloutcli.audit.parts import Parts
from calloutcli.cli.desk import Desk
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.frozen import frozen
from calloutcli.log.checkpoint import Checkpoint, parse_checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.log.note import parse_note
from calloutcli.record.erasure import KIND as ERASURE
from calloutcli.store.bundle import Bundle, open_bundle
from calloutcli.store.evidence import open_log, read_head
from calloutcli.store.parts import BundleParts

_ERASURE = f'"kind":"{ERASURE}"'.encode()


@frozen
class Counted:
    """A log to be counted: `records` of it are here, under the root `root` in hex; of a part also which. `path` None: the home's own."""

    log: str
    records: int
    root: str
    partial: bool
    path: Path | None = None


def logs_in(desk: Desk, paths: tuple[Path, ...]) -> list[Counted]:
    """The logs that are asked for, each once, by name: the home's own where no path is given.

    Raises:
        EvidenceError: a bundle cannot be read, or two of one log are two histories.
        StoreError: a path is not there, or there is no log.
        UsageError: a folder holds no bundle.
    """
    if not paths:
        head = read_head(desk.home)
        with open_log(desk.home) as log:
            name = log.verifier.name
        return [
            Counted(
                name, 0 if head is None else head[0].size, "" if head is None else head[0].root.hex(), partial=False
            )
        ]
    found: dict[str, list[Counted]] = {}
    for path in paths:
        for one in bundles_in(path):
            counted = _counted(one)
            found.setdefault(counted.log, []).append(counted)
    return [_one_history(several) for _, several in sorted(found.items())]


def bundles_in(path: Path) -> list[Path]:
    """The bundles at a path, by name: itself, or those that stand in the folder.

    Raises:
        UsageError: there is none.
    """
    if not path.is_dir() or (path / MANIFEST).exists():
        return [path]
    inside = sorted(one for one in path.iterdir() if one.suffix == ".zip" or (one / MANIFEST).exists())
    if not inside:
        raise UsageError(
            f"`{path}` holds no bundle", "give a bundle, or a folder of bundles: `callout log export` makes one"
        )
    return inside


def _counted(path: Path) -> Counted:
    try:
        with open_bundle(path) as bundle:
            received = BundleParts(bundle)
            head = _checkpoint(bundle)
    except EvidenceError as error:  # of many bundles it is to be known which
        raise EvidenceError(f"`{path}` cannot be counted: {error.message}", error.hint) from None
    if not received.is_partial:
        return Counted(head.origin, head.size, head.root.hex(), partial=False, path=path)
    which = hashlib.sha256(repr(received.seqs).encode()).hexdigest()
    return Counted(head.origin, len(received.seqs), f"{head.root.hex()}+{which}", partial=True, path=path)


def _checkpoint(bundle: Bundle) -> Checkpoint:
    return parse_checkpoint(parse_note(bundle.read("checkpoint").decode("utf-8", "replace")).text)


def _one_history(several: list[Counted]) -> Counted:
    """Of several bundles of one log the one that holds the others."""
    whole = sorted((one for one in several if not one.partial), key=lambda one: one.records)
    if not whole:
        if len({one.root for one in several}) > 1:
            raise EvidenceError(
                f"these are two different parts of the log {several[0].log}", "give one of them, or a whole export"
            )
        return several[0]
    longest = whole[-1]
    for one in whole[:-1]:
        if beginning_of(longest, one.records)[0] != one.root:
            raise EvidenceError(
                f"`{one.path}` and `{longest.path}` are two histories of the log {one.log}",
                "keep both as they are, and ask the home: one of them is not its log",
            )
    return longest


def beginning_of(counted: Counted, records: int) -> tuple[str, bool]:
    """(the root over the first so many records of a bundle in hex, empty where it has not so many; whether anything was erased since)."""
    with opened(counted) as parts:
        hashes: Sequence[bytes] = ()
        found, erased = "", False
        for size, (_, _, _, leaf) in enumerate(parts.leaves(), 1):
            if size <= records:
                hashes, _ = grow(size - 1, hashes, leaf_hash(leaf))
                found = root(hashes).hex() if size == records else ""
            else:
                erased = erased or _ERASURE in leaf
        return found, erased


@contextlib.contextmanager
def opened(counted: Counted) -> Iterator[Parts]:
    """The parts of a log that is counted from a bundle."""
    assert counted.path is not None
    with open_bundle(counted.path) as bundle:
        yield BundleParts(bundle).parts()
