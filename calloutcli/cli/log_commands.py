"""The commands of whoever checks the record, with their options: Ofsted, the Regulation 44 visitor, a panel, a court.

As in `commands.py`: the help text is the docstring, and the work stands in the module of the same name.
"""

from pathlib import Path
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
def _log_verify(
    ctx: typer.Context,
    bundle: Annotated[
        Path | None, typer.Argument(metavar="[BUNDLE]", help="A bundle from `log export`. Else the home's own log.")
    ] = None,
    receipt: Annotated[
        list[str] | None, typer.Option("--receipt", metavar="LINE", help="A handover receipt from the day book.")
    ] = None,
    pinned: Annotated[
        list[Path] | None, typer.Option("--pinned", metavar="HEAD", help="A signed checkpoint that somebody kept.")
    ] = None,
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar="FILE", help="Whose keys to trust: the log's, and witnesses'.")
    ] = None,
    trust_root: Annotated[
        list[Path] | None, typer.Option("--trust-root", metavar="FILE", help="A trust root that the agencies gave you.")
    ] = None,
    tree_only: Annotated[
        bool, typer.Option("--tree-only", help="Quick: only whether any byte was changed, not which.")
    ] = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> int:
    """Check every record, disclosure and signature, and name what does not hold.

    What was kept elsewhere shows what the log itself cannot: a receipt, a checkpoint, a witness. A bundle is checked
    with a policy that came by another way.
    """
    from calloutcli.cli import log_verify
    from calloutcli.cli.verifying import Held

    held = Held(policy, tuple(receipt or ()), tuple(pinned or ()), tuple(trust_root or ()))
    return log_verify.verify(ctx.obj, home, bundle, held, tree_only=tree_only, as_json=as_json)


@log_app.command("receipt")
def _log_receipt(ctx: typer.Context, as_json: JsonOption = False, home: HomeOption = None) -> int:
    """A short line for the day book, by which the log can be checked later."""
    from calloutcli.cli import log_receipt

    return log_receipt.receipt(ctx.obj, home, as_json=as_json)


@log_app.command("head")
def _log_head(
    ctx: typer.Context,
    policy: Annotated[bool, typer.Option("--policy", help="Print the trust policy for auditors instead.")] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to this file.")] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> int:
    """The last signed checkpoint, for an agency to keep."""
    from calloutcli.cli import log_head

    return log_head.head(ctx.obj, home, out, policy=policy, as_json=as_json)


@log_app.command("keep")
def _log_keep(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A checkpoint that an agency or a witness sent back.")],
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> int:
    """Check a checkpoint that came back, and keep it."""
    from calloutcli.cli import log_keep

    return log_keep.keep(ctx.obj, home, file, as_json=as_json)
