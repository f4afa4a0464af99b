"""A home with a log of cases, to export from. Every personal word in it is unlike every other, so that a test can look for it."""

import json
from datetime import timedelta
from pathlib import Path

from calloutcli.__main__ import main
from calloutcli.audit.bundle import DISCLOSURES, ENTRIES
from calloutcli.canonical import Json
from calloutcli.followup.form import Form, format_followup
from calloutcli.frozen import replace
from calloutcli.interview.moment import format_time
from calloutcli.log.note import format_signer, format_verifier
from calloutcli.log.policy import KnownLog, Policy, format_policy
from calloutcli.protocol.model import Protocol
from calloutcli.record.closure import Closing, closure_of
from calloutcli.record.correction import Correction, correction_of
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.record.entry import entry_of
from calloutcli.record.erasure import Erasure, erasure_of
from calloutcli.record.kinds import Entry, Position, ProtocolName, Record, format_record, parse_record
from calloutcli.record.reference import format_reference
from calloutcli.store.bundle import open_bundle
from calloutcli.store.database import Database, Leaf, open_database
from tests.builders import ENGINE, LONDON, NOW, SIGNER, SMALL, counting_random, load, make_case, uid_of
from tests.worlds import dice, world_of

POLICE = {"danger": "no", "injury": "hospital", "happened": frozenset({"damage"}), "repeats": 1}
SLOW = {"danger": "no", "injury": "none", "happened": frozenset({"damage"}), "repeats": 5}
FIELDS = (
    "child",
    "words",
    "staff",
    "departure_sentence",
    "second_person",
    "child_view",
    "tried",
    "put_right",
    "own_child_why",
)


