"""Conditions: what a rule's `when` and `unless` say, as values; parsed from and formatted to the same plain data.

Format, in the words of the file (no expression strings: every key is a declared question, every value an answer):

    {weapon: knife, injury: hospital}        a mapping: all of these
    [{weapon: knife}, {injury: hospital}]    a list: any of these
    any of / all of / none of: [...]         the same, said in words, each over a list
    unless: {...}                            none of this
    weapon: knife or bat                     any of these answers; also [knife, bat]
    age_years: under 12                      also 3 or more, 3 or fewer, over 3, 8 to 10, 7, 3 or 5
    happened: includes assault or threat     also includes a and b, includes any, nothing ticked

`parse_condition(format_condition(c)) == c` for every condition built by `all_of`, `any_of`, `none_of` and `Answer`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TypeAlias

from calloutcli.frozen import frozen
from calloutcli.protocol.question import Question
from calloutcli.protocol.source import Data, Path


@frozen
class OneOf:
    """The answer is one of `answers`, in the question's own order."""

    answers: tuple[str, ...]


@frozen
class Within:
    """The number lies in one of `intervals`: inclusive (low, high) pairs, ascending, not touching."""

    intervals: tuple[tuple[int, int], ...]


@frozen
class Includes:
    """Of `options`, at least one is ticked, or with `every` all are."""

    options: tuple[str, ...]
    every: bool = False


@frozen
class NothingTicked:
    """No option is ticked."""


Test: TypeAlias = OneOf | Within | Includes | NothingTicked


@frozen
class Answer:
    """A test on the answer to one question."""

    question: str
    test: Test


@frozen
class AllOf:
    """Every part holds. Two parts or more, none of them an `AllOf`."""

    parts: tuple["Condition", ...]


@frozen
class AnyOf:
    """At least one part holds. Two parts or more, none of them an `AnyOf`."""

    parts: tuple["Condition", ...]


@frozen
class NoneOf:
    """No part holds. One part or more."""

    parts: tuple["Condition", ...]


Condition: TypeAlias = Answer | AllOf | AnyOf | NoneOf

Problem: TypeAlias = Callable[[str, Path, str, str], None]
"""Called with a finding's id, path, message and cure."""


def all_of(parts: Iterable[Condition]) -> Condition:
    """The conjunction, flattened; the part itself when there is one."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, AllOf) else (part,)))
    return flat[0] if len(flat) == 1 else AllOf(flat)


def any_of(parts: Iterable[Condition]) -> Condition:
    """The disjunction, flattened; the part itself when there is one."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, AnyOf) else (part,)))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def none_of(parts: Iterable[Condition]) -> Condition:
    """The condition that no part holds."""
    return NoneOf(tuple(parts))


def questions_in(condition: Condition) -> frozenset[str]:
    """The questions that the condition reads."""
    if isinstance(condition, Answer):
        return frozenset((condition.question,))
    return frozenset().union(*(questions_in(part) for part in condition.parts))


# ------------------------------------------------------------------ parse


def parse_condition(data: Data, path: Path, questions: Mapping[str, Question], problem: Problem) -> Condition | None:
    """The condition that `data` at `path` says, or None when any of it could not be read.

    Every unreadable part is reported through `problem`; the rest is still read, so that all are reported at once.
    """
    return _Parser(questions, problem).condition(data, path)


