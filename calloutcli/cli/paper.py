"""A self-contained page: no script, no network, made for A4, readable by a screen reader. The frame and the look of each."""

from collections.abc import Iterable
from html import escape

from calloutcli.finding import printable

_STYLE = """
body { font: 12pt/1.4 system-ui, "Segoe UI", Arial, sans-serif; color: #111; background: #fff; margin: 0 auto; padding: 1.5rem; max-width: 44rem; }
header { border-bottom: 3px solid #111; margin-bottom: 1rem; padding-bottom: .6rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .2rem 0 .4rem; }
h2 { font-size: 1.05rem; margin: 1.1rem 0 .3rem; }
p, ul, ol, dl { margin: .2rem 0 .4rem; }
ol, ul { padding-left: 1.5rem; }
.emergency h1 { border-left: .6rem solid #b00020; padding-left: .6rem; }
.reference { font: 700 1.5rem/1.3 ui-monospace, Consolas, monospace; letter-spacing: .08em; }
.standing { font-weight: 600; }
.small { color: #444; font-size: .9em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.2rem; }
dt { font-weight: 600; } dd { margin: 0; font-variant-numeric: tabular-nums; } dd .small { display: inline-block; }
footer { border-top: 1px solid #888; margin-top: 1.2rem; padding-top: .5rem; }
@media (max-width: 30rem) { body { padding: 1rem; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { body { font-size: 9pt; line-height: 1.22; padding: 0; max-width: none; } h1 { font-size: 1.4rem; } h2 { break-after: avoid; margin: .45rem 0 .1rem; } p, ul, ol, dl { margin: .1rem 0; } li, dd { break-inside: avoid; } @page { size: A4; margin: 12mm; } }
"""


def document(
    title: str,
    header: str,
    main: str,
    footer: str = "",
    *,
    emergency: bool = False,
    style: str = "",
    language: str = "en",
) -> str:
    """The HTML of a page. The title is text, the parts are HTML; `style`: what this page adds to the look of all."""
    kind = ' class="emergency"' if emergency else ""
    below = f"<footer>\n{footer}</footer>\n" if footer else ""
    return f"""<!doctype html>
<html lang="{text(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(title)}</title>
<style>{_STYLE}{style}</style>
</head>
<body{kind}>
<header>
{header}</header>
<main>
{main}</main>
{below}</body>
</html>
"""


def section(title: str, inside: Iterable[str], kind: str = "") -> str:
    """A part with a heading; nothing when nothing is inside."""
    found = "".join(inside)
    mark = f' class="{kind}"' if kind else ""
    return f"<section{mark}>\n<h2>{text(title)}</h2>\n{found}</section>\n" if found else ""


def listed(tag: str, items: Iterable[str]) -> list[str]:
    """A list of texts; nothing when there are none."""
    lines = [f"<li>{text(item)}</li>\n" for item in items]
    return [f"<{tag}>\n", *lines, f"</{tag}>\n"] if lines else []


def paragraph(words: str, kind: str = "") -> str:
    """A text as a paragraph."""
    mark = f' class="{kind}"' if kind else ""
    return f"<p{mark}>{text(words)}</p>\n"


def text(words: str) -> str:
    """A text as HTML: nothing in it is read as a tag, and nothing in it can reorder a line."""
    return escape(printable(words))
