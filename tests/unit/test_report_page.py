"""The page of a report and the two-page snapshot: what stands on them, in which order, and that nothing in a log can break them."""

import re
from collections import Counter
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from jinja2 import UndefinedError

from calloutcli.finding import is_unsafe_character
from calloutcli.frozen import replace
from calloutcli.report.comparators import Beside, Comparator
from calloutcli.report.contents import Notice
from calloutcli.report.measure import measures
from calloutcli.report.page.blocks import block_of
from calloutcli.report.page.noticed import noticed_in
from calloutcli.report.page.rendering import css_text, render
from calloutcli.report.page.sections import HIDDEN_MEANS
from calloutcli.report.page.snapshot import render_snapshot
from calloutcli.report.page.whole import render_page, sheet_of
from calloutcli.report.statistics.estimates import NO_DENOMINATOR
from calloutcli.report.view import for_view
from tests.reports import HOSTILE, REPORTS, ROOT, empty, full, hidden, one_record, unverified

VOID = {"meta", "br", "img", "link", "use", "path", "rect"}
PAGES = {"page": render_page, "snapshot": render_snapshot}


class Parsed(HTMLParser):
    """A page as its elements in order: (tag, attributes, text), each text with the element that it stands in."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.wrong = [], [], []
        self.feed(page)
        self.close()
        self.wrong += [f"never closed: {tag}" for tag, *_ in self.open]

    def handle_starttag(self, tag, attrs):
        """An element begins."""
        element = (tag, dict(attrs), [])
        self.elements.append(element)
        if tag not in VOID or "d" not in dict(attrs):
            self.open.append(element)
        if tag in ("meta", "br", "img", "link"):
            self.open.pop()

    def handle_startendtag(self, tag, attrs):
        """An element without an inside."""
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag):
        """An element ends: the one that was opened last."""
        if not self.open or self.open[-1][0] != tag:
            self.wrong.append(f"closes {tag} in {self.open[-1][0] if self.open else 'nothing'}")
        else:
            self.open.pop()

    def handle_data(self, data):
        """Text, of every element that is open."""
        for element in self.open:
            element[2].append(data)

    def all(self, *tags):
        """The texts of the elements with one of these tags."""
        return [" ".join("".join(words).split()) for tag, _, words in self.elements if tag in tags]

    def attributes(self, tag):
        """The attributes of each element with this tag."""
        return [attrs for name, attrs, _ in self.elements if name == tag]


@cache
def page_of(name, kind="page"):
    """The page of one of the reports, made once."""
    return PAGES[kind](REPORTS[name]())


def words_of(page):
    """What is read of a page, without style and tags."""
    return " ".join(Parsed(re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)).all("body"))


EACH = [(kind, name) for name in REPORTS for kind in PAGES]


@pytest.mark.parametrize(("kind", "name"), EACH)
def test_a_page_is_well_formed(kind, name):
    """Every element is closed where it was opened, no id stands twice, and every place that a link goes to is there."""
    parsed = Parsed(page_of(name, kind))
    assert parsed.wrong == []
    ids = Counter(attrs["id"] for _, attrs, _ in parsed.elements if "id" in attrs)
    assert [one for one, count in ids.items() if count > 1] == []
    assert {one["href"] for one in parsed.attributes("a")} <= {f"#{one}" for one in ids}


@pytest.mark.parametrize(("kind", "name"), EACH)
def test_headings_and_tables_are_as_a_screen_reader_needs_them(kind, name):
    """One h1, no level left out; every table has a caption, and every heading of a row or column says which it is."""
    parsed = Parsed(page_of(name, kind))
    levels = [int(tag[1]) for tag, *_ in parsed.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    tables = parsed.all("table")
    assert len([one for one in parsed.all("caption") if one]) == len(tables)
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    assert {(tag, attrs.get("role")) for tag, attrs, _ in parsed.elements if tag in roles} <= set(roles.items())
    headings = {("row", "rowheader"), ("col", "columnheader")}
    assert {(one.get("scope"), one.get("role")) for one in parsed.attributes("th")} <= headings
    assert parsed.attributes("html") == [{"lang": "en-GB"}]
    assert [tag for tag, *_ in parsed.elements if tag in ("header", "main", "footer")] == ["header", "main", "footer"]


@pytest.mark.parametrize(("kind", "name"), EACH)
def test_nothing_runs_and_nothing_is_fetched(kind, name):
    """No script, no handler, no address, and a policy that forbids them."""
    parsed = Parsed(page_of(name, kind))
    policy = next(
        one["content"] for one in parsed.attributes("meta") if one.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert not {tag for tag, *_ in parsed.elements} & {
        "script",
        "link",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "img",
    }
    assert not [
        key
        for _, attrs, _ in parsed.elements
        for key in attrs
        if key.startswith("on") or key in ("src", "srcset", "style")
    ]
    assert set(re.findall(r"https?:[^\"'\s<]*", page_of(name, kind))) <= {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize(("kind", "name"), EACH)
def test_no_value_of_python_stands_on_a_page(kind, name):
    """What is not known is said in words: never None, nan, an empty tuple or an object."""
    words = words_of(page_of(name, kind))
    assert not re.search(r"\bNone\b|\bnan\b|\binf\b|\(\)|<\w+ object|Undefined|Figure\(", words)


@pytest.mark.parametrize("kind", PAGES)
def test_a_hostile_name_is_only_text(kind):
    """A name with tags, quotes, a style's end, a control and a bidi character changes no element, no style and no order."""
    page = PAGES[kind](full((HOSTILE,)))
    assert "<script" not in page
    assert page.count("</style>") == 1
    assert not [letter for letter in page if is_unsafe_character(letter)]
    assert "<script>alert(1)</script>" in words_of(page)
    tame = PAGES[kind](full(("Ash Lodge",)))
    drawn = {"text", "title"}
    assert _elements(page, drawn) == _elements(tame, drawn)


