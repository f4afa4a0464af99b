"""docs/at-the-incident.md is one printed side: it hangs beside the computer."""

import re

from markdown_it import MarkdownIt

from tests.guides.guides import text_of

PRINTED = """
<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>At the incident</title><style>
@page { size: A4; margin: 14mm 16mm }
body { font: 10.5pt/1.35 sans-serif; margin: 0 }
h1 { font-size: 18pt; margin: 0 0 2mm } h2 { font-size: 12.5pt; margin: 3mm 0 1mm }
p, table, pre { margin: 0 0 2mm } td, th { text-align: left; padding: 0 4mm 0 0 }
pre { font-size: 8.5pt; line-height: 1.2; background: #f3f3f3; padding: 1.5mm 2mm }
</style>
"""
"""How the page is printed here: letters that can be read at arm's length, and margins that every printer has."""


def sides(browser, markdown):
    """How many sides of A4 the text fills; Markdown -> HTML by markdown-it, which comes with rich."""
    page = browser.new_page()
    page.set_content(PRINTED + MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))


def test_at_the_incident_is_one_side(browser):
    """It fits on one side of A4, and would not with a few paragraphs more: the count counts."""
    text = text_of("at-the-incident")
    assert sides(browser, text) == 1
    assert sides(browser, text + "\n\nOne more paragraph." * 8) == 2
