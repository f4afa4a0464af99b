"""A small year, so that the long run (`python -m tests.soak`) does not rot; and that it notices what is missing, altered or was never said."""

import json
from datetime import timedelta

from calloutcli.__main__ import main
from tests.faults.children import needs_fork
from tests.soaking.holding import check, figures_that_differ, has_every_record
from tests.soaking.ledger import Said
from tests.soaking.year import Year
from tests.worlds import dice, london, world_of


@needs_fork
def test_a_small_year_holds_and_what_does_not_is_named(tmp_path):
    """Ten incidents on the nights that matter: everything acknowledged is there and counts, and nothing else does. Then the ledger is falsified."""
    year = Year(tmp_path, "small", 10, share=0.1)
    cases = year.live().cases
    checked = check(year)
    assert checked.problems == ()
    case = next(one for one in cases.values() if one.decision.words and not one.is_open and one.day.year == 2026)

    def named():
        """The cases of which something does not hold, each once."""
        found = has_every_record(year.ledger, tmp_path / "bundle")
        return list(dict.fromkeys(sentence.partition(":")[0] for sentence in found))

    lost = case.records.pop()
    assert named() == [case.reference], "a record that nobody was told of"
    case.records.append(lost)

    case.records.append(Said("note", lost.time, {"handover": "no"}, {"words": "Never recorded."}))
    assert named() == [case.reference], "a record that was acknowledged, and is not there"
    case.records.pop()

    name, word = next(iter(case.decision.words.items()))
    case.decision.words[name] = f"{word} Or not."
    assert named() == [case.reference], "a word that is another"
    case.decision.words[name] = word

    del cases[case.reference]
    assert named() == [case.reference], "a case that nobody was told of"
    assert any(one.startswith("M26 late (asked)") for one in figures_that_differ(year.ledger, checked.report))
    cases[case.reference] = case
    assert [*named(), *figures_that_differ(year.ledger, checked.report)] == []


def test_a_departure_moves_no_incident(tmp_path):
    """What the long run found: who departs from a 999 advice hours later, before the time is asked, does not move the incident by these hours."""
    environ = {"CALLOUT_HOME": str(tmp_path)}
    night = london("2026-11-22 01:55")
    for hours, typed in ((0, ["1", "q"]), (5, ["o", "1", "1", "It was a false alarm.", "XY", "q"])):
        world, screen, _ = world_of(typed, environ, night + timedelta(hours=hours), dice(f"departure {hours}"))
        assert main(["resume"] if hours else ["decide"], world=world) == 0, screen.getvalue()
    world, screen, _ = world_of([], environ, night + timedelta(hours=6), dice("list"))
    assert main(["log", "show", "1", "--json"], world=world) == 0
    leaf = json.loads(screen.getvalue())["result"]["leaf"]
    assert (leaf["time"], leaf["happened"]) == ("2026-11-22T06:55:00.000Z", "2026-11-22T01:55:00.000Z")
