"""`callout report` from end to end: which logs, which refusals, what is said of a log that does not hold, and the contract of its JSON."""

import contextlib
import csv
import io
import json
import os
import sqlite3
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from calloutcli.__main__ import main
from calloutcli.cli.desk import open_desk
from calloutcli.cli.report import Asked, make_report
from calloutcli.cli.report_csv import COLUMNS, report_csv
from calloutcli.cli.report_json import report_json
from calloutcli.cli.report_table import table_of, table_width
from calloutcli.cli.verifying import NOTHING_HELD
from calloutcli.followup import nil_return, notification, occupancy, police_outcome
from calloutcli.frozen import replace
from calloutcli.report.measure import measures
from calloutcli.store import projection as store
from tests.builders import NOW
from tests.houses import POLICE, SLOW, House
from tests.reports import REPORTS
from tests.worlds import dice, london, world_of

NOVEMBER = ("--period", "2026-11")


FEW = frozenset(("M1", "M3", "M4", "M11", "M23", "M24", "M25"))


@pytest.fixture(autouse=True)
def few_measures(request, monkeypatch):
    """Only some measures are counted, so that a report is quick; all of them where a test asks for `every_measure`."""
    if "every_measure" not in request.fixturenames:
        some = tuple(one for one in measures() if one.id in FEW)
        monkeypatch.setattr("calloutcli.report.reckoning.measures", lambda: some)


@pytest.fixture
def every_measure():
    """All measures are counted."""


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> House:
    """A home with six incidents of November 2026 and one of May, followed up, and bed nights of October."""
    made = House(tmp_path_factory.mktemp("report") / "home")
    for case in range(6):
        made.decide(case, (None, POLICE, SLOW)[case % 3], personal={"child": f"C{case % 2}"})
    made.decide(7, POLICE, personal={"child": "C1"}, happened=london("2026-05-14 23:30"))
    made.decide(8, POLICE, "in_house", personal={})
    made.follow(police_outcome.FORM, 1, step="reported", called_by="home", channel="call_101")
    made.follow(notification.FORM, 1, whom="manager", basis="protocol", judgement="not_needed", result="told")
    made.follow(occupancy.FORM, month="2026-10", places=4, bed_nights=100, residents=4)
    made.follow(nil_return.FORM, month="2026-10")
    return made


def result(house: House, *words: str) -> dict:
    """What `report --json` says."""
    status, screen = house.run("report", "--json", *words)
    assert status == 0, screen
    return json.loads(screen)["result"]


def figure(found: dict, measure: str, part: str = "", home: str | None = None) -> tuple:
    """(numerator, denominator, missing) of a figure of the period."""
    (one,) = (
        one for one in found["figures"]
        if (one["measure"], one["part"], one["home"], one["period"]) == (measure, part, home, "asked")
    )  # fmt: skip
    return one["numerator"], one["denominator"], one["missing"]


def keys(value, path: str = "") -> set[str]:
    """Every path of keys in a value; of a list what any of its items has; what stands under a name of its own is `*`."""
    if isinstance(value, dict):
        names = {name: "*" if path == ".measures[].parts" else name for name in value}
        return {found for name, item in value.items() for found in keys(item, f"{path}.{names[name]}")} | {path}
    if isinstance(value, list):
        return {found for item in value for found in keys(item, f"{path}[]")} | {f"{path}[]"}
    return {path}


# ------------------------------------------------------------------------ the contract

KEYS = Path(__file__).parent.parent / "golden" / "report-keys.txt"


def test_the_keys_of_the_json_are_a_contract(house, tmp_path, every_measure):
    """Scripts read them by name: a name that goes, or comes, is a change that the changelog must say. UPDATE_GOLDEN=1 writes them anew."""
    published = tmp_path / "published.yaml"
    line = '{measure: M4, label: England, percent: 9.6, source: "who", date: 2006-03-31}'
    published.write_text(f"format: 1\nfigures:\n  - {line}\n")
    found = result(house, *NOVEMBER, "--change", "2026-06-01", "--comparators", str(published))
    by_hand = json.loads(report_json(REPORTS["full"]()))
    every = sorted(keys(found) | keys(by_hand["result"]))
    assert by_hand["format"] == 1
    assert by_hand["command"] == "report"
    if os.environ.get("UPDATE_GOLDEN"):
        KEYS.write_text("\n".join(every) + "\n")
    assert every == KEYS.read_text().splitlines()


