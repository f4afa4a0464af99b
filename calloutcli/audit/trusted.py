"""What whoever checks a log holds himself, made into the trust that a check begins with (verify.py).

The log's key comes from his policy (C2SP tlog-policy) or, at the home itself, from the home's own key file; what he kept of
the log earlier is a receipt, or a signed checkpoint. Nothing of it is taken from what is checked.
"""

from collections.abc import Iterable
from functools import partial

from calloutcli.audit.parts import Claim, Trust, own_key
from calloutcli.audit.walk import Problem
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.log.checkpoint import Checkpoint, parse_checkpoint
from calloutcli.log.note import parse_note
from calloutcli.log.policy import NONE, Attested, Policy, verify_policy
from calloutcli.log.receipt import Receipt, verify_receipt


@frozen
class Witnessed:
    """What a policy's witnesses say: the largest cosigned checkpoint found, and what is wrong where too few have."""

    attested: Attested | None
    problems: tuple[Problem, ...]


def trust_by_policy(policy: Policy, head: str | None) -> Trust:
    """The trust in the log that a policy lists: the only one, or the one whose checkpoint `head` says that it is.

    Raises:
        EvidenceError: the policy lists several logs, and this one is not among them.
    """
    if len(policy.logs) == 1:
        return own_key(policy.logs[0].verifier)
    origin = parse_checkpoint(parse_note(head).text).origin if head is not None else ""
    for log in policy.logs:
        if log.verifier.name == origin:
            return own_key(log.verifier)
    raise EvidenceError(f"the policy does not list the log `{origin}`", "see that the policy is for this log")


def claim_of_receipt(receipt: Receipt) -> Claim:
    """What a handover receipt claims: 130 bits of the root."""
    return Claim("the receipt", receipt.size, partial(_verify_receipt, receipt))


def claim_of_checkpoint(checkpoint: Checkpoint, words: str) -> Claim:
    """What a checkpoint claims that somebody kept; its signature has been verified."""
    return Claim(words, checkpoint.size, partial(_verify_root, checkpoint.root), checkpoint.root)


def witnessed(policy: Policy, notes: Iterable[str]) -> Witnessed:
    """The largest of some signed checkpoints that as many witnesses cosigned as the policy asks for."""
    best: Attested | None = None
    why = ""
    for note in notes:
        try:
            found = verify_policy(note, policy)
        except EvidenceError as error:
            why = error.message
            continue
        if best is None or found.checkpoint.size >= best.checkpoint.size:
            best = found
    if best is None and policy.quorum != NONE:
        return Witnessed(None, (Problem("no-quorum", f"no checkpoint is witnessed as the policy asks: {why}"),))
    return Witnessed(best, ())


def _verify_receipt(receipt: Receipt, root: bytes) -> None:
    verify_receipt(receipt, receipt.size, lambda _: root)


def _verify_root(kept: bytes, root: bytes) -> None:
    if kept != root:
        raise EvidenceError("the roots differ")
