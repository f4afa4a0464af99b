"""Which records of a log go out in a view, and what is said of each of their digests. Who may see what: extract.py.

Pure: it is given the records as a stream, and keeps of each only what it needs. Police and children's cases are looked at
as a whole: what a case came to decides which of its records the police get.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from calloutcli.audit.bundle import DisclosureLine
from calloutcli.audit.extract import (
    POLICE_STEPS,
    RECORDS,
    UNKNOWN_KIND,
    VIEWS,
    View,
    is_disclosed,
    needs_consent,
    shows_decoys,
)
from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.frozen import frozen
from calloutcli.interview.details import child_key
from calloutcli.protocol.model import Outcome
from calloutcli.record.closure import is_left_open
from calloutcli.record.disclosure import Disclosure, digest_of, is_decoy, parse_disclosure
from calloutcli.record.kinds import Record

POLICE_CHANNELS = frozenset(("named_officer", "online", "call_101", "call_999"))
_DECIDES = ("decision", "closure")
_ALONG = ("protocol_adopted", "correction", "erasure")
"""Kinds that go along with other records."""
MAX_PARTIAL = 49_000
"""Single records in one bundle: each has a file of its own."""


@frozen
class Wanted:
    """What is asked for: a view, the references of cases (empty: all), records from `first` to `last` (None: the end).

    `consented`: for the Regulation 44 visitor, that the child and the placing authority have consented.
    """

    view: View
    cases: frozenset[str] = frozenset()
    first: int = 0
    last: int | None = None
    consented: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every record of the log goes out."""
        return self.view == "reviewer" and not self.cases and self.first == 0 and self.last is None


@frozen
class Selection:
    """Which records go out. `seqs` None: all of them.

    `cases`: the records of cases among them with their corrections, in order, when cases were asked for by name. `adopted`: the adoptions
    among them. `erased`: digests that an erasure among them names; `hidden`: digests that only an erasure left at home
    names. `corrected`: (reference, field) -> the seq up to which it was wrong. `held`: how many cases stand in the records
    that were looked at.
    """

    seqs: frozenset[int] | None
    cases: tuple[Record, ...]
    adopted: tuple[Record, ...]
    erased: frozenset[str]
    hidden: frozenset[str]
    corrected: Mapping[tuple[str, str], int]
    held: int


NOTHING = Selection(None, (), (), frozenset(), frozenset(), {}, 0)
"""Nothing chosen yet."""


def disclosure_lines(
    view: View, selection: Selection, record: Record, texts: Mapping[str, str]
) -> Iterator[tuple[DisclosureLine, Disclosure | None]]:
    """What the view says of each digest of a record, by digest, with the field where one is disclosed.

    `texts`: the disclosures that the home keeps of the record, by digest. One that is gone without an erasure has no line.

    Raises:
        EvidenceError: a disclosure is not the one of its digest.
    """
    seq = record.position.seq
    for digest in record.digests:
        text = texts.get(digest)
        if text is None:
            if digest in selection.erased:
                yield DisclosureLine(seq, digest, "", "erased"), None
            elif digest in selection.hidden:
                yield DisclosureLine(seq, digest, "", "withheld"), None
            continue
        if digest_of(text) != digest:
            raise EvidenceError(f"a disclosure of record {seq} was altered", "run callout log verify")
        field = None if is_decoy(text) else parse_disclosure(text)
        if field is None:
            shown = shows_decoys(view)
        else:
            wrong = view != "reviewer" and seq <= selection.corrected.get((record.reference, field.name), -1)
            shown = is_disclosed(view, field.name) and not wrong
        if shown:
            yield DisclosureLine(seq, digest, text, ""), field
        else:
            yield DisclosureLine(seq, digest, "", "withheld"), None


def may_matter(wanted: Wanted, leaf: bytes) -> bool:
    """Whether `select` must see the record in these leaf bytes. Quick, and never wrongly False."""
    if any(f'"kind":"{kind}"'.encode() in leaf for kind in ("protocol_adopted", "erasure", "correction")):
        return True
    if wanted.is_whole:
        return False
    return not wanted.cases or any(f'"{reference}"'.encode() in leaf for reference in wanted.cases)


Contact = Callable[[Record, str], bool]
"""Whether an outcome, by its id, of the protocol that a record names means that the police are told."""