def _elements(page, but):
    """How many there are of each element."""
    return Counter(tag for tag, *_ in Parsed(page).elements if tag not in but)


def test_a_hostile_reference_is_only_text():
    """So are the reference and the kind of a notice."""
    page = render_page(full(notices=(Notice(HOSTILE, "Elm House", HOSTILE, HOSTILE),)))
    assert "<script" not in page
    assert not [letter for letter in page if is_unsafe_character(letter)]


@pytest.mark.parametrize(
    "text", [HOSTILE, '"; } body { display: none } @import "x', "a\nb", "\\", "</style>", "\U0001f600 é"]
)
def test_a_string_of_a_style_sheet_ends_where_it_ends(text):
    """No quote, backslash but that of an escape, line end, or angle bracket of a text is left in the string."""
    inside = str(css_text(text))[1:-1]
    assert re.fullmatch(r"(?:[A-Za-z0-9 .,:]|\\[0-9a-f]{6})*", inside)


def test_a_name_that_a_template_does_not_know_is_a_bug():
    """It is never an empty place."""
    told = {"title": "x", "standing": [], "facts": [], "sheets": [], "sheet": sheet_of(empty())}
    assert "x" in render("snapshot.html.j2", **told, hidden="")
    with pytest.raises(UndefinedError, match="hidden"):
        render("snapshot.html.j2", **told)


def test_parts_stand_in_order():
    """What is pressing comes first, the figures next, and what they mean and how to check them last."""
    headings = Parsed(page_of("full")).all("h2")
    assert headings == [
        "What to look at first", "Main figures", "Decisions month by month", "Police contacts over time",
        "Before and after each change", "Homes beside each other", "How many contacts are about one child",
        "Departures from the advice, by rule", "Putting it right", "Are groups of children treated alike?",
        "How complete the records are", "Every other measure", "What cannot be counted yet", "Words used here",
        "How each figure is counted", "How to check this report again",
    ]  # fmt: skip


def test_the_head_says_what_is_counted():
    """Period, the year before, homes, when, whether the records were seen to hold, and the root."""
    head = " ".join(Parsed(page_of("few")).all("header"))
    for words in (
        "1 April 2025 to 31 March 2026",
        "1 April 2024 to 31 March 2025",
        "Elm House",
        "9 April 2026",
        "1 of 1",
        "00" + ROOT[2:],
    ):
        assert words in head
    assert "UNVERIFIED" not in head


