"""What `callout doctor` asks of the home's own settings: its name, and whether everybody can be rung whom a card says to ring."""

from collections.abc import Iterator

from calloutcli.cli.desk import Desk, choose_protocol
from calloutcli.cli.doctor.check import Check
from calloutcli.interview.card import roles_to_ring
from calloutcli.interview.ringing import gaps, is_like_number
from calloutcli.protocol.model import Protocol
from calloutcli.store.settings import DEFAULT_CODE
from calloutcli.wording import msg

_SETUP = msg("run callout setup")
_CONTACTS = msg("run callout setup contacts")


def home(desk: Desk) -> Iterator[Check]:
    """Whether the home has a name of its own, and a code."""
    settings, words = desk.home.settings, desk.words
    name = msg("home")
    if not (settings.home and settings.organisation):
        yield Check(
            name,
            "look",
            words("the home's name or organisation is not set"),
            words(
                "Cards and pages do not say whose they are. The log gets its name from them too, with the first record and for good."
            ),
            words(_SETUP),
        )
    elif settings.code == DEFAULT_CODE:
        found = words("the home has no code of its own: references begin with {code}", code=settings.code)
        yield Check(name, "look", found, words("They look like those of any other home without one."), words(_SETUP))
    else:
        yield Check(
            name,
            "ok",
            words(
                "{home}, {organisation}, references begin with {code}",
                home=settings.home,
                organisation=settings.organisation,
                code=settings.code,
            ),
        )


def phone_numbers(desk: Desk) -> Iterator[Check]:
    """Whether a card can show a number for everybody it says to ring, and somebody answers at any hour."""
    protocol, _ = choose_protocol(desk)
    titles = {role.id: role.title.to(desk.words.language) for role in roles_to_ring(protocol)}
    found = [*_numbers(desk, protocol, titles), *_hours(desk, protocol, titles)]
    yield from found or [Check(msg("phone numbers"), "ok", desk.words("every role of the protocol has one"))]


def _numbers(desk: Desk, protocol: Protocol, titles: dict[str, str]) -> Iterator[Check]:
    """Numbers that are missing, that look like none, or that nobody will ever be shown."""
    settings, words, name, do = desk.home.settings, desk.words, msg("phone numbers"), desk.words(_CONTACTS)
    missing = [title for id_, title in titles.items() if id_ not in settings.contacts]
    if missing:
        found = words("not set: {roles}", roles=", ".join(missing))
        yield Check(name, "look", found, words("A card that says to ring them shows no number."), do)
    numbers = [*settings.contacts.items(), *settings.out_of_hours.items()]
    odd = [titles[id_] for id_, number in numbers if id_ in titles and not is_like_number(number)]
    if odd:
        found = words("these do not look like whole phone numbers: {roles}", roles=", ".join(dict.fromkeys(odd)))
        yield Check(name, "look", found, words("At night nobody has time to look for the right one."), do)
    others = [id_ for id_ in settings.contacts if id_ not in {role.id for role in protocol.roles}]
    if others:
        found = words("the protocol in use has no such role: {roles}", roles=", ".join(others))
        yield Check(name, "look", found, words("No card shows these numbers."), do)


def _hours(desk: Desk, protocol: Protocol, titles: dict[str, str]) -> Iterator[Check]:
    """Whether there are hours at which nobody answers of whom staff ask when they are not sure."""
    settings, words = desk.home.settings, desk.words
    asked = [id_ for id_ in protocol.ask_when_unsure if id_ in settings.contacts]
    hours = ["" if id_ in settings.out_of_hours else settings.hours.get(id_, "") for id_ in asked]
    found = gaps(hours)
    if found:
        yield Check(
            msg("hours"),
            "look",
            words(
                "nobody answers at these times: {times}. Asked are: {roles}",
                times=", ".join(words("{first} to {last}", first=first, last=last) for first, last in found),
                roles=", ".join(titles.get(id_, id_) for id_ in asked),
            ),
            words("Staff who are unsure then find nobody to ask."),
            words("give one of them a number for other times: callout setup contacts"),
        )