def select(wanted: Wanted, records: Iterable[Record], is_contact: Contact) -> Selection:
    """Which of the log's records go out; `records` are all that `may_matter`, in order.

    Along with those chosen go: the adoptions that their decisions name, and all before these, which the chain of trust
    roots needs; corrections of them; erasures of fields of them. An erasure that also names records which stay at home
    goes along in the reviewer's view only: elsewhere it would tell how many there are.

    Raises:
        UsageError: a case is not there, has nothing that this view may show, or more records than one bundle holds.
    """
    going: set[int] = set()
    course: list[Record] = []
    along: list[Record] = []
    found: set[str] = set()
    named = -1
    held = 0
    for record in records:
        held += record.kind == "imported" or (record.kind == "decision" and record.body.get("version") == 1)
        found |= {record.reference} & wanted.cases
        if record.kind in _ALONG:
            along.append(record)
        if not _is_chosen(wanted, record):
            continue
        if wanted.cases and record.reference and record.kind not in _ALONG:
            course.append(record)
        if wanted.view != "police" and not wanted.is_whole:
            going.add(record.position.seq)
            named = max(named, _named(record))
            _require_few(going)
    if wanted.cases - found:
        hint = "callout log list shows every reference"
        raise UsageError(f"no case here has the reference {min(wanted.cases - found)}", hint)
    if wanted.view == "police":
        course = list(police_records(course, along, is_contact))
        going = {record.position.seq for record in course}
        named = max(_named(record) for record in course)
    adopted = _take_along(wanted, going, named, along)
    erased, hidden = _take_erasures(wanted, going, along)
    _require_few(going)
    corrections = [one for one in along if one.kind == "correction" and (wanted.is_whole or one.position.seq in going)]
    return Selection(
        seqs=None if wanted.is_whole else frozenset(going),
        cases=tuple(sorted([*course, *corrections], key=lambda one: one.position.seq)) if wanted.cases else (),
        adopted=adopted,
        erased=erased,
        hidden=hidden,
        corrected=_corrected(corrections),
        held=held,
    )


def police_records(course: Iterable[Record], corrections: Iterable[Record], is_contact: Contact) -> tuple[Record, ...]:
    """The records of a case from the police contact that stands at its end, in order of seq, as far as they are for the police.

    The latest decision or closure speaks for the case (docs/decisions/0005), as corrected; a version of the decision that only adds
    details to what was closed already does not, and stays at home. What was recorded while it stayed in the
    home, put off or decided so, was written for no police purpose and cannot be given in part: it stays at home, and so does
    what was added to the case before the police were told. What the police need of it the manager tells in words of their own.

    Raises:
        UsageError: the case stayed in the home, is still put off, or was not decided here.
    """
    right = _rights(corrections)
    course = list(course)
    onwards: list[Record] = []
    closed_at = max((one.position.seq for one in course if one.kind == "closure"), default=None)
    for record in reversed([one for one in course if one.kind in _DECIDES]):
        if (
            record.kind == "decision"
            and closed_at is not None
            and record.position.seq > closed_at
            and is_left_open(record)
        ):
            continue
        outcome = right.get((record.position.seq, "outcome"))
        if not (is_police_contact(record) if outcome is None else is_contact(record, outcome)):
            break
        onwards.append(record)
    if not onwards:
        raise UsageError(
            "the case stayed in the home, or is not decided yet: the police view gives out no such record",
            "whoever may see the whole record gets it by --view reviewer",
        )
    first = onwards[-1].position.seq
    added = [
        one for one in course if one.kind not in _DECIDES and one.position.seq > first and _is_for_police(one, right)
    ]
    return tuple(sorted([*onwards, *added], key=lambda one: one.position.seq))


def _is_for_police(record: Record, right: Mapping[tuple[int, str], str]) -> bool:
    """Whether what was added to a case is of a step that the police may see, as it was written and as it is right."""
    steps = POLICE_STEPS.get(record.kind)
    written = str(record.body.get("step"))
    return steps is None or {written, right.get((record.position.seq, "step"), written)} <= {*steps}


def _rights(corrections: Iterable[Record]) -> dict[tuple[int, str], str]:
    """What later corrections say is right: (seq, "outcome") -> an outcome, (seq, field) -> a code.

    What corrects a correction is of the record that this is of.
    """
    found: dict[tuple[int, str], str] = {}
    of: dict[int, int] = {}
    for record in corrections:
        corrects, part, right = (record.body.get(name) for name in ("corrects", "part", "right"))
        if record.kind != "correction" or not isinstance(corrects, int):
            continue
        seq = of[record.position.seq] = of.get(corrects, corrects)
        if part in ("outcome", "detail"):
            found[seq, "outcome" if part == "outcome" else str(record.body.get("field"))] = str(right)
    return found


