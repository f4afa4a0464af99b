"""The compiled form against the plain reading, on random protocols over all situations: rows, diagram, search, counts."""

from collections import Counter
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from calloutcli.analysis import count as counting
from calloutcli.analysis.compiling import OverBudget, compile_grid
from calloutcli.analysis.count import count_outcomes, force_order, outcome_of
from calloutcli.analysis.diagram import evaluator
from calloutcli.analysis.grid import Grid
from calloutcli.analysis.proof import proofs_of
from calloutcli.analysis.reading import holds, read_rules
from calloutcli.analysis.rows import IMPOSSIBLE, condition_rows, table_of
from calloutcli.analysis.search import find_situation
from calloutcli.analysis.space import space_of
from calloutcli.frozen import replace
from tests.properties.strategies import completions, conditions, protocols, some_questions, values_of


@st.composite
def protocols_with_gaps(draw):
    """A small protocol that may lack `otherwise`."""
    protocol = draw(protocols())
    return replace(protocol, otherwise=None) if draw(st.booleans()) else protocol


def every_situation(protocol):
    """Every situation, as the protocol's answers."""
    return completions(protocol, {})


def read(protocol, situation):
    """The outcome by the plain reading; `impossible` where the protocol says so."""
    if any(holds(condition, situation) for condition in protocol.impossible):
        return IMPOSSIBLE
    return read_rules(protocol, situation).outcome


def every_values(space):
    """One value per input, in every combination."""
    return product(*(range(len(input_.values)) for input_ in space.inputs))


def single(space, situation):
    """One value per input of a total situation."""
    return tuple(mask.bit_length() - 1 for mask in space.masks(situation))


@given(protocols_with_gaps())
def test_a_situation_is_its_values(protocol):
    """Values make a situation that has these values again, and the widths add up to the number of situations."""
    space = space_of(protocol)
    assert all(single(space, space.situation(values)) == values for values in every_values(space))
    assert space.situations == len(every_situation(protocol))


@given(st.data())
def test_rows_are_the_condition(data):
    """A condition holds exactly where one of its rows does, and no row lies inside another."""
    asked = data.draw(some_questions(3, widest=3))
    condition = data.draw(conditions(asked))
    protocol = replace(data.draw(protocols()), questions=asked, rules=(), impossible=(condition,))
    space = space_of(protocol)
    rows = condition_rows(condition, space)
    for situation in every_situation(protocol):
        values = single(space, situation)
        assert holds(condition, situation) is any(all(mask >> values[index] & 1 for index, mask in row) for row in rows)
    for row in rows:
        assert all(index < len(space.inputs) and mask not in (0, space.full[index]) for index, mask in row)


@given(protocols_with_gaps(), st.booleans())
def test_the_diagram_is_the_plain_reading(protocol, shuffled):
    """Table, diagram in the author's order and diagram in another order say of each situation what the rules say."""
    space = space_of(protocol)
    table = table_of(protocol, space)
    grid = Grid(space, table)
    diagram = compile_grid(grid, force_order(grid) if shuffled else None)
    evaluate = evaluator(space, diagram)
    for situation in every_situation(protocol):
        values = single(space, situation)
        assert diagram.outcome(values) == (read(protocol, situation),)
        assert evaluate(situation) == (read(protocol, situation),)
        assert outcome_of(table, values) == read(protocol, situation)


@given(protocols_with_gaps())
def test_the_diagram_is_reduced(protocol):
    """No node has the same child under every value, and no two nodes are alike."""
    space = space_of(protocol)
    diagram = compile_grid(Grid(space, table_of(protocol, space)))
    nodes = range(len(diagram.leaves), len(diagram.level))
    assert all(len(set(diagram.children[node])) > 1 for node in nodes)
    assert len({(diagram.level[node], diagram.children[node]) for node in nodes}) == len(nodes)
    assert len(set(diagram.leaves)) == len(diagram.leaves)


@given(protocols_with_gaps())
def test_counts_are_exact(protocol):
    """The number of situations of each outcome is what counting them one by one gives, by every exact method."""
    space = space_of(protocol)
    table = table_of(protocol, space)
    expected = Counter(read(protocol, situation) for situation in every_situation(protocol))
    count = count_outcomes(table)
    assert (dict(count.by_outcome), count.method) == (dict(expected), "diagram")
    by_parts = counting._count_components(table, 10_000)
    assert by_parts is None or by_parts == dict(expected)


@given(protocols_with_gaps())
def test_a_sample_is_called_a_sample(protocol):
    """Without a budget for diagrams the numbers are of a sample, which is the same each time."""
    space = space_of(protocol)
    table = table_of(protocol, space)
    try:
        compile_grid(Grid(space, table), budget=0)
    except OverBudget:
        first, second = count_outcomes(table, 0), count_outcomes(table, 0)
        assert first == second
        if first.method == "sample":
            assert not first.exact
            assert sum(number for _, number in first.by_outcome) == first.situations


