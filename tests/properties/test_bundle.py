"""Bundles under arbitrary content: what is written is read, in both forms; what is damaged is refused; no export says too much."""

import hashlib
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calloutcli.audit.bundle import (
    MANIFEST,
    DisclosureLine,
    check_manifest,
    format_disclosure_line,
    format_manifest,
    limit_of,
    parse_disclosure_line,
    parse_manifest,
)
from calloutcli.audit.extract import FIELDS, VIEWS, is_disclosed
from calloutcli.errors import EvidenceError
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.store.bundle import open_bundle
from calloutcli.store.bundle_writing import write_bundle
from tests.builders import CALM
from tests.houses import POLICE, SLOW, House, disclosed, entries, every_byte, reference, told

SHA256 = st.binary(min_size=32, max_size=32).map(bytes.hex)
NAMES = st.one_of(
    st.sampled_from(["checkpoint", "entries.jsonl", "disclosures.jsonl", "policy", "cosignatures", "README.txt"]),
    st.integers(0, 10**15).map(lambda seq: f"proofs/{seq}"),
    st.integers(0, 10**15).map(lambda size: f"consistency/{size}"),
    st.integers(1, 10**8).map(lambda number: f"trust-roots/{number}"),
    SHA256.map(lambda sha256: f"protocols/{sha256}.yaml"),
    SHA256.map(lambda sha256: f"protocols/{sha256}.approval"),
)
FILES = st.dictionaries(NAMES, st.binary(max_size=200), max_size=8)
DIGESTS = st.text("abcXYZ019-_", min_size=43, max_size=43)
LINES = st.one_of(
    st.builds(DisclosureLine, st.integers(0, 2**53 - 1), DIGESTS, st.text("abcXYZ019-_", min_size=1), st.just("")),
    st.builds(DisclosureLine, st.integers(0, 2**53 - 1), DIGESTS, st.just(""), st.sampled_from(["withheld", "erased"])),
)


@given(st.dictionaries(NAMES, SHA256))
def test_a_manifest_is_read_back(sums):
    """`parse_manifest` is the inverse of `format_manifest`, in the order of the names."""
    found = parse_manifest(format_manifest(sums))
    assert found == sums
    assert list(found) == sorted(sums)


@given(st.dictionaries(NAMES, SHA256, min_size=1), st.data())
def test_no_other_bytes_are_a_manifest(sums, data):
    """One byte changed: refused, or another manifest, never the same one from other bytes."""
    raw = format_manifest(sums)
    at = data.draw(st.integers(0, len(raw) - 1))
    other = raw[:at] + bytes((data.draw(st.integers(0, 255)),)) + raw[at + 1 :]
    try:
        assert format_manifest(parse_manifest(other)) == other
    except EvidenceError:
        assert other != raw


@given(LINES)
def test_a_line_of_disclosures_is_read_back(line):
    """`parse_disclosure_line` is the inverse of `format_disclosure_line`."""
    assert parse_disclosure_line(format_disclosure_line(line)) == line


def _with_a_change(raw: bytes):
    return st.tuples(st.integers(0, len(raw)), st.binary(max_size=3)).map(
        lambda change: raw[: change[0]] + change[1] + raw[change[0] + len(change[1]) :]
    )


@given(st.one_of(st.binary(max_size=120), LINES.map(format_disclosure_line).flatmap(_with_a_change)))
def test_any_bytes_are_a_line_in_one_spelling_or_refused(raw):
    """Whatever stands in the file: an EvidenceError, or a line that is written just so."""
    try:
        line = parse_disclosure_line(raw)
    except EvidenceError:
        return
    assert format_disclosure_line(line) == raw


@given(st.text(max_size=120))
def test_any_name_is_a_known_one_or_refused(name):
    """No name that leads anywhere else than into the bundle is ever allowed."""
    try:
        limit_of(name)
    except EvidenceError:
        return
    assert name.isascii()
    assert not name.startswith("/")
    assert ".." not in name
    assert name.count("/") <= 1


