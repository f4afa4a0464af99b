"""Charts as SVG in the middle of a page: inert, whole, the same each time, and no text over another or over the edge."""

import re
import subprocess
import sys
from decimal import Decimal
from itertools import combinations
from random import Random
from warnings import catch_warnings, simplefilter
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from calloutcli.report.charts.axes import scale_along, scale_of
from calloutcli.report.charts.bars import draw_restorative
from calloutcli.report.charts.lettering import cut, letters_width, wrapped
from calloutcli.report.charts.picture import Caption, cells
from calloutcli.report.charts.placing import Box, crosses, place_names
from calloutcli.report.charts.sheet import Sheet
from tests.pictures import CROWDED, HOSTILE, SAMPLE, SVG, Drawn, control, decisions, departures, funnel, picture_of

SIDES = ("svg", "narrow")
ALL = pytest.mark.parametrize("name", [*SAMPLE, *CROWDED])
TAGS = {"svg", "title", "desc", "g", "path", "use", "text", "defs", "pattern", "rect"}
RENDERER = FigureCanvasAgg(Figure(dpi=72)).get_renderer()


@ALL
def test_it_is_whole_and_inert(name):
    """Well-formed, made of known elements only, without anything that runs, is fetched, or reaches out of the picture."""
    for side in SIDES:
        svg = getattr(picture_of(name), side)
        root = ET.fromstring(svg)
        assert svg.startswith("<svg ")
        assert {one.tag for one in root.iter()} <= {SVG + tag for tag in TAGS}
        attributes = {attribute for one in root.iter() for attribute in one.attrib}
        assert "style" not in attributes
        assert not {one for one in attributes if one.startswith(("on", "{"))}
        assert svg.count("://") == 1
        assert 'xmlns="http://www.w3.org/2000/svg"' in svg
        assert svg.isprintable()


@ALL
def test_it_scales_and_is_named(name):
    """As wide as its column, no fixed height; an image with a name and a description for whoever does not see it."""
    picture = picture_of(name)
    for side, width in zip(SIDES, (700, 320), strict=True):
        root = ET.fromstring(getattr(picture, side))
        left, top, right, bottom = map(float, root.get("viewBox").split())
        assert (left, top, right) == (0, 0, width)
        assert 80 < bottom < 5000
        assert root.get("width") == "100%"
        assert root.get("height") is None
        assert root.get("role") == "img"
        named = [next(one for one in root if one.get("id") == id_) for id_ in root.get("aria-labelledby").split()]
        assert [one.tag for one in named] == [SVG + "title", SVG + "desc"]
        assert [one.text for one in named] == [picture.title, picture.description]
        assert picture.title
        assert picture.description


def test_ids_of_two_pictures_never_clash():
    """Every id begins with the picture's own, the two drawings differ, and every reference leads to an id beside it."""
    pictures = [decisions(id_="one"), decisions(id_="two"), control(id_="three"), funnel(id_="four")]
    seen = set()
    for picture, start in zip(pictures, ("one", "two", "three", "four"), strict=True):
        for side in SIDES:
            svg = getattr(picture, side)
            ids = re.findall(r' id="([^"]+)"', svg)
            assert len(ids) == len(set(ids))
            assert all(one.startswith(f"{start}-") for one in ids)
            assert not seen & set(ids)
            seen |= set(ids)
            references = re.findall(r'(?:href="#|url\(#)([^")]+)', svg)
            assert references or start == "four"
            assert set(references) <= set(ids)


@pytest.mark.parametrize("id_", ["", "1a", "a b", 'a"b', "a<b", "ä", "a:b", "a\n"])
def test_an_id_that_cannot_begin_an_id_is_refused(id_):
    """Nothing is put into the page that is not an id."""
    with pytest.raises(ValueError, match="cannot begin an id"):
        decisions(id_=id_)