@given(protocols_with_gaps())
def test_proofs_agree_with_every_situation(protocol):
    """What a proof says of gaps, rules, outcomes and pairs of rules is true of all situations, and the witness shows it."""
    space = space_of(protocol)
    proofs = proofs_of(protocol, table_of(protocol, space))
    real = [one for one in every_situation(protocol) if read(protocol, one) != IMPOSSIBLE]
    readings = [(one, read_rules(protocol, one)) for one in real]

    def check(found, shows):
        assert (found is not None) == any(shows(one, reading) for one, reading in readings)
        if found is not None:
            situation = space.situation(found)
            assert read(protocol, situation) != IMPOSSIBLE
            assert shows(situation, read_rules(protocol, situation))

    check(proofs.any_situation(), lambda _, __: True)
    if protocol.otherwise is None:
        check(proofs.gap(), lambda _, reading: not reading.rules)
    for outcome in protocol.outcomes:
        check(proofs.reaches(outcome.id), lambda _, reading, outcome=outcome: reading.outcome == outcome.id)
    by_id = {rule.rule: rule for rule in proofs.rules}
    for rule in protocol.rules:
        check(proofs.holds(by_id[rule.id]), lambda one, _, rule=rule: holds(rule.when, one))
        check(
            proofs.decides(by_id[rule.id]),
            lambda _, reading, rule=rule: rule.id in reading.rules and decides(protocol, reading, rule),
        )
        for other in protocol.rules:
            check(
                proofs.both(by_id[rule.id], by_id[other.id]),
                lambda one, _, rule=rule, other=other: holds(rule.when, one) and holds(other.when, one),
            )


def decides(protocol, reading, rule):
    """Whether the rule gives the outcome of this reading: in a conflict, the more serious rules do."""
    return rule.then == reading.outcome


@given(protocols_with_gaps())
def test_what_covers_a_rule_covers_it(protocol):
    """The rules that are said to shadow a rule hold, one or another, wherever it does; none of them can be left out."""
    space = space_of(protocol)
    proofs = proofs_of(protocol, table_of(protocol, space))
    by_id = {rule.id: rule for rule in protocol.rules}
    real = [one for one in every_situation(protocol) if read(protocol, one) != IMPOSSIBLE]
    for rule in proofs.rules:
        if rule.rule not in by_id or proofs.decides(rule) is not None or proofs.holds(rule) is None:
            continue
        covering = proofs.covering(rule, proofs.rivals(rule))
        conditions_ = [by_id[one.rule].when for one in covering]
        for situation in real:
            if holds(by_id[rule.rule].when, situation):
                assert any(holds(condition, situation) for condition in conditions_)
        assert covering


@given(protocols_with_gaps())
def test_answers_told_apart(protocol):
    """Two values of an input are told apart exactly when some pair of possible situations differs in them alone."""
    space = space_of(protocol)
    proofs = proofs_of(protocol, table_of(protocol, space))
    outcome = {values: read(protocol, space.situation(values)) for values in every_values(space)}
    for index, input_ in enumerate(space.inputs):
        for one in range(len(input_.values)):
            for other in range(one):
                found = proofs.tells_apart(index, one, other)

                def differ(values, index=index, one=one, other=other):
                    pair = {outcome[(*values[:index], value, *values[index + 1 :])] for value in (one, other)}
                    return len(pair) == 2 and IMPOSSIBLE not in pair

                assert (found is not None) == any(differ(values) for values in outcome)
                if found is not None:
                    assert differ(found)


@given(st.data())
def test_the_search_finds_what_there_is(data):
    """A situation outside some rows is found exactly when there is one."""
    asked = data.draw(some_questions(3, widest=3))
    protocol = replace(
        data.draw(protocols()),
        questions=asked,
        rules=(),
        impossible=tuple(data.draw(st.lists(conditions(asked), min_size=1, max_size=4))),
    )
    space = space_of(protocol)
    rows = [row for condition in protocol.impossible for row in condition_rows(condition, space)]
    found = find_situation(space, space.full, rows)
    outside = [one for one in every_situation(protocol) if read(protocol, one) != IMPOSSIBLE]
    assert (found is not None) == bool(outside)
    if found is not None:
        assert space.situation(found) in outside


@given(protocols())
def test_numbers_within_an_interval_are_alike(protocol):
    """Every number of an interval has the outcome of its lowest."""
    numbers = [question for question in protocol.questions if question.kind == "number"]
    assume(numbers)
    space = space_of(protocol)
    for question in numbers:
        for situation in every_situation(protocol):
            lowest = space.situation(single(space, situation))[question.id]
            assert read(protocol, situation) == read(protocol, {**situation, question.id: lowest})
        assert len(values_of(question)) == sum(space.inputs[space.at[question.id][0]].widths)