def is_police_contact(record: Record) -> bool:
    """Whether the record says that the police are told: by any channel, in an outcome that is neither in-house nor put off."""
    taken = record.body.get("taken")
    if record.kind not in ("decision", "closure") or not isinstance(taken, dict) or "defer" in record.body:
        return False
    return taken.get("channel") in POLICE_CHANNELS and taken.get("tier") not in ("in_house", "undecided", None)


def is_contact_outcome(outcome: Outcome) -> bool:
    """The same of an outcome of a protocol."""
    return outcome.channel != "none" and outcome.tier != "in_house" and outcome.defer is None


def require_one_child(codes: Iterable[tuple[str, Json]]) -> None:
    """Nothing, when all the codes that cases carry are of one child; `codes` are (reference, the child's code).

    Raises:
        UsageError: they are not: nobody's record is handed to another child.
    """
    seen: dict[str, str] = {}
    for reference, code in codes:
        seen.setdefault(child_key(str(code)), reference)
    if len(seen) > 1:
        raise UsageError(
            f"the cases {' and '.join(sorted(seen.values())[:2])} carry different children's codes",
            "export the cases of one child only; if a code was mistyped, correct the record first",
        )


def _is_chosen(wanted: Wanted, record: Record) -> bool:
    if wanted.cases and record.reference not in wanted.cases:
        return False
    if record.position.seq < wanted.first or (wanted.last is not None and record.position.seq > wanted.last):
        return False
    consented = wanted.consented and bool(wanted.cases)
    if wanted.view == "reg44" and not consented and (record.reference or needs_consent(record.kind)):
        return False
    if wanted.view in ("police", "child") and not wanted.cases:
        return False
    return RECORDS.get(record.kind, UNKNOWN_KIND)[VIEWS.index(wanted.view)].startswith("+")


def _named(record: Record) -> int:
    """The seq of the adoption that a decision rests on; -1: none."""
    approval = record.body.get("approval")
    seq = approval.get("seq") if isinstance(approval, dict) else None
    return seq if isinstance(seq, int) else -1


def _take_along(wanted: Wanted, going: set[int], named: int, along: Iterable[Record]) -> tuple[Record, ...]:
    """The adoptions that go out; they and the corrections that do are put into `going`."""
    adopted: list[Record] = []
    for record in along:
        seq = record.position.seq
        if record.kind == "protocol_adopted" and (wanted.is_whole or seq in going or seq <= named):
            adopted.append(record)
            going.add(seq)
        elif record.kind == "correction" and record.body.get("corrects") in going:
            going.add(seq)
    return tuple(adopted)


def _take_erasures(wanted: Wanted, going: set[int], along: Iterable[Record]) -> tuple[frozenset[str], frozenset[str]]:
    """(digests erased by an erasure that goes out, by one that stays at home); those that do are put into `going`."""
    erased: set[str] = set()
    hidden: set[str] = set()
    for record in along:
        if record.kind != "erasure":
            continue
        about = {seq for seq in _list(record.body.get("of")) if isinstance(seq, int)}
        if about & going and (about <= going or wanted.view == "reviewer"):
            going.add(record.position.seq)
        goes = wanted.is_whole or record.position.seq in going
        (erased if goes else hidden).update(str(digest) for digest in _list(record.body.get("erased")))
    return frozenset(erased), frozenset(hidden - erased)


def _corrected(corrections: Iterable[Record]) -> dict[tuple[str, str], int]:
    """(reference, field) of each field in words that was corrected -> the seq up to which it was wrong.

    A version of a case repeats what earlier ones said, so what is wrong in one is wrong in those before it.
    """
    found: dict[tuple[str, str], int] = {}
    for record in corrections:
        corrects, key = record.body.get("corrects"), (record.reference, str(record.body.get("field")))
        if record.body.get("part") == "words" and isinstance(corrects, int):
            found[key] = max(found.get(key, -1), corrects)
    return found


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _require_few(going: set[int]) -> None:
    if len(going) > MAX_PARTIAL:
        raise UsageError(
            f"more than {MAX_PARTIAL:,} single records are asked for, and each would have a file of its own",
            "narrow it with --seq A-B, or export the whole log",
        )
