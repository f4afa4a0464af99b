"""The commands of whoever checks the record, with their options: Ofsted, the Regulation 44 visitor, a panel, a court.

As in `commands.py`: the help text is the docstring, and the work stands in the module of the same name.
"""

from pathlib import Path
from typing import Annotated

import typer

from calloutcli.cli.options import HomeOption, JsonOption, KeyOption, PassphraseOption, group

BundleArgument = Annotated[
    Path | None, typer.Argument(metavar="[BUNDLE]", help="A bundle from `log export`. Else the home's own log.")
]

log_app = group("log")


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


@log_app.command("review")
def _log_review(
    ctx: typer.Context, bundle: BundleArgument = None, as_json: JsonOption = False, home: HomeOption = None
) -> int:
    """What a review looks at first: emergency advised and not called, then what is late or open, then rules departed from."""
    from calloutcli.cli import log_review

    return log_review.review(ctx.obj, home, bundle, as_json=as_json)


@log_app.command("erase")
def _log_erase(  # noqa: PLR0913, PLR0917 - each option is an argument
    ctx: typer.Context,
    target: Annotated[str, typer.Argument(metavar="REF or SEQ", help="A case, or one record by its number.")],
    fields: Annotated[
        list[str] | None, typer.Option("--field", metavar="NAME", help="A field to erase. May be repeated.")
    ] = None,
    digests: Annotated[
        list[str] | None, typer.Option("--digest", metavar="D", help="A digest to erase. May be repeated.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Erase every personal field.")] = False,
    basis: Annotated[
        str | None, typer.Option(metavar="CODE", help="The legal basis. A wrong code shows those there are.")
    ] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help="Your own role, as a code.")] = None,
    agreed_by: Annotated[
        str | None, typer.Option("--agreed-by", metavar="ROLE", help="The role of the second person. No names.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False,
    key: KeyOption = None,
    passphrase_file: PassphraseOption = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> int:
    """Erase personal words for good; a record says which, on what legal basis, and who agreed.

    Retention law often forbids it: ask whoever answers for data protection first.
    """
    from calloutcli.cli import erasable, log_erase

    wanted = erasable.Wanted(tuple(fields or ()), tuple(digests or ()), everything, basis, role, agreed_by)
    return log_erase.erase(ctx.obj, home, target, wanted, (key, passphrase_file), yes=yes, as_json=as_json)


@log_app.command("verify")
def _log_verify(
    ctx: typer.Context,
    bundle: BundleArgument = None,
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


@log_app.command("export")
def _log_export(  # noqa: PLR0913, PLR0917 - the options of the command
    ctx: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A new folder, or a new file that ends in .zip.")],
    view: Annotated[str, typer.Option(help="Whom it is for: reviewer, meeting, police, reg44 or child.")] = "reviewer",
    case: Annotated[list[str] | None, typer.Option(metavar="REF", help="Only this case. May be repeated.")] = None,
    seq: Annotated[str | None, typer.Option(metavar="A-B", help="Only records A to B.")] = None,
    since: Annotated[
        Path | None, typer.Option(metavar="HEADFILE", help="Show too that the log goes on from this checkpoint.")
    ] = None,
    consent: Annotated[
        list[str] | None, typer.Option(metavar="WHO", help="reg44: child, and placing_authority. Give both.")
    ] = None,
    agreed_by: Annotated[str | None, typer.Option(metavar="ROLE", help="police: which manager agreed.")] = None,
    basis: Annotated[str | None, typer.Option(metavar="CODE", help="police: on which basis it is shared.")] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> int:
    """Hand over the log, or some of its records, as evidence that others can check.

    What a reader may see depends on the view. reviewer: everything. meeting: decisions without names. police: one
    incident to which the police were called. reg44: case records only with consent. child: the child's own cases.
    """
    from calloutcli.cli import log_export
    from calloutcli.cli.exporting import Asked

    asked = Asked(view, tuple(case or ()), seq, since, tuple(consent or ()), agreed_by, basis)
    return log_export.export(ctx.obj, home, out, asked, as_json=as_json)


@log_app.command("replay")
def _log_replay(
    ctx: typer.Context,
    bundle: BundleArgument = None,
    protocol_files: Annotated[
        list[str] | None,
        typer.Option(
            "--protocol-file",
            metavar="FILE",
            help="A protocol whose bytes the log does not hold; again for more. Found by its SHA-256, not by its name.",
        ),
    ] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> int:
    """Make each recorded decision again, by its own protocol and two readings of the rules. Name what differs.

    It proves that the advice, and what follows from what was done, fit the recorded answers and the protocol that the
    record names; it does not prove that the answers are true, nor that no record was altered or left out (log verify).
    """
    from calloutcli.cli import log_replay

    return log_replay.replay(ctx.obj, home, bundle, protocol_files or [], as_json=as_json)


@log_app.command("backtest")
def _log_backtest(
    ctx: typer.Context,
    protocol: Annotated[
        str,
        typer.Option(
            "--protocol", metavar="NEW", help="A file, ID, ID@VERSION, or git:REVISION:PATH.", show_default=False
        ),
    ],
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> int:
    """What another version of a protocol would have decided, and what staff did.

    Only the coded answers are read. What only NEW asks counts as not known, and is told.
    """
    from calloutcli.cli import log_backtest

    return log_backtest.backtest(ctx.obj, home, protocol, as_json=as_json)
