"""A log against what was kept of it elsewhere: heads.txt, receipts, checkpoints that agencies keep.

Only these show that a log was cut short, put back from an older copy, or written again with its own key.
"""

from collections.abc import Iterable, Iterator

from calloutcli.audit.parts import Claim, Parts, Trust
from calloutcli.audit.walk import Problem, Walked
from calloutcli.errors import EvidenceError
from calloutcli.log.checkpoint import Checkpoint


class Ascending:
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


def check_kept(parts: Parts, trust: Trust, walked: Walked, late: Iterable[tuple[Checkpoint, str]]) -> Iterator[Problem]:
    """What the checkpoints kept elsewhere say against the records: the first of each kind."""
    unlike, beyond = walked.unlike, walked.beyond
    for checkpoint, note in late:
        size = checkpoint.size
        try:
            if size > walked.size:
                if beyond is None and trust.checkpoint(note):
                    beyond = size
            elif (
                (unlike is None or size < unlike)
                and parts.root_at is not None
                and not walked.problems
                and parts.root_at(size) != checkpoint.root
                and trust.checkpoint(note)
            ):
                unlike = size
        except EvidenceError:
            continue  # it proves nothing: damaged, or of another log
    if unlike is not None:
        yield other_history("the kept checkpoint", unlike)
    if beyond is not None:
        yield cut_off("a kept checkpoint", beyond, walked.size)


def check_claims(trust: Trust, walked: Walked) -> list[Problem]:
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
