"""Records that later versions of callout write, byte for byte: signed by a person, an erasure, a correction. Still format 1.

As in test_format_1.py: the files were written once, and are never written again by a test.
"""

import pytest

from calloutcli.frozen import replace
from calloutcli.log.note import Signer
from calloutcli.record.author import verify_author
from calloutcli.record.correction import Correction, correction_in, correction_of
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.record.erasure import Erasure, erasure_in, erasure_of
from calloutcli.record.kinds import Position, format_record, parse_record
from tests.golden.test_format_1 import ENTRY, ORIGIN, PREV, TIME, fixed_random, golden

AUTHOR = Signer("cd/author", bytes(range(1, 33)))
"""A key that everybody knows: it signs nothing but these files."""

ERASURE = Erasure("ELM-7K4Q-Y", ("A" * 43, "B" * 43), (3, 7), "wrong_person", "data_protection_officer")
CORRECTION = Correction(7, "answer", "happened", "learnt_later", ["damage"], "", "The caf\u00e9 rang.")
UID = "bcdefghijklmnopqrstuvwxyza"


def written(name):
    """(leaf, disclosures) that today's code writes for a golden file."""
    corrected = parse_record(golden("record.json"))
    entry = {
        "signed.json": ENTRY,
        "erasure.json": erasure_of(ERASURE, "registered_manager", UID, ENTRY.protocol),
        "correction.json": correction_of(corrected, CORRECTION, "senior_on_shift", UID),
    }[name]
    return format_record(entry, Position(ORIGIN, 8, PREV), TIME, "0.1.0", fixed_random(), AUTHOR)


@pytest.mark.parametrize("name", ["signed.json", "erasure.json", "correction.json"])
def test_the_same_is_written(name):
    """Today's code writes these bytes for these values, and their author is verified."""
    assert written(name)[0] == golden(name)
    assert verify_author(golden(name)) == AUTHOR.verifier


def test_they_are_read():
    """A signed decision, an erasure and a correction are read as what was recorded."""
    signed = parse_record(golden("signed.json"))
    assert (signed.facts, signed.body, signed.role) == (ENTRY.facts, ENTRY.body, ENTRY.role)
    assert erasure_in(parse_record(golden("erasure.json"))) == ERASURE
    personal = {
        one.name: one.value for one in map(parse_disclosure, written("correction.json")[1].values()) if one.name
    }
    assert correction_in(parse_record(golden("correction.json")), personal) == CORRECTION
    assert correction_in(parse_record(golden("correction.json")), {}) == replace(CORRECTION, why="")
