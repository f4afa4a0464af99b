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
from calloutcli.wording import ENGLISH, Words, msg

NO_ROLE = "not_recorded"
_LABELS = {detail.name: detail.ask for detail in DETAILS} | {
    HANDED_OVER_TO: msg("Who decides for the home now?"),
    "departure_sentence": msg("Why, in one sentence"),
    "second_person": msg("Who agreed"),
    "reason": msg("Why"),
}
_KINDS = {
    "decision": msg("decision"),
    "closure": msg("closure"),
    "protocol_adopted": msg("protocol adopted"),
    "correction": msg("correction"),
    "erasure": msg("erasure"),
    "consultation": msg("consultation"),
    "notification": msg("notification"),
    "restorative": msg("restorative"),
    "debrief": msg("debrief"),
    "individual_report": msg("individual report"),
    "police_outcome": msg("police outcome"),
    "missing": msg("missing"),
    "review": msg("review"),
    "note": msg("note"),
    "occupancy": msg("occupancy"),
    "nil_return": msg("nil return"),
    "imported": msg("imported"),
    "resident": msg("resident"),
}
"""What a record of each kind is called, in the middle of a sentence."""


def roles() -> tuple[tuple[str, str], ...]:
    """(code, words) of the roles that a person on shift may give, the words as Messages."""
    return next(detail.choices for detail in DETAILS if detail.name == "role")


def role_words(role: str, words: Words = ENGLISH) -> str:
    """A role in words, in the middle of a sentence."""
    return _in_sentence(words((dict(ROLES) | dict(roles())).get(role, role.replace("_", " "))))


def kind_words(kind: str, words: Words = ENGLISH) -> str:
    """What a record of a kind is called, in the middle of a sentence; a kind of a later version as it stands."""
    return words(_KINDS.get(kind, kind.replace("_", " ")))


def author_line(one: KeptRecord, words: Words = ENGLISH) -> str:
    """Who made a record, as a line of a case."""
    return f"  {signed_words(one.record.role, one.author, words)}"


def signed_words(role: str, author: Verifier | None, words: Words = ENGLISH) -> str:
    """Who made a record: with a key of their own, or only what they said of themselves at this PC."""
    said = words("no role was given") if role == NO_ROLE else role_words(role, words)
    if author is not None:
        name, key = holder_of(author.name), author.key_id.hex()
        return words("Signed by: {name} (key {key}), {role}", name=name, key=key, role=said)
    return words("Recorded by: {role} (this PC, role only)", role=said)


def record_title(desk: Desk, one: KeptRecord, stands: datetime | None = None) -> str:
    """The number of a record, its kind and when it was made, or where it `stands` among the others, in the middle of a sentence."""
    return desk.words("record {seq}: {kind}, {time}", **_of_title(desk, one, stands))


def record_heading(desk: Desk, one: KeptRecord, stands: datetime | None = None) -> str:
    """The same at the beginning of a line."""
    return desk.words("Record {seq}: {kind}, {time}", **_of_title(desk, one, stands))


def _of_title(desk: Desk, one: KeptRecord, stands: datetime | None) -> dict[str, object]:
    record = one.record
    time = time_words(desk, stands or record.time)
    return {"seq": record.position.seq, "kind": kind_words(record.kind, desk.words), "time": time}


def time_words(desk: Desk, moment: datetime) -> str:
    """A moment by the clock of the place; with its year where that is not the present one."""
    return dated_time(moment.astimezone(desk.zone()), desk.world.now(), desk.words)


def field_title(protocol: Protocol, part: Part, field: str, kind: str = "", words: Words = ENGLISH) -> str:
    """What a part of a record of a kind is called, as it was asked."""
    form = form_of(kind)
    asked_in_form = form.field(field) if form is not None else None
    if asked_in_form is not None:
        return f"{words(asked_in_form.label)}:"
    if part in ("answer", "detail", "words"):
        asked = (*protocol.questions, *protocol.record, *protocol.closing)
        title = next((one.ask.to(words.language) for one in asked if one.id == field), _label(field, words))
        return title if title.endswith("?") else f"{title}:"
    if part == "other":
        return words("Something else")
    if part == "role":
        return words("Who decided:") if field == "decided_by" else words("The role:")
    if part == "outcome":
        return words("What was decided:")
    return words("When it was decided:") if kind == CLOSURE else words("When it happened:")


def right_words(desk: Desk, protocol: Protocol, part: Part, field: str, right: Json, kind: str = "") -> str:
    """A coded value of a record of a kind in words; as it stands where it is not one that the protocol or the form knows."""
    form, words = form_of(kind), desk.words
    asked_in_form = form.field(field) if form is not None else None
    if asked_in_form is not None:
        return answer_in_words(asked_in_form, right, roles_of(protocol), partial(time_words, desk), words)
    try:
        if part == "time":
            return time_words(desk, parse_time(str(right)))
        if part == "outcome":
            return outcome_title(protocol, str(right), words.language)
    except (KeyError, ValueError):
        return str(right)
    if part == "role":
        roles_here = roles_of(protocol, words.language)
        return roles_here.get(str(right), str(right)) if field == "decided_by" else role_words(str(right), words)
    for question in (*protocol.questions, *protocol.record, *protocol.closing):
        if question.id == field:
            return value_words(question, right, words.language)
    return str(right)


