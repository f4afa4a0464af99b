"""`docs/reference.md`: `render_page()` is its whole text."""

from typing import Final

from tests.reference.commands import Command, Explained, read_commands
from tests.reference.facts import PLACES, VARIABLES, read_statuses

HEAD: Final = """\
<!-- Made by tests/reference/page.py from the commands themselves: UPDATE_REFERENCE=1 writes it anew. Do not edit this page. -->

# Every command

**If anyone is in danger now, call 999. You do not need this tool first.**

This is what `callout COMMAND --help` says, of every command, on one page. `man callout` says the same where a manual can be
read. Each command also has `-h`, `--help`. REF is the reference on a card, such as ELM-7K4Q-R.
"""


def render_page() -> str:
    """The whole text of `docs/reference.md`."""
    commands = read_commands()
    parts = [HEAD, _contents(commands), *(_section(command) for command in commands)]
    return "\n".join([*parts, _statuses(), _variables(), _places()])


def _contents(commands: list[Command]) -> str:
    lines = [f"- [`{one.name}`](#{one.name.replace(' ', '-')}): {_first(one)}" for one in commands[1:]]
    others = [
        "- [Exit statuses](#exit-statuses)",
        "- [Environment](#environment)",
        "- [Where the data are](#where-the-data-are)",
    ]
    return "\n".join([*lines, *others, ""])


def _section(command: Command) -> str:
    lines = [f"## {command.name}", "", "```text", command.usage, "```", ""]
    for paragraph in command.says:
        lines += [*(map(_line, paragraph.words) if paragraph.words else [_plain(paragraph.text)]), ""]
    told = [*command.arguments, *command.options]
    return "\n".join([*lines, *(_line(one) for one in told), *([""] if told else [])])


def _line(one: Explained) -> str:
    return f"- `{one.spelling}`: {_plain(one.meaning)}"


def _first(command: Command) -> str:
    return _plain(command.says[0].text)


def _plain(text: str) -> str:
    """The text for a page: nothing in it is taken for a mark of the page's own."""
    return text.replace("<", "&lt;").replace("*", r"\*").replace("  [", " [")


def _statuses() -> str:
    rows = [f"| {status} | {means} |" for status, means in read_statuses().items()]
    return "\n".join(["## Exit statuses", "", "| status | means |", "|---|---|", *rows, ""])


def _variables() -> str:
    rows = [f"| `{name}` | {means} |" for name, means in VARIABLES.items()]
    return "\n".join(["## Environment", "", "| variable | means |", "|---|---|", *rows, ""])


def _places() -> str:
    rows = [f"| {system} | `{folder}` |" for system, folder in PLACES.items()]
    told = "All data of a home are in one folder. `callout doctor` says which."
    return "\n".join(
        ["## Where the data are", "", told, "", "| system | unless named otherwise |", "|---|---|", *rows, ""]
    )
