"""From the answers to the record: the advice, the card, the departure from it. And what is typed after the card, with its keys."""

from datetime import datetime

from calloutcli.canonical import Json
from calloutcli.cli.facts import review
from calloutcli.cli.prompt import AskAgain, Key, ask_again, ask_key_or_line, choose, said_keys
from calloutcli.cli.putting_off import last_decision
from calloutcli.cli.recording import card_of, record_case
from calloutcli.cli.session import Session, Stop
from calloutcli.cli.sheet import render_card
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import CalloutError, EvidenceError, StoreError
from calloutcli.frozen import replace
from calloutcli.interview.card import Card
from calloutcli.interview.decision import Decision, decide, direction
from calloutcli.interview.details import caution
from calloutcli.interview.draft import Detail
from calloutcli.interview.moment import parse_time
from calloutcli.protocol.model import UNDECIDED
from calloutcli.record.entry import DEPARTURE_REASONS, NOT_DEPARTED, Case, approval_of
from calloutcli.record.reference import new_uid
from calloutcli.wording import msg, wording_of

_TEXT_KEYS = msg("b back, r review, 9 danger now, q save and stop")
_TEXT_KEYS_WITH_LANGUAGE = msg("b back, r review, l {language}, 9 danger now, q save and stop")


class Back(Exception):
    """The person goes back from a question that follows the decision."""


def advise(session: Session) -> None:
    """The card, then the record: the answers are on disk already, and a slow or locked log must not delay the advice."""
    show_card(session)
    record_now(session, may_ask=not _is_urgent(session))


def show_card(session: Session) -> None:
    """The card for what the person does now, on the screen."""
    session.say("")
    session.say(render_card(_card(session)))


def decision_of(session: Session) -> Decision:
    """What the protocol decides of the answers so far."""
    return decide(session.protocol, dict(session.progress.interview.answers))


def _card(session: Session) -> Card:
    """The card for what the person does now."""
    return card_of(session.desk, session.protocol, _case(session), session.language, session.agreed)


def _is_urgent(session: Session) -> bool:
    """Whether somebody is to be rung now: then nothing is asked that the record alone needs."""
    taken = session.progress.taken or decision_of(session).outcome
    return (
        taken == UNDECIDED or "999" in (outcome := session.protocol.outcome(taken)).channel or outcome.timing == "now"
    )


def record_now(session: Session, *, may_ask: bool) -> None:
    """Append what is known now as the case's next version; on failure say what to do, and keep the draft.

    `may_ask`: whether this is a moment to ask for the passphrase of the person's own key.
    """
    if session.draft is None:
        return
    version = max(session.progress.recorded, default=0) + 1
    uid = session.progress.recording.get(version) or (
        session.draft.head.uid if version == 1 else new_uid(session.desk.world.random)
    )
    if version not in session.progress.recording:
        session.progress = replace(session.progress, recording={**session.progress.recording, version: uid})
        session.keep({"recording": version, "uid": uid})
    try:
        author, why_not = session.author.signer(session.desk.world, may_ask=may_ask)
        case = _case(session, version)
        _, warning = record_case(session.desk, session.protocol, session.source, case, uid, author)
    except (StoreError, EvidenceError) as error:
        _not_recorded(session, error)
        return
    session.failure = None
    session.progress = replace(session.progress, recorded=(*session.progress.recorded, version), unrecorded=False)
    session.keep({"recorded": version})
    if why_not:
        session.say("")
        words = session.words
        session.say(words("Recorded without your signature, with your role only: {why}.", why=words(why_not)))
    if warning:
        session.desk.world.warn(warning)


def _not_recorded(session: Session, error: CalloutError) -> None:
    """Say that the answers are saved but not yet in the log."""
    session.failure = error
    session.say("")
    words = session.words
    session.say(words(EMERGENCY_LINE))
    session.say(words("Not in the log yet: {why}.", why=words(error.message)))
    session.say(words("Your answers are saved and the advice stands. To do: {hint}.", hint=words(error.hint)))


def _case(session: Session, version: int = 1) -> Case:
    """The case as it stands."""
    decision = decision_of(session)
    details = session.progress.details
    coded: dict[str, Json] = {name: detail.value for name, detail in details.items() if not detail.personal}
    role = coded.pop("role", "not_recorded")
    now = session.desk.world.now()
    taken = session.progress.taken or decision.outcome
    return Case(
        reference=session.draft.head.reference if session.draft else "",
        happened=_happened(session, now),
        recorded=now,
        answers=dict(session.progress.interview.answers),
        decision=decision,
        taken=taken,
        reason=session.progress.reason or NOT_DEPARTED,
        version=version,
        role=str(role),
        language=session.language,
        wording=wording_of(session.languages),
        agreement=session.agreed.word,
        approval=approval_of(session.agreed),
        details=coded,
        personal={name: detail.value for name, detail in details.items() if detail.personal},
    )


