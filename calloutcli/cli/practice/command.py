"""`callout decide --practice`: a story is read out, somebody decides it as at an incident, and sees how the protocol gets there.

Nothing of it touches the home's log or its unfinished interviews, and every block on the screen begins with PRACTICE. It is kept when
it is decided (store/practice.py); a practice that is stopped before is dropped: there is nothing in it that anybody needs.
"""

import contextlib
from pathlib import Path

from calloutcli.cli.agreed import agreed_on
from calloutcli.cli.desk import Desk, choose_protocol, open_desk
from calloutcli.cli.facts import ask_facts
from calloutcli.cli.practice.parted import practice_card, say_parted, say_thought
from calloutcli.cli.practice.stories import is_sound, next_story, stories_of, story_named
from calloutcli.cli.prompt import Closed, Key, ask_again, ask_key_or_line, choose, said_keys
from calloutcli.cli.render import render_banner
from calloutcli.cli.session import Session, Stop
from calloutcli.cli.sheet import render_card
from calloutcli.cli.walk import INTERRUPTED
from calloutcli.cli.world import World
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import CalloutError, UsageError
from calloutcli.frozen import replace
from calloutcli.interview import interview as steps
from calloutcli.interview.decision import decide
from calloutcli.interview.draft import Progress
from calloutcli.interview.practice import Parting, Practice, compare_answers
from calloutcli.protocol.answers import format_answers
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.scenario import Scenario
from calloutcli.store.practice import keep_practice, read_practices
from calloutcli.wording import msg

PRACTICE = msg("PRACTICE.")
_REAL = msg("Call nobody for this story. If anyone is in real danger now, call 999.")
_KEYS = msg("PRACTICE: ? why, r the story, 9 danger now, q stop")
_KEYS_WITH_LANGUAGE = msg("PRACTICE: ? why, r the story, l {language}, 9 danger now, q stop")


class PracticeSession(Session):
    """A practice at the terminal: each block, which begins after an empty line, says so before anything else. It has no draft."""

    _is_new_block = False

    def say(self, text: str) -> None:
        """Put text on the screen."""
        if text and self._is_new_block:
            text = f"{self.words(PRACTICE)} {text}"
        self._is_new_block = not text
        super().say(text)


def practise(world: World, folder: Path | None, protocol_name: str | None, named: str | None) -> int:
    """Practise on the story named, or on one of those practised least; the exit status: 0, or 130 when interrupted.

    Raises:
        CalloutError: the home, the protocol or its stories cannot be used, or the practice could not be kept.
    """
    said = world.voice.language
    desk = open_desk(replace(world, practice=True), folder)
    if world.voice.language != said:
        world.say(world.words(EMERGENCY_LINE))
    protocol, source = choose_protocol(desk, protocol_name)
    story = _choose_story(desk, protocol, protocol_name, named)
    world.voice.is_offered = world.voice.is_offered or len(protocol.languages) > 1
    told = "\n".join(filter(None, [story.story, story.given]))
    start, agreed = Progress(steps.start(protocol)), agreed_on(desk, protocol, source)
    session = PracticeSession(desk, protocol, source, start, agreed=agreed, story=told)
    _say_start(session)
    try:
        _pause(session, msg("Press Enter when you have read it. PRACTICE: r the story, q stop"))
        first = _first_thought(session)
        ask_facts(session)
    except (Stop, Closed, KeyboardInterrupt) as stopped:
        return _stopped(session, stopped, session.words("Stopped. Nothing of this practice is kept."))
    return _decided(session, story, first)


def _choose_story(desk: Desk, protocol: Protocol, protocol_name: str | None, named: str | None) -> Scenario:
    stories = stories_of(desk, protocol, protocol_name)
    if named is None:
        practised: list[str] = []
        # What was practised before cannot be told then: any story will do.
        with contextlib.suppress(CalloutError):
            practised = [practice.scenario for practice in read_practices(desk.home)[0]]
        return next_story(protocol, stories, practised, desk.world.random)
    story = story_named(stories, named)
    if not is_sound(protocol, story):
        raise UsageError(
            msg("the story `{story}` does not come out as its owners expect", story=story.id),
            msg("choose another one; callout protocol test shows what is wrong"),
        )
    return story


