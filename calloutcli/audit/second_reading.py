"""One situation decided again by the rules as they are written, and by nothing else: the witness against the compiled form.

`interview.decision.decide` asks the diagram what is possible and what can still matter. Here the same questions are answered
by giving the open answers one after another and reading the rules each time (Kleene's logic, `analysis/reading.py`). The
order in which unknown answers are settled is that of `interview/decision.py`, said once more. Slow, simple, and no table,
row or diagram is used, so a fault in the compiled form cannot hide here.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from calloutcli.analysis.reading import Value, holds, is_known, open_questions, read_rules
from calloutcli.analysis.space import tests
from calloutcli.frozen import frozen
from calloutcli.interview.decision import SettledBy
from calloutcli.protocol.answers import Given, read_as
from calloutcli.protocol.condition import Condition, Includes, Test, Within, questions_in
from calloutcli.protocol.model import UNDECIDED, Protocol, Rule
from calloutcli.protocol.question import UNKNOWN, Question

STEPS = 4_000
"""So many part-answered situations are read at the most, of one decision."""
MOST_OPTIONS = 10
"""So many options of one question are told apart at the most."""


class TooManyToRead(Exception):
    """The unknown answers leave more combinations open than can be read one by one."""


@frozen
class SecondReading:
    """What the rules say: the same words as in a `Decision`."""

    outcome: str
    rules: tuple[str, ...]
    possible: tuple[str, ...]
    settled_by: SettledBy


def read_again(protocol: Protocol, answers: Mapping[str, Given], steps: int = STEPS) -> SecondReading:
    """The decision on these answers by the plain reading alone; a question that is missing is not known.

    Raises:
        TooManyToRead: after `steps` situations.
    """
    reader = _Reader(protocol, steps)
    known: dict[str, Value] = {id_: value for id_, value in answers.items() if is_known(value)}
    possible = reader.outcomes(known)
    if len(possible) == 1:
        return _settled(protocol, known, possible[0], possible, "rules")
    unknown = [question for question in protocol.questions if reader.matters(question, known)]
    safer, then = known, possible
    for questions in ([question for question in unknown if question.gate], unknown):
        readings = {question.id: read_as(question, UNKNOWN) for question in questions}
        safer = {**known, **{id_: value for id_, value in readings.items() if value != UNKNOWN}}
        then = reader.outcomes(safer)
        if len(then) == 1:
            return _settled(protocol, safer, then[0], possible, "if_unknown")
    if any(question.if_unknown == "most serious" and reader.matters(question, safer) for question in unknown):
        return _settled(protocol, safer, then[-1], possible, "most_serious")
    return SecondReading(UNDECIDED, (), then, "nobody")


def _settled(
    protocol: Protocol, situation: Mapping[str, Value], outcome: str, possible: tuple[str, ...], by: SettledBy
) -> SecondReading:
    reading = read_rules(protocol, situation)
    return SecondReading(outcome, reading.rules if reading.outcome == outcome else (), possible, by)


@frozen
class _Left:
    """What is left to read: rules that no answer has settled yet and that could change the outcome; the one that stands."""

    outcome: str
    is_otherwise: bool
    waiting: tuple[Rule, ...]

    @property
    def within_reach(self) -> set[str]:
        """The outcome that stands when none of the rules comes true, and theirs."""
        return {self.outcome, *(rule.then for rule in self.waiting)}

    @property
    def conditions(self) -> list[Condition]:
        """What the rules wait for."""
        return [rule.when for rule in self.waiting if rule.when is not None]


class _Reader:
    """Reads one protocol, and counts how often."""

    def __init__(self, protocol: Protocol, steps: int) -> None:
        self.protocol = protocol
        self.steps = steps
        self.rank = {UNDECIDED: -1} | {outcome.id: rank for rank, outcome in enumerate(protocol.outcomes)}
        self.start = _Left(protocol.last_outcome, is_otherwise=True, waiting=protocol.rules)

    def outcomes(self, known: Mapping[str, Value]) -> tuple[str, ...]:
        """The outcomes of all completions, least serious first: without those declared impossible, unless all are."""
        left = self._read(self.start, known)
        for impossible in (self.protocol.impossible, ()):
            found = [outcome for outcome in left.within_reach if self._leads(left, known, outcome, impossible)]
            if found:
                return tuple(sorted(found, key=self.rank.__getitem__))
        raise AssertionError("answers that lead nowhere")

    def matters(self, question: Question, known: Mapping[str, Value]) -> bool:
        """Whether an answer to the question could change the outcome, whatever the other answers that are missing."""
        left = self._read(self.start, known)
        if not any(question.id in open_questions(condition, known) for condition in left.conditions):
            return False
        first, *others = _told_apart(question, left.conditions)
        start = {**known, question.id: first}
        return any(self._differ(left, left, start, {**known, question.id: other}, question.id) for other in others)

    def _read(self, left: _Left, situation: Mapping[str, Value]) -> _Left:
        """What is left after more answers: by the protocol's policy, as in `reading.read_rules`."""
        outcome, is_otherwise, waiting = left.outcome, left.is_otherwise, list[Rule]()
        for rule in left.waiting:
            held = rule.when is not None and holds(rule.when, situation)
            if held is None:
                waiting.append(rule)
            elif held and self.protocol.decide_by == "first match":
                return _Left(rule.then, is_otherwise=False, waiting=tuple(waiting))
            elif held and (is_otherwise or self.rank[rule.then] > self.rank[outcome]):
                outcome, is_otherwise = rule.then, False
        if not is_otherwise and self.protocol.decide_by != "first match":
            waiting = [rule for rule in waiting if self.rank[rule.then] > self.rank[outcome]]
        return _Left(outcome, is_otherwise, tuple(waiting))

    def _leads(
        self, before: _Left, situation: Mapping[str, Value], outcome: str, impossible: Iterable[Condition]
    ) -> bool:
        """Whether some completion comes to the outcome, and nothing impossible holds in it."""
        self._step()
        unsettled: list[Condition] = []
        for condition in impossible:
            held = holds(condition, situation)
            if held:
                return False
            if held is None:
                unsettled.append(condition)
        left = self._read(before, situation)
        within_reach = left.within_reach
        if outcome not in within_reach:
            return False
        if len(within_reach) == 1 and not unsettled:
            return True
        # first what must come true, then what must not
        first = [
            rule.when for rule in left.waiting if (rule.then == outcome) is (left.outcome != outcome) and rule.when
        ]
        every = [*first, *left.conditions, *unsettled]
        question, values = self._next(open_questions(every[0], situation), every)
        return any(self._leads(left, {**situation, question: value}, outcome, unsettled) for value in values)

    def _differ(
        self, left: _Left, right: _Left, one: Mapping[str, Value], other: Mapping[str, Value], asked: str
    ) -> bool:
        """Whether some completion of both comes to two outcomes; they differ in the one answer that is `asked` about."""
        self._step()
        left, right = self._read(left, one), self._read(right, other)
        if left.within_reach.isdisjoint(right.within_reach):
            return True
        waiting = [*left.conditions, *right.conditions]
        still = [condition for condition in waiting if asked in questions_in(condition)]
        if left.outcome == right.outcome and (not waiting or (left == right and not still)):
            return False
        open_now = (open_questions(condition, side) for condition in still or waiting for side in (one, other))
        question, values = self._next(frozenset[str]().union(*open_now), waiting)
        return any(
            self._differ(left, right, {**one, question: value}, {**other, question: value}, asked) for value in values
        )

    def _next(self, asked: frozenset[str], every: Sequence[Condition]) -> tuple[str, Sequence[Value]]:
        """(the question asked for that has the fewest answers which the conditions tell apart, these answers)."""
        left = [question for question in self.protocol.questions if question.id in asked]
        return min(((question.id, _told_apart(question, every)) for question in left), key=lambda one: len(one[1]))

    def _step(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise TooManyToRead


def _told_apart(question: Question, conditions: Iterable[Condition]) -> Sequence[Value]:
    """Answers to a question, at least one for each kind that the conditions tell apart.

    Raises:
        TooManyToRead: they test too many of its options.
    """
    ids = [id_ for id_, _ in question.answers]
    if question.kind == "choice":
        return ids
    asked = [test for condition in conditions for test in tests(condition, question.id)]
    if question.kind == "number":
        ends = {
            end for test in asked if isinstance(test, Within) for low, high in test.intervals for end in (low, high + 1)
        }
        return [question.low, *sorted(end for end in ends if question.low < end <= question.high)]
    return _options(ids, asked)


def _options(ids: Sequence[str], asked: Iterable[Test]) -> list[Value]:
    """Sets of options. Of options that stand only together, in tests that one of them satisfies, the first is enough."""
    named = [test for test in asked if isinstance(test, Includes)]
    chosen: dict[object, str] = {}
    for id_ in ids:
        inside = [test for test in named if id_ in test.options]
        alone = id_ if any(test.every for test in inside) else frozenset(inside)
        chosen.setdefault(alone, id_)
    if len(chosen) > MOST_OPTIONS:
        raise TooManyToRead
    return [frozenset(some) for size in range(len(chosen) + 1) for some in combinations(chosen.values(), size)]