@frozen
class _Parser:
    questions: Mapping[str, Question]
    problem: Problem

    def condition(self, data: Data, path: Path) -> Condition | None:
        if isinstance(data, list):
            parts = self.each(data, path)
            return any_of(parts) if parts else None
        if isinstance(data, dict) and data:
            found = [self.entry(key, value, (*path, key)) for key, value in data.items()]
            parts = [part for part in found if part is not None]
            return all_of(parts) if len(parts) == len(found) else None
        self.problem("bad-condition", path, "a condition is missing here", "write `question: answer`")
        return None

    def each(self, data: list[Data], path: Path) -> list[Condition]:
        """The conditions of a list, or nothing when it is empty or any of them could not be read."""
        if not data:
            self.problem("bad-condition", path, "this list of conditions is empty", "write `- question: answer`")
        found = [self.condition(item, (*path, index)) for index, item in enumerate(data)]
        parts = [part for part in found if part is not None]
        return parts if len(parts) == len(found) else []

    def entry(self, key: str, value: Data, path: Path) -> Condition | None:
        if key in ("any of", "all of", "none of"):
            if not isinstance(value, list):
                self.problem("bad-condition", path, f"`{key}` needs a list", "start each condition with `- `")
                return None
            parts = self.each(value, path)
            build = {"any of": any_of, "all of": all_of, "none of": none_of}[key]
            return build(parts) if parts else None
        if key == "unless":
            inner = self.condition(value, path)
            return none_of([inner]) if inner else None
        question = self.questions.get(key)
        if question is None:
            words = ["any of", "all of", "none of", "unless"]
            cure = self.asked_as(key) or did_you_mean(key, [*self.questions, *words])
            self.problem("unknown-question", path, f"no question is called `{key}`", cure)
            return None
        return self.tests(question, value, path)

    def asked_as(self, answer: str) -> str:
        """How to write a word that is no question but an answer to one; empty when it is neither."""
        for question in self.questions.values():
            if answer in dict(question.answers) and answer not in ("yes", "no"):
                phrase = f"includes {answer}" if question.kind == "several" else answer
                return f"it is an answer: write `{question.id}: {phrase}`"
        return ""

    def tests(self, question: Question, value: Data, path: Path) -> Condition | None:
        """A phrase, or a list of phrases that are alternatives; nothing is said of a question that could not be read."""
        if question.kind != "number" and not question.answers:
            return None
        phrases = value if isinstance(value, list) else [value]
        tests: list[Test] = []
        for index, phrase in enumerate(phrases):
            test = self.test(question, phrase, (*path, index) if isinstance(value, list) else path)
            if test is not None:
                tests.append(test)
        if not phrases:
            self.problem("bad-condition", path, f"`{question.id}` has no answer here", _examples(question))
        if not phrases or len(tests) < len(phrases):
            return None
        return any_of(Answer(question.id, test) for test in _merge(question, tests))

    def test(self, question: Question, phrase: Data, path: Path) -> Test | None:
        if not isinstance(phrase, str):
            self.problem("bad-condition", path, f"`{question.id}` needs an answer here", _examples(question))
            return None
        return parse_test(question, phrase.strip(), lambda id_, message, cure: self.problem(id_, path, message, cure))


def _merge(question: Question, tests: list[Test]) -> list[Test]:
    """Alternatives on one question as few tests as possible: answers and intervals join, tests on sets stay apart."""
    answers = {answer for test in tests if isinstance(test, OneOf) for answer in test.answers}
    if answers:
        return [OneOf(tuple(id_ for id_, _ in question.answers if id_ in answers))]
    intervals = [interval for test in tests if isinstance(test, Within) for interval in test.intervals]
    if intervals:
        return [Within(_join(intervals))]
    return list(dict.fromkeys(tests))


