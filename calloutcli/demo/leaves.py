"""A history as the leaves of a log: real records with their disclosures, each in its place, and the tree over them.

The salts come from the seed, so the same history is the same bytes. In a home's own log they are random; here they would hide nobody.
"""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, Final

from calloutcli.demo.history import History
from calloutcli.demo.telling import Step
from calloutcli.frozen import frozen, replace
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.record.correction import KIND as CORRECTION
from calloutcli.record.disclosure import SALT_BYTES, conceal, parse_disclosure
from calloutcli.record.erasure import KIND as ERASURE
from calloutcli.record.kinds import DIGESTS, Entry, Position, format_record

_NAMES: Final = {"closure": "closes", CORRECTION: "corrects"}
"""Under which name a record of the kind names the one that it is about."""


@frozen
class Leaf:
    """A record in its place: its entry, its bytes, disclosure text by digest, and the digests that it erases."""

    position: Position
    entry: Entry
    raw: bytes
    disclosures: dict[str, str]
    erased: tuple[str, ...]


@frozen
class Leaves:
    """All leaves of a history, and the signed checkpoints: one at the end of each month, the last over all."""

    history: History
    leaves: tuple[Leaf, ...]
    root: bytes
    notes: tuple[str, ...]


def leaves_of(history: History, engine: str) -> Leaves:
    """The leaves; `engine` is the version of callout that they say has written them."""
    origin, steps = history.signer.name, history.steps
    hashes: list[bytes] = []
    leaves: list[Leaf] = []
    notes: list[str] = []
    here = root(hashes)
    for seq, (step, entry, erased) in enumerate(_placed(history)):
        position = Position(origin, seq, here)
        raw, disclosures = format_record(entry, position, step.time, engine, _drawn(_salts(history.seed, entry)))
        leaves.append(Leaf(position, entry, raw, disclosures, erased))
        hashes, _ = grow(seq, hashes, leaf_hash(raw))
        here = root(hashes)
        if seq + 1 == len(steps) or steps[seq + 1].time.month != step.time.month:
            notes.append(sign_checkpoint(Checkpoint(origin, seq + 1, here), history.signer))
    return Leaves(history, tuple(leaves), here, tuple(notes))


def _placed(history: History) -> Iterator[tuple[Step, Entry, tuple[str, ...]]]:
    """(step, its entry with the numbers of the records that it names, the digests that it erases) in order."""
    seqs = {id(step): seq for seq, step in enumerate(history.steps)}
    new = history.agreements.new
    adopted = [seq for seq, one in enumerate(history.steps) if one.entry.kind == "protocol_adopted"]
    approval = new.words(adopted[-1])
    for step in history.steps:
        entry = step.entry
        erased: tuple[str, ...] = ()
        if entry.kind == "decision":
            if entry.protocol == new.name:
                entry = _with(entry, approval=approval)
        elif step.about is not None:
            seq = seqs[id(step.about)]
            if entry.kind == ERASURE:
                erased = (_digest(history.seed, step.about.entry, step.erases),)
                entry = _with(entry, of=[seq], erased=[*erased])
            else:
                entry = _with(entry, **{_NAMES[entry.kind]: seq})
        yield step, entry, erased


def _with(entry: Entry, **changed: Any) -> Entry:
    return replace(entry, body={**entry.body, **changed})


def _digest(seed: str, entry: Entry, field: str) -> str:
    """The digest of a personal field of an entry."""
    made = conceal(entry.personal, DIGESTS[entry.kind], _drawn(_salts(seed, entry)))
    return next(digest for digest, text in made.items() if parse_disclosure(text).name == field)


def _salts(seed: str, entry: Entry) -> bytes:
    return hashlib.shake_128(f"{seed} {entry.uid}".encode()).digest(SALT_BYTES * DIGESTS[entry.kind])


def _drawn(salts: bytes) -> Callable[[int], bytes]:
    """A source of these bytes, one piece after another."""
    at = 0

    def draw(count: int) -> bytes:
        nonlocal at
        at += count
        return salts[at - count : at]

    return draw
