"""Whom the worker rang, while the card is on the screen: `c` at the prompt after it. One call is one record, at once.

How the decision stands with those who are to be asked is said before each prompt. Nothing here stops anybody: what cannot be read or
written is said, and the interview goes on.
"""

from typing import Never

from calloutcli.canonical import Json
from calloutcli.cli.asking import ask_form
from calloutcli.cli.recording import record_entry
from calloutcli.cli.session import Session, Stop
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import CalloutError, EvidenceError, StoreError
from calloutcli.followup.authorisation import sentences
from calloutcli.followup.consultation import FORM, authorisation
from calloutcli.followup.course import Course, course_of
from calloutcli.followup.form import Bounds, Form, format_followup
from calloutcli.followup.roles import is_about_a_worker, roles_of
from calloutcli.frozen import replace
from calloutcli.record.kinds import Entry, ProtocolName, parse_record
from calloutcli.record.reference import new_uid
from calloutcli.record.told import Told
from calloutcli.store.evidence import open_log
from calloutcli.wording import msg

_PATIENCE_SECONDS = 0.2
"""How long the prompt waits for a log that somebody else is writing to."""


class Danger(Exception):
    """The person pressed the key for danger now."""


def standing_lines(session: Session) -> list[str]:
    """How the decision stands with those who are to be asked, and what to type; nothing where nobody is, or the log cannot be read."""
    try:
        course = _course(session)
    except CalloutError:
        return []
    found, roles = authorisation(course), roles_of(session.protocol)
    lines = sentences(found, roles)
    if course.outcome is not None and is_about_a_worker(course.outcome):
        first = next((role for group in found.missing for role in group), "")
        lines.insert(
            0,
            msg(
                "If the child means you, you do not decide. Hand over to somebody else: {who}.",
                who=roles.get(first, first),
            )
            if first
            else msg("If the child means you, you do not decide. Hand over to somebody else."),
        )
    if found.missing or (found.state == "emergency" and found.after):
        lines.append(msg("Type c to record whom you rang."))
    return [session.words(line) for line in lines]


def record_call(session: Session) -> None:
    """Ask whom the worker rang and what came of it, and record it; on failure say so and go on.

    Raises:
        Danger: the person pressed that key: nothing is recorded.
        Closed: the input ended.
    """
    try:
        course = _course(session)
        values = _ask(session, course)
        entry = _entry(session, course, values)
        author, _ = session.author.signer(session.desk.world, may_ask=False)
        _, warning = record_entry(session.desk, entry, session.source, author)
    except Stop:
        session.say(session.words("Nothing was recorded."))
        return
    except (StoreError, EvidenceError) as error:
        words = session.words
        session.say("")
        session.say(words(EMERGENCY_LINE))
        session.say(words("Not in the log: {why}. The advice stands, and you can go on.", why=words(error.message)))
        session.say(words("Write whom you rang, and when, in the day book. To do: {hint}.", hint=words(error.hint)))
        return
    session.say(session.words("Recorded."))
    if warning:
        session.desk.world.warn(warning)


def _ask(session: Session, course: Course) -> dict[str, Json]:
    """The answers about one call. The time of the incident may still be unknown here."""
    happened = course.happened if session.progress.happened else None
    bounds = Bounds(session.desk.world.now(), happened, roles_of(session.protocol))
    return ask_form(session.desk, _CALL, bounds, course, on_danger=_in_danger, on_language=session.language_changed)


def _entry(session: Session, course: Course, values: dict[str, Json]) -> Entry:
    protocol, role = session.protocol, session.progress.details.get("role")
    return format_followup(
        _CALL,
        values,
        course.reference,
        str(role.value) if role is not None else "not_recorded",
        new_uid(session.desk.world.random),
        ProtocolName(protocol.id, protocol.version, protocol.sha256),
        session.desk.world.now(),
    )


def _course(session: Session) -> Course:
    """The case as the log holds it. Words are not read: they say nothing of who was asked.

    Raises:
        StoreError: there is no log, or it cannot be read.
        EvidenceError: it does not hold the case.
    """
    reference = session.draft.head.reference if session.draft is not None else ""
    with open_log(session.desk.home, patience_seconds=_PATIENCE_SECONDS) as log:
        records = [parse_record(leaf) for _, leaf in log.of_reference(reference)]
    return course_of(
        Told(record, session.protocol, {}) for record in records if record.protocol.sha256 == session.protocol.sha256
    )


def _in_danger() -> Never:
    raise Danger


_CALL: Form = replace(FORM, known=lambda _course, _values: {"channel": "phone"})
"""The form of a consultation, for a call: how is not asked."""
