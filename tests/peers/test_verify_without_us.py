"""docs/verify-without-us.md does what it says: its own scripts, run as they stand there, take and refuse what callout does.

Nothing here but the sample and the attacks is ours: Go's note and tlog, OpenSSL, jq, `cryptography` and `sd-jwt` judge.
"""

import base64
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from calloutcli.canonical import format_canonical
from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint
from calloutcli.log.merkle import frontier_of, leaf_hash, root
from calloutcli.log.note import (
    Signer,
    format_note,
    format_signer,
    format_verifier,
    parse_note,
    parse_signer,
    parse_verifier,
    sign_note,
    verify_note,
)
from tests.builders import REPOSITORY
from tests.peers.sample_home import AGENCIES, KEPT, RECORDS, Sample, log_verify, make_sample

PAGE = (REPOSITORY / "docs" / "verify-without-us.md").read_text(encoding="utf-8")
HERE = REPOSITORY / "tests" / "peers" / "verify_without_us"
GO_SOURCES = Path("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog")
FLIPS = 40
MISSING = [tool for tool in ("bash", "jq", "openssl", "sqlite3", "sha256sum") if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")

BLOCKS = re.findall(r"^<!-- (file|run): (\S+) -->\n```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
FILES = {name: text for kind, name, text in BLOCKS if kind == "file"}
RUNS = {name: text for kind, name, text in BLOCKS if kind == "run"}

SIGNATURE, TREE, FIELDS = (
    ("signed.sh", "check.py", "./verify"),
    ("root.sh", "check.py", "./verify"),
    ("fields.sh", "fields.py"),
)
PART = ("check.py", "./verify")


@dataclass(frozen=True)
class Desk:
    """A stranger's folder: the page's files, the policy and what was kept, and `bundle`, which may be attacked."""

    folder: Path
    sample: Sample
    kind: str

    @property
    def bundle(self) -> Path:
        """The bundle on the desk."""
        return self.folder / "bundle"

    def put(self, name: str, raw: bytes) -> None:
        """Write a file of the bundle."""
        (self.bundle / name).write_bytes(raw)

    def read(self, name: str) -> bytes:
        """The bytes of a file of the bundle."""
        return (self.bundle / name).read_bytes()

    def seal(self) -> None:
        """Write MANIFEST anew, as whoever forges a bundle would."""
        names = sorted(one.relative_to(self.bundle).as_posix() for one in self.bundle.rglob("*") if one.is_file())
        sums = [f"{hashlib.sha256(self.read(name)).hexdigest()}  {name}\n" for name in names if name != "MANIFEST"]
        self.put("MANIFEST", "".join(["# calloutcli/bundle/v1\n", *sums]).encode())

    def restore(self) -> None:
        """Put the sample's bundle there as it was exported."""
        shutil.rmtree(self.bundle, ignore_errors=True)
        shutil.copytree(self.sample.folder / self.kind, self.bundle)

    def refused_by(self, run: str, only=()) -> list[str]:
        """The tools of a run of the page that refuse, each line run alone; `only` of these tools."""
        preamble, refused = "set -euo pipefail\n", []
        for line in RUNS[run].splitlines():
            if re.match(r"[A-Z]+=", line):
                preamble += line + "\n"
                continue
            tool = next(word for word in line.split() if word not in ("bash", "python3"))
            if (only and tool not in only) or (tool == "./verify" and not has_go()):
                continue
            done = self.bash(preamble + line)
            if done.returncode:
                assert done.returncode < 126, done.stderr  # it ran
                refused.append(tool)
        return refused

    def bash(self, script: str) -> subprocess.CompletedProcess[str]:
        """The script, run here, with this Python as python3."""
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        home = str(self.folder.parent)  # Go keeps what it built below it
        env = {"PATH": path, "RECEIPT": self.sample.receipt, "HOME": home, "LANG": "C.UTF-8", "GOPROXY": "off"}
        return subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=env,
            capture_output=True,
            check=False,
            text=True,
            errors="replace",
            timeout=300,
        )

    def callout(self, *more: str | Path) -> int:
        """The exit status of `callout log verify`; no witness is asked for where the bundle has no cosignatures."""
        witnessed = (self.bundle / "cosignatures").exists()
        policy = self.sample.policy if witnessed else self.sample.plain_policy
        return log_verify(self.sample.home, self.bundle, policy, *more)


def has_go() -> bool:
    """Whether Go and the sources of tlog are installed."""
    return shutil.which("go") is not None and GO_SOURCES.is_dir()


needs_go = pytest.mark.skipif(
    not has_go(), reason="Go is not installed here: apt-get install golang-go golang-golang-x-mod-dev"
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Sample:
    """The log of 20 records and its two bundles."""
    return make_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def page(tmp_path_factory, sample) -> Path:
    """A folder with the page's files, the Go program built as the page says."""
    folder = tmp_path_factory.mktemp("page")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, path in (("policy.txt", sample.policy), ("kept.txt", sample.kept), ("trust-root.txt", sample.trust_root)):
        shutil.copy(path, folder / name)
    if has_go():
        done = Desk(folder, sample, "whole").bash("set -e\n" + RUNS["build"])
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(params=["whole", "part"])
def desk(request, page, sample) -> Desk:
    """A desk with the whole log on it, and one with a part."""
    made = Desk(page, sample, request.param)
    made.restore()
    return made


@pytest.fixture
def whole(page, sample) -> Desk:
    """A desk with the whole log on it."""
    made = Desk(page, sample, "whole")
    made.restore()
    return made


@pytest.fixture
def part(page, sample) -> Desk:
    """A desk with a part of the log on it."""
    made = Desk(page, sample, "part")
    made.restore()
    return made


# -------------------------------------------------------------------- what holds


def test_the_page_shows_the_program_that_is_tested():
    """The Go program on the page is the file in this folder, and every file of the page is run by a line of it."""
    assert FILES["main.go"] == (HERE / "main.go").read_text(encoding="utf-8")
    used = " ".join(RUNS.values())
    assert {name for name in FILES if name not in used} == {"from-log.sh"}, "a file of the page is never run"
    ci = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")
    assert {"golang-go", "golang-golang-x-mod-dev", "jq", "sqlite3", "openssl"} <= set(re.findall(r"[a-z0-9-]+", ci))


def test_a_bundle_holds(desk, capsys):
    """The whole log and a part of it: every tool of the page takes them, and so does callout."""
    assert desk.refused_by(desk.kind) == []
    assert desk.callout() == 0
    versions = desk.bash(
        "go version; openssl version; jq --version; sqlite3 --version | cut -c 1-6; sha256sum --version | head -n 1"
    )
    with capsys.disabled():
        print(f"\n{desk.kind}: {', '.join(versions.stdout.splitlines())}")


def test_the_scripts_say_what_they_checked(desk):
    """Number of records, root, author and the fields in clear come out, and are those of the log."""
    size, root_text = desk.read("checkpoint").decode().split("\n")[1:3]
    told = desk.bash("python3 check.py bundle policy.txt && python3 records.py bundle && python3 fields.py bundle")
    assert f"of {size} records" in told.stdout
    assert root_text in told.stdout
    author = (desk.sample.folder / "author.vkey").read_text(encoding="utf-8").strip()
    assert told.stdout.count(f"care_worker signed by {author}\n") == (5 if desk.kind == "whole" else 2)
    assert "care_worker not signed\n" in told.stdout
    assert '"child": "C7"' in told.stdout
    assert "1 erased" in told.stdout
    if has_go():
        assert root_text in desk.bash("./verify bundle policy.txt").stdout


def test_a_bundle_without_names_holds(page, sample):
    """What a meeting of agencies gets, every personal field withheld, is taken too: the digests are still accounted for."""
    desk = Desk(page, sample, "meeting")
    desk.restore()
    assert desk.refused_by("part") == []
    assert desk.refused_by("kept") == []
    assert desk.callout() == 0
    told = desk.bash("python3 fields.py bundle").stdout
    assert "12 withheld" in told
    assert "C7" not in told
    desk.put("disclosures.jsonl", without_last_line(desk.read("disclosures.jsonl")))
    desk.seal()
    assert desk.refused_by("part") == ["fields.sh", "fields.py"]
    assert desk.callout() == 4


def test_what_was_kept_holds(desk):
    """An earlier checkpoint and a witness's cosignature, of the whole log and of a part."""
    assert desk.refused_by("kept") == []
    assert desk.callout("--pinned", desk.sample.kept) == 0


def test_receipt_and_agreement_hold(whole):
    """The receipt of the day book, the checkpoint kept, and two agencies' signatures on the protocol."""
    assert whole.refused_by("kept-whole") == []
    assert whole.callout("--receipt", whole.sample.receipt, "--trust-root", whole.sample.trust_root) == 0
    done = whole.bash("set -euo pipefail\n" + RUNS["agency"])
    assert done.returncode == 0, done.stderr
    assert "Signature Verified Successfully" in done.stdout
    told = whole.bash("python3 agreement.py bundle trust-root.txt").stdout
    assert "approval: signed by police" in told
    assert "approval: signed by elm-house" not in told


def test_a_zip_is_the_same_bundle(whole, tmp_path):
    """What unzip makes of an export is the folder that every step is run on."""
    from zipfile import ZipFile

    shutil.make_archive(str(tmp_path / "bundle"), "zip", whole.bundle)
    shutil.rmtree(whole.bundle)
    with ZipFile(tmp_path / "bundle.zip") as packed:
        packed.extractall(whole.bundle)
    assert whole.refused_by("whole") == []


def test_a_bundle_made_of_the_log_by_sqlite_holds(whole):
    """Of a seized log.sqlite, made with sqlite3 alone: every step of the page, and callout, takes it."""
    shutil.rmtree(whole.bundle)
    done = whole.bash(f"bash from-log.sh '{whole.sample.home / 'log.sqlite'}' bundle")
    assert done.returncode == 0, done.stderr
    assert whole.refused_by("whole") == []
    assert whole.callout() == 0


# -------------------------------------------------------------------- attacks


def flipped(raw: bytes, at: int, by: int = 1) -> bytes:
    """The bytes with one of them changed."""
    return raw[:at] + bytes([raw[at] ^ by]) + raw[at + 1 :]


def middle(raw: bytes) -> bytes:
    """The bytes with the middle one changed."""
    return flipped(raw, len(raw) // 2)


def in_a_disclosure(raw: bytes) -> bytes:
    """A letter of a disclosure changed."""
    return flipped(raw, raw.index(b'"disclosure":"') + 40)


def exchanged(raw: bytes) -> bytes:
    """The texts of two disclosures of one record exchanged: each is one that was recorded, under the wrong digest."""
    lines = [json.loads(line) for line in raw.splitlines()]
    at = next(at for at, (one, two) in enumerate(pairwise(lines)) if {"disclosure"} <= one.keys() & two.keys())
    lines[at]["disclosure"], lines[at + 1]["disclosure"] = lines[at + 1]["disclosure"], lines[at]["disclosure"]
    return b"".join(json.dumps(line, sort_keys=True, separators=(",", ":")).encode() + b"\n" for line in lines)


def without_last_line(raw: bytes) -> bytes:
    """The text without its last line."""
    return b"".join(raw.splitlines(keepends=True)[:-1])


def last_two_swapped(raw: bytes) -> bytes:
    """The text with its last two lines swapped."""
    *lines, one, two = raw.splitlines(keepends=True)
    return b"".join([*lines, two, one])


def signature_respelled(raw: bytes) -> bytes:
    """The signature's base64 in another spelling of the same bytes: its last letter carries bits that nobody reads."""
    at = raw.rindex(b"=") - 1
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return raw[:at] + letters[letters.index(raw[at]) ^ 1 :][:1] + raw[at + 1 :]


ATTACKS = {
    "a byte of a record": ("entries.jsonl", middle, TREE),
    "the last record cut off": ("entries.jsonl", without_last_line, TREE),
    "the end cut off": ("entries.jsonl", lambda raw: raw[:-20], TREE),
    "the last newline cut off": ("entries.jsonl", lambda raw: raw[:-1], TREE),
    "something put after the end": ("entries.jsonl", lambda raw: raw + b"{}", TREE),
    "a record twice": ("entries.jsonl", lambda raw: raw + raw.splitlines(keepends=True)[-1], TREE),
    "two records swapped": ("entries.jsonl", last_two_swapped, TREE),
    "a zero byte": ("entries.jsonl", lambda raw: raw[:50] + b"\0" + raw[50:], TREE),
    "Windows line ends": ("entries.jsonl", lambda raw: raw.replace(b"\n", b"\r\n"), TREE),
    "a byte of the root": ("checkpoint", lambda raw: flipped(raw, raw.index(b"\n", 40) - 5), SIGNATURE),
    "another size": ("checkpoint", lambda raw: raw.replace(b"\n20\n", b"\n19\n"), SIGNATURE),
    "a byte of the signature": ("checkpoint", lambda raw: flipped(raw, len(raw) - 20), SIGNATURE),
    "the signature respelled": ("checkpoint", signature_respelled, SIGNATURE),
    "the signature twice": ("checkpoint", lambda raw: raw + raw.splitlines(keepends=True)[-1], SIGNATURE),
    "no signature": ("checkpoint", lambda raw: raw[: raw.index(b"\n\n") + 2], SIGNATURE),
    "a text after the checkpoint's": ("checkpoint", lambda raw: raw.replace(b"\n\n", b"\n\nand more\n\n"), SIGNATURE),
    "the checkpoint with Windows line ends": ("checkpoint", lambda raw: raw.replace(b"\n", b"\r\n"), SIGNATURE),
    "the checkpoint ends in a zero byte": ("checkpoint", lambda raw: raw[:-1] + b"\0", SIGNATURE),
    "a byte of a disclosure": ("disclosures.jsonl", in_a_disclosure, FIELDS),
    "two disclosures exchanged": ("disclosures.jsonl", exchanged, FIELDS),
    "a disclosure missing": ("disclosures.jsonl", without_last_line, FIELDS),
    "a disclosure told twice": ("disclosures.jsonl", lambda raw: raw + raw.splitlines(keepends=True)[-1], FIELDS),
    "a disclosure called erased": (
        "disclosures.jsonl",
        lambda raw: re.sub(rb'"disclosure":"[^"]*","seq":(\d+)', rb'"seq":\1,"state":"erased"', raw, count=1),
        FIELDS,
    ),
    "disclosures joined into one line": ("disclosures.jsonl", lambda raw: raw.replace(b"\n", b" ", 1), FIELDS),
}
PART_ATTACKS = {
    "a byte of a proof": ("proofs/7", lambda raw: flipped(raw, raw.index(b"\n", 35) + 20), PART),
    "a proof's number": ("proofs/7", lambda raw: raw.replace(b"index 7\n", b"index 6\n"), PART),
    "a hash too few": ("proofs/7", lambda raw: re.sub(rb"(index 7\n)[^\n]*\n", rb"\1", raw), PART),
    "a hash too many": ("proofs/7", lambda raw: re.sub(rb"(index 7\n)([^\n]*\n)", rb"\1\2\2", raw), PART),
    "a proof's hash respelled": (
        "proofs/7",
        lambda raw: signature_respelled(raw[: raw.index(b"=") + 1]) + raw[raw.index(b"=") + 1 :],
        PART,
    ),
    "a byte of a proof's checkpoint": ("proofs/7", lambda raw: flipped(raw, len(raw) - 20), PART),
}


def attack(desk, name, change):
    """Change a file of the bundle behind the MANIFEST's back, and see that the MANIFEST says so; then seal it again."""
    before = desk.read(name)
    desk.put(name, change(before))
    assert desk.read(name) != before
    assert desk.refused_by(desk.kind, only=("files.sh",)) == ["files.sh"]
    desk.seal()
    assert desk.refused_by(desk.kind, only=("files.sh",)) == []


def require_refused(desk, tools):
    """Each of these tools refuses, and callout does."""
    if not has_go():
        tools = [tool for tool in tools if tool != "./verify"]
    assert set(tools) <= set(desk.refused_by(desk.kind, only=tools))
    assert desk.callout() == 4


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_on_a_whole_log_is_refused(whole, name):
    """Each tool that looks at the file refuses, and callout does."""
    file, change, tools = ATTACKS[name]
    attack(whole, file, change)
    require_refused(whole, tools)


@pytest.mark.parametrize("name", ATTACKS | PART_ATTACKS)
def test_an_attack_on_a_part_is_refused(part, name):
    """Each tool that looks at the file refuses, and callout does: bash builds no tree of a part."""
    file, change, tools = (ATTACKS | PART_ATTACKS)[name]
    attack(part, file, change)
    require_refused(part, [tool for tool in tools if tool != "root.sh"])


def test_another_key_of_the_same_name_is_refused(whole):
    """A log made anew, signed by another key under the home's name: only the policy tells."""
    thief = Signer(whole.read("checkpoint").decode().split("\n")[0], bytes(32))
    whole.put("checkpoint", format_note(sign_note(parse_note(whole.read("checkpoint").decode()).text, thief)).encode())
    whole.seal()
    require_refused(whole, SIGNATURE)


def test_a_file_added_or_taken_away_is_found(desk):
    """By the first step, and by callout."""
    for name, raw in (("trust-roots/1", b"mine"), ("README.txt", None)):
        desk.restore()
        (desk.bundle / name).parent.mkdir(exist_ok=True)
        (desk.bundle / name).unlink(missing_ok=True)
        if raw is not None:
            desk.put(name, raw)
        assert desk.refused_by(desk.kind, only=("files.sh", "check.py")) == ["files.sh", "check.py"]
        assert desk.callout() == 4


def test_verdicts_agree(desk, capsys):
    """Random bytes changed and MANIFEST sealed again: the tools that look at that file refuse, and callout does; README is nobody's."""
    dice = random.Random(desk.kind)
    names = ["entries.jsonl", "checkpoint", "disclosures.jsonl"] + ["proofs/3", "proofs/12"] * (desk.kind == "part")
    responsible = {"entries.jsonl": TREE, "checkpoint": SIGNATURE, "disclosures.jsonl": FIELDS}
    counts: dict[str, int] = {}
    for _ in range(FLIPS):
        name = dice.choice(names)
        good = desk.read(name)
        desk.put(name, flipped(good, dice.randrange(len(good)), dice.randrange(1, 256)))
        desk.seal()
        tools = [one for one in responsible.get(name, PART) if one != "root.sh" or desk.kind == "whole"]
        require_refused(desk, tools)
        counts[name] = counts.get(name, 0) + 1
        desk.put(name, good)
    desk.put("README.txt", middle(desk.read("README.txt")))
    desk.seal()
    assert desk.refused_by(desk.kind) == []
    assert desk.callout() == 0
    with capsys.disabled():
        print(f"\n{desk.kind}: {FLIPS} flips, all refused by all: {counts}")


# -------------------------------------------------------------------- a home that rewrites its log with its own key


def rewrite(desk, change):
    """Let the home change its records, with all roots after them, and sign the log anew with its own key."""
    signer = parse_signer((desk.sample.home / "keys" / "log.key").read_text(encoding="utf-8").strip())
    leaves = []
    for line in desk.read("entries.jsonl").splitlines():
        record = json.loads(line)
        change(record)
        before = base64.urlsafe_b64encode(root(frontier_of(map(leaf_hash, leaves))))
        record["prev"] = before.rstrip(b"=").decode()
        leaves.append(format_canonical(record))
    made = root(frontier_of(map(leaf_hash, leaves)))
    desk.put("entries.jsonl", b"".join(leaf + b"\n" for leaf in leaves))
    desk.put("checkpoint", sign_checkpoint(Checkpoint(signer.name, len(leaves), made), signer).encode())
    shutil.rmtree(desk.bundle / "consistency", ignore_errors=True)
    (desk.bundle / "cosignatures").unlink()
    desk.seal()


def late(record, *, signatures: bool):
    """Record 2 said to be entered late; without the signatures of persons, or with them as they were."""
    if record["seq"] == 2:
        record["late"] = True
    if not signatures:
        record["author"] = {"role": record["author"]["role"]}


def test_only_what_was_kept_shows_a_rewriting(whole):
    """A home's own key signs another history well. The kept checkpoint, the receipt and callout with either refuse it."""
    rewrite(whole, lambda record: late(record, signatures=False))
    assert whole.refused_by("whole") == []
    assert [tool for tool in whole.refused_by("kept") if tool != "cosigned.py"][:1] == ["./verify"] * has_go()
    assert whole.refused_by("kept-whole") == ["check.py", "receipt.py"]
    assert whole.callout() == 0
    assert whole.callout("--pinned", whole.sample.kept) == 4
    assert whole.callout("--receipt", whole.sample.receipt) == 4


def test_a_person_s_signature_shows_a_rewriting(whole):
    """A record signed by its author cannot be moved onto another history."""
    rewrite(whole, lambda record: late(record, signatures=True))
    assert whole.refused_by("whole") == ["records.py"]
    assert whole.callout() == 4


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.update(seq=record["seq"] + (record["seq"] == 5)),
        lambda record: record.update(log="another-house.example-care/log/2026"),
        lambda record: record["protocol"].update(sha256="ab" * 32),
    ],
    ids=["another number", "another log", "a protocol that is not here"],
)
def test_a_record_in_the_wrong_place_is_refused(whole, change):
    """A log that is signed well, and whose records contradict their place."""
    rewrite(whole, lambda record: (late(record, signatures=False), change(record)))
    assert "records.py" in whole.refused_by("whole")
    assert whole.callout() == 4


def test_another_root_before_a_record_is_refused(whole):
    """A record that was not written after those before it, in a log that is signed well."""
    rewrite(whole, lambda record: late(record, signatures=False))
    lines = whole.read("entries.jsonl").splitlines()
    record = json.loads(lines[-1])
    record["prev"] = json.loads(lines[3])["prev"]
    lines[-1] = format_canonical(record)
    signer = parse_signer((whole.sample.home / "keys" / "log.key").read_text(encoding="utf-8").strip())
    made = root(frontier_of(map(leaf_hash, lines)))
    whole.put("entries.jsonl", b"".join(line + b"\n" for line in lines))
    whole.put("checkpoint", sign_checkpoint(Checkpoint(signer.name, len(lines), made), signer).encode())
    whole.seal()
    assert whole.refused_by("whole") == ["records.py"]
    assert whole.callout() == 4


def approval_with(change):
    """A change of the record that adopts: its approval's signature lines are changed."""

    def changed(record):
        late(record, signatures=False)
        if record["kind"] == "protocol_adopted":
            text, _, lines = record["approval"].rpartition("\n\n")
            record["approval"] = text + "\n\n" + "".join(f"{line}\n" for line in change(lines.splitlines()))

    return changed


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[:1],
        lambda lines: [lines[0], lines[0]],
        lambda lines: [lines[0], lines[1][:60] + ("A" if lines[1][60] != "A" else "B") + lines[1][61:]],
        lambda lines: [lines[0], lines[1].replace("youth-justice/", "elm-house/")],
    ],
    ids=["one agency", "one agency twice", "a byte of a signature", "in another's name"],
)
def test_an_approval_with_too_few_signatures_is_refused(whole, change):
    """The home can rewrite its own log, and not what agencies signed."""
    rewrite(whole, approval_with(change))
    assert whole.refused_by("whole") == []
    assert "agreement.py" in whole.refused_by("kept-whole")
    assert whole.callout() == 4


