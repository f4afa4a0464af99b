"""Whether a log is what it claims to be, record by record, and if not, which record is wrong.

Pure: it is given the log's parts as streams, and what the person who checks holds himself: the log's key, and checkpoints
or receipts kept from earlier. What it can and cannot see is the table in `docs/threats.md`: an altered record, node,
disclosure or checkpoint is named; a record that was never made is not. The tree is RFC 6962; it is built again from the
leaf bytes, nothing stored is trusted.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from calloutcli.audit.agreed import check_agreements
from calloutcli.audit.mutual import check_authors, check_corrections, check_erasures, check_source
from calloutcli.audit.walk import Disclosures, Leaves, Problem, Run, Walked, is_explained, walk
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen, replace
from calloutcli.log.checkpoint import Checkpoint, verify_checkpoint
from calloutcli.log.merkle import frontier, root
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

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems


def check_log(parts: Parts, trust: Trust, progress: Callable[[int], None] = lambda _: None) -> Verification:
    """Every problem of the log; `progress` is told the number of records read, every so often."""
    kept = _Ascending(parts.kept())
    run = Run(
        origin=trust.origin,
        signed=trust.checkpoint,
        leaves=parts.leaves(),
        disclosures=parts.disclosures(),
        nodes=parts.nodes,
        kept=kept,
        wanted=frozenset(claim.size for claim in trust.claims),
    )
    return _verdict(parts, trust, walk(run, progress), kept.late)


def check_in_runs(
    parts: Parts, trust: Trust, size: int, length: int, walks: Callable[[Iterable[Run]], Iterable[Walked]]
) -> Verification | None:
    """The verification of a log of `size` records in runs of `length`; None: something is wrong, and one walk must name it.

    `walks` walks the runs, in order, perhaps several at the same time; their streams are left out, whoever walks one opens
    the log for himself. The frontier that a run begins with comes from the stored tree: it is held against the one built.
    """
    kept = _Ascending(parts.kept())
    begins: list[tuple[bytes, ...]] = []
    done: list[Walked] = []
    for walked in walks(_runs(parts, trust, size, length, iter(kept), begins)):
        if walked.problems or (done and begins[len(done)] != done[-1].hashes):
            return None
        done.append(walked)
    found = _verdict(parts, trust, _joined(done), kept.late)
    return found if found.ok else None


def _runs(
    parts: Parts,
    trust: Trust,
    size: int,
    length: int,
    kept: Iterator[tuple[Checkpoint, str]],
    begins: list[tuple[bytes, ...]],
) -> Iterator[Run]:
    assert parts.nodes is not None
    due = next(kept, None)
    for start in range(0, size, length):
        end = start + length if start + length < size else None
        here: list[tuple[Checkpoint, str]] = []
        while due is not None and (end is None or due[0].size <= end):
            here.append(due)
            due = next(kept, None)
        begins.append(tuple(next(parts.nodes(level, position), b"") for level, position in frontier(start)))
        wanted = frozenset(claim.size for claim in trust.claims)
        yield Run(trust.origin, trust.checkpoint, (), (), None, here, wanted, start, end, begins[-1])


def _joined(walks: Sequence[Walked]) -> Walked:
    """One walk's findings out of those of several, in order, none of which found a problem."""

    def merged(name: str) -> dict[Any, Any]:
        return {key: item for one in reversed(walks) for key, item in getattr(one, name).items()}

    return replace(
        walks[-1],
        **{name: merged(name) for name in ("roots", "absent", "erasures", "agreed", "authors")},
        **{name: sum(getattr(one, name) for one in walks) for name in ("disclosed", "decoys", "withheld", "signed")},
        unlike=next((one.unlike for one in walks if one.unlike is not None), None),
        protocols=frozenset().union(*(one.protocols for one in walks)),
        adopted=tuple(record for one in walks for record in one.adopted),
        corrections=tuple(correction for one in walks for correction in one.corrections),
    )


class _Ascending:
    """Kept checkpoints in the order of size, once; `late` are then those that came after a larger one."""

    def __init__(self, kept: Iterable[tuple[Checkpoint, str]]) -> None:
        self._kept = kept
        self.late: list[tuple[Checkpoint, str]] = []

    def __iter__(self) -> Iterator[tuple[Checkpoint, str]]:
        largest = 0
        for checkpoint, note in self._kept:
            if checkpoint.size < largest:
                self.late.append((checkpoint, note))
                continue
            largest = checkpoint.size
            yield checkpoint, note


