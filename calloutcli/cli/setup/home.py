"""Of `callout setup`: in which language the questions are asked, whose home it is, whose bank holidays count."""

from collections.abc import Iterable, Iterator

from calloutcli.cli.bank_holidays import NATION_NAMES
from calloutcli.cli.setup.sitting import Sitting
from calloutcli.cli.setup.steps import Ask, Step
from calloutcli.store.settings import CODE, DEFAULT_CODE, NATIONS
from calloutcli.wording import LANGUAGES, UNREVIEWED, msg


def _says_language(sitting: Sitting) -> Iterator[str]:
    yield sitting.words("The questions are asked in it. Anybody can change it with l while they answer.")


def _ask_language(sitting: Sitting) -> None:
    words, present = sitting.words, sitting.settings.language
    why = words("So that nobody has to look for their own language at night.")
    chosen = sitting.choose(
        words("The language. Type a number"), list(LANGUAGES.items()), LANGUAGES.get(present, present), why
    )
    if chosen is None:
        return
    sitting.keep(language=chosen or "en")
    sitting.world.voice.language = sitting.settings.language
    if sitting.settings.language in UNREVIEWED:
        sitting.say(sitting.words("No fluent reader has checked the words of this program."))


def _says_home(sitting: Sitting) -> Iterator[str]:
    yield sitting.words("These stand on every card, and the log is named after them with its first record, for good.")


def _ask_name(sitting: Sitting) -> None:
    words = sitting.words
    why = words("Whoever holds a card in their hand sees from which home it comes.")
    name = sitting.ask(words("The home's name"), sitting.settings.home, why)
    if name is not None:
        sitting.keep(home=name)


def _ask_organisation(sitting: Sitting) -> None:
    words = sitting.words
    why = words("Reports put the homes of one organisation side by side.")
    organisation = sitting.ask(words("The organisation that runs it"), sitting.settings.organisation, why)
    if organisation is not None:
        sitting.keep(organisation=organisation)


def _ask_code(sitting: Sitting) -> None:
    words = sitting.words
    why = words("Every reference begins with it, such as ELM-7K4Q-R. It is read out over the phone: keep it short.")

    def fits(text: str) -> str:
        return "" if CODE.match(text.upper()) else words("Type 2 to 6 letters or digits.")

    code = sitting.ask(words("A short code for references, such as ELM"), sitting.settings.code, why, fits)
    if code is not None:
        sitting.keep(code=code.upper() or DEFAULT_CODE)


def _says_nation(sitting: Sitting) -> Iterator[str]:
    yield sitting.words("A decision that is put off to a working day leaves out weekends and bank holidays.")


def _ask_nation(sitting: Sitting) -> None:
    words = sitting.words
    why = words("Scotland and Northern Ireland have bank holidays that England and Wales do not have.")
    options = [(code, words(name)) for code, name in NATION_NAMES.items()]
    present = words(NATION_NAMES[sitting.settings.nation])
    nation = sitting.choose(words("Whose bank holidays count. Type a number"), options, present, why)
    if nation is not None:
        sitting.keep(nation=nation or NATIONS[0])


def _asks_language(_: Sitting) -> Iterable[Ask]:
    return (_ask_language,)


def _asks_home(_: Sitting) -> Iterable[Ask]:
    return (_ask_name, _ask_organisation, _ask_code)


def _asks_nation(_: Sitting) -> Iterable[Ask]:
    return (_ask_nation,)


LANGUAGE = Step("language", msg("Language"), _says_language, _asks_language)
HOME = Step("home", msg("The home"), _says_home, _asks_home)
NATION = Step("nation", msg("Bank holidays"), _says_nation, _asks_nation)
