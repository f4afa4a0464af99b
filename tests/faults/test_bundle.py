"""A bundle on its way: every byte of one flipped, and what strangers may put into one.

A MANIFEST is signed by nobody: who can change a file can change it too. So each flip is tried twice, as damage on the way,
and by somebody who makes a new MANIFEST; what then is not found is said here by name.
"""

import hashlib
import io
import os
import stat
import zipfile

import pytest

from calloutcli.audit.bundle import DISCLOSURES, ENTRIES, MANIFEST, format_manifest
from calloutcli.cli.verifying import check_received
from calloutcli.errors import EvidenceError
from calloutcli.log.note import Signer, format_note, sign_note
from calloutcli.log.policy import parse_policy
from calloutcli.store.bundle import Bundle, open_bundle
from tests.builders import CALM, ORIGIN
from tests.faults.tally import many
from tests.houses import POLICE, SLOW, House, reference

RECORDS = 20
UNSIGNED = {"README.txt", MANIFEST}
"""What nothing but the MANIFEST vouches for."""


class InMemory(Bundle):
    """A bundle whose files are values."""

    def __init__(self, files):
        self.files = files
        self.names = frozenset(files)

    def close(self):
        """Nothing is open."""

    def _open(self, name):
        return io.BytesIO(self.files[name])

    def _take(self, file, name):
        return file.read(2**18)


def files_of(path):
    """The files of a bundle by name."""
    with open_bundle(path) as bundle:
        return {name: bundle.read(name) for name in bundle.names}


def with_new_manifest(files):
    """The same files under a MANIFEST that fits them."""
    sums = {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items() if name != MANIFEST}
    return {**files, MANIFEST: format_manifest(sums)}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A home of twenty records, and two bundles of it: the whole log, and one case with proofs."""
    house = House(tmp_path_factory.mktemp("bundle") / "home")
    house.adopt()
    for number in range(RECORDS - 4):
        house.decide(number, (CALM, POLICE, SLOW)[number % 3])
    house.close(2, "report_101")
    house.correct(3, "detail", "words", words="right-words")
    house.erase((4, "child"), case=3)
    whole, part = house.folder / "whole", house.folder / "part"
    assert house.export(whole)["records"] == RECORDS
    assert house.export(part, "--case", reference(1), "--case", reference(2))["records"] >= 3
    return house, files_of(whole), files_of(part)


@pytest.fixture(scope="module")
def policy(house):
    """The policy that came by another way."""
    return parse_policy(house[0].policy.read_text(encoding="utf-8"))


def problems_in(files, policy):
    """(what does not hold, or the sentence with which the bundle was refused)."""
    try:
        return [
            (problem.id, problem.seq, problem.message)
            for problem in check_received(InMemory(files), policy).found.problems
        ]
    except EvidenceError as error:
        return [("refused", None, error.message)]


def flips(files, every):
    """(name, position, the files with that byte flipped): one byte in `every`, each time another bit."""
    count = 0
    for name in sorted(files):
        for at in range(len(files[name])):
            count += 1
            if count % every:
                continue
            raw = bytearray(files[name])
            raw[at] ^= 1 << count // every % 8
            yield name, at, {**files, name: bytes(raw)}


@pytest.mark.parametrize("which", ["whole", "part"])
def test_every_flipped_byte_of_a_bundle_is_found(house, policy, tally, which):
    """One bit flipped in any byte of any file on the way: found, and the file or the record is named."""
    files = house[1] if which == "whole" else house[2]
    assert problems_in(files, policy) == []
    with tally(f"byte flips on the way, {which} bundle") as trying:
        for name, at, flipped in flips(files, many(97, 1)):
            with trying(f"{name} byte {at}"):
                problems = problems_in(flipped, policy)
                assert problems
                assert any(name in message for _, _, message in problems) or name == MANIFEST
                assert all(id_ and message for id_, _, message in problems)


@pytest.mark.parametrize("which", ["whole", "part"])
def test_every_flipped_byte_under_a_new_manifest_is_found(house, policy, tally, which):
    """The same by somebody who makes the MANIFEST fit: found in every file that the log's signature covers."""
    files = house[1] if which == "whole" else house[2]
    signed = {name: raw for name, raw in files.items() if name not in UNSIGNED}
    places = _lines_of(files[ENTRIES])
    with tally(f"byte flips under a new MANIFEST, {which} bundle") as trying:
        for name, at, flipped in flips(signed, many(83, 1)):
            with trying(f"{name} byte {at}"):
                found = problems_in(with_new_manifest({**files, **flipped}), policy)
                assert found
                if name == ENTRIES and which == "whole":
                    seq = next(line for line, end in enumerate(places) if at < end)
                    # Where no tree is stored, a record and the one that names it in `prev` cannot be told apart.
                    assert any(one in (seq, seq - 1) or "line" in message for _, one, message in found)