def test_an_approval_of_another_protocol_is_refused(whole):
    """Agencies signed one file's SHA-256: no other file stands under it."""
    rewrite(
        whole,
        lambda record: (
            late(record, signatures=False),
            record["kind"] == "protocol_adopted"
            and record["protocol"].update(sha256=hashlib.sha256(b"another").hexdigest()),
        ),
    )
    whole.put(f"protocols/{hashlib.sha256(b'another').hexdigest()}.yaml", b"another")
    whole.seal()
    assert "agreement.py" in whole.refused_by("kept-whole")
    assert whole.callout() == 4


def test_another_trust_root_is_refused(whole, tmp_path):
    """Whoever knows the agencies' trust root sees that the log's agreements rest on other keys."""
    keys = {name: Signer(f"{name}/protocol", hashlib.sha256(name.encode()).digest()) for name in AGENCIES}
    text = whole.sample.trust_root.read_text(encoding="utf-8").split("\n\n")[0] + "\n"
    for name, key in keys.items():
        text = re.sub(rf"(agency {name}) .*", rf"\1 {format_verifier(key.verifier)}".replace("\\", r"\\"), text)
    note = sign_note(text, keys["police"])
    note = replace_signatures(note, sign_note(text, keys["elm-house"]))
    path = whole.folder / "other-root.txt"
    path.write_text(format_note(note), encoding="utf-8")
    assert whole.bash("python3 agreement.py bundle other-root.txt").returncode != 0
    assert whole.callout("--trust-root", path) == 4


