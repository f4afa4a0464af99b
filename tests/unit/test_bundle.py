"""Bundles: what is written can be read back, and what a stranger made of one is refused with what was found."""

import hashlib
import io
import os
import socket
import struct
import subprocess
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from calloutcli.audit.bundle import (
    DISCLOSURES,
    ENTRIES,
    MANIFEST,
    MAX_FILES,
    check_manifest,
    format_disclosure_line,
    format_manifest,
    limit_of,
    parse_disclosure_line,
    parse_manifest,
)
from calloutcli.errors import EvidenceError, StoreError
from calloutcli.store.bundle import Bundle, open_bundle
from calloutcli.store.bundle_writing import write_bundle

SHA = "ab" * 32
FILES = {
    "checkpoint": b"a checkpoint\n",
    ENTRIES: b'{"a":1}\n{"b":2}\n',
    DISCLOSURES: b"",
    "proofs/0": b"proof 0\n",
    "proofs/12": b"proof 12\n",
    f"protocols/{SHA}.yaml": b"format: 1\n",
    f"protocols/{SHA}.approval": b"note\n",
    "trust-roots/1": b"root\n",
    "consistency/3": b"proof\n",
    "README.txt": b"words\n",
}


def written(path: Path, files=None) -> Path:
    """The path of a bundle that holds these files."""
    write_bundle(path, [(name, [raw]) for name, raw in (FILES if files is None else files).items()])
    return path


def read_all(bundle: Bundle) -> dict[str, bytes]:
    """Every file of an open bundle."""
    return {name: bundle.read(name) for name in bundle.names}


def zipped(path: Path, files=None, **changes) -> Path:
    """The path of a zip by Python's own writer, with `changes` (a name -> a function of its ZipInfo)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in (files if files is not None else {MANIFEST: b"x", **FILES}).items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name in changes:
                changes[name](info)
            made.writestr(info, raw)
    return path


def refused(path: Path, words: str) -> str:
    """The refusal of whoever opens the bundle and reads all of it, which says these words."""
    with pytest.raises(EvidenceError) as caught:
        _take_all(path)
    assert words in caught.value.message, caught.value.message
    assert caught.value.message[0] in "`abcdefghijklmnopqrstuvwxyz"
    return caught.value.message


def _take_all(path: Path) -> None:
    with open_bundle(path) as bundle:
        for name in bundle.names:
            bundle.read(name)
        list(bundle.digests())
        list(bundle.lines(ENTRIES))


# -------------------------------------------------------------------- written and read


@pytest.mark.parametrize("name", ["bundle", "bundle.zip"])
def test_what_is_written_is_read_back(tmp_path: Path, name: str):
    """Folder and zip hold the same files, each listed in MANIFEST with its SHA-256."""
    with open_bundle(written(tmp_path / name)) as bundle:
        found = read_all(bundle)
        listed = parse_manifest(found.pop(MANIFEST))
        assert found == FILES
        assert listed == {name: hashlib.sha256(raw).hexdigest() for name, raw in FILES.items()}
        assert check_manifest(listed, bundle.digests()) == ()
        assert list(bundle.lines(ENTRIES)) == [b'{"a":1}', b'{"b":2}']
        assert list(bundle.lines(DISCLOSURES)) == []


def test_the_manifest_is_one_for_sha256sum(tmp_path: Path):
    """`sha256sum -c MANIFEST` reads it, and names the file that was altered."""
    folder = written(tmp_path / "bundle")
    check = ["sha256sum", "-c", "--strict", "--quiet", MANIFEST]
    assert subprocess.run(check, cwd=folder, capture_output=True, check=False).returncode == 0
    (folder / "proofs" / "0").write_bytes(b"proof 1\n")
    done = subprocess.run(check, cwd=folder, capture_output=True, check=False, text=True)
    assert done.returncode == 1
    assert "proofs/0: FAILED" in done.stdout


def test_the_same_files_make_the_same_zip(tmp_path: Path):
    """Two zips of the same files are equal byte for byte: no clock and no user's name stands in them."""
    one, two = written(tmp_path / "one.zip"), written(tmp_path / "two.zip")
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
@pytest.mark.parametrize("name", ["bundle", "bundle.zip"])
def test_a_bundle_is_for_its_owner_only(tmp_path: Path, name: str):
    """It holds personal data: nobody else on the computer can read it until it is handed over."""
    path = written(tmp_path / name)
    assert path.stat().st_mode & 0o077 == 0
    assert all(one.stat().st_mode & 0o077 == 0 for one in path.rglob("*"))


