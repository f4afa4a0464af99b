"""What was erased, why, and who agreed: the record that stays when personal words go.

Body of an `erasure`: `reference` of the case, empty where there is none; `erased`, the sorted digests (disclosure.py) whose
disclosures were deleted in the same transaction; `of`, the sorted seqs of the records they belong to; `basis`, a code
below; `second_person`, the role of who agreed. Nothing of what was erased stands here, not even under which name: names of
fields stand inside the disclosures. A digest with neither a disclosure nor an erasure is *missing: unexplained*.

Not here: whether somebody may erase. Retention law often forbids it, and whoever answers for the data decides.
"""

from collections.abc import Mapping
from typing import Any, Literal

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.record.disclosure import Disclosure, digest_of, parse_disclosure
from calloutcli.record.kinds import Entry, ProtocolName, Record
from calloutcli.wording import msg

KIND = "erasure"

BASES = (
    ("retention_ended", msg("The time for which it must be kept has ended (UK GDPR Article 5(1)(e))")),
    ("no_longer_needed", msg("It is no longer needed for what it was kept for (UK GDPR Article 17(1)(a))")),
    ("consent_withdrawn", msg("It rested on consent alone, and the consent was withdrawn (UK GDPR Article 17(1)(b))")),
    ("objection_upheld", msg("Somebody objected, and nothing outweighs that (UK GDPR Article 17(1)(c))")),
    ("never_lawful", msg("It should never have been recorded (UK GDPR Article 17(1)(d))")),
    ("wrong_person", msg("It was recorded in error about another person (UK GDPR Articles 5(1)(d) and 17(1)(d))")),
    ("court_order", msg("A court or another law orders it (UK GDPR Article 17(1)(e))")),
)
"""Why it may be erased. Article 17(1)(f), online services offered to a child, has no place in a home's log."""

RETENTION = (
    "A children's home must often keep a child's case record until 75 years after the child's birth (Children's Homes "
    "(England) Regulations 2015, regulation 36). While that lasts, nobody has a right to have it erased (UK GDPR Article "
    "17(3)(b)). "
    "callout does not know whether this may be erased. Ask whoever answers for data protection first."
)

ROLES = (
    ("registered_manager", msg("Registered manager")),
    ("deputy_manager", msg("Deputy manager")),
    ("responsible_individual", msg("Responsible individual")),
    ("data_protection_officer", msg("Data protection officer")),
    ("records_officer", msg("Records officer or administrator")),
    ("senior_on_shift", msg("Senior on shift")),
)
"""Who may erase, and who may agree: two of them. Codes, because a name on a command line stays in the shell's history."""

State = Literal["disclosed", "erased", "missing"]


@frozen
class Erasure:
    """What an erasure record says."""

    reference: str
    erased: tuple[str, ...]
    of: tuple[int, ...]
    basis: str
    second_person: str


@frozen
class Fate:
    """What became of one digest: `disclosed` with its disclosure, `erased` by the record `by`, or `missing` without a word."""

    state: State
    disclosure: Disclosure | None = None
    by: int | None = None

    @property
    def is_decoy(self) -> bool:
        """Whether it is known that nothing personal stands behind the digest."""
        return self.disclosure is not None and not self.disclosure.name


def erasure_of(erasure: Erasure, role: str, uid: str, protocol: ProtocolName) -> Entry:
    """The entry of an erasure that `role` makes. `protocol`: that of the records it is about.

    Raises:
        EvidenceError: nothing is erased, or the second person is the first.
    """
    if not erasure.erased:
        raise EvidenceError("an erasure names at least one digest")
    if role == erasure.second_person:
        raise EvidenceError("whoever erases cannot be the second person too")
    body: dict[str, Json] = {
        "reference": erasure.reference,
        "erased": [*sorted(erasure.erased)],
        "of": [*sorted(erasure.of)],
        "basis": erasure.basis,
        "second_person": erasure.second_person,
    }
    return Entry(KIND, uid, role, protocol, {}, body, {})


def erasure_in(record: Record) -> Erasure:
    """The erasure that a record of that kind holds.

    Raises:
        EvidenceError: the body is not of the form above, names a record that is not before it, or one person twice.
    """
    erased, of, basis, second = (record.body.get(name) for name in ("erased", "of", "basis", "second_person"))
    seq = record.position.seq
    if (
        not isinstance(erased, list)
        or not isinstance(of, list)
        or not _is_sorted(erased, str)
        or not _is_sorted(of, int)
    ):
        raise EvidenceError(msg("record {seq} cannot be read as an erasure: it does not say what was erased", seq=seq))
    if not isinstance(basis, str) or not isinstance(second, str):
        raise EvidenceError(
            msg("record {seq} cannot be read as an erasure: it does not say why, or who agreed", seq=seq)
        )
    if of[0] < 0 or of[-1] >= seq:
        raise EvidenceError(msg("record {seq} erases what no record before it holds", seq=seq))
    if second == record.role:
        raise EvidenceError(msg("in record {seq} the second person is the one who erased", seq=seq))
    return Erasure(record.reference, tuple(erased), tuple(of), basis, second)


def fates(record: Record, kept: Mapping[str, str], erasures: Mapping[str, int]) -> dict[str, Fate]:
    """What became of each digest of a record, in their order.

    `kept`: disclosure text by digest; `erasures`: the seq of the erasure record by each digest that one names.

    Raises:
        EvidenceError: a disclosure was altered, or belongs to another record.
    """
    for digest, text in kept.items():
        if digest_of(text) != digest or digest not in record.digests:
            raise EvidenceError(
                msg("a disclosure of record {seq} was altered", seq=record.position.seq), msg("run callout log verify")
            )
    return {
        digest: Fate("disclosed", parse_disclosure(kept[digest]))
        if digest in kept
        else Fate("erased", by=erasures[digest])
        if digest in erasures
        else Fate("missing")
        for digest in record.digests
    }


def basis_words(code: str) -> str:
    """A legal basis in words, as a Message; a code of a later version as it stands."""
    return dict(BASES).get(code, code.replace("_", " "))


def _is_sorted(values: list[Any], kind: type) -> bool:
    """Whether these are such values, at least one, sorted, none twice."""
    return bool(values) and all(type(one) is kind for one in values) and values == sorted(set(values))
