"""A small year, so that the long run (`python -m tests.soak`) does not rot; and that it notices what is missing, altered or was never said."""

import json
from datetime import timedelta

import pytest

from calloutcli.__main__ import main as callout
from tests.faults.children import needs_fork
from tests.soaking.holding import check, has_every_record
from tests.soaking.ledger import Said
from tests.soaking.year import Year
from tests.worlds import dice, london, world_of

pytestmark = needs_fork


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """Twelve incidents on the nights that matter, with little done afterwards."""
    lived = Year(tmp_path_factory.mktemp("year"), "small", 12, share=0.2)
    lived.live()
    return lived


@pytest.fixture(scope="module")
def problems(year):
    """What does not hold of it; the bundle is exported on the way."""
    return check(year)


def test_a_small_year_is_counted_as_it_was(problems):
    """Everything acknowledged is there and counts, nothing else does, and nothing is left behind."""
    assert problems == []


def test_what_is_missing_or_was_never_said_is_named(year, problems):
    """A record that nobody was told of, one that is not there, and a word that is another: each is named with its case."""
    bundle, cases = year.folder / "bundle", year.ledger.cases
    assert not problems
    reference, case = next((one.reference, one) for one in cases.values() if one.decision.words)

    lost = case.records.pop()
    assert _named(year, bundle) == [reference]
    case.records.append(lost)

    case.records.append(Said("note", lost.time, {"handover": "no"}, {"words": "Never recorded."}))
    assert _named(year, bundle) == [reference]
    case.records.pop()

    name, word = next(iter(case.decision.words.items()))
    case.decision.words[name] = f"{word} Or not."
    assert _named(year, bundle) == [reference]
    case.decision.words[name] = word

    del cases[reference]
    assert list(has_every_record(year.ledger, bundle)) == [f"{reference}: it is in the log, and nobody was told so"]
    cases[reference] = case
    assert _named(year, bundle) == []


def _named(year, bundle):
    """The cases of which something does not hold, each once."""
    return list(dict.fromkeys(sentence.partition(":")[0] for sentence in has_every_record(year.ledger, bundle)))


def test_figures_are_compared(year, problems):
    """A report that counts one incident less, or a decision as another, is found."""
    from tests.soaking.holding import figures_that_differ

    assert not problems
    case = next(one for one in year.ledger.cases.values() if not one.is_open and one.day.year == 2026)
    made = year.pc.run("report", "--period", "2026/27", "--json").result
    assert list(figures_that_differ(year.ledger, made)) == []
    del year.ledger.cases[case.reference]
    assert any(sentence.startswith("M26 late (asked)") for sentence in figures_that_differ(year.ledger, made))
    year.ledger.cases[case.reference] = case


def test_a_departure_moves_no_incident(tmp_path):
    """What the long run found: who departs from a 999 advice hours later, before the time is asked, does not move the incident by these hours."""
    environ = {"CALLOUT_HOME": str(tmp_path)}
    night = london("2026-11-22 01:55")
    for hours, typed in ((0, ["1", "q"]), (5, ["o", "1", "1", "It was a false alarm.", "XY", "q"])):
        world, screen, _ = world_of(typed, environ, night + timedelta(hours=hours), dice(f"departure {hours}"))
        assert callout(["resume"] if hours else ["decide"], world=world) == 0, screen.getvalue()
    world, screen, _ = world_of([], environ, night + timedelta(hours=6), dice("list"))
    assert callout(["log", "show", "1", "--json"], world=world) == 0
    shown = json.loads(screen.getvalue())["result"]
    assert shown["leaf"]["happened"] == "2026-11-22T01:55:00.000Z", shown
