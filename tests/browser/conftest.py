"""A real browser for the pages that callout makes.

Needs Chromium (`apt-get install chromium`), which is driven through Playwright; axe-core comes inside
`axe-playwright-python`, so nothing is fetched. Without Chromium these tests are skipped, and say so.
"""

import shutil

import pytest

NARROW, WIDE, PAPER = 320, 1280, 703
"""In CSS pixels. On A4, 186 mm lie between the margins."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run")


@pytest.fixture(scope="package")
def browser():
    """A headless Chromium, or a skip that says what is missing."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser here: none of {', '.join(NAMES)} is installed")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield opened
        opened.close()