def _happened(session: Session, now: datetime) -> datetime:
    """When it happened. Until somebody says so, what the first record of the case took for it: a departure hours later moves nothing."""
    if session.progress.happened:
        return parse_time(session.progress.happened)
    before = (
        last_decision(session.desk, session.draft.head.reference)
        if session.draft and session.progress.recorded
        else None
    )
    return now if before is None else parse_time(str(before.body["happened"]))


def depart_to_emergency(session: Session) -> None:
    """Danger now, after the card: the most serious outcome is taken, at once and without a question."""
    _set_taken(session, session.protocol.outcomes[-1].id, "risk_higher")


def depart_or_not(session: Session) -> None:
    """Another way than the advice, or with `b` none."""
    try:
        ask_again(lambda: _depart(session))
    except Back:
        session.say(session.words("Nothing was changed."))


def _depart(session: Session) -> None:
    """Another way than the advice: normal and blameless, in both directions."""
    advised = decision_of(session).outcome
    others = [outcome for outcome in session.protocol.outcomes if outcome.id != advised]
    session.say("")
    words = session.words
    session.say(
        words("What was decided?")
        if advised == UNDECIDED
        else words("To depart from the advice is normal. What will you do?")
    )
    chosen = choose_or_leave_out(session, [outcome.title.to(session.language) for outcome in others], required=True)
    taken = others[chosen or 0].id
    way = direction(session.protocol, advised, taken)
    if way == "none":
        _set_taken(session, taken, "manager_decided")
        return
    if way == "up":
        session.say(words("You do not need a reason now. Press Enter to leave it out."))
    session.say(words("Why?"))
    reason = choose_or_leave_out(session, [words(why) for _, why in DEPARTURE_REASONS], required=way == "down")
    if way == "down":
        ask_text(session, "departure_sentence", words("Say why in one sentence."), required=True)
        if session.protocol.outcome(advised).channel == "999":
            session.say(words("The advice was to call 999."))
            ask = words("Who agreed this with you? Give a role or initials.")
            ask_text(session, "second_person", ask, required=True)
    _set_taken(session, taken, DEPARTURE_REASONS[reason][0] if reason is not None else "reason_may_follow")


def _set_taken(session: Session, taken: str, reason: str) -> None:
    """Record the departure at once, and show the card for what is done now."""
    session.progress = replace(session.progress, taken=taken, reason=reason, unrecorded=True)
    session.keep({"taken": taken, "reason": reason})
    session.say("")
    session.say(render_card(_card(session)))
    record_now(session, may_ask=not _is_urgent(session))


def ask_text(session: Session, name: str, ask: str, *, required: bool = False) -> None:
    """Words from the person: a caution for what looks like a name or a number, never a block."""
    session.say("")
    session.say(ask)
    words = session.words
    how = words("Type it.") if required else words("Type it, or press Enter to leave it out.")
    session.say(f"{how} {text_keys(session)}")
    while True:
        typed = line_or_stop(session)
        if not typed and required:
            session.say(ask)
            continue
        warning = caution(typed)
        if warning:
            session.say(f"{words(warning)} {words('Press Enter to keep it, or type it again.')}")
            typed = line_or_stop(session) or typed
        if typed:
            keep_detail(session, name, typed, personal=True)
        return


def keep_detail(session: Session, name: str, value: Json, *, personal: bool) -> None:
    """Take a detail and put it on disk."""
    details = {**session.progress.details, name: Detail(value, personal)}
    session.progress = replace(session.progress, details=details, unrecorded=True)
    session.keep({"detail": name, "value": value, "personal": personal})


def text_keys(session: Session) -> str:
    """The keys that work where words are asked for."""
    return said_keys(session.desk.world, _TEXT_KEYS, _TEXT_KEYS_WITH_LANGUAGE)


def line_or_stop(session: Session) -> str:
    """A line; the keys do what they say."""
    while True:
        typed = ask_key_or_line(session.desk.world)
        if not isinstance(typed, Key):
            return typed
        _on_key(session, typed)


def choose_or_leave_out(session: Session, labels: list[str], *, required: bool) -> int | None:
    """The index of the label chosen; None where it is left out."""
    words = session.words
    how = words("Type a number.") if required else words("Type a number, or press Enter to leave it out.")
    keys = f"{how} {text_keys(session)}"
    return choose(session.desk.world, labels, lambda key: _on_key(session, key), required=required, keys=keys)


def _on_key(session: Session, key: Key) -> None:
    if key is Key.STOP:
        raise Stop
    if key is Key.DANGER:
        depart_to_emergency(session)
    elif key is Key.LANGUAGE:
        session.language_changed()
        raise AskAgain
    elif key is Key.REVIEW:
        review(session)
    elif key is Key.BACK:
        raise Back
    else:
        session.say(session.words("Type your answer, or press Enter to leave it out."))
