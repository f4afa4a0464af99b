"""Values as plain text: no control characters, ASCII around the protocol's own words, lines of at most 78 characters."""

import textwrap
from datetime import date

from calloutcli.errors import CalloutError, ProtocolError
from calloutcli.finding import format_finding, printable
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.standing import NOBODY, Agreed, standing
from calloutcli.store.settings import Settings
from calloutcli.wording import ENGLISH, UNREVIEWED, Words, words_in

WIDTH = 78
_PERCENT = "\u00a0%"  # at a space like this one no line is broken


def wrap(text: str, indent: str = "", hang: str = "  ") -> list[str]:
    """The text in lines of at most 78 characters, later lines indented by `hang` more. No long word is broken, no number parted from its `%`."""
    lines = textwrap.wrap(
        printable(text).replace(" %", _PERCENT),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_PERCENT, " %") for line in lines] or [""]


def sentence(text: str) -> str:
    """The text with a capital letter before and a full stop after, nothing else changed; empty for an empty one."""
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def render_banner(protocol: Protocol, settings: Settings, today: date, language: str, agreed: Agreed = NOBODY) -> str:
    """Which home, which protocol, and plainly whether anybody agreed to it."""
    words = words_in(language)
    home = settings.home or words("This home has no name yet: run callout setup")
    named = words("Protocol {name} {version}.", name=protocol.id, version=protocol.version)
    sentences = [f"{home.rstrip('.')}. {named}", *standing(protocol, today, language, agreed)]
    if language in UNREVIEWED:
        sentences.append(words("No fluent reader has checked the words of this program."))
    if not protocol.has_words_in(language):
        sentences.append(words("The protocol's own words are not in this language."))
    return "\n".join(wrap(" ".join(sentences), hang=""))


def render_error(error: CalloutError, words: Words = ENGLISH) -> str:
    """`error:` in one sentence, the findings if any, then `hint:`."""
    lines = [words("error: {message}", message=printable(words(error.message)))]
    if isinstance(error, ProtocolError):
        lines += [format_finding(finding) for finding in error.findings]
    if error.hint:
        lines.append(words("hint: {hint}", hint=printable(words(error.hint))))
    return "\n".join(lines)
