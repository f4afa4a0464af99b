"""Whether the bytes of a log are those that its checkpoint signed: the tree alone, no record read.

Quick, for a very large log: it says that something was changed, not what. `check_log` (verify.py) reads every record, names
the one that does not hold, and looks at disclosures, authors and agreements too.
"""

from collections.abc import Callable, Iterable, Sequence

from calloutcli.audit.kept import against, cut_off
from calloutcli.audit.parts import Claim, Trust
from calloutcli.audit.walk import Problem
from calloutcli.errors import EvidenceError
from calloutcli.log.merkle import frontier, frontier_of, root
from calloutcli.log.proof import prove_consistency, verify_consistency

Hashes = Iterable[Sequence[bytes]]
"""The frontiers of the log's runs in order: of each complete run one hash, of the last as many as it has."""


def check_tree(
    head: str | None, size: int, hashes: Hashes, node: Callable[[int, int], bytes], trust: Trust
) -> tuple[bytes, tuple[Problem, ...]]:
    """(the root over the records as they are, what does not hold) of a log of `size` records.

    `hashes` come from the records; `node`, the stored tree, is believed only as far as it proves what the records say.
    """
    built = _root(hashes)
    if head is None:
        problems = [Problem("missing-checkpoint", f"the log has {size} records and no checkpoint")] if size else []
        return built, tuple(problems)
    try:
        signed = trust.checkpoint(head)
    except EvidenceError as error:
        return built, (Problem("bad-checkpoint", f"the log's checkpoint does not hold: {error}"),)
    if signed.size != size:
        message = f"the checkpoint signs {signed.size} records, and {size} are here"
        return built, (Problem("wrong-size", message, min(signed.size, size)),)
    if signed.root != built:
        message = "the root over the records is not the one that the checkpoint signed: check without --tree-only to see where"
        return built, (Problem("wrong-root", message),)
    return built, tuple(problem for claim in trust.claims for problem in _claim(claim, size, built, node))


def _root(hashes: Hashes) -> bytes:
    complete: list[bytes] = []
    rest: Sequence[bytes] = ()
    for one in hashes:
        complete += rest
        rest = one
    return root([*frontier_of(complete), *rest])


def _claim(claim: Claim, size: int, built: bytes, node: Callable[[int, int], bytes]) -> list[Problem]:
    """What does not hold of a claim: the stored tree says which root it was, and must prove it against the records."""
    if claim.size > size:
        return [cut_off(claim.words, claim.size, size)]
    kept = root([node(*place) for place in frontier(claim.size)])
    try:
        verify_consistency(prove_consistency(claim.size, size, node), claim.size, size, kept, built)
    except EvidenceError:
        message = "the stored tree is not the one over the records: check without --tree-only to see where"
        return [Problem("altered-tree", message)]
    return against(claim, kept)
