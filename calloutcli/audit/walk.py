"""The records of a log read one by one, in order: each one's bytes, place, and personal fields, and the tree they make.

Pure, and of constant memory: it is given streams and holds one record at a time. A walk may begin anywhere, when it is
given the tree's frontier there; several walks over the runs of one log find what one walk finds, as long as all holds.
Of a part of a log, single records with proofs, no tree is made: each record's own proof stands for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from enum import Enum
from itertools import chain

from calloutcli.audit.followed import Followed, Looking
from calloutcli.audit.put_off import Deferrals, Gathering
from calloutcli.canonical import format_canonical
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.log.checkpoint import Checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.record.author import verify_author
from calloutcli.record.correction import correction_in
from calloutcli.record.disclosure import digest_of, is_decoy
from calloutcli.record.erasure import Erasure, erasure_in
from calloutcli.record.kinds import Record, parse_record

Leaves = Iterable[tuple[int, str, str, bytes]]
"""(seq, uid, reference, leaf bytes) in order: the uid and the reference are those that the record is found by."""


class NotHere(Enum):
    """Why a bundle does not disclose a digest, as whoever made it says. No text can pass for one of these."""

    WITHHELD = "withheld"
    ERASED = "erased"


Disclosures = Iterable[tuple[int, str, str | NotHere]]
"""(seq, digest, disclosure text, or why it is not here) in order of seq."""

Agreed = tuple[str, str]
"""What a decision says of the agreement to its protocol: (sha256 of the protocol, its `approval` as canonical JSON)."""

PROGRESS_EVERY = 500


@frozen
class Problem:
    """What does not hold. `seq` names the record; None: the log as a whole."""

    id: str
    message: str
    seq: int | None = None


@frozen
class Run:
    """A run of records: from `start` to before `stop` (None: the log's end), after a tree whose frontier is `frontier`.

    `nodes(level, first)`: the stored hashes of a level from a position on; None where no tree is stored, and no index.
    `kept`: checkpoints kept elsewhere with their notes, by size; `signed(note)` raises EvidenceError when the log's own
    key did not sign one. `wanted`: sizes whose roots are to be told. `included(seq, leaf)`, for single records, raises
    EvidenceError when the log's checkpoint does not hold a record there.
    """

    origin: str
    signed: Callable[[str], object]
    leaves: Leaves
    disclosures: Disclosures
    nodes: Callable[[int, int], Iterator[bytes]] | None = None
    kept: Iterable[tuple[Checkpoint, str]] = ()
    wanted: frozenset[int] = frozenset()
    start: int = 0
    stop: int | None = None
    frontier: tuple[bytes, ...] = ()
    included: Callable[[int, bytes], None] | None = None


@frozen
class Walked:
    """What a walk found.

    `kept`: how many kept checkpoints have the root that the log had at their size; `by_others`: how many bear its name and
    are not signed by its key. `back_in_time`: records dated before the one in front of them. `size`: where it ended; `count`: records read; `hashes`: the frontier there. `unlike`: the size of the first kept
    checkpoint with another root, `beyond`: of the first larger than the log; None: there is none. `absent`: digest -> seq
    of digests with nothing to disclose; `erasures`: seq -> an erasure. `corrections`: (seq, the seq it corrects, its case).
    `adopted`: the records that put a protocol in force; `agreed`: what decisions say of an agreement -> the first that
    says so. `signed`: records signed by a person; `authors`: public key and name -> the first record signed so. `deferrals`:
    what the records say of decisions that were put off; `followed`: of what was added to cases.
    """

    problems: tuple[Problem, ...]
    size: int
    count: int
    hashes: tuple[bytes, ...]
    roots: Mapping[int, bytes]
    unlike: int | None
    beyond: int | None
    protocols: frozenset[str]
    absent: Mapping[str, int]
    erasures: Mapping[int, Erasure]
    corrections: tuple[tuple[int, int, str], ...]
    adopted: tuple[Record, ...]
    agreed: Mapping[Agreed, int]
    kept: int
    by_others: int
    back_in_time: int
    disclosed: int
    decoys: int
    withheld: int
    signed: int
    authors: Mapping[tuple[bytes, str], int]
    deferrals: Deferrals
    followed: Followed


_OTHER_BYTES = frozenset(("altered-record", "unreadable-record", "missing-record", "misplaced-record", "other-history"))


def is_explained(problems: Iterable[Problem]) -> bool:
    """Whether a record is named already whose bytes are not those that the tree was built on."""
    return any(problem.id in _OTHER_BYTES for problem in problems)


def walk(run: Run, progress: Callable[[int], None] = lambda _: None) -> Walked:
    """What a run of records holds; `progress` is told the size reached, every so often."""
    return _Walk(run).run(progress)


class _Walk:
    def __init__(self, run: Run) -> None:
        self.given = run
        self.problems: list[Problem] = []
        self.size = run.start
        self.count = run.start
        self.hashes = list(run.frontier)
        self.stored: dict[int, Iterator[bytes]] = {}
        self.disclosures = _Grouped(run.disclosures)
        self.roots: dict[int, bytes] = {}
        self.unlike: int | None = None
        self.protocols: set[str] = set()
        self.absent: dict[str, int] = {}
        self.erasures: dict[int, Erasure] = {}
        self.corrections: list[tuple[int, int, str]] = []
        self.authors: dict[tuple[bytes, str], int] = {}
        self.adopted: list[Record] = []
        self.agreed: dict[Agreed, int] = {}
        self.deferrals = Gathering()
        self.followed = Looking(whole=run.included is None)
        self.kept = self.by_others = self.back_in_time = 0
        self.time: datetime | None = None
        self.disclosed = self.decoys = self.withheld = self.signed = 0
        self.prev_broken = run.included is not None
        self.tree_broken = run.nodes is None

    def problem(self, id_: str, message: str, seq: int | None = None) -> None:
        self.problems.append(Problem(id_, message, seq))

    def run(self, progress: Callable[[int], None]) -> Walked:
        kept = iter(self.given.kept)
        due = next(kept, None)
        self.root = root(self.hashes)
        for seq, uid, reference, leaf in self.given.leaves:
            if seq != self.size:
                self.gap(seq)
            self.record(seq, (uid, reference), leaf)
            while due is not None and due[0].size <= self.size:
                self.compare_kept(*due)
                due = next(kept, None)
            if self.size in self.given.wanted:
                self.roots[self.size] = self.root
            if self.size % PROGRESS_EVERY == 0:
                progress(self.size)
        for seq in self.disclosures.rest():
            self.problem("stray-disclosure", f"disclosures belong to record {seq}, which is not there", seq)
        progress(self.size)
        larger = chain((due,), kept) if due is not None else ()
        return self.walked(next((one.size for one, note in larger if self.is_ours(one, note)), None))

    def gap(self, seq: int) -> None:
        """Go on at another record than the next one."""
        if self.given.included is None:
            message = f"record {self.size} is missing: the next one here is {seq}"
            self.problem("missing-record", message, self.size)
            self.tree_broken = self.prev_broken = True
        elif seq < self.size:
            self.problem("misplaced-record", f"record {seq} stands after record {self.size - 1}", seq)
        self.size = seq

    def compare_kept(self, kept: Checkpoint, note: str) -> None:
        if kept.size == self.size and kept.root == self.root:
            self.kept += 1
        elif kept.size == self.size and self.unlike is None and self.is_ours(kept, note):
            self.unlike = self.size

    def is_ours(self, kept: Checkpoint, note: str) -> bool:
        """False for a kept checkpoint that proves nothing: damaged, or of another log; told where it bears this one's name."""
        try:
            self.given.signed(note)
        except EvidenceError:
            self.by_others += kept.origin == self.given.origin
            return False
        return True

    def walked(self, beyond: int | None) -> Walked:
        return Walked(
            problems=tuple(self.problems),
            size=self.size,
            count=self.count,
            hashes=tuple(self.hashes),
            roots=self.roots,
            unlike=self.unlike,
            beyond=beyond,
            protocols=frozenset(self.protocols),
            absent=self.absent,
            erasures=self.erasures,
            corrections=tuple(self.corrections),
            adopted=tuple(self.adopted),
            agreed=self.agreed,
            kept=self.kept,
            by_others=self.by_others,
            back_in_time=self.back_in_time,
            disclosed=self.disclosed,
            decoys=self.decoys,
            withheld=self.withheld,
            signed=self.signed,
            authors=self.authors,
            deferrals=self.deferrals.found(),
            followed=self.followed.found(),
        )

    def record(self, seq: int, found_by: tuple[str, str], leaf: bytes) -> None:
        record: Record | None = None
        try:
            record = parse_record(leaf)
        except EvidenceError as error:
            self.problem("unreadable-record", f"record {seq} cannot be read: {error}", seq)
        if self.given.included is not None:
            self.included(seq, leaf, self.given.included)
        else:
            self.hashes, nodes = grow(self.count, self.hashes, leaf_hash(leaf))
            if not self.tree_broken:
                self.compare(nodes, seq)
        self.count += 1
        self.size += 1
        if record is not None:
            self.place(record, seq, found_by)
            self.person(record, leaf, seq)
            self.personal(record, seq)
            self.about_others(record)
        self.root = root(self.hashes)

    def included(self, seq: int, leaf: bytes, included: Callable[[int, bytes], None]) -> None:
        try:
            included(seq, leaf)
        except EvidenceError as error:
            self.problem("not-included", f"record {seq} is not shown to be in the log: {error}", seq)

    def place(self, record: Record, seq: int, found_by: tuple[str, str]) -> None:
        position = record.position
        if position.seq != seq:
            self.problem("misplaced-record", f"record {seq} says that it is record {position.seq}", seq)
        elif self.given.nodes is not None and (record.uid, record.reference) != found_by:
            message = f"record {seq} is kept under another uid or reference than its own: nobody would find it"
            self.problem("misplaced-record", message, seq)
        if self.time is not None and record.time < self.time:
            self.back_in_time += 1
        self.time = record.time
        if position.origin != self.given.origin:
            self.problem("foreign-record", f"record {seq} belongs to the log `{position.origin}`", seq)
        if position.prev != self.root and not self.prev_broken:
            self.prev_broken = True
            if not is_explained(self.problems):
                before = max(seq - 1, 0)
                message = (
                    f"record {before} was altered, or record {seq}: it says that it was written after other records"
                )
                self.problem("altered-record", message, before)

    def person(self, record: Record, leaf: bytes, seq: int) -> None:
        if record.claims_author:
            try:
                author = verify_author(leaf)
            except EvidenceError as error:
                self.problem("bad-author-signature", f"record {seq}: {error}", seq)
                return
            assert author is not None
            self.signed += 1
            self.authors.setdefault((author.public_key, author.name), seq)

    def personal(self, record: Record, seq: int) -> None:
        absent = set(record.digests)
        for digest, text in self.disclosures.of(seq):
            if digest not in absent:
                self.problem("stray-disclosure", f"a disclosure of record {seq} is not one of its own", seq)
            elif text is NotHere.ERASED:
                continue  # still absent: whether it was erased is for an erasure to say
            elif text is NotHere.WITHHELD:
                self.withheld += 1
            elif digest_of(text) != digest:
                self.problem("altered-disclosure", f"the disclosure for digest {digest} was altered", seq)
            elif is_decoy(text):
                self.decoys += 1
            else:
                self.disclosed += 1
            absent.discard(digest)
        for digest in sorted(absent):
            self.absent[digest] = seq

    def about_others(self, record: Record) -> None:
        """Keep what a record says of others, to be held against them when all have been read."""
        self.protocols.add(record.protocol.sha256)
        self.deferrals.see(record)
        for found in self.followed.see(record):
            self.problem(*found)
        seq = record.position.seq
        try:
            if record.kind == "erasure":
                self.erasures[seq] = erasure_in(record)
            elif record.kind == "correction":
                self.corrections.append((seq, correction_in(record, {}).corrects, record.reference))
        except EvidenceError as error:
            self.problem(f"unreadable-{record.kind}", error.message, seq)
        if record.kind == "protocol_adopted":
            self.adopted.append(record)
        elif record.kind == "decision" and record.body.get("agreement", "none_in_force") != "none_in_force":
            approval = format_canonical(record.body.get("approval")).decode()
            self.agreed.setdefault((record.protocol.sha256, approval), seq)

    def compare(self, nodes: Iterable[tuple[int, int, bytes]], seq: int) -> None:
        """Name the record, or the node above it, whose stored hash is not the one just made."""
        for level, position, value in nodes:
            stored = self.stored.get(level)
            if stored is None:
                assert self.given.nodes is not None
                stored = self.stored[level] = self.given.nodes(level, position)
            if next(stored, b"") == value:
                continue
            self.tree_broken = True
            if level == 0:
                message = f"record {seq} was altered: its hash is not the one stored when it was written"
                self.problem("altered-record", message, seq)
            else:
                self.problem("altered-tree", f"node {position} of level {level} of the stored tree was altered", seq)
            return


class _Grouped:
    """The disclosures of one record at a time, from a stream ordered by seq."""

    def __init__(self, rows: Disclosures) -> None:
        self.strays: dict[int, None] = {}
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def of(self, seq: int) -> list[tuple[str, str | NotHere]]:
        found: list[tuple[str, str | NotHere]] = []
        while self._next is not None and self._next[0] <= seq:
            if self._next[0] == seq:
                found.append(self._next[1:])
            else:
                self.strays.setdefault(self._next[0])
            self._next = next(self._rows, None)
        return found

    def rest(self) -> Iterable[int]:
        """The seqs of records that are not there, once all records were asked for."""
        while self._next is not None:
            self.strays.setdefault(self._next[0])
            self._next = next(self._rows, None)
        return self.strays