@settings(max_examples=40, deadline=None)
@given(FILES, st.sampled_from(["b", "b.zip"]))
def test_what_is_written_is_read(files, name):
    """Any files of a bundle, in a folder or a zip, come back with their sums."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write_bundle(path, ((name, [raw[:3], raw[3:]]) for name, raw in files.items()))
        with open_bundle(path) as bundle:
            assert bundle.names == {MANIFEST, *files}
            assert {name: bundle.read(name) for name in files} == files
            listed = parse_manifest(bundle.read(MANIFEST))
            assert listed == {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()}
            assert check_manifest(listed, bundle.digests()) == ()


@settings(max_examples=150, deadline=None)
@given(FILES, st.data())
def test_a_damaged_zip_is_refused_or_shows_what_was_written(files, data):
    """Some bytes are exchanged, cut out or put in: an EvidenceError, or no content that was not in it before."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.zip"
        write_bundle(path, ((name, [raw]) for name, raw in files.items()))
        raw = path.read_bytes()
        with open_bundle(path) as bundle:
            good = {bundle.read(name) for name in bundle.names}
        for _ in range(data.draw(st.integers(1, 3))):
            at = data.draw(st.integers(0, len(raw)))
            raw = raw[:at] + data.draw(st.binary(max_size=4)) + raw[at + data.draw(st.integers(0, 4)) :]
        path.write_bytes(raw)
        try:
            with open_bundle(path) as bundle:
                shown = {bundle.read(name) for name in bundle.names}
        except EvidenceError:
            return
        assert shown <= good


# -------------------------------------------------------------------- exports

STEP = st.one_of(
    st.tuples(st.just("decide"), st.integers(0, 2), st.sampled_from([CALM, POLICE, SLOW])),
    st.tuples(st.just("depart"), st.integers(0, 2), st.sampled_from(["in_house", "report_101", "call_999"])),
    st.tuples(st.just("close"), st.integers(0, 2), st.sampled_from(["in_house", "report_101"])),
    st.tuples(st.just("erase"), st.integers(0, 2), st.sampled_from(sorted(FIELDS)[:4])),
    st.tuples(st.just("correct"), st.integers(0, 2), st.sampled_from(["words", "outcome"])),
    st.tuples(st.just("adopt"), st.just(0), st.just("")),
)


def _live(house: House, steps) -> None:
    """A home's life: each step that makes sense at its place is taken."""
    for verb, case, what in steps:
        own = [(seq, record) for seq, record in house.records() if record.reference == reference(case)]
        decisions = [seq for seq, record in own if record.kind == "decision"]
        if verb == "decide":
            house.decide(case, what)
        elif verb == "depart":
            house.decide(case, CALM, what)
        elif verb == "adopt":
            house.adopt()
        elif verb == "close" and decisions and all(record.kind != "closure" for _, record in own):
            house.close(case, what)
        elif verb == "correct" and decisions:
            right = ("report_101", "") if what == "outcome" else (None, f"right-of-{case}-in-{house.number}")
            house.correct(decisions[-1], what, what, *right)
        elif verb == "erase":
            kept = _kept(house, what, decisions)
            if kept:
                house.erase(*kept, case=case)


def _kept(house: House, field: str, seqs: list[int]) -> list[tuple[int, str]]:
    with house.open() as log:
        return [
            (seq, field)
            for seq in seqs
            if any(parse_disclosure(text).name == field for text in log.disclosures_of(seq).values())
        ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEP, min_size=1, max_size=7), st.sampled_from(VIEWS))
def test_every_export_holds_and_says_no_more_than_its_view(steps, view):
    """Whatever a home lived through: a bundle is verified, lists every digest, and no word in it is one that is withheld."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder) / "home")
        house.adopt()
        _live(house, steps)
        out = Path(folder) / "b"
        words = {
            "police": ("--case", reference(0), "--agreed-by", "manager", "--basis", "safeguarding"),
            "reg44": ("--case", reference(0), "--consent", "child", "--consent", "placing_authority"),
            "child": ("--case", reference(0)),
        }.get(view, ())
        status, screen = house.run("log", "export", str(out), "--view", view, *words)
        if status == 2:
            assert not out.exists()
            return
        assert status == 0, screen
        checked = house.verify(out)
        assert checked["ok"], checked["problems"]
        records = entries(out)
        listed = {(line["seq"], line["digest"]) for line in told(out)}
        assert listed == {(record.position.seq, digest) for record in records for digest in record.digests}
        shown = disclosed(out)
        assert all(is_disclosed(view, name) or view == "reviewer" for _, name in shown)
        raw = every_byte(out).decode()
        for seq, record in house.records():
            with house.open() as log:
                _assert_silent(view, seq, record, log.disclosures_of(seq), raw, shown)
        if view == "police":
            assert {record.reference for record in records} <= {reference(0), ""}


def _assert_silent(view, seq, record, texts, raw, shown) -> None:
    """No field of the record stands in the bundle that is not among those shown."""
    for text in texts.values():
        field = parse_disclosure(text)
        if field.name and (seq, field.name) not in shown:
            assert view != "reviewer"
            assert str(field.value) not in raw
            assert text not in raw
            assert field.salt not in raw
