"""A home after a fault: whether it still holds all that was promised, and whether work goes on in it."""

import io
import json
from collections import Counter
from collections.abc import Callable, Container, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

from calloutcli.__main__ import main
from calloutcli.cli.world import World
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.record.kinds import Position, Record, format_record, parse_record
from calloutcli.store.database import Leaf, Receipt
from calloutcli.store.drafts import open_drafts
from calloutcli.store.evidence import append_record, keep_head, kept_heads, log_signer, open_log
from calloutcli.store.home import Home, open_home
from tests.builders import ENGINE, NOW, SMALL, counting_random, make_entry, uid_of, verify
from tests.faults.children import Ended
from tests.terminal.terminals import CALM_FILE, assert_calm
from tests.worlds import dice, world_of

CHANCE = dice("faults")


def records(home: Home) -> list[Record]:
    """The records of a home, in order; none where there is no log yet."""
    if not home.log_path.exists():
        return []
    with open_log(home) as log:
        return [parse_record(leaf) for _, _, _, leaf in log.leaves()]


def assert_sound(folder: Path, *, uids: Iterable[str] = (), references: Iterable[str] = ()) -> list[Record]:
    """The log verifies, also against every kept head, and holds what was acknowledged, each once; its records.

    A record may also be there that nobody was told of: the process was killed between the two.
    """
    home = open_home(folder)
    kept = list(kept_heads(home))
    held = records(home)
    if held:
        found = verify(home.log_path, kept, log_signer(home, datetime.now(UTC), _no_new_key))
        assert found.ok, found.problems
        assert found.records == len(held)
    assert max((head.size for head, _ in kept), default=0) <= len(held), "heads.txt is ahead of the log"
    assert [record.position.seq for record in held] == list(range(len(held)))
    assert len({record.uid for record in held}) == len(held), "a record is there twice"
    lost = set(uids) - {record.uid for record in held}
    assert not lost, f"acknowledged, and not in the log: {sorted(lost)}"
    told, found_as = Counter(references), Counter(record.reference for record in held)
    wrong = {reference: found_as[reference] for reference, times in told.items() if found_as[reference] != times}
    assert not wrong, f"acknowledged once, and in the log so often: {wrong}"
    return held


def record_one(folder: Path) -> str:
    """The reference of one more decision, recorded in this process without a complaint."""
    ended = decide_here(folder)
    assert ended.status == 0, ended.err
    assert ended.err == EMERGENCY_LINE + "\n"
    return str(result_in(ended.out)["reference"])


def record_here(home: Home, number: int, meanwhile: Callable[[], object] = lambda: None, **changed: Any) -> Receipt:
    """The receipt of an entry made by hand, the same bytes for the same number wherever it comes after the same records.

    It goes through what every command records with. `meanwhile` happens when the log is locked and nothing is written yet.
    """
    now = NOW + timedelta(minutes=number)

    def leaf(position: Position) -> Leaf:
        meanwhile()
        entry = make_entry(number, **changed)
        raw, disclosures = format_record(entry, position, now, ENGINE, counting_random(1000 * number))
        return Leaf(raw, disclosures, f"ELM-000{number}-0", entry.protocol.sha256, SMALL.encode())

    receipt = append_record(home, uid_of(number), leaf, log_signer(home, now, counting_random(1)))
    keep_head(home, receipt.note)
    return receipt


def decide_here(folder: Path) -> Ended:
    """`callout decide --answers - --json` in this process: its status, and what it wrote to each stream."""
    out, err = io.StringIO(), io.StringIO()
    world = World(
        lambda: datetime.now(UTC), CHANCE.randbytes, io.StringIO(CALM_FILE), out, err, {"CALLOUT_HOME": str(folder)}
    )
    status = main(["decide", "--answers", "-", "--json"], world=world)
    return Ended(status, out.getvalue(), err.getvalue())


def acknowledged(ended: Ended) -> list[str]:
    """The references that a `decide --json` said are recorded, be it that it was killed after saying so."""
    try:
        said = result_in(ended.out)
    except ValueError:  # killed before it said anything, or in the middle
        return []
    return [str(said["reference"])] if said["recorded"] is not None else []


def assert_in_words(ended: Ended) -> None:
    """What a `decide --json` that was not killed said is in words, and begins with the 999 line; a refusal has a hint."""
    assert "Traceback" not in ended.err, ended.err
    assert "fault in callout" not in ended.err, ended.err
    assert ended.err.startswith(EMERGENCY_LINE + "\n"), ended.err
    assert ended.status == 0 or ("\nerror: " in ended.err and "\nhint: " in ended.err), ended.err


def assert_told(ended: Ended, folder: Path, *, statuses: Container[int] = (0, 6)) -> None:
    """What a `decide --json` that was not killed said is in words, and true; the advice is given in any case."""
    assert_in_words(ended)
    assert ended.status in statuses, ended.err
    result = result_in(ended.out)
    assert result["outcome"] == "in_house", "the advice is given, whatever becomes of the record"
    if ended.status:
        assert result["recorded"] is None
        assert "error: decided, but not recorded: " in ended.err
        return
    assert result["recorded"]
    if "warning: recorded, but its checkpoint could not be kept" not in ended.err:
        home = open_home(folder)
        assert max(head.size for head, _ in kept_heads(home)) == len(records(home))


def result_in(said: str) -> Any:
    """The `result` of a command with `--json`, whatever was said around it."""
    return json.loads(said[said.index("{") : said.rindex("}") + 1])["result"]


def assert_goes_on(folder: Path, *, uids: Iterable[str] = (), references: Iterable[str] = ()) -> list[Record]:
    """After the fault: sound, every unfinished interview can be gone on with, one more decision is recorded, sound again.

    An interview whose append was announced is recorded then, once, whether or not it was before. The records.
    """
    references = list(references)
    held = assert_sound(folder, uids=uids, references=references)
    references += _resume_all(folder, {record.uid for record in held})
    references.append(record_one(folder))
    return assert_sound(folder, uids=uids, references=references)


def _resume_all(folder: Path, recorded: set[str]) -> list[str]:
    """`callout resume` for each unfinished interview; the references of those that are recorded after it."""
    drafts, unreadable = open_drafts(open_home(folder))
    assert not unreadable, f"saved answers that cannot be read: {unreadable}"
    done = []
    for draft in drafts:
        announced = [event["uid"] for event in draft.events if "recording" in event]
        known = bool(recorded.intersection(map(str, announced)))
        typed = ["y", "q"] if announced and not known else ["q"]
        world, screen, _ = world_of(typed, {"CALLOUT_HOME": str(folder)}, datetime.now(UTC), CHANCE)
        assert main(["resume", draft.head.reference], world=world) == 0, screen.getvalue()
        assert_calm(screen.getvalue(), *(["DECISION: "] if announced else []))
        if announced:
            done.append(draft.head.reference)
    return done


def _no_new_key(_: int) -> NoReturn:
    raise AssertionError("the log has records, and its key is gone")
