"""What is asked after the decision, whatever the protocol: never an input to it, and every answer may be left out.

A child is a code or initials, never a name. Text that looks like a phone number or a full name draws a caution, not a
block: the person at the keyboard knows better than a pattern.
"""

import re

from calloutcli.frozen import frozen
from calloutcli.wording import msg


@frozen
class DetailQuestion:
    """A question for the record. With `choices` the answer is a code; without, words, which are personal."""

    name: str
    ask: str
    choices: tuple[tuple[str, str], ...] = ()


DETAILS = (
    DetailQuestion(
        "role",
        msg("What is your role on this shift?"),
        (
            ("care_worker", msg("Care worker")),
            ("senior_on_shift", msg("Senior on shift")),
            ("agency_worker", msg("Agency or bank worker")),
            ("manager", msg("Manager")),
            ("other_role", msg("Other")),
        ),
    ),
    DetailQuestion("child", msg("The child's code or initials. Do not give a name.")),
    DetailQuestion("words", msg("What happened, in a few plain words?")),
    DetailQuestion("staff", msg("Your own initials.")),
)

DECIDER_INVOLVED = "decider_involved"
"""The protocol's question for the record about the person deciding, by its name in the code book (docs/formats.md)."""

HURT, NAMED = "hurt", "named"
"""Its answers that mean: they were hurt; it is said that they harmed a child."""

HANDED_OVER_TO = "handed_over_to"
"""The coded detail of a decision that says who decides for the home instead: a role, `another_worker`, or `nobody_yet`."""

NOT_PEOPLE = (("another_worker", msg("Another worker on shift")), ("nobody_yet", msg("Nobody else yet: I go on")))
"""The answers to it that are no role of a protocol."""

_PHONE = re.compile(r"(?<!\w)\+?\d[\d ()-]{8,}\d(?!\w)")
_NAME = re.compile(
    r"\b(?!(?:The|Then|When|After|But|And|So|He|She|They|We|My|Our|His|Her|In|On|At) )[A-Z][a-z]+ [A-Z][a-z]+\b"
)


def child_key(code: str) -> str:
    """A child's code as codes are compared: capital letters and spaces do not make another child."""
    return " ".join(code.split()).casefold()


def caution(text: str) -> str:
    """What to say of text that looks like a phone number or a full name; empty for other text."""
    if _PHONE.search(text):
        return msg("This looks like a phone number.")
    if _NAME.search(text):
        return msg("This looks like a full name. Use a code or initials.")
    return ""