def test_figures_in_json_are_numbers_or_null(house, every_measure):
    """Never text, never NaN; every figure has its method, and a refusal wherever it has no value but a plain count."""
    for one in result(house, *NOVEMBER)["figures"]:
        assert all(
            one[name] is None or type(one[name]) in (int, float)
            for name in ("numerator", "denominator", "value", "low", "high")
        )
        assert one["method"]
        assert one["value"] is not None or one["refusal"] or one["method"] == "count"


def test_what_is_counted(house):
    """The incidents of the period, by the home's clock; the month that runs ends today."""
    found = result(house, *NOVEMBER)
    assert (found["period"]["first"], found["period"]["last"]) == ("2026-11-01", "2026-11-22")
    assert figure(found, "M1") == (2, None, 2)
    assert figure(result(house, "--period", "2026-05"), "M1") == (1, None, 0)
    assert [one["kind"] for one in found["exceptions"]] == ["emergency-not-called"] * 0 + [
        one["kind"] for one in found["exceptions"]
    ]
    assert figure(result(house, "--period", "2026-10"), "M3") == (0, 100, 0)


def test_where_nobody_says_which_period_it_is_the_last_twelve_months(house, tmp_path):
    """Whole ones, so not the month that runs; but that month where nothing is known from before it."""
    found = result(house)
    assert (found["period"]["first"], found["period"]["last"]) == ("2025-11-01", "2026-10-31")
    assert (found["year_before"]["first"], found["year_before"]["last"]) == ("2024-11-01", "2025-10-31")
    new = House(tmp_path / "new")
    new.decide(1, POLICE, personal={})
    found = result(new)
    assert (found["period"]["first"], found["period"]["last"], figure(found, "M1")) == (
        "2026-11-01",
        "2026-11-22",
        (1, None, 0),
    )


def test_exceptions_are_those_of_a_review(house):
    """Of the kinds that a report knows: `log review` and `report` name the same cases."""
    status, screen = house.run("log", "review", "--json")
    assert status == 0
    kinds = {"emergency-not-called", "put-off-overdue", "undecided", "duty-not-done", "judgement-missing", "duty-late"}
    of_review = sorted(
        (one["id"], one["reference"]) for one in json.loads(screen)["result"]["exceptions"] if one["id"] in kinds
    )
    assert sorted((one["kind"], one["reference"]) for one in result(house, *NOVEMBER)["exceptions"]) == of_review


def test_csv_opens_in_a_spreadsheet(house):
    """As many cells in every line as headings, numbers as numbers, one line a figure; no cell is taken for a formula."""
    status, screen = house.run("report", "--csv", *NOVEMBER)
    assert status == 0
    rows = list(csv.DictReader(io.StringIO(screen)))
    found = result(house, *NOVEMBER)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(found["figures"])
    assert {row["unverified"] for row in rows} == {"no"}
    for row, one in zip(rows, found["figures"], strict=True):
        assert None not in row
        assert row["numerator"] == str(one["numerator"])
        assert (row["value"] == "") == (one["value"] is None)
    names = ("=1+1", "+cmd", "-2", "@SUM(A1)", "\tx", 'a"b,c')
    made = replace(REPORTS["full"](names), unverified=True)
    lines = list(csv.DictReader(io.StringIO(report_csv(made))))
    assert {row["home"] for row in lines} == {"all homes", "'=1+1", "'+cmd", "'-2", "'@SUM(A1)", "'\tx", 'a"b,c'}
    assert {row["unverified"] for row in lines} == {"yes"}
    hidden = list(csv.DictReader(io.StringIO(report_csv(REPORTS["hidden"]()))))
    assert {(row["numerator"], row["value"]) for row in hidden if row["refusal"] == "not shown"} == {("c", "")}


# ------------------------------------------------------------------------ what cannot be had

