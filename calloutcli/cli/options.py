"""Options and arguments that several commands share: one word, one meaning."""

from pathlib import Path
from typing import Annotated

import typer

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
KeyOption = Annotated[
    Path | None, typer.Option("--key", metavar="FILE", help="Your own key, to sign the record with. Else CALLOUT_KEY.")
]
