"""What is written about a child, in plain words for the child: their own copy, as the child view discloses it.

"Rights: child may ask to see the record for life; write for that reader." First what was decided, then what happened next, in the order
in which it happened. No names of staff or of other people are added; what free text says of them stands as it was written, and
whoever hands the copy over reads it first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo

from calloutcli.audit.child_information_form import LANGUAGE, decided_at, outcome_words, time_words
from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.followup.form import Form, happened_in, parse_followup, value_words, without_idle
from calloutcli.followup.forms import form_of
from calloutcli.followup.roles import roles_of
from calloutcli.interview.moment import parse_time
from calloutcli.record.closure import is_left_open
from calloutcli.record.told import Told, as_corrected

_LABELS: Mapping[str, str] = {
    "child": "You are called",
    "child_view": "What you said",
    "words": "What staff wrote",
    "tried": "What was tried",
    "put_right": "What was agreed to put it right",
    "departure_sentence": "Why it was done so",
    "reason": "Why it was decided so",
    "social_worker_view": "What your social worker said",
    "own_child_why": "What staff thought about calling the police",
}
_TITLES: Mapping[str, str] = {
    "imported": "From older papers",
    "consultation": "Staff asked somebody what to do",
    "notification": "Staff told somebody about it, or tried to",
    "restorative": "Putting it right",
    "police_outcome": "What the police did",
    "missing": "When you were away",
    "note": "A note that staff wrote",
}
"""What came after, by kind, in words for the child; a kind without such words goes by its own title."""


def own_copy(told: Iterable[Told], zone: tzinfo) -> tuple[str, ...]:
    """Paragraphs: a head for each case, then when it happened, what was decided, each field that is shown, and what came after."""
    paragraphs: list[str] = []
    told = as_corrected(told)
    for reference in dict.fromkeys(one.record.reference for one in told):
        records = [one for one in told if one.record.reference == reference]
        paragraphs.append(f"WHAT IS WRITTEN ABOUT YOU: {reference}")
        paragraphs += _lines([one for one in records if form_of(one.record.kind) is None], zone)
        paragraphs += _later([one for one in records if form_of(one.record.kind) is not None], zone)
    return tuple(paragraphs)


def _lines(records: Sequence[Told], zone: tzinfo) -> Iterator[str]:
    """What was decided, and the words that are shown of it."""
    decisions = [one for one in records if one.record.kind == "decision"]
    happened = next((one.record.body["happened"] for one in decisions if "happened" in one.record.body), None)
    if isinstance(happened, str):
        yield f"When it happened: {time_words(parse_time(happened), zone)}"
    said: dict[str, Json] = {}
    before, is_closed = "", False
    for one in records:
        said |= one.personal
        decided = outcome_words(one.protocol, one.record.body.get("taken"))
        is_closed = is_closed or one.record.kind == "closure"
        if is_closed and one.record.kind == "decision" and is_left_open(one.record):
            continue  # details that were added to what was closed already
        if decided not in ("", before):
            label = "What was decided" if not before else "What was decided later"
            yield f"{label}: {decided} ({time_words(decided_at(one), zone)})"
            before = decided
    if decisions:
        protocol = decisions[-1].protocol
        yield f"By which rules: protocol {protocol.id} {protocol.version}, {protocol.title.to(LANGUAGE)}"
    for name, label in _LABELS.items():
        if name in said:
            yield f"{label}: {said[name]}"


def _later(records: Iterable[Told], zone: tzinfo) -> Iterator[str]:
    """What happened next, a paragraph for each record, in the order in which it happened."""
    for one in sorted(records, key=lambda one: happened_in(one.record.body) or one.record.time):
        form = form_of(one.record.kind)
        if form is None:
            continue
        moment = happened_in(one.record.body) or one.record.time
        title = _TITLES.get(form.kind, form.title)
        yield "\n".join([f"{time_words(moment, zone)}: {title}", *(f"- {line}" for line in _answers(form, one, zone))])


def _answers(form: Form, one: Told, zone: tzinfo) -> Iterator[str]:
    try:
        values = without_idle(form, parse_followup(form, one.record, one.personal))
    except EvidenceError:
        return  # verify names it
    roles = roles_of(one.protocol)
    for field in form.fields:
        if field.name in values and field.name != "happened":
            label = _LABELS.get(field.name, field.label)
            yield f"{label}: {value_words(field, values[field.name], roles, lambda moment: time_words(moment, zone))}"
