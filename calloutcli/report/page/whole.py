"""A report as one HTML page: no script, no network, for a screen, a telephone and A4. Plain words; every number also in a table.

What is pressing comes first, then the main figures, each beside its caveat, then the charts, and last what each figure means and how to
check it again. The parts are made in `sections.py`, `charted.py` and `appendix.py`, the words of figures in `words.py`; the templates only put them on the page.
"""

import re

from calloutcli.finding import printable
from calloutcli.frozen import replace
from calloutcli.report.contents import Report
from calloutcli.report.page.glossary import terms_in
from calloutcli.report.page.rendering import css_text, render
from calloutcli.report.page.section import Section
from calloutcli.report.page.sections import GLOSSARY, sections_of
from calloutcli.wording import long_date

UNVERIFIED = "UNVERIFIED. These figures rest on records that nobody has seen to hold. Do not rest a decision on them."
PUBLISHED = "PUBLISHED VERSION. Small numbers are hidden."
_NAMED = 6
_TAG = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)


def render_page(report: Report) -> str:
    """The HTML of the page."""
    sections = sections_of(report)
    values = {"head": head_of(report), "sheet": sheet_of(report)}
    plain = render("page.html.j2", sections=sections, contents=_contents(sections), **values)
    # Only words that occur are explained, so the page is made twice.
    terms = terms_in(_TAG.sub(" ", plain), is_published=report.published)
    whole = [
        replace(one, terms=terms) if one.id == GLOSSARY else one for one in sections if one.id != GLOSSARY or terms
    ]
    return render("page.html.j2", sections=whole, contents=_contents(whole), **values)


def _contents(sections: list[Section]) -> list[tuple[str, str]]:
    return [(one.id, one.title) for one in sections]


def head_of(report: Report) -> dict[str, object]:
    """What stands at the top of a page: title, warnings, and what the report is of."""
    return {
        "title": f"Police contacts and what was done instead: {report.asked.words}",
        "standing": standing_of(report),
        "is_published": report.published,
        "facts": _facts(report),
    }


def standing_of(report: Report) -> list[str]:
    """The warnings that hold for the whole report."""
    return [*([UNVERIFIED] if report.unverified else []), *([PUBLISHED] if report.published else [])]


def _facts(report: Report) -> list[tuple[str, str]]:
    return [
        ("Period", f"{report.asked.words}. Beside it, the year before: {report.before.words}"),
        ("Homes", homes_words(report)),
        ("Made", long_date(report.made.date())),
        ("View", report.view),
        ("Records", records_words(report)),
        *root_facts(report),
    ]


def homes_words(report: Report) -> str:
    """The homes by name; of many how many there are."""
    if not report.homes:
        return "none: nothing is recorded yet"
    if len(report.homes) > _NAMED:
        return f"{len(report.homes)}, by name in the part on records below"
    return ", ".join(report.homes)


def records_words(report: Report) -> str:
    """How many records were counted, and whether they were seen to hold."""
    records = sum(one.records for one in report.logs)
    holding = sum(one.verified for one in report.logs)
    return f"{records:,}, in logs: {len(report.logs)}. Logs checked, and seen to hold: {holding} of {len(report.logs)}"


def root_facts(report: Report) -> list[tuple[str, str]]:
    """The root of each log, where there are few of them."""
    if not 0 < len(report.logs) <= 3:
        return [("Roots", "of each log, in the part on how to check it again")] if report.logs else []
    return [
        (
            f"Root of {one.log}" if len(report.logs) > 1 else "Root",
            f"{one.root or 'none'}{'' if one.verified else ', not verified'}",
        )
        for one in report.logs
    ]


def sheet_of(report: Report, where: str = "in the part on how to check it again") -> dict[str, object]:
    """What stands on every sheet of paper, as strings of a style sheet."""
    homes = homes_words(report) if len(report.homes) == 1 else f"Homes: {len(report.homes)}"
    root = (
        f"Root {report.logs[0].root[:16]}"
        if len(report.logs) == 1 and report.logs[0].root
        else f"Logs: {len(report.logs)}, roots {where}"
    )
    marks = [*(["UNVERIFIED"] if report.unverified else []), *(["PUBLISHED VERSION"] if report.published else [])]
    return {
        "top_left": css_text(". ".join([*marks, shortened(homes, 60)])),
        "top_right": css_text(report.asked.words),
        "bottom_left": css_text(root),
        "weight": "bold" if marks else "normal",
    }


def shortened(text: str, most: int) -> str:
    """The text on one line, cut after so many letters."""
    line = " ".join(printable(text).split())
    return line if len(line) <= most else line[: most - 3].rstrip() + "..."
