"""`docs/callout.1`, the manual page: `render_manual()` is its whole text, in the macros of man(7).

The wheel carries it as `share/man/man1/callout.1`, where `man callout` finds it. No date stands in it: the same commands give
the same bytes.
"""

from typing import Final

from calloutcli import __version__
from calloutcli.emergency import EMERGENCY_LINE
from tests.reference.commands import Command, Explained, read_commands
from tests.reference.facts import PLACES, VARIABLES, read_statuses

HEAD: Final = r".\" Made by tests/reference/manual.py from the commands themselves. Do not edit."


def render_manual() -> str:
    """The whole text of `docs/callout.1`."""
    top, *commands = read_commands()
    lines = [
        HEAD,
        f'.TH CALLOUT 1 "" "callout {__version__}" "callout"',
        ".nh",
        ".ad l",
        ".SH NAME",
        _text(f"callout - {_first_words(top.says[1].text)}"),
        ".SH SYNOPSIS",
        _text(top.usage),
        ".SH DESCRIPTION",
        ".B " + _text(EMERGENCY_LINE),
        ".PP",
        _text("To begin:"),
        ".B callout decide",
        ".PP",
        _text("Each command also has -h and --help. REF is the reference on a card, such as ELM-7K4Q-R."),
        ".SH OPTIONS",
        *_told(top),
        ".SH COMMANDS",
    ]
    for command in commands:
        lines += [".SH " + _text(command.name.upper()), *_says(command)] if command.is_group else _command(command)
    lines += [".SH EXIT STATUS"]
    lines += [line for status, means in read_statuses().items() for line in _tagged(str(status), means)]
    lines += [".SH ENVIRONMENT"]
    lines += [line for name, means in VARIABLES.items() for line in _tagged(name, means)]
    lines += [
        ".SH FILES",
        _text("All data of a home are in one folder. callout doctor says which. Unless named otherwise:"),
    ]
    lines += [line for system, folder in PLACES.items() for line in _tagged(system, folder)]
    return "\n".join(lines) + "\n"


def _first_words(text: str) -> str:
    """The sentence as the line of NAME wants it: a small letter, no full stop."""
    return text[:1].lower() + text[1:].rstrip(".")


def _command(command: Command) -> list[str]:
    return [".SS " + _text(command.usage), *_says(command), *_told(command)]


def _says(command: Command) -> list[str]:
    first, *others = command.says
    lines = [_text(first.text)]
    for paragraph in others:
        told = [line for one in paragraph.words for line in _explained(one)]
        lines += told or [".PP", _text(paragraph.text)]
    return lines


def _told(command: Command) -> list[str]:
    return [line for one in (*command.arguments, *command.options) for line in _explained(one)]


def _explained(one: Explained) -> list[str]:
    return _tagged(one.spelling, one.meaning.replace("  [", " ["))


def _tagged(tag: str, text: str) -> list[str]:
    return [".TP", ".B " + _text(tag), _text(text)]


def _text(text: str) -> str:
    """The text for a line: no character of it is taken for a mark of the manual's own."""
    safe = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq").replace("`", "'").replace("'", r"\(aq")
    return rf"\&{safe}" if safe.startswith((".", r"\(aq")) else safe