def _lines_of(raw):
    """Where each line ends."""
    return [at + 1 for at, byte in enumerate(raw) if byte == 10]


def test_what_only_the_manifest_vouches_for_is_said(house, policy, tally):
    """README.txt under a new MANIFEST can say anything: the docs say so, and this test fails when that is not so any more."""
    _, files, _ = house
    with tally("bundle, and nobody can tell: the docs say so") as trying, trying("README.txt rewritten"):
        assert problems_in(with_new_manifest({**files, "README.txt": b"All is well.\n"}), policy) == []


# ------------------------------------------------------------------ whole lines, whole files


def _without_line(raw, number):
    lines = raw.splitlines(keepends=True)
    return b"".join(lines[:number] + lines[number + 1 :])


def _swapped(raw, one, other):
    lines = raw.splitlines(keepends=True)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


@pytest.mark.parametrize("which", ["whole", "part"])
def test_lines_taken_out_doubled_or_swapped_are_found(house, policy, tally, which):
    """A record or a disclosure taken out, doubled or put in another's place, under a new MANIFEST: found."""
    files = house[1] if which == "whole" else house[2]
    with tally(f"lines of a bundle, {which}") as trying:
        for name in (ENTRIES, DISCLOSURES):
            count = files[name].count(b"\n")
            for number in range(count):
                if b'"state":"erased"' in files[name].splitlines()[number]:
                    continue  # a courtesy: the erasure record says so itself
                changes = {
                    "taken out": _without_line(files[name], number),
                    "doubled": files[name] + files[name].splitlines(keepends=True)[number],
                    "swapped": _swapped(files[name], number, (number + 1) % count),
                    "cut off behind": b"".join(files[name].splitlines(keepends=True)[:number]),
                }
                for what, raw in (
                    changes.items() if name == ENTRIES else list(changes.items())[:: 1 if number % 7 == 0 else 4]
                ):
                    with trying(f"{name} line {number} {what}"):
                        assert problems_in(with_new_manifest({**files, name: raw}), policy)


def test_files_taken_out_are_found(house, policy, tally):
    """Any file taken out, with its line in the MANIFEST: found, but for the README."""
    for files in house[1:]:
        with tally("files taken out of a bundle") as trying:
            for name in sorted(files.keys() - UNSIGNED):
                with trying(name):
                    left = {one: raw for one, raw in files.items() if one != name}
                    assert problems_in(with_new_manifest(left), policy)


def test_another_log_signed_by_another_key_is_refused(house, policy, tally, tmp_path):
    """A bundle of a forged log, sound in itself under another key of the same name, is not what the policy knows."""
    with tally("forged bundles") as trying, trying("another key"):
        text = house[1]["checkpoint"].partition(b"\n\n")[0].decode() + "\n"
        stranger = Signer(ORIGIN, bytes(32))
        forged = {**house[1], "checkpoint": format_note(sign_note(text, stranger)).encode()}
        found = problems_in(with_new_manifest(forged), policy)
        assert [id_ for id_, _, _ in found] == ["bad-checkpoint"]


# ------------------------------------------------------------------ what strangers put into one


