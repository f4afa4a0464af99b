"""After the card: the departure, whom the worker rang, the details; then the draft goes."""

from calloutcli.cli.advice import decision_of, depart_or_not, depart_to_emergency, record_now, show_card
from calloutcli.cli.consulting import Danger, record_call, standing_lines
from calloutcli.cli.details import ask_details
from calloutcli.cli.facts import ask_happened
from calloutcli.cli.prompt import Key, ask_key_or_line, said_keys
from calloutcli.cli.session import Session, Stop
from calloutcli.protocol.model import UNDECIDED
from calloutcli.wording import msg

_ENTER = msg("Press Enter to add details now. q to stop: add them later with callout resume")
_ENTER_WITH_LANGUAGE = msg(
    "Press Enter to add details now. l {language}. q to stop: add them later with callout resume"
)


def follow_up(session: Session) -> None:
    """Departure and calls, then details; a further version records them, and the draft goes when all is in the log."""
    if session.failure is not None:
        return
    while (typed := _prompt(session)) != "":
        if typed is Key.STOP:
            raise Stop
        if typed is Key.DANGER:
            depart_to_emergency(session)
        elif typed is Key.LANGUAGE:
            session.language_changed()
            show_card(session)
        elif typed in ("o", "O"):
            depart_or_not(session)
        elif typed in ("c", "C"):
            _record_call(session)
    if not session.progress.happened:
        ask_happened(session)
    ask_details(session)
    if session.progress.unrecorded:
        record_now(session, may_ask=True)
    if session.failure is None:
        _finished(session)


def _prompt(session: Session) -> Key | str:
    """What the person types after the card: how the decision stands is said first, and what each key does."""
    session.say("")
    for line in standing_lines(session):
        session.say(line)
    undecided = decision_of(session).outcome == UNDECIDED and session.progress.taken is None
    words = session.words
    session.say(
        words("Type o when it is decided.")
        if undecided
        else words("If you disagree, type o. You can still call 999 at any time.")
    )
    session.say(said_keys(session.desk.world, _ENTER, _ENTER_WITH_LANGUAGE))
    return ask_key_or_line(session.desk.world)


def _record_call(session: Session) -> None:
    """Record whom the worker rang; danger now comes before it."""
    try:
        record_call(session)
    except Danger:
        depart_to_emergency(session)


def _finished(session: Session) -> None:
    """Everything is in the log: the draft goes."""
    if session.draft is None:
        return
    session.draft.finish()
    session.say("")
    session.say(session.words("Thank you. Everything is recorded. Reference:"))
    session.say(session.draft.head.reference)