class House:
    """A home's folder with its log. `number` counts the records made here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "keys").mkdir(parents=True)
        (folder / "keys" / "log.key").write_text(format_signer(SIGNER) + "\n")
        (folder / "keys" / "log.vkey").write_text(format_verifier(SIGNER.verifier) + "\n")
        self.policy = folder / "policy"
        self.policy.write_text(format_policy(Policy((KnownLog(SIGNER.verifier),))))
        self.protocol = load()
        self.number = 0
        self.chance = dice("house")

    def open(self) -> Database:
        """The log, open."""
        return open_database(self.folder / "log.sqlite", SIGNER.verifier, create=True)

    def append(self, entry: Entry, source: str = SMALL, erased: tuple[str, ...] = ()) -> int:
        """The seq of an entry, recorded."""
        random = counting_random(1000 * self.number)
        time = NOW + timedelta(minutes=self.number)

        def leaf(position: Position) -> Leaf:
            raw, disclosures = format_record(entry, position, time, ENGINE, random)
            reference = str(entry.body.get("reference", ""))
            return Leaf(raw, disclosures, reference, entry.protocol.sha256, source.encode(), erased)

        self.number += 1
        with self.open() as log:
            return log.append(entry.uid, leaf, SIGNER).seq

    def decide(
        self, case: int, answers=None, taken=None, *, personal=None, protocol: Protocol | None = None, **changed
    ) -> int:
        """The seq of a decision; without `personal` each field has a word of its own."""
        before = [one for _, one in self.records() if one.reference == reference(case) and one.kind == "decision"]
        made = make_case(case, answers, reference=reference(case), version=len(before) + 1, **changed)
        words = {name: f"{name}-of-{case}-in-{self.number}" for name in FIELDS} if personal is None else personal
        fields = {"taken": taken} if taken else {}
        made = replace(made, personal=words, **fields)
        return self.append(entry_of(made, protocol or self.protocol, uid_of(self.number + 1), LONDON))

    def close(self, case: int, taken: str) -> int:
        """The seq of the closure of a case that was put off."""
        seq = max(
            seq for seq, record in self.records() if record.reference == reference(case) and record.kind == "decision"
        )
        record = dict(self.records())[seq]
        closing = Closing(taken, "manager", personal={"reason": f"reason-of-{case}"})
        uid = uid_of(self.number + 1)
        return self.append(closure_of(record, closing, "manager", uid, self.protocol, NOW))

    def follow(self, form: Form, case: int | None = None, **values: Json) -> int:
        """The seq of a follow-up of a case, or of a record of a month; it happened when it is recorded, unless `values` say when."""
        now = NOW + timedelta(minutes=self.number)
        given = {**({"happened": format_time(now)} if form.field("happened") else {}), **values}
        named = ProtocolName(self.protocol.id, self.protocol.version, self.protocol.sha256)
        of = "" if case is None else reference(case)
        return self.append(format_followup(form, given, of, "manager", uid_of(self.number + 1), named, now))

    def correct(self, seq: int, part, field: str, right=None, words: str = "") -> int:
        """The seq of a correction of a record."""
        record = dict(self.records())[seq]
        why = f"why_corrected-of-{seq}"
        correction = Correction(seq, part, field, "typed_wrong", right, words, why)
        return self.append(correction_of(record, correction, "manager", uid_of(self.number + 1)))

    def erase(self, *fields: tuple[int, str], case: int | None = None) -> int:
        """The seq of the erasure of (seq, field name)."""
        with self.open() as log:
            digests = {
                digest: seq
                for seq, field in fields
                for digest, text in log.disclosures_of(seq).items()
                if parse_disclosure(text).name == field
            }
        erasure = Erasure(
            reference(case) if case is not None else "",
            tuple(sorted(digests)),
            tuple(sorted(set(digests.values()))),
            "wrong_person",
            "registered_manager",
        )
        named = ProtocolName(self.protocol.id, self.protocol.version, self.protocol.sha256)
        entry = erasure_of(erasure, "data_protection_officer", uid_of(self.number + 1), named)
        return self.append(entry, erased=erasure.erased)

    def adopt(self, approval: str = "", roots: tuple[str, ...] = ()) -> int:
        """The seq of an adoption of the protocol."""
        named = ProtocolName(self.protocol.id, self.protocol.version, self.protocol.sha256)
        body = {
            "approval": approval,
            "approval_sha256": "",
            "agencies": [],
            "trust_root": list(roots),
            "trust_root_version": 0,
            "trust_root_sha256": "",
            "effective": "2026-01-01",
            "review_by": "2027-01-01",
            "before": "",
        }
        return self.append(Entry("protocol_adopted", uid_of(self.number + 1), "manager", named, {}, body, {}))

    def records(self) -> list[tuple[int, Record]]:
        """(seq, record) of each record."""
        with self.open() as log:
            return [(seq, parse_record(leaf)) for seq, _, _, leaf in log.leaves()]

    def run(self, *words: str) -> tuple[int, str]:
        """(exit status, screen) of a command in this home."""
        world, screen, _ = world_of([], {"CALLOUT_HOME": str(self.folder), "NO_COLOR": "1"}, NOW, self.chance)
        return main(list(words), world=world), screen.getvalue()

    def export(self, out: Path, *words: str) -> dict:
        """The result of an export that must succeed."""
        status, screen = self.run("log", "export", str(out), "--json", *words)
        assert status == 0, screen
        return json.loads(screen)["result"]

    def verify(self, out: Path, *words: str) -> dict:
        """What `log verify` finds in a bundle."""
        _, screen = self.run("log", "verify", str(out), "--policy", str(self.policy), "--json", *words)
        return json.loads(screen)["result"]


def reference(case: int) -> str:
    """The reference of a case."""
    return format_reference("ELM", case)


def entries(out: Path) -> list[Record]:
    """The records in a bundle."""
    with open_bundle(out) as bundle:
        return [parse_record(line) for line in bundle.lines(ENTRIES)]


def told(out: Path) -> list[dict]:
    """The lines of disclosures.jsonl."""
    with open_bundle(out) as bundle:
        return [json.loads(line) for line in bundle.lines(DISCLOSURES)]


def disclosed(out: Path) -> dict[tuple[int, str], str]:
    """(seq, name) -> value of each field that a bundle discloses; a decoy has no name."""
    found = {}
    for line in told(out):
        if "disclosure" in line:
            field = parse_disclosure(line["disclosure"])
            found[line["seq"], field.name or line["digest"]] = field.value
    return found


def every_byte(out: Path) -> bytes:
    """All bytes of all files of a bundle, with every disclosure decoded besides."""
    with open_bundle(out) as bundle:
        raw = b"\n".join(bundle.read(name) for name in sorted(bundle.names))
    return raw + json.dumps([str(value) for value in disclosed(out).values()]).encode()
