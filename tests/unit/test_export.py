"""The DMN table decides as the rules do, by an interpreter of its own; JSON export is the protocol again."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calloutcli.__main__ import main
from calloutcli.analysis import dmn_rows
from calloutcli.analysis.dmn import MODEL, render_dmn
from calloutcli.analysis.dmn_rows import input_names, table_rows
from calloutcli.analysis.reading import read_rules
from calloutcli.analysis.space import space_of
from calloutcli.errors import ProtocolError
from calloutcli.frozen import replace
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import UNDECIDED
from calloutcli.protocol.plain import format_protocol
from calloutcli.store.library import find_protocol, shipped_versions
from tests.builders import NOW, RULES, load, protocol_text
from tests.properties.strategies import POLICIES, completions, protocols, situations, text_of
from tests.worlds import dice, world_of

SHIPPED = sorted(shipped_versions())
DMN = f"{{{MODEL}}}"
CONFLICT = "conflict"


class Table:
    """A reader of the exported XML that knows of DMN only what the export uses."""

    def __init__(self, xml):
        root = ET.fromstring(xml)
        table = root.find(f"{DMN}decision/{DMN}decisionTable")
        self.policy = table.get("hitPolicy")
        self.inputs = [_text(one, "inputExpression") for one in table.findall(f"{DMN}input")]
        output = table.find(f"{DMN}output")
        self.priorities = _strings(_text(output, "outputValues"))
        default = output.find(f"{DMN}defaultOutputEntry")
        self.default = UNDECIDED if default is None else _strings(default.find(f"{DMN}text").text)[0]
        self.rows = [_row(rule) for rule in table.findall(f"{DMN}rule")]

    def decide(self, answers):
        """The output for answers by input name."""
        values = [_value(expression, answers) for expression in self.inputs]
        hits = [
            outcome
            for tests, outcome in self.rows
            if all(_passes(test, value) for test, value in zip(tests, values, strict=True))
        ]
        if not hits:
            return self.default
        if self.policy == "PRIORITY":
            return min(hits, key=self.priorities.index)
        return CONFLICT if self.policy == "UNIQUE" and len(hits) > 1 else hits[0]


def _text(element, tag):
    return element.find(f"{DMN}{tag}/{DMN}text").text


def _row(rule):
    tests = [entry.find(f"{DMN}text").text for entry in rule.findall(f"{DMN}inputEntry")]
    return tests, _strings(_text(rule, "outputEntry"))[0]


def _strings(text):
    return re.findall(r'"([^"]*)"', text)


def _value(expression, answers):
    found = re.fullmatch(r'list contains\((\w+), "(\w+)"\)', expression)
    return found[2] in answers[found[1]] if found else answers[expression]


def _passes(test, value):
    if test == "-":
        return True
    if isinstance(value, bool):
        return test == str(value).lower()
    if isinstance(value, str):
        return value in _strings(test)
    for part in test.split(", "):
        low, high = (re.fullmatch(r"\[(\d+)\.\.(\d+)\]", part) or re.fullmatch(r"((\d+))", part)).groups()[:2]
        if int(low) <= value <= int(high):
            return True
    return False


def given_to(protocol, situation):
    """A situation as the table's inputs."""
    names = input_names(protocol)
    return {names[id_]: sorted(value) if isinstance(value, frozenset) else value for id_, value in situation.items()}


def expected(protocol, situation):
    """What a DMN engine must say."""
    reading = read_rules(protocol, situation)
    return CONFLICT if reading.conflict else reading.outcome


@settings(max_examples=200, deadline=None)
@given(protocols(), st.booleans(), st.data())
def test_the_table_decides_as_the_rules_do(protocol, undecided, data):
    """Random protocols of every policy, with and without `otherwise`, at random situations."""
    protocol = replace(protocol, otherwise=None) if undecided else protocol
    table = Table(render_dmn(protocol))
    for _ in range(5):
        situation = data.draw(situations(protocol, total=True))
        assert table.decide(given_to(protocol, situation)) == expected(protocol, situation)


