"""The stories to practise on: the worked incidents of the protocol in use, and which of them comes next."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from calloutcli.cli.desk import Desk
from calloutcli.errors import UsageError
from calloutcli.interview.decision import decide
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.scenario import FILE, Scenario, load_scenarios
from calloutcli.store.library import DEFAULT, adopted_file, read_beside
from calloutcli.wording import msg

_LIST = msg("callout practice --list shows them all")


def stories_of(desk: Desk, protocol: Protocol, name: str | None) -> tuple[Scenario, ...]:
    """The worked incidents beside the protocol, which was found by `name` as `choose_protocol` does; else those that ship with it.

    Raises:
        ProtocolError: they cannot be used.
        UsageError: there are none.
    """
    name = name or desk.home.settings.protocol or DEFAULT
    # A home adopts the protocol alone. What was shipped beside it goes by the same name.
    beside = read_beside(adopted_file(desk.home.protocols, name) or name, FILE) or read_beside(protocol.id, FILE)
    stories = load_scenarios(*beside, protocol) if beside else ()
    if not stories:
        raise UsageError(
            msg("there is no story to practise on for the protocol: {protocol}", protocol=protocol.id),
            msg("put its {file} beside it, or practise on the example: --protocol {name}", file=FILE, name=DEFAULT),
        )
    return stories


def story_named(stories: Sequence[Scenario], wanted: str) -> Scenario:
    """The story of that name, or the only one whose name begins so; capitals and small letters are the same.

    Raises:
        UsageError: there is none, or there are several.
    """
    exact = [story for story in stories if story.id.lower() == wanted.lower()]
    found = exact or [story for story in stories if story.id.lower().startswith(wanted.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(story.id for story in found[:3])
        raise UsageError(
            msg("several stories begin with `{wanted}`", wanted=wanted), msg("give more of it: {names}", names=names)
        )
    raise UsageError(msg("there is no story `{wanted}`", wanted=wanted), _LIST)


def next_story(
    protocol: Protocol, stories: Sequence[Scenario], practised: Iterable[str], random: Callable[[int], bytes]
) -> Scenario:
    """One of the stories that were practised least often, by chance.

    Raises:
        UsageError: none of them comes out as the protocol's owners expect.
    """
    times = Counter(practised)
    chance = {story.id: random(8) for story in stories}
    for story in sorted(stories, key=lambda one: (times[one.id], chance[one.id])):
        if is_sound(protocol, story):
            return story
    raise UsageError(msg("no story comes out as its owners expect"), msg("callout protocol test shows what is wrong"))


def is_sound(protocol: Protocol, story: Scenario) -> bool:
    """Whether the protocol decides the story as its owners expect: else there is nothing to be learnt from it."""
    return decide(protocol, dict(story.answers)).outcome == story.outcome
