"""A protocol back as plain data, under the words of the file: what `protocol export --json` and `show --json` print.

Format: that of the file (number 1, `schema.json`), as JSON: text by language, `{term}` already replaced, nothing left out
but what is empty. Not the file: comments, the order of optional keys and its bytes, so its digest, are gone. JSON being
YAML, the file's own loader reads it: `load_protocol(json(format_protocol(p)))` equals `p` but for `sha256`.
"""

from collections.abc import Mapping, Sequence

from calloutcli.protocol.condition import format_condition
from calloutcli.protocol.model import Consultation, Notice, Outcome, Protocol, Rule, Scope
from calloutcli.protocol.question import Question, Text
from calloutcli.protocol.read_questions import YES_NO
from calloutcli.protocol.source import Data


def format_protocol(protocol: Protocol) -> dict[str, Data]:
    """The protocol as dicts, lists and text."""
    return _kept(
        {
            "format": "1",
            "protocol": protocol.id,
            "version": protocol.version,
            "title": _text(protocol.title),
            "status": protocol.status,
            "effective": protocol.effective.isoformat(),
            "review by": protocol.review_by.isoformat(),
            "languages": {code: {"reviewed": "yes" if ok else "no"} for code, ok in protocol.languages},
            "agencies": {one.id: {"name": _text(one.name), "role": one.role} for one in protocol.agencies},
            "scope": _scope(protocol.scope),
            "sources": {one.id: _kept({"title": _text(one.title), "url": one.url}) for one in protocol.sources},
            "roles": {one.id: _text(one.title) for one in protocol.roles},
            "if unsure": _kept({"ask": list(protocol.ask_when_unsure)}),
            "decide by": protocol.decide_by,
            "outcomes": {one.id: _outcome(one) for one in protocol.outcomes},
            "questions": {one.id: _question(one, record=False) for one in protocol.questions},
            "rules": {one.id: _rule(one) for one in protocol.every_rule},
            "impossible": [format_condition(condition) for condition in protocol.impossible],
            "record": {one.id: _question(one, record=True) for one in protocol.record},
            "closing": {one.id: _question(one, record=True) for one in protocol.closing},
        }
    )


def _kept(fields: Mapping[str, Data]) -> dict[str, Data]:
    """The fields without the empty ones."""
    return {key: value for key, value in fields.items() if value}


def _text(text: Text | None) -> dict[str, Data]:
    return dict(text.translations) if text else {}


def _scope(scope: Scope) -> dict[str, Data]:
    return _kept({"placements": list(scope.placements), "area": scope.area, "excludes": list(scope.excludes)})


def _outcome(outcome: Outcome) -> dict[str, Data]:
    defer = outcome.defer
    return _kept(
        {
            "title": _text(outcome.title),
            "tier": outcome.tier,
            "channel": outcome.channel,
            "timing": outcome.timing,
            "decider": outcome.decider,
            "consult": _consultation(outcome.consult),
            "notify": [_notice(notice) for notice in outcome.notify],
            "do": [_text(step) for step in outcome.do],
            "restorative": outcome.restorative,
            "defer": {}
            if defer is None
            else _kept(
                {
                    "until": defer.until,
                    "owner": defer.owner,
                    "if overdue": defer.if_overdue or "",
                }
            ),
        }
    )


def _consultation(consult: Consultation) -> dict[str, Data]:
    pairs: Sequence[tuple[str, tuple[str, ...]]] = (
        ("before", consult.before),
        ("after", consult.after),
        ("any of", consult.any_of),
        ("all of", consult.all_of),
        ("fallback", consult.fallback),
    )
    return {key: list(roles) for key, roles in pairs if roles}


def _notice(notice: Notice) -> dict[str, Data]:
    return _kept(
        {
            "who": notice.who,
            "within": "without delay" if notice.within_hours is None else f"{notice.within_hours} h",
            "judged by": notice.judged_by or "",
            "basis": notice.basis,
            "why": _text(notice.why),
        }
    )


def _question(question: Question, *, record: bool) -> dict[str, Data]:
    labels: dict[str, Data] = {id_: _text(words) for id_, words in question.answers}
    answers: Data = labels
    if question.kind == "number":
        answers = f"{question.low} to {question.high}"
    elif question.kind == "several":
        answers = "any of"
    elif question.kind == "words":
        answers = "words"
    elif question.answers == YES_NO:
        answers = "yes or no"
    return _kept(
        {
            "ask": _text(question.ask),
            "why": _text(question.why),
            "because": str(question.because) if question.because else "",
            "answers": answers,
            "options": labels if question.kind == "several" else {},
            "if unknown": "" if record else question.if_unknown,
            "gate": "yes" if question.gate else "",
        }
    )


def _rule(rule: Rule) -> dict[str, Data]:
    return _kept(
        {
            "when": format_condition(rule.when) if rule.when else "",
            "then": rule.then,
            "because": str(rule.because),
            "note": _text(rule.note),
        }
    )
