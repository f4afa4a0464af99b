"""The demo's report: its figures are those that its makers counted from the cases, and every figure of a year is golden.

UPDATE_GOLDEN=1 writes the golden figures anew; read the difference before you keep it.
"""

import csv
import io
import os
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from calloutcli.__main__ import main
from calloutcli.demo.provider import make_demo
from tests.builders import ENGINE, NOW
from tests.unit.test_demo_shows import FIGURES
from tests.worlds import dice, world_of

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "demo-report-2025-26.csv"
YEARS = {"2023": "2023/24", "2024": "2024/25", "2025": "2025/26"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    """The demo on disk."""
    folder = tmp_path_factory.mktemp("demo") / "provider"
    make_demo(folder, "1", ENGINE, lambda _: None)
    return folder


@pytest.fixture(scope="module")
def report(demo, tmp_path_factory):
    """The lines of a report over every bundle, by financial year."""
    found = {}
    kept = tmp_path_factory.mktemp("kept") / "projection"
    for year, period in YEARS.items():
        world, screen, _ = world_of([], {"NO_COLOR": "1"}, NOW, dice("demo"))
        words = ["report", str(demo / "bundles"), "--policy", str(demo / "policy"), "--period", period]
        status = main([*words, "--projection", str(kept), "--csv"], world=world)
        assert status == 0, screen.getvalue()
        found[year] = list(csv.DictReader(io.StringIO(screen.getvalue())))
    return found


def test_each_homes_year_is_what_was_counted_from_its_cases(report):
    """Contacts and bed nights, incidents, and departures: by SQL over rows here, by Python over cases there."""
    counted = {}
    for year, lines in report.items():
        of = {(one["measure"], one["home"], one["part"]): one for one in lines if one["first_day"] == f"{year}-04-01"}
        for (measure, home, part), one in of.items():
            if measure == "M1" and not part and home.startswith("synthetic-home"):
                letter = home.removeprefix("synthetic-home-")[0].upper()
                rate, incidents = of["M2", home, ""], of["M3", home, ""]
                up, down = of["M5", home, "up"]["numerator"], of["M5", home, "down"]["numerator"]
                counted[letter, year] = (incidents["numerator"], one["numerator"], rate["denominator"], up, down)
    expected = {}
    for line in FIGURES.strip().split("\n"):
        letter, year, incidents, contacts, nights, _, up, down = line.split()
        expected[letter, year] = (incidents, contacts, nights, up, down)
    torn = {key for key in counted if key[0] in "DE"}  # months that do not count, or whose bed nights are not known
    assert {key: one for key, one in counted.items() if key not in torn} == {
        key: one for key, one in expected.items() if key not in torn
    }
    assert {key: (one[1], *one[3:]) for key, one in counted.items()} == {
        key: (one[1], *one[3:]) for key, one in expected.items()
    }


def test_every_figure_of_all_homes_together_is_golden(report):
    """A change of a measure, of the demo or of a record's meaning shows here, figure by figure."""
    columns = ("measure", "part", "first_day", "numerator", "denominator", "missing", "value", "low", "high", "refusal")
    lines = [",".join(one[name] for name in columns) for one in report["2025"] if one["home"] == "all homes"]
    said = "\n".join([",".join(columns), *lines]) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(said)
    assert said == GOLDEN.read_text()
