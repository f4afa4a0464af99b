"""`callout protocol test`: the worked incidents run, what they leave out, and new ones to begin with.

Exit status: 0 every incident comes out as the agencies expect; 1 one does not; 2 there are none; 3 a file cannot be used.
"""

from collections.abc import Iterator
from pathlib import Path

from calloutcli.analysis.coverage import Coverage, coverage_of
from calloutcli.analysis.proof import Values, proofs_of
from calloutcli.analysis.rows import TooManyRows, table_of
from calloutcli.analysis.search import GaveUp
from calloutcli.analysis.space import space_of
from calloutcli.canonical import Json
from calloutcli.cli.envelope import envelope
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.errors import ProtocolError, UsageError
from calloutcli.finding import case_words, printable
from calloutcli.frozen import frozen
from calloutcli.interview import interview as steps
from calloutcli.interview.decision import Decision, decide
from calloutcli.protocol.answers import Given
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.scenario import FILE, Scenario, load_scenarios
from calloutcli.store.files import read_bytes
from calloutcli.store.library import find_protocol, read_beside


@frozen
class Run:
    """One worked incident, and how it was decided."""

    scenario: Scenario
    decision: Decision

    @property
    def as_expected(self) -> bool:
        """Whether the outcome, and the rules where the scenario names them, are those that were expected."""
        expected = set(self.scenario.rules)
        return self.decision.outcome == self.scenario.outcome and (not expected or set(self.decision.rules) == expected)


def test(world: World, name: str, scenarios: Path | None, *, as_json: bool) -> int:
    """Run the worked incidents of a protocol; the exit status.

    Raises:
        ProtocolError: the protocol or its scenarios cannot be used.
        UsageError: there are no scenarios.
    """
    raw, shown = find_protocol(name)
    protocol = load_protocol(raw, shown)
    source = (read_bytes(scenarios), str(scenarios)) if scenarios is not None else read_beside(name, FILE)
    if source is None:
        raise UsageError(
            f"there is no {FILE} beside `{shown}`", "write one: callout protocol test PROTOCOL --generate begins it"
        )
    runs = [Run(one, decide(protocol, dict(one.answers))) for one in load_scenarios(*source, protocol)]
    coverage = coverage_of(protocol, [(dict(run.scenario.answers), run.decision.rules) for run in runs])
    world.say(_render_json(runs, coverage) if as_json else _render_text(runs, coverage))
    return int(not all(run.as_expected for run in runs))


def generate(world: World, name: str, *, branches: bool) -> int:
    """Print scenarios to be worked over, one for each rule that can decide, or for each way in which it can; 0.

    Raises:
        ProtocolError: the protocol cannot be used, or its rules could not be looked through.
    """
    raw, shown = find_protocol(name)
    protocol = load_protocol(raw, shown)
    world.say("# Made by callout: one answer to each question that is asked. Write the story, and check the outcome.")
    world.say(f"format: 1\nprotocol: {protocol.id}\nscenarios:")
    try:
        for id_, situation in _cases(protocol, branches=branches):
            for line in _scenario(protocol, id_, situation):
                world.say(line)
    except (GaveUp, TooManyRows):
        raise ProtocolError("the rules could not be looked through", "say them with fewer `any of`") from None
    return 0


def _cases(protocol: Protocol, *, branches: bool) -> Iterator[tuple[str, dict[str, Given]]]:
    """(name, situation) for each rule that can decide, in the order of the file."""
    space = space_of(protocol)
    proofs = proofs_of(protocol, table_of(protocol, space))
    rules = {rule.rule: rule for rule in proofs.rules}
    for rule in protocol.every_rule:
        if branches:
            for number, values in enumerate(proofs.branches(rules[rule.id]), 1):
                yield f"{rule.id}-{number}", space.situation(values)
        else:
            found: Values | None = proofs.decides(rules[rule.id])
            if found is not None:
                yield rule.id, space.situation(found)


def _scenario(protocol: Protocol, id_: str, situation: dict[str, Given]) -> list[str]:
    """The lines of a scenario, with the answers that the interview asks for in this situation."""
    interview = steps.start(protocol)
    while (question := steps.next_question(interview)) is not None:
        interview = steps.answer(interview, question.id, situation[question.id])
    decision = decide(protocol, dict(interview.answers))
    answers = ", ".join(f"{question}: {case_words(value)}" for question, value in interview.answers)
    return [
        f"  {id_}:",
        "    story: Write here what happened.",
        f"    answers: {{{answers}}}",
        f"    outcome: {decision.outcome}",
        f"    rules: [{', '.join(decision.rules)}]",
    ]


def _render_text(runs: list[Run], coverage: Coverage) -> str:
    lines: list[str] = []
    for run in runs:
        if not run.as_expected:
            expected = _words(run.scenario.outcome, run.scenario.rules)
            lines += wrap(f"NOT AS EXPECTED: {run.scenario.id}")
            lines += wrap(f"expected: {expected}", "  ")
            lines += wrap(f"decided: {_words(run.decision.outcome, run.decision.rules)}", "  ")
    good = sum(run.as_expected for run in runs)
    lines.append(f"Worked incidents that come out as expected: {good} of {len(runs)}")
    used = coverage.rules - len(coverage.idle_rules)
    lines.append(f"Rules that decide one of them: {used} of {coverage.rules}")
    if coverage.idle_rules:
        lines += wrap(f"no incident for: {', '.join(coverage.idle_rules)}", "  ")
    given = coverage.answers - len(coverage.idle_answers)
    lines.append(f"Answers that one of them gives: {given} of {coverage.answers}")
    if coverage.idle_answers:
        lines += wrap(f"no incident with: {', '.join(f'{q}={a}' for q, a in coverage.idle_answers)}", "  ")
    return "\n".join(lines)


def _words(outcome: str, rules: tuple[str, ...]) -> str:
    return printable(f"{outcome}, by {', '.join(rules)}" if rules else outcome)


def _render_json(runs: list[Run], coverage: Coverage) -> str:
    incidents: list[Json] = [
        {
            "id": run.scenario.id,
            "as_expected": run.as_expected,
            "expected": {"outcome": run.scenario.outcome, "rules": list(run.scenario.rules)},
            "decided": {"outcome": run.decision.outcome, "rules": list(run.decision.rules)},
        }
        for run in runs
    ]
    return envelope(
        "protocol test",
        {
            "ok": all(run.as_expected for run in runs),
            "incidents": incidents,
            "rules": coverage.rules,
            "idle_rules": list(coverage.idle_rules),
            "answers": coverage.answers,
            "idle_answers": [{"question": question, "answer": answer} for question, answer in coverage.idle_answers],
        },
    )