@pytest.mark.parametrize("name", list(SAMPLE))
def test_the_same_values_give_the_same_bytes(name):
    """Whatever was drawn before, and whatever look the user has set for the drawing library."""
    first = SAMPLE[name]()
    funnel(id_="between")
    hostile = {"font.size": 40, "text.usetex": True, "svg.fonttype": "path", "axes.grid": True, "savefig.bbox": "tight"}
    with mpl.rc_context(
        hostile | {"lines.linewidth": 9, "figure.facecolor": "red", "axes.prop_cycle": "cycler(color='r')"}
    ):
        before = dict(mpl.rcParams)
        assert SAMPLE[name]() == first
        assert dict(mpl.rcParams) == before


def test_nothing_global_is_used():
    """`pyplot`, with its figures that stay for ever, is never imported."""
    code = (
        "import sys; from tests.pictures import SAMPLE; [draw() for draw in SAMPLE.values()]\n"
        "print([name for name in sys.modules if 'pyplot' in name or 'tkinter' in name])"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0)
    assert "Warning" not in done.stderr


@ALL
def test_no_colour_says_good_or_bad(name):
    """Shades of blue and grey only: in no colour is there more red or green than blue."""
    for side in SIDES:
        colours = set(re.findall(r"#([0-9a-f]{6})\b", getattr(picture_of(name), side)))
        assert len(colours) > 3
        for colour in colours:
            red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
            assert max(red, green) <= blue, colour
        named = re.findall(r'(?:fill|stroke)="([a-z]+)"', getattr(picture_of(name), side))
        assert set(named) <= {"none"}


@pytest.mark.parametrize("name", ["decisions-hostile", "control-hostile", "funnel-long", "departures-hostile"])
def test_hostile_labels_are_text(name):
    """Markup is text, `$x$` is no formula, characters that drive or reorder are spelt out, in picture and table."""
    picture = picture_of(name)
    cells_ = " ".join(cell for row in picture.rows for cell in row)
    assert "<script>alert(1)</script> & ]]> $x^2$ \\frac{a}{b}" in cells_
    assert "\\x1b[31m \\u202eabc \\ud800 \\ufffe \\uffff \\x00" in cells_
    assert cells_.isprintable()
    for side in SIDES:
        svg = getattr(picture, side)
        assert "<script" not in svg
        texts = [text.text for text in Drawn(svg).texts]
        told = " ".join(Drawn(svg).told())
        assert any("<script>" in text for text in texts)
        assert "$x^2$ \\frac{a}{b}" in told
        assert max(map(len, texts)) < 150


@ALL
def test_no_text_touches_another_or_the_edge(name):
    """Measured by the drawing library's own renderer, in a font as wide as any that a reader is likely to have."""
    for side in SIDES:
        drawn = Drawn(getattr(picture_of(name), side))
        boxes = [(text.text, extents(text)) for text in drawn.texts]
        sheet = Box(-1, -1, drawn.width + 1, drawn.height + 1)
        assert not [words for words, box in boxes if not sheet.holds(box)]
        assert not [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if a.touches(b)]


def extents(text):
    """The box of the letters, a little smaller: letters may stand one unit apart."""
    size = float(text.get("font-size"))
    with catch_warnings():
        simplefilter("ignore")  # letters that the font does not have are drawn as boxes
        font = FontProperties(family="DejaVu Sans", size=10 * size)  # so large that no letter is fitted to whole pixels
        measured = RENDERER.get_text_width_height_descent(text.text, font, ismath=False)
    width, height, below = (one / 10 for one in measured)
    left = float(text.get("x")) - {None: 0, "middle": width / 2, "end": width}[text.get("text-anchor")]
    foot = float(text.get("y"))
    return Box(left + 0.5, foot - height + below + 0.5, left + width - 0.5, foot + below - 0.5)


def test_text_is_large_enough_to_read():
    """13 units on a sheet 700 wide; 12 on one 320 wide, which is 10.1 pixels in a column of 270."""
    for side, size in zip(SIDES, (13, 12), strict=True):
        assert {text.get("font-size") for text in Drawn(getattr(control(), side)).texts} == {str(size)}