@pytest.mark.parametrize("policy", POLICIES)
def test_the_table_of_the_small_protocol(policy):
    """Every situation of the small protocol, by every policy."""
    protocol = load(protocol_text(decide_by=policy))
    table = Table(render_dmn(protocol))
    assert table.policy == {"most serious": "PRIORITY", "first match": "FIRST", "only one": "UNIQUE"}[policy]
    for situation in completions(protocol, {}):
        assert table.decide(given_to(protocol, situation)) == expected(protocol, situation)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_of_the_table(name):
    """The table of each protocol that ships, one answer changed at a time from the calmest."""
    protocol = load_protocol(*find_protocol(name))
    table, space = Table(render_dmn(protocol)), space_of(protocol)
    calm = space.mildest(space.full)
    for index, input_ in enumerate(space.inputs):
        for value in range(len(input_.values)):
            for other in range(len(space.inputs)):
                values = [*calm]
                values[index], values[other] = value, len(space.inputs[other].values) - 1
                situation = space.situation(values)
                assert table.decide(given_to(protocol, situation)) == expected(protocol, situation)


def test_otherwise_speaks_only_when_no_rule_holds():
    """An `otherwise` that is more serious than a rule that holds does not win over it: it is no row."""
    rules = "rules:\n  a: {when: {danger: yes}, then: in_house, because: P 1}\n  otherwise: {then: call_999, because: P 1}\n"
    table = Table(render_dmn(load(protocol_text(rules=rules))))
    answers = {"danger": "yes", "injury": "none", "happened": [], "repeats": 0}
    assert table.decide(answers) == "in_house"
    assert table.decide(answers | {"danger": "no"}) == "call_999"
    without = load(protocol_text(rules=RULES[: RULES.index("  otherwise")]))
    assert "defaultOutputEntry" not in render_dmn(without)


@settings(max_examples=100, deadline=None)
@given(protocols())
def test_rows_of_one_outcome_never_overlap(protocol):
    """UNIQUE in DMN forbids any overlap; so with `only one` no two rows of an outcome hold at once."""
    protocol = replace(protocol, decide_by="only one")
    rows = table_rows(protocol, space_of(protocol))
    for index, one in enumerate(rows):
        for other in rows[:index]:
            if other.outcome == one.outcome:
                asked = dict(other.row)
                assert any(not mask & asked.get(column, mask) for column, mask in one.row)


def test_a_name_that_feel_would_take_for_its_own():
    """A question may be called `if` or `outcome`: as an input it is `if_`, and another `if_` steps aside."""
    questions = "questions:\n" + "".join(
        f"  {id_}: {{ask: A?, answers: yes or no}}\n" for id_ in ("if", "outcome", "if_", "danger", "not")
    )
    protocol = load(protocol_text(questions=questions, rules="rules:\n  otherwise: {then: in_house, because: P 1}\n"))
    assert list(input_names(protocol).values()) == ["if__", "outcome_", "if_", "danger", "not_"]


def test_words_are_escaped():
    """Nothing that stands in the protocol can open or close an element, and control characters are spelt out."""
    words = text_of('</text> & "<b>" \x1b \ufffe \ud800')
    protocol = load()
    protocol = replace(protocol, title=words, questions=tuple(replace(one, ask=words) for one in protocol.questions))
    root = ET.fromstring(render_dmn(protocol))
    assert "</text> &" in root.find(f"{DMN}description").text
    assert root.find(f"{DMN}inputData/{DMN}description").text == r'</text> & "<b>" \x1b \ufffe \ud800'


def test_too_many_rows(monkeypatch):
    """A protocol whose table would be too long for an engine is refused, with what to do instead."""
    monkeypatch.setattr(dmn_rows, "MOST_TABLE_ROWS", 3)
    with pytest.raises(ProtocolError) as refusal:
        render_dmn(load())
    assert refusal.value.status == 3
    assert refusal.value.message == "the rules of `small` unfold into too many rows for a decision table"
    assert "export --json" in refusal.value.hint


def test_a_condition_that_unfolds_too_far():
    """So is one of which a single rule unfolds too far."""
    pairs = "".join(f"  q{number}: {{ask: A?, answers: yes or no}}\n" for number in range(26))
    parts = ", ".join(f"any of: [{{q{n}: yes}}, {{q{n + 1}: yes}}]" for n in range(0, 26, 2))
    each = ", ".join(f"{{{part}}}" for part in re.split(r", (?=any of)", parts))
    rules = f"rules:\n  a: {{when: {{all of: [{each}]}}, then: call_999, because: P 1}}\n"
    with pytest.raises(ProtocolError, match="too many rows"):
        render_dmn(load(protocol_text(questions="questions:\n" + pairs, rules=rules)))


