"""The commands of whoever checks the record, with their options: Ofsted, the Regulation 44 visitor, a panel, a court.

As in `commands.py`: the help text is the docstring, and the work stands in the module of the same name.
"""

from typing import Annotated

import typer

from calloutcli.cli.options import HomeOption, JsonOption

log_app = typer.Typer(
    help="What was recorded, and whether it still holds.", no_args_is_help=True, rich_markup_mode=None
)


@log_app.command("list")
def _log_list(
    ctx: typer.Context,
    kind: Annotated[str | None, typer.Option(help="Only records of this kind.")] = None,
    last: Annotated[int | None, typer.Option(metavar="N", min=1, help="Only the last N records.")] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> int:
    """Every record, a line each."""
    from calloutcli.cli import log_list

    return log_list.list_records(ctx.obj, home, kind, last, as_json=as_json)


@log_app.command("show")
def _log_show(
    ctx: typer.Context,
    seq: Annotated[int, typer.Argument(metavar="SEQ", min=0, help="The record's number, from 0.")],
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> int:
    """One record exactly as it is kept, with what it discloses."""
    from calloutcli.cli import log_show

    return log_show.show_record(ctx.obj, home, seq, as_json=as_json)


@log_app.command("verify")
def _log_verify(ctx: typer.Context, as_json: JsonOption = False, home: HomeOption = None) -> int:
    """Check every record, disclosure and signature, and name what does not hold."""
    from calloutcli.cli import log_verify

    return log_verify.verify(ctx.obj, home, as_json=as_json)
