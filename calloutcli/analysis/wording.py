"""Conditions as sentences, in the words in which questions and answers are put to people.

Not a format: nothing reads these sentences back (`protocol/condition.py` is the format), but a test evaluates them and
finds that they say what the condition says. The joining words are English whatever the language of the protocol's own
words. A condition becomes a tree: a leaf is one question with what must be answered, `What is the worst injury? "First
aid" or "Hospital"`; above leaves stands a line such as `All of these:`. "Not" goes down to the leaves where that is plain,
so that two of them never meet in one sentence.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from calloutcli.frozen import frozen
from calloutcli.protocol.condition import AllOf, Answer, AnyOf, Condition, Includes, OneOf, Test, Within
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import Question

ALL, ANY, NONE, NOT_ALL = "All of these:", "At least one of these:", "None of these:", "Not all of these:"


@frozen
class Clause:
    """A condition in words. `ask` is the question's own words, empty above `parts`; `words` say the test, or join."""

    ask: str
    words: str
    parts: tuple["Clause", ...] = ()

    @property
    def sentence(self) -> str:
        """The clause in one line, its parts aside."""
        return f"{self.ask} {self.words}".strip()


Depth: TypeAlias = int
"""How many clauses a sentence stands below; 0 at the top."""


def clause_of(condition: Condition, protocol: Protocol, language: str) -> Clause:
    """The condition in the words of the protocol's questions and answers."""
    return _clause(condition, protocol, language, wanted=True)


def sentences(clause: Clause, depth: Depth = 0) -> Iterator[tuple[Depth, str]]:
    """The sentences of a clause from the top down."""
    yield depth, clause.sentence
    for part in clause.parts:
        yield from sentences(part, depth + 1)


def _clause(condition: Condition, protocol: Protocol, language: str, *, wanted: bool) -> Clause:
    """The condition in words; without `wanted`, that it does not hold."""
    if isinstance(condition, Answer):
        question = protocol.question(condition.question)
        return Clause(question.ask.to(language), words_of_test(question, condition.test, language, wanted=wanted))
    if isinstance(condition, AllOf):
        joined = ALL if wanted else NOT_ALL
    elif isinstance(condition, AnyOf):
        joined = ANY if wanted else NONE
    elif len(condition.parts) == 1:
        return _clause(condition.parts[0], protocol, language, wanted=not wanted)
    else:
        joined = NONE if wanted else ANY
    return Clause("", joined, tuple(_clause(part, protocol, language, wanted=True) for part in condition.parts))


def words_of_test(question: Question, test: Test, language: str, *, wanted: bool) -> str:
    """What must be answered, or without `wanted` must not be."""
    if isinstance(test, Within):
        return _numbers(question, test if wanted else _rest(question, test))
    if isinstance(test, OneOf):
        names = _quoted(question, test.answers, language)
        return _join(names, "or") if wanted else "Not " + " and not ".join(names)
    if isinstance(test, Includes):
        return _ticked(_quoted(question, test.options, language), wanted=wanted, every=test.every)
    return "Nothing is ticked" if wanted else "Something is ticked"


def _ticked(names: Sequence[str], *, wanted: bool, every: bool) -> str:
    if len(names) == 1:
        return f"{names[0]} is ticked" if wanted else f"{names[0]} is not ticked"
    if every:
        return f"{_join(names, 'and')} are all ticked" if wanted else f"{_join(names, 'and')} are not all ticked"
    return f"At least one of {_join(names, 'or')} is ticked" if wanted else f"None of {_join(names, 'or')} is ticked"


def _numbers(question: Question, test: Within) -> str:
    words = [_interval(question, low, high) for low, high in test.intervals]
    return ", or ".join(words) if words else "No number at all"


def _interval(question: Question, low: int, high: int) -> str:
    if low == high:
        return str(low)
    if (low, high) == (question.low, question.high):
        return "Any number"
    if high == question.high:
        return f"{low} or more"
    return f"{high} or fewer" if low == question.low else f"{low} to {high}"


def _rest(question: Question, test: Within) -> Within:
    """The numbers of the question that the test leaves out."""
    rest: list[tuple[int, int]] = []
    start = question.low
    for low, high in (*test.intervals, (question.high + 1, question.high + 1)):
        if start < low:
            rest.append((start, low - 1))
        start = high + 1
    return Within(tuple(rest))


def _quoted(question: Question, ids: Sequence[str], language: str) -> list[str]:
    labels = dict(question.answers)
    return [f'"{labels[id_].to(language)}"' for id_ in ids]


def _join(names: Sequence[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
