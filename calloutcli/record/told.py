"""Records as a view tells them: with the personal fields that it discloses, and as later corrections say that they should read.

A correction never changes a record (record/correction.py). Whoever is told of a case in words is told what is right.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen, replace
from calloutcli.interview.moment import parse_time
from calloutcli.protocol.model import Protocol
from calloutcli.record.correction import KIND, Correction, correction_in
from calloutcli.record.entry import LATE_AFTER
from calloutcli.record.kinds import Record

_WITH_DETAILS = ("decision", "closure")
"""Kinds whose coded details stand in the body's `details`; those of every other stand in the body itself."""


@frozen
class Told:
    """A record that goes out, the protocol it was made under, and its personal fields as far as they go along."""

    record: Record
    protocol: Protocol
    personal: Mapping[str, Json]


def as_corrected(told: Iterable[Told]) -> list[Told]:
    """The records without the corrections, in order, each as the corrections of it say that it should read.

    What corrects a correction corrects the record that this is of. When a time is corrected, `late` follows from the right one.
    """
    found: dict[int, Told] = {}
    of: dict[int, int] = {}
    for one in told:
        seq = one.record.position.seq
        if one.record.kind != KIND:
            found[seq] = one
            continue
        try:
            correction = correction_in(one.record, dict(one.personal))
        except EvidenceError:
            continue  # verify names it
        of[seq] = of.get(correction.corrects, correction.corrects)
        if of[seq] in found:
            found[of[seq]] = _corrected(found[of[seq]], correction)
    return list(found.values())


def _corrected(told: Told, correction: Correction) -> Told:
    record, right, field = told.record, correction.right, correction.field
    body: dict[str, Any] = dict(record.body)
    if correction.is_in_words and correction.part == "words":
        return replace(told, personal={**told.personal, field: correction.words})
    if right is None or field == "reference":
        return told
    if correction.part == "answer":
        return replace(told, record=replace(record, facts={**record.facts, field: right}))
    if correction.part == "role" and isinstance(right, str):
        if field in body:
            return replace(told, record=replace(record, body={**body, field: right}))
        return replace(told, record=replace(record, role=right))
    if correction.part == "time":
        body |= _with_time(record, field, right)
    elif correction.part == "outcome" and isinstance(body.get("taken"), dict):
        body["taken"] = {**body["taken"], "outcome": right}
    elif correction.part == "detail":
        if isinstance(body.get("details"), dict) or record.kind in _WITH_DETAILS:
            body["details"] = {**body.get("details", {}), field: right}
        else:
            body[field] = right
    return replace(told, record=replace(record, body=body))


def _with_time(record: Record, field: str, right: Json) -> dict[str, Json]:
    """What changes in a body when a time of it is put right."""
    changed: dict[str, Json] = {field: right}
    if field == "happened" and "late" in record.body:
        with suppress(ValueError):
            changed["late"] = record.time - parse_time(str(right)) > LATE_AFTER
    return changed