def test_every_main_figure_stands_with_all_that_belongs_to_it():
    """Value, numerator, denominator, interval, missing, the year before, whether it can be told from chance, and the caveat."""
    page = page_of("full")
    blocks = re.findall(r'<section class="measure[^>]*id="(M\d)">(.*?)</section>', page, re.DOTALL)
    found = {id_: words_of(f"<body>{inside}</body>") for id_, inside in blocks}
    assert list(found)[:5] == ["M1", "M2", "M3", "M4", "M5"]
    for id_ in ("M2", "M3", "M4", "M5"):
        for label in ("Counted", "Out of", "Likely between", "Missing", "Year before", "Beside the year before"):
            assert label in found[id_], (id_, label)
        assert f"Take care. The caveat of {id_}." in found[id_]
    assert "5.49 for each 1,000" in found["M2"]
    assert "34: what M2 counts" in found["M2"]
    assert "6,190: what it is counted in" in found["M2"]
    assert "between 3.80 and 7.68" in found["M2"]
    assert "8.65 for each 1,000 (52 in 6,015)" in found["M2"]
    assert "more than chance alone would often give" in found["M2"]
    assert "cannot be told from chance" in found["M3"]


def test_a_refused_figure_shows_its_counts_and_why():
    """A count without a denominator, and a share of too few."""
    page = words_of(page_of("full"))
    assert "Only counts, because no denominator: count only" in page
    assert "2 of 7" in page
    assert "too few to tell" in page


def test_what_is_hidden_is_c():
    """A hidden count is `c`, with what it means; nothing of the hidden figure stands beside it, not even its change."""
    report = hidden()
    page = render_page(report)
    assert HIDDEN_MEANS in words_of(page)
    assert "PUBLISHED VERSION" in " ".join(Parsed(page).all("header"))
    row = re.search(r"less serious than advised</th>(.*?)</tr>", page, re.DOTALL)[1]
    assert "c of 151" in row
    assert "percentage points" not in row
    assert "Not shown in a published report: small numbers could point to a child." in page
    assert HIDDEN_MEANS not in words_of(page_of("full"))


def test_what_is_not_published_is_not_said_to_be_unrecorded():
    """Of a measure, a home, a year before or a chart that publishing left out the page says so, and never that nothing was recorded."""
    report = hidden()
    kept = tuple(one for one in report.figures if not one.home and one.period == "asked" and one.measure != "M4")
    by_home = tuple(one for one in report.figures if one.home and one.measure == "M1")
    left = replace(report, figures=(*kept, *by_home), changes={}, chart=None, chart_months=(), tiers={})
    for page in map(words_of, (render_page(left), render_snapshot(left))):
        for words in ("nothing recorded", "hold nothing of this", "There is nothing to draw", "There is no decision"):
            assert words not in page
    page = words_of(render_page(left))
    assert "Managed in the home M4 Take care. The caveat of M4. Not shown in a published report." in page
    assert "Not shown of single homes: Police contacts for each 1,000 bed nights, Incidents" in page
    assert "Year before not shown" in page


def test_exceptions_stand_by_kind_with_counts_and_references():
    """An emergency that was not called comes first; each kind says how many and which."""
    page = Parsed(page_of("full"))
    kinds = [words for words in page.all("h3") if re.search(r": \d+$", words)]
    assert kinds == [
        "Emergency advised, and 999 not called: 1",
        "Put off, and not decided by their time: 1",
        "Somebody was told late: 14",
        "Months without an entry and without a nil return: 3",
    ]
    assert "ELM-9X4R-S" in page.all("th")
    assert "11 February 2026" in words_of(page_of("full"))


def test_many_exceptions_do_not_bury_the_figures():
    """The first ten of a kind stand at the beginning, all of them in the last part; an emergency always at the beginning."""
    late = [Notice("duty-late", "Elm House", f"ELM-{number:04}-Q", "2025-11-01") for number in range(40)]
    not_called = [
        Notice("emergency-not-called", "Elm House", f"ELM-{number:04}-E", "2025-11-01") for number in range(25)
    ]
    page = render_page(full(("Elm House",), notices=(*late, *not_called)))
    first, _, after = page.partition('id="figures"')
    assert first.count("-Q</th>") == 10
    assert "Rows that stand in the last part: 30." in first
    assert after.count("-Q</th>") == 40
    assert first.count("-E</th>") == 25
    assert after.count("-E</th>") == 0
    assert Parsed(page).all("h2")[-1] == "What to look at, in full"


def test_a_month_that_is_not_over_is_not_missed():
    """Of the days so far nobody has given a nil return yet: no home is said to be silent."""
    asked = replace(one_record().asked, first=date(2026, 4, 1), last=date(2026, 4, 9))
    assert noticed_in(replace(one_record(), asked=asked)) == ()