def value_words(question: Question, value: Json, language: str) -> str:
    """An answer as a record holds it, in the words in which it was offered."""
    answer = parse_answer(question, value, (), lambda *_: None) if question.kind != "words" else None
    return str(value) if answer is None else answer_words(question, answer, language)


def taken_over_words(protocol: Protocol, code: Json, words: Words) -> str:
    """Who took a decision over, in words: a role, or none."""
    return words((dict(NOT_PEOPLE) | roles_of(protocol)).get(str(code), str(code).replace("_", " ")))


def detail_line(asked: Iterable[Question], name: str, value: Json, words: Words) -> str:
    """A detail or personal field, under the words in which it was asked."""
    for question in asked:
        if question.id == name:
            return f"  {question.ask.to(words.language)} {value_words(question, value, words.language)}"
    label = _label(name, words)
    return f"  {label} {value}" if label.endswith("?") else f"  {label}: {value}"


def closure_lines(desk: Desk, one: KeptRecord) -> list[str]:
    """What a closure says: what was decided, by whom and when, the closing questions, why."""
    closing, protocol, words = closing_in(one.record, one.personal), one.protocol, desk.words
    who = roles_of(protocol, words.language).get(closing.decided_by, closing.decided_by.replace("_", " "))
    lines = [
        "  " + words("Decided: {outcome}", outcome=outcome_title(protocol, closing.taken, words.language)),
        "  " + words("Decided by: {who}", who=who),
    ]
    if closing.happened is not None:
        lines.append("  " + words("When: {when}", when=time_words(desk, closing.happened)))
    fields = {**closing.details, **closing.personal}
    order = [question.id for question in protocol.closing if question.id in fields]
    left = [name for name in fields if name not in order]
    return [*lines, *(detail_line(protocol.closing, name, fields[name], words) for name in (*order, *left))]


def corrected_lines(desk: Desk, one: KeptRecord, case: Sequence[KeptRecord], indent: str = "  ") -> list[str]:
    """A line for each later record of the case that corrects this one, followed by what corrects that in turn."""
    lines: list[str] = []
    for later in case:
        if later.record.kind != CORRECTION:
            continue
        correction = correction_in(later.record, later.personal)
        if correction.corrects == one.record.position.seq:
            said = desk.words(
                "CORRECTED by record {seq}: {right} ({why})",
                seq=later.record.position.seq,
                right=_said(desk, later, correction, case),
                why=_in_sentence(desk.words(reason_words(correction.reason))),
            )
            lines.append(f"{indent}{said}")
            lines += corrected_lines(desk, later, case, indent + "  ")
    return lines


def correction_lines(desk: Desk, one: KeptRecord, case: Sequence[KeptRecord]) -> list[str]:
    """A correction in full."""
    correction, words = correction_in(one.record, one.personal), desk.words
    said = _said(desk, one, correction, case)
    lines = [
        words("Corrects record {seq}: {right}", seq=correction.corrects, right=said),
        words("Why: {reason}", reason=words(reason_words(correction.reason))),
    ]
    if correction.why:
        lines.append(words("In words: {text}", text=correction.why))
    return [*(f"  {line}" for line in lines), author_line(one, words)]


def erasure_lines(one: KeptRecord, words: Words) -> list[str]:
    """An erasure in full."""
    erasure = erasure_in(one.record)
    of = ", ".join(map(str, erasure.of))
    lines = [
        words("Digests erased: {count}, of records: {records}", count=len(erasure.erased), records=of),
        words("Legal basis: {basis}", basis=words(basis_words(erasure.basis))),
        words("Agreed by: {who}", who=role_words(erasure.second_person, words)),
    ]
    return [*(f"  {line}" for line in lines), author_line(one, words)]


def fate_lines(one: KeptRecord, words: Words) -> list[str]:
    """What was erased of a record, and what is not there and should be."""
    by: dict[int, int] = {}
    for fate in one.fates.values():
        if fate.by is not None:
            by[fate.by] = by.get(fate.by, 0) + 1
    lines = [
        words("ERASED of this record: {count}. Record {seq} says why", count=count, seq=seq)
        for seq, count in sorted(by.items())
    ]
    missing = sum(fate.state == "missing" for fate in one.fates.values())
    if missing:
        lines.append(words("MISSING of this record, unexplained: {count}. Run callout log verify", count=missing))
    return [f"  {line}" for line in lines]


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
    title = field_title(one.protocol, correction.part, correction.field, kind, desk.words)
    right = correction.words if correction.part == "words" and correction.is_in_words else correction.right
    said = str(correction.words) if correction.is_in_words else desk.words("the words are not kept any more")
    if right is not None:
        said = right_words(desk, one.protocol, correction.part, correction.field, right, kind)
    return f"{title} {said}" if title.endswith((":", "?")) else f"{title}: {said}"


def _in_sentence(words: str) -> str:
    return words[:1].lower() + words[1:]


def _label(name: str, words: Words) -> str:
    return words(_LABELS[name]).rstrip(".") if name in _LABELS else name.replace("_", " ")
