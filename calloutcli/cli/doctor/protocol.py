"""What `callout doctor` asks of the protocol in use: whether it can be used, who agreed to it, until when, in which languages."""

from collections.abc import Iterator
from datetime import date

from calloutcli.cli.agreed import agreed_on
from calloutcli.cli.bank_holidays import NATION_NAMES, bank_holidays
from calloutcli.cli.desk import Desk, choose_protocol
from calloutcli.cli.doctor.check import Check
from calloutcli.cli.render import render_banner
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.standing import Word
from calloutcli.store.adopting import last_adopted
from calloutcli.wording import LANGUAGES, long_date, msg

REVIEW_SOON_DAYS = 60
_AGREE: dict[Word, tuple[str, str]] = {
    "none_in_force": (
        msg("It advises all the same, and every card says that nobody agreed. Your police may expect something else."),
        msg("agree a protocol with the police and the youth justice service"),
    ),
    "not_yet_effective": (msg("It advises all the same. Until that day nobody is bound by it."), ""),
    "in_force": ("", ""),
    "past_review": (
        msg("It advises all the same. Every card says that it is past its date."),
        msg("ask its agencies to review it, and adopt what they sign"),
    ),
    "trust_root_expired": (
        msg("It advises all the same. Nobody has confirmed lately whose signatures count."),
        msg("ask its agencies for a new trust root, and adopt the protocol again with it"),
    ),
}
"""(What it means, what to do) by how the agreement stands."""


def protocol(desk: Desk) -> Iterator[Check]:
    """How the protocol in use stands: usable, agreed, near its review, in the language of the home."""
    words = desk.words
    used, source = choose_protocol(desk)
    today = desk.world.now().astimezone(desk.zone()).date()
    agreed = agreed_on(desk, used, source)
    banner = render_banner(used, desk.home.settings, today, words.language, agreed).replace("\n", " ")
    meaning, do = _AGREE[agreed.word]
    state = "ok" if agreed.word == "in_force" else "look"
    yield Check(msg("protocol"), "ok" if state == "ok" else "look", banner, words(meaning), words(do))
    yield from _adoption(desk, used)
    yield from _review(desk, msg("review"), agreed.review_by or used.review_by, today)
    if agreed.root_expires is not None:
        yield from _review(desk, msg("trust root"), agreed.root_expires, today)
    if any(outcome.defer and outcome.defer.working for outcome in used.outcomes):
        yield _holidays(desk, today)
    yield from _language(desk, used)


def _adoption(desk: Desk, used: Protocol) -> Iterator[Check]:
    words, name = desk.words, msg("adoption")
    if desk.home.adopting_path.exists():
        yield Check(
            name,
            "look",
            words("one was stopped before it was recorded"),
            words("The protocol from before it is still in use."),
            words("run callout protocol adopt again"),
        )
    adopted = last_adopted(desk.home)
    if adopted and adopted != f"{used.id}@{used.version}":
        yield Check(
            name,
            "look",
            words("this home adopted {adopted}, and uses {used}", adopted=adopted, used=f"{used.id}@{used.version}"),
            words("No card says that the agencies agreed to the one in use."),
            words("run callout setup protocol"),
        )


def _review(desk: Desk, name: str, by: date, today: date) -> Iterator[Check]:
    words, left = desk.words, (by - today).days
    if left >= REVIEW_SOON_DAYS:
        return
    if name == "review":
        found = words("the protocol is to be reviewed by {day}", day=long_date(by, words))
        do = words("ask its agencies for a new version")
    else:
        found = words("the list of whose signatures count runs out on {day}", day=long_date(by, words))
        do = words("ask its agencies for a new trust root")
    passed = words("That day has passed. Days ago: {days}.", days=-left)
    coming = words("After that day every card says that it has passed. Days left: {days}.", days=left)
    yield Check(name, "look", found, passed if left < 0 else coming, do)


def _holidays(desk: Desk, today: date) -> Check:
    words, nation = desk.words, desk.home.settings.nation
    if bank_holidays(nation, {today.year}):
        found = words("deadlines in working days leave out those of {nation}", nation=NATION_NAMES[nation])
        return Check(msg("bank holidays"), "ok", found)
    return Check(
        msg("bank holidays"),
        "look",
        words("they are not known on this computer"),
        words("Deadlines in working days leave out weekends only."),
        words("run pip install holidays"),
    )


def _language(desk: Desk, used: Protocol) -> Iterator[Check]:
    words, language = desk.words, desk.home.settings.language
    if not used.has_words_in(language):
        yield Check(
            msg("language"),
            "look",
            words("the home speaks {language}, and the protocol does not", language=LANGUAGES[language]),
            words("Its questions and its advice are shown in its own language."),
            words("ask its agencies for its words in that language"),
        )
