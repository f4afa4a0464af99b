"""The commands of a protocol's owners, with their options: the police sergeant, the care manager, the YOS lead.

As in `commands.py`: the help text is the docstring, and the work stands in the module of the same name.
"""

from pathlib import Path
from typing import Annotated, Literal

import typer

from calloutcli.cli.options import HomeOption, JsonOption, PassphraseOption, group

ProtocolArgument = Annotated[
    str, typer.Argument(metavar="PROTOCOL", help="A file, ID, ID@VERSION, or git:REVISION:PATH.", show_default=False)
]
ProtocolFile = Annotated[str, typer.Argument(metavar="PROTOCOL", help="The protocol's YAML file.", show_default=False)]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to this file.")]
LanguageOption = Annotated[str, typer.Option("--lang", metavar="CODE", help="The language of the words.")]

protocol_app = group("protocol")


@protocol_app.command("check")
def _check(
    ctx: typer.Context,
    protocols: Annotated[
        list[str],
        typer.Argument(metavar="PROTOCOL...", help="Files, ID, ID@VERSION, or git:REVISION:PATH.", show_default=False),
    ],
    form: Annotated[
        Literal["text", "json", "sarif", "github"],
        typer.Option("--format", help="text to read, json, sarif (2.1.0), or lines for GitHub."),
    ] = "text",
    as_json: JsonOption = False,
) -> int:
    """Prove what can be proved: gaps, conflicts, rules that never decide, words nobody can read at night.

    Each finding has a name that never changes, a place, a situation that shows it, and a cure; docs/findings.md lists
    them. Put what you accept, with a reason and a date, into findings.yaml beside the protocol.
    """
    from calloutcli.cli import protocol_check

    return protocol_check.check(ctx.obj, protocols, "json" if as_json else form)


@protocol_app.command("diff")
def _diff(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A file, ID@VERSION, or git:REVISION:PATH.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="A file, ID@VERSION, or git:REVISION:PATH.")],
    log: Annotated[
        Path | None,
        typer.Option("--log", metavar="FOLDER", help="A home's folder: which recorded incidents would differ."),
    ] = None,
    fail_on: Annotated[
        Literal["lowered", "changed", "any"],
        typer.Option(
            "--fail-on", help="Exit 1 if an outcome is lowered, if any outcome changes, or if anything differs."
        ),
    ] = "any",
    form: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--format", help="text, json, or markdown for a meeting.")
    ] = "text",
    as_json: JsonOption = False,
) -> int:
    """What a change does: which situations come out differently, how many, and in which direction."""
    from calloutcli.cli import protocol_diff

    return protocol_diff.diff(ctx.obj, old, new, log, fail_on, "json" if as_json else form)


@protocol_app.command("test")
def _test(
    ctx: typer.Context,
    protocol: ProtocolArgument,
    scenarios: Annotated[
        Path | None, typer.Option("--scenarios", metavar="FILE", help="Else scenarios.yaml beside the protocol.")
    ] = None,
    generate: Annotated[
        bool, typer.Option("--generate", help="Print a scenario for each rule that can decide, to be worked over.")
    ] = False,
    branches: Annotated[
        bool, typer.Option("--branches", help="Print a scenario for each way in which each rule can decide.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Run the worked incidents, and say which rules and answers none of them uses."""
    from calloutcli.cli import protocol_test

    if generate or branches:
        return protocol_test.generate(ctx.obj, protocol, branches=branches)
    return protocol_test.test(ctx.obj, protocol, scenarios, as_json=as_json)


@protocol_app.command("new")
def _new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help="The protocol's name: small letters, digits and -.")],
    folder: Annotated[
        Path, typer.Option("--folder", metavar="FOLDER", help="Where the protocol's folder goes.")
    ] = Path("protocols"),
) -> int:
    """Start a protocol: a small file that passes `check`, with scenarios and a list of changes."""
    from calloutcli.cli import protocol_new

    return protocol_new.new(ctx.obj, name, folder)


@protocol_app.command("show")
def _show(
    ctx: typer.Context, protocol: ProtocolArgument, language: LanguageOption = "en", as_json: JsonOption = False
) -> int:
    """The whole protocol in plain words, to be read aloud at a meeting."""
    from calloutcli.cli import protocol_show

    return protocol_show.show(ctx.obj, protocol, language, as_json=as_json)


@protocol_app.command("graph")
def _graph(
    ctx: typer.Context,
    protocol: ProtocolArgument,
    form: Annotated[
        Literal["text", "svg", "mermaid"], typer.Option("--format", help="A numbered list, an SVG picture, or Mermaid.")
    ] = "text",
    out: OutOption = None,
    language: LanguageOption = "en",
) -> int:
    """The flow of the protocol, from the most serious outcome down."""
    from calloutcli.cli import protocol_graph

    return protocol_graph.graph(ctx.obj, protocol, form, out, language)


