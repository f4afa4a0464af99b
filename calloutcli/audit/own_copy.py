"""What is written about a child, in plain words for the child: their own copy, as the child view discloses it.

"Rights: child may ask to see the record for life; write for that reader." No names of staff or of other people are added;
what free text says of them stands as it was written, and whoever hands the copy over reads it first.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo

from calloutcli.audit.child_information_form import LANGUAGE, outcome_words, time_words
from calloutcli.audit.told import Told, as_corrected
from calloutcli.canonical import Json
from calloutcli.interview.moment import parse_time

_LABELS: Mapping[str, str] = {
    "child": "You are called",
    "child_view": "What you said",
    "words": "What staff wrote",
    "tried": "What was tried",
    "put_right": "What was agreed to put it right",
    "departure_sentence": "Why it was done so",
    "reason": "Why it was decided so",
    "own_child_why": "What staff thought about calling the police",
}


def own_copy(told: Iterable[Told], zone: tzinfo) -> tuple[str, ...]:
    """Paragraphs: a head for each case, then when it happened, what was decided, and each field that is shown."""
    paragraphs: list[str] = []
    told = as_corrected(told)
    for reference in dict.fromkeys(one.record.reference for one in told):
        records = [one for one in told if one.record.reference == reference]
        paragraphs.append(f"WHAT IS WRITTEN ABOUT YOU: {reference}")
        paragraphs += _lines(records, zone)
    return tuple(paragraphs)


def _lines(records: Sequence[Told], zone: tzinfo) -> Iterable[str]:
    happened = next((one.record.body["happened"] for one in records if "happened" in one.record.body), None)
    if isinstance(happened, str):
        yield f"When it happened: {time_words(parse_time(happened), zone)}"
    said: dict[str, Json] = {}
    before = ""
    for one in records:
        said |= one.personal
        decided = outcome_words(one.protocol, one.record.body.get("taken"))
        if decided not in ("", before):
            label = "What was decided" if not before else "What was decided later"
            yield f"{label}: {decided} ({time_words(one.record.time, zone)})"
            before = decided
    decisions = [one for one in records if one.record.kind == "decision"]
    if decisions:
        protocol = decisions[-1].protocol
        yield f"By which rules: protocol {protocol.id} {protocol.version}, {protocol.title.to(LANGUAGE)}"
    for name, label in _LABELS.items():
        if name in said:
            yield f"{label}: {said[name]}"