def _say_start(session: PracticeSession) -> None:
    """That it is practice, which protocol it is on, and the story."""
    desk, words = session.desk, session.words
    today = desk.world.now().astimezone(desk.zone()).date()
    session.say("")
    session.say(words("This is not a real incident. It goes into no record. Call nobody for it."))
    session.say(render_banner(session.protocol, desk.home.settings, today, words.language, session.agreed))
    session.say("")
    session.say(words("Read this story. Then decide, as at an incident."))
    session.say(session.story)
    if words.language != "en":
        session.say(words("The story is not in this language."))


def _first_thought(session: PracticeSession) -> str:
    """The outcome that the person thinks of before any question; empty when they leave it out."""
    outcomes = session.protocol.outcomes

    def ask() -> str:
        world, words = session.desk.world, session.words
        keys = said_keys(world, _KEYS, _KEYS_WITH_LANGUAGE)
        session.say("")
        session.say(words("Before any question: what would you do?"))
        labels = [outcome.title.to(session.language) for outcome in outcomes]
        how = words("Type a number, or press Enter to leave it out.")
        chosen = choose(world, labels, lambda key: _on_key(session, key), required=False, keys=f"{how} {keys}")
        return "" if chosen is None else outcomes[chosen].id

    try:
        return ask_again(ask)
    except _Danger:
        say_thought(session, outcomes[-1].id)
        return outcomes[-1].id


class _Danger(Exception):
    """The key for danger: the first thought is the most serious outcome."""


def _on_key(session: PracticeSession, key: Key) -> None:
    """Do what a key says at the first thought."""
    words = session.words
    if key is Key.STOP:
        raise Stop
    if key is Key.DANGER:
        session.say(words(_REAL))
        raise _Danger
    if key is Key.LANGUAGE:
        session.language_changed()
    elif key is Key.REVIEW:
        session.say(session.story)
    elif key is Key.WHY:
        session.say(words("Your first thought is set beside the protocol afterwards. There are no marks."))
    else:
        session.say(words("This is the first question."))


def _decided(session: PracticeSession, story: Scenario, first: str) -> int:
    """The card, what is kept of it, and where the answers and the story part; the exit status."""
    words, answers = session.words, dict(session.progress.interview.answers)
    session.say("")
    session.say(words(_REAL))
    session.say(render_card(practice_card(session, answers)))
    partings = compare_answers(session.protocol, dict(story.answers), answers)
    status, kept = 0, msg("It is kept for the trainer, without your name: callout practice")
    try:
        keep_practice(session.desk.home, _practice(session, story, first, partings))
    except CalloutError as error:
        status = error.status
        kept = msg("It could not be kept: {why}. To do: {hint}.", why=error.message, hint=error.hint)
    try:
        session.say("")
        _pause(session, msg("Press Enter to see how the protocol reads the story. q stop"))
        say_parted(session, story, first, partings)
    except (Stop, Closed, KeyboardInterrupt) as stopped:
        return _stopped(session, stopped, f"{session.words('Stopped.')} {session.words(kept)}") or status
    session.say(session.words(kept))
    session.say(session.words("For another story: callout decide --practice"))
    return status


def _pause(session: PracticeSession, ask: str) -> None:
    """Wait until the person has read what is on the screen, for as long as they like."""
    while True:
        session.say(session.words(ask))
        typed = ask_key_or_line(session.desk.world)
        if typed == "":
            return
        if typed is Key.STOP:
            raise Stop
        if typed is Key.DANGER:
            session.say(session.words(_REAL))
        elif typed is Key.LANGUAGE:
            session.language_changed()
        elif typed is Key.REVIEW:
            session.say(session.story)


def _practice(session: PracticeSession, story: Scenario, first: str, partings: tuple[Parting, ...]) -> Practice:
    protocol, answers = session.protocol, dict(session.progress.interview.answers)
    return Practice(
        day=session.desk.world.now().astimezone(session.desk.zone()).date(),
        protocol=protocol.id,
        version=protocol.version,
        sha256=protocol.sha256,
        scenario=story.id,
        story=format_answers(dict(story.answers)),
        says=story.outcome,
        first=first,
        answers=format_answers(answers),
        outcome=decide(protocol, answers).outcome,
        changed=tuple(parting.question for parting in partings if parting.changes),
        language=session.language,
    )


def _stopped(session: PracticeSession, why: BaseException, words: str) -> int:
    """Say how it stands with what was not finished; the exit status: 0 where the person stopped it, 130 where it was interrupted."""
    session.say("")
    session.say(words)
    return 0 if isinstance(why, Stop) else INTERRUPTED