@protocol_app.command("page")
def _page(
    ctx: typer.Context,
    protocol: ProtocolArgument,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The HTML file to write.")],
    language: LanguageOption = "en",
) -> int:
    """A poster to print: the flow, each outcome's card, who agreed, version and digest, in one HTML file."""
    from calloutcli.cli import protocol_page

    return protocol_page.page(ctx.obj, protocol, out, language)


@protocol_app.command("export")
def _export(
    ctx: typer.Context,
    protocol: ProtocolArgument,
    dmn: Annotated[bool, typer.Option("--dmn", help="A DMN 1.3 decision table, for other engines.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The whole protocol as JSON.")] = False,
    out: OutOption = None,
) -> int:
    """The protocol for other programs."""
    from calloutcli.cli import protocol_export

    return protocol_export.export(ctx.obj, protocol, dmn=dmn, as_json=as_json, out=out)


# -------------------------------------------------------------------- agreement

RootsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--root",
        metavar="FILE",
        help="A trust root, once for each version. Else files beside the protocol, or in the folder above, with root in their name.",
    ),
]
AddOption = Annotated[
    list[Path] | None,
    typer.Option("--add", metavar="FILE", help="Add the signatures of another copy of the same file. May be repeated."),
]


@protocol_app.command("trust")
def _trust(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The trust root's file.")],
    agency: Annotated[
        list[Path] | None,
        typer.Option("--agency", metavar="VKEY", help="The public key file of an agency. Once for each agency."),
    ] = None,
    threshold: Annotated[
        int | None, typer.Option("--threshold", metavar="K", min=1, help="How many must sign a protocol.")
    ] = None,
    root_threshold: Annotated[
        int | None,
        typer.Option("--root-threshold", metavar="K", min=1, help="How many must sign this and the next root."),
    ] = None,
    expires: Annotated[str | None, typer.Option("--expires", metavar="DATE", help="Such as 2027-12-01.")] = None,
    previous: Annotated[
        Path | None, typer.Option("--previous", metavar="FILE", help="The trust root before: what is not given stays.")
    ] = None,
    add: AddOption = None,
    as_json: JsonOption = False,
) -> int:
    """Say whose keys count, and how many of them a protocol needs. Then every agency signs it.

    With a file that is there already: who has signed it (exit 1 while signatures are missing).
    """
    from calloutcli.cli import protocol_trust

    wanted = protocol_trust.Wanted(tuple(agency or ()), threshold, root_threshold, expires)
    return protocol_trust.trust(ctx.obj, out, wanted, previous, add or (), as_json=as_json)


@protocol_app.command("approve")
def _approve(
    ctx: typer.Context,
    protocol: ProtocolFile,
    root: RootsOption = None,
    effective: Annotated[
        str | None, typer.Option("--effective", metavar="DATE", help="When it takes effect. Else what the file says.")
    ] = None,
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DATE", help="When it is reviewed. Else what the file says.")
    ] = None,
    add: AddOption = None,
    as_json: JsonOption = False,
) -> int:
    """Prepare the approval that the agencies sign. Run again: who has signed it (exit 1 while signatures are missing).

    It is written beside the protocol as VERSION.approval, and is about the exact bytes of the file as it stands.
    """
    from calloutcli.cli import protocol_approve

    dates = protocol_approve.Dates(effective, review_by)
    return protocol_approve.approve(ctx.obj, protocol, root or (), dates, add or (), as_json=as_json)


@protocol_app.command("sign")
def _sign(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="An approval, a trust root, or a protocol with its approval beside it."),
    ],
    key: Annotated[Path, typer.Option("--key", metavar="KEYFILE", help="Your agency's secret key.")],
    root: RootsOption = None,
    passphrase_file: PassphraseOption = None,
    as_json: JsonOption = False,
) -> int:
    """Put your agency's name to a protocol, or to a trust root. Says first what you sign, and asks."""
    from calloutcli.cli import protocol_sign

    return protocol_sign.sign(ctx.obj, file, key, root or (), passphrase_file, as_json=as_json)


@protocol_app.command("adopt")
def _adopt(
    ctx: typer.Context,
    protocol: ProtocolArgument,
    approval: Annotated[
        Path | None, typer.Option("--approval", metavar="FILE", help="Else VERSION.approval beside the protocol.")
    ] = None,
    root: RootsOption = None,
    root_sha256: Annotated[
        str | None,
        typer.Option(
            "--root-sha256", metavar="HEX", help="What the newest trust root's SHA-256 must be; then nothing is asked."
        ),
    ] = None,
    without_agreement: Annotated[
        bool, typer.Option("--without-agreement", help="Use it though nobody agreed. Every banner will say so.")
    ] = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> int:
    """Check what the agencies signed, write it into this home's log, and use this protocol from now on.

    Exit 5 when signatures are missing, or when it is older than what this home knows: the old protocol stays in force.
    """
    from calloutcli.cli import adoption, protocol_adopt

    papers = adoption.Papers(approval, tuple(root or ()), root_sha256, without_agreement)
    return protocol_adopt.adopt(ctx.obj, home, protocol, papers, as_json=as_json)
