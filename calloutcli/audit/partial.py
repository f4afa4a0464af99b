"""Single records taken out of a log, each with a proof that the log's checkpoint holds it: a partial bundle.

What such a bundle cannot show: that nothing else was recorded between them. That a record is here at all is proved by RFC
6962's inclusion proof; that the log went on from an earlier checkpoint, by a consistency proof that came along.
"""

from collections.abc import Callable
from functools import partial

from calloutcli.audit.kept import against, cut_off
from calloutcli.audit.parts import Claim, Parts, Trust, Verification
from calloutcli.audit.verify import verdict_on_records
from calloutcli.audit.walk import Problem, Run, walk
from calloutcli.errors import EvidenceError
from calloutcli.frozen import replace
from calloutcli.log.checkpoint import Checkpoint
from calloutcli.log.merkle import leaf_hash
from calloutcli.log.proof import parse_consistency, parse_inclusion, verify_consistency, verify_inclusion

Read = Callable[[int], str | None]
"""The text of the proof for a seq, or for a size; None when the bundle has none."""


def check_partial(
    parts: Parts, trust: Trust, proofs: Read, consistency: Read, progress: Callable[[int], None] = lambda _: None
) -> Verification:
    """Every problem of the records in a partial bundle. `root` and `records` tell the checkpoint's root, and how many are here."""
    note = parts.head
    try:
        if note is None:
            raise EvidenceError("there is none")
        head = trust.checkpoint(note)
    except EvidenceError as error:
        problem = Problem("bad-checkpoint", f"the log's checkpoint does not hold: {error}")
        return Verification(0, b"", (problem,), 0, 0)
    run = Run(
        origin=trust.origin,
        signed=trust.checkpoint,
        leaves=parts.leaves(),
        disclosures=parts.disclosures(),
        included=partial(_require_included, note, head, proofs),
    )
    walked = walk(run, progress)
    problems = [*walked.problems]
    problems += [problem for claim in trust.claims for problem in _claim(claim, note, head, consistency)]
    return replace(verdict_on_records(parts, trust, walked, problems), root=head.root)


def _require_included(note: str, head: Checkpoint, proofs: Read, seq: int, leaf: bytes) -> None:
    text = proofs(seq)
    if text is None:
        raise EvidenceError("the bundle has no proof for it")
    proof = parse_inclusion(text)
    if proof.index != seq:
        raise EvidenceError(f"its proof is one for record {proof.index}")
    if proof.checkpoint != note:
        raise EvidenceError("its proof is for another checkpoint than the bundle's")
    verify_inclusion(proof.hashes, seq, head.size, leaf_hash(leaf), head.root)


def _claim(claim: Claim, note: str, head: Checkpoint, consistency: Read) -> list[Problem]:
    """What does not hold of a claim against the checkpoint of the bundle."""
    if claim.size > head.size:
        return [cut_off(claim.words, claim.size, head.size)]
    if claim.size == head.size:
        return against(claim, head.root)
    text = consistency(claim.size)
    if claim.root is None or text is None:
        missing = "a whole export" if claim.root is None else "an export with `--since` and that checkpoint"
        message = f"{claim.words} of size {claim.size} cannot be held against a part of the log: ask for {missing}"
        return [Problem("not-compared", message)]
    try:
        proof = parse_consistency(text)
        if proof.old != claim.size or proof.checkpoint != note:
            raise EvidenceError(f"the proof `consistency/{claim.size}` is for other checkpoints")
        verify_consistency(proof.hashes, claim.size, head.size, claim.root, head.root)
    except EvidenceError as error:
        return [
            Problem("other-history", f"the log does not continue {claim.words} of size {claim.size}: {error}", None)
        ]
    return []