WRONG = [
    (("--period", "2026"), 2, "is not a period"),
    (("--period", "2027-01"), 2, "still to come"),
    (("--view", "everybody"), 2, "is not a view"),
    (("--view", "child"), 2, "log export --view child"),
    (("--engine", "oracle://x"), 2, "no such engine"),
    (("--change", "soon"), 2, "is not a day"),
    (("--change", "2026-02-30"), 2, "is not a day"),
    (("--json", "--csv"), 2, "choose one of them"),
    (("--html", "page.html", "--snapshot", "page.html"), 2, "a file of its own"),
    (("--period", "0001-01"), 2, "is not a period"),
    (("--html", "nowhere/page.html"), 6, "is not a folder"),
    (("--snapshot", "nowhere/page.html"), 6, "is not a folder"),
    (("--comparators", "nowhere.yaml"), 6, "--comparators"),
    (("--policy", "nowhere"), 6, "nowhere"),
    (("nowhere",), 6, "nowhere"),
    (("folder",), 2, "holds no bundle"),
    (("text.zip",), 4, "`text.zip` cannot be counted"),
    (("other.zip",), 4, "`other.zip` cannot be counted"),
    (("--projection", "text.zip"), 6, "another folder with --projection"),
    (("--projection", "text.zip/inside"), 6, "another folder with --projection"),
]


@pytest.mark.parametrize(("words", "status", "said"), WRONG)
def test_what_cannot_be_had_is_refused(house, tmp_path, monkeypatch, words, status, said):
    """With what to do, nothing on disk, and before a log is read wherever the words alone show it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.zip").write_text("no zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("readme.txt", "another zip")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    if status == 2 and words[:2] != ("--period", "2027-01"):
        monkeypatch.setattr("calloutcli.cli.report_projection.projected", None)
    found, screen = house.run("report", *words)
    assert (found, said in screen) == (status, True), screen
    assert screen.startswith("error: ")
    assert "hint: " in screen
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_a_bundle_and_a_home_do_not_go_together(house, tmp_path):
    """`--home` names a home's own log."""
    status, screen = house.run("report", str(tmp_path), "--home", str(house.folder))
    assert (status, "leave it out" in screen) == (2, True)


def test_without_the_packages_the_hint_is_the_line_that_installs_them(house, monkeypatch):
    """Every missing one is named, and nothing is tried."""
    from importlib import util

    real = util.find_spec
    monkeypatch.setattr(
        util, "find_spec", lambda name, *more: None if name in ("duckdb", "jinja2") else real(name, *more)
    )
    status, screen = house.run("report")
    assert (status, screen) == (
        6, "error: reports need packages that are not installed: duckdb, jinja2\nhint: run pip install 'calloutcli[report]'\n",
    )  # fmt: skip


def test_a_home_without_a_log(tmp_path):
    """There is nothing to report of yet; nothing is made on disk."""
    world, screen, _ = world_of([], {"CALLOUT_HOME": str(tmp_path / "none"), "NO_COLOR": "1"}, NOW, dice("none"))
    assert main(["report"], world=world) == 6
    assert "callout decide" in screen.getvalue()
    assert not (tmp_path / "none").exists()


def test_an_empty_log_is_no_nought(tmp_path):
    """Every measure says that nothing is recorded: nobody may read that as no incidents."""
    made = House(tmp_path / "home")
    with made.open():
        pass
    status, screen = made.run("report")
    assert status == 0
    assert "There is nothing to count yet" in screen
    assert "NOTHING IS RECORDED IN THIS PERIOD OF" in screen
    assert "Police contacts: 0" not in screen
    assert [one for one in result(made)["figures"] if one["measure"] in ("M1", "M2", "M3", "M4")] == []


# ------------------------------------------------------------------------ logs that do not hold


def broken(folder: Path) -> House:
    """A home whose log was changed behind callout's back."""
    made = House(folder)
    made.decide(1)
    made.decide(2)
    with contextlib.closing(sqlite3.connect(made.folder / "log.sqlite")) as base, base:
        base.execute(
            "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), 'in_house', 'in_hause') AS BLOB) WHERE seq = 1"
        )
    return made


