"""What happens in the home: the worked incidents of the reference model, whose outcome somebody wrote down beside each.

So what the protocol must say is known without asking the tool. The second version of the protocol differs by one rule.
"""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta

from calloutcli.frozen import frozen
from calloutcli.protocol.answers import Given
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.scenario import load_scenarios
from tests.builders import REFERENCE_MODEL
from tests.soaking.clock import came_twice, wall

FIRST, SECOND = "1.0.0", "1.1.0"
CHANGED_RULE, CHANGED_TO = "needed-treatment", "report_101"
"""The rule that the second version changes, and what it says then: until then the decision was put off."""

CHILDREN = ("AB", "CD", "EF", "GH", "JK", "LM", "NP", "QR")
STAFF = ("KL", "MO", "RS", "TV")
ROLES = ("care_worker", "senior_on_shift", "agency_worker", "manager", "other_role")
REASONS = (
    "advice_wrong", "plan_says", "risk_higher", "risk_lower", "manager_decided", "police_advised", "hurt_person_asked", "other",
)  # fmt: skip


@frozen
class Story:
    """A worked incident: what was the case, and by version of the protocol the outcome and the rules that decide it."""

    name: str
    answers: Mapping[str, Given]
    outcomes: Mapping[str, str]
    rules: Mapping[str, tuple[str, ...]]

    @property
    def is_gate(self) -> bool:
        """Whether the first answer is all that is asked: somebody is in danger, or may be."""
        return self.answers.get("danger", "unknown") != "no"


@frozen
class Departure:
    """What staff did instead of what was advised, and why; the sentence and the second person where they are asked for."""

    taken: str
    reason: str
    sentence: str
    second_person: str


@frozen
class Incident:
    """One incident as it will be told. `happened` None: now, whenever that is asked.

    `refused`: what is typed first as its time, and is none. `details`: coded and personal answers; those that are not there are left out.
    `calls`: whom the worker rings with the card on the screen, and what comes of it. `danger_at`: before which question of fact it
    turns dangerous, counted from 1; 0: it does not.
    """

    story: Story
    happened: datetime | None = None
    refused: tuple[str, ...] = ()
    departure: Departure | None = None
    details: Mapping[str, str] | None = None
    calls: tuple[tuple[str, str], ...] = ()
    danger_at: int = 0


def reference_model() -> Protocol:
    """The reference model as it is shipped."""
    return load_protocol(REFERENCE_MODEL.read_bytes(), REFERENCE_MODEL.name)


def read_stories(protocol: Protocol) -> tuple[Story, ...]:
    """Every worked incident of the reference model."""
    file = REFERENCE_MODEL.parent / "scenarios.yaml"
    found = []
    for one in load_scenarios(file.read_bytes(), file.name, protocol):
        is_changed = CHANGED_RULE in one.rules
        second = CHANGED_TO if is_changed else one.outcome
        found.append(
            Story(
                one.id, dict(one.answers), {FIRST: one.outcome, SECOND: second}, {FIRST: one.rules, SECOND: one.rules}
            )
        )
    return tuple(found)


def typed_for(moment: datetime, now: datetime, chance: random.Random) -> str:
    """A line that names a moment to the minute, of those in which people write a time."""
    then, here = wall(moment), wall(now)
    ways = [f"{then:%Y-%m-%d %H:%M}", f"{then.day} {then:%B} {then.year} {then:%H.%M}", f"{then:%d/%m/%Y} {then:%H:%M}"]
    if not came_twice(moment) and timedelta(0) <= now - moment < timedelta(hours=20):
        ways += [f"{then:%H%M}", f"{then:%H:%M}", f"{int(f'{then:%I}')}.{then:%M}{'am' if then.hour < 12 else 'pm'}"]
    if then.date() == here.date() - timedelta(days=1):
        ways.append(f"yesterday {then:%H:%M}")
    return chance.choice(ways)


def draw_details(chance: random.Random) -> dict[str, str]:
    """What is said after the decision: some of it, as people do."""
    found = {
        "role": chance.choice(ROLES),
        "child": chance.choice(CHILDREN),
        "words": unlike_any(chance, "The door"),
        "staff": chance.choice(STAFF),
        "told_of_right": chance.choice(["nobody_hurt", "yes", "no"]),
        "decider_involved": chance.choice(["no"] * 9 + ["hurt"]),
        "child_view": unlike_any(chance, "My side"),
        "own_child": chance.choice(["yes", "no"]),
        "own_child_why": unlike_any(chance, "The thought"),
        "placed_from": chance.choice(["here", "near", "far"]),
    }
    often = {"role": 0.85, "child": 0.9, "words": 0.7, "placed_from": 0.6}
    return {name: value for name, value in found.items() if chance.random() < often.get(name, 0.4)}


def departure_from(advised: str, protocol: Protocol, chance: random.Random) -> Departure:
    """Another way than the advice, less serious or more."""
    others = [one.id for one in protocol.outcomes if one.id != advised]
    reason = "manager_decided" if advised == UNDECIDED else chance.choice(REASONS)
    return Departure(chance.choice(others), reason, unlike_any(chance, "Because"), chance.choice(STAFF))


def unlike_any(chance: random.Random, start: str) -> str:
    """Words that nobody else types in the whole year, so that each can be looked for; nothing in them looks like a name or a number."""
    return f"{start} of {''.join(chance.choices('abcdefghijklmnop', k=12))}, as it seemed to me."
