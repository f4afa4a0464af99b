"""What a protocol means: the rules as read here, independently, against calloutcli's reading and its search."""

import re

from hypothesis import assume, given

from calloutcli.analysis.meaning import compile_protocol
from calloutcli.analysis.possible import Walk, _by_search, open_to, possible_outcomes
from calloutcli.analysis.reading import holds, read_rules
from calloutcli.analysis.syntax import open_by_syntax
from calloutcli.interview.decision import changes, decide
from calloutcli.protocol.condition import format_condition
from calloutcli.protocol.model import UNDECIDED
from calloutcli.protocol.question import UNKNOWN
from tests.properties.strategies import completions, protocols_with_situations, values_of

# ------------------------------------------------------------------ an independent reading, from the words of the file


def says(data, situation):
    """Whether the condition, as the file writes it, is true of a total situation."""
    if isinstance(data, list):
        return any(says(item, situation) for item in data)
    return all(entry_says(key, value, situation) for key, value in data.items())


def entry_says(key, value, situation):
    """Whether one `key: value` of a condition is true of a total situation."""
    if key in ("any of", "all of", "none of"):
        each = [says(item, situation) for item in value]
        return {"any of": any(each), "all of": all(each), "none of": not any(each)}[key]
    answer = situation[key]
    if isinstance(answer, frozenset):
        if value == "nothing ticked":
            return len(answer) == 0
        words = value.split(" ")
        assert words[0] == "includes"
        ticked = [word in answer for word in words[1::2]]
        return all(ticked) if "and" in words[2::2] else any(ticked)
    if isinstance(answer, int):
        parts = [re.fullmatch(r"(\d+)(?: to (\d+))?", part) for part in value.split(" or ")]
        return any(int(part[1]) <= answer <= int(part[2] or part[1]) for part in parts)
    return answer in value.split(" or ")


def outcome_of(protocol, situation):
    """The outcome of a total situation."""
    rank = [outcome.id for outcome in protocol.outcomes].index
    held = [rule.then for rule in protocol.rules if says(format_condition(rule.when), situation)]
    if not held:
        return protocol.otherwise.then
    return held[0] if protocol.decide_by == "first match" else max(held, key=rank)


def possible_by_force(protocol, situation):
    """Every outcome of every completion that is not declared impossible; of all of them when every one is."""
    rank = [outcome.id for outcome in protocol.outcomes].index
    return tuple(sorted({outcome_of(protocol, one) for one in possible_completions(protocol, situation)}, key=rank))


def possible_completions(protocol, situation):
    """Every completion that is not declared impossible; every one when all are."""
    every = completions(protocol, situation)
    real = [one for one in every if not any(says(format_condition(c), one) for c in protocol.impossible)]
    return real or every


# ------------------------------------------------------------------ the properties


@given(protocols_with_situations(total=True))
def test_read_rules(given_):
    """On a total situation the plain reading gives the outcome that the file's words give."""
    protocol, situation = given_
    assert read_rules(protocol, situation).outcome == outcome_of(protocol, situation)


@given(protocols_with_situations(total=True))
def test_read_rules_names_rules_that_hold(given_):
    """The rules named hold, and have the outcome given unless they are said to conflict; else it is `otherwise`."""
    protocol, situation = given_
    reading = read_rules(protocol, situation)
    held = {rule.id: rule.then for rule in protocol.rules if says(format_condition(rule.when), situation)}
    if not held:
        assert reading.rules == ("otherwise",)
        return
    assert set(reading.rules) <= set(held)
    assert reading.conflict == (protocol.decide_by == "only one" and len(set(held.values())) > 1)
    if reading.conflict:
        assert set(reading.rules) == set(held)
    elif protocol.decide_by == "first match":
        assert reading.rules == (next(iter(held)),)
    else:
        assert set(reading.rules) == {id_ for id_, then in held.items() if then == reading.outcome}


@given(protocols_with_situations())
def test_holds_is_three_valued(given_):
    """A condition that holds, or does not, on part of the answers keeps that truth on every completion."""
    protocol, situation = given_
    for rule in protocol.rules:
        held = holds(rule.when, situation)
        if held is not None:
            assert all(says(format_condition(rule.when), one) == held for one in completions(protocol, situation))


@given(protocols_with_situations(total=True))
def test_holds_on_total_situations(given_):
    """On a total situation every condition is true or false, never open."""
    protocol, situation = given_
    for condition in [*(rule.when for rule in protocol.rules), *protocol.impossible]:
        assert holds(condition, situation) is says(format_condition(condition), situation)


@given(protocols_with_situations())
def test_possible_outcomes_are_exact(given_):
    """The outcomes still possible are those of all completions, least serious first, and said to be exact."""
    protocol, situation = given_
    found = possible_outcomes(protocol, situation)
    assert found.outcomes == possible_by_force(protocol, situation)
    assert found.exact


