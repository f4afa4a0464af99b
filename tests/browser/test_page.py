"""The poster of every shipped protocol in a real browser: nothing that axe finds, no network, no sideways scroll."""

from pathlib import Path

import pytest

from calloutcli.cli.poster import render_poster
from calloutcli.protocol.load import load_protocol
from calloutcli.store.library import find_protocol, shipped_versions
from tests.browser.conftest import NARROW, PAPER, WIDE
from tests.builders import NOW

PAGES = [
    (name, code) for name in sorted(shipped_versions()) for code, _ in load_protocol(*find_protocol(name)).languages
]


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    """Opens a protocol's poster at a width, each once; gives the page and every address that was asked for."""
    folder: Path = tmp_path_factory.mktemp("posters")
    pages = {}

    def open_poster(name, language, width):
        if (name, language, width) not in pages:
            file = folder / f"{name}-{language}.html"
            file.write_text(render_poster(load_protocol(*find_protocol(name)), NOW.date(), language), encoding="utf-8")
            page, asked = browser.new_page(viewport={"width": width, "height": 900}), []
            page.on("request", lambda request: asked.append(request.url))
            page.goto(file.as_uri())
            pages[name, language, width] = page, asked
        return pages[name, language, width]

    return open_poster


def test_axe_would_find_something(browser):
    """The tool is awake: a picture without words for it is found."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = browser.new_page()
    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main>')
    assert [one["id"] for one in axe.Axe().run(page).response["violations"]] == ["image-alt"]


@pytest.mark.parametrize(("name", "language"), PAGES)
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_nothing(opened, name, language, width):
    """Every rule of axe-core, best practices included, on a telephone and on a desk."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page, _ = opened(name, language, width)
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert found.response["passes"], "axe ran no rule"


@pytest.mark.parametrize(("name", "language"), PAGES)
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_no_sideways_scroll(opened, name, language, width):
    """Nothing sticks out: WCAG 2.2, 1.4.10 (reflow at 320 CSS pixels)."""
    page, _ = opened(name, language, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = (
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert page.evaluate(wide) == 0


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_nothing_is_fetched(opened, name, language):
    """The page is whole: the only address asked for is its own, and no script is in it."""
    page, asked = opened(name, language, WIDE)
    page.wait_for_load_state("networkidle")
    assert asked == [page.url]
    assert page.evaluate("document.scripts.length") == 0


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_text_stays_in_its_box(opened, name, language):
    """In the picture, as this browser sets it, no line of text is wider than the box that it stands in."""
    page, _ = opened(name, language, WIDE)
    out = page.evaluate(
        """() => [...document.querySelectorAll('.picture svg')].flatMap(svg => {
            const boxes = [...svg.querySelectorAll('rect')].map(one => one.getBBox());
            return [...svg.querySelectorAll('text')].map(one => [one.textContent, one.getBBox()]).filter(([words, t]) =>
                words !== 'Yes' && words !== 'No' && !boxes.some(b =>
                    b.x <= t.x && t.x + t.width <= b.x + b.width && b.y <= t.y && t.y + t.height <= b.y + b.height)
            ).map(([words]) => words);
        })"""
    )
    assert out == []


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_it_prints_on_a4(opened, name, language):
    """On paper the picture is there, its list in words is not, and no step of it is cut by the end of a page."""
    page, _ = opened(name, language, PAPER)
    page.emulate_media(media="print")
    shown = "s => getComputedStyle(document.querySelector(s)).display"
    assert page.evaluate(shown, ".picture") == "block"
    assert page.evaluate(shown, ".words") == "none"
    assert (
        page.evaluate("Math.max(...[...document.querySelectorAll('.picture svg')].map(s => s.clientHeight))") < 1020
    )  # 270 mm
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