def test_letters_are_dark_enough():
    """Text stands on white at 7 to 1, in bars on their own shade at 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    for ink in set(re.findall(r'<text[^>]* fill="(#[0-9a-f]{6})"', picture_of("control").svg)):
        assert contrast(ink, "#ffffff") >= 7
    assert contrast("#ffffff", "#12395c") >= 4.5
    for shade in ("#6f9cc4", "#c3d6e8", "#f4f8fb"):
        assert shade in picture_of("concentration").svg or shade == "#f4f8fb"
        assert contrast("#1b2733", shade) >= 4.5


def contrast(one, other):
    """As WCAG 2 has it."""
    lights = []
    for colour in (one, other):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05)
    return max(lights) / min(lights)


def test_the_narrow_picture_hides_no_words():
    """Words in place of a bar are cut where the plot ends, and are whole in the table."""
    long = "a very long reason why nothing at all is shown here, in many words"
    picture = draw_restorative(Caption("x", "x"), ["a", "b"], [long, 3], "Offers")
    texts = [text.text for text in Drawn(picture.narrow).texts]
    assert any(text.startswith("a very long") and text.endswith("\u2026") for text in texts)
    assert picture.rows[0] == ("a", long)


# ------------------------------------------------------------------ numbers in cells and on axes


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0, 3, 12], ["0", "3", "12"]),
        ([3.0, 1200.0], ["3", "1,200"]),
        ([2.5, 12], ["2.5", "12.0"]),
        ([0.25, 3.125], ["0.25", "3.12"]),
        ([0.0004, 123.4], ["0.0004", "123.4000"]),
        ([1e-9, 1.5], ["0.000000", "1.500000"]),
        ([1234567.5], ["1,234,568"]),
        ([2e15, 1], ["2e+15", "1"]),
        ([None, "not shown", " ", float("nan"), 2], ["no figure", "not shown", "no figure", "no figure", "2"]),
        ([Decimal("2.5"), True], ["2.50", "1.00"]),
        ([], []),
    ],
)
def test_a_column_has_the_decimals_that_it_needs(values, expected):
    """Counts none; else three digits of the largest number and one of the smallest, at most six."""
    assert cells(values) == expected


@given(st.lists(st.floats(-1e9, 1e14) | st.integers(0, 50) | st.none(), max_size=8))
def test_a_scale_covers_every_number_from_zero(values):
    """Even steps, zero among them, not one step more than is needed, and words that say where the tick is."""
    scale = scale_of(values)
    low, high = scale.ends
    numbers = [0, *(value for value in values if value is not None)]
    step = scale.ticks[1] - scale.ticks[0]
    hair = step * 1e-6
    assert low - hair <= min(numbers) <= low + step + hair
    assert high - step - hair <= max(numbers) <= high + hair or (high == 1 and max(numbers) - min(numbers) < 1e-9)
    assert 0 in scale.ticks
    assert 2 <= len(scale.ticks) <= 8
    assert len(set(scale.words)) == len(scale.words)
    for tick, words in zip(scale.ticks, scale.words, strict=True):
        assert abs(float(words.replace(",", "")) - tick) <= max(step, abs(tick)) * 5e-3
    if all(float(value).is_integer() for value in numbers):
        assert all(tick.is_integer() for tick in scale.ticks)


def test_a_scale_along_leaves_room_between_its_words():
    """Fewer ticks where their words are long."""
    sheet = Sheet(320, 12)
    scale = scale_along(sheet, [123456789], 250)
    assert sum(letters_width(words, 12) for words in scale.words[1:]) < 250
    assert len(scale.ticks) < len(scale_along(sheet, [100], 250).ticks)


# ------------------------------------------------------------------ letters and places


@given(st.text(max_size=40) | st.sampled_from(HOSTILE), st.integers(20, 300), st.integers(1, 4))
def test_wrapped_text_fits_and_loses_nothing_in_silence(text, width, most):
    """Each line fits, there are no more than allowed, and what is left out is marked."""
    lines = wrapped(text, 12, width, most)
    assert 1 <= len(lines) <= most
    assert all(letters_width(line, 12) <= width for line in lines)
    whole = " ".join(text.split())
    assert " ".join(lines) == whole or any(line.endswith("\u2026") for line in lines)
    assert cut(text, 12, width) == text or cut(text, 12, width).endswith("\u2026")


def test_letters_are_as_wide_as_the_font_draws_them():
    """The sum of the letters is not narrower than what the renderer measures; letters that the font lacks have room."""
    for text in ("Call-outs per 1,000 bed nights", "WWW iii", "Crèche Äpfel", "10.50 %"):
        font = FontProperties(family="DejaVu Sans", size=100)
        measured = RENDERER.get_text_width_height_descent(text, font, ismath=False)[0]
        assert abs(letters_width(text, 100) - measured) < measured * 0.02 + 2
    assert letters_width("\u5150", 10) > 10
    assert letters_width("\u200d\u0301\ufe0f", 10) < 1


@pytest.mark.parametrize("seed", range(12))
def test_names_have_places_of_their_own(seed):
    """No name touches a point, a name or the edge; a line to one that stands away crosses no name."""
    dice = Random(seed)
    points = [(dice.uniform(0, 400), dice.uniform(0, 200)) for _ in range(25)]
    sizes = [(dice.uniform(20, 110), 16) for _ in points]
    room = Box(0, 0, 420, 220)
    taken = [Box(x - 5, y - 5, x + 5, y + 5) for x, y in points]
    places = place_names(points, sizes, room, taken)
    found = [place for place in places if place]
    assert len(found) > 8
    for place in found:
        assert room.holds(place.box)
        assert not any(place.box.touches(box) for box in taken)
        assert not any(other is not place and place.box.touches(other.box) for other in found)
        assert not any(one.leader and crosses(one.leader, place.box) for one in found if one is not place)
    assert places == place_names(points, sizes, room, taken)


def test_a_name_that_stands_away_is_led_to():
    """Where the places around a point are taken, a line leads from the point to the nearest edge of the name."""
    (near,) = place_names([(200, 100)], [(60, 16)], Box(0, 0, 400, 200), [])
    (far,) = place_names([(200, 100)], [(60, 16)], Box(0, 0, 400, 200), [Box(150, 70, 290, 130)])
    assert near.leader is None
    assert near.box.left > 200
    x0, y0, x1, y1 = far.leader
    assert (x0 - 200) ** 2 + (y0 - 100) ** 2 < 40
    assert x1 in (far.box.left, far.box.right) or y1 in (far.box.top, far.box.bottom)
    assert place_names([(200, 100)], [(60, 16)], Box(0, 0, 50, 200), []) == [None]


def test_no_name_stands_on_the_line_to_another():
    """The second name would fit to the right of its point, were the line to the first not there."""
    dots = [Box(x, y, x + 1, y + 1) for x in range(0, 400, 40) for y in range(26, 180, 15)]
    room = Box(0, -200, 400, 400)
    (alone,) = place_names([(180, 64)], [(50, 6)], room, dots)
    first, second = place_names([(200, 100), (180, 64)], [(200, 16), (50, 6)], room, dots)
    assert first.leader
    assert crosses(first.leader, alone.box)
    assert not crosses(first.leader, second.box)


@pytest.mark.parametrize(
    ("line", "expected"),
    [((0, 5, 20, 5), True), ((0, 0, 4, 4), False), ((0, 20, 20, 0), True), ((6, 6, 7, 7), True), ((0, 11, 20, 11), False),
     ((5, 0, 5, 20), True), ((4, 0, 4, 20), False), ((0, 16, 4, 12), False)],
)  # fmt: skip
def test_whether_a_line_crosses_a_box(line, expected):
    """Through it, within it, along its edge; not past it, not short of it."""
    assert crosses(line, Box(5, 5, 10, 10)) is expected


def test_departures_count_both_ways():
    """Left of zero numbers rise to the left, without a sign."""
    words = [text.text for text in Drawn(departures().svg).texts if text.get("class") == "chart-xlabel"]
    assert words.index("0") > 0
    assert not [word for word in words if word.startswith("-")]
