"""The space of situations: which inputs there are, which values each has, and how many situations that makes.

A question with one answer is one input; each option of an `any of` question is an input of its own (no, yes); a number is
one input whose values are the intervals that some rule tells apart, each as wide as the numbers it holds. So every
combination of values stands for `width * width * ...` situations, and counts are exact.

*Masks* say what is known of a situation, or what a rule asks of it: one integer per input, bit v set when value v is
still possible. "I do not know" is no value of its own: it leaves every bit set. Words: DMN 1.3, section 8 (input).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import prod
from typing import TypeAlias

from calloutcli.analysis.reading import Situation, is_known
from calloutcli.frozen import frozen, replace
from calloutcli.protocol.answers import Given
from calloutcli.protocol.condition import Answer, Condition, Includes, OneOf, Test, Within
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import Question

Interval: TypeAlias = tuple[int, int]
Masks: TypeAlias = tuple[int, ...]
"""One integer per input: bit v is set when value v is possible."""

NO, YES = 0, 1
"""The two values of an option."""


@frozen
class Input:
    """One column of the table. `values` are answer ids, intervals, or for an `option` no and yes."""

    question: str
    option: str | None
    values: tuple[str | Interval, ...]
    widths: tuple[int, ...]

    def mask(self, test: Test) -> int:
        """The values that the test allows. A test on the whole set of options is no test of one input.

        Raises:
            TypeError: the test is not for one input.
        """
        if isinstance(test, OneOf):
            return sum(1 << value for value, id_ in enumerate(self.values) if id_ in test.answers)
        if isinstance(test, Within):
            return sum(
                1 << value
                for value, interval in enumerate(self.values)
                if not isinstance(interval, str)
                and any(low <= interval[0] and interval[1] <= high for low, high in test.intervals)
            )
        raise TypeError(f"{type(test).__name__} is a test of several inputs")


@frozen
class Space:
    """Every input, in the author's order of questions; `at` says which inputs belong to a question."""

    questions: tuple[Question, ...]
    inputs: tuple[Input, ...]
    at: Mapping[str, tuple[int, ...]]

    @property
    def situations(self) -> int:
        """How many situations there are, those declared impossible included."""
        return prod(sum(input_.widths) for input_ in self.inputs)

    @property
    def full(self) -> Masks:
        """The masks of a situation of which nothing is known."""
        return tuple((1 << len(input_.values)) - 1 for input_ in self.inputs)

    def masks(self, situation: Situation) -> Masks:
        """What is known of a situation. An answer that this space does not have leaves its question open."""
        masks = list(self.full)
        for id_, value in situation.items():
            if not is_known(value):
                continue
            for index in self.at.get(id_, ()):
                bit = _bit(self.inputs[index], value)
                masks[index] = bit or masks[index]
        return tuple(masks)

    def situation(self, values: Sequence[int]) -> dict[str, Given]:
        """The situation that one value per input makes; of an interval, its lowest number."""
        situation: dict[str, Given] = {}
        for question in self.questions:
            at = self.at[question.id]
            if question.kind == "several":
                ticked = (self.inputs[index].option for index in at if values[index] == YES)
                situation[question.id] = frozenset(option for option in ticked if option is not None)
            else:
                value = self.inputs[at[0]].values[values[at[0]]]
                situation[question.id] = value if isinstance(value, str) else value[0]
        return situation

    def mildest(self, masks: Masks) -> tuple[int, ...]:
        """One value per input within the masks, each as calm as it can be: no, nothing ticked, the first, the lowest."""
        return tuple(_calm(input_, mask) for input_, mask in zip(self.inputs, masks, strict=True))


def space_of(*protocols: Protocol) -> Space:
    """The space of every question of these protocols, numbers cut where a rule of any of them cuts.

    Of a question that several protocols ask, only the answers that all of them have, every option that any has, and the
    numbers that all allow: a situation that one of them cannot say cannot be compared.
    """
    questions: dict[str, Question] = {}
    for protocol in protocols:
        for question in protocol.questions:
            known = questions.get(question.id)
            questions[question.id] = question if known is None else _shared(known, question)
    inputs: list[Input] = []
    at: dict[str, tuple[int, ...]] = {}
    for question in questions.values():
        columns = list(_inputs(question, protocols))
        at[question.id] = tuple(range(len(inputs), len(inputs) + len(columns)))
        inputs += columns
    return Space(tuple(questions.values()), tuple(inputs), at)


def _shared(one: Question, other: Question) -> Question:
    labels = dict(other.answers)
    if one.kind == "choice":
        return replace(one, answers=tuple(pair for pair in one.answers if pair[0] in labels))
    if one.kind == "several":
        more = tuple(pair for pair in other.answers if pair[0] not in dict(one.answers))
        return replace(one, answers=one.answers + more)
    return replace(one, low=max(one.low, other.low), high=min(one.high, other.high))


def _inputs(question: Question, protocols: Iterable[Protocol]) -> Iterator[Input]:
    if question.kind == "several":
        for option, _ in question.answers:
            yield Input(question.id, option, ("no", "yes"), (1, 1))
    elif question.kind == "choice":
        yield Input(question.id, None, tuple(id_ for id_, _ in question.answers), (1,) * len(question.answers))
    else:
        intervals = tuple(_cut(question, protocols))
        yield Input(question.id, None, intervals, tuple(high - low + 1 for low, high in intervals))


def _cut(question: Question, protocols: Iterable[Protocol]) -> Iterator[Interval]:
    """The intervals of numbers that no rule tells apart."""
    starts = {question.low, question.high + 1}
    for protocol in protocols:
        for condition in conditions(protocol):
            for test in tests(condition, question.id):
                if isinstance(test, Within):
                    starts |= {edge for low, high in test.intervals for edge in (low, high + 1)}
    edges = sorted(edge for edge in starts if question.low <= edge <= question.high + 1)
    for low, then in pairwise(edges):
        yield low, then - 1


def conditions(protocol: Protocol) -> Iterator[Condition]:
    """Every condition of the rules, then what is declared impossible."""
    yield from (rule.when for rule in protocol.rules if rule.when is not None)
    yield from protocol.impossible


def tests(condition: Condition, question: str) -> Iterator[Test]:
    """Every test that the condition puts on the question."""
    if isinstance(condition, Answer):
        if condition.question == question:
            yield condition.test
    else:
        for part in condition.parts:
            yield from tests(part, question)


def literals(space: Space, answer: Answer) -> tuple[str, tuple[tuple[int, int], ...]]:
    """(`all` or `any`, the (input, mask) pairs of which all or any must hold) for one test."""
    at, test = space.at[answer.question], answer.test
    if isinstance(test, OneOf | Within):
        return "all", tuple((index, space.inputs[index].mask(test)) for index in at)
    if isinstance(test, Includes):
        chosen = tuple((index, 1 << YES) for index in at if space.inputs[index].option in test.options)
        return ("all" if test.every else "any"), chosen
    return "all", tuple((index, 1 << NO) for index in at)


def _bit(input_: Input, value: object) -> int:
    if input_.option is not None:
        return 1 << (YES if isinstance(value, frozenset) and input_.option in value else NO)
    for index, own in enumerate(input_.values):
        if own == value or (isinstance(value, int) and not isinstance(own, str) and own[0] <= value <= own[1]):
            return 1 << index
    return 0


def _calm(input_: Input, mask: int) -> int:
    if input_.option is None and "no" in input_.values and mask >> input_.values.index("no") & 1:
        return input_.values.index("no")
    return (mask & -mask).bit_length() - 1
