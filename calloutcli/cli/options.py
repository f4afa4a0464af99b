"""Options and arguments that several commands share: one word, one meaning."""

from pathlib import Path
from typing import Annotated

import typer

from calloutcli.errors import UsageError
from calloutcli.wording import LANGUAGES, msg


def _known_language(language: str | None) -> str | None:
    """The language, which `main` has found among the arguments already and speaks.

    Raises:
        UsageError: there is none of that name.
    """
    if language is not None and language not in LANGUAGES:
        raise UsageError(
            msg("callout does not speak `{language}`", language=language), msg("give --lang en or --lang cy")
        )
    return language


HomeOption = Annotated[
    Path | None, typer.Option("--home", metavar="FOLDER", help="The folder with the home's data. Else CALLOUT_HOME.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for a script.")]
ProtocolOption = Annotated[
    str | None, typer.Option("--protocol", metavar="FILE or ID@VERSION", help="Which protocol. Else the home's own.")
]
PassphraseOption = Annotated[
    Path | None, typer.Option("--passphrase-file", metavar="FILE", help="Read the passphrase from this file.")
]
ReferenceArgument = Annotated[str, typer.Argument(metavar="REF", help="The reference on the card, such as ELM-7K4Q-R.")]
MonthArgument = Annotated[
    str | None, typer.Argument(metavar="MONTH", help="Which month, such as 2026-10. Else you are asked.")
]
AnswersOption = Annotated[
    str | None,
    typer.Option("--answers", metavar="FILE or -", help="Take the answers from a YAML or JSON file, asking nothing."),
]
KeyOption = Annotated[
    Path | None, typer.Option("--key", metavar="FILE", help="Your own key, to sign the record with. Else CALLOUT_KEY.")
]

LangOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="en or cy", callback=_known_language, help="English or Welsh. Else CALLOUT_LANG."),
]

GROUPS = {
    "key": "Keys to sign with: one key, one purpose.",
    "log": "What was recorded, and whether it still holds.",
    "protocol": "For the owners of a protocol: prove it, compare it, test it, read it, agree to it.",
}
"""The groups of commands, each in a file of its own, `<name>_commands.py`: it is loaded when its name is typed."""


def group(name: str) -> typer.Typer:
    """An empty group of that name, with its help."""
    settings = {"help_option_names": ["-h", "--help"]}
    return typer.Typer(
        help=GROUPS[name],
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings=settings,
    )
