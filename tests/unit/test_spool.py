"""Which case a record of a bundle is put with, before anybody has read it: by its reference, whatever else is wrong with it."""

import pytest

from calloutcli.audit.parts import Parts
from calloutcli.store.spool import spooled


@pytest.mark.parametrize(
    ("leaf", "reference"),
    [
        (b'{"reference":"ABC-2222-2"}', "ABC-2222-2"),
        (b'{"kind":"occupancy"}', ""),
        (b'{"reference":7}', ""),
        (b'{"reference":"\\ud800"}', ""),
        (b'["reference"]', ""),
        (b"not JSON", ""),
        (b"\xff", ""),
        (b"[" * 100_000, ""),
    ],
)
def test_a_record_stands_with_its_reference_or_with_none(leaf: bytes, reference: str) -> None:
    """No bytes that a bundle may hold stop a report: what has no reference belongs to no case."""
    parts = Parts(lambda: iter([(0, "", "", leaf)]), lambda: iter(()), None, lambda _: None, lambda _: set())

    with spooled(parts) as rows:
        assert rows.cases_from() == [reference][: len(reference)]
        assert [seq for seq, _ in rows.without_reference()] == ([] if reference else [0])
