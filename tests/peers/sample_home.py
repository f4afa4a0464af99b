"""A home whose log holds 20 records of every kind that a stranger must be able to check, made by the tool itself.

Three agencies agreed to a protocol; most decisions carry personal fields, some are signed by a person, one field was erased,
a witness has cosigned a checkpoint, and somebody kept an earlier one and a line of the day book.
"""

from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path

from calloutcli.__main__ import main
from calloutcli.cli.desk import open_desk
from calloutcli.cli.recording import record_entry
from calloutcli.log.cosignature import cosign
from calloutcli.log.note import COSIGNATURE, Signer, format_note, format_verifier, parse_note, parse_signer
from calloutcli.record.entry import entry_of
from calloutcli.record.erasure import Erasure, erasure_of
from calloutcli.record.kinds import ProtocolName
from calloutcli.record.reference import format_reference, new_uid
from calloutcli.store.evidence import open_log
from tests.builders import CALM, LONDON, NOW, REFERENCE_MODEL, SMALL, load, make_case
from tests.worlds import dice, world_of

RECORDS = 20
KEPT = 9
"""The number of records when somebody kept a checkpoint and wrote a receipt into the day book."""
COSIGNED = 14
"""The number of records when a witness cosigned."""
AGENCIES = ("elm-house", "police", "youth-justice")
WITNESS = Signer("panel/witness", bytes(range(40, 72)), COSIGNATURE)
SETTINGS = """\
format: 1
home: "Elm House"
organisation: "Example Care"
code: "ELM"
contacts:
  on_call_manager: "01632 960001"
"""


@dataclass(frozen=True)
class Sample:
    """Where everything is. `policy` asks for the witness, `plain_policy` for nobody; `receipt` is the line in the day book."""

    folder: Path
    home: Path
    policy: Path
    plain_policy: Path
    kept: Path
    receipt: str
    trust_root: Path
    whole: Path
    part: Path
    meeting: Path


