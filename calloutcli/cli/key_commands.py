"""The commands for signing keys, with their options. As in `commands.py`, the work stands in the module of the same name."""

import typer

key_app = typer.Typer(help="Keys to sign with: one key, one purpose.", no_args_is_help=True, rich_markup_mode=None)
