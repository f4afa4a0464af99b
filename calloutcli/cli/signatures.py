"""Who has signed an approval or a trust root, and who has not: what `approve`, `sign`, `trust` and `adopt` all say."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from calloutcli.agreement.approval import Approval, named_root
from calloutcli.agreement.signatures import Threshold, in_groups, merge_signatures, missing, sha256_of, signed_by
from calloutcli.agreement.trust import (
    SignedRoot,
    TrustRoot,
    parse_trust_root,
    require_unexpired,
    verify_chain,
    verify_trust_root,
)
from calloutcli.canonical import Json
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError, UsageError
from calloutcli.frozen import frozen
from calloutcli.log.note import Note
from calloutcli.store.agreements import read_signed, roots_near
from calloutcli.wording import long_date


@frozen
class Need:
    """One threshold that a text must meet: which trust root asks, how many of whom, and who has signed so far."""

    root_version: int
    threshold: Threshold
    signed: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has not signed; none when enough have."""
        return missing(self.threshold, self.signed)


def needs_of_root(note: Note, previous: SignedRoot | None) -> list[Need]:
    """What a trust root must meet: its own threshold, and that of the version before where it is known here.

    Raises:
        EvidenceError: it is no trust root, or a signature does not hold.
    """
    root = parse_trust_root(note.text)
    own = Need(root.version, root.root, signed_by(note, root.agencies))
    if previous is None:
        return [own]
    old = previous.root
    return [Need(old.version, old.root, signed_by(note, old.agencies)), own]


def needs_of_approval(note: Note, approval: Approval, roots: Sequence[SignedRoot]) -> list[Need]:
    """What an approval must meet: the threshold of the trust root that it names, and of the newest.

    Raises:
        EvidenceError: a signature does not hold.
        AgreementError: the trust root that it names is not known here.
    """
    asking = dict.fromkeys((named_root(approval, roots), roots[-1]))
    return [Need(one.root.version, one.root.protocol, signed_by(note, one.root.agencies)) for one in asking]


def say_needs(world: World, needs: Sequence[Need]) -> None:
    """Who has signed and who is missing, a sentence for each threshold."""
    for need in needs:
        asked = need.threshold
        count = len(asked.agencies)
        who = ", ".join(agency for agency in asked.agencies if agency in need.signed) or "nobody yet"
        head = f"Trust root {need.root_version} asks for {asked.count} of {count} signatures. Signed by: {who}."
        left = need.missing
        few = asked.count - (count - len(left))
        which = "" if few == len(left) else f" {few} of"
        tail = f"Still to sign:{which} {', '.join(left)}." if left else "That is enough."
        say(world, f"{head} {tail}")


def needs_json(needs: Sequence[Need]) -> dict[str, Json]:
    """The same for `--json`. Without a trust root nobody can tell: then it is not complete."""
    return {
        "complete": bool(needs) and not any(need.missing for need in needs),
        "needs": [
            {
                "trust_root_version": need.root_version,
                "threshold": need.threshold.count,
                "agencies": list(need.threshold.agencies),
                "signed": [agency for agency in need.threshold.agencies if agency in need.signed],
                "missing": list(need.missing),
            }
            for need in needs
        ],
    }


def say(world: World, *sentences: str) -> None:
    """Each on the screen, long ones wrapped."""
    for sentence in sentences:
        for line in wrap(sentence, hang=""):
            world.say(line)


def say_root(world: World, root: TrustRoot, sha256: str) -> None:
    """A trust root in words: whose keys, how many must sign, until when, and what to read out over the phone."""
    say(world, f"Trust root {root.version}. It expires on {long_date(root.expires)}. The agencies and their keys:")
    for name, key in root.agencies:
        world.say(f"  {name} ({key.key_id.hex()})")
    for what, threshold in (
        ("A protocol is agreed when", root.protocol),
        ("The next trust root counts when", root.root),
    ):
        say(world, f"{what} {threshold.count} of these sign it: {', '.join(threshold.agencies)}.")
    say_digest(world, "The trust root's SHA-256, to be read out over the phone:", sha256)


def say_digest(world: World, label: str, sha256: str) -> None:
    """A digest in groups, under its label."""
    say(world, label)
    for line in in_groups(sha256):
        world.say(f"  {line}")


def added(note: Note, copies: Iterable[Path]) -> Note:
    """The note with the signatures of other copies of it added.

    Raises:
        CalloutError: a copy cannot be read, or holds another text.
    """
    for copy in copies:
        note = merge_signatures(note, read_signed(copy))
    return note


def known_roots(near: Path, given: Sequence[Path]) -> tuple[SignedRoot, ...]:
    """The trust roots in the files given, else those that lie near a file as far as they hold, verified, oldest first.

    Raises:
        CalloutError: one that was given does not hold, or does not follow the one before.
    """
    return verify_chain(in_order(read_signed(path) for path in given)) if given else with_roots_near(near, ())


def with_roots_near(near: Path, known: Sequence[SignedRoot]) -> tuple[SignedRoot, ...]:
    """The known trust roots, oldest first, and those near a file that follow them. What does not hold is passed over: nobody named it."""
    chain = list(known)
    for note in in_order(note for note in roots_near(near) if _is_root(note)):
        try:
            chain.append(verify_trust_root(note, chain[-1] if chain else None))
        except CalloutError:  # one that is still being signed, or a copy with fewer signatures
            continue
    return tuple(chain)


def _is_root(note: Note) -> bool:
    try:
        parse_trust_root(note.text)
    except CalloutError:
        return False
    return True


def in_order(notes: Iterable[Note]) -> list[Note]:
    """Trust roots by version, the same text once, with the signatures of every copy.

    Raises:
        EvidenceError: one of them is no trust root.
    """
    by_text: dict[str, Note] = {}
    for note in notes:
        by_text[note.text] = merge_signatures(by_text.get(note.text, note), note)
    return sorted(by_text.values(), key=lambda note: (parse_trust_root(note.text).version, sha256_of(note)))


def require_roots(world: World, roots: Sequence[SignedRoot]) -> SignedRoot:
    """The newest trust root, which must be there and not have expired.

    Raises:
        UsageError: there is none.
        AgreementError: it has expired.
    """
    if not roots:
        raise UsageError(
            "no trust root is here: nobody could tell whose signatures count",
            "give it with --root FILE; callout protocol trust makes one",
        )
    require_unexpired(roots[-1], world.now().date())
    return roots[-1]