def _join(intervals: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for low, high in sorted(intervals):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return tuple(joined)


Complaint: TypeAlias = Callable[[str, str, str], None]


def parse_test(question: Question, phrase: str, complain: Complaint) -> Test | None:
    """The test that a phrase such as `knife or bat`, `3 or more` or `includes any` puts on the answer."""
    if question.kind == "number":
        return _parse_number(question, phrase, complain)
    ids = [id_ for id_, _ in question.answers]
    if question.kind == "several":
        return _parse_several(question, phrase, ids, complain)
    wanted = phrase.split(" or ")
    chosen, known = set(wanted), set(ids)
    unknown = [answer for answer in wanted if answer not in known]
    for answer in unknown:
        complain("unknown-answer", f"`{question.id}` has no answer `{answer}`", did_you_mean(answer, ids))
    return None if unknown else OneOf(tuple(id_ for id_ in ids if id_ in chosen))


def _parse_several(question: Question, phrase: str, ids: list[str], complain: Complaint) -> Test | None:
    if phrase == "nothing ticked":
        return NothingTicked()
    if phrase == "includes any":
        return Includes(tuple(ids))
    if not phrase.startswith("includes "):
        complain("bad-condition", f"`{phrase}` does not say how `{question.id}` is read", _examples(question))
        return None
    rest = phrase.removeprefix("includes ")
    if " or " in rest and " and " in rest:
        complain("bad-condition", "`or` and `and` are mixed here", "use `any of` and `all of` with one phrase each")
        return None
    every = " and " in rest
    wanted = rest.split(" and " if every else " or ")
    chosen, known = set(wanted), set(ids)
    unknown = [option for option in wanted if option not in known]
    for option in unknown:
        complain("unknown-answer", f"`{question.id}` has no option `{option}`", did_you_mean(option, ids))
    return None if unknown else Includes(tuple(id_ for id_ in ids if id_ in chosen), every and len(chosen) > 1)


_NUMBER = re.compile(
    r"(?:(?P<word>under|over) )?(?P<low>\d{1,9})(?: (?P<then>or more|or fewer|to (?P<high>\d{1,9})))?\Z"
)


def _parse_number(question: Question, phrase: str, complain: Complaint) -> Test | None:
    lowest, highest = question.low, question.high
    intervals: list[tuple[int, int]] = []
    for part in re.split(r" or (?=\d|under|over)", phrase):
        match = _NUMBER.match(part)
        if not match or (match["word"] and match["then"]):
            complain("bad-condition", f"`{part}` is not a number or a range for `{question.id}`", _examples(question))
            return None
        number = int(match["low"])
        low, high = number, number
        if match["word"] == "under":
            low, high = lowest, number - 1
        elif match["word"] == "over":
            low, high = number + 1, highest
        elif match["then"] == "or more":
            high = highest
        elif match["then"] == "or fewer":
            low = lowest
        elif match["high"]:
            high = int(match["high"])
        if low > high or low < lowest or high > highest:
            complain(
                "impossible-number",
                f"`{part}` cannot be: `{question.id}` goes from {lowest} to {highest}",
                f"write a number from {lowest} to {highest}, or change what the question allows",
            )
            return None
        intervals.append((low, high))
    return Within(_join(intervals))


def _examples(question: Question) -> str:
    if question.kind == "number":
        return f"write a number from {question.low} to {question.high}, `3 or more`, `under 3` or `3 to 5`"
    names = [id_ for id_, _ in question.answers][:3]
    if question.kind == "several":
        return f"write `includes {' or '.join(names[:2])}`, `includes any` or `nothing ticked`"
    return f"write one of: {', '.join(names)}"


_MOST_GUESSES = 300
"""So many words, and none of 64 letters or more, are compared for a cure: the comparing is slow."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure that names the nearest known word, or else the first few."""
    words = list(known)
    near = nearest(word, words)
    if near:
        return f"did you mean `{near}`?"
    return "expected one of: " + ", ".join(f"`{known_word}`" for known_word in words[:8]) if words else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelt most like this one; empty when none is near."""
    import difflib

    words = [one for one in islice(known, _MOST_GUESSES) if len(one) < 64]
    return next(iter(difflib.get_close_matches(word, words, 1, 0.6)), "")


# ------------------------------------------------------------------ format


def format_condition(condition: Condition) -> Data:
    """The plain data that `parse_condition` reads back as `condition`."""
    if isinstance(condition, Answer):
        return {condition.question: format_test(condition.test)}
    if isinstance(condition, AnyOf):
        return {"any of": [format_condition(part) for part in condition.parts]}
    if isinstance(condition, NoneOf):
        return {"none of": [format_condition(part) for part in condition.parts]}
    merged: dict[str, Data] = {}
    for part in condition.parts:
        entry = format_condition(part)
        if not isinstance(entry, dict) or entry.keys() & merged.keys():
            return {"all of": [format_condition(part) for part in condition.parts]}
        merged |= entry
    return merged


def format_test(test: Test) -> str:
    """The phrase that `parse_test` reads back as `test`."""
    if isinstance(test, OneOf):
        return " or ".join(test.answers)
    if isinstance(test, Within):
        return " or ".join(f"{low}" if low == high else f"{low} to {high}" for low, high in test.intervals)
    if isinstance(test, Includes):
        return "includes " + (" and " if test.every else " or ").join(test.options)
    return "nothing ticked"
