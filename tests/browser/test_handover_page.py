"""The page of the handover in a real browser: with nothing to tell, with one case, and with more than one sheet of paper holds."""

import pytest

from tests.browser.conftest import NARROW, PAPER, WIDE
from tests.courses import NOTHING
from tests.shifts import Shifts

OUT = {**NOTHING, "concern": frozenset({"out"}), "out_where": "not_sure", "out_risk": "no"}
LONG = "ha" * 120
SIZES = {"empty": 0, "one": 1, "many": 25}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The page of a home with so many cases: some overdue, one child not back, notes, interviews that were not finished."""
    made = {}
    for name, count in SIZES.items():
        shifts = Shifts(tmp_path_factory.mktemp(name) / "home")
        for case in range(1, count + 1):
            shifts.put_off(case, OUT if case % 3 == 2 else None)
            if case % 4 == 1:
                shifts.note(case, f"Sit with him at breakfast. {LONG if case == 5 else ''}", "2026-12-24")
            if case == 2:
                shifts.add(2, "missing", step="enquiries", absence="missing", asked_whom=["friends"])
            if case % 6 == 2:
                shifts.run("decide", typed=["2", "^C"])
            shifts.hour += 2.7
        made[name] = shifts.folder.parent / "handover.html"
        assert shifts.run("handover", "--page", str(made[name]))[0] == 0
    return made


@pytest.fixture
def opened(browser, pages):
    """Opens a home's page at a width; gives the page and every address that was asked for."""
    tabs = []

    def open_page(name, width):
        page, asked = browser.new_page(viewport={"width": width, "height": 900}), []
        tabs.append(page)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(pages[name].as_uri())
        return page, asked

    yield open_page
    for page in tabs:
        page.close()


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_nothing(opened, name, width):
    """Every rule of axe-core, contrast and best practices included, on a telephone and on a desk."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page, _ = opened(name, width)
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert found.response["passes"], "axe ran no rule"


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_no_sideways_scroll(opened, name, width):
    """Nothing sticks out, a word without end included: WCAG 2.2, 1.4.10 (reflow at 320 CSS pixels)."""
    page, _ = opened(name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = (
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert page.evaluate(wide) == 0


@pytest.mark.parametrize("name", SIZES)
def test_nothing_is_fetched(opened, name):
    """The page is whole: the only address asked for is its own, and no script is in it."""
    page, asked = opened(name, WIDE)
    page.wait_for_load_state("networkidle")
    assert asked == [page.url]
    assert page.evaluate("document.scripts.length") == 0


def test_what_a_screen_reader_finds(opened):
    """One heading for the page, one for each part, in the order of the screen; what is listed is a list."""
    page, _ = opened("many", WIDE)
    assert page.evaluate("[...document.querySelectorAll('h1')].map(e => e.textContent)") == ["Handover"]
    headings = page.evaluate("[...document.querySelectorAll('h2')].map(e => e.textContent.split(':')[0])")
    assert headings == [
        "Not back", "Overdue", "Due next", "Cases, open or of the last 24 hours", "Interviews not finished",
        "Write this in the day book",
    ]  # fmt: skip
    assert page.evaluate("document.querySelector('header p').textContent").startswith(
        "If anyone is in danger now, call 999"
    )
    assert page.evaluate("document.querySelectorAll('main ul').length") == 5
    assert page.evaluate("document.querySelectorAll('h3, table, img').length") == 0


def test_a_home_with_one_case_fits_on_one_side_of_a4(opened):
    """What most homes hand over is one sheet."""
    page, _ = opened("one", PAPER)
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_more_goes_on_further_sheets(opened):
    """Nothing is cut: no entry is parted by the end of a sheet, and the receipt is in one piece."""
    page, _ = opened("many", PAPER)
    page.emulate_media(media="print")
    broken = "[...document.querySelectorAll('ul.items > li, .receipt')].filter(e => getComputedStyle(e).breakInside !== 'avoid').length"
    assert page.evaluate(broken) == 0
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") > 1
