"""The person deciding was hurt, or it is said that they harmed a child: somebody else can decide, and how to reach them.

The protocol's question for the record says so, by its name in the code book (interview/details.py). What is then asked is one more
detail: who decides now. It may be left out, like every detail, and stops nothing.
"""

from calloutcli.cli.session import Session
from calloutcli.cli.sheet import contact_lines
from calloutcli.followup.roles import roles_of
from calloutcli.interview.card import numbers_of
from calloutcli.interview.details import DECIDER_INVOLVED, HANDED_OVER_TO, HURT, NAMED, NOT_PEOPLE, DetailQuestion
from calloutcli.protocol.model import Protocol
from calloutcli.wording import msg

_WORDS = {
    HURT: (
        msg("The person deciding was hurt. Then somebody else can decide for the home."),
        msg(
            "Whoever was hurt may also tell the police themselves, now or later. That is apart from what the home decides."
        ),
        msg("To write that down: callout add {reference} own-report"),
    ),
    NAMED: (
        msg(
            "It is said that the person deciding harmed a child. Then they do not decide: somebody else decides for the home."
        ),
        msg("If the next person is named too, ring the one after."),
    ),
}


def hand_over_question(protocol: Protocol, language: str) -> DetailQuestion:
    """The question who decides now. Offered are those whom the protocol has staff ask when unsure, and whom it lets decide."""
    roles = roles_of(protocol, language)
    offered = dict.fromkeys([*protocol.ask_when_unsure, *(outcome.decider for outcome in protocol.outcomes)])
    choices = tuple((role, roles.get(role, role)) for role in offered)
    return DetailQuestion(HANDED_OVER_TO, msg("Who decides for the home now?"), (*choices, *NOT_PEOPLE))


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
    words = session.words
    session.say(words(first))
    protocol = session.protocol
    settings, roles = session.desk.home.settings, roles_of(protocol, session.language)
    for role in protocol.ask_when_unsure or (protocol.outcomes[-1].decider,):
        named = (role, roles.get(role, role))
        for contact in numbers_of(*named, settings.contacts, settings.hours, settings.out_of_hours, words):
            who, number = contact_lines(contact, words)
            session.say(words("Ring: {who}", who=who))
            session.say(number)
    for line in more:
        session.say(words(line, reference=session.draft.head.reference if session.draft else "REF"))
