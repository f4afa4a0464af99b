"""What is said to staff, in their language: the English sentence in the code is the id, a gettext catalogue has the others.

Two ways, for two places. `Words` says a sentence at once, where the language is known: `words("Call-outs: {count}", count=3)`. `msg`
makes a `Message`, an English text that remembers what it was made of, where it is not known: in an error, in a constant; `words` says it
later. A sentence is whole and has its fields in braces: order and mutation differ between languages, so no sentence is put together
from parts, and a noun stands after a colon.

Format: `locale/<language>/LC_MESSAGES/callout.po` (GNU gettext, made by `python -m tests.catalogues`) and the `.mo` compiled
from it, both in the wheel: nothing is compiled where the tool is used. A catalogue can be changed beside the program, so its digest stands in
the records of whoever was shown its words (`wording_of`): which exact words somebody saw can be told years later. English has no
catalogue: its words stand in the program, whose version every record names.

Only what staff see is here. What protocol owners and auditors read is English; a protocol's own words stand in the protocol.
"""

import struct
from functools import cache
from typing import TYPE_CHECKING, Self

from calloutcli.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from gettext import NullTranslations

LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""Code -> the language's own name for itself."""

UNREVIEWED = frozenset(("cy",))
"""The languages whose interface words no fluent reader has checked yet. Who is shown them is told so."""


class Message(str):
    """A text in English that can still be said in another language: what it was made of goes with it."""

    __slots__ = ("template", "values")
    template: str
    values: dict[str, object]

    def __new__(cls, template: str, values: dict[str, object]) -> Self:
        """The English text, its fields filled in."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template = template
        made.values = values
        return made

    def __reduce__(self) -> "tuple[type[Message], tuple[str, dict[str, object]]]":
        return Message, (self.template, self.values)


def msg(template: str, **values: object) -> Message:
    """The English text of a template, its fields filled in: `Words` says it in another language later."""
    return Message(template, values)


@frozen
class Words:
    """The words of one language. Called with an English sentence, gives it in that language; one it does not have stays English."""

    language: str = "en"

    def __call__(self, message: str, /, **values: object) -> str:
        """The sentence in this language, its fields filled in; Messages among the values are said in it too."""
        english = message
        if isinstance(message, Message):
            english, values = message.template, {**message.values, **values}
        said = _catalogue(self.language).gettext(english) if self.language != "en" and english else english
        if not values:
            return said
        filled = {name: self(one) if isinstance(one, Message) else one for name, one in values.items()}
        try:
            return said.format(**filled)
        except (LookupError, TypeError, ValueError, AttributeError):  # a catalogue that was damaged or changed by hand
            return english.format(**filled)


ENGLISH = Words()


def words_in(language: str) -> Words:
    """The words of a language; English for one that the interface does not have."""
    return _WORDS.get(language, ENGLISH)


def wording_of(languages: "Iterable[str]") -> dict[str, str]:
    """By language that was shown, the SHA-256 of its compiled catalogue, in hex; empty for English, and where only English was shown.

    Where the catalogue of a language is lost, the digest is that of no bytes: its words were said in English.
    """
    from hashlib import sha256

    shown = {language: sha256(_compiled(language)).hexdigest() if language != "en" else "" for language in languages}
    return shown if shown.keys() - {"en"} else {}


DAYS = (
    msg("Monday"), msg("Tuesday"), msg("Wednesday"), msg("Thursday"), msg("Friday"), msg("Saturday"), msg("Sunday"),
)  # fmt: skip
MONTHS = (
    msg("January"), msg("February"), msg("March"), msg("April"), msg("May"), msg("June"),
    msg("July"), msg("August"), msg("September"), msg("October"), msg("November"), msg("December"),
)  # fmt: skip


def long_date(day: "date", words: Words = ENGLISH) -> str:
    """`1 December 2026`."""
    return words("{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=day.year)


_WORDS = {"en": ENGLISH} | {code: Words(code) for code in LANGUAGES if code != "en"}


@cache
def _catalogue(language: str) -> "NullTranslations":
    from gettext import GNUTranslations, NullTranslations
    from io import BytesIO

    # INVARIANT: a catalogue that is lost or damaged costs the language, never the words: English stands in the code.
    try:
        return GNUTranslations(BytesIO(_compiled(language)))
    except (OSError, ValueError, LookupError, struct.error):
        return NullTranslations()


@cache
def _compiled(language: str) -> bytes:
    """The bytes of the `.mo`, read once: what a record names is what was shown, whoever changes the file meanwhile."""
    from pkgutil import get_data

    try:
        return get_data("calloutcli", f"locale/{language}/LC_MESSAGES/callout.mo") or b""
    except OSError:
        return b""
