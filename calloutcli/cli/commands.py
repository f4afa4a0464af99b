"""Every command with its options. The help text is the docstring; the work stands in the module of the same name.

Each command imports its module when it runs: help and completion stay quick.
"""

from pathlib import Path
from typing import Annotated

import typer

from calloutcli import __version__
from calloutcli.cli.options import (
    GROUPS,
    AnswersOption,
    HomeOption,
    JsonOption,
    KeyOption,
    LangOption,
    MonthArgument,
    ProtocolOption,
    ReferenceArgument,
    group,
)
from calloutcli.cli.world import World
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import UsageError
from calloutcli.wording import msg

app = typer.Typer(
    help=f"{EMERGENCY_LINE}\n\nThe call-out protocol of a children's home: decide, record, check.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name in GROUPS:
    app.add_typer(group(_name), name=_name)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"callout {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


@app.command("decide")
def _decide(
    ctx: typer.Context,
    protocol: ProtocolOption = None,
    answers: Annotated[
        str | None,
        typer.Option(metavar="FILE or -", help="Decide by the answers in a YAML or JSON file, asking nothing."),
    ] = None,
    as_json: JsonOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --answers: write nothing.")] = False,
    practice: Annotated[
        bool, typer.Option("--practice", help="Practise on a story. Nothing goes into the home's log.")
    ] = False,
    story: Annotated[
        str | None, typer.Option(metavar="NAME", help="With --practice: which story, by the beginning of its name.")
    ] = None,
    key: KeyOption = None,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """Walk one incident: a few questions, the advice, the record.

    A question that an answers file leaves out counts as "I do not know".
    """
    from calloutcli.cli import decide, scripted

    world: World = ctx.obj
    if practice:
        if answers is not None or as_json or dry_run or key is not None:
            raise UsageError(
                msg("`--practice` does not go with `--answers`, `--json`, `--dry-run` or `--key`"),
                msg("nothing of a practice is recorded or signed: callout decide --practice"),
            )
        from calloutcli.cli.practice.command import practise

        return practise(world, home, protocol, story)
    if story is not None:
        raise UsageError(msg("`--story` needs `--practice`"), msg("callout decide --practice --story NAME"))
    if answers is not None:
        return scripted.decide_from_answers(world, home, protocol, answers, key, as_json=as_json, dry_run=dry_run)
    if as_json or dry_run:
        raise UsageError(
            msg("`--json` and `--dry-run` need `--answers`"),
            msg("callout decide alone asks the questions one by one"),
        )
    return decide.decide_at_terminal(world, home, protocol, key)


@app.command("resume")
def _resume(
    ctx: typer.Context,
    reference: Annotated[
        str | None, typer.Argument(metavar="REF", help="Which interview, when there are several.")
    ] = None,
    key: KeyOption = None,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """Go on with an interview that was stopped, or add details after an emergency."""
    from calloutcli.cli import resume

    return resume.resume(ctx.obj, home, reference, key)


@app.command("practice")
def _practice(
    ctx: typer.Context,
    stories: Annotated[
        bool, typer.Option("--list", help="The stories to practise on instead, each with its name.")
    ] = False,
    protocol: Annotated[
        str | None,
        typer.Option(metavar="FILE or ID@VERSION", help="With --list: of which protocol. Else the home's own."),
    ] = None,
    as_json: JsonOption = False,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """For the trainer: what was practised, and which questions people read otherwise. To practise: callout decide --practice."""
    from calloutcli.cli.practice import summary

    if stories:
        return summary.stories(ctx.obj, home, protocol, as_json=as_json)
    if protocol is not None:
        raise UsageError(msg("`--protocol` needs `--list`"), msg("callout practice --list --protocol NAME"))
    return summary.summary(ctx.obj, home, as_json=as_json)


@app.command("show")
def _show(
    ctx: typer.Context,
    reference: ReferenceArgument,
    as_json: JsonOption = False,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """One case in full, in plain words and in order of time."""
    from calloutcli.cli import show

    return show.show(ctx.obj, home, reference, as_json=as_json)


@app.command("close")
def _close(
    ctx: typer.Context,
    reference: ReferenceArgument,
    key: KeyOption = None,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """Record what was decided of a case that was put off."""
    from calloutcli.cli import close

    return close.close(ctx.obj, home, reference, key)


@app.command("add")
def _add(
    ctx: typer.Context,
    reference: ReferenceArgument,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="What to add: one of the words above.",
        ),
    ],
    seq: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=0, help="For a correction: which record of the case, by its number. Else you are asked."
        ),
    ] = None,
    answers: AnswersOption = None,
    as_json: JsonOption = False,
    key: KeyOption = None,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """Add to a case what happened next, or what was learnt later. What was written stays as it is.

    \b
    consultation    whom you asked, or tried to, and what they said
    notification    who was told, or what was judged about telling them
    restorative     a conversation, meeting or conference to put it right
    debrief         support for staff afterwards
    own-report      somebody's own report to the police, not the home's
    police-outcome  what police, prosecutors and court did
    missing         looked for, reported, found, heard on return
    review          what a manager, the agencies or a panel found later
    note            a few words for the case, or for the next shift
    correction      what in a record is wrong, what is right, and why
    """  # noqa: D301 - the help keeps the lines of a paragraph that begins with this mark
    from calloutcli.cli import add

    return add.add(ctx.obj, home, reference, kind, add.Wanted(seq, key, answers, as_json))


@app.command("pending")
def _pending(ctx: typer.Context, as_json: JsonOption = False, _lang: LangOption = None, home: HomeOption = None) -> int:
    """What still waits: decisions that were put off, people to ask or tell, days that were set. Overdue first."""
    from calloutcli.cli import pending

    return pending.pending(ctx.obj, home, as_json=as_json)


@app.command("report")
def _report(  # noqa: PLR0913, PLR0917 - each option is an argument
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[BUNDLE or FOLDER]...", help="Bundles, or a folder of them. Else the home's own log."),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            metavar="PERIOD", help="2026-10, 2026Q3, 2025/26 or 2026-01-15..2026-03-02. Else the last twelve months."
        ),
    ] = None,
    change: Annotated[
        list[str] | None, typer.Option("--change", metavar="DAY", help="Also compare before and after this day.")
    ] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the whole report as one page.")] = None,
    snapshot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write two pages for councillors: the six points.")
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print every figure as CSV.")] = False,
    as_json: JsonOption = False,
    publish: Annotated[bool, typer.Option("--publish", help="Hide small numbers: for whoever is outside.")] = False,
    view: Annotated[
        str, typer.Option(metavar="VIEW", help="Who reads it: reviewer, meeting, police, reg44.")
    ] = "reviewer",
    policy: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Whose keys to trust, for bundles: `callout log head --policy`.")
    ] = None,
    unverified: Annotated[
        bool, typer.Option("--unverified", help="Count logs that do not hold, or were not checked, and say so.")
    ] = False,
    comparators: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Published figures to set beside these, each with its source.")
    ] = None,
    engine: Annotated[
        str, typer.Option(metavar="ENGINE", help="duckdb, postgres://user@host/database, or spark.")
    ] = "duckdb",
    projection: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Keep here what was read, so that the next report is quick.")
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Lines of words and no tables, at a terminal too: for a screen reader.")
    ] = False,
    sql: Annotated[
        str | None,
        typer.Option(metavar="MEASURE", help="Print a measure as SQL to be run by hand, such as M2, for --period."),
    ] = None,
    dialect: Annotated[
        str, typer.Option(metavar="NAME", help="Of --sql: duckdb, postgres, spark, bigquery, trino or another.")
    ] = "duckdb",
    home: HomeOption = None,
) -> int:
    """What the records count up to: measures with their intervals, what to look at first, charts, pages.

    Needs: pip install 'calloutcli[report]'
    """
    from calloutcli.cli import report
    from calloutcli.cli.verifying import Held

    asked = report.Asked(
        tuple(paths or ()),
        period,
        tuple(change or ()),
        view,
        publish,
        unverified,
        engine,
        projection,
        comparators,
        as_json,
        as_csv,
        html,
        snapshot,
        plain,
        sql,
        dialect,
    )
    return report.report(ctx.obj, home, Held(policy), asked)


