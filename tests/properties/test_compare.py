"""`diff` against brute force: every situation of both versions decided one by one, on random pairs of protocols."""

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from calloutcli.analysis.compare import compare_protocols
from calloutcli.analysis.direction import direction
from calloutcli.analysis.reading import holds, read_rules
from calloutcli.analysis.rows import IMPOSSIBLE
from calloutcli.errors import ProtocolError
from calloutcli.frozen import replace
from calloutcli.protocol.model import Rule
from calloutcli.protocol.question import Because
from tests.properties.strategies import POLICIES, conditions, protocols, values_of


@st.composite
def revisions(draw):
    """(a protocol, a next version of it): rules added, taken out, moved, led elsewhere; outcomes that became another thing."""
    old = draw(protocols())
    rules = list(old.rules)
    for _ in range(draw(st.integers(0, 3))):
        what = draw(st.sampled_from(("add", "drop", "lead", "move", "condition")))
        outcome = draw(st.sampled_from([one.id for one in old.outcomes]))
        at = draw(st.integers(0, len(rules)))
        if what == "add":
            condition = draw(conditions(old.questions))
            rules.insert(at, Rule(f"n{len(rules)}{at}", condition, outcome, Because("P", "2"), None))
        elif rules:
            rule = rules.pop(at % len(rules))
            if what == "lead":
                rules.insert(at % (len(rules) + 1), replace(rule, then=outcome))
            elif what == "condition":
                rules.insert(at % (len(rules) + 1), replace(rule, when=draw(conditions(old.questions))))
            elif what == "move":
                rules.append(rule)
    otherwise = (
        old.otherwise
        if draw(st.booleans())
        else draw(st.sampled_from((None, replace(old.otherwise, then=outcome_of(old, draw)))))
    )
    new = replace(old, version="1.1.0", rules=tuple(rules), otherwise=otherwise)
    if draw(st.integers(0, 4)) == 0:
        new = replace(new, decide_by=draw(st.sampled_from(POLICIES)))
    if draw(st.integers(0, 4)) == 0:
        new = replace(new, outcomes=tuple(draw(st.permutations(new.outcomes))))
    if draw(st.integers(0, 4)) == 0:
        new = replace(new, impossible=tuple(draw(st.lists(conditions(new.questions, 1), max_size=1))))
    if draw(st.integers(0, 3)) == 0:
        first, *rest = new.outcomes
        new = replace(new, outcomes=(replace(first, tier=draw(st.sampled_from(("in_house", "planned_police")))), *rest))
    return old, new


def outcome_of(protocol, draw):
    """The id of some outcome."""
    return draw(st.sampled_from([one.id for one in protocol.outcomes]))


def read(protocol, situation):
    """The outcome; `impossible` where the protocol says so."""
    if any(holds(condition, situation) for condition in protocol.impossible):
        return IMPOSSIBLE
    return read_rules(protocol, situation).outcome


def effect(protocol, outcome):
    """What an outcome is, beside its name."""
    found = {one.id: (one.tier, one.channel, one.timing, one.decider) for one in protocol.outcomes}
    return found.get(outcome)


def by_force(old, new, situations):
    """(situations by transition, situations possible in both, situations that one of them calls impossible)."""
    counts, possible, hidden = Counter(), 0, 0
    for situation in situations:
        before, after = read(old, situation), read(new, situation)
        hidden += (before == IMPOSSIBLE) != (after == IMPOSSIBLE)
        if IMPOSSIBLE in (before, after):
            continue
        possible += 1
        if before != after or effect(old, before) != effect(new, after):
            counts[before, after] += 1
    return counts, possible, hidden


def every_situation(questions):
    """Every answer to every question."""
    ids = [question.id for question in questions]
    return [dict(zip(ids, values, strict=True)) for values in product(*(values_of(q) for q in questions))]


def assert_exact(found, old, new, situations):
    """The comparison says what brute force says, and each witness shows its transition."""
    counts, possible, hidden = by_force(old, new, situations)
    assert {(one.before, one.after): one.situations for one in found.transitions} == dict(counts)
    assert found.exact
    assert (found.situations, found.situations_changed, found.hidden) == (possible, sum(counts.values()), hidden)
    for one in found.transitions:
        witness = dict(one.witness)
        assert (read(old, witness), read(new, witness)) == (one.before, one.after)
        assert one.decides_old == rules_of(old, witness)
        assert one.decides_new == rules_of(new, witness)
        assert one.rules or not (one.decides_old or one.decides_new)


def rules_of(protocol, situation):
    """The rules that give the outcome, of a conflict only those of the more serious one."""
    reading = read_rules(protocol, situation)
    return tuple(id_ for id_ in reading.rules if protocol.rule(id_).then == reading.outcome)


@given(revisions())
def test_diff_is_brute_force(pair):
    """Every transition is found with its exact number of situations, and nothing else is."""
    old, new = pair
    assert_exact(compare_protocols(old, new), old, new, every_situation(old.questions))


@given(revisions())
def test_the_rules_named_are_those_that_changed_the_outcome(pair):
    """A rule is named exactly when it changed, and decides somewhere in the transition."""
    old, new = pair
    situations = every_situation(old.questions)
    for one in compare_protocols(old, new).transitions:
        deciding = set()
        for situation in situations:
            if (read(old, situation), read(new, situation)) == (one.before, one.after):
                deciding |= {*rules_of(old, situation), *rules_of(new, situation)}
        assert set(one.rules) <= deciding


@given(protocols())
def test_a_protocol_does_not_differ_from_itself(protocol):
    """Compared with itself a protocol has no transition."""
    found = compare_protocols(protocol, protocol)
    assert (found.transitions, found.situations_changed, found.hidden, found.exact) == ((), 0, 0, True)


@given(revisions())
def test_over_budget_every_transition_is_found(pair):
    """Without any diagram the transitions are the same, each with a true witness; the numbers are called a sample."""
    old, new = pair
    found = compare_protocols(old, new, budget=0)
    counts, _, _ = by_force(old, new, every_situation(old.questions))
    assert {(one.before, one.after) for one in found.transitions} == set(counts)
    for one in found.transitions:
        witness = dict(one.witness)
        assert (read(old, witness), read(new, witness)) == (one.before, one.after)


@given(protocols(), protocols())
def test_protocols_of_other_questions(old, new):
    """Over the questions of both, a question of one alone answered in every way; with none in common it is refused."""
    kinds = {question.id: question for question in new.questions}
    shared = [q for q in old.questions if q.id in kinds]
    if any(q != kinds[q.id] for q in shared):
        return
    try:
        found = compare_protocols(old, new)
    except ProtocolError:
        assert not shared
        return
    questions = {question.id: question for question in (*old.questions, *new.questions)}
    situations = every_situation(questions.values())
    if len(situations) < 20_000:
        assert_exact(found, old, new, situations)
        assert found.shared == tuple(q.id for q in shared)


@given(revisions())
def test_direction_is_that_of_both_orders(pair):
    """Up in one direction is down in the other, unless the two versions rank the outcomes differently."""
    old, new = pair
    ranks = [[one.id for one in protocol.outcomes] for protocol in pair]
    for one in compare_protocols(old, new).transitions:
        back = direction(new, old, one.after, one.before)
        if ranks[0] == ranks[1] and "undecided" not in (one.before, one.after):
            assert (one.direction, back) in {("up", "down"), ("down", "up"), ("none", "none")}
