"""Every kind of follow-up, byte for byte: in each way in which its form can go, and with all left out that may be. Still format 1.

As in test_format_1.py: the files were written once, and are never written again by a test. Each line holds the answers, the leaf, and the
disclosures. When a form learns a new field, its records are written anew into another file, and these stay readable.
"""

import json

import pytest

from calloutcli.followup.form import format_followup, parse_followup
from calloutcli.followup.imported import Origin, format_imported, parse_origin
from calloutcli.record.disclosure import digest_of, parse_disclosure
from calloutcli.record.kinds import Position, format_record, parse_record
from tests.forms import FORMS, form_named
from tests.golden.test_format_1 import ENTRY, ORIGIN, PREV, TIME, fixed_random, golden

UID = "cdefghijklmnopqrstuvwxyzab"
REFERENCE = "ELM-7K4Q-Y"
FILE = Origin("0123456789abcdef" * 4, 17)
each_kind = pytest.mark.parametrize("kind", [form.kind for form in FORMS])


def kept(kind):
    """The lines of a kind's file."""
    return [json.loads(line) for line in golden(f"followup-{kind}.jsonl").decode().splitlines()]


def written(kind, values):
    """(leaf, disclosures by digest) that today's code writes for these answers."""
    form = form_named(kind)
    if kind == "imported":
        entry = format_imported(values, FILE, REFERENCE, "manager", ENTRY.protocol, TIME)
    else:
        entry = format_followup(form, values, REFERENCE, "manager", UID, ENTRY.protocol, TIME)
    return format_record(entry, Position(ORIGIN, 9, PREV), TIME, "0.1.0", fixed_random())


@each_kind
def test_the_same_is_written(kind):
    """Today's code writes these bytes for these answers, clock and randomness."""
    for one in kept(kind):
        leaf, disclosures = written(kind, one["values"])
        assert leaf == one["leaf"].encode()
        assert [*disclosures.values()] == one["disclosures"]


@each_kind
def test_they_are_read(kind):
    """The records are read as what was answered; without their disclosures, as what stands in the leaf."""
    form = form_named(kind)
    words = {field.name for field in form.fields if field.is_personal}
    for one in kept(kind):
        record = parse_record(one["leaf"].encode())
        assert (record.kind, record.position, record.time) == (kind, Position(ORIGIN, 9, PREV), TIME)
        assert record.reference == (REFERENCE if form.of_case else "")
        assert list(record.digests) == [digest_of(text) for text in one["disclosures"]]
        shown = {field.name: field.value for field in map(parse_disclosure, one["disclosures"]) if field.name}
        assert parse_followup(form, record, shown) == one["values"]
        assert parse_followup(form, record, {}) == {
            name: value for name, value in one["values"].items() if name not in words
        }
        assert kind != "imported" or parse_origin(record) == FILE


@each_kind
def test_every_field_is_there(kind):
    """Each field that a form has is in one of its records, answered; and left out in another where it may be."""
    form = form_named(kind)
    answered = [set(one["values"]) for one in kept(kind)]
    for field in form.fields:
        assert any(field.name in names for names in answered)
        assert field.required or any(field.name not in names for names in answered)
