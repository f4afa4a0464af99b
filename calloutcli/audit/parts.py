"""What a check of a log begins with: the log in parts, and what whoever checks holds himself; and what it ends with."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from calloutcli.audit.put_off import PutOff
from calloutcli.audit.walk import Disclosures, Leaves, Problem
from calloutcli.frozen import frozen
from calloutcli.log.checkpoint import Checkpoint, verify_checkpoint
from calloutcli.log.note import Verifier

Kept = Callable[[], Iterable[tuple[Checkpoint, str]]]
"""The checkpoints kept elsewhere, each with its signed note, as often as they are asked for; by size, most of them."""


@frozen
class Claim:
    """What somebody kept of the log: `words` names it, `size` is its number of records.

    `verify(root)` raises EvidenceError when that is not the root it knows; `root` is there when it knows all of it, and
    not 130 bits, as a receipt does.
    """

    words: str
    size: int
    verify: Callable[[bytes], None]
    root: bytes | None = None


@frozen
class Trust:
    """What whoever checks holds himself, never taken from what is checked.

    `origin`: the log's name; `key`: its public key. `checkpoint(note)`: the checkpoint in a note, once the log's own key is seen to have signed
    it; it raises EvidenceError. `trust_roots`: signed notes of the trust roots known to him; empty: none is known.
    """

    origin: str
    key: bytes
    checkpoint: Callable[[str], Checkpoint]
    claims: tuple[Claim, ...] = ()
    trust_roots: tuple[str, ...] = ()


def own_key(verifier: Verifier, claims: tuple[Claim, ...] = ()) -> Trust:
    """The trust of somebody who knows the log's key and no more than his own claims."""
    return Trust(verifier.name, verifier.public_key, partial(verify_checkpoint, verifier=verifier), claims)


@frozen
class Parts:
    """A log in parts. Of a bundle `nodes` and `root_at` are None: no tree is stored there.

    `leaves()`, `disclosures()`: streams of all of them (walk.py). `nodes(level, first)`: stored hashes of a level from a
    position on. `head`: the last signed checkpoint. `kept`: checkpoints kept elsewhere. `source(sha256)`: the
    bytes of a protocol. `disclosed(digests)`: which of some digests are still disclosed. `root_at(size)`: the root by
    the stored tree. `leaf(seq)`: the bytes of one record; None where it is not at hand.
    """

    leaves: Callable[[], Leaves]
    disclosures: Callable[[], Disclosures]
    head: str | None
    source: Callable[[str], bytes | None]
    disclosed: Callable[[Iterable[str]], set[str]]
    kept: Kept = tuple
    nodes: Callable[[int, int], Iterator[bytes]] | None = None
    root_at: Callable[[int], bytes] | None = None
    leaf: Callable[[int], bytes | None] = lambda _: None


@frozen
class Verification:
    """What was found. `root` is the 32-byte root over the records as they are; `problems` are in order of seq, those of the whole log last.

    Of the digests, so many fields are `disclosed`, `withheld` from this reader, `erased` with a record that says so, or
    `missing` without one; `decoys` never held anything. `signed` records bear a person's own signature.
    `kept` checkpoints from heads.txt fit; `by_others` of this log's name were signed by another key; `back_in_time`
    records are dated before the one in front of them. Neither is a problem: anybody can write into heads.txt, and a
    clock may be put right. `put_off`: decisions that were put off and not closed, the one due first at the front.
    """

    records: int
    root: bytes
    problems: tuple[Problem, ...]
    disclosed: int
    erased: int
    withheld: int = 0
    missing: int = 0
    decoys: int = 0
    signed: int = 0
    agreements: int = 0
    kept: int = 0
    by_others: int = 0
    back_in_time: int = 0
    put_off: tuple[PutOff, ...] = ()

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems
