"""What stands in a record, in the words of whoever reads a case: who made it, what corrects it, what was erased of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial

from calloutcli.agreement.key import holder_of
from calloutcli.canonical import Json
from calloutcli.cli.case import KeptRecord
from calloutcli.cli.desk import Desk
from calloutcli.followup.form import value_words as answer_in_words
from calloutcli.followup.forms import form_of
from calloutcli.followup.roles import roles_of
from calloutcli.interview.card import outcome_title
from calloutcli.interview.details import DETAILS, HANDED_OVER_TO, NOT_PEOPLE
from calloutcli.interview.moment import dated_time, parse_time
from calloutcli.log.note import Verifier
from calloutcli.protocol.answers import answer_words, parse_answer
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import Question
from calloutcli.record.closure import KIND as CLOSURE
from calloutcli.record.closure import closing_in
from calloutcli.record.correction import KIND as CORRECTION
from calloutcli.record.correction import Correction, Part, correction_in, reason_words
from calloutcli.record.erasure import ROLES, basis_words, erasure_in

NO_ROLE = "not_recorded"
LABELS = {detail.name: detail.ask.rstrip(".") for detail in DETAILS} | {
    HANDED_OVER_TO: "Who decides for the home now?",
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


def record_title(desk: Desk, one: KeptRecord, stands: datetime | None = None) -> str:
    """The number of a record, its kind and when it was made, or where it `stands` among the others."""
    record = one.record
    return f"record {record.position.seq}: {record.kind.replace('_', ' ')}, {time_words(desk, stands or record.time)}"


def time_words(desk: Desk, moment: datetime) -> str:
    """A moment by the clock of the place; with its year where that is not the present one."""
    return dated_time(moment.astimezone(desk.zone()), desk.world.now())


def field_title(protocol: Protocol, part: Part, field: str, kind: str = "") -> str:
    """What a part of a record of a kind is called, as it was asked."""
    form, language = form_of(kind), protocol.languages[0][0]
    asked_in_form = form.field(field) if form is not None else None
    if asked_in_form is not None:
        return f"{asked_in_form.label}:"
    if part in ("answer", "detail", "words"):
        asked = (*protocol.questions, *protocol.record, *protocol.closing)
        title = next((one.ask.to(language) for one in asked if one.id == field), _label(field))
        return title if title.endswith("?") else f"{title}:"
    if part == "other":
        return "Something else"
    if part == "role":
        return "Who decided:" if field == "decided_by" else "The role:"
    if part == "outcome":
        return "What was decided:"
    return "When it was decided:" if kind == CLOSURE else "When it happened:"


def right_words(desk: Desk, protocol: Protocol, part: Part, field: str, right: Json, kind: str = "") -> str:
    """A coded value of a record of a kind in words; as it stands where it is not one that the protocol or the form knows."""
    form, language = form_of(kind), protocol.languages[0][0]
    asked_in_form = form.field(field) if form is not None else None
    if asked_in_form is not None:
        return answer_in_words(asked_in_form, right, roles_of(protocol), partial(time_words, desk))
    try:
        if part == "time":
            return time_words(desk, parse_time(str(right)))
        if part == "outcome":
            return outcome_title(protocol, str(right), language)
    except (KeyError, ValueError):
        return str(right)
    if part == "role":
        return roles_of(protocol).get(str(right), str(right)) if field == "decided_by" else role_words(str(right))
    for question in (*protocol.questions, *protocol.record, *protocol.closing):
        if question.id == field:
            return value_words(question, right, language)
    return str(right)


def value_words(question: Question, value: Json, language: str) -> str:
    """An answer as a record holds it, in the words in which it was offered."""
    answer = parse_answer(question, value, (), lambda *_: None) if question.kind != "words" else None
    return str(value) if answer is None else answer_words(question, answer, language)


def taken_over_words(protocol: Protocol, code: Json) -> str:
    """Who took a decision over, in words: a role, or none."""
    return (dict(NOT_PEOPLE) | roles_of(protocol)).get(str(code), str(code).replace("_", " "))


def detail_line(asked: Iterable[Question], name: str, value: Json, language: str) -> str:
    """A detail or personal field, under the words in which it was asked."""
    for question in asked:
        if question.id == name:
            return f"  {question.ask.to(language)} {value_words(question, value, language)}"
    label = _label(name)
    return f"  {label} {value}" if label.endswith("?") else f"  {label}: {value}"


def closure_lines(desk: Desk, one: KeptRecord) -> list[str]:
    """What a closure says: what was decided, by whom and when, the closing questions, why."""
    closing, protocol = closing_in(one.record, one.personal), one.protocol
    language = protocol.languages[0][0]
    lines = [f"  Decided: {outcome_title(protocol, closing.taken, language)}"]
    lines.append(f"  Decided by: {roles_of(protocol).get(closing.decided_by, closing.decided_by.replace('_', ' '))}")
    if closing.happened is not None:
        lines.append(f"  When: {time_words(desk, closing.happened)}")
    fields = {**closing.details, **closing.personal}
    order = [question.id for question in protocol.closing if question.id in fields]
    left = [name for name in fields if name not in order]
    return [*lines, *(detail_line(protocol.closing, name, fields[name], language) for name in (*order, *left))]


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
                f"{indent}CORRECTED by record {later.record.position.seq}: {_said(desk, later, correction, case)} ({why})"
            )
            lines += corrected_lines(desk, later, case, indent + "  ")
    return lines


def correction_lines(desk: Desk, one: KeptRecord, case: Sequence[KeptRecord]) -> list[str]:
    """A correction in full."""
    correction = correction_in(one.record, one.personal)
    lines = [f"  Corrects record {correction.corrects}: {_said(desk, one, correction, case)}"]
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


def corrected_in_the_end(one: KeptRecord, case: Iterable[KeptRecord]) -> KeptRecord | None:
    """The record that a correction is of, also where it corrects a correction; a record of another kind itself; None: not here."""
    by_seq = {each.record.position.seq: each for each in case}
    found: KeptRecord | None = one
    while found is not None and found.record.kind == CORRECTION:
        found = by_seq.get(correction_in(found.record, found.personal).corrects)
    return found


def _said(desk: Desk, one: KeptRecord, correction: Correction, case: Iterable[KeptRecord]) -> str:
    """What a correction says is right of what."""
    root = corrected_in_the_end(one, case)
    kind = root.record.kind if root is not None else ""
    title = field_title(one.protocol, correction.part, correction.field, kind)
    right = correction.words if correction.part == "words" and correction.is_in_words else correction.right
    said = str(correction.words) if correction.is_in_words else "the words are not kept any more"
    if right is not None:
        said = right_words(desk, one.protocol, correction.part, correction.field, right, kind)
    return f"{title} {said}" if title.endswith((":", "?")) else f"{title}: {said}"


def _in_sentence(words: str) -> str:
    return words[:1].lower() + words[1:]


def _label(name: str) -> str:
    return LABELS.get(name, name.replace("_", " "))
