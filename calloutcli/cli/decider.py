"""The person deciding was hurt, or it is said that they harmed a child: somebody else can decide, and how to reach them.

The protocol's question for the record says so, by its name in the code book (interview/details.py). What is then asked is one more
detail: who decides now. It may be left out, like every detail, and stops nothing.
"""

from calloutcli.cli.session import Session
from calloutcli.followup.roles import roles_of
from calloutcli.interview.details import DECIDER_INVOLVED, HANDED_OVER_TO, HURT, NAMED, NOT_PEOPLE, DetailQuestion
from calloutcli.protocol.model import Protocol
from calloutcli.store.settings import NOT_SET

_WORDS = {
    HURT: (
        "The person deciding was hurt. Then somebody else can decide for the home.",
        "Whoever was hurt may also tell the police themselves, now or later. That is apart from what the home decides.",
        "To write that down: callout add {reference} own-report",
    ),
    NAMED: (
        "It is said that the person deciding harmed a child. Then they do not decide: somebody else decides for the home.",
        "If the next person is named too, ring the one after.",
    ),
}


def hand_over_question(protocol: Protocol, language: str) -> DetailQuestion:
    """The question who decides now. Offered are those whom the protocol has staff ask when unsure, and whom it lets decide."""
    roles = roles_of(protocol, language)
    offered = dict.fromkeys([*protocol.ask_when_unsure, *(outcome.decider for outcome in protocol.outcomes)])
    choices = tuple((role, roles.get(role, role)) for role in offered)
    return DetailQuestion(HANDED_OVER_TO, "Who decides for the home now?", (*choices, *NOT_PEOPLE))


def is_called_for(session: Session) -> bool:
    """Whether the answers say that somebody else should decide."""
    detail = session.progress.details.get(DECIDER_INVOLVED)
    return detail is not None and detail.value in _WORDS


def is_handed_over(session: Session) -> bool:
    """Whether somebody else decides now."""
    detail = session.progress.details.get(HANDED_OVER_TO)
    return detail is not None and detail.value != "nobody_yet"


def say_hand_over(session: Session) -> None:
    """Say that somebody else can decide, whom to ring, and what the person who was hurt may do."""
    first, *more = _WORDS[str(session.progress.details[DECIDER_INVOLVED].value)]
    session.say("")
    session.say(first)
    protocol = session.protocol
    contacts, roles = session.desk.home.settings.contacts, roles_of(protocol, session.language)
    for role in protocol.ask_when_unsure or (protocol.outcomes[-1].decider,):
        session.say(f"Ring: {roles.get(role, role)}")
        session.say(contacts.get(role) or NOT_SET)
    for line in more:
        session.say(line.format(reference=session.draft.head.reference if session.draft else "REF"))
