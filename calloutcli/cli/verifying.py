"""A log checked: the live one of a home, perhaps by two processes, or a bundle that came from one.

Whoever checks brings what he holds himself: a policy, receipts, kept checkpoints, trust roots.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from calloutcli.audit.partial import check_partial
from calloutcli.audit.parts import Trust, Verification, own_key
from calloutcli.audit.tree import check_tree
from calloutcli.audit.trusted import (
    Witnessed,
    claim_of_checkpoint,
    claim_of_receipt,
    trust_by_policy,
    witnessed,
)
from calloutcli.audit.verify import check_in_runs, check_log, in_order
from calloutcli.audit.walk import Run, Walked, walk
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.progress import progress
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.frozen import frozen, replace
from calloutcli.log.checkpoint import Checkpoint, parse_checkpoint
from calloutcli.log.note import parse_note
from calloutcli.log.policy import Policy, parse_policy
from calloutcli.log.receipt import parse_receipt
from calloutcli.store.bundle import Bundle, open_bundle
from calloutcli.store.database import Database
from calloutcli.store.evidence import TAIL_BYTES, kept_heads, open_log
from calloutcli.store.files import read_bytes
from calloutcli.store.home import open_home
from calloutcli.store.parts import BundleParts, live_parts
from calloutcli.store.rows import ALL, MOST

T = TypeVar("T")

RUN_RECORDS = 8_192
"""Records in a run. A power of two: the tree over each is one subtree of the whole."""

TRIES = 3
"""How often a live log is checked again when somebody recorded something in the middle of it."""


@frozen
class Held:
    """What whoever checks holds: files and lines as they were given."""

    policy: Path | None = None
    receipts: tuple[str, ...] = ()
    pinned: tuple[Path, ...] = ()
    trust_roots: tuple[Path, ...] = ()


NOTHING_HELD = Held()


@frozen
class Checked:
    """A verification, the log it is of, whose key it was checked with, and what witnesses and earlier heads say."""

    found: Verification
    origin: str
    key_from: str
    partial: bool
    witnessed: Witnessed
    trust: Trust
    read: bool = True


def check_home(world: World, folder: Path | None, held: Held, *, tree_only: bool = False) -> Checked:
    """What the live log of a home holds.

    Raises:
        UsageError: a receipt is mistyped.
        EvidenceError: a policy, a pinned checkpoint or a trust root cannot be read, or is not of this log.
        StoreError: there is no log, or a file cannot be read.
    """
    desk = open_desk(world, folder)
    with open_log(desk.home) as log:
        for _ in range(TRIES):
            head = log.head()
            checked = _check_live(desk, log, head, held, tree_only=tree_only)
            if checked.found.ok or log.head() == head:
                break
    return checked


def _check_live(desk: Desk, log: Database, head: str | None, held: Held, *, tree_only: bool) -> Checked:
    policy = read_policy(held)
    trust = own_key(log.verifier) if policy is None else trust_by_policy(policy, head)
    seen = _witnesses(policy, (note for _, note in kept_heads(desk.home) if _is_cosigned(note)), head)
    trust = _with_claims(trust, held, seen)
    size = log.size()
    with progress(desk.world, "Checking records", size) as told:
        if tree_only:
            trust = _with_last_kept(desk, trust)
            root, problems = check_tree(head, size, _frontiers(desk, log, size, told), _node(log), trust)
            found = Verification(size, root, problems, 0, 0)
        else:
            found = _check_records(desk, log, size, trust, told)
    found = replace(found, problems=in_order([*found.problems, *seen.problems]))
    key_from = f"the policy {held.policy}" if held.policy else "this home's own key file"
    return Checked(found, trust.origin, key_from, partial=False, witnessed=seen, trust=trust, read=not tree_only)


def check_bundle(world: World, path: Path, held: Held) -> Checked:
    """What a bundle holds.

    Raises:
        UsageError: there is no policy, or a receipt is mistyped.
        EvidenceError: it is no bundle, or a policy, a pinned checkpoint or a trust root cannot be read, or is of another log.
        StoreError: a file cannot be read.
    """
    policy = read_policy(held)
    if policy is None:
        raise UsageError(
            "a bundle cannot vouch for itself: the log's key must come by another way",
            "ask the home for it (`callout log head --policy`), then: callout log verify BUNDLE --policy FILE",
        )
    with open_bundle(path) as bundle, progress(world, "Checking records", records_in(bundle)) as told:
        return check_received(bundle, policy, held, told)


def check_received(
    bundle: Bundle, policy: Policy, held: Held = NOTHING_HELD, told: Callable[[int], None] = lambda _: None
) -> Checked:
    """What an open bundle holds, by a policy; `told` hears how many records are done.

    Raises:
        EvidenceError: the bundle's checkpoint is of a log that the policy does not list.
    """
    received = BundleParts(bundle)
    received.check_files()
    parts = received.parts()
    trust = trust_by_policy(policy, parts.head)
    seen = _witnesses(policy, [note for note in [received.text("cosignatures")] if note], parts.head)
    trust = _with_claims(trust, held, seen)
    if received.is_partial:
        found = check_partial(parts, trust, received.proof, received.consistency, told)
    else:
        found = check_log(parts, trust, told)
    problems = in_order(dict.fromkeys([*found.problems, *seen.problems, *received.problems]))
    found = replace(found, problems=problems)
    return Checked(found, trust.origin, f"the policy {held.policy}", received.is_partial, seen, trust)


def records_in(bundle: Bundle) -> int:
    """How many records a bundle says that it holds: what a progress bar goes by, and nothing else."""
    proofs = sum(name.startswith("proofs/") for name in bundle.names)
    with suppress(EvidenceError):
        return proofs or parse_checkpoint(parse_note(bundle.read("checkpoint").decode("utf-8", "replace")).text).size
    return proofs


def _with_last_kept(desk: Desk, trust: Trust) -> Trust:
    """The trust, with the last checkpoint that the home kept: without reading records, the others are left out."""
    last: Checkpoint | None = None
    for _, note in kept_heads(desk.home, last_bytes=TAIL_BYTES):
        with suppress(EvidenceError):
            last = trust.checkpoint(note)
    claims = () if last is None else (claim_of_checkpoint(last, "the last kept checkpoint"),)
    return replace(trust, claims=(*trust.claims, *claims))


# -------------------------------------------------------------------- what is held


def read_policy(held: Held) -> Policy | None:
    """The policy that is held; None where there is none.

    Raises:
        EvidenceError: it cannot be read.
    """
    if held.policy is None:
        return None
    try:
        return parse_policy(_text(held.policy))
    except EvidenceError as error:
        hint = error.hint or "a policy is what `callout log head --policy` prints at the home"
        raise EvidenceError(f"`{held.policy}` is no policy: {error.message}", hint) from None


def _text(path: Path) -> str:
    """The text of the file, without the mark and the line ends that an editor on Windows or a mail program may add."""
    try:
        return read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise EvidenceError(f"`{path}` is not text", "see that it is the right file") from None


def _with_claims(trust: Trust, held: Held, seen: Witnessed) -> Trust:
    claims = [claim_of_receipt(parse_receipt(text)) for text in held.receipts]
    for path in held.pinned:
        note = _text(path)
        try:
            claims.append(claim_of_checkpoint(trust.checkpoint(note), f"the pinned checkpoint in {path}"))
        except EvidenceError as error:
            raise EvidenceError(
                f"`{path}` is no checkpoint of this log: {error.message}", "see that it is the right file"
            ) from None
    if seen.attested is not None and seen.attested.cosigned:
        claims.append(claim_of_checkpoint(seen.attested.checkpoint, "the witnessed checkpoint"))
    roots = tuple(_text(path) for path in held.trust_roots)
    return replace(trust, claims=tuple(claims), trust_roots=roots)


def _is_cosigned(note: str) -> bool:
    return note.rstrip("\n").count("\n\u2014 ") > 1


def _witnesses(policy: Policy | None, notes: Iterable[str], head: str | None) -> Witnessed:
    if policy is None:
        return Witnessed(None, ())
    return witnessed(policy, chain(notes, () if head is None else (head,)))


# -------------------------------------------------------------------- large logs


def _check_records(desk: Desk, log: Database, size: int, trust: Trust, told: Callable[[int], None]) -> Verification:
    """Every record read: of a large log in runs, by several processes, unless something is wrong: then one names it."""
    parts = live_parts(log, lambda: kept_heads(desk.home))
    if _is_large(size):

        def walks(runs: Iterable[Run]) -> Iterator[Walked]:
            return _in_processes(_walk_run, ((desk.home.folder, run) for run in runs), told)

        found = check_in_runs(parts, trust, size, RUN_RECORDS, walks)
        if found is not None:
            return found
    return check_log(parts, trust, told)


def _frontiers(desk: Desk, log: Database, size: int, told: Callable[[int], None]) -> Iterator[Sequence[bytes]]:
    """The frontier over each run of the log, in order: what audit/tree.py makes the root of."""
    starts = range(0, size, RUN_RECORDS)
    if _is_large(size):
        tasks = ((desk.home.folder, start, min(RUN_RECORDS, size - start)) for start in starts)
        yield from _in_processes(_hash_run, tasks, told)
        return
    for start in starts:
        yield log.frontier_from(start, min(RUN_RECORDS, size - start))


def _is_large(size: int) -> bool:
    return size > 2 * RUN_RECORDS and (os.cpu_count() or 1) > 1


def _in_processes(task: Callable[[Any], T], tasks: Iterable[Any], told: Callable[[int], None]) -> Iterator[T]:
    """What the task makes of each, in order, by a process for each core, and never more than two waiting for each."""
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    cores = os.cpu_count() or 1
    waiting: deque[Future[T]] = deque()
    done = 0
    with ProcessPoolExecutor(cores, get_context("spawn")) as pool:
        try:
            for one in tasks:
                waiting.append(pool.submit(task, one))
                if len(waiting) > 2 * cores:
                    yield waiting.popleft().result()
                    done += 1
                    told(done * RUN_RECORDS)
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _walk_run(given: tuple[Path, Run]) -> Walked:
    folder, run = given
    with open_log(open_home(folder)) as log:
        ends = (run.start or ALL, MOST if run.stop is None else run.stop - 1)
        return walk(replace(run, leaves=log.leaves(*ends), disclosures=log.disclosures(*ends), nodes=log.nodes))


def _hash_run(given: tuple[Path, int, int]) -> list[bytes]:
    folder, start, count = given
    with open_log(open_home(folder)) as log:
        return log.frontier_from(start, count)


def _node(log: Database) -> Callable[[int, int], bytes]:
    def node(level: int, position: int) -> bytes:
        return log.nodes_at([(level, position)])[level, position]

    return node
