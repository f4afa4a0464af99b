"""Engines that decide, given the same protocol: JSON Logic, ZEN's decision tables, SpiffWorkflow's DMN."""

from collections.abc import Callable, Iterator
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from peer_provers import by_outcome

from calloutcli.analysis.reading import Situation
from calloutcli.analysis.rows import Row, table_of
from calloutcli.analysis.space import Input, space_of
from calloutcli.protocol.condition import Includes, NothingTicked, OneOf, Test, Within
from calloutcli.protocol.model import Protocol


class Logic:
    """Conditions as JSON Logic. The options of a question are variables of their own, as booleans."""

    def __init__(self, protocol: Protocol) -> None:
        self.questions = {question.id: question for question in protocol.questions}

    def test(self, id_: str, test: Test) -> Any:
        asked = {"var": id_}
        if isinstance(test, OneOf):
            if len(test.answers) == 1:
                return {"==": [asked, test.answers[0]]}
            return {"in": [asked, list(test.answers)]}
        if isinstance(test, Within):
            return self.any([{"<=": [low, asked, high]} for low, high in test.intervals])
        options = test.options if isinstance(test, Includes) else [option for option, _ in self.questions[id_].answers]
        ticked = [{"var": f"{id_}_{option}"} for option in options]
        if isinstance(test, NothingTicked):
            return self.negated(self.any(ticked))
        return self.all(ticked) if test.every else self.any(ticked)

    def all(self, parts: list[Any]) -> Any:
        return parts[0] if len(parts) == 1 else {"and": parts}

    def any(self, parts: list[Any]) -> Any:
        return parts[0] if len(parts) == 1 else {"or": parts}

    def negated(self, part: Any) -> Any:
        return {"!": [part]}


def logic_of(protocol: Protocol) -> dict[str, Any]:
    """The protocol as one JSON Logic `if`, strongest rule first."""
    words = Logic(protocol)
    chain: list[Any] = []
    for outcome, rules in by_outcome(protocol, words):
        for _, condition in rules:
            chain += [condition, outcome]
    return {"if": [*chain, protocol.last_outcome]}


def flat(protocol: Protocol, situation: Situation) -> dict[str, Any]:
    """A situation as the peers take it: an option is a boolean of its own."""
    made: dict[str, Any] = {}
    for question in protocol.questions:
        given = situation[question.id]
        if isinstance(given, frozenset):
            made |= {f"{question.id}_{option}": option in given for option, _ in question.answers}
        else:
            made[question.id] = given
    return made


def column(input_: Input) -> str:
    """The name of an input, as in `flat`."""
    return input_.question if input_.option is None else f"{input_.question}_{input_.option}"


def cell(input_: Input, mask: int, style: str) -> str:
    """What a row asks of an input, as a test of ZEN (`zen`) or of SpiffWorkflow (`python`)."""
    allowed = [value for place, value in enumerate(input_.values) if mask >> place & 1]
    if input_.option is not None:
        ticked = allowed == ["yes"]
        return ("true" if ticked else "false") if style == "zen" else f" == {ticked}"
    if isinstance(allowed[0], str):
        named = ", ".join(f'"{value}"' for value in allowed)
        return named if style == "zen" else f" in ({named},)"
    if style == "zen":
        return ", ".join(f"[{low}..{high}]" for low, high in allowed)
    return " in (" + "".join(f"{number}, " for low, high in allowed for number in range(low, high + 1)) + ")"


def rows_in_order(protocol: Protocol) -> Iterator[tuple[Row, str]]:
    """(row, outcome), strongest first: the first that holds decides."""
    for block in table_of(protocol, space_of(protocol)).blocks:
        for rule in block.rules:
            yield from ((row, block.outcome) for row in rule.rows)


def zen_decider(protocol: Protocol) -> Callable[[dict[str, Any]], str]:
    """A JDM decision table, hit policy `first`."""
    inputs = space_of(protocol).inputs
    rules = []
    for number, (row, outcome) in enumerate(rows_in_order(protocol)):
        cells = {f"i{index}": cell(inputs[index], mask, "zen") for index, mask in row}
        rules.append({"_id": f"r{number}", **{f"i{i}": "" for i in range(len(inputs))}, **cells, "out": f'"{outcome}"'})
    columns = [
        {"id": f"i{index}", "name": column(input_), "field": column(input_)} for index, input_ in enumerate(inputs)
    ]
    content = {
        "hitPolicy": "first",
        "inputs": columns,
        "outputs": [{"id": "out", "name": "outcome", "field": "outcome"}],
        "rules": rules,
    }
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": content},
        {"id": "end", "name": "end", "type": "outputNode"},
    ]
    edges = [
        {"id": "a", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "b", "sourceId": "table", "targetId": "end", "type": "edge"},
    ]
    decision = import_module("zen").ZenEngine().create_decision({"nodes": nodes, "edges": edges})
    return lambda context: decision.evaluate(context)["result"]["outcome"]


def spiff_decider(protocol: Protocol) -> Callable[[dict[str, Any]], str]:
    """A DMN decision table of SpiffWorkflow, whose hit policy UNIQUE stops at the first rule that holds."""
    model = import_module("SpiffWorkflow.dmn.specs.model")
    engine = import_module("SpiffWorkflow.dmn.engine.DMNEngine").DMNEngine
    scripts = import_module("SpiffWorkflow.bpmn.script_engine").PythonScriptEngine()
    inputs = space_of(protocol).inputs
    table = model.DecisionTable("d", "d", model.HitPolicy.UNIQUE.value)
    columns = [model.Input(f"i{i}", column(one), column(one), column(one), None) for i, one in enumerate(inputs)]
    output = model.Output("out", "outcome", "outcome", "string")
    for number, (row, outcome) in enumerate(rows_in_order(protocol)):
        rule = model.Rule(f"r{number}")
        for index, mask in row:
            entry = model.InputEntry(f"r{number}i{index}", columns[index])
            entry.lhs.append(cell(inputs[index], mask, "python"))
            rule.inputEntries.append(entry)
        entry = model.OutputEntry(f"r{number}o", output)
        entry.text = f'"{outcome}"'
        rule.outputEntries.append(entry)
        table.rules.append(rule)
    decisions = engine(table)
    workflow = SimpleNamespace(script_engine=scripts)
    return lambda context: decisions.result(SimpleNamespace(workflow=workflow, data=dict(context)))["outcome"]
