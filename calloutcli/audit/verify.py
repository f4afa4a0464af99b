"""Whether a log is what it claims to be, record by record, and if not, which record is wrong.

Pure: it is given the log's parts as streams, in order, and holds one record at a time. What it can and cannot see is
the table in `docs/formats.md`: an altered record, node, disclosure or checkpoint is named; a record that was never
made is not. The tree is RFC 6962; it is built again from the leaf bytes, nothing stored is trusted.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.log.checkpoint import Checkpoint, verify_checkpoint
from calloutcli.log.merkle import grow, leaf_hash, root
from calloutcli.log.note import Verifier
from calloutcli.record.disclosure import digest_of, is_decoy
from calloutcli.record.kinds import Record, parse_record


@frozen
class Problem:
    """What does not hold. `seq` names the record; None: the log as a whole."""

    id: str
    message: str
    seq: int | None = None


@frozen
class Parts:
    """A log in parts, each a stream in order of seq.

    `leaves`: (seq, uid, reference, leaf bytes), uid and reference being those that the row is found by. `disclosures`: (seq, digest, text). `nodes(level)`: stored hashes, left to right.
    `head`: the last signed checkpoint. `kept`: checkpoints kept elsewhere with their notes. `source(sha256)`: the bytes
    of a protocol.
    """

    leaves: Iterable[tuple[int, str, str, bytes]]
    disclosures: Iterable[tuple[int, str, str]]
    nodes: Callable[[int], Iterator[bytes]]
    head: str | None
    kept: Sequence[tuple[Checkpoint, str]]
    source: Callable[[str], bytes | None]


@frozen
class Verification:
    """What was found. `root` is the 32-byte root over the records as they are; `problems` are in order of seq."""

    records: int
    root: bytes
    problems: tuple[Problem, ...]
    disclosed: int
    erased: int

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.problems


def check_log(parts: Parts, verifier: Verifier, progress: Callable[[int], None] = lambda _: None) -> Verification:
    """Every problem of the log; `progress` is told the number of records read, every so often."""
    return _Walk(parts, verifier).run(progress)


_OTHER_BYTES = frozenset(("altered-record", "unreadable-record", "missing-record", "misplaced-record", "other-history"))


class _Walk:
    def __init__(self, parts: Parts, verifier: Verifier) -> None:
        self.parts = parts
        self.verifier = verifier
        self.problems: list[Problem] = []
        self.size = 0
        self.count = 0
        self.hashes: list[bytes] = []
        self.stored: list[Iterator[bytes]] = []
        self.missing: dict[str, int] = {}
        self.erased: set[str] = set()
        self.protocols: set[str] = set()
        self.disclosed = 0
        self.prev_broken = False
        self.tree_broken = False

    def problem(self, id_: str, message: str, seq: int | None = None) -> None:
        self.problems.append(Problem(id_, message, seq))

    def run(self, progress: Callable[[int], None]) -> Verification:
        head = self.signed_head()
        kept = sorted(self.parts.kept, key=lambda pair: pair[0].size)
        waiting = iter(kept)
        due = next(waiting, None)
        disclosures = _by_seq(self.parts.disclosures)
        for seq, uid, reference, leaf in self.parts.leaves:
            if seq != self.size:
                self.problem(
                    "missing-record", f"record {self.size} is missing: the next one on disk is {seq}", self.size
                )
                self.size = seq
                self.tree_broken = self.prev_broken = True
            self.record(seq, (uid, reference), leaf, disclosures(seq))
            while due is not None and due[0].size <= self.size:
                self.kept_head(*due)
                due = next(waiting, None)
            if self.size % 500 == 0:
                progress(self.size)
        for seq in dict.fromkeys(row[0] for row in disclosures.rest()):
            self.problem("stray-disclosure", f"disclosures belong to record {seq}, which is not there", seq)
        self.last(head, next((kept for kept in (due, *waiting) if kept and self.is_ours(kept[1])), None))
        for digest, seq in self.missing.items():
            if digest not in self.erased:
                self.problem("missing-disclosure", f"digest {digest} is missing: unexplained", seq)
        for sha256 in sorted(self.protocols):
            self.protocol(sha256)
        progress(self.size)
        ordered = sorted(self.problems, key=lambda problem: -1 if problem.seq is None else problem.seq)
        return Verification(self.count, root(self.hashes), tuple(ordered), self.disclosed, len(self.erased))

    def signed_head(self) -> Checkpoint | None:
        if self.parts.head is None:
            return None
        try:
            return verify_checkpoint(self.parts.head, self.verifier)
        except EvidenceError as error:
            self.problem("bad-checkpoint", f"the log's checkpoint does not hold: {error}")
            return None

    def record(self, seq: int, found_by: tuple[str, str], leaf: bytes, disclosures: Sequence[tuple[str, str]]) -> None:
        prev = root(self.hashes)
        record: Record | None = None
        try:
            record = parse_record(leaf)
        except EvidenceError as error:
            self.problem("unreadable-record", f"record {seq} cannot be read: {error}", seq)
        self.hashes, nodes = grow(self.count, self.hashes, leaf_hash(leaf))
        self.count += 1
        self.size += 1
        if not self.tree_broken:
            for level, position, value in nodes:
                self.node(level, position, value, seq)
        if record is not None:
            self.place(record, seq, found_by, prev)
            self.personal(record, seq, disclosures)
            self.protocols.add(record.protocol.sha256)

    def place(self, record: Record, seq: int, found_by: tuple[str, str], prev: bytes) -> None:
        if record.position.seq != seq:
            self.problem("misplaced-record", f"record {seq} says that it is record {record.position.seq}", seq)
        elif (record.uid, record.reference) != found_by:
            message = f"record {seq} is kept under another uid or reference than its own: nobody would find it"
            self.problem("misplaced-record", message, seq)
        if record.position.origin != self.verifier.name:
            self.problem("foreign-record", f"record {seq} belongs to the log `{record.position.origin}`", seq)
        if record.position.prev != prev and not self.prev_broken:
            self.prev_broken = True
            if not self.is_explained():
                before = max(seq - 1, 0)
                message = f"record {before} was altered: record {seq} was written after another one"
                self.problem("altered-record", message, before)

    def is_explained(self) -> bool:
        """Whether a record is named already whose bytes are not those that the tree was built on."""
        return any(problem.id in _OTHER_BYTES for problem in self.problems)

    def personal(self, record: Record, seq: int, disclosures: Sequence[tuple[str, str]]) -> None:
        if record.kind == "erasure":
            erased = record.body.get("erased")
            self.erased |= {str(digest) for digest in erased} if isinstance(erased, list) else set()
        here = set(record.digests)
        for digest, text in disclosures:
            if digest not in here:
                self.problem("stray-disclosure", f"a disclosure of record {seq} is not one of its own", seq)
            elif digest_of(text) != digest:
                self.problem("altered-disclosure", f"the disclosure for digest {digest} was altered", seq)
            else:
                self.disclosed += not is_decoy(text)
            here.discard(digest)
        self.missing |= dict.fromkeys(sorted(here), seq)

    def node(self, level: int, position: int, value: bytes, seq: int) -> None:
        if level == len(self.stored):
            self.stored.append(self.parts.nodes(level))
        if next(self.stored[level], b"") == value:
            return
        self.tree_broken = True
        if level == 0:
            self.problem(
                "altered-record", f"record {seq} was altered: its hash is not the one stored when it was written", seq
            )
        else:
            self.problem("altered-tree", f"node {position} of level {level} of the stored tree was altered", seq)

    def kept_head(self, kept: Checkpoint, note: str) -> None:
        if kept.size != self.size or kept.root == root(self.hashes) or not self.is_ours(note):
            return
        if not any(problem.id == "other-history" for problem in self.problems):
            message = f"the first {kept.size} records are not those that the kept checkpoint of size {kept.size} signed"
            self.problem("other-history", message, kept.size - 1)

    def is_ours(self, note: str) -> bool:
        """False for a kept checkpoint that proves nothing: damaged, or of another log."""
        try:
            verify_checkpoint(note, self.verifier)
        except EvidenceError:
            return False
        return True

    def last(self, head: Checkpoint | None, due: tuple[Checkpoint, str] | None) -> None:
        if self.parts.head is None and self.size:
            self.problem("missing-checkpoint", f"the log has {self.size} records and no checkpoint")
        if head is not None and head.size != self.size:
            seq = min(head.size, self.size)
            self.problem("wrong-size", f"the checkpoint signs {head.size} records, and {self.size} are here", seq)
        elif head is not None and head.root != root(self.hashes) and not self.is_explained():
            seq = self.size - 1
            self.problem("altered-record", f"record {seq} was altered: the checkpoint signed another one", seq)
        if head is not None and head.root != root(self.hashes):
            self.problem("wrong-root", "the root over the records is not the one that the checkpoint signed")
        if due is not None:
            message = f"a kept checkpoint signs {due[0].size} records, and {self.size} are here: the end is cut off, or an older copy was put back"
            self.problem("cut-off", message, self.size)

    def protocol(self, sha256: str) -> None:
        source = self.parts.source(sha256)
        if source is None:
            self.problem("missing-protocol", f"the protocol {sha256[:12]}... that records name is not kept")
        elif hashlib.sha256(source).hexdigest() != sha256:
            self.problem("altered-protocol", f"the protocol kept as {sha256[:12]}... was altered")


class _by_seq:  # noqa: N801 - used as a function
    """The disclosures of one record at a time, from a stream ordered by seq."""

    def __init__(self, rows: Iterable[tuple[int, str, str]]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def __call__(self, seq: int) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        while self._next is not None and self._next[0] <= seq:
            if self._next[0] == seq:
                found.append(self._next[1:])
            self._next = next(self._rows, None)
        return found

    def rest(self) -> Iterator[tuple[int, str, str]]:
        while self._next is not None:
            yield self._next
            self._next = next(self._rows, None)
