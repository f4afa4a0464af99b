"""Of `callout setup`: which protocol is in use. One that the home adopted is never left without a question."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from calloutcli.cli.desk import choose_protocol
from calloutcli.cli.prompt import one_of
from calloutcli.cli.render import sentence
from calloutcli.cli.setup.sitting import Sitting
from calloutcli.cli.setup.steps import Ask, Step
from calloutcli.errors import CalloutError, ProtocolError
from calloutcli.store.adopting import last_adopted
from calloutcli.store.library import DEFAULT, adopted_file, shipped_versions
from calloutcli.wording import msg


def _says(sitting: Sitting) -> Iterator[str]:
    words = sitting.words
    yield words("It decides what is asked and what is advised, from the next incident on.")
    yield words("Those that come with callout are examples. No police force agreed to them, and every card says so.")
    yield words("One that your agencies signed comes with: callout protocol adopt FILE")


def _ask(sitting: Sitting) -> None:
    words, present = sitting.words, sitting.settings.protocol
    why = words("Until your agencies agree on one, choose the example that is closest to what your police expect.")
    adopted = last_adopted(sitting.home)
    shown = present or words("not set, so {protocol} is used", protocol=DEFAULT)
    label = words("The protocol. Type a number, or the name of a file")
    options = list(_options(sitting, adopted))

    def complaint(text: str) -> str:
        return one_of(len(options), words) if text.isdigit() else _complaint(sitting, text)

    chosen = sitting.choose(label, options, shown, why, complaint)
    if chosen is None:
        return
    chosen = str(Path(chosen).absolute()) if Path(chosen).is_file() else chosen
    if chosen != present and _is_adopted(sitting, present, adopted) and not _is_sure(sitting, present):
        sitting.say(words("Nothing was changed."))
        return
    sitting.keep(protocol=chosen)
    used = sitting.protocol()
    if used is not None and not used.has_words_in(sitting.settings.language):
        sitting.say(words("The protocol's own words are not in this language."))


def _options(sitting: Sitting, adopted: str) -> Iterator[tuple[str, str]]:
    """(name, what is said of it): the one that was adopted last, then those that ship."""
    words = sitting.words
    if adopted:
        yield adopted, words("{protocol}: this home adopted it", protocol=adopted)
    for id_, versions in shipped_versions().items():
        name = f"{id_}@{versions[-1]}"
        if name != adopted:
            yield name, words("{protocol}: an example", protocol=name)


def _complaint(sitting: Sitting, name: str) -> str:
    """What keeps a protocol from being used here; empty when nothing does."""
    words = sitting.words
    try:
        choose_protocol(sitting.desk, name)
    except CalloutError as error:
        found = isinstance(error, ProtocolError) and bool(error.findings)
        hint = msg("callout protocol check {file} says more", file=name) if found else error.hint
        return " ".join(sentence(words(text)) for text in (error.message, hint))
    return ""


def _is_adopted(sitting: Sitting, name: str, adopted: str) -> bool:
    """Whether leaving this protocol would leave one that the home adopted."""
    return bool(name) and (name == adopted or adopted_file(sitting.home.protocols, name) is not None)


def _is_sure(sitting: Sitting, present: str) -> bool:
    words = sitting.words
    sitting.say(
        words("This home adopted {protocol}. With another one no card can say that anybody agreed.", protocol=present)
    )
    sitting.say(words("Type y to change it all the same, or press Enter to leave it."))
    why = words("A protocol is put in force by callout protocol adopt, and not by accident out of force.")
    return sitting.line(why).lower() in ("y", "yes")


def _asks(_: Sitting) -> Iterable[Ask]:
    return (_ask,)


PROTOCOL = Step("protocol", msg("The protocol in use"), _says, _asks)
