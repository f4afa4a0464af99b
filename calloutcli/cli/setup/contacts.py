"""Of `callout setup`: the number of everybody whom a card says to ring, and when they answer."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from calloutcli.cli.setup.sitting import Back, Sitting
from calloutcli.cli.setup.steps import Ask, Step
from calloutcli.interview.card import roles_to_ring
from calloutcli.interview.ringing import is_like_number, split_hours
from calloutcli.protocol.model import Role
from calloutcli.wording import Words, msg


def _says(sitting: Sitting) -> Iterator[str]:
    words = sitting.words
    yield words("These are all whom a card may say to ring. Type each number as you would read it out.")
    yield words("To change the hours of a number, type the number again.")


def _asks(sitting: Sitting) -> Iterable[Ask]:
    protocol = sitting.protocol()
    roles = roles_to_ring(protocol) if protocol is not None else ()
    return [partial(_ask_role, role=role) for role in roles] or [_nobody]


def _nobody(sitting: Sitting) -> None:
    words = sitting.words
    why = words("The protocol says who is rung. The one in use cannot be read, or it asks nobody.")
    sitting.say(words("The protocol in use names nobody to ring. Press Enter to go on."))
    sitting.line(why)


def _ask_role(sitting: Sitting, role: Role) -> None:
    """The number of a role, its hours, and the number for other times. Back leads from these to the number."""
    words, id_ = sitting.words, role.id
    why = words("At night nobody has time to look for a number. The card shows it, alone on a line.")
    while True:
        shown = _shown(sitting, id_)
        typed = sitting.ask(role.title.to(words.language), shown, why, doubt=lambda text: _doubt(text, words))
        if typed is None:
            return
        number, hours = split_hours(typed)
        _keep(sitting, id_, number, hours)
        if not number:
            return
        try:
            _ask_hours(sitting, id_, are_known=bool(hours))
        except Back:
            continue
        return


def _ask_hours(sitting: Sitting, id_: str, *, are_known: bool) -> None:
    words = sitting.words
    if not are_known:
        why = words("The card shows the hours beside the number, so that staff ring where somebody answers.")
        label = words("Hours, such as 17:00 to 09:00")
        hours = sitting.ask(label, sitting.settings.hours.get(id_, "") or words("at any time"), why)
        if hours is not None:
            sitting.keep(hours=_with(sitting.settings.hours, id_, hours))
    if not sitting.settings.hours.get(id_):
        sitting.keep(out_of_hours=_with(sitting.settings.out_of_hours, id_, ""))
        return
    why = words("The card then shows both numbers, each with its hours.")
    present = sitting.settings.out_of_hours.get(id_, "")
    other = sitting.ask(words("The number for other times"), present, why, doubt=lambda text: _doubt(text, words))
    if other is not None:
        sitting.keep(out_of_hours=_with(sitting.settings.out_of_hours, id_, other))


def _keep(sitting: Sitting, id_: str, number: str, hours: str) -> None:
    """Save the number, and hours that were typed with it; without a number there are none."""
    settings = sitting.settings
    sitting.keep(
        contacts=_with(settings.contacts, id_, number),
        hours=_with(settings.hours, id_, hours or settings.hours.get(id_, "") if number else ""),
        out_of_hours=_with(settings.out_of_hours, id_, settings.out_of_hours.get(id_, "") if number else ""),
    )


def _with(by_role: Mapping[str, str], id_: str, text: str) -> dict[str, str]:
    return {role: said for role, said in {**by_role, id_: text}.items() if said}


def _shown(sitting: Sitting, id_: str) -> str:
    """The number and its hours, as they are now; empty where there is none."""
    settings, words = sitting.settings, sitting.words
    number, hours, other = (one.get(id_, "") for one in (settings.contacts, settings.hours, settings.out_of_hours))
    if not number or not hours:
        return number
    if not other:
        return f"{number}, {hours}"
    return words("{number}, {hours}; at other times {other}", number=number, hours=hours, other=other)


def _doubt(text: str, words: Words) -> str:
    return "" if is_like_number(split_hours(text)[0]) else words("That does not look like a whole phone number.")


CONTACTS = Step("contacts", msg("Phone numbers"), _says, _asks)