def replace_signatures(note, other):
    """The note with the other's signatures too."""
    from calloutcli.frozen import replace as changed

    return changed(note, signatures=(*note.signatures, *other.signatures))


# -------------------------------------------------------------------- cosignature, receipt


def test_a_cosignature_s_time_cannot_be_changed(desk):
    """A byte of the time, or of the signature: the witness did not say so. callout finds no quorum."""
    good = desk.read("cosignatures").decode()
    name, line = next(
        (one.split(" ")[1], one.split(" ")[2]) for one in good.splitlines() if one.startswith("\u2014 panel/")
    )
    raw = base64.b64decode(line)
    for at in (11, 40):
        bad = base64.b64encode(flipped(raw, at)).decode()
        desk.put("cosignatures", good.replace(f"{name} {line}", f"{name} {bad}").encode())
        desk.seal()
        assert "cosigned.py" in desk.refused_by("kept", only=("cosigned.py",))
        assert desk.callout() == 4
    desk.put("cosignatures", good.replace(f"\u2014 {name} {line}\n", "").encode())
    desk.seal()
    assert "cosigned.py" in desk.refused_by("kept", only=("cosigned.py",))
    assert desk.callout() == 4


def test_a_receipt_of_another_log_is_refused(whole):
    """26 other letters: other records. More records than are here: cut off."""
    letters = f"{KEPT}-0000-0000-0000-0000-0000-0000-000"
    assert whole.bash(f"python3 receipt.py bundle {letters}").returncode == 1
    beyond = re.sub(r"^\d+", str(RECORDS + 1), whole.sample.receipt)
    assert "and 20 are here" in whole.bash(f"python3 receipt.py bundle {beyond}").stderr
    spoken = whole.sample.receipt.lower().replace("-", " ").replace("0", "o").replace("1", "i")
    assert whole.bash(f"python3 receipt.py bundle 'x{spoken}'").returncode != 0
    first, _, rest = spoken.partition(" ")
    assert whole.bash(f"python3 receipt.py bundle '{first.replace('o', '0').replace('i', '1')} {rest}'").returncode == 0


