"""When a proof gives up: it is said, and never taken for "nothing found" or "no difference"."""

from datetime import date

import pytest

from calloutcli.analysis import count, meaning, proof, side_by_side
from calloutcli.analysis.check import Surroundings, check_protocol, missing_outcome
from calloutcli.analysis.compare import compare_protocols
from calloutcli.analysis.possible import open_to, possible_outcomes
from calloutcli.analysis.rows import table_of
from calloutcli.analysis.search import GaveUp, find_situation
from calloutcli.analysis.space import space_of
from calloutcli.errors import ProtocolError
from calloutcli.interview.decision import changes, decide
from calloutcli.interview.interview import answer, next_question, questions_left, start
from calloutcli.protocol.load import load_with_places
from tests.builders import CALM, SMALL, load

TODAY = date(2026, 11, 25)
GAP = SMALL.replace("  otherwise: {then: in_house, because: P 5}\n", "")


@pytest.fixture
def lost(monkeypatch):
    """Every search gives up at once."""

    def give_up(*_, **__):
        raise GaveUp

    monkeypatch.setattr(side_by_side, "find_situation", give_up)
    real = proof.find_situation

    def give_up_on_rules(space, within, outside, *steps):
        if not outside and within == space.full:
            return real(space, within, outside, *steps)
        raise GaveUp

    monkeypatch.setattr(proof, "find_situation", give_up_on_rules)


@pytest.fixture
def no_diagram(monkeypatch):
    """No protocol is small enough for a diagram at an incident."""
    monkeypatch.setattr(meaning, "INTERVIEW_BUDGET", 0)
    compiled = meaning.compile_protocol
    monkeypatch.setattr(meaning, "compile_protocol", lambda protocol: compiled(protocol, budget=0))
    monkeypatch.setattr(meaning, "_last", [])


@pytest.mark.usefixtures("lost")
def test_a_check_that_gives_up_says_what_is_not_proved():
    """Each proof that was not finished is a finding of its own; the words are looked at all the same."""
    found = check_protocol(*load_with_places(GAP.encode(), "gap.yaml"), TODAY)
    said = [finding.message for finding in found.findings if finding.id == "not-proved"]
    assert any("whether every situation is decided" in message for message in said)
    assert any("whether every rule decides something" in message for message in said)
    assert any("whether every outcome is reached" in message for message in said)
    assert any("whether `injury` ever matters" in message for message in said)
    assert "missing-outcome" not in {finding.id for finding in found.findings}


@pytest.mark.usefixtures("lost")
def test_a_protocol_that_cannot_be_proved_complete_is_not_used():
    """Staff are not sent into a gap that nobody could rule out."""
    finding = missing_outcome(*load_with_places(GAP.encode(), "gap.yaml"))
    assert finding is not None
    assert finding.id == "not-proved"


@pytest.mark.usefixtures("lost")
def test_a_comparison_that_gives_up_is_refused():
    """Over budget and without a search there is no comparison, and that is an error, not an empty list."""
    new = load(SMALL.replace("{danger: yes}, then: call_999", "{danger: yes}, then: report_101"))
    with pytest.raises(ProtocolError, match="more ways than could be looked through"):
        compare_protocols(load(), new, budget=0)
    assert compare_protocols(load(), new).lowered, "with a diagram the search is only asked for the rules to name"


@pytest.mark.usefixtures("lost", "no_diagram")
def test_an_interview_goes_on_without_any_proof():
    """At an incident the rules are still read: outcomes that may be possible are said not to be exact."""
    protocol = load()
    found = possible_outcomes(protocol, {"danger": "no"})
    assert set(found.outcomes) == {"in_house", "slow_time", "report_101", "call_999"}
    assert not found.exact
    decision = decide(protocol, {"danger": "yes"})
    assert (decision.outcome, decision.possible) == ("call_999", ("call_999",))


@pytest.mark.usefixtures("no_diagram")
def test_an_interview_without_a_diagram_comes_to_the_same():
    """Over budget the interview asks by the look of the rules and decides by search: the same outcome and rules."""
    protocol, walk, asked = load(), start(load()), 0
    while (question := next_question(walk)) is not None:
        assert questions_left(walk) >= 0
        walk, asked = answer(walk, question.id, CALM[question.id]), asked + 1
    decision = decide(protocol, dict(walk.answers))
    assert (decision.outcome, decision.rules, decision.possible) == ("in_house", ("otherwise",), ("in_house",))
    assert asked <= len(protocol.questions)
    assert open_to(protocol, {}) == {question.id for question in protocol.questions}
    assert changes(protocol, CALM, decision) == ()


def test_a_search_stops_after_its_steps():
    """A search that may try nothing gives up, unless there is nothing to try."""
    protocol = load()
    space = space_of(protocol)
    rows = [row for block in table_of(protocol, space).blocks[:-1] for rule in block.rules for row in rule.rows]
    with pytest.raises(GaveUp):
        find_situation(space, space.full, rows, 0)
    assert find_situation(space, space.full, [], 0) is not None


def test_a_sample_of_a_gap_is_called_one(monkeypatch):
    """When no diagram fits, the finding says that its share is of a sample."""
    counted = count.count_outcomes
    monkeypatch.setattr(count, "count_outcomes", lambda table: counted(table, 0))
    found = check_protocol(*load_with_places(GAP.encode(), "gap.yaml"), TODAY)
    (gap,) = [finding for finding in found.findings if finding.id == "missing-outcome"]
    assert "% of situations (a sample of 20,000)" in gap.message


def test_a_version_that_shares_no_question_is_a_major_change():
    """What cannot be compared with the version before needs a major version: never a silent pass."""
    text = SMALL.replace("version: 1.0.0", "version: 1.0.1")
    for name in ("danger", "injury", "happened", "repeats"):
        text = text.replace(f"  {name}: {{ask", f"  other_{name}: {{ask").replace(f"  {name}:\n", f"  other_{name}:\n")
        text = text.replace(f"{{{name}:", f"{{other_{name}:").replace(f", {name}:", f", other_{name}:")
    beside = Surroundings(previous=load())
    found = check_protocol(*load_with_places(text.encode(), "small.yaml"), TODAY, beside)
    (finding,) = [one for one in found.findings if one.id == "version-too-small"]
    assert "make it 2.0.0 or later" in finding.help
