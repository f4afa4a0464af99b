"""The page of a report and the snapshot in a real browser, on a telephone, a desk and paper."""

import re
import shutil
import subprocess

import pytest

from calloutcli.report.page.snapshot import render_snapshot
from calloutcli.report.page.whole import render_page
from tests.browser.conftest import NARROW, PAPER, WIDE
from tests.reports import REPORTS

PAGES = {"page": render_page, "snapshot": render_snapshot}
MIDDLE = 700
AXE = [("full", NARROW), ("full", WIDE), ("hidden", WIDE), ("hostile", NARROW), ("empty", NARROW)]
WIDTHS = [(name, NARROW) for name in REPORTS] + [
    (name, width) for name in ("full", "forty", "hostile") for width in (MIDDLE, WIDE)
]
SHEET = 990
"""How high a sheet of A4 is between its margins, in CSS pixels."""


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    """Opens a page of a report at a width, each once; gives the page and every address that was asked for."""
    folder, pages = tmp_path_factory.mktemp("reports"), {}

    def open_page(name, width, kind="page"):
        file = folder / f"{kind}-{name}.html"
        if not file.exists():
            file.write_text(PAGES[kind](REPORTS[name]()), encoding="utf-8")
        if (kind, name, width) not in pages:
            page, asked = browser.new_page(viewport={"width": width, "height": 900}), []
            page.on("request", lambda request: asked.append(request.url))
            page.goto(file.as_uri())
            pages[kind, name, width] = page, asked
        return pages[kind, name, width]

    yield open_page
    for page, _ in pages.values():
        page.close()