def test_a_log_that_does_not_hold_is_refused_and_when_it_is_counted_every_form_says_so(tmp_path):
    """Refused with what to do; with `--unverified` said in the text first and last, in JSON, in CSV, and on the error stream."""
    made = broken(tmp_path / "home")
    status, screen = made.run("report", *NOVEMBER)
    assert status == 4
    assert "does not hold" in screen
    assert "--unverified" in screen
    assert "callout log verify" in screen
    status, screen = made.run("report", *NOVEMBER, "--unverified")
    assert status == 0
    assert "warning: not every log was seen to hold" in screen
    text = screen[screen.index("REPORT.") :]
    assert text.count("NOT VERIFIED") == 2
    assert "does not hold. Problems: " in text
    found = result_of(made, "--unverified")
    assert found["unverified"] is True
    assert [(one["verified"], one["problems"] > 0) for one in found["logs"]] == [(False, True)]
    _, screen = made.run("report", *NOVEMBER, "--unverified", "--csv")
    assert ",yes\n" in screen
    assert ",no\n" not in screen
    assert made.run("report", *NOVEMBER)[0] == 4


def result_of(made: House, *words: str) -> dict:
    """What `report --json` says, whatever stands before it on the error stream."""
    status, screen = made.run("report", "--json", *NOVEMBER, *words)
    assert status == 0, screen
    return json.loads(screen[screen.index("{") :])["result"]


def test_a_bundle_does_not_vouch_for_itself(house, tmp_path):
    """Without a policy it is refused; what was found by one policy is not said to hold by another, or by none."""
    house.export(tmp_path / "bundle")
    kept = ("--projection", str(tmp_path / "kept"))
    of = (str(tmp_path / "bundle"), *kept)
    assert house.run("report", *of)[0] == 2
    assert result(house, *of, "--policy", str(house.policy), *NOVEMBER)["unverified"] is False
    status, screen = house.run("report", *of, *NOVEMBER)
    assert (status, "vouch" in screen) == (2, True)
    assert result_of(house, *of, "--unverified")["unverified"] is True
    other = tmp_path / "other-policy"
    other.write_text(house.policy.read_text().replace("elm-house", "oak-house"))
    status, screen = house.run("report", *of, *NOVEMBER, "--policy", str(other))
    assert status in (2, 4), screen
    assert result(house, *of, "--policy", str(house.policy), *NOVEMBER)["unverified"] is False


def test_a_part_of_a_log_says_that_it_is_one(house, tmp_path):
    """What was not handed over is not counted; a part for a meeting has its figures, and no child's code."""
    house.export(tmp_path / "meeting", "--view", "meeting")
    status, screen = house.run("report", str(tmp_path / "meeting"), "--policy", str(house.policy), *NOVEMBER)
    assert status == 0, screen
    assert "what was not handed over is not counted" in " ".join(screen.split())
    found = result(house, str(tmp_path / "meeting"), "--policy", str(house.policy), *NOVEMBER)
    assert [one["partial"] for one in found["logs"]] == [True]
    assert figure(found, "M1") == figure(result(house, *NOVEMBER), "M1")


# ------------------------------------------------------------------------ times


def test_records_of_other_days_than_their_incidents(tmp_path):
    """By the day of the incident: back-dated, from another year, in a future that a wrong clock made, and in the hour before April."""
    made = House(tmp_path / "home")
    times = (
        "2026-11-22 01:00",
        "2025-12-31 23:59",
        "2026-01-01 00:00",
        "2027-01-10 12:00",
        "2026-04-01 00:30",
        "2024-02-29 12:00",
    )
    for case, text in enumerate(times):
        made.decide(case, POLICE, personal={}, happened=london(text))
    found = make_report(desk_of(made), None, NOTHING_HELD, asked(tmp_path / "kept", "2024-02-01..2026-11-22"))
    counted = {one.month: one.contacts for one in found.months if one.counts}
    assert counted == {"2024-02": 1, "2025-12": 1, "2026-01": 1, "2026-04": 1}
    assert [one.numerator for one in found.of("M1") if not one.part] == [5]
    status, screen = made.run("report", "--period", "2026-11-22..2027-02-01")
    assert (status, "22 November to 22 November 2026" in screen) == (0, True)


# ------------------------------------------------------------------------ what goes wrong meanwhile


def asked(folder: Path, period: str = "2026-11") -> Asked:
    """A report over a projection that is kept."""
    return Asked(period=period, projection=folder)


def desk_of(made: House, seed: str = "salt"):
    """A world in the home."""
    world, _, _ = world_of([], {"CALLOUT_HOME": str(made.folder), "NO_COLOR": "1"}, NOW, dice(seed))
    return world


