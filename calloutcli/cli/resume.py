"""`callout resume`: go on with an interview where it stopped."""

import contextlib
from pathlib import Path

from calloutcli.cli.agreed import agreed_on
from calloutcli.cli.case import near_hint
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.facts import review
from calloutcli.cli.prompt import Closed, Key, ask_key_or_line, choice_lines, numbers, one_of
from calloutcli.cli.render import render_banner, wrap
from calloutcli.cli.session import Session
from calloutcli.cli.waiting import keep_up, say_waiting
from calloutcli.cli.walk import walk
from calloutcli.cli.world import World
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import CalloutError, UsageError
from calloutcli.frozen import replace
from calloutcli.interview.draft import Progress, replay
from calloutcli.interview.moment import long_time, parse_time
from calloutcli.protocol.load import load_protocol
from calloutcli.record.kinds import parse_record
from calloutcli.record.reference import parse_reference
from calloutcli.store.drafts import Draft, draft_protocol, open_drafts
from calloutcli.store.evidence import open_log
from calloutcli.wording import LANGUAGES, msg


def resume(world: World, folder: Path | None, reference: str | None, key: Path | None = None) -> int:
    """Go on with the interview named, the only one, or the one chosen; the exit status.

    Raises:
        CalloutError: there is none of that reference, or its protocol cannot be read.
    """
    said = world.voice.language
    desk = open_desk(world, folder)
    if world.voice.language != said:
        world.say(world.words(EMERGENCY_LINE))
    say_waiting(desk)
    drafts, unreadable = open_drafts(desk.home)
    for name in unreadable:
        world.warn(msg("the saved answers of {name} cannot be read; keep the file and tell your manager", name=name))
    if reference is not None:
        unfinished = [draft.head.reference for draft in drafts]
        try:
            wanted = parse_reference(reference)
        except UsageError as error:
            raise UsageError(error.message, near_hint(reference, unfinished, error.hint)) from None
        drafts = [draft for draft in drafts if draft.head.reference == wanted]
        if not drafts:
            otherwise = msg("callout show tells what is recorded of it")
            raise UsageError(
                msg("no unfinished interview has the reference {reference}", reference=wanted),
                near_hint(reference, unfinished, otherwise),
            )
    if not drafts:
        world.say(world.words("Nothing else is unfinished.") if unreadable else world.words("Nothing is unfinished."))
        return 0
    draft = drafts[0] if len(drafts) == 1 else _choose(desk, drafts)
    status = 0 if draft is None else _go_on(desk, draft, key)
    keep_up(desk)
    return status


def _choose(desk: Desk, drafts: list[Draft]) -> Draft | None:
    """The interview that the person picks; None when they stop."""
    world = desk.world
    words = world.words
    world.say(words("Which one?"))
    for line in choice_lines(
        [
            words("{reference}, begun {time}", reference=draft.head.reference, time=_begun(desk, draft))
            for draft in drafts
        ]
    ):
        for part in wrap(line, hang="     "):
            world.say(part)
    world.say(words("Type a number. q to stop"))
    while True:
        try:
            typed = ask_key_or_line(world)
        except Closed:
            return None
        if typed is Key.STOP:
            return None
        if typed is Key.LANGUAGE:
            return _choose(desk, drafts)
        for number, draft in zip(numbers(len(drafts)), drafts, strict=True):
            if typed == str(number):
                return draft
        world.say(one_of(len(drafts), words))


def _go_on(desk: Desk, draft: Draft, key: Path | None) -> int:
    source = draft_protocol(desk.home, draft)
    protocol = load_protocol(source, f"{draft.head.protocol_sha256[:12]}.yaml")
    today = desk.world.now().astimezone(desk.zone()).date()
    agreed = agreed_on(desk, protocol, source, began=parse_time(draft.head.started))
    progress = _as_in_log(desk, draft, replay(protocol, draft.events))
    session = Session(desk, protocol, source, progress, draft, agreed, key)
    _speak_as_before(session, draft)
    words = session.words
    session.say("")
    session.say(render_banner(protocol, desk.home.settings, today, words.language, agreed))
    session.say(
        words(
            "Going on with {reference}, begun {time}. Answers kept: {count}.",
            reference=draft.head.reference,
            time=_begun(desk, draft),
            count=len(progress.interview.answers),
        )
    )
    if draft.torn:
        session.say(words("The last answer was cut off before it was saved. It is asked again."))
    if progress.interview.answers and not progress.recorded:
        review(session)
    return walk(session)


def _speak_as_before(session: Session, draft: Draft) -> None:
    """The language in which the interview was left is spoken again, unless another was asked for."""
    voice, left_in = session.desk.world.voice, [draft.head.language, *session.progress.languages][-1]
    if not voice.given and left_in in LANGUAGES and left_in != voice.language:
        voice.language = left_in
        if left_in != "en":  # in English it is the first line on the screen
            session.say(session.words(EMERGENCY_LINE))
    voice.is_offered = voice.is_offered or len(session.protocol.languages) > 1 or voice.language != "en"
    if voice.language != left_in:
        session.language_changed()


def _as_in_log(desk: Desk, draft: Draft, progress: Progress) -> Progress:
    """The progress, with a version that reached the log just before the power went marked as recorded.

    Asking on would change answers that are recorded already: the same uid is never written twice.
    """
    begun = {uid: version for version, uid in progress.recording.items() if version not in progress.recorded}
    if not begun or not desk.home.log_path.exists():
        return progress
    found: list[int] = []
    with contextlib.suppress(CalloutError), open_log(desk.home) as log:
        uids = {parse_record(leaf).uid for _, leaf in log.of_reference(draft.head.reference)}
        found = [version for uid, version in begun.items() if uid in uids]
    return replace(progress, recorded=(*progress.recorded, *found), unrecorded=False) if found else progress


def _begun(desk: Desk, draft: Draft) -> str:
    return long_time(parse_time(draft.head.started).astimezone(desk.zone()), desk.words)
