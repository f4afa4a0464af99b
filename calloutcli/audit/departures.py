"""Where staff did something else than the protocol advised, and which rules that happens with. Rules are counted, never people.

Counts stand by themselves: homes are small, and a share of three cases says nothing (domain knowledge, section 4). A departure is
normal and blameless; a rule that is often departed from may be a bad rule, and its owners are to see that.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal

from calloutcli.followup import review
from calloutcli.followup.course import Course
from calloutcli.frozen import frozen
from calloutcli.interview.card import outcome_title
from calloutcli.interview.decision import direction
from calloutcli.protocol.model import UNDECIDED
from calloutcli.record.entry import DEPARTURE_REASONS
from calloutcli.record.told import Told


@frozen
class RuleCount:
    """How often a rule of a protocol decided a case, and staff then did something more (`up`) or less serious (`down`).

    `findings`: by code, how many reviews said that of the rule.
    """

    protocol: str
    rule: str
    decisions: int
    up: int
    down: int
    findings: Mapping[str, int]

    @property
    def departures(self) -> int:
        """In either direction."""
        return self.up + self.down


class RuleTally:
    """Counts case by case, so that no case need be kept. The last decision of a case counts, once."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._rules: dict[tuple[str, str], None] = {}

    def add(self, course: Course) -> None:
        """Count a case."""
        if course.decision is None:
            return
        protocol = course.decision.record.protocol.id
        for rule in _rules(course.decision):
            self._count(protocol, rule, "decisions")
            self._count(protocol, rule, departure(course))
        for values in review.findings(course):
            for rule in _list(values.get("rules")):
                self._count(protocol, str(rule), str(values["finding"]))

    def counts(self) -> tuple[RuleCount, ...]:
        """Each rule that was seen: the most often departed from first."""
        found = [self._rule(protocol, rule) for protocol, rule in self._rules]
        return tuple(sorted(found, key=lambda one: (-one.departures, one.protocol, one.rule)))

    def _count(self, protocol: str, rule: str, what: str) -> None:
        self._rules.setdefault((protocol, rule))
        self._counts[protocol, rule, what] += 1

    def _rule(self, protocol: str, rule: str) -> RuleCount:
        decisions, up, down = (self._counts[protocol, rule, what] for what in ("decisions", "up", "down"))
        findings = {code: self._counts[protocol, rule, code] for code, _ in review.FINDINGS}
        return RuleCount(
            protocol, rule, decisions, up, down, {code: count for code, count in findings.items() if count}
        )


def departure(course: Course) -> Literal["up", "down", "none"]:
    """In which direction the last decision differs from its advice, as corrections say; a closure is no departure."""
    one = course.decision
    if one is None:
        return "none"
    advised, taken = _outcome(one, "advice"), _outcome(one, "taken")
    try:
        return "none" if UNDECIDED in (advised, taken) else direction(one.protocol, advised, taken)
    except KeyError:
        return "none"  # verify and replay name it


def not_called(course: Course) -> Told | None:
    """The first version of the decision in which an emergency was advised, and 999 not called; None: there is none."""
    return next(
        (
            one
            for one in course.decisions
            if _is_emergency_words(one.record.body.get("advice")) and not is_emergency(course, one)
        ),
        None,
    )


def is_emergency(course: Course, one: Told) -> bool:
    """Whether 999 is called by what a decision or closure says is done, as corrections say."""
    outcome = course.outcome_of(one)
    if outcome is None:
        return _is_emergency_words(one.record.body.get("taken"))
    return outcome.is_emergency


def instead(one: Told) -> str:
    """What was advised and what was done, and the coded reason."""
    reason = str(_part(one, "departure").get("reason", ""))
    why = dict(DEPARTURE_REASONS).get(reason)
    advised, done = (_title(one, _outcome(one, part)) for part in ("advice", "taken"))
    return f"Advised: {advised}. Done: {done}.{f' Why: {why}.' if why else ' No reason is recorded.'}"


def _title(one: Told, outcome: str) -> str:
    """An outcome in words without a full stop; as it stands where the protocol has none of that name."""
    try:
        return outcome_title(one.protocol, outcome, one.protocol.languages[0][0]).rstrip(".")
    except KeyError:
        return outcome.replace("_", " ")


def _is_emergency_words(words: Any) -> bool:
    return isinstance(words, dict) and (words.get("tier") == "emergency_police" or words.get("channel") == "call_999")


def _rules(one: Told) -> list[str]:
    return [str(rule) for rule in _list(_part(one, "advice").get("rules"))]


def _outcome(one: Told, part: str) -> str:
    return str(_part(one, part).get("outcome", ""))


def _part(one: Told, name: str) -> Mapping[str, Any]:
    part = one.record.body.get(name)
    return part if isinstance(part, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