def test_two_reports_at_once_over_one_projection(house, tmp_path, monkeypatch):
    """Another report makes the projection while this one reads: both count all, and what is kept is whole."""
    made = House(tmp_path / "home")
    made.decide(1, POLICE, personal={})
    make_report(desk_of(made), None, NOTHING_HELD, asked(tmp_path / "kept"))
    made.decide(2, POLICE, personal={})
    real, inside = store.Writer.finish, []

    def finish(writer, heads):
        if not inside:
            inside.append(1)
            inside.append(make_report(desk_of(made, "other"), None, NOTHING_HELD, asked(tmp_path / "kept")))
        return real(writer, heads)

    monkeypatch.setattr(store.Writer, "finish", finish)
    this = make_report(desk_of(made), None, NOTHING_HELD, asked(tmp_path / "kept"))
    monkeypatch.undo()
    after = make_report(desk_of(made, "third"), None, NOTHING_HELD, asked(tmp_path / "kept"))
    counted = [[one.numerator for one in each.of("M1") if not one.part] for each in (this, inside[1], after)]
    assert counted == [[2], [2], [2]]


@pytest.mark.parametrize("where", ["store.projection.replace_file", "report.reckoning.measures"])
def test_a_report_that_is_stopped_leaves_a_projection_as_it_was(tmp_path, monkeypatch, where):
    """Ctrl-C while it reads, and while it counts: 130, no traceback, and the next report is right."""
    made = House(tmp_path / "home")
    made.decide(1, POLICE, personal={})
    assert made.run("report", *NOVEMBER)[0] == 0
    made.decide(2, POLICE, personal={})

    def stop(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(f"calloutcli.{where}", stop)
        status, screen = made.run("report", *NOVEMBER)
    assert (status, "Traceback" in screen) == (130, False)
    assert figure(result(made, *NOVEMBER), "M1")[0] == 2


def test_a_disk_that_is_full(tmp_path, monkeypatch):
    """Said in words, with status 6; nothing half-written counts afterwards."""
    made = House(tmp_path / "home")
    made.decide(1, POLICE, personal={})

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pyarrow.parquet.ParquetWriter", full)
        status, screen = made.run("report", *NOVEMBER)
    assert (status, "no space left" in screen) == (6, True)
    assert figure(result(made, *NOVEMBER), "M1")[0] == 1


def test_pages_are_written_and_said(house, tmp_path):
    """Each to its file, nothing on standard output; with `--json` beside them the figures too."""
    page, snapshot = tmp_path / "page.html", tmp_path / "snapshot.html"
    status, screen = house.run("report", *NOVEMBER, "--html", str(page), "--snapshot", str(snapshot))
    assert (status, screen) == (0, f"Written: {page}\nWritten: {snapshot}\n")
    assert all(one.read_text().lower().startswith("<!doctype html>") for one in (page, snapshot))


# ------------------------------------------------------------------------ the terminal


@pytest.mark.parametrize(
    ("environ", "width"),
    [
        ({}, 80),
        ({"COLUMNS": "100"}, 100),
        ({"COLUMNS": "300"}, 110),
        ({"COLUMNS": "60"}, None),
        ({"COLUMNS": "nought"}, 80),
        ({"NO_COLOR": "1"}, None),
        ({"TERM": "dumb"}, None),
    ],
)
def test_where_tables_are_drawn(environ, width):
    """At a terminal that is wide enough and does not ask for plain text; never in a pipe."""
    world, _, _ = world_of([], environ, NOW, dice("width"))
    assert table_width(world) == width
    piped = replace(world, stdout=io.StringIO())
    assert table_width(piped) is None
    assert table_of(piped) is None


def test_tables_at_a_terminal_and_lines_with_plain(house):
    """The same report; `--plain` is for whoever has it read aloud."""
    screens = []
    for words in ((), ("--plain",)):
        world, screen, _ = world_of([], {"CALLOUT_HOME": str(house.folder)}, NOW, dice("terminal"))
        assert main(["report", *NOVEMBER, *words], world=world) == 0
        screens.append(screen.getvalue())
    assert "  ------" in screens[0]
    assert "  ------" not in screens[1]
    assert "\x1b" not in screens[0]
    assert "  all: 2. Missing: 2" in screens[1]
    assert open_desk(world).home.folder == house.folder