def _zip(path, members):
    """A zip of (name, content, unix mode or None)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw, mode in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if mode is not None:
                info.create_system, info.external_attr = 3, mode << 16
            made.writestr(info, raw)
    path.write_bytes(path.read_bytes().replace(b"@NUL@", b"\0\0\0\0\0"))
    return path


HOSTILE_NAMES = (
    "../entries.jsonl",
    "/etc/passwd",
    "proofs/../../x",
    "..\\entries.jsonl",
    "C:\\entries.jsonl",
    "C:entries.jsonl",
    "ENTRIES.JSONL",
    "proofs/01",
    "proofs/-1",
    "proofs/1/2",
    "protocols/x.yaml",
    "entries.jsonl@NUL@.txt",
    "entries.jsonl\n",
    "proofs/\u0661",
    "con",
    "trust-roots/0",
    "extra",
)


def test_hostile_bundles_are_refused(house, policy, tally, tmp_path):
    """Paths that lead out, links, pipes, bombs, huge notes and lines: refused with what was found, never unpacked."""
    _, files, _ = house
    plain = [(name, raw, None) for name, raw in files.items()]
    with tally("hostile bundles") as trying:
        for number, name in enumerate(HOSTILE_NAMES):
            with trying(f"zip with {name!r}"):
                path = _zip(tmp_path / f"n{number}.zip", [*plain, (name, b"x", None)])
                with pytest.raises(EvidenceError), open_bundle(path):
                    pass
        with trying("the same name twice"):
            with pytest.warns(UserWarning, match="Duplicate"):
                path = _zip(tmp_path / "twice.zip", [*plain, ("entries.jsonl", b"{}\n", None)])
            with pytest.raises(EvidenceError), open_bundle(path):
                pass
        with trying("a link in a zip"):
            path = _zip(tmp_path / "link.zip", [*plain, ("policy", b"/etc/passwd", stat.S_IFLNK | 0o777)])
            with pytest.raises(EvidenceError), open_bundle(path):
                pass
        with trying("a bomb"):
            path = _zip(tmp_path / "bomb.zip", [*plain, ("policy", b"\0" * 50_000_000, None)])
            with pytest.raises(EvidenceError), open_bundle(path) as bundle:
                bundle.read("policy")
        for kind in ("link", "pipe", "folder link"):
            with trying(f"a {kind} in a folder"):
                folder = tmp_path / kind.replace(" ", "")
                _folder(folder, files)
                if kind == "pipe":
                    os.mkfifo(folder / "policy")
                elif kind == "link":
                    (folder / "policy").symlink_to("/etc/passwd")
                else:
                    (folder / "proofs").symlink_to("/etc")
                with pytest.raises(EvidenceError), open_bundle(folder):
                    pass
        for name, raw in _huge(files).items():
            with trying(name):
                given = {**files, **raw}
                assert problems_in(given if MANIFEST in raw else with_new_manifest(given), policy)


def _folder(path, files):
    for name, raw in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(raw)


def _huge(files):
    """What is longer, or more, than it may be."""
    note = files["checkpoint"]
    line = note.splitlines(keepends=True)[-1]
    return {
        "a note of 1 MB": {"checkpoint": note[:-1] + b"A" * 2**20 + b"\n"},
        "a note of 1 MB of text": {"checkpoint": b"x" * 2**20 + b"\n\n" + line},
        "17 signatures": {"checkpoint": note + line.replace(b"elm", b"oak") * 16},
        "two signatures of one key": {"checkpoint": note + line},
        "a record of 65,536 bytes": {ENTRIES: files[ENTRIES] + b'{"a":"' + b"x" * 65_528 + b'"}\n'},
        "a line of 10 MB": {ENTRIES: files[ENTRIES] + b"x" * 10_000_000 + b"\n"},
        "no end of the last line": {ENTRIES: files[ENTRIES][:-1]},
        "a deeply nested record": {ENTRIES: files[ENTRIES] + b"[" * 30_000 + b"]" * 30_000 + b"\n"},
        "a number of 60,000 digits": {ENTRIES: files[ENTRIES] + b'{"a":' + b"9" * 60_000 + b"}\n"},
        "a MANIFEST with a name that leads out": {MANIFEST: files[MANIFEST] + b"0" * 64 + b"  ../x\n"},
        "a disclosure line of 131,072 bytes": {DISCLOSURES: files[DISCLOSURES] + b"x" * 131_072 + b"\n"},
    }