def _verdict(parts: Parts, trust: Trust, walked: Walked, late: Sequence[tuple[Checkpoint, str]]) -> Verification:
    """What the walk and all that is known besides make together."""
    problems = list(walked.problems)
    problems += _signed_head(parts, trust, walked, problems)
    problems += _kept_heads(parts, trust, walked, late)
    problems += _claims(trust, walked)
    return verdict_on_records(parts, trust, walked, problems)


def verdict_on_records(parts: Parts, trust: Trust, walked: Walked, problems: list[Problem]) -> Verification:
    """What the records say of each other, with the `problems` so far."""
    erased, missing, of_erasures = check_erasures(walked, parts.disclosed)
    problems += of_erasures
    problems += check_corrections(walked, parts.leaf)
    problems += check_authors(walked, trust.key)
    for sha256 in sorted(walked.protocols):
        problems += check_source(sha256, parts.source(sha256))
    problems += check_agreements(walked.adopted, walked.agreed, trust.trust_roots, parts.source)
    return Verification(
        records=walked.count,
        root=root(walked.hashes),
        problems=in_order(problems),
        disclosed=walked.disclosed,
        erased=erased,
        withheld=walked.withheld,
        missing=missing,
        decoys=walked.decoys,
        signed=walked.signed,
        agreements=len(walked.adopted),
    )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by seq, the first record that is wrong first; those of the whole log last."""
    return tuple(sorted(problems, key=lambda problem: (problem.seq is None, problem.seq or 0)))


def _signed_head(parts: Parts, trust: Trust, walked: Walked, before: Sequence[Problem]) -> list[Problem]:
    """What the last signed checkpoint says against the records."""
    if parts.head is None:
        message = f"the log has {walked.size} records and no checkpoint"
        return [Problem("missing-checkpoint", message)] if walked.size else []
    try:
        head = trust.checkpoint(parts.head)
    except EvidenceError as error:
        return [Problem("bad-checkpoint", f"the log's checkpoint does not hold: {error}")]
    problems = []
    built = root(walked.hashes)
    if head.size != walked.size:
        seq = min(head.size, walked.size)
        message = f"the checkpoint signs {head.size} records, and {walked.size} are here"
        problems.append(Problem("wrong-size", message, seq))
    elif head.root != built and not is_explained(before):
        seq = walked.size - 1
        message = f"record {seq} was altered: the checkpoint signed another one"
        problems.append(Problem("altered-record", message, seq))
    if head.root != built:
        message = "the root over the records is not the one that the checkpoint signed"
        problems.append(Problem("wrong-root", message))
    return problems


def _kept_heads(
    parts: Parts, trust: Trust, walked: Walked, late: Iterable[tuple[Checkpoint, str]]
) -> Iterator[Problem]:
    """What the checkpoints kept elsewhere say against the records: the first of each kind."""
    unlike, beyond = walked.unlike, walked.beyond
    for checkpoint, note in late:
        try:
            if checkpoint.size > walked.size:
                if beyond is None and trust.checkpoint(note):
                    beyond = checkpoint.size
            elif (
                unlike is None
                and parts.root_at is not None
                and not walked.problems
                and parts.root_at(checkpoint.size) != checkpoint.root
                and trust.checkpoint(note)
            ):
                unlike = checkpoint.size
        except EvidenceError:
            continue  # it proves nothing: damaged, or of another log
    if unlike is not None:
        yield other_history("the kept checkpoint", unlike)
    if beyond is not None:
        yield cut_off("a kept checkpoint", beyond, walked.size)


def _claims(trust: Trust, walked: Walked) -> list[Problem]:
    """What was kept by whoever checks, against the records."""
    problems = []
    for claim in trust.claims:
        if claim.size > walked.size:
            problems.append(cut_off(claim.words, claim.size, walked.size))
        elif claim.size in walked.roots:
            problems += against(claim, walked.roots[claim.size])
    return problems


def against(claim: Claim, root: bytes) -> list[Problem]:
    """The problem, when a claim is about another root than the log's at its size.

    Raises:
        UsageError: it is so near that it was copied wrongly.
    """
    try:
        claim.verify(root)
    except EvidenceError:
        return [other_history(claim.words, claim.size)]
    return []


def cut_off(words: str, size: int, here: int) -> Problem:
    """A log that is shorter than what was kept of it."""
    message = f"{words} signs {size} records, and {here} are here: the end is cut off, or an older copy was put back"
    return Problem("cut-off", message, here)


def other_history(words: str, size: int) -> Problem:
    """A log that has other records at its beginning than when something was kept of it."""
    message = f"the first {size} records are not those that {words} of size {size} signed"
    return Problem("other-history", message, size - 1)
