"""Who can be asked or told, by role: those that the case's protocol names, then the field's standard ones. Never by name."""

from typing import Final

from calloutcli.followup.own_words import own
from calloutcli.protocol.model import Outcome, Protocol
from calloutcli.wording import msg, words_in

LADO: Final = "lado"
REGISTERED_PERSON: Final = ("registered_person", "registered_manager", "responsible_individual")
"""Who can judge as the registered person: the provider, for whom its responsible individual speaks, or the manager."""

STANDARD = (
    ("senior_on_shift", msg("Senior on shift")),
    ("on_call_manager", msg("On-call manager")),
    ("registered_manager", msg("Registered manager")),
    ("responsible_individual", msg("Responsible individual")),
    ("registered_person", msg("Registered person (the provider or the manager)")),
    ("emergency_duty_team", msg("Emergency duty team of the council (out of hours)")),
    ("social_worker", msg("The child's social worker")),
    ("placing_authority", msg("Council that placed the child")),
    ("parent", msg("Parent, or whoever has parental responsibility")),
    ("youth_justice_service", msg("Youth justice service")),
    (LADO, msg("Council officer for allegations against staff (LADO)")),
    ("ofsted", msg("Ofsted")),
    ("police", msg("Police")),
    ("named_officer", msg("Police officer who is named for this home")),
)
"""Roles of the field (Children's Homes (England) Regulations 2015; Working Together), for a protocol that does not name them."""


def roles_of(protocol: Protocol, language: str = "en") -> dict[str, str]:
    """Role code -> words: the protocol's own first, in its order and its words.

    Those in English are Messages, so that they can still be said in another language.
    """
    named: dict[str, str] = {role.id: own(role.title) for role in protocol.roles}
    found = named | {code: title for code, title in STANDARD if code not in named}
    words = words_in(language)
    return found if language == "en" else {code: words(title) for code, title in found.items()}


def is_about_a_worker(outcome: Outcome) -> bool:
    """Whether an outcome is for an allegation against a worker: the officer who leads on these must be told of it."""
    return any(notice.who == LADO for notice in outcome.notify)
