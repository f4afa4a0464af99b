"""Every command as a value, read from what answers `--help`: `read_commands()`.

The parts are those that `--help` prints, taken before it folds them into lines, so neither page can say anything else.
"""

import inspect
import re

import typer

from calloutcli.cli.app import _group
from calloutcli.cli.commands import app
from calloutcli.cli.options import GROUPS
from calloutcli.frozen import frozen

LIST_OF_WORDS = "\b"
"""The paragraph that begins with it keeps its lines in `--help`: each is a word, spaces, and what it means."""


@frozen
class Explained:
    """A word of the command line, as it is typed (`--home FOLDER`), and what it means."""

    spelling: str
    meaning: str


@frozen
class Paragraph:
    """A text on one line; or, with no text, a list of words that are explained."""

    text: str
    words: tuple[Explained, ...] = ()


@frozen
class Command:
    """A command: `name` is what is typed before its own words, `says` its help, the first paragraph being one sentence or two."""

    name: str
    usage: str
    says: tuple[Paragraph, ...]
    arguments: tuple[Explained, ...]
    options: tuple[Explained, ...]
    is_group: bool


def read_commands() -> list[Command]:
    """`callout` itself, then each command in the order of `callout --help`; a group before its commands."""
    top = typer.main.get_command(app)
    # As for a person, the commands of a group stand in its own file, and not in what `callout --help` loads.
    inner = {
        word: typer.main.get_command(_group(word)) if word in GROUPS else one for word, one in top.commands.items()
    }
    read = [_read("callout", top)]
    for word, command in inner.items():
        read.append(_read(f"callout {word}", command))
        read += [_read(f"callout {word} {name}", one) for name, one in getattr(command, "commands", {}).items()]
    return read


def _read(name, command):
    context = command.context_class(command, info_name=name)
    told = [(one.param_type_name, one.get_help_record(context)) for one in command.params]
    return Command(
        name,
        " ".join([name, *command.collect_usage_pieces(context)]),
        tuple(_paragraphs(command.help)),
        tuple(Explained(*record) for kind, record in told if kind == "argument" and record),
        tuple(Explained(*record) for kind, record in told if kind == "option" and record),
        hasattr(command, "commands"),
    )


def _paragraphs(text):
    for paragraph in re.split(r"\n{2,}", inspect.cleandoc(text)):
        if paragraph.startswith(LIST_OF_WORDS):
            lines = [re.split(r"\s{2,}", line, maxsplit=1) for line in paragraph.splitlines()[1:]]
            yield Paragraph("", tuple(Explained(word, meaning) for word, meaning in lines))
        else:
            yield Paragraph(" ".join(paragraph.split()))
