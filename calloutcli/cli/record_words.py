"""What stands in a record, in the words of whoever reads a case: who made it, what corrects it, what was erased of it."""

from collections.abc import Sequence

from calloutcli.agreement.key import holder_of
from calloutcli.canonical import Json
from calloutcli.cli.case import KeptRecord
from calloutcli.cli.desk import Desk
from calloutcli.interview.card import outcome_title
from calloutcli.interview.details import DETAILS
from calloutcli.interview.moment import long_time, parse_time
from calloutcli.log.note import Verifier
from calloutcli.protocol.answers import answer_words, parse_answer
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import Question
from calloutcli.record.correction import KIND as CORRECTION
from calloutcli.record.correction import Correction, Part, correction_in, reason_words
from calloutcli.record.erasure import ROLES, basis_words, erasure_in

NO_ROLE = "not_recorded"
LABELS = {detail.name: detail.ask.rstrip(".") for detail in DETAILS} | {
    "departure_sentence": "Why, in one sentence",
    "second_person": "Who agreed",
    "reason": "Why",
}


def roles() -> tuple[tuple[str, str], ...]:
    """(code, words) of the roles that a person on shift may give."""
    return next(detail.choices for detail in DETAILS if detail.name == "role")


def role_words(role: str) -> str:
    """A role in words, in the middle of a sentence."""
    return _in_sentence((dict(ROLES) | dict(roles())).get(role, role.replace("_", " ")))


def author_line(one: KeptRecord) -> str:
    """Who made a record, as a line of a case."""
    return f"  {signed_words(one.record.role, one.author)}"


def signed_words(role: str, author: Verifier | None) -> str:
    """Who made a record: with a key of their own, or only what they said of themselves at this PC."""
    said = "no role was given" if role == NO_ROLE else role_words(role)
    if author is not None:
        return f"Signed by: {holder_of(author.name)} (key {author.key_id.hex()}), {said}"
    return f"Recorded by: {said} (this PC, role only)"


def record_title(desk: Desk, one: KeptRecord) -> str:
    """The number of a record, its kind and when it was made."""
    record = one.record
    return f"record {record.position.seq}: {record.kind.replace('_', ' ')}, {long_time(record.time.astimezone(desk.zone()))}"


def field_title(protocol: Protocol, part: Part, field: str) -> str:
    """What a part of a record is called, as it was asked."""
    language = protocol.languages[0][0]
    if part in ("answer", "detail", "words"):
        asked = (*protocol.questions, *protocol.record)
        title = next((one.ask.to(language) for one in asked if one.id == field), _label(field))
        return title if title.endswith("?") else f"{title}:"
    if part == "other":
        return "Something else"
    if part == "role":
        return "Who decided:" if field == "decided_by" else "The role:"
    return "When it happened:" if part == "time" else "What was decided:"


def right_words(desk: Desk, protocol: Protocol, part: Part, field: str, right: Json) -> str:
    """A coded value of a record in words; as it stands where it is not one that the protocol knows."""
    language = protocol.languages[0][0]
    try:
        if part == "time":
            return long_time(parse_time(str(right)).astimezone(desk.zone()))
        if part == "outcome":
            return outcome_title(protocol, str(right), language)
    except (KeyError, ValueError):
        return str(right)
    if part == "role":
        return protocol.role_title(str(right), language) if field == "decided_by" else role_words(str(right))
    for question in (*protocol.questions, *protocol.record):
        if question.id == field:
            return value_words(question, right, language)
    return str(right)


def value_words(question: Question, value: Json, language: str) -> str:
    """An answer as a record holds it, in the words in which it was offered."""
    answer = parse_answer(question, value, (), lambda *_: None) if question.kind != "words" else None
    return str(value) if answer is None else answer_words(question, answer, language)


def corrected_lines(desk: Desk, one: KeptRecord, case: Sequence[KeptRecord], indent: str = "  ") -> list[str]:
    """A line for each later record of the case that corrects this one, followed by what corrects that in turn."""
    lines: list[str] = []
    for later in case:
        if later.record.kind != CORRECTION:
            continue
        correction = correction_in(later.record, later.personal)
        if correction.corrects == one.record.position.seq:
            why = _in_sentence(reason_words(correction.reason))
            lines.append(
                f"{indent}CORRECTED by record {later.record.position.seq}: {_said(desk, later, correction)} ({why})"
            )
            lines += corrected_lines(desk, later, case, indent + "  ")
    return lines


def correction_lines(desk: Desk, one: KeptRecord) -> list[str]:
    """A correction in full."""
    correction = correction_in(one.record, one.personal)
    lines = [f"  Corrects record {correction.corrects}: {_said(desk, one, correction)}"]
    lines.append(f"  Why: {reason_words(correction.reason)}")
    return [*lines, *([f"  In words: {correction.why}"] if correction.why else []), author_line(one)]


def erasure_lines(one: KeptRecord) -> list[str]:
    """An erasure in full."""
    erasure = erasure_in(one.record)
    return [
        f"  Digests erased: {len(erasure.erased)}, of records: {', '.join(map(str, erasure.of))}",
        f"  Legal basis: {basis_words(erasure.basis)}",
        f"  Agreed by: {role_words(erasure.second_person)}",
        author_line(one),
    ]


def fate_lines(one: KeptRecord) -> list[str]:
    """What was erased of a record, and what is not there and should be."""
    by: dict[int, int] = {}
    for fate in one.fates.values():
        if fate.by is not None:
            by[fate.by] = by.get(fate.by, 0) + 1
    lines = [f"  ERASED of this record: {count}. Record {seq} says why" for seq, count in sorted(by.items())]
    missing = sum(fate.state == "missing" for fate in one.fates.values())
    return [*lines, *([f"  MISSING of this record, unexplained: {missing}. Run callout log verify"] if missing else [])]


def _said(desk: Desk, one: KeptRecord, correction: Correction) -> str:
    """What a correction says is right of what."""
    title = field_title(one.protocol, correction.part, correction.field)
    said = correction.words or "the words are not kept any more"
    if correction.right is not None:
        said = right_words(desk, one.protocol, correction.part, correction.field, correction.right)
    return f"{title} {said}" if title.endswith((":", "?")) else f"{title}: {said}"


def _in_sentence(words: str) -> str:
    return words[:1].lower() + words[1:]


def _label(name: str) -> str:
    return LABELS.get(name, name.replace("_", " "))