def test_a_count_among_others_lacks_no_denominator():
    """A measure that counts alone may name what it counts among: then the reason is not that there is no denominator."""
    report = full()
    figures = tuple(replace(one, denominator=11) if one.measure == "M16" else one for one in report.figures)
    methods = tuple(
        replace(one, method="count", denominator="x") if one.id == "M16" else one for one in report.measures
    )
    figures = tuple(
        replace(one, value=None, low=None, high=None, refusal=NO_DENOMINATOR) if one.measure == "M16" else one
        for one in figures
    )
    block = next(one for one in methods if one.id == "M16")
    facts = dict(block_of(replace(report, figures=figures, measures=methods), block).facts)
    assert facts["Only counts, because"] == "counts only: there are too few for a share"


def test_published_figures_stand_beside_without_a_test():
    """Each with its source and date, the difference in points, and that no test is made."""
    published = Comparator("M4", "", "England", 71.0, "a statistical release", date(2025, 3, 31))
    page = words_of(render_page(full(beside=(Beside(published, 83.6, 12.6), Beside(published, None, None)))))
    for words in (
        "England",
        "71 %",
        "31 March 2025",
        "83.6 %",
        "+12.6",
        "a statistical release",
        "no test is made",
        "no such share",
    ):
        assert words in page


def test_rules_stand_under_their_protocol():
    """By name, with what was less serious and what was more; rules from which nobody departed are counted."""
    report = full()
    unused = replace(
        next(one for one in report.figures if one.part.startswith("rule_up")),
        part="rule_up:elm-valley@1.2.0:quiet",
        numerator=0,
    )
    page = render_page(replace(report, figures=(*report.figures, unused)))
    part = page.partition('id="departures"')[2].partition("</section>")[0]
    assert "Departures from the advice, by rule of elm-valley 1.2.0" in part
    assert re.findall(r'scope="row">([^<]*)', part) == ["costly", "needed-treatment"]
    assert "Rules that decided, and from which nobody departed: 1." in part


def test_a_view_without_references_shows_how_many_for_each_home():
    """A meeting sees what was done, not at which case."""
    page = render_page(for_view(full(), "meeting"))
    assert "ELM-9X4R-S" not in page
    assert "Somebody was told late: 14" in words_of(page)


def test_what_is_wrong_with_the_records_is_an_exception():
    """A log that was not seen to hold, words that are missing, records that cannot be read, a part, a home that says nothing."""
    found = {one.id: one.count for one in noticed_in(unverified())}
    assert found["log-not-verified"] == 1
    assert found["missing-unexplained"] == 2
    assert found["unread"] == 1
    assert found["partial"] == 1
    assert found["home-not-reporting"] == 1
    page = page_of("unverified")
    assert "UNVERIFIED" in " ".join(Parsed(page).all("header"))
    assert 'content: "UNVERIFIED' in page
    assert not {"log-not-verified", "missing-unexplained", "unread", "partial", "home-not-reporting"} & {
        one.id for one in noticed_in(full())
    }


def test_nothing_pressing_is_said():
    """Where there is nothing to look at, the page says so, and that it cannot see what was never recorded."""
    page = words_of(render_page(full(notices=(), months=())).replace("&#39;", "'"))
    assert "Nothing was found to be overdue, late, missing or unchecked." not in page  # no home has a month that counts
    assert "Nothing was found to be overdue, late, missing or unchecked." in words_of(page_of("empty"))
    assert "What nobody recorded cannot be seen here." in words_of(page_of("empty"))


def test_homes_stand_by_name():
    """In the table of homes and in the funnel: no ranking."""
    page = page_of("forty")
    names = re.findall(r'scope="row">(Home number \d\d)', page.partition('id="homes"')[2].partition('id="children"')[0])
    assert names == sorted(names)
    assert len(names) == 40
    by_home = page.partition("Main figures of each home")[2].partition("</table>")[0]
    assert re.findall(r'scope="row">Home number (\d\d)', by_home) == [f"{number:02}" for number in range(1, 41)]


def test_a_home_stands_beside_the_group_by_its_rate():
    """Contacts for each 1,000 bed nights, with where it stands, and the sum that it is held against."""
    part = page_of("full").partition('id="homes"')[2].partition('id="children"')[0]
    assert "All homes together: police contacts 34, bed nights 6,190." in part
    row = re.search(r'scope="row">Ash Lodge</th>(.*?)</tr>', part, re.DOTALL)[1]
    assert re.findall(r"<span>([^<]*)</span>", row) == ["1,200", "3.33", "inside the limits"]