@given(protocols_with_situations())
def test_open_questions_are_exactly_those_that_matter(given_):
    """A question is open when, with the others answered somehow, two of its answers have different outcomes."""
    protocol, situation = given_
    still_open = open_to(protocol, situation)
    for question in protocol.questions:
        if situation.get(question.id, UNKNOWN) == UNKNOWN:
            matters = any(
                len({outcome_of(protocol, {**one, question.id: value}) for value in values_of(question)}) > 1
                for one in completions(protocol, situation)
            )
            assert (question.id in still_open) == matters, question.id


@given(protocols_with_situations())
def test_the_walk_asks_what_is_open(given_):
    """Going through the questions in order, a question matters exactly when `open_to` says so of the answers so far."""
    protocol, situation = given_
    walk, so_far = Walk(protocol), {}
    for question in protocol.questions:
        matters = walk.matters(question)
        assert matters == (question.id in open_to(protocol, so_far))
        if matters and question.id in situation:
            so_far[question.id] = situation[question.id]
            walk.take(question, situation[question.id])


@given(protocols_with_situations())
def test_without_a_diagram_the_same_is_possible(given_):
    """The search finds the outcomes that the diagram has, and by syntax no open question is missed."""
    protocol, situation = given_
    meaning = compile_protocol(protocol, budget=0)
    assume(meaning.plain is None)
    found = _by_search(meaning, situation, meaning.space.masks(situation))
    assert found.outcomes == possible_by_force(protocol, situation)
    assert open_to(protocol, situation) <= open_by_syntax(protocol, situation)


@given(protocols_with_situations())
def test_open_questions_are_unanswered(given_):
    """Only a question that is not yet answered is ever open."""
    protocol, situation = given_
    assert all(situation.get(id_, UNKNOWN) == UNKNOWN for id_ in open_to(protocol, situation))


@given(protocols_with_situations())
def test_decide_is_always_an_answer(given_):
    """Whatever is unknown, deciding never fails: it gives one of the outcomes, or `undecided` with somebody to ask."""
    protocol, situation = given_
    decision = decide(protocol, situation)
    assert decision.possible
    if decision.outcome == UNDECIDED:
        assert decision.ask
        assert len(decision.possible) > 1
        assert decision.settled_by == "nobody"
    else:
        assert decision.outcome in {outcome.id for outcome in protocol.outcomes}


@given(protocols_with_situations())
def test_decide_follows_what_is_known(given_):
    """When one outcome is possible it is the decision; a decision by the rules is the outcome of every completion."""
    protocol, situation = given_
    decision = decide(protocol, situation)
    possible = possible_by_force(protocol, situation)
    assert (decision.settled_by == "rules") == (len(possible) == 1)
    if len(possible) == 1:
        assert decision.outcome == possible[0]


@given(protocols_with_situations())
def test_decide_stays_within_the_possible(given_):
    """A decision is one of the outcomes said to be possible, unless `if unknown` names an answer that cannot be."""
    protocol, situation = given_
    decision = decide(protocol, situation)
    read = {**situation, **dict(decision.read_as)}
    impossible = all(
        any(says(format_condition(c), one) for c in protocol.impossible) for one in completions(protocol, read)
    )
    assert impossible or decision.outcome in {*decision.possible, UNDECIDED}


@given(protocols_with_situations(total=True))
def test_only_what_is_unknown_is_read_as_something(given_):
    """With every answer known the rules decide, and nothing is read as anything else."""
    protocol, situation = given_
    decision = decide(protocol, situation)
    assert (decision.outcome, decision.settled_by, decision.read_as) == (
        outcome_of(protocol, situation),
        "rules",
        (),
    )


@given(protocols_with_situations())
def test_changes_really_change(given_):
    """The answers on the card that "would have changed the decision" would have, for certain, and they are others."""
    protocol, situation = given_
    decision = decide(protocol, situation)
    for change in changes(protocol, situation, decision):
        assert change.answers
        assert all(situation.get(id_, UNKNOWN) != value for id_, value in change.answers)
        assert possible_by_force(protocol, {**situation, **dict(change.answers)}) == (change.outcome,)
        assert change.outcome != decision.outcome


@given(protocols_with_situations())
def test_reasons_are_enough_and_none_is_idle(given_):
    """With the reasons alone the outcome is as certain as with every answer; without any one of them it is not."""
    protocol, situation = given_
    decision = decide(protocol, situation)
    if decision.settled_by != "rules":
        return
    pairs = {**dict(decision.reasons), **dict(decision.nothing_stronger)}
    assert possible_by_force(protocol, pairs) == (decision.outcome,)
    for id_, _ in decision.nothing_stronger:
        fewer = {other: value for other, value in pairs.items() if other != id_}
        assert possible_by_force(protocol, fewer) != (decision.outcome,), id_
