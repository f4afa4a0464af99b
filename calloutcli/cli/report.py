"""`callout report`: what the records of a home, or of many homes, count up to."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.progress import progress
from calloutcli.cli.verifying import Held
from calloutcli.cli.world import World
from calloutcli.errors import StoreError, UsageError
from calloutcli.frozen import frozen, replace

if TYPE_CHECKING:
    from calloutcli.report.comparators import Comparator
    from calloutcli.report.contents import CountedLog, Report
    from calloutcli.report.reckoning import Counting, Engine, Question
    from calloutcli.store.projection import Projection

INSTALL = "pip install 'calloutcli[report]'"
_NEEDED = ("duckdb", "pyarrow", "scipy", "matplotlib", "jinja2", "sqlglot")


@frozen
class Asked:
    """What somebody asks of a report: which logs, which period, for whom, and in which form."""

    paths: tuple[Path, ...] = ()
    period: str | None = None
    changes: tuple[str, ...] = ()
    view: str = "reviewer"
    publish: bool = False
    unverified: bool = False
    engine: str = "duckdb"
    projection: Path | None = None
    comparators: Path | None = None
    as_json: bool = False
    as_csv: bool = False
    html: Path | None = None
    snapshot: Path | None = None
    plain: bool = False
    sql: str | None = None
    dialect: str = "duckdb"


def report(world: World, folder: Path | None, held: Held, asked: Asked) -> int:
    """Print a report, or write its pages; the exit status.

    Raises:
        UsageError: options that do not go together, or a period or a view that there is not.
        EvidenceError: a log does not hold, and `--unverified` was not said.
        StoreError: the extra is not installed, there is no log, or a file cannot be read or written.
    """
    require_extra()
    if asked.sql is not None:
        from calloutcli.report.engines.by_hand import by_hand

        world.say(by_hand(asked.sql, asked.period or "", asked.dialect))
        return 0
    _require_fit(folder, asked)
    from calloutcli.report.naming import with_names

    made = make_report(world, folder, held, asked)
    named = with_names(made)
    for line in _comments(named):
        world.comment(line)
    if asked.html is not None:
        from calloutcli.report.page.whole import render_page

        _write(world, asked.html, render_page(named))
    if asked.snapshot is not None:
        from calloutcli.report.page.snapshot import render_snapshot

        _write(world, asked.snapshot, render_snapshot(named))
    if asked.as_json:
        from calloutcli.cli.report_json import report_json

        world.say(report_json(made))
    elif asked.as_csv:
        from calloutcli.cli.report_csv import report_csv

        world.say(report_csv(made))
    elif asked.html is None and asked.snapshot is None:
        from calloutcli.cli.report_table import table_of
        from calloutcli.cli.report_text import report_lines

        world.say("\n".join(report_lines(named, None if asked.plain else table_of(world))))
    return 0


def require_extra() -> None:
    """Nothing, when everything that reports need is installed.

    Raises:
        StoreError: something is missing; the hint is the line that installs it.
    """
    from importlib.util import find_spec

    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise StoreError(f"reports need packages that are not installed: {', '.join(missing)}", f"run {INSTALL}")


def _require_fit(folder: Path | None, asked: Asked) -> None:
    """Nothing, where all that is asked for can be had: said before anybody waits for a log to be read."""
    from calloutcli.report.engines.choosing import require_engine
    from calloutcli.report.period import parse_period
    from calloutcli.report.view import require_view

    if asked.paths and folder is not None:
        raise UsageError("`--home` is for a home's own log", "leave it out for bundles")
    if asked.as_json and asked.as_csv:
        raise UsageError("`--json` and `--csv` cannot both be printed", "choose one of them")
    if asked.html is not None and asked.snapshot is not None and asked.html.absolute() == asked.snapshot.absolute():
        raise UsageError("`--html` and `--snapshot` name one file", "give each a file of its own")
    require_view(asked.view)
    require_engine(asked.engine)
    if asked.period is not None:
        parse_period(asked.period)
    if asked.publish:
        from calloutcli.report.publishing.published import require_publishable

        if asked.period is None:
            raise UsageError(
                "`--publish` needs a period", "give a quarter or a financial year: --period 2025/26Q1 or 2025/26"
            )
        require_publishable(parse_period(asked.period))
    for text in asked.changes:
        _day(text)
    if asked.comparators is not None:
        _comparators(asked.comparators)
    if asked.projection is not None and (asked.projection / "log.sqlite").exists():
        raise UsageError(f"`{asked.projection}` is a home's own folder", "choose a folder of its own for --projection")
    for path in (asked.html, asked.snapshot):
        if path is not None and not path.absolute().parent.is_dir():
            raise StoreError(f"`{path.parent}` is not a folder", "make the folder first, or choose another file")


def make_report(world: World, folder: Path | None, held: Held, asked: Asked) -> "Report":
    """The report that is asked for, as its reader gets it.

    Raises:
        UsageError: a period or a view that there is not, or a bundle without a policy.
        EvidenceError: a log does not hold, and `unverified` was not said.
        StoreError: there is no log, or a file cannot be read or written.
    """
    from calloutcli.cli.report_logs import logs_in
    from calloutcli.cli.report_projection import projected, projection_folder
    from calloutcli.report.comparators import beside
    from calloutcli.report.measure import measures
    from calloutcli.report.reckoning import reckon
    from calloutcli.report.view import for_view
    from calloutcli.store.files import make_folder

    desk = open_desk(world, folder)
    today = world.now().astimezone(desk.zone()).date()
    logs = logs_in(desk, asked.paths)
    if asked.projection is not None:
        with _cured("check the disk, or choose another folder with --projection"):
            make_folder(asked.projection)
    with projection_folder(desk, logs, asked.projection) as where:
        projection = projected(desk, logs, held, where, unverified=asked.unverified)
        question = _question(desk, asked, projection, today)
        records, many = sum(one.records for one in question.logs), len(measures())
        with (
            progress(world, "Counting", records) as told,
            _engine(asked.engine, projection, question, named=asked.period is not None) as (engine, counting),
        ):
            made = reckon(engine, counting, lambda done: told(records * done // many))
    if asked.comparators is not None:
        made = replace(made, beside=beside(_comparators(asked.comparators), made.figures))
    made = for_view(made, asked.view)
    if asked.publish:
        from calloutcli.report.publishing.published import publish_report

        made = publish_report(made)
    return made


def _question(desk: Desk, asked: Asked, projection: "Projection", today: date) -> "Question":
    from calloutcli.report.period import parse_period, twelve_months, up_to, year_before
    from calloutcli.report.reckoning import Question

    logs = tuple(_counted_logs(projection))
    if asked.period is not None:
        period = up_to(parse_period(asked.period), today)
    else:
        period = twelve_months(today)
    return Question(
        period,
        year_before(period),
        desk.world.now(),
        today,
        logs,
        unverified=not all(one.verified for one in logs),
        changes=tuple(_day(text) for text in asked.changes),
        zone=desk.zone(),
    )


def _comparators(path: Path) -> "tuple[Comparator, ...]":
    from calloutcli.report.comparators import parse_comparators
    from calloutcli.store.files import read_bytes

    with _cured("check the file that --comparators names"):
        raw = read_bytes(path)
    return parse_comparators(raw, str(path))


@contextmanager
def _cured(cure: str) -> Iterator[None]:
    """What the disk would not, with what to do about it here."""
    try:
        yield
    except StoreError as error:
        raise StoreError(error.message, cure) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"`{text}` is not a day", "write the day of a change as 2026-10-01") from None


def _counted_logs(projection: "Projection") -> "Iterator[CountedLog]":
    from calloutcli.report.contents import CountedLog
    from calloutcli.report.rows.projecting import home_of

    for log, head in sorted(projection.logs.items()):
        root = head.root.partition("+")[0]
        found = (head.verified, head.problems, head.missing, head.unread, head.partial, head.first_day, head.last_day)
        yield CountedLog(log, home_of(log), head.records, root, *found)


@contextmanager
def _engine(
    name: str, projection: "Projection", question: "Question", *, named: bool
) -> "Iterator[tuple[Engine, Counting]]":
    """The engine over a projection, and what it is asked: the periods follow from what the logs hold.

    Where no period was `named` and nothing is known from before this month, it is of this month.
    """
    from calloutcli.report.engines.choosing import open_engine
    from calloutcli.report.engines.embedded import Embedded
    from calloutcli.report.period import months_between, so_far, year_before
    from calloutcli.report.reckoning import Counting, changes_in, first_month_in, periods_of
    from calloutcli.report.rows.projecting import time_text
    from calloutcli.report.rows.tables import LOG_TABLE, MONTH_TABLE, PERIOD_TABLE, TODAY_TABLE, Row, Table

    logs = [
        (
            one.home, one.log, one.records, one.root, one.first_day, one.last_day, one.verified, one.problems, one.missing,
            one.unread, one.partial,
        )
        for one in question.logs
    ]  # fmt: skip
    days = [(time_text(question.made), question.today.isoformat())]
    rows = [question.asked.row, question.before.row]
    with Embedded(
        projection.files, [(LOG_TABLE, logs), (TODAY_TABLE, days), (PERIOD_TABLE, rows), (MONTH_TABLE, [])]
    ) as engine:
        first = first_month_in(engine)
        if not named and first > question.asked.last_month:
            period = so_far(question.today)
            question = replace(question, asked=period, before=year_before(period))
        changes = changes_in(engine, question)
    periods = periods_of(question, first, changes)
    begin = min([period.first_month for period in periods] + ([first] if first else []))
    months = [(month,) for month in months_between(begin, question.asked.last_month)]
    rows = [period.row for period in periods]
    given: list[tuple[Table, Sequence[Row]]] = [
        (LOG_TABLE, logs),
        (TODAY_TABLE, days),
        (PERIOD_TABLE, rows),
        (MONTH_TABLE, months),
    ]
    with open_engine(name, projection.files, given) as engine:
        yield engine, Counting(question, periods, changes)


def _write(world: World, path: Path, page: str) -> None:
    from calloutcli.store.files import write_for_others

    with _cured("check the folder and the disk, or choose another file"):
        write_for_others(path, page.encode())
    world.comment(f"Written: {path}")


def _comments(made: "Report") -> Iterator[str]:
    for one in made.logs:
        if one.unread:
            yield f"warning: records of {one.home} that cannot be read here: {one.unread}. Run callout log verify"
    last = max((one.last_day for one in made.logs), default="")
    if last > made.made.date().isoformat():
        yield f"warning: there are records of {last}, later than this computer's clock: see that its date is right"
    if made.unverified:
        yield "warning: not every log was seen to hold: see the report's first lines"