def test_a_month_that_is_hidden_is_not_one_without_entries():
    """In the table of decisions: c where a small number is hidden, words where the month does not count, 0 where it is 0."""
    part = page_of("hidden").partition('id="tiers"')[2].partition('id="over-time"')[0]
    cells = {
        month: re.findall(r"<span>([^<]*)</span>", row)
        for month, row in re.findall(r'scope="row">(\w{3} \d{4})</th>(.*?)</tr>', part, re.DOTALL)
    }
    assert cells["Apr 2024"] == ["9", "c"]
    assert cells["Jul 2024"] == ["6", "5"]
    assert cells["Feb 2026"] == ["no entries", "no entries"]


def test_a_change_is_not_said_to_be_a_cause():
    """Beside the figures before and after stands what they do not show; a change without months on both sides is only named."""
    page = words_of(page_of("full"))
    assert "This does not show that the change was the cause." in page
    assert "regression to the mean" in page
    assert "Change 1, 14 April 2025: protocol elm-valley 1.2.0" in page
    assert "Change 2, 20 March 2026: protocol elm-valley 1.3.0" in page
    assert "nothing is compared" in page


def test_few_contacts_are_drawn_as_days_between():
    """The words say how to read it, and the gap that still runs is marked."""
    page = words_of(page_of("few"))
    assert "the longer there was none" in page
    assert "(still running)" in page


def test_the_police_are_not_told_what_the_home_managed():
    """Neither decisions in the home nor restorative work, nor departures."""
    headings = Parsed(render_page(for_view(full(), "police"))).all("h2")
    for title in ("Decisions month by month", "Putting it right", "Departures from the advice, by rule"):
        assert title not in headings
    assert "Main figures" in headings


def _explained(report):
    """The words that the page of a report explains."""
    part = render_page(report).partition('id="words"')[2].partition("</section>")[0]
    return Parsed(f"<body>{part}</body>").all("dt")


def test_only_words_that_occur_are_explained():
    """And a small c only where it stands for something."""
    terms = _explained(full())
    assert "bed night" in terms
    assert "outcome 22" not in terms
    assert terms == sorted(terms, key=str.lower)
    assert "c" not in terms
    assert "c" in _explained(hidden())


def test_every_measure_of_ours_is_defined():
    """With numerator, denominator, method, caveat and source; what cannot be counted says which field it lacks."""
    ours = measures()
    page = words_of(render_page(replace(one_record(), measures=ours, figures=(), changes={})))
    for one in ours:
        for words in (one.name, one.numerator, one.caveat, one.source, one.lacks):
            assert " ".join(words.split()) in page, (one.id, words)


def test_how_to_check_it_again():
    """Every root in full, and what to type: the same days, view and publishing."""
    page = words_of(page_of("hidden"))
    for log in hidden().logs:
        assert log.root in page
    assert "callout log verify FOLDER" in page
    assert "callout report FOLDER --period 2025-04-01..2026-03-31 --view meeting --publish" in page


def test_one_record_is_not_a_rate():
    """One contact is a count, and the page says why there is no more."""
    page = words_of(page_of("one_record"))
    assert "There is nothing to draw" not in page
    assert "Why no more is drawn: too few to tell." in page
    assert "No entries is not zero" in page


@pytest.mark.parametrize("name", REPORTS)
def test_the_snapshot_asks_the_six_questions(name):
    """In the order of the plan, each with what to take care of and what to ask next; what is not recorded is said."""
    parsed = Parsed(page_of(name, "snapshot"))
    assert [words[:2] for words in parsed.all("h2")] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert parsed.all("h3") == ["Ask next"] * 6
    words = words_of(page_of(name, "snapshot"))
    assert words.count("Take care.") == 6
    assert "on the youth justice service's list not recorded by the homes" in words
    assert ("UNVERIFIED" in words) == (name == "unverified")
    assert ("PUBLISHED VERSION" in words) == (name == "hidden")


def test_the_snapshot_gives_the_reports_own_figures():
    """The same words as on the page: value, counts, interval, the year before, chance."""
    words = words_of(page_of("full", "snapshot"))
    assert (
        "5.49 for each 1,000 (34 in 6,190), between 3.80 and 7.68. Year before: 8.65 for each 1,000 (52 in 6,015)"
        in words
    )
    assert "more than chance alone would often give" in words
    assert "83.6 % (117 of 140)" in words
    assert "11 of 34 are about the child with most" in words
    assert "Emergency advised, and 999 not called: 1" in words
    assert "nothing recorded" in words_of(page_of("empty", "snapshot"))
