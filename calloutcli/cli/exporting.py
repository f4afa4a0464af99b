"""A log on its way into a bundle: its records chosen, and every file of the bundle as a stream.

A million records pass through in constant memory, in pages between which whoever wants to record something can. What is
appended meanwhile is left out. INVARIANT: no bundle leaves that does not hold: every record is hashed again on its way and
held against the checkpoint, by the whole tree or by the record's own proof, and so is every disclosure against its digest.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from calloutcli.audit.bundle import DISCLOSURES, ENTRIES, format_disclosure_line, sha256_of
from calloutcli.audit.bundle_words import Handed, render_readme
from calloutcli.audit.child_information_form import time_words
from calloutcli.audit.put_off import Gathering, PutOff, may_defer, overdue
from calloutcli.audit.selection import (
    NOTHING,
    Wanted,
    disclosure_lines,
    is_contact_outcome,
    may_matter,
    require_one_child,
    select,
)
from calloutcli.cli.desk import Desk
from calloutcli.cli.export_heads import KEEP_IT, cosigned, earlier, sound_head
from calloutcli.errors import EvidenceError, StoreError, UsageError
from calloutcli.frozen import frozen, replace
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.log.note import parse_note
from calloutcli.log.proof import (
    ConsistencyProof,
    InclusionProof,
    consistency_nodes,
    format_consistency,
    format_inclusion,
    inclusion_nodes,
    prove_consistency,
    prove_inclusion,
    verify_inclusion,
)
from calloutcli.record.kinds import Record, parse_record
from calloutcli.store.database import Database

if TYPE_CHECKING:
    from calloutcli.audit.child_information_form import Form
    from calloutcli.protocol.model import Protocol
    from calloutcli.record.told import Told

_EVERY = 500

Files = Iterator[tuple[str, Iterable[bytes]]]


@frozen
class Asked:
    """The command line: whom the bundle is for, which records, and who allowed it."""

    view: str = "reviewer"
    cases: tuple[str, ...] = ()
    seq: str | None = None
    since: Path | None = None
    consents: tuple[str, ...] = ()
    agreed_by: str | None = None
    basis: str | None = None


class Source:
    """A log on its way into a bundle. Every stream is taken once, in the order of `files`."""

    def __init__(self, desk: Desk, log: Database, wanted: Wanted, asked: Asked) -> None:
        self._desk = desk
        self._log = log
        self._wanted = wanted
        self.head, self._note = sound_head(desk, log)
        self._since = earlier(asked.since, log, self.head) if asked.since is not None else None
        self._cosigned = cosigned(desk, log, self.head)
        self._protocols: set[str] = set()
        self._shown = self._withheld = self._erased = self._missing = 0
        self._deferrals = Gathering()
        self.chosen = NOTHING
        self.form: Form | None = None
        self.unnamed = False
        self.handed = Handed(
            view=wanted.view,
            origin=self.head.origin,
            size=self.head.size,
            root=self.head.root.hex(),
            whole=wanted.is_whole,
            exported=time_words(desk.world.now(), desk.zone()),
            records=0,
            cases=tuple(sorted(wanted.cases)),
            agreed_by=asked.agreed_by or "",
            basis=asked.basis or "",
            consents=tuple(dict.fromkeys(asked.consents)),
            since=self._since.size if self._since else None,
        )

    # ---------------------------------------------------------------- choosing

    def choose(self, told: Callable[[int], None]) -> None:
        """Choose the records.

        Raises:
            UsageError: there is none, or the view gives none of them out.
            EvidenceError: a record cannot be read.
        """
        self.chosen = select(self._wanted, self._candidates(told), self._is_contact)
        seqs = self.chosen.seqs
        if seqs is not None and not seqs:
            hint = "callout log list shows the records; callout log head hands over the checkpoint alone"
            if self._wanted.view == "reg44":
                hint = "without consent a visitor gets adopted protocols only, and none was adopted: callout log head hands over the checkpoint"
            raise UsageError(f"no record here is for the view `{self._wanted.view}` as it was asked for", hint)
        no_cases = self._wanted.view == "reg44" and not self._wanted.cases
        records = self.head.size if seqs is None else len(seqs)
        self.handed = replace(self.handed, records=records, held=self.chosen.held if no_cases else None)
        late = self._put_off()
        if no_cases:
            self.handed = replace(self.handed, put_off_held=len(late))
        else:
            zone = self._desk.zone()
            told_late = tuple(f"{one.reference}, by {time_words(one.until, zone)}" for one in late)
            self.handed = replace(self.handed, put_off=told_late)
        if self._wanted.view == "child":
            self._choose_own()
        elif self._wanted.view == "police":
            from calloutcli.audit.child_information_form import fill_form

            self.form = fill_form(list(self._told()), self._desk.zone())

    def _candidates(self, told: Callable[[int], None]) -> Iterator[Record]:
        for seq, _, _, leaf in self._log.leaves(0, self.head.size - 1):
            if seq % _EVERY == 0:
                told(seq)
            if may_defer(leaf):
                self._deferrals.see(_read(seq, leaf))
            if may_matter(self._wanted, leaf):
                yield _read(seq, leaf)

    def _put_off(self) -> list[PutOff]:
        """The decisions that were put off and not made by their time, of the cases that are asked for."""
        late = overdue(self._deferrals.found().waiting, self._desk.world.now())
        wanted, seqs = self._wanted, self.chosen.seqs
        if wanted.cases:
            return [one for one in late if one.reference in wanted.cases]
        return [one for one in late if wanted.view == "reg44" or seqs is None or one.seq in seqs]

    def _choose_own(self) -> None:
        from calloutcli.audit.own_copy import own_copy

        told = list(self._told())
        codes = {one.record.reference: one.personal["child"] for one in told if "child" in one.personal}
        require_one_child(codes.items())
        self.unnamed = len(self._wanted.cases) > 1 and codes.keys() != self._wanted.cases
        self.handed = replace(self.handed, own=own_copy(told, self._desk.zone()))

    def _told(self) -> "Iterator[Told]":
        """The records of the cases asked for, with what the view discloses of them."""
        from calloutcli.record.told import Told

        for record in self.chosen.cases:
            texts = self._log.disclosures_of(record.position.seq)
            lines = disclosure_lines(self._wanted.view, self.chosen, record, texts)
            personal = {field.name: field.value for _, field in lines if field}
            yield Told(record, self._protocol_of(record), personal)

    def _protocol_of(self, record: Record) -> "Protocol":
        from calloutcli.protocol.load import load_protocol

        named = record.protocol
        return load_protocol(self._source_of(named.sha256), f"{named.id}/{named.version}.yaml")

    def _is_contact(self, record: Record, outcome: str) -> bool:
        return any(one.id == outcome and is_contact_outcome(one) for one in self._protocol_of(record).outcomes)

    # ---------------------------------------------------------------- the files

    def files(self, told: Callable[[int], None]) -> Files:
        """Every file of the bundle but MANIFEST, in the order in which it must be taken.

        Raises:
            EvidenceError: the log does not hold.
        """
        yield "checkpoint", [self._note.encode()]
        yield ENTRIES, self._entries(told)
        yield DISCLOSURES, self._disclosures(told)
        if self.chosen.seqs is not None:
            for seq in sorted(self.chosen.seqs):
                yield f"proofs/{seq}", [self._proof(seq)]
        earlier = {self.handed.since, self._cosigned[0].size if self._cosigned else None} - {None}
        for size in sorted(size for size in earlier if size is not None):
            yield f"consistency/{size}", [self._consistency(size)]
        for sha256 in sorted(self._protocols):
            yield f"protocols/{sha256}.yaml", [self._source_of(sha256)]
        yield from self._agreements()
        if self._cosigned is not None:
            yield "cosignatures", [self._cosigned[1].encode()]
        if self.form is not None:
            from calloutcli.audit.child_information_form import format_form, render_form

            yield "child-information-form.txt", [render_form(self.form).encode()]
            yield "child-information-form.json", [format_form(self.form)]
        self._require_unchanged()
        yield "README.txt", [render_readme(self.handed).encode()]

    def _entries(self, told: Callable[[int], None]) -> Iterator[bytes]:
        if self.chosen.seqs is not None:
            for seq in sorted(self.chosen.seqs):
                yield self._leaf(seq) + b"\n"
            return
        hashes: list[bytes] = []
        size = 0
        for seq, _, _, leaf in self._log.leaves(0, self.head.size - 1):
            hashes, _ = grow(size, hashes, leaf_hash(leaf))
            size += 1
            if seq % _EVERY == 0:
                told(seq)
            yield leaf + b"\n"
        if size != self.head.size or root(hashes) != self.head.root:
            raise EvidenceError("the log does not hold: its records are not those that its checkpoint signed", KEEP_IT)

    def _leaf(self, seq: int) -> bytes:
        leaf = self._log.leaf(seq)
        if leaf is None:
            raise EvidenceError(f"the log does not hold: record {seq} is missing", KEEP_IT)
        return leaf

    def _disclosures(self, told: Callable[[int], None]) -> Iterator[bytes]:
        for record, texts in self._with_texts():
            self._protocols.add(record.protocol.sha256)
            lines = list(disclosure_lines(self._wanted.view, self.chosen, record, texts))
            self._shown += sum(field is not None for _, field in lines)
            self._withheld += sum(line.state == "withheld" for line, _ in lines)
            self._erased += sum(line.state == "erased" for line, _ in lines)
            self._missing += len(record.digests) - len(lines)
            if record.position.seq % _EVERY == 0:
                told(self.head.size + record.position.seq)
            yield b"".join(format_disclosure_line(line) + b"\n" for line, _ in lines)

    def _with_texts(self) -> Iterator[tuple[Record, Mapping[str, str]]]:
        """Each record that goes out, with the disclosures that the home keeps of it, by digest."""
        if self.chosen.seqs is not None:
            for seq in sorted(self.chosen.seqs):
                yield _read(seq, self._leaf(seq)), self._log.disclosures_of(seq)
            return
        last = self.head.size - 1
        groups = groupby(self._log.disclosures(0, last), itemgetter(0))
        group = next(groups, None)
        for seq, _, _, leaf in self._log.leaves(0, last):
            while group is not None and group[0] < seq:
                group = next(groups, None)
            texts = {digest: text for _, digest, text in group[1]} if group is not None and group[0] == seq else {}
            yield _read(seq, leaf), texts

    def _proof(self, seq: int) -> bytes:
        """The text of a record's proof, which is seen to hold."""
        size = self.head.size
        nodes = self._log.nodes_at(inclusion_nodes(seq, size))
        hashes = prove_inclusion(seq, size, lambda level, position: nodes[level, position])
        try:
            verify_inclusion(hashes, seq, size, leaf_hash(self._leaf(seq)), self.head.root)
        except EvidenceError:
            raise EvidenceError(
                f"the log does not hold: record {seq}, or the tree over it, was altered", KEEP_IT
            ) from None
        return format_inclusion(InclusionProof(seq, tuple(hashes), self._note)).encode()

    def _consistency(self, old: int) -> bytes:
        size = self.head.size
        nodes = self._log.nodes_at(consistency_nodes(old, size))
        hashes = prove_consistency(old, size, lambda level, position: nodes[level, position])
        return format_consistency(ConsistencyProof(old, tuple(hashes), self._note)).encode()

    def _source_of(self, sha256: str) -> bytes:
        source = self._log.protocol_source(sha256)
        if source is None or sha256_of([source]) != sha256:
            raise EvidenceError(f"the protocol {sha256[:12]}... that records name is not kept, or was altered", KEEP_IT)
        return source

    def _agreements(self) -> Files:
        """The approvals and trust roots that stand in the adoptions that go out, the latest of each."""
        from calloutcli.agreement.trust import parse_trust_root

        approvals: dict[str, str] = {}
        roots: dict[int, str] = {}
        for record in self.chosen.adopted:
            if record.body.get("approval"):
                approvals[record.protocol.sha256] = str(record.body["approval"])
            notes = record.body.get("trust_root")
            for note in notes if isinstance(notes, list) else []:
                with suppress(EvidenceError):  # verify names it: the note stands in the record itself
                    roots[parse_trust_root(parse_note(str(note)).text).version] = str(note)
        for sha256, note in sorted(approvals.items()):
            yield f"protocols/{sha256}.approval", [note.encode()]
        for version, note in sorted(roots.items()):
            yield f"trust-roots/{version}", [note.encode()]

    def _require_unchanged(self) -> None:
        """Nothing, unless a personal field was erased while this export was on its way.

        Raises:
            StoreError: one may have been.
        """
        self.handed = replace(
            self.handed, shown=self._shown, withheld=self._withheld, erased=self._erased, missing=self._missing
        )
        if self._missing and self._log.head() != self._note:
            raise StoreError("something was recorded or erased during the export", "run it again: nothing was written")


def _read(seq: int, leaf: bytes) -> Record:
    try:
        record = parse_record(leaf)
    except EvidenceError as error:
        raise EvidenceError(f"the log does not hold: record {seq} cannot be read: {error.message}", KEEP_IT) from None
    if record.position.seq != seq:
        raise EvidenceError(f"the log does not hold: record {seq} says that it is {record.position.seq}", KEEP_IT)
    return record
