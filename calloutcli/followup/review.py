"""What those who looked back at a case found: of the protocol and of what was done, never of a person.

Body of a `review`: `reviewer`, which body looked; `finding`, a code below; `rules`, a sorted list of the rules that it
concerns, of those that decided the case; `reviewed_on`, the day; `late`, always false. In words, and personal: `learning`.

A departure from the advice is normal and blameless when it is recorded; what a review finds is counted by rule.
"""

from collections.abc import Iterator
from typing import Final

from calloutcli.followup.course import Course
from calloutcli.followup.form import Choices, Field, Form, Values
from calloutcli.followup.own_words import outcome_words, own
from calloutcli.record.entry import DEPARTURE_REASONS
from calloutcli.wording import msg

FINDINGS: Final[Choices] = (
    ("as_protocol", "What was done was as the protocol says"),
    ("justified_departure", "It was not as the protocol says, and there was good reason"),
    ("learning", "There is something to learn from it"),
    ("refer", "The owners of the protocol are to look at it"),
)


def rules_of(course: Course) -> tuple[str, ...]:
    """The rules that decided a case, in any version of it, each once."""
    found: dict[str, None] = {}
    for one in course.decisions:
        advice = one.record.body.get("advice")
        rules = advice.get("rules") if isinstance(advice, dict) else None
        found |= dict.fromkeys(str(rule) for rule in rules) if isinstance(rules, list) else {}
    return tuple(found)


def _choices(course: Course) -> dict[str, Choices]:
    """(rule, its note) of each rule that decided the case."""
    notes = {rule.id: own(rule.note) for rule in course.protocol.every_rule if rule.note}
    return {
        "rules": tuple(
            (rule, msg("{rule}: {note}", rule=rule, note=notes[rule]) if rule in notes else rule)
            for rule in rules_of(course)
        )
    }


def _known(course: Course | None, _values: Values) -> Values:
    """No rule can be named where none decided the case."""
    return {"rules": []} if course is not None and not rules_of(course) else {}


def _lead(course: Course) -> list[str]:
    """What was advised, and what was done, as the case stands."""
    if course.decision is None:
        return []
    advised, done = (outcome_words(course.protocol, one) for one in (course.advised, course.taken))
    reason = str(course.decision.record.body.get("departure", {}).get("reason", ""))
    why = dict(DEPARTURE_REASONS).get(reason)
    lines: list[str] = [msg("Advised: {outcome}.", outcome=advised)]
    lines.append(msg("Done: the same.") if done == advised else msg("Done: {outcome}.", outcome=done))
    return [*lines, *([msg("Why it differed: {why}.", why=why)] if why else [])]


FORM = Form(
    kind="review",
    word="review",
    title="Review",
    purpose="What those who look back found. A review judges rules and what was done, never a person.",
    fields=(
        Field(
            "reviewer",
            "Who looked back at it?",
            "Looked at by",
            "choice",
            (
                ("manager", "A manager of the home"),
                ("youth_justice_service", "The youth justice service"),
                ("police", "The police"),
                ("panel", "Several agencies together"),
            ),
        ),
        Field("finding", "What did they find?", "Found", "choice", FINDINGS),
        Field(
            "rules",
            "Which of the rules that decided it does that concern?",
            "Rules",
            "several",
            why="A rule that is often departed from may be a bad rule. Rules are counted, never people.",
        ),
        Field("reviewed_on", "On which day was that?", "On", "date"),
        Field(
            "learning",
            "What is to be learnt, in a few words? Name nobody.",
            "To be learnt",
            "words",
            required=False,
        ),
    ),
    known=_known,
    lead=_lead,
    choices=_choices,
)


def findings(course: Course) -> Iterator[Values]:
    """The answers of each review of a case."""
    for _, values in course.followups(FORM):
        yield values
