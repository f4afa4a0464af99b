"""`callout log replay`: every recorded decision decided again under its own protocol, and what comes out otherwise.

Exit status: 0 all the same, or only withheld records stood in the way; 4 a record differs, or cannot be decided again.
"""

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

from calloutcli import __version__
from calloutcli.audit.parts import Parts
from calloutcli.audit.put_off import overdue_json, overdue_lines
from calloutcli.audit.replay import Difference, NotReplayable, Replay, replay_log
from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.progress import progress
from calloutcli.cli.render import wrap
from calloutcli.cli.verifying import records_in
from calloutcli.cli.world import World
from calloutcli.errors import EvidenceError, UsageError
from calloutcli.finding import printable
from calloutcli.frozen import as_dict
from calloutcli.log.checkpoint import parse_checkpoint
from calloutcli.log.note import parse_note
from calloutcli.store.bundle import open_bundle
from calloutcli.store.evidence import open_log
from calloutcli.store.parts import BundleParts, live_parts

_DECIDING = "Deciding again"
_LONGEST, _LONGEST_SENTENCE = 120, 600
"""So many characters of a recorded word, and of a sentence, are shown; `--json` gives them whole."""


def replay(
    world: World, folder: Path | None, bundle: Path | None, protocol_files: Sequence[str], *, as_json: bool
) -> int:
    """Decide every recorded decision of the home's log, or of a bundle, again and print what differs; the exit status: 0, or 4.

    Raises:
        UsageError: a bundle and a home.
        ProtocolError: a protocol file that was given cannot be read.
        EvidenceError: it is no bundle.
        StoreError: there is no log, or it cannot be read.
    """
    if bundle is not None and folder is not None:
        raise UsageError("`--home` is for a home's own log", "leave it out for a bundle")
    desk = open_desk(world, folder)
    given = GivenProtocols(protocol_files)
    if bundle is None:
        with open_log(desk.home) as log, progress(world, _DECIDING, log.size()) as told:
            found = _replay(desk, given, live_parts(log), told, partial=False)
    else:
        with open_bundle(bundle) as opened, progress(world, _DECIDING, records_in(opened)) as told:
            received = BundleParts(opened)
            found = _replay(desk, given, received.parts(), told, partial=received.is_partial)
        for problem in received.problems:
            world.comment(f"warning: {printable(problem.message)}")
    for name in given.unused():
        world.comment(f"note: no record that was decided again names the protocol `{name}`")
    return say_replay(world, found, as_json=as_json)


def _replay(desk: Desk, given: "GivenProtocols", parts: Parts, told: Callable[[int], None], *, partial: bool) -> Replay:
    def leaves() -> Iterator[tuple[int, bytes]]:
        for count, (seq, _, _, leaf) in enumerate(parts.leaves()):
            if count % 500 == 0:
                told(count)
            yield seq, leaf

    size = _signed_size(parts.head)
    return replay_log(leaves(), given.before(parts.source), desk.zone(), size=size, partial=partial)


def say_replay(world: World, found: Replay, *, as_json: bool) -> int:
    """Print what a replay found, of a log or of a bundle; the exit status: 0, or 4."""
    world.say(_json(found, world.now()) if as_json else "\n".join(_text(found, world.now())))
    return 0 if found.ok else EvidenceError.status


class GivenProtocols:
    """Protocols given beside the log, by the digest of their bytes: no name can make them answer for another."""

    def __init__(self, names: Sequence[str]) -> None:
        import hashlib

        from calloutcli.store.library import find_protocol

        self._raw: dict[str, bytes] = {}
        self._names: dict[str, str] = {}
        for name in names:
            raw, _ = find_protocol(name)
            digest = hashlib.sha256(raw).hexdigest()
            self._raw[digest], self._names[digest] = raw, name

    def before(self, source: Callable[[str], bytes | None]) -> Callable[[str], bytes | None]:
        """A source of protocols that looks here first."""

        def find(sha256: str) -> bytes | None:
            self._names.pop(sha256, None)
            return self._raw[sha256] if sha256 in self._raw else source(sha256)

        return find

    def unused(self) -> list[str]:
        """The names of those that nobody asked for."""
        return list(self._names.values())


def _signed_size(note: str | None) -> int:
    """How many records the last checkpoint signs; 0 when there is none that can be read (`log verify` says so)."""
    with contextlib.suppress(EvidenceError):
        return parse_checkpoint(parse_note(note or "").text).size
    return 0