# ------------------------------------------------------------------ JSON


def _again(protocol):
    raw = json.dumps(format_protocol(protocol), ensure_ascii=False).encode()
    return replace(load_protocol(raw, "again.json"), sha256=protocol.sha256)


@pytest.mark.parametrize("name", SHIPPED)
def test_json_is_the_protocol_again(name):
    """The file's own loader reads the JSON, and finds the same protocol."""
    protocol = load_protocol(*find_protocol(name))
    assert _again(protocol) == protocol


def test_json_has_everything():
    """So it does where the shipped protocols say nothing: deadlines, consultations, `impossible`, no `otherwise`."""
    outcomes = """\
outcomes:
  wait:
    title: Wait
    tier: in_house
    channel: none
    timing: next_day
    decider: senior
    consult: {before: manager, after: [senior], any of: [manager, senior], all of: [senior], fallback: [manager]}
    notify: [{who: manager, within: without delay, judged by: senior, basis: reg 1, why: So that they know}]
    do: [One, Two]
    restorative: conference
    defer: {until: 3 working days 09:05, owner: manager, if overdue: call_999}
  call_999: {title: Call 999, tier: emergency_police, channel: "999", timing: now, decider: senior}
"""
    rules = """\
rules:
  a: {when: {danger: yes, any of: [{repeats: 3 to 5 or 7}, {happened: includes damage and threat}]}, then: wait, because: P 1}
  b: {when: {happened: nothing ticked}, unless: {injury: none}, then: call_999, because: P 2, note: A note}
"""
    more = "scope: {placements: [foster_care], excludes: [missing]}\nif unsure: {ask: manager}\nimpossible: [{danger: yes}]\n"
    more += "closing: {how_many: {ask: How many?, answers: 0 to 9}, view: {ask: Well?, answers: words}}\n"
    protocol = load(protocol_text(outcomes=outcomes, rules=rules, more=more, decide_by="first match"))
    assert _again(protocol) == protocol


@settings(max_examples=100, deadline=None)
@given(protocols())
def test_json_of_any_protocol(protocol):
    """Random conditions and policies come back as they were."""
    again = _again(protocol)
    assert again.rules == protocol.rules
    assert again.impossible == protocol.impossible
    assert again == protocol


def _said(tmp_path, *arguments):
    world, screen, _ = world_of([], {"CALLOUT_HOME": str(tmp_path)}, NOW, dice("export"))
    return main([*arguments], world=world), screen.getvalue()


@pytest.mark.parametrize("command", [("show", "--json"), ("export", "--json")])
def test_both_envelopes_hold_the_whole_protocol(tmp_path, command):
    """`show --json` and `export --json` give the protocol and its digest, `show` the ladder in words too."""
    protocol = load_protocol(*find_protocol("leicestershire-2008"))
    status, said = _said(tmp_path, "protocol", command[0], "leicestershire-2008", command[1])
    found = json.loads(said)
    assert (status, found["format"], found["command"]) == (0, 1, f"protocol {command[0]}")
    assert found["result"]["protocol"] == format_protocol(protocol)
    assert found["result"]["sha256"] == protocol.sha256
    if command[0] == "show":
        steps = found["result"]["steps"]
        assert [step["outcome"] for step in steps] == ["call_999", "report", "ask_manager", "meeting", "conversation"]
        assert steps[3]["rules"][0]["when"][1] == [
            1,
            'What does your home\'s copy of the policy say about this? "Staff may manage it"',
        ]


def test_one_form_at_a_time(tmp_path):
    """Two forms are a wrong command line."""
    status, said = _said(tmp_path, "protocol", "export", "leicestershire-2008", "--json", "--dmn")
    assert (status, said.splitlines()[0]) == (2, "error: name one form")


def test_too_many_pieces(monkeypatch):
    """Cutting rows of `only one` apart stops in time."""
    monkeypatch.setattr(dmn_rows, "MOST_TABLE_ROWS", 2)
    rules = "rules:\n  a: {when: {danger: yes, injury: none}, then: call_999, because: P 1}\n" + "".join(
        f"  b{n}: {{when: {{repeats: {n} or more, injury: hospital or first_aid}}, then: call_999, because: P 1}}\n"
        for n in (5, 4)
    )
    with pytest.raises(ProtocolError, match="too many rows"):
        render_dmn(load(protocol_text(rules=rules, decide_by="only one")))