@app.command("handover")
def _handover(
    ctx: typer.Context,
    page: Annotated[Path | None, typer.Option("--page", metavar="FILE", help="Write a page to print, as HTML.")] = None,
    as_json: JsonOption = False,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """One screen for the next shift: open cases, deadlines, what to watch, the log's receipt."""
    from calloutcli.cli import handover

    return handover.handover(ctx.obj, home, page, as_json=as_json)


@app.command("occupancy")
def _occupancy(
    ctx: typer.Context,
    month: MonthArgument = None,
    answers: AnswersOption = None,
    as_json: JsonOption = False,
    key: KeyOption = None,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """Record the bed nights and residents of a month: what every rate is counted against."""
    from calloutcli.cli import monthly

    return monthly.occupancy(ctx.obj, home, month, monthly.Wanted(key, answers, as_json))


@app.command("nil-return")
def _nil_return(
    ctx: typer.Context,
    month: MonthArgument = None,
    answers: AnswersOption = None,
    as_json: JsonOption = False,
    key: KeyOption = None,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """Record that a month had no incidents: an empty log does not say so."""
    from calloutcli.cli import monthly

    return monthly.nil_return(ctx.obj, home, month, monthly.Wanted(key, answers, as_json))


@app.command("resident")
def _resident(
    ctx: typer.Context,
    answers: AnswersOption = None,
    as_json: JsonOption = False,
    key: KeyOption = None,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """Record facts about a child who lives here, for the yearly figures: when they come, when something changes, when they leave.

    What an answers file leaves out stays as it was; `not_recorded` takes it out. Typed wrong: callout add N correction, N being
    the record's number.
    """
    from calloutcli.cli import resident

    return resident.resident(ctx.obj, home, resident.Wanted(key, answers, as_json))


@app.command("import")
def _import(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Past incidents, a line each.")],
    mapping: Annotated[
        Path, typer.Option("--mapping", metavar="FILE.yaml", help="Which column is what, and what its words mean.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check every line and write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Import without asking.")] = False,
    as_json: JsonOption = False,
    key: KeyOption = None,
    home: HomeOption = None,
) -> int:
    """Take past incidents into the log, marked as imported: all of them or none."""
    from calloutcli.cli import importing

    return importing.import_incidents(ctx.obj, home, file, mapping, importing.Wanted(dry_run, as_json, key, yes))


@app.command("card")
def _card(
    ctx: typer.Context,
    reference: ReferenceArgument,
    page: Annotated[Path | None, typer.Option("--page", metavar="FILE", help="Write a page to print, as HTML.")] = None,
    as_json: JsonOption = False,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """The card of a case again: to read, to copy, to print."""
    from calloutcli.cli import card

    return card.card(ctx.obj, home, reference, page, as_json=as_json)


@app.command("setup")
def _setup(
    ctx: typer.Context,
    step: Annotated[
        str | None,
        typer.Argument(metavar="[STEP]", help="One step alone, by its name above. Else all of them."),
    ] = None,
    _lang: LangOption = None,
    home: HomeOption = None,
) -> int:
    """Set up the home in five minutes: its name, its phone numbers, its protocol. Every step can be skipped and repeated.

    \b
    language   in which the questions are asked
    home       the home's name, the organisation, the code of its references
    nation     whose bank holidays count
    protocol   the protocol in use
    contacts   the phone numbers, and when somebody answers
    keys       where a copy of the log's key is
    folder     a second folder for checkpoints, on another drive
    receipt    the receipt for the day book at each handover
    """  # noqa: D301 - the help keeps the lines of a paragraph that begins with this mark
    from calloutcli.cli.setup.command import setup

    return setup(ctx.obj, home, step)


@app.command("doctor")
def _doctor(ctx: typer.Context, as_json: JsonOption = False, _lang: LangOption = None, home: HomeOption = None) -> int:
    """What is missing or wrong on this computer, what it means, and what to do about it."""
    from calloutcli.cli.doctor.command import doctor

    return doctor(ctx.obj, home, as_json=as_json)


@app.command("demo")
def _demo(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder, or an empty one.")],
    seed: Annotated[int, typer.Option(metavar="N", min=0, help="The same number makes the same demo.")] = 1,
    as_json: JsonOption = False,
) -> int:
    """Make twelve homes that do not exist, with three years of records, to try reports and checks on. Nothing in it is real."""
    from calloutcli.cli import demo

    return demo.demo(ctx.obj, folder, seed, as_json=as_json)
