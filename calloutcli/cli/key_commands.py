"""The commands for signing keys, with their options. As in `commands.py`, the work stands in the module of the same name."""

from pathlib import Path
from typing import Annotated

import typer

from calloutcli.cli.options import JsonOption, PassphraseOption, group

key_app = group("key")


@key_app.command("new")
def _new(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Whose it is and what for, such as leicestershire-police/protocol."),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The secret key's file, such as police.key.")],
    protect: Annotated[bool, typer.Option("--passphrase", help="Ask for a passphrase that opens the key.")] = False,
    passphrase_file: PassphraseOption = None,
    as_json: JsonOption = False,
) -> int:
    """Make a key to sign with. Keep the file to yourself: whoever has it can sign in your name.

    One key, one purpose: <agency>/protocol signs protocols, <holder>/author records, <name>/witness checkpoints of logs.
    The public half, for the others, is put beside it in a file ending in .vkey.
    """
    from calloutcli.cli import key_new

    return key_new.new(ctx.obj, name, out, protect=protect, passphrase_file=passphrase_file, as_json=as_json)


@key_app.command("show")
def _show(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A secret key's file, or a .vkey file.")],
    as_json: JsonOption = False,
) -> int:
    """Whose key it is, what it is for, and its public half. The secret half is never shown."""
    from calloutcli.cli import key_show

    return key_show.show(ctx.obj, file, as_json=as_json)