@pytest.fixture(scope="module")
def sheets(opened, tmp_path_factory):
    """The text of each sheet of paper that Chromium prints of a page."""
    folder, told = tmp_path_factory.mktemp("printed"), {}

    def print_page(name, kind="page"):
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
        if (kind, name) not in told:
            page, _ = opened(name, PAPER, kind)
            file = folder / f"{kind}-{name}.pdf"
            file.write_bytes(page.pdf(prefer_css_page_size=True))
            done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
            told[kind, name] = done.stdout.decode().split("\f")[:-1]
        return told[kind, name]

    return print_page


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize(("name", "width"), AXE)
def test_axe_finds_nothing(opened, kind, name, width):
    """Every rule of axe-core, contrast and best practices included, on a telephone and on a desk, with all folds open."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page, _ = opened(name, width, kind)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert found.response["passes"], "axe ran no rule"


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize(("name", "width"), WIDTHS)
def test_no_sideways_scroll(opened, kind, name, width):
    """Nothing sticks out, a name without end included, folds open: WCAG 2.2, 1.4.10 (reflow at 320 CSS pixels)."""
    page, _ = opened(name, width, kind)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = (
        "[...document.querySelectorAll('body *:not(svg *)')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.outerHTML.slice(0, 90))"
    )
    assert page.evaluate(wide) == []


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("name", ["full", "hostile"])
def test_nothing_is_fetched(opened, kind, name):
    """The page is whole: the only address asked for is its own, and no script is in it; its policy breaks nothing of its own."""
    page, asked = opened(name, WIDE, kind)
    page.wait_for_load_state("networkidle")
    assert asked == [page.url]
    assert page.evaluate("document.scripts.length") == 0
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).borderBottomStyle") == "solid"


@pytest.mark.parametrize(("width", "shown", "hidden"), [(NARROW, "narrow", "wide"), (WIDE, "wide", "narrow")])
def test_each_chart_is_shown_once(opened, width, shown, hidden):
    """The drawing that fits the width, so large that its letters can be read; a screen reader finds no other."""
    page, _ = opened("full", width)
    charts = page.evaluate("document.querySelectorAll('figure.chart').length")
    assert charts >= 6
    seen = "s => [...document.querySelectorAll(s)].filter(one => one.getClientRects().length).length"
    assert page.evaluate(seen, f".{shown} > svg[role=img]") == charts
    assert page.evaluate(seen, f".{hidden} > svg") == 0
    smallest = """s => Math.min(...[...document.querySelectorAll(s)].map(svg =>
        svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""
    assert page.evaluate(smallest, f".{shown} > svg") > 0.85


@pytest.mark.parametrize("name", ["full", "few", "hidden", "forty"])
def test_a_chart_says_what_its_table_says(opened, name):
    """Every number that a mark of a chart tells stands in the row of the table below it that has its name."""
    page, _ = opened(name, WIDE)
    found = page.evaluate(
        """() => [...document.querySelectorAll('figure.chart')].map(figure => {
            let below = figure.nextElementSibling;
            while (!below.matches('table') && !below.querySelector('table')) below = below.nextElementSibling;
            const table = below.matches('table') ? below : below.querySelector('table');
            return [[...figure.querySelectorAll('.wide .chart-mark > title')].map(one => one.textContent),
                    [...table.tBodies[0].rows].map(row => [row.cells[0].textContent, [...row.cells].slice(1).map(
                        cell => cell.lastElementChild.textContent)])];
        })"""
    )
    assert len(found) >= 2
    checked = 0
    for marks, rows in found:
        assert rows
        for mark in marks:
            for label, cells in rows:
                if not mark.startswith((f"{label}:", f"{label},")):
                    continue
                number = re.match(r"[\d,.]*\d", mark[len(label) :].partition(": ")[2])
                if number:
                    assert any(number[0] in cell for cell in cells), (mark, cells)
                    checked += 1
    assert checked > 5


def test_the_keyboard_gets_past_the_head(opened):
    """The first stop is a link to the report itself, seen when it has the focus; folds open by the keyboard."""
    page, _ = opened("full", WIDE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Go to the report"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_table_on_a_telephone_is_a_table_for_a_screen_reader(opened):
    """It stands as a list there, and rows, headings and cells are still told as such (by role: test_report_page.py)."""
    page, _ = opened("full", NARROW)
    assert page.evaluate("getComputedStyle(document.querySelector('tbody tr')).display") == "block"
    tree = page.locator("#figures table").first.aria_snapshot()
    assert "table" in tree
    assert "rowheader" in tree
    assert "columnheader" in tree


def test_charts_stay_readable_in_forced_colours(browser, opened):
    """High contrast of Windows: a chart keeps its own white ground below its dark lines."""
    page, _ = opened("full", WIDE)
    page.emulate_media(forced_colors="active")
    ground = page.evaluate("getComputedStyle(document.querySelector('.wide > svg')).backgroundColor")
    page.emulate_media(forced_colors="none")
    assert ground == "rgb(255, 255, 255)"


# -------------------------------------------------------------------- on paper


@pytest.mark.parametrize("name", REPORTS)
def test_every_sheet_says_what_it_is_of(sheets, name):
    """The period, the number of the sheet, and UNVERIFIED or PUBLISHED VERSION where that is so."""
    told = sheets(name)
    for number, sheet in enumerate(told, 1):
        lines = sheet.strip().split("\n")
        assert "1 April 2025 to 31 March 2026" in lines[0]
        assert f"{number} of {len(told)}" in lines[-1]
        assert ("UNVERIFIED" in lines[0]) == (name == "unverified")
        assert ("PUBLISHED VERSION" in lines[0]) == (name == "hidden")
        assert "oot" in lines[-1] or name == "empty"


def test_the_hostile_name_stands_on_a_sheet_as_text(browser, tmp_path):
    """In the margin, where it is a string of the style sheet."""
    from tests.reports import HOSTILE, full

    page = browser.new_page()
    page.set_content(render_page(full((HOSTILE,))))
    file = tmp_path / "page.pdf"
    file.write_bytes(page.pdf(prefer_css_page_size=True))
    page.close()
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    assert told.split("\n")[0].startswith('<script>alert(1)</script>"}\\u202e')


def test_paper_holds_everything(sheets):
    """Folded tables are open there, with their last row; links, pictures in words and folds are not."""
    told = "\n".join(sheets("full"))
    assert re.search(r"Mar 2026 +6 +1 +2 +0", told)
    assert "ELM-4T13-Q" in told
    assert "The same numbers as a table" not in told
    assert "This picture in words" not in told
    assert "Go to the report" not in told


@pytest.mark.parametrize("name", ["full", "forty", "hostile"])
def test_nothing_is_cut_by_the_end_of_a_sheet(opened, name):
    """A chart is lower than a sheet and stays in one piece, as does a row of a table; its headings stand on every sheet."""
    page, _ = opened(name, PAPER)
    page.emulate_media(media="print")
    heights = page.evaluate(
        "[...document.querySelectorAll('figure, tr, .facts')].map(one => one.getBoundingClientRect().height)"
    )
    broken = page.evaluate(
        "[...document.querySelectorAll('figure, tr, .facts')].filter(one => getComputedStyle(one).breakInside !== 'avoid').length"
    )
    heads = page.evaluate(
        "[...new Set([...document.querySelectorAll('thead')].map(one => getComputedStyle(one).display))]"
    )
    page.emulate_media(media="screen")
    assert max(heights) < SHEET
    assert broken == 0
    assert heads == ["table-header-group"]


@pytest.mark.parametrize("name", REPORTS)
def test_the_snapshot_is_two_sheets(opened, name):
    """Whatever the report holds: forty homes with long names, a name without end, nothing at all."""
    page, _ = opened(name, PAPER, "snapshot")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 2


def test_the_snapshot_has_room_to_spare(opened):
    """Where letters are a twelfth larger it is two sheets still: another machine has other fonts."""
    page, _ = opened("unverified", PAPER, "snapshot")
    page.add_style_tag(content="@media print { body { font-size: 9.75pt !important; } }")
    count = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    page.reload()
    assert count == 2


@pytest.mark.parametrize("name", ["unverified", "empty"])
def test_the_snapshot_on_paper(sheets, name):
    """Three questions on each sheet, also where more would fit on the first, and a warning on both."""
    first, second = sheets(name, "snapshot")
    assert [bool(re.search(rf"^ *{number}\. [A-Z]", first, re.MULTILINE)) for number in range(1, 7)] == [True] * 3 + [
        False
    ] * 3
    assert "4. Is the protocol up to date" in second
    for sheet in (first, second):
        assert ("UNVERIFIED" in sheet.strip().split("\n")[0]) == (name == "unverified")