@pytest.mark.parametrize("name", ["bundle", "bundle.zip"])
@pytest.mark.parametrize("there", ["file", "folder", "empty folder", "dangling link"])
def test_nothing_is_written_over(tmp_path: Path, name: str, there: str):
    """Whatever has the name already stays as it is."""
    path = tmp_path / name
    if there == "file":
        path.write_bytes(b"mine")
    elif there == "dangling link":
        path.symlink_to(tmp_path / "nowhere")
    else:
        path.mkdir()
        if there == "folder":
            (path / "mine").write_bytes(b"mine")
    with pytest.raises(StoreError, match="is there already"):
        written(path)
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["bundle", "bundle.zip"])
@pytest.mark.parametrize("error", [EvidenceError("broken"), KeyboardInterrupt(), OSError(28, "no space")])
def test_a_failure_leaves_nothing_behind(tmp_path: Path, name: str, error: BaseException):
    """When a stream breaks off in the middle, neither the bundle nor half of it is there."""

    def broken():
        yield b"x" * 100_000
        raise error

    with pytest.raises((EvidenceError, StoreError, KeyboardInterrupt)):
        write_bundle(tmp_path / name, [("checkpoint", [b"x"]), ("README.txt", broken())])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["bundle", "bundle.zip"])
def test_a_folder_that_is_not_there_is_said(tmp_path: Path, name: str):
    """The folder around the bundle is not made: it may be a mistyped stick."""
    with pytest.raises(StoreError, match="cannot be written"):
        written(tmp_path / "nowhere" / name)
    assert list(tmp_path.iterdir()) == []


