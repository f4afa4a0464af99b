"""Which outcomes are still possible when some answers are missing, and which questions can still matter.

Both follow the plain reading. `possible_outcomes` is exact: a search that answers one open question at a time, prunes
every branch that can bring no new outcome, and gives up (over-estimating, and saying so) after `BUDGET` steps.
`open_to` is a safe over-estimate by syntax: it may name a question that turns out not to matter, never the reverse.
"""

from collections.abc import Iterator

from calloutcli.analysis.reading import Partly, Situation, Value, holds, is_known, open_questions
from calloutcli.frozen import frozen
from calloutcli.protocol.condition import Answer, Condition, Includes, Test, Within
from calloutcli.protocol.model import Protocol, Rule
from calloutcli.protocol.question import Question

BUDGET = 20_000


@frozen
class Possible:
    """Outcomes in order of seriousness. `exact` is False when the search gave up: then some may not be reachable."""

    outcomes: tuple[str, ...]
    exact: bool


def open_to(protocol: Protocol, situation: Situation) -> frozenset[str]:
    """The questions, answered `unknown` or not at all, whose answer could still change the outcome."""
    return frozenset().union(
        *(open_questions(rule.when, situation) for rule in _live(protocol, situation)[1] if rule.when is not None)
    )


def possible_outcomes(protocol: Protocol, situation: Situation) -> Possible:
    """Every outcome that some completion of the situation has, combinations declared impossible left out.

    A situation that is itself declared impossible is taken as it is: what staff say happened, happened.
    """
    search = _Search(protocol)
    start = {question: value for question, value in situation.items() if is_known(value)}
    search.visit(start)
    if not search.found:
        search.impossible = ()
        search.visit(start)
    found = sorted(search.found, key=protocol.seriousness)
    return Possible(tuple(found), search.steps <= BUDGET)


def _live(protocol: Protocol, situation: Situation) -> tuple[str, list[Rule]]:
    """(the outcome if no open rule comes true, the open rules that could change it)."""
    settled: list[Rule] = []
    waiting: list[Rule] = []
    for rule in protocol.rules:
        held = holds(rule.when, situation) if rule.when is not None else False
        if held is None:
            waiting.append(rule)
        elif held:
            settled.append(rule)
            if protocol.decide_by == "first match":
                break
    if not settled:
        return protocol.otherwise.then, waiting
    if protocol.decide_by == "first match":
        return settled[0].then, waiting
    outcome = max((rule.then for rule in settled), key=protocol.seriousness)
    floor = protocol.seriousness(outcome)
    return outcome, [rule for rule in waiting if protocol.seriousness(rule.then) > floor]


class _Search:
    """Depth-first over the open questions; `found` collects outcomes."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.impossible = protocol.impossible
        self.found: set[str] = set()
        self.steps = 0
        self.questions = {question.id: question for question in protocol.questions}

    def visit(self, situation: dict[str, Value]) -> None:
        self.steps += 1
        excluded = [holds(condition, situation) for condition in self.impossible]
        if True in excluded:
            return
        outcome, waiting = _live(self.protocol, situation)
        reachable = {outcome} | {rule.then for rule in waiting}
        if reachable <= self.found:
            return
        if self.steps > BUDGET:
            self.found |= reachable
            return
        unsettled = [rule.when for rule in waiting if rule.when is not None]
        unsettled += [c for c, held in zip(self.impossible, excluded, strict=True) if held is None]
        if not unsettled:
            self.found |= reachable
            return
        condition = unsettled[0]
        question = self.questions[min(open_questions(condition, situation))]
        for value in self.branches(question, condition, situation.get(question.id)):
            self.visit({**situation, question.id: value})

    def branches(self, question: Question, condition: Condition, known: Value | None) -> Iterator[Value]:
        """The answers to try: each answer, one number from each interval that rules tell apart, one option more.

        The option is one that `condition` reads, where it names any.
        """
        if question.kind == "choice":
            yield from (id_ for id_, _ in question.answers)
        elif question.kind == "number":
            yield from self.numbers(question)
        else:
            partly = known if isinstance(known, Partly) else Partly(frozenset(), frozenset())
            options = [id_ for id_, _ in question.answers]
            named = [o for test in _tests(condition, question.id) if isinstance(test, Includes) for o in test.options]
            option = next(id_ for id_ in [*named, *options] if id_ not in partly.ticked | partly.unticked)
            for ticked, unticked in (
                (partly.ticked | {option}, partly.unticked),
                (partly.ticked, partly.unticked | {option}),
            ):
                whole = len(ticked) + len(unticked) == len(options)
                yield ticked if whole else Partly(ticked, unticked)

    def numbers(self, question: Question) -> list[int]:
        conditions = [*(rule.when for rule in self.protocol.rules if rule.when is not None), *self.impossible]
        tests = [test for condition in conditions for test in _tests(condition, question.id)]
        intervals = [interval for test in tests if isinstance(test, Within) for interval in test.intervals]
        starts = {question.low} | {low for low, _ in intervals} | {high + 1 for _, high in intervals}
        return sorted(start for start in starts if start <= question.high)


def _tests(condition: Condition, question: str) -> Iterator[Test]:
    """Every test that the condition puts on the question."""
    if isinstance(condition, Answer):
        if condition.question == question:
            yield condition.test
    else:
        for part in condition.parts:
            yield from _tests(part, question)
