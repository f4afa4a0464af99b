"""`callout practice`: the trainer's summary of what was practised in this home, and the stories there are.

It is about the protocol's questions, and never about people: no name is asked, and none is kept (interview/practice.py).
"""

import contextlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.desk import Desk, choose_protocol, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.practice.stories import stories_of
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError
from calloutcli.frozen import as_dict
from calloutcli.interview.card import outcome_title
from calloutcli.interview.practised import Asked, Practised, practised
from calloutcli.protocol.answers import answer_words, parse_answer
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.store.practice import read_practices
from calloutcli.wording import msg

_NONE = msg("Nobody has practised here yet. To begin: callout decide --practice")


def summary(world: World, folder: Path | None, *, as_json: bool) -> int:
    """Print what the practices of this home come to; the exit status.

    Raises:
        CalloutError: the home cannot be used, or the file cannot be read.
    """
    desk = open_desk(world, folder)
    practices, unreadable = read_practices(desk.home)
    found = practised(practices)
    if as_json:
        told: Json = [as_dict(one) for one in found]
        world.say(envelope("practice", {"practised": told, "unreadable": unreadable}))
        return 0
    if unreadable:
        world.warn(msg("lines of the practice file that cannot be read: {count}", count=unreadable))
    for line in _lines(desk, found) if found else [world.words(_NONE)]:
        for part in wrap(line, hang="     " if line.startswith("  ") else ""):
            world.say(part)
    return 0


def stories(world: World, folder: Path | None, protocol_name: str | None, *, as_json: bool) -> int:
    """Print the stories to practise on, and how often each was; the exit status.

    Raises:
        CalloutError: the home, the protocol or its stories cannot be used.
    """
    desk = open_desk(world, folder)
    protocol, _ = choose_protocol(desk, protocol_name)
    there = stories_of(desk, protocol, protocol_name)
    times = Counter(practice.scenario for practice in read_practices(desk.home)[0] if practice.protocol == protocol.id)
    if as_json:
        told: Json = [
            {"scenario": one.id, "story": one.story, "source": one.source, "times": times[one.id]} for one in there
        ]
        world.say(envelope("practice", {"protocol": protocol.id, "given": there[0].given, "stories": told}))
        return 0
    words = world.words
    world.say(words("Protocol: {name} {version}", name=protocol.id, version=protocol.version))
    if there[0].given:
        for part in wrap(there[0].given, hang=""):
            world.say(part)
    for one in there:
        world.say("")
        world.say(words("{story}. Practised: {times}", story=one.id, times=times[one.id]))
        for part in wrap(one.story, "  ", ""):
            world.say(part)
    return 0


def _lines(desk: Desk, found: tuple[Practised, ...]) -> Iterator[str]:
    words = desk.words
    yield words("PRACTICE. These are stories, not incidents. None of it is in the home's log or in a report.")
    yield words("It is about the questions and never about people: no names are asked.")
    for one in found:
        protocol = _protocol(desk, one)
        yield ""
        yield words("Protocol: {name} {version}", name=one.protocol, version=one.version)
        yield words("Practised: {count}. Same as the protocol: {same}", count=one.times, same=one.same)
        if one.thoughts:
            yield words(
                "First thoughts: {count}. Same as the protocol: {same}", count=one.thoughts, same=one.thoughts_same
            )
        yield ""
        yield words("Where answers parted from the story. First what changed the decision most often")
        for asked in one.questions:
            yield from _question_lines(desk, protocol, asked)
        if not one.questions:
            yield "  " + words("None.")
        yield ""
        yield words("Stories")
        for story in one.stories:
            yield f"  {story.scenario}"
            yield "     " + words("The protocol says: {outcome}", outcome=_outcome(desk, protocol, story.says))
            yield "     " + words(
                "Practised: {count}. Same as the protocol: {same}", count=story.times, same=story.same
            )
            for led in story.outcomes:
                if led.what != story.says:
                    title = _outcome(desk, protocol, str(led.what))
                    yield "     " + words("Led to: {outcome}. How often: {count}", outcome=title, count=led.times)
    yield ""
    yield words("A question that many answer otherwise may be one to mend: tell the protocol's owners.")


def _question_lines(desk: Desk, protocol: Protocol | None, asked: Asked) -> Iterator[str]:
    words = desk.words
    question = next((one for one in protocol.questions if one.id == asked.question), None) if protocol else None
    yield f"  {question.ask.to(words.language) if question else asked.question}"
    yield "     " + words(
        "Asked: {times}. Answered otherwise: {otherwise}. Changed the decision: {changed}",
        times=asked.times,
        otherwise=asked.otherwise + asked.guessed,
        changed=asked.changed,
    )
    if asked.guessed:
        yield "     " + words("Of these, where the story does not say: {count}", count=asked.guessed)
    for one in asked.answers:
        given = parse_answer(question, one.what, (), lambda *_: None) if question else None
        said = answer_words(question, given, words.language) if question and given is not None else str(one.what)
        yield "     " + words("Answered: {answer}. How often: {count}", answer=said, count=one.times)


def _outcome(desk: Desk, protocol: Protocol | None, outcome: str) -> str:
    """The outcome in words; its code where the protocol cannot be had any more."""
    known = protocol is not None and any(one.id == outcome for one in protocol.outcomes)
    return (
        outcome_title(protocol, outcome, desk.words.language)
        if protocol and (known or outcome == UNDECIDED)
        else outcome
    )


def _protocol(desk: Desk, one: Practised) -> Protocol | None:
    """Exactly the protocol that was practised with: the home's own, or one that is found by its name; None where neither is."""
    for name in (None, f"{one.protocol}@{one.version}"):
        with contextlib.suppress(CalloutError):
            protocol, _ = choose_protocol(desk, name)
            if protocol.sha256 == one.sha256:
                return protocol
    return None
