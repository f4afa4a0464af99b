"""Whether a log is what it claims to be, record by record, and if not, which record is wrong.

Pure: it is given the log's parts as streams, and what the person who checks holds himself: the log's key, and checkpoints
or receipts kept from earlier. What it can and cannot see is the table in `docs/threats.md`: an altered record, node,
disclosure or checkpoint is named; a record that was never made is not. The tree is RFC 6962; it is built again from the
leaf bytes, nothing stored is trusted.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from calloutcli.audit.agreed import check_agreements
from calloutcli.audit.followed import joined as followed_by
from calloutcli.audit.followed import never_begun
from calloutcli.audit.kept import Ascending, check_claims, check_kept
from calloutcli.audit.mutual import check_authors, check_corrections, check_erasures, check_source
from calloutcli.audit.parts import Parts, Trust, Verification
from calloutcli.audit.put_off import joined
from calloutcli.audit.walk import Problem, Run, Walked, is_explained, walk
from calloutcli.errors import EvidenceError
from calloutcli.frozen import replace
from calloutcli.log.checkpoint import Checkpoint
from calloutcli.log.merkle import frontier, root


def check_log(parts: Parts, trust: Trust, progress: Callable[[int], None] = lambda _: None) -> Verification:
    """Every problem of the log; `progress` is told the number of records read, every so often."""
    kept = Ascending(parts.kept())
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
    kept = Ascending(parts.kept())
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

    followed, between = followed_by(one.followed for one in walks)
    return replace(
        walks[-1],
        problems=tuple(Problem(*found) for found in between),
        followed=followed,
        **{name: merged(name) for name in ("roots", "absent", "erasures", "agreed", "authors")},
        **{
            name: sum(getattr(one, name) for one in walks)
            for name in ("kept", "by_others", "back_in_time", "disclosed", "decoys", "withheld", "signed")
        },
        unlike=next((one.unlike for one in walks if one.unlike is not None), None),
        protocols=frozenset().union(*(one.protocols for one in walks)),
        adopted=tuple(record for one in walks for record in one.adopted),
        corrections=tuple(correction for one in walks for correction in one.corrections),
        deferrals=joined(one.deferrals for one in walks),
    )


def _verdict(parts: Parts, trust: Trust, walked: Walked, late: Sequence[tuple[Checkpoint, str]]) -> Verification:
    """What the walk and all that is known besides make together."""
    problems = list(walked.problems)
    problems += _signed_head(parts, trust, walked, problems)
    problems += check_kept(parts, trust, walked, late)
    problems += check_claims(trust, walked)
    return verdict_on_records(parts, trust, walked, problems)


def verdict_on_records(parts: Parts, trust: Trust, walked: Walked, problems: list[Problem]) -> Verification:
    """What the records say of each other, with the `problems` so far."""
    erased, missing, of_erasures = check_erasures(walked, parts.disclosed)
    problems += of_erasures
    problems += check_corrections(walked, parts.leaf)
    problems += check_authors(walked, trust.key)
    if not is_explained(problems):
        problems += [Problem(*found) for found in never_begun(walked.followed)]
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
        kept=walked.kept,
        by_others=walked.by_others,
        back_in_time=walked.back_in_time,
        put_off=walked.deferrals.waiting,
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
