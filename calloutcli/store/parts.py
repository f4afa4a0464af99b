"""A log as the parts that are checked (audit/verify.py): the live file of a home, or a bundle of it."""

from collections.abc import Iterable, Iterator
from functools import partial

from calloutcli.audit.bundle import (
    DISCLOSURES,
    ENTRIES,
    MANIFEST,
    check_manifest,
    parse_disclosure_line,
    parse_manifest,
)
from calloutcli.audit.parts import Kept, Parts
from calloutcli.audit.walk import Disclosures, Leaves, NotHere, Problem
from calloutcli.errors import EvidenceError
from calloutcli.store.bundle import Bundle
from calloutcli.store.database import Database


def live_parts(log: Database, kept: Kept = tuple) -> Parts:
    """The parts of an open log as it is now, with the checkpoints kept elsewhere; what is appended later is left out."""
    head, last = log.snapshot()
    return Parts(
        leaves=partial(log.leaves, last=last),
        disclosures=log.disclosures,
        head=head,
        source=log.protocol_source,
        disclosed=log.disclosed,
        kept=kept,
        nodes=log.nodes,
        root_at=log.root_at,
        leaf=log.leaf,
    )


class BundleParts:
    """The parts of an open bundle. What cannot be read of it stands in `problems` when the streams have been taken."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self.problems: list[Problem] = []
        self.seqs = sorted(int(name.partition("/")[2]) for name in bundle.names if name.startswith("proofs/"))

    @property
    def is_partial(self) -> bool:
        """Whether these are single records with proofs, not a whole log."""
        return bool(self.seqs)

    def parts(self) -> Parts:
        """Its parts, for `check_log` or, when it is partial, `check_partial`."""
        return Parts(
            leaves=self._leaves,
            disclosures=self._disclosures,
            head=self.text("checkpoint"),
            source=lambda sha256: self._small(f"protocols/{sha256}.yaml"),
            disclosed=self._disclosed,
        )

    def proof(self, seq: int) -> str | None:
        """The text of the proof of a record."""
        return self.text(f"proofs/{seq}")

    def consistency(self, size: int) -> str | None:
        """The text of the proof that the log of that size is continued."""
        return self.text(f"consistency/{size}")

    def text(self, name: str) -> str | None:
        """A small file as text; None when it is not there. Bytes that are no UTF-8 become U+FFFD, which nothing signs."""
        raw = self._small(name)
        return None if raw is None else raw.decode("utf-8", "replace")

    def check_files(self) -> None:
        """Hold every file against MANIFEST: what was lost, added or damaged on the way."""
        try:
            listed = parse_manifest(self._bundle.read(MANIFEST))
            found = check_manifest(listed, self._bundle.digests())
        except EvidenceError as error:
            self.problems.append(Problem("unreadable-file", error.message))
            return
        self.problems += [Problem(id_, message) for id_, message in found]

    def _small(self, name: str) -> bytes | None:
        if name not in self._bundle.names:
            return None
        try:
            return self._bundle.read(name)
        except EvidenceError as error:
            self.problems.append(Problem("unreadable-file", error.message))
            return None

    def _lines(self, name: str) -> Iterator[bytes]:
        if name not in self._bundle.names:
            self.problems.append(Problem("missing-file", f"the bundle has no `{name}`"))
            return
        try:
            yield from self._bundle.lines(name)
        except EvidenceError as error:
            self.problems.append(Problem("unreadable-file", error.message))

    def _leaves(self) -> Leaves:
        """Each line with the seq that its place says: its number, or in a partial bundle that of the next proof."""
        count = -1
        for count, leaf in enumerate(self._lines(ENTRIES)):
            if self.seqs and count >= len(self.seqs):
                self.problems.append(Problem("no-proof", f"record in line {count + 1} of `{ENTRIES}` has no proof"))
                return
            yield self.seqs[count] if self.seqs else count, "", "", leaf
        for seq in self.seqs[count + 1 :]:
            self.problems.append(Problem("missing-record", f"record {seq} has a proof, and is not here", seq))

    def _disclosures(self) -> Disclosures:
        last = (-1, "")
        for number, raw in enumerate(self._lines(DISCLOSURES), 1):
            try:
                line = parse_disclosure_line(raw)
            except EvidenceError as error:
                self.problems.append(Problem("unreadable-line", f"line {number} of `{DISCLOSURES}`: {error.message}"))
                continue
            if (line.seq, line.digest) <= last:
                self.problems.append(Problem("misplaced-line", f"line {number} of `{DISCLOSURES}` is out of order"))
                continue
            last = (line.seq, line.digest)
            yield line.seq, line.digest, NotHere(line.state) if line.state else line.text

    def _disclosed(self, digests: Iterable[str]) -> set[str]:
        wanted = set(digests)
        return {digest for _, digest, text in self._disclosures() if isinstance(text, str) and digest in wanted}