def _text(found: Replay, now: datetime) -> list[str]:
    stuck = len(found.not_replayable) + (0 if found.partial else found.records_absent)
    lines = wrap(
        f"Decided again: {found.decided_again}. Same: {found.same}. Different: {found.different}. Not replayable: {stuck}."
    )
    if found.closures:
        lines += wrap(f"Closures looked at: {found.closures}. Different: {found.closures_different}.")
    if found.others:
        kinds = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in found.others)
        lines += wrap(f"Other records, which decide nothing: {kinds}.")
    if found.read_once:
        lines += wrap(
            f"By one reading of the rules only, because too much is not known for the second: {found.read_once}."
        )
    lines += [part for line in overdue_lines(found.put_off, now, partial=found.partial) for part in wrap(line)]
    if found.differences:
        lines += ["", "Different:", *_differences(found.differences)]
    if found.not_replayable or (found.absent and not found.partial):
        lines += ["", "Not replayable:", *_not_replayable(found.not_replayable)]
    if found.absent and found.partial:
        lines += ["", *wrap(f"Withheld, so nothing is said of them: {_runs(found.absent)}.")]
    elif found.absent:
        lines += wrap(f"[missing] there is no such record: {_runs(found.absent)}", "  ")
    if any(one.reason == "protocol_missing" for one in found.not_replayable):
        lines += ["", *wrap("Who has a protocol that is not kept here can give it: --protocol-file FILE", hang="")]
    if not found.ok:
        return [
            *lines,
            "",
            *wrap("Keep every file as it is. callout log verify says whether a record was altered.", hang=""),
        ]
    if found.decided_again:
        lines += wrap("Each of these decisions follows from its recorded answers under its own protocol.", hang="")
    return lines


def _differences(differences: Sequence[Difference]) -> list[str]:
    """Each record once, then its words; a reason once for all the words that it stands for."""
    lines: list[str] = []
    for (seq, reference, engine), words in groupby(differences, lambda one: (one.seq, one.reference, one.engine)):
        lines += wrap(f"Record {seq}, {_short(reference)}, written by {_short(engine)} (this is {__version__})", "  ")
        for why, same in groupby(words, lambda one: one.why):
            for one in same:
                lines += wrap(f"{one.field}: recorded {_shown(one.recorded)}, now {_shown(one.now)}", "    ")
            lines += wrap(f"because {_short(why, _LONGEST_SENTENCE)}", "      ")
    return lines


def _not_replayable(left: Sequence[NotReplayable]) -> list[str]:
    """Each reason once, with the records that it stands for."""
    seqs: dict[str, list[tuple[int, int]]] = {}
    references: dict[str, str] = {}
    for one in left:
        sentence = f"[{one.reason}] {one.message}"
        runs = seqs.setdefault(sentence, [])
        if runs and runs[-1][1] == one.seq - 1:
            runs[-1] = (runs[-1][0], one.seq)
        else:
            runs.append((one.seq, one.seq))
        references[sentence] = one.reference
    lines: list[str] = []
    for sentence, runs in seqs.items():
        lines += wrap(_short(sentence, _LONGEST_SENTENCE), "  ")
        reference = references[sentence] if len(runs) == 1 and runs[0][0] == runs[0][1] else ""
        lines += wrap(_runs(runs) + (f", {_short(reference)}" if reference else ""), "      ")
    return lines


def _runs(runs: Sequence[tuple[int, int]]) -> str:
    words = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    alone = len(runs) == 1 and runs[0][0] == runs[0][1]
    return f"record{'' if alone else 's'} {', '.join(words)}"


def _shown(word: Json) -> str:
    """A word of a record: codes as they stand, anything else as JSON."""
    if word is None:
        return "nothing"
    if isinstance(word, str):
        return _short(f"`{word}`")
    if isinstance(word, list) and all(isinstance(one, str) for one in word):
        return _short(", ".join(f"`{one}`" for one in word) or "none")
    return _short(json.dumps(word, ensure_ascii=False))


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[:longest]}..."


def _json(found: Replay, now: datetime) -> str:
    differences: list[Json] = [as_dict(one) for one in found.differences]
    not_replayable: list[Json] = [as_dict(one) for one in found.not_replayable]
    return envelope(
        "log replay",
        {
            "ok": found.ok,
            "decided_again": found.decided_again,
            "same": found.same,
            "different": found.different,
            "read_once": found.read_once,
            "closures": found.closures,
            "closures_different": found.closures_different,
            "others": dict(found.others),
            "differences": differences,
            "not_replayable": not_replayable,
            "absent": {
                "reason": "withheld" if found.partial else "missing",
                "records": found.records_absent,
                "seqs": [[first, last] for first, last in found.absent],
            },
            "put_off": overdue_json(found.put_off, now),
            "engine": __version__,
        },
    )
