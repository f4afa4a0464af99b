"""What must hold when the year is over: the log, the decisions in it, the drafts, every word, every figure. What does not is named.

Each check gives sentences that begin with the case they are about; none at all means that it held.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import psutil

from calloutcli.audit.bundle import ENTRIES
from calloutcli.followup.form import NOT_RECORDED
from calloutcli.frozen import frozen
from calloutcli.interview.moment import format_time
from calloutcli.store.bundle import open_bundle
from tests.houses import disclosed
from tests.soaking.counting import Counting, Counts
from tests.soaking.figures import exceptions, figures, tiers
from tests.soaking.incident_figures import median_minutes
from tests.soaking.ledger import CLOSURE, DECISION, Case, Ledger, Said
from tests.soaking.year import REPORT, Year

PERIOD = "2026/27"
ASKED, BEFORE = (date(2026, 4, 1), date(2027, 3, 31)), (date(2025, 4, 1), date(2026, 3, 31))

_DIGEST = 40
"""No name of a field is so long: what has such a name is the digest of a decoy, behind which nothing stands."""

Sentences = Iterator[str]
Words = Mapping[tuple[int, str], Any]
"""What a bundle discloses, by the number of the record and the name of the field."""


@frozen
class Checked:
    """What does not hold, a sentence each; and the report, as it was made."""

    problems: tuple[str, ...]
    report: Mapping[str, Any]


def check(year: Year) -> Checked:
    """What comes of a whole year; its bundle and the policy to check it with are in its folder then."""
    bundle, policy = year.folder / "bundle", year.folder / "policy"
    year.pc.run("log", "export", str(bundle))
    year.pc.run("log", "head", "--policy", "--out", str(policy))
    report = year.pc.run("report", "--period", PERIOD, "--json").result
    problems = (
        *has_every_record(year.ledger, bundle),
        *_verifies(year, bundle, policy),
        *_replays(year, bundle),
        *_lists(year),
        *_leaves_nothing(year),
        *_practised(year),
        *figures_that_differ(year.ledger, report),
    )
    return Checked(problems, report)


# -------------------------------------------------------------------- every record


def has_every_record(ledger: Ledger, bundle: Path) -> Sentences:
    """Each acknowledged record is there, once, as it was acknowledged, and nothing else is; each word is there unless it was erased."""
    with open_bundle(bundle) as opened:
        records = [json.loads(line) for line in opened.lines(ENTRIES)]
    words = disclosed(bundle)
    by_case: dict[str, list[dict[str, Any]]] = {}
    for one in records:
        by_case.setdefault(one.get("reference", ""), []).append(one)
    for reference in sorted(by_case.keys() - ledger.cases.keys() - {""}):
        yield f"{reference}: it is in the log, and nobody was told so"
    for case in ledger.cases.values():
        yield from (
            f"{case.reference}: {sentence}" for sentence in _is_case(case, by_case.get(case.reference, []), words)
        )
    kept = by_case.get("", [])
    if [one["kind"] for one in kept] != [one.kind for one in ledger.others]:
        yield f"of no case: {[one['kind'] for one in kept]} in the log, and {[one.kind for one in ledger.others]} acknowledged"
    for one, said in zip(kept, ledger.others, strict=False):
        yield from (f"record {one['seq']}, of no case: {sentence}" for sentence in _is_as_said(one, said, words))


def _is_case(case: Case, kept: list[dict[str, Any]], words: Words) -> Sentences:
    """A case has the records that were acknowledged, in that order."""
    if [one["kind"] for one in kept] != [one.kind for one in case.records]:
        yield f"{[one['kind'] for one in kept]} in the log, and {[one.kind for one in case.records]} acknowledged"
        return
    for one, said in zip(kept, case.records, strict=True):
        yield from _is_as_said(one, said, words, exactly=not case.is_rough)


def _is_as_said(one: dict[str, Any], said: Said, words: Words, *, exactly: bool = True) -> Sentences:
    """A record says what was acknowledged; not `exactly`: when it was made is known to the minute or so."""
    seq = one["seq"]
    if said.seq not in (None, seq):
        yield f"record {seq} was acknowledged as record {said.seq}"
    if exactly and one["time"] != format_time(said.time):
        yield f"record {seq} says that it was made at {one['time']}, and it was at {format_time(said.time)}"
    for name, value in {**said.values, **said.before}.items():
        found = _found(name, one)
        if found not in _as_kept(value) and (exactly or name != "happened"):
            yield f"record {seq} ({said.kind}) says {name}: {found}, and {value} was said"
    told = {
        name: value
        for (at, name), value in words.items()
        if at == seq and len(name) < _DIGEST and value != NOT_RECORDED
    }
    left = {name: value for name, value in said.words.items() if name not in said.erased}
    if told != left:
        yield f"record {seq} ({said.kind}) discloses {told}, and {left} was said and not erased"


def _found(name: str, one: dict[str, Any]) -> Any:
    """What a record says of something that the ledger has under that name."""
    if one["kind"] in (DECISION, CLOSURE) and name == "taken":
        return one["taken"]["outcome"]
    if name == "advised":
        return one["advice"]["outcome"]
    if name == "reason" and one["kind"] == DECISION:
        return one["departure"]["reason"]
    if name == "role":
        return one["author"]["role"]
    if name == "version":
        return one["protocol"]["version"]
    if name == "welsh":
        return "cy" in one.get("wording", {})
    return one.get(name, one.get("details", {}).get(name))


def _as_kept(value: Any) -> tuple[Any, ...]:
    """How a record may hold a value: one that was left out is not there, or a word says so."""
    if value is None:
        return None, NOT_RECORDED
    if isinstance(value, datetime):
        return (format_time(value),)
    return (value.isoformat(),) if isinstance(value, date) else (value,)


# -------------------------------------------------------------------- the log


def _verifies(year: Year, bundle: Path, policy: Path) -> Sentences:
    """The log holds against every kept head and every receipt, in the home and as a bundle elsewhere, and says how much was erased."""
    held = [word for receipt in year.ledger.receipts for word in ("--receipt", receipt)]
    gone = sum(len(one.erased) for _, one in year.ledger.records())
    for name, where in (("the log", ()), ("the bundle", (str(bundle), "--policy", str(policy)))):
        found = year.pc.run("log", "verify", *where, *held, "--json", expect=(0, 4)).result
        if not found["ok"]:
            yield f"{name} does not hold: {found['problems'][:5]}"
        if found["digests"]["erased"] != gone:
            yield f"{name} has {found['digests']['erased']} erased fields, and {gone} were erased"
        if found["digests"]["missing"]:
            yield f"{name} has {found['digests']['missing']} fields that are missing, unexplained"
        if len(found["compared"]) < len(set(year.ledger.receipts)):
            yield f"{name} was held against {len(found['compared'])} receipts, of {len(set(year.ledger.receipts))}"


def _replays(year: Year, bundle: Path) -> Sentences:
    """Every decision follows again from its answers, in the home and as a bundle elsewhere."""
    decisions = sum(one.kind == DECISION for _, one in year.ledger.records())
    for where in ((), (str(bundle),)):
        found = year.pc.run("log", "replay", *where, "--json", expect=(0, 4)).result
        if not found["ok"]:
            yield f"decided again, it comes out otherwise: {found['differences'][:3]} {found['not_replayable'][:3]}"
        if found["decided_again"] != decisions:
            yield f"{found['decided_again']} decisions were decided again, and {decisions} were acknowledged"


def _lists(year: Year) -> Sentences:
    """`callout log list` has as many records of each kind as were acknowledged, numbered one by one."""
    rows = year.pc.run("log", "list", "--json").result
    found, said = Counter(row["kind"] for row in rows), year.ledger.kinds()
    if found != said:
        yield f"by kind, {dict(found)} are listed, and {dict(said)} were acknowledged"
    if [row["seq"] for row in rows] != list(range(len(rows))):
        yield "the records are not numbered one by one"


# -------------------------------------------------------------------- what is left


def _leaves_nothing(year: Year) -> Sentences:
    """The unfinished interviews are those that were left open on purpose; no file of a moment is left; nothing is open, no process is alive."""
    found = {path.stem for path in (year.home / "drafts").glob("*.draft")}
    for reference in found ^ year.ledger.left_open:
        yield f"{reference}: {'unfinished, and nobody left it so' if reference in found else 'left open, and its answers are gone'}"
    listed = year.pc.run("pending", "--json", expect=(0, 1)).result
    unfinished = {one["reference"] for one in listed if one["matter"] == "interview"}
    if unfinished != year.ledger.left_open:
        yield f"`callout pending` says that these are unfinished: {unfinished}, and left open were {year.ledger.left_open}"
    for path in year.home.rglob("*"):
        if path.suffix in (".tmp", ".damaged") or path.name.endswith("-journal"):
            yield f"{path.relative_to(year.home)} was left behind"
    me = psutil.Process()
    for file in me.open_files():
        if Path(file.path).is_relative_to(year.folder):
            yield f"{file.path} is still open"
    for process in me.children(recursive=True):
        if process.pid not in year.others:
            yield f"a process is still there: {process}"


def _practised(year: Year) -> Sentences:
    """What was practised stands by itself."""
    found = sum(one["times"] for one in year.pc.run("practice", "--json").result["practised"])
    if found != year.ledger.tally["practised"]:
        yield f"practised {year.ledger.tally['practised']} times, and `callout practice` says {found}"


# -------------------------------------------------------------------- what it comes to


def figures_that_differ(ledger: Ledger, made: Mapping[str, Any]) -> Sentences:
    """What a report says otherwise than the ledger: of the year, and of the one before, into which a clock that is behind puts incidents."""
    for role, (first, last) in (("asked", ASKED), ("year_before", BEFORE)):
        counting = Counting(ledger, first, last, REPORT)
        reported = {
            (one["measure"], one["part"]): one
            for one in made["figures"]
            if one["period"] == role and not _is_left_out(one)
        }
        expected = figures(counting)
        compared = {measure for measure, _ in expected}
        for key in sorted(expected.keys() | {key for key in reported if key[0] in compared}):
            yield from _is_figure(role, key, reported.get(key), expected.get(key))
        if role == "asked":
            yield from _is_over_time(made, counting)


def _is_left_out(one: dict[str, Any]) -> bool:
    """Whether the ledger cannot know a figure: which of several rules of one outcome is named hangs on what was asked."""
    return bool(one["home"]) or one["part"].startswith("rule_")


def _is_figure(role: str, key: tuple[str, str], one: dict[str, Any] | None, expected: Counts | None) -> Sentences:
    name = f"{key[0]} {key[1]} ({role})"
    if one is None:
        if expected is not None and any(expected):
            yield f"{name}: the ledger says {expected}, and the report nothing"
    elif expected is None:
        if one["numerator"]:
            yield f"{name}: the report says {one['numerator']} of {one['denominator']}, and the ledger nothing"
    elif (one["numerator"], one["denominator"], one["missing"]) != expected:
        yield f"{name}: the report says {(one['numerator'], one['denominator'], one['missing'])}, the ledger {expected}"


def _is_over_time(made: Mapping[str, Any], counting: Counting) -> Sentences:
    """Decisions by tier and month; the median; what is to be seen first."""
    counted = tiers(counting)
    months = made["tiers"]["months"]
    for tier, counts in made["tiers"].items():
        for month, found in zip(months, counts, strict=True) if tier != "months" else ():
            if month in counted and (found or 0) != counted[month][tier]:
                yield f"decisions of the tier {tier} in {month}: the report says {found}, the ledger {counted[month][tier]}"
    median = next(
        (
            one["value"]
            for one in made["figures"]
            if (one["measure"], one["part"], one["period"]) == ("M13", "median", "asked")
        ),
        None,
    )
    if median is not None and median_minutes(counting) != median:
        yield f"half were decided within {median} minutes by the report, {median_minutes(counting)} by the ledger"
    seen = Counter(one["kind"] for one in made["exceptions"])
    for kind, many in exceptions(counting).items():
        if seen[kind] != many:
            yield f"to be seen first, {kind}: {seen[kind]} in the report, {many} in the ledger"