class Home:
    """A home under test: a clock that goes on an hour at each command, seeded randomness."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.folder = folder
        self.path = folder / "home"
        self.path.mkdir(parents=True)
        (self.path / "home.yaml").write_text(SETTINGS, encoding="utf-8")
        self.chance = dice(seed)
        self.now = NOW

    def run(self, *arguments: str | Path, typed=()) -> str:
        """What a command prints; it must succeed."""
        self.now += timedelta(hours=1)
        world, screen, _ = world_of(typed, {"CALLOUT_HOME": str(self.path)}, self.now, self.chance)
        status = main([str(one) for one in arguments], world=world)
        assert status == 0, (arguments, screen.getvalue())
        return screen.getvalue()

    def desk(self):
        """The desk at this hour."""
        self.now += timedelta(hours=1)
        world, _, _ = world_of((), {"CALLOUT_HOME": str(self.path)}, self.now, self.chance)
        return open_desk(world)

    def decide(self, number: int, author: Signer | None = None) -> str:
        """The reference of one more decision under the small protocol, with personal fields."""
        desk = self.desk()
        reference = format_reference("ELM", 7_919 * number)
        words = f"Mug number {number} broke.\n\u201cIt slipped\u201d, says Zo\u00eb's caf\u00e9 friend."
        case = make_case(
            reference=reference,
            answers={**CALM, "repeats": number % 5},
            recorded=self.now,
            happened=self.now - timedelta(minutes=20),
            role="care_worker",
            personal={"child": f"C{number}", "words": words, "staff": "AB"},
        )
        entry = entry_of(case, load(), new_uid(desk.world.random), LONDON)
        _, warning = record_entry(desk, entry, SMALL.encode(), author)
        assert not warning
        return reference

    def erase(self, seq: int) -> None:
        """Erase one personal field of a record, on a legal basis."""
        desk = self.desk()
        with open_log(desk.home) as log:
            texts = log.disclosures_of(seq)
        digest = max(texts, key=lambda one: len(texts[one]))  # the longest is no decoy
        protocol = load()
        erasure = Erasure("", (digest,), (seq,), "retention_ended", "registered_manager")
        name = ProtocolName(protocol.id, protocol.version, protocol.sha256)
        entry = erasure_of(erasure, "records_officer", new_uid(desk.world.random), name)
        record_entry(desk, entry, SMALL.encode(), erased=(digest,))


def make_sample(folder: Path, seed: str = "sample") -> Sample:
    """A home with its log, and three bundles of it: the whole log, records 3 to 12, and what a meeting may see."""
    home = Home(folder, seed)
    _adopt(home)
    home.run("key", "new", "ab/author", "--out", folder / "author.key")
    author = parse_signer((folder / "author.key").read_text(encoding="utf-8"))
    receipt = ""
    for number in range(1, RECORDS):
        if number == KEPT:
            home.run("log", "head", "--out", folder / "kept.txt")
            receipt = next(
                line.strip() for line in home.run("log", "receipt").splitlines() if f" {KEPT}-" in f" {line.strip()}"
            )
        if number == COSIGNED:
            home.run("log", "head", "--out", folder / "head.txt")
            note = parse_note((folder / "head.txt").read_text(encoding="utf-8"))
            cosigned = format_note(cosign(note, WITNESS, int(home.now.timestamp())))
            (folder / "cosigned.txt").write_text(cosigned, encoding="utf-8")
            home.run("log", "keep", folder / "cosigned.txt")
        if number == 11:
            home.erase(4)
        else:
            home.decide(number, author if number % 4 == 1 else None)
    policy, plain_policy = folder / "policy.txt", folder / "plain-policy.txt"
    home.run("log", "head", "--policy", "--out", plain_policy)
    witnessed = f"witness panel {format_verifier(WITNESS.verifier)}\nquorum panel\n"
    text = plain_policy.read_text(encoding="utf-8")
    assert "quorum none\n" in text
    policy.write_text(text.replace("quorum none\n", witnessed), encoding="utf-8")
    home.run("log", "export", folder / "whole", "--since", folder / "kept.txt")
    home.run("log", "export", folder / "part", "--seq", "3-12", "--since", folder / "kept.txt")
    home.run("log", "export", folder / "meeting", "--view", "meeting", "--since", folder / "kept.txt")
    return Sample(
        folder=folder,
        home=home.path,
        policy=policy,
        plain_policy=plain_policy,
        kept=folder / "kept.txt",
        receipt=receipt,
        trust_root=folder / "1.root",
        whole=folder / "whole",
        part=folder / "part",
        meeting=folder / "meeting",
    )


def log_verify(home: Path, bundle: Path, policy: Path, *more: str | Path) -> int:
    """The exit status of `callout log verify` on a bundle, by a policy."""
    world, _, _ = world_of((), {"CALLOUT_HOME": str(home)}, NOW + timedelta(days=30), dice("verify"))
    with redirect_stderr(StringIO()):
        return main(["log", "verify", str(bundle), "--policy", str(policy), *map(str, more)], world=world)


def _adopt(home: Home) -> None:
    """Let two of three agencies agree to the reference model, and put it in force."""
    folder = home.folder
    protocol, root = folder / "reference-model.yaml", folder / "1.root"
    protocol.write_bytes(REFERENCE_MODEL.read_bytes())
    vkeys: list[str | Path] = []
    for agency in AGENCIES:
        home.run("key", "new", f"{agency}/protocol", "--out", folder / f"{agency}.key")
        vkeys += ["--agency", folder / f"{agency}.vkey"]
    trust = ("protocol", "trust", "--out", root, *vkeys, "--threshold", "2", "--root-threshold", "2")
    home.run(*trust, "--expires", "2036-01-01")
    for agency in AGENCIES[:2]:
        home.run("protocol", "sign", root, "--key", folder / f"{agency}.key", typed=["y"])
    dates = ("--effective", "2026-01-01", "--review-by", "2030-01-01")
    home.run("protocol", "approve", protocol, "--root", root, *dates)
    approval = folder / "1.0.0.approval"
    for agency in AGENCIES[1:]:
        home.run("protocol", "sign", approval, "--key", folder / f"{agency}.key", "--root", root, typed=["y"])
    papers = ("--approval", approval, "--root", root)
    home.run("protocol", "adopt", protocol, *papers, typed=["y"])
