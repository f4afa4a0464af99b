"""Answers to a protocol's questions, as scripts, scenarios and records write them.

Format: question id -> answer id, whole number, list of option ids (empty: nothing ticked), or `unknown`. A record holds
JSON integers and lists; a YAML file holds text, so `3` and `no` are read by what the question expects. JSON `true` and
`false` are read as `yes` and `no`. `parse_answers(format_answers(a), ...) == a`.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from calloutcli.canonical import Json
from calloutcli.protocol.condition import Problem, did_you_mean
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import UNKNOWN, Question
from calloutcli.protocol.source import Path
from calloutcli.wording import msg, words_in

DONT_KNOW = msg("I do not know")

Given: TypeAlias = str | int | frozenset[str]
"""An answer id or `unknown`, a whole number, or the set of ticked options."""


def parse_answers(data: Mapping[str, Any], path: Path, protocol: Protocol, problem: Problem) -> dict[str, Given]:
    """The answers by question, in the protocol's order; each one that is no answer is reported and left out."""
    known = {question.id: question for question in protocol.questions}
    for key in data:
        if key not in known:
            problem("unknown-question", (*path, key), f"no question is called `{key}`", did_you_mean(key, known))
    given: dict[str, Given] = {}
    for id_, question in known.items():
        if id_ in data:
            answer = parse_answer(question, data[id_], (*path, id_), problem)
            if answer is not None:
                given[id_] = answer
    return given


def parse_answer(question: Question, data: Json, path: Path, problem: Problem) -> Given | None:
    """The answer that `data` gives to one question, or None after a finding."""
    if data == UNKNOWN:
        return UNKNOWN
    if question.kind == "several":
        return _options(question, data, path, problem)
    if question.kind == "number":
        return _number(question, data, path, problem)
    if isinstance(data, bool):
        data = "yes" if data else "no"
    ids = [id_ for id_, _ in question.answers]
    if isinstance(data, str) and data in ids:
        return data
    cure = (
        did_you_mean(data, [*ids, UNKNOWN]) if isinstance(data, str) else f"write one of: {', '.join([*ids, UNKNOWN])}"
    )
    problem("unknown-answer", path, f"`{question.id}` has no answer `{data}`", cure)
    return None


def format_answers(answers: Mapping[str, Given]) -> dict[str, Json]:
    """The answers as a record holds them; ticked options in alphabetical order."""
    return {id_: [*sorted(value)] if isinstance(value, frozenset) else value for id_, value in answers.items()}


def read_as(question: Question, value: Given) -> Given:
    """What an answer is read as: "I do not know" as the answer that `if unknown` names, where it names one."""
    if value == UNKNOWN and question.kind == "choice" and question.if_unknown in dict(question.answers):
        return question.if_unknown
    return value


def answer_words(question: Question, value: Given, language: str) -> str:
    """An answer in the words in which it was offered."""
    if value == UNKNOWN:
        return words_in(language)(DONT_KNOW)
    if isinstance(value, frozenset):
        chosen = [label.to(language) for id_, label in question.answers if id_ in value]
        return ", ".join(chosen) if chosen else words_in(language)("None of these")
    return next((label.to(language) for id_, label in question.answers if id_ == value), str(value))


def _options(question: Question, data: Json, path: Path, problem: Problem) -> Given | None:
    wanted = data if isinstance(data, list) else [data]
    ids = [id_ for id_, _ in question.answers]
    found = [item for item in wanted if isinstance(item, str) and item in ids]
    for item in wanted:
        if item not in found:
            problem("unknown-answer", path, f"`{question.id}` has no option `{item}`", did_you_mean(str(item), ids))
    return frozenset(found) if len(found) == len(wanted) else None


def _number(question: Question, data: Json, path: Path, problem: Problem) -> Given | None:
    text = str(data)
    if not isinstance(data, bool) and text.isascii() and text.isdigit() and len(text) < 10:
        number = int(text)
        if question.low <= number <= question.high:
            return number
    problem("unknown-answer", path, f"`{question.id}` goes from {question.low} to {question.high}, not `{data}`", "")
    return None
