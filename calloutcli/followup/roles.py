"""Who can be asked or told, by role: those that the case's protocol names, then the field's standard ones. Never by name."""

from typing import Final

from calloutcli.protocol.model import Outcome, Protocol

LADO: Final = "lado"
REGISTERED_PERSON: Final = ("registered_person", "registered_manager", "responsible_individual")
"""Who can judge as the registered person: the provider, for whom its responsible individual speaks, or the manager."""

STANDARD = (
    ("senior_on_shift", "Senior on shift"),
    ("on_call_manager", "On-call manager"),
    ("registered_manager", "Registered manager"),
    ("responsible_individual", "Responsible individual"),
    ("registered_person", "Registered person (the provider or the manager)"),
    ("emergency_duty_team", "Emergency duty team of the council (out of hours)"),
    ("social_worker", "The child's social worker"),
    ("placing_authority", "Council that placed the child"),
    ("parent", "Parent, or whoever has parental responsibility"),
    ("youth_justice_service", "Youth justice service"),
    (LADO, "Council officer for allegations against staff (LADO)"),
    ("ofsted", "Ofsted"),
    ("police", "Police"),
    ("named_officer", "Police officer who is named for this home"),
)
"""Roles of the field (Children's Homes (England) Regulations 2015; Working Together), for a protocol that does not name them."""


def roles_of(protocol: Protocol, language: str = "en") -> dict[str, str]:
    """Role code -> words: the protocol's own first, in its order and its words."""
    named = {role.id: role.title.to(language) for role in protocol.roles}
    return named | {code: words for code, words in STANDARD if code not in named}


def is_about_a_worker(outcome: Outcome) -> bool:
    """Whether an outcome is for an allegation against a worker: the officer who leads on these must be told of it."""
    return any(notice.who == LADO for notice in outcome.notify)


def in_sentence(role: str) -> str:
    """A role in the middle of a sentence. Other words keep their capital: most name an office."""
    return role[:1].lower() + role[1:] if role.startswith(("The ", "Council ", "Parent")) else role
