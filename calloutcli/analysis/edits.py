"""What else changed between two versions, beside outcomes: words, contacts, deadlines, agencies, consultation.

A protocol is laid out as facts, each with a kind, a name in the words of the file, and its text; an edit is a fact that
only one version has, or that reads otherwise.
"""

import json
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from calloutcli.frozen import frozen
from calloutcli.protocol.condition import Condition, format_condition
from calloutcli.protocol.model import Consultation, Notice, Outcome, Protocol
from calloutcli.protocol.question import Question, Text

EditKind = Literal[
    "agencies",
    "consultation",
    "deadlines",
    "contacts",
    "duties",
    "outcomes",
    "questions",
    "rules",
    "scope",
    "steps",
    "words",
]
WORDS: Final[frozenset[EditKind]] = frozenset({"words"})
"""The kinds of edit that change nothing but how it is said."""

Fact: TypeAlias = tuple[EditKind, str, str]
"""(kind, where, text)."""


@frozen
class Edit:
    """One difference: `before` and `after` as text, empty where a version does not have it."""

    kind: EditKind
    where: str
    before: str
    after: str


def edits_between(old: Protocol, new: Protocol) -> tuple[Edit, ...]:
    """Every difference, by kind and then in the order of the files."""
    before = {(kind, where): text for kind, where, text in facts(old)}
    after = {(kind, where): text for kind, where, text in facts(new)}
    found = [
        Edit(kind, where, before.get((kind, where), ""), after.get((kind, where), ""))
        for kind, where in dict.fromkeys([*before, *after])
        if before.get((kind, where)) != after.get((kind, where))
    ]
    return tuple(sorted(found, key=lambda edit: edit.kind))


def facts(protocol: Protocol) -> Iterator[Fact]:
    """The protocol as facts."""
    yield "words", "title", _text(protocol.title)
    yield "scope", "status", protocol.status
    yield "deadlines", "effective", str(protocol.effective)
    yield "deadlines", "review by", str(protocol.review_by)
    scope = protocol.scope
    yield "scope", "scope", "; ".join([", ".join(scope.placements), scope.area, ", ".join(scope.excludes)])
    yield "scope", "languages", ", ".join(f"{code}{'' if ok else ' (not reviewed)'}" for code, ok in protocol.languages)
    yield "rules", "decide by", protocol.decide_by
    yield "contacts", "if unsure", ", ".join(protocol.ask_when_unsure)
    for agency in protocol.agencies:
        yield "agencies", f"agency {agency.id}", f"{_text(agency.name)} ({agency.role})"
    for role in protocol.roles:
        yield "contacts", f"role {role.id}", _text(role.title)
    for citation in protocol.sources:
        yield "words", f"source {citation.id}", f"{_text(citation.title)} {citation.url}".strip()
    yield "outcomes", "order of outcomes", ", ".join(outcome.id for outcome in protocol.outcomes)
    for outcome in protocol.outcomes:
        yield from _outcome(outcome)
    for question in protocol.questions:
        yield from _question(question, "question")
    for question in protocol.record:
        yield from _question(question, "record")
    for question in protocol.closing:
        yield from _question(question, "closing")
    for rule in protocol.every_rule:
        when = "" if rule.when is None else _condition(rule.when)
        yield "rules", f"rule {rule.id}", f"{when} -> {rule.then}".strip()
        yield "words", f"rule {rule.id}: because", str(rule.because)
        if rule.note is not None:
            yield "words", f"rule {rule.id}: note", _text(rule.note)
    for condition in protocol.impossible:
        said = _condition(condition)
        yield "rules", f"impossible {said}", said


def _outcome(outcome: Outcome) -> Iterator[Fact]:
    where = f"outcome {outcome.id}"
    yield "outcomes", where, f"{outcome.tier}, {outcome.channel}, {outcome.timing}, decided by {outcome.decider}"
    yield "words", f"{where}: title", _text(outcome.title)
    yield "consultation", f"{where}: consult", _consultation(outcome.consult)
    for notice in outcome.notify:
        yield from _notice(notice, where)
    yield "steps", f"{where}: steps", f"{len(outcome.do)} steps"
    for number, step in enumerate(outcome.do, 1):
        yield "words", f"{where}: step {number}", _text(step)
    yield "steps", f"{where}: restorative", outcome.restorative
    if outcome.defer is not None:
        defer = outcome.defer
        said = f"{defer.until}, {defer.owner}, if overdue {defer.if_overdue or 'nothing'}"
        yield "deadlines", f"{where}: defer", said


def _consultation(consult: Consultation) -> str:
    named = (
        ("before", consult.before),
        ("after", consult.after),
        ("any of", consult.any_of),
        ("all of", consult.all_of),
        ("fallback", consult.fallback),
    )
    return "; ".join(f"{name}: {', '.join(roles)}" for name, roles in named if roles)


def _notice(notice: Notice, where: str) -> Iterator[Fact]:
    within = "without delay" if notice.within_hours is None else f"within {notice.within_hours} h"
    yield "deadlines", f"{where}: tell {notice.who}", within
    yield "duties", f"{where}: tell {notice.who}", f"judged by {notice.judged_by or 'nobody'}; {notice.basis}"
    if notice.why is not None:
        yield "words", f"{where}: tell {notice.who}: why", _text(notice.why)


def _question(question: Question, section: str) -> Iterator[Fact]:
    where = f"{section} {question.id}"
    how = ", ".join(id_ for id_, _ in question.answers) or f"{question.low} to {question.high}"
    gate = ", gate" if question.gate else ""
    yield "questions", where, f"{question.kind}: {how}; if unknown: {question.if_unknown}{gate}"
    yield "words", f"{where}: ask", _text(question.ask)
    for id_, words in question.answers:
        yield "words", f"{where}: {id_}", _text(words)
    if question.why is not None:
        yield "words", f"{where}: why", _text(question.why)
    if question.because is not None:
        yield "words", f"{where}: because", str(question.because)


def _condition(condition: Condition) -> str:
    """The condition as the file writes it, in one line."""
    return json.dumps(format_condition(condition), ensure_ascii=False).replace('"', "")


def _text(text: Text) -> str:
    if len(text.translations) == 1:
        return text.translations[0][1]
    return " / ".join(f"{language}: {words}" for language, words in text.translations)