@needs_go
def test_go_refuses_another_beginning(part):
    """A proof of consistency with a byte changed, and a checkpoint of a size for which there is no proof."""
    name = f"consistency/{KEPT}"
    part.put(name, flipped(part.read(name), part.read(name).index(b"\n", 40) + 20))
    part.seal()
    assert "./verify" in part.refused_by("kept", only=("./verify",))
    assert part.callout("--pinned", part.sample.kept) == 4
    (part.bundle / name).unlink()
    part.seal()
    assert "./verify" in part.refused_by("kept", only=("./verify",))
    assert part.callout("--pinned", part.sample.kept) == 4


# -------------------------------------------------------------------- keys


@pytest.fixture(scope="module")
def go_keys(tmp_path_factory):
    """`keys/main.go`, built: what it prints when it is given arguments and standard input."""
    folder = tmp_path_factory.mktemp("keys")
    env = {**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOPROXY": "off", "HOME": str(folder)}
    subprocess.run(["go", "build", "-o", folder / "keys", HERE / "keys" / "main.go"], env=env, check=True)

    def run(*arguments: str, given: str = "") -> str:
        done = subprocess.run([folder / "keys", *arguments], input=given.encode(), capture_output=True, check=False)
        return done.stdout.decode() if done.returncode == 0 else f"refused: {done.stderr.decode()}"

    return run


@needs_go
def test_notes_of_go_are_taken(go_keys):
    """A key that Go made is read and written as Go wrote it, and what Go signs with it holds; nothing else does."""
    for number in range(10):
        name, text = f"panel-{number}.example/log/2026", f"line {number}\nZo\u00eb\n"
        secret, public = go_keys("make", name).split()
        signer, verifier = parse_signer(secret), parse_verifier(public)
        assert (format_signer(signer), format_verifier(verifier)) == (secret, public)
        assert signer.verifier == verifier
        signed = go_keys("sign", secret, given=text)
        verify_note(parse_note(signed), verifier)
        assert format_note(sign_note(text, signer)) == signed
        assert go_keys("open", public, given=signed) == text
        assert go_keys("open", public, given=signed.replace("line", "Line")).startswith("refused: invalid signature")


@needs_go
def test_keys_of_callout_are_taken_by_go(go_keys, sample):
    """The log's own key: Go reads it, opens its checkpoint, and makes the same signature byte for byte."""
    public = (sample.home / "keys" / "log.vkey").read_text(encoding="utf-8").strip()
    secret = (sample.home / "keys" / "log.key").read_text(encoding="utf-8").strip()
    note = (sample.whole / "checkpoint").read_text(encoding="utf-8")
    assert go_keys("open", public, given=note) == parse_note(note).text
    assert go_keys("sign", secret, given=parse_note(note).text) == note
    for agency in AGENCIES:
        key = (sample.folder / f"{agency}.vkey").read_text(encoding="utf-8").strip()
        approval = (sample.folder / "1.0.0.approval").read_text(encoding="utf-8")
        taken = not go_keys("open", key, given=approval).startswith("refused: ")
        assert taken == (f"\u2014 {agency}/protocol " in approval)
