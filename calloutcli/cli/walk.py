"""One incident at the terminal, from where it stands to its end: facts, advice, details.

Every answer is on disk before the next question. If the disk will not have it, that is said once, the questions go on,
and the exit status says that nothing was recorded: the tool never stands between a worker and a decision.
"""

from calloutcli.cli.facts import ask_facts
from calloutcli.cli.prompt import Closed
from calloutcli.cli.session import Session, Stop

INTERRUPTED = 130


def walk(session: Session) -> int:
    """The exit status: 0 when done or saved, 4 or 6 when it could not be recorded, 130 when interrupted."""
    status = 0
    try:
        if not session.progress.recorded:
            ask_facts(session)
        # Imported while the person has answered already: what it needs would delay the first question.
        from calloutcli.cli.advice import advise, show_card

        if session.progress.recorded:
            show_card(session)
        else:
            advise(session)
        # Imported when the card is on the screen and the decision in the log: neither waits for it.
        from calloutcli.cli.follow_up import follow_up

        follow_up(session)
    except Stop:
        _say_saved(session)
    except (Closed, KeyboardInterrupt):
        _say_saved(session)
        status = INTERRUPTED
    return status if session.failure is None else session.failure.status


def _say_saved(session: Session) -> None:
    """Where we are, for somebody who has just stopped."""
    session.say("")
    if session.draft is None:
        session.say(session.words("Stopped. Nothing could be saved. Write what happened in the day book."))
        return
    if not session.progress.interview.answers:
        session.draft.finish()
        session.say(session.words("Stopped. Nothing was answered, so nothing is kept."))
        return
    if session.progress.recorded:
        session.say(session.words("Stopped. The decision is recorded. To add details: callout resume"))
    else:
        session.say(session.words("Stopped. Every answer is saved. To go on: callout resume"))
    session.say(session.words("Reference:"))
    session.say(session.draft.head.reference)
