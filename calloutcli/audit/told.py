"""Records as a view tells them: with the personal fields that it discloses, and as later corrections say that they should read.

A correction never changes a record (record/correction.py). Whoever is told of a case in words is told what is right.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen, replace
from calloutcli.protocol.model import Protocol
from calloutcli.record.correction import KIND, Correction, correction_in
from calloutcli.record.kinds import Record


@frozen
class Told:
    """A record that goes out, the protocol it was made under, and its personal fields as far as they go along."""

    record: Record
    protocol: Protocol
    personal: Mapping[str, Json]


def as_corrected(told: Iterable[Told]) -> list[Told]:
    """The records without the corrections, in order, each as the corrections of it say that it should read."""
    found: dict[int, Told] = {}
    for one in told:
        if one.record.kind != KIND:
            found[one.record.position.seq] = one
            continue
        try:
            correction = correction_in(one.record, dict(one.personal))
        except EvidenceError:
            continue  # verify names it
        if correction.corrects in found:
            found[correction.corrects] = _corrected(found[correction.corrects], correction)
    return list(found.values())


def _corrected(told: Told, correction: Correction) -> Told:
    record, right, field = told.record, correction.right, correction.field
    body: dict[str, Any] = dict(record.body)
    if correction.words and correction.part == "words":
        return replace(told, personal={**told.personal, field: correction.words})
    if right is None:
        return told
    if correction.part == "answer":
        return replace(told, record=replace(record, facts={**record.facts, field: right}))
    if correction.part == "role" and isinstance(right, str):
        return replace(told, record=replace(record, role=right))
    if correction.part == "time":
        body["happened"] = right
    elif correction.part == "outcome" and isinstance(body.get("taken"), dict):
        body["taken"] = {**body["taken"], "outcome": right}
    elif correction.part == "detail" and isinstance(body.get("details"), dict):
        body["details"] = {**body["details"], field: right}
    return replace(told, record=replace(record, body=body))