def test_a_zip_is_written_where_links_are_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """On a stick without hard links the zip is renamed instead."""

    def no_links(*_):
        raise PermissionError(1, "operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    with open_bundle(written(tmp_path / "bundle.zip")) as bundle:
        assert bundle.read("checkpoint") == FILES["checkpoint"]
    assert [one.name for one in tmp_path.iterdir()] == ["bundle.zip"]


def test_a_file_is_never_written_longer_than_it_may_be_read(tmp_path: Path):
    """What our own reader would refuse is refused before it has its name."""
    with pytest.raises(EvidenceError, match="longer than"):
        write_bundle(tmp_path / "bundle", [("checkpoint", [b"x" * 65_537])])
    assert list(tmp_path.iterdir()) == []


# -------------------------------------------------------------------- names

BAD_NAMES = [
    "/checkpoint",
    "../checkpoint",
    "proofs/../checkpoint",
    "proofs/../../etc/passwd",
    "./checkpoint",
    "proofs//0",
    "C:checkpoint",
    "C:\\checkpoint",
    "proofs\\0",
    "..\\checkpoint",
    "manifest",
    "Checkpoint",
    "ENTRIES.JSONL",
    "proofs/00",
    "proofs/-1",
    "proofs/1 ",
    "proofs/\u0661",
    "proofs/1e3",
    "proofs/9999999999999999999",
    "trust-roots/0",
    f"protocols/{SHA.upper()}.yaml",
    f"protocols/{SHA[1:]}.yaml",
    f"protocols/{SHA}.YAML",
    f"protocols/{SHA}.yaml.exe",
    "checkpoint\n",
    "checkpoint\0",
    "checkpoint\0.txt",
    "check\u202epoint",
    "proofs",
    "proofs/",
    "",
    "x",
    ".DS_Store",
    "__MACOSX/._checkpoint",
    "a" * 300,
]


@pytest.mark.parametrize("name", BAD_NAMES, ids=ascii)
def test_only_the_names_of_a_bundle_are_allowed(name: str):
    """Another path, another case, another spelling of a number: none of it is a file of a bundle."""
    with pytest.raises(EvidenceError, match="not a file of a bundle"):
        limit_of(name)


@pytest.mark.parametrize("name", [name for name in BAD_NAMES if not name.endswith("/") and name], ids=ascii)
def test_a_zip_with_another_name_is_refused(tmp_path: Path, name: str):
    """The whole zip is refused, whatever else is in it, and nothing is read or unpacked."""
    path = zipped(tmp_path / "b.zip", {MANIFEST: b"x", "placeholder": b"y"})
    path.write_bytes(_renamed(path.read_bytes(), b"placeholder", name.encode()))
    refused(path, "not a file of a bundle")
    assert [one.name for one in tmp_path.iterdir()] == ["b.zip"]


def _renamed(raw: bytes, old: bytes, new: bytes) -> bytes:
    """A zip in which the last file has another name in both of its headers, as no honest writer would give it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(made, "w") as target:
        for info in source.infolist():
            target.writestr(info.filename, source.read(info))
    out = made.getvalue()
    grown = len(new) - len(old)
    local, central = out.index(old), out.rindex(old)
    out = out[:central] + new + out[central + len(old) :]
    out = out[:local] + new + out[local + len(old) :]
    local_header, central_header = local - 30, central + grown - 46
    edited = bytearray(out)
    struct.pack_into("<H", edited, local_header + 26, len(new))
    struct.pack_into("<H", edited, central_header + 28, len(new))
    for header in (local_header + 6, central_header + 8):
        struct.pack_into("<H", edited, header, 0x800)  # the name is UTF-8
    end = len(edited) - 22
    size, start = struct.unpack_from("<II", edited, end + 12)
    struct.pack_into("<II", edited, end + 12, size + grown, start + grown)
    return bytes(edited)


def test_a_zip_rewritten_by_the_test_is_a_good_one_otherwise(tmp_path: Path):
    """The rewriting above changes nothing but the name: with a good name the zip is read."""
    path = zipped(tmp_path / "b.zip", {MANIFEST: b"x", "placeholder": b"y"})
    path.write_bytes(_renamed(path.read_bytes(), b"placeholder", b"checkpoint"))
    with open_bundle(path) as bundle:
        assert read_all(bundle) == {MANIFEST: b"x", "checkpoint": b"y"}


# -------------------------------------------------------------------- hostile folders


def test_a_folder_may_hold_no_link(tmp_path: Path):
    """A link to a file, to a folder, or to nothing: it is refused and not followed."""
    for target in (tmp_path / "secret", tmp_path / "nowhere"):
        (tmp_path / "secret").write_bytes(b"secret")
        folder = written(tmp_path / f"b-{target.name}")
        (folder / "policy").symlink_to(target)
        refused(folder, "`policy`, which is a link")
    folder = written(tmp_path / "folders", {"checkpoint": b"x"})
    (folder / "proofs").symlink_to(tmp_path)
    refused(folder, "`proofs`, which is a link")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_folder_may_hold_no_pipe_and_no_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A pipe is not waited for."""
    folder = written(tmp_path / "pipe")
    os.mkfifo(folder / "policy")
    refused(folder, "`policy`, which is a pipe")
    folder = written(tmp_path / "socket")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("policy")
        refused(folder, "`policy`, which is a socket")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
@pytest.mark.parametrize("becomes", ["pipe", "link"])
def test_a_file_that_becomes_something_else_is_not_read(tmp_path: Path, becomes: str):
    """Somebody puts a pipe or a link in its place after the folder was looked at."""
    folder = written(tmp_path / "b")
    (tmp_path / "secret").write_bytes(b"secret")
    with open_bundle(folder) as bundle:
        (folder / "checkpoint").unlink()
        if becomes == "pipe":
            os.mkfifo(folder / "checkpoint")
        else:
            (folder / "checkpoint").symlink_to(tmp_path / "secret")
        with pytest.raises((EvidenceError, StoreError)):
            bundle.read("checkpoint")


def test_a_folder_may_hold_no_other_folder(tmp_path: Path):
    """Folders inside folders are not gone into."""
    for name in ("more", "proofs/more", "Proofs"):
        folder = written(tmp_path / name.replace("/", "-"))
        (folder / name).mkdir()
        refused(folder, f"`{name}`, which is a folder")


def test_a_file_that_is_too_long_is_refused_before_it_is_read(tmp_path: Path):
    """A sparse file of a terabyte costs nothing to make."""
    folder = written(tmp_path / "b")
    with (folder / "policy").open("wb") as file:
        file.truncate(2**40)
    refused(folder, "1,099,511,627,776 bytes long, and 65,536 is the most")


def test_a_note_of_a_megabyte_is_refused(tmp_path: Path):
    """A checkpoint has at most 65,536 bytes, in a folder and in a zip."""
    folder = written(tmp_path / "b")
    (folder / "checkpoint").write_bytes(os.urandom(2**20))
    refused(folder, "`checkpoint` is 1,048,576 bytes long")
    refused(
        zipped(tmp_path / "b.zip", {MANIFEST: b"x", "checkpoint": os.urandom(2**20)}),
        "`checkpoint` says that it is 1,048,576 bytes long",
    )


def test_a_file_that_grows_while_it_is_read_is_stopped(tmp_path: Path):
    """The limit holds for what is read, not for what was listed."""
    folder = written(tmp_path / "b")
    with open_bundle(folder) as bundle:
        (folder / "checkpoint").write_bytes(b"x" * 70_000)
        with pytest.raises(EvidenceError, match="longer than 65,536 bytes"):
            bundle.read("checkpoint")


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Neither a folder nor a zip is listed without end."""
    monkeypatch.setattr("calloutcli.store.bundle.MAX_FILES", 5)
    monkeypatch.setattr("calloutcli.store.bundle_zip.MAX_FILES", 5)
    files = {MANIFEST: b"x", **{f"proofs/{number}": b"x" for number in range(20)}}
    folder = tmp_path / "b"
    (folder / "proofs").mkdir(parents=True)
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    refused(folder, "more than 5 files")
    refused(zipped(tmp_path / "b.zip", files), "the zip lists 21 files")


# -------------------------------------------------------------------- hostile zips


def test_a_zip_bomb_is_refused_unread(tmp_path: Path):
    """Zeros that unpack a thousandfold: refused by what the directory says."""
    path = zipped(tmp_path / "b.zip", {MANIFEST: b"x", ENTRIES: bytes(30 * 2**20)})
    tracemalloc.start()
    refused(path, "`entries.jsonl` unpacks to 31,457,280 bytes")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * 2**20


def test_many_small_bombs_are_refused(tmp_path: Path):
    """Each file alone is small enough; together they are not."""
    path = zipped(tmp_path / "b.zip", {MANIFEST: b"x", **{f"proofs/{n}": bytes(60_000) for n in range(1_200)}})
    refused(path, "the zip unpacks to")


def test_a_zip_that_lies_about_sizes_is_refused(tmp_path: Path):
    """The directory says 10 bytes, and a bomb comes: no more than 10 are taken, and the checksum does not fit."""
    path = zipped(tmp_path / "b.zip", {MANIFEST: b"x", "README.txt": bytes(200_000)})
    raw = path.read_bytes()
    for header in (b"PK\1\2", b"PK\3\4"):
        at = raw.rindex(header)
        field = at + (24 if header == b"PK\1\2" else 22)
        raw = raw[:field] + struct.pack("<I", 10) + raw[field + 4 :]
    path.write_bytes(raw)
    refused(path, "`README.txt` in the zip is damaged")


def test_overlapping_files_are_refused(tmp_path: Path):
    """Two entries of the directory that share their bytes: the cheapest bomb there is."""
    path = zipped(tmp_path / "b.zip", {MANIFEST: b"x", "proofs/1": os.urandom(500), "proofs/2": os.urandom(500)})
    raw = bytearray(path.read_bytes())
    second = raw.rindex(b"PK\1\2")
    first = raw.rindex(b"PK\1\2", 0, second)
    raw[second + 42 : second + 46] = raw[first + 42 : first + 46]
    path.write_bytes(raw)
    refused(path, "overlaps another file")


@pytest.mark.parametrize("kind", [0o120777, 0o010600, 0o020600, 0o060600, 0o140600, 0o040700])
def test_links_and_devices_in_a_zip_are_refused(tmp_path: Path, kind: int):
    """Unix rights in a zip can make a file a link, a pipe, a device: none is followed, the zip is refused."""

    def changed(info):
        info.create_system = 3
        info.external_attr = kind << 16

    path = zipped(tmp_path / "b.zip", {MANIFEST: b"x", "policy": b"/etc/passwd"}, policy=changed)
    refused(path, "`policy` as a link or a device")


def test_a_name_that_stands_twice_is_refused(tmp_path: Path):
    """One program would read the first, another the second."""
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as made:
        for name in (MANIFEST, "checkpoint", "checkpoint"):
            made.NameToInfo.clear()  # else Python warns
            made.writestr(name, b"x")
    refused(tmp_path / "b.zip", "holds `checkpoint` twice")


def test_names_that_differ_by_case_only_are_refused(tmp_path: Path):
    """On half of all computers they are one file."""
    refused(zipped(tmp_path / "b.zip", {MANIFEST: b"x", "checkpoint": b"1", "CHECKPOINT": b"2"}), "`CHECKPOINT`")


def test_an_encrypted_zip_is_refused(tmp_path: Path):
    """The flag alone is enough."""
    path = zipped(tmp_path / "b.zip")
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\1\2")
    raw[at + 8] |= 1
    path.write_bytes(raw)
    refused(path, "is encrypted")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions_are_refused(tmp_path: Path, method: int):
    """What not every zip program reads is no way to hand over evidence."""
    path = zipped(tmp_path / "b.zip", checkpoint=lambda info: setattr(info, "compress_type", method))
    refused(path, "`checkpoint` is packed in a way")


@pytest.mark.parametrize("cut", [1, 4, 22, 23, 60, 300])
def test_a_zip_that_is_cut_off_is_refused(tmp_path: Path, cut: int):
    """A copy that broke off is never half read."""
    path = written(tmp_path / "b.zip")
    raw = path.read_bytes()
    path.write_bytes(raw[:-cut])
    refused(path, "cut off")


@pytest.mark.parametrize("where", ["before", "after", "comment"])
def test_a_zip_with_something_added_is_refused(tmp_path: Path, where: str):
    """A file that is a zip and something else besides: programs disagree on what is in it."""
    path = written(tmp_path / "b.zip")
    raw = path.read_bytes()
    if where == "comment":
        with zipfile.ZipFile(path, "a") as made:
            made.comment = b"PK\5\6"
    else:
        path.write_bytes(b"#!/bin/sh\n" + raw if where == "before" else raw + b"\n")
    refused(path, "zip")


def test_two_directories_in_one_zip_are_refused(tmp_path: Path):
    """A ZIP64 record that leads to another directory."""
    other = zipped(tmp_path / "other.zip", {MANIFEST: b"x", "checkpoint": b"other"}).read_bytes()
    path = zipped(tmp_path / "b.zip", {MANIFEST: b"x", "checkpoint": b"this"})
    raw = path.read_bytes()
    locator = b"PK\6\7" + bytes(16)
    end = bytearray(raw[-22:])
    size = struct.unpack_from("<I", end, 12)[0]
    struct.pack_into("<I", end, 12, size + len(locator))
    path.write_bytes(raw[:-22] + locator + bytes(end))
    refused(path, "ZIP64")
    path.write_bytes(other + raw)
    refused(path, "before or after")


def test_a_zip_by_another_program_is_read(tmp_path: Path):
    """Info-ZIP and Windows write entries for the folders too."""
    files = {MANIFEST: b"x", "proofs/": b"", **FILES}
    with open_bundle(zipped(tmp_path / "b.zip", files)) as bundle:
        assert bundle.names == {MANIFEST, *FILES}


def test_two_files_of_a_zip_are_read_at_once(tmp_path: Path):
    """Entries and disclosures go side by side, a line of each at a time."""
    lines = [b"%d" % number for number in range(50_000)]
    text = b"\n".join(lines) + b"\n"
    with open_bundle(zipped(tmp_path / "b.zip", {MANIFEST: b"x", ENTRIES: text, DISCLOSURES: text})) as bundle:
        pairs = list(zip(bundle.lines(ENTRIES), bundle.lines(DISCLOSURES), strict=True))
    assert pairs == [(line, line) for line in lines]


def test_flipped_bytes_in_a_zip_are_found(tmp_path: Path):
    """Each byte of a zip, one at a time: refused, or what is read is what was written; never anything else."""
    path = written(tmp_path / "b.zip", {"checkpoint": os.urandom(50), ENTRIES: b"x\n" * 20})
    raw = path.read_bytes()
    with open_bundle(path) as bundle:
        good = read_all(bundle)
    for at in range(len(raw)):
        path.write_bytes(raw[:at] + bytes((raw[at] ^ 0x41,)) + raw[at + 1 :])
        try:
            with open_bundle(path) as bundle:
                assert read_all(bundle) == good
        except EvidenceError:
            continue


# -------------------------------------------------------------------- lines


@pytest.mark.parametrize("name", ["b", "b.zip"])
def test_a_line_that_is_too_long_is_refused_in_constant_memory(tmp_path: Path, name: str):
    """64 MB without a newline are not read to their end."""
    (tmp_path / "b").mkdir()
    raw = os.urandom(2**20).hex().encode() * 32
    if name == "b":
        (tmp_path / name / MANIFEST).write_bytes(b"x")
        (tmp_path / name / ENTRIES).write_bytes(b"short\n" + raw)
    else:
        zipped(tmp_path / name, {MANIFEST: b"x", ENTRIES: b"short\n" + raw})
    tracemalloc.start()
    with open_bundle(tmp_path / name) as bundle, pytest.raises(EvidenceError, match=r"line 2 .* 65,535 bytes"):
        list(bundle.lines(ENTRIES))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * 2**20


def test_the_longest_line_is_read(tmp_path: Path):
    """65,535 bytes and the newline; one more is refused. A disclosure is base64, so its line may be longer."""
    for length, name, good in ((65_535, ENTRIES, True), (65_536, ENTRIES, False), (100_000, DISCLOSURES, True)):
        path = written(tmp_path / f"{length}", {name: os.urandom(length).replace(b"\n", b"x") + b"\n"})
        with open_bundle(path) as bundle:
            if good:
                assert [len(line) for line in bundle.lines(name)] == [length]
            else:
                with pytest.raises(EvidenceError, match="longer than 65,535"):
                    list(bundle.lines(name))


def test_a_last_line_without_its_end_is_refused(tmp_path: Path):
    """What is cut off in the middle of a line is never taken for a whole one."""
    with open_bundle(written(tmp_path / "b", {ENTRIES: b"one\ntwo"})) as bundle:
        lines = bundle.lines(ENTRIES)
        assert next(lines) == b"one"
        with pytest.raises(EvidenceError, match="breaks off in the middle of line 2"):
            next(lines)


def test_what_is_not_there_is_said(tmp_path: Path):
    """A file that the bundle has not, and one that no bundle has."""
    with open_bundle(written(tmp_path / "b")) as bundle:
        with pytest.raises(EvidenceError, match="the bundle has no `policy`"):
            bundle.read("policy")
        with pytest.raises(EvidenceError, match="not a file of a bundle"):
            bundle.read("../secret")


# -------------------------------------------------------------------- what is no bundle at all


def test_what_is_no_bundle_is_said(tmp_path: Path):
    """Nothing there: cannot be read. An empty folder, a text, an empty file: no bundle."""
    with pytest.raises(StoreError, match="no such file"):
        open_bundle(tmp_path / "nothing")
    (tmp_path / "empty").mkdir()
    refused(tmp_path / "empty", "no MANIFEST at its top")
    (tmp_path / "text").write_text("hello")
    refused(tmp_path / "text", "not a zip")
    (tmp_path / "none.zip").write_bytes(b"")
    refused(tmp_path / "none.zip", "not a zip")
    refused(zipped(tmp_path / "other.zip", {"checkpoint": b"x"}), "no MANIFEST at its top")
    refused(zipped(tmp_path / "nested.zip", {f"bundle/{MANIFEST}": b"x"}), "not a file of a bundle")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_instead_of_a_bundle_is_not_waited_for(tmp_path: Path):
    """`callout log verify PIPE` would never end."""
    os.mkfifo(tmp_path / "pipe")
    refused(tmp_path / "pipe", "neither a folder nor a file")


# -------------------------------------------------------------------- MANIFEST


def test_a_manifest_that_lies_is_found_out(tmp_path: Path):
    """A file missing, one added, one altered: each is named."""
    listed = {"checkpoint": "0" * 64, "policy": "1" * 64, ENTRIES: "2" * 64}
    found = [("checkpoint", "0" * 64), (ENTRIES, "3" * 64), ("README.txt", "4" * 64)]
    assert check_manifest(listed, found) == (
        ("extra-file", "`README.txt` is in the bundle, but not in its MANIFEST"),
        ("altered-file", f"`{ENTRIES}` is not the file that the MANIFEST lists"),
        ("missing-file", "`policy` is in the MANIFEST, but not in the bundle"),
    )


GOOD = format_manifest({"checkpoint": "0" * 64, "policy": "1" * 64}).decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        GOOD[:-1],
        GOOD + "\n",
        GOOD.replace("v1", "v2"),
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("  ", " "),
        GOOD.replace("  ", " *"),
        GOOD.replace("0" * 64, "0" * 63),
        GOOD.replace("0" * 64, "A" * 64),
        GOOD.replace("checkpoint", "../checkpoint"),
        GOOD.replace("checkpoint", "Checkpoint"),
        GOOD.replace("checkpoint", "policy"),
        GOOD.replace("policy", "MANIFEST"),
        GOOD.replace("checkpoint", "README.txt").replace("policy", "checkpoint").replace("README.txt", "policy"),
        GOOD + GOOD,
        "# comment\n" + GOOD,
        GOOD.replace("checkpoint", "check\0oint"),
        "\ufeff" + GOOD,
    ],
)
def test_a_manifest_has_one_spelling(text: str):
    """Whatever is not written as `format_manifest` writes it is refused."""
    with pytest.raises(EvidenceError):
        parse_manifest(text.encode())


def test_an_entry_of_the_largest_bundle_fits_into_the_manifest():
    """MANIFEST of as many files as a bundle may have is no longer than it may be, in either kind of name."""
    line = len(f"{SHA}  protocols/{SHA}.approval\n")
    assert MAX_FILES * line <= limit_of(MANIFEST)


# -------------------------------------------------------------------- disclosures.jsonl

DIGEST = "A" * 43


@pytest.mark.parametrize(
    "line",
    [
        f'{{"digest":"{DIGEST}","disclosure":"WyJ4Il0","seq":0}}',
        f'{{"digest":"{DIGEST}","seq":12,"state":"withheld"}}',
        f'{{"digest":"{DIGEST}","seq":9007199254740991,"state":"erased"}}',
    ],
)
def test_a_line_of_disclosures_is_read_back(line: str):
    """Each of the three forms."""
    assert format_disclosure_line(parse_disclosure_line(line.encode())).decode() == line


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{}",
        "[]",
        "null",
        f'{{"digest":"{DIGEST}","seq":0}}',
        f'{{"digest":"{DIGEST}","disclosure":"","seq":0}}',
        f'{{"digest":"{DIGEST}","disclosure":"a b","seq":0}}',
        f'{{"digest":"{DIGEST}","disclosure":"WyJ4Il0=","seq":0}}',
        f'{{"digest":"{DIGEST}","disclosure":"WyJ4Il0","seq":0,"state":"withheld"}}',
        f'{{"digest":"{DIGEST}","disclosure":"WyJ4Il0","seq":-1}}',
        f'{{"digest":"{DIGEST}","disclosure":"WyJ4Il0","seq":true}}',
        f'{{"digest":"{DIGEST}","disclosure":"WyJ4Il0","seq":1.0}}',
        f'{{"digest":"{DIGEST}","disclosure":"WyJ4Il0","seq":9007199254740992}}',
        f'{{"digest":"{DIGEST}","disclosure":"WyJ4Il0","seq":"1"}}',
        f'{{"digest":"{DIGEST[1:]}","seq":0,"state":"withheld"}}',
        f'{{"digest":"{DIGEST}","seq":0,"state":"missing"}}',
        f'{{"digest":"{DIGEST}","seq":0,"state":["withheld"]}}',
        f'{{"digest":"{DIGEST}","seq":0,"state":{{}}}}',
        f'{{"digest":"{DIGEST}","seq":0,"seq":1,"state":"withheld"}}',
        f'{{"digest":"{DIGEST}", "seq":0,"state":"withheld"}}',
        f'{{"seq":0,"digest":"{DIGEST}","state":"withheld"}}',
        f'{{"digest":"{DIGEST}","seq":0,"state":"withheld","more":1}}',
        f'{{"digest":"{DIGEST}","seq":00,"state":"withheld"}}',
        f'{{"digest":"{DIGEST}","seq":0,"state":"withheld"}}\u00e9',
        "[" * 100_000,
    ],
)
def test_any_other_line_of_disclosures_is_refused(line: str):
    """Another key, order, spelling or type: none of it is a line of a bundle, and none is a fault of ours."""
    with pytest.raises(EvidenceError, match="line of disclosures"):
        parse_disclosure_line(line.encode())
