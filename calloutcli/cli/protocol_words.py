"""A protocol's parts as labelled sentences: what `protocol show` prints and the poster sets. Not the rules: `flow_text.py`.

The labels are English; the words after them are the protocol's own, in the language asked for where the file has it.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from calloutcli.errors import UsageError
from calloutcli.interview.card import CHANNELS, RESTORATIVE, day_words, timing_words
from calloutcli.protocol.model import Deferral, Notice, Outcome, Protocol, Tier
from calloutcli.protocol.question import Question
from calloutcli.wording import long_date

TIERS: dict[Tier, str] = {
    "in_house": "managed in the home",
    "safeguarding_report": "a report to keep a child safe",
    "planned_police": "police, but planned",
    "emergency_police": "police, as an emergency",
}
_IF_UNKNOWN = {
    "most serious": "the most serious outcome that is then still possible",
    "ask": "ask the people named below, before anything else",
}
_PLACES = {
    "childrens_home": "children's homes",
    "foster_care": "foster care",
    "supported_accommodation": "supported accommodation",
    "secure_home": "secure children's homes",
}
_LANGUAGES = {"en": "English", "cy": "Welsh"}
Labelled: TypeAlias = tuple[str, tuple[str, ...]]
"""A label, and one sentence after it or several below it."""
_OWN = "Agencies, Answers, Ask first, Ask one of these first, Do, If nobody answers, Tell afterwards, Tell at once"
OWN_WORDS = (*_OWN.split(", "), "Tick all that fit", "Who decides", "Why")
"""The labels after which stand only the protocol's own words: a page marks them with their language."""
AFTERWARDS = "Asked afterwards, for the record. These never decide"
AT_CLOSE = "Asked when a case that was left open is decided. These never decide"
_SHORT = 12
"""Answers of fewer letters stand side by side."""


def in_one_line(pair: Labelled) -> str:
    """What stands beside the label when it is one sentence or a few short answers; empty when it is a list."""
    label, words = pair
    short = label != "Do" and all(len(one) < _SHORT and "," not in one for one in words)
    return ", ".join(words) if short or len(words) == 1 else ""


def language_for(protocol: Protocol, wanted: str) -> str:
    """The language in which to show a protocol. English, which nobody need ask for, gives way to the file's own.

    Raises:
        UsageError: the file has no words in that language.
    """
    codes = [code for code, _ in protocol.languages]
    if wanted in codes or wanted == "en":
        return wanted if wanted in codes else codes[0]
    raise UsageError(f"`{protocol.id}` has no words in `{wanted}`", f"give --lang one of: {', '.join(codes)}")


def head(protocol: Protocol, language: str) -> list[Labelled]:
    """Version, digest, dates, agencies, scope."""
    found: list[Labelled] = [
        ("Protocol", (f"{protocol.id} {protocol.version}",)),
        ("Status in the file", (protocol.status,)),
        ("In effect from", (long_date(protocol.effective),)),
        ("To be reviewed by", (long_date(protocol.review_by),)),
        ("Words in", tuple(_language(code, reviewed=reviewed) for code, reviewed in protocol.languages)),
        ("Agencies", tuple(agency.name.to(language) for agency in protocol.agencies)),
    ]
    scope = protocol.scope
    found += [("For", tuple(_PLACES.get(id_, id_) for id_ in scope.placements))] if scope.placements else []
    found += [("Where", (scope.area,))] if scope.area else []
    found += [("Not for", tuple(id_.replace("_", " ") for id_ in scope.excludes))] if scope.excludes else []
    return found


def question_lines(question: Question, protocol: Protocol, language: str) -> list[Labelled]:
    """What stands below a question: why it is asked, its answers, what not knowing does."""
    found: list[Labelled] = [("Why", (question.why.to(language),))] if question.why else []
    answers = tuple(label.to(language) for _, label in question.answers)
    if question.kind == "number":
        found.append(("Answer", (f"a number from {question.low} to {question.high}",)))
    elif question.kind == "words":
        found.append(("Answer", ("in your own words",)))
    else:
        found.append(("Tick all that fit" if question.kind == "several" else "Answers", answers))
    if question.id in {asked.id for asked in protocol.questions}:
        found.append(("If nobody knows", (_if_unknown(question, language),)))
    if question.gate:
        found.append(("Gate", ("a yes, or not knowing, ends the questions and shows what to do at once",)))
    if question.because:
        found.append(("Rests on", (str(question.because),)))
    return found


def outcome_lines(outcome: Outcome, protocol: Protocol, language: str) -> list[Labelled]:
    """What stands below an outcome: kind, police, when, who decides, whom to ask and tell, what to do, what comes after."""

    def roles(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(protocol.role_title(id_, language) for id_ in ids)

    consult = outcome.consult
    lists = (
        ("Tell at once" if outcome.channel == "999" else "Ask first", roles((*consult.before, *consult.all_of))),
        ("Ask one of these first", roles(consult.any_of)),
        ("Tell afterwards", roles(consult.after)),
        ("If nobody answers", roles(consult.fallback)),
        ("Who must be told", tuple(_notice(notice, protocol, language) for notice in outcome.notify)),
        ("Do", tuple(step.to(language) for step in outcome.do)),
        ("When everyone is calm", (RESTORATIVE[outcome.restorative],) if RESTORATIVE[outcome.restorative] else ()),
        ("Put off", tuple(_deferral(outcome.defer, protocol, language)) if outcome.defer else ()),
    )
    return [
        ("Kind", (TIERS[outcome.tier],)),
        ("Police", (CHANNELS[outcome.channel],)),
        ("When", (timing_words(outcome),)),
        ("Who decides", roles((outcome.decider,))),
        *((label, words) for label, words in lists if words),
    ]


def unsure_line(protocol: Protocol, language: str) -> str:
    """Who is asked when the answers do not settle it; empty where the file names nobody."""
    return ", then ".join(protocol.role_title(id_, language) for id_ in protocol.ask_when_unsure)


def _if_unknown(question: Question, language: str) -> str:
    label = dict(question.answers).get(question.if_unknown)
    return _IF_UNKNOWN[question.if_unknown] if label is None else f'it counts as "{label.to(language)}"'


def _notice(notice: Notice, protocol: Protocol, language: str) -> str:
    when = "without delay" if notice.within_hours is None else f"within {notice.within_hours} hours"
    judged = f" if {protocol.role_title(notice.judged_by, language)} judges it so" if notice.judged_by else ""
    reasons = [words for words in (notice.why.to(language) if notice.why else "", notice.basis) if words]
    return (
        f"{protocol.role_title(notice.who, language)}, {when}"
        + judged
        + (f" ({'; '.join(reasons)})" if reasons else "")
    )


def _deferral(defer: Deferral, protocol: Protocol, language: str) -> Iterator[str]:
    when = f"{defer.hour:02}:{defer.minute:02}, {day_words(defer)}"
    yield f"{protocol.role_title(defer.owner, language)} decides by {when}"
    if defer.if_overdue:
        yield f"If nobody has decided by then: {protocol.outcome(defer.if_overdue).title.to(language)}"


def _language(code: str, *, reviewed: bool) -> str:
    return _LANGUAGES.get(code, code) + ("" if reviewed else " (no fluent reader has checked it)")
