"""Charts for tests, and a reader of their geometry: what a mark says is measured from where it stands between the ticks."""

import re
from functools import cache
from random import Random
from xml.etree import ElementTree as ET

from calloutcli.report.charts.bars import draw_concentration, draw_departures, draw_restorative
from calloutcli.report.charts.before_after import Span, draw_before_after
from calloutcli.report.charts.control_chart import Limits, Noted, draw_control, draw_days_between
from calloutcli.report.charts.funnel_plot import Curves, Home, draw_funnel
from calloutcli.report.charts.months import draw_decisions
from calloutcli.report.charts.picture import Caption

SVG = "{http://www.w3.org/2000/svg}"
LONG = "The Old Rectory and Stable Block Children's Home, North Wing (short breaks)"
HOSTILE = (
    "<script>alert(1)</script> & ]]> $x^2$ \\frac{a}{b}",
    "\x1b[31m \u202eabc \ud800 \ufffe \uffff \x00",
    "\u05d1\u05d9\u05ea \u05e9\u05dc\u05d5\u05dd 12",
    "\u5150\u7ae5\u990a\u8b77\u65bd\u8a2d",
    "x" * 3000,
    "",
)
TIERS = ("Managed in the home", "Safeguarding report", "Planned contact with the police", "Emergency call")
_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def months(many):
    """So many months from April 2023, as a page writes them."""
    return [f"{_NAMES[(at + 3) % 12]} {2023 + (at + 3) // 12}" for at in range(many)]


def decisions(many=12, id_="decisions", scale=1, gaps=True, labels=None):
    """Decisions by tier: with a month that has no figures at all, one that has some, and one of noughts."""
    dice = Random(many)
    counts = [[dice.randint(0, most) * scale for _ in range(many)] for most in (12, 3, 4, 2)]
    if gaps and many > 8:
        for tier in counts:
            tier[3], tier[4], tier[7] = "no entries", None, 0
        counts[1][6] = "not shown"
    return draw_decisions(Caption(id_, "Decisions by tier", "What was decided."), labels or months(many), TIERS, counts)


def control(many=24, id_="control", scale=1.0, gaps=True, changes=3, labels=None):
    """A control chart with limits that vary, two signals, a baseline and changes, some of them close together."""
    dice = Random(many)
    values = [max(0.0, dice.gauss(6, 1.5)) * scale for _ in range(many)]
    if gaps and many > 8:
        values[4], values[many // 2] = "no entries", None
    half = [dice.uniform(2.5, 3.5) * scale for _ in range(many)]
    limits = Limits([6.0 * scale] * many, [6 * scale - one for one in half], [6 * scale + one for one in half])
    noted = Noted(
        {at: "beyond a limit" for at in (1, many - 1) if at < many},
        (0, min(11, many - 1), "Baseline: the first 12 months"),
        [(many * 0.6 + at * 0.3, f"{at + 1} May 2024: protocol elm-valley 1.{at}.0 in force") for at in range(changes)],
    )
    return draw_control(
        Caption(id_, "Call-outs"), labels or months(many), values, limits, "Call-outs per 1,000 bed nights", noted
    )


def days_between(many=20, id_="days"):
    """Days between events."""
    dice = Random(many)
    events = [f"{dice.randint(1, 28)} {dice.choice(_NAMES)} 2024" for _ in range(many)]
    days = ["the first event", *(round(dice.expovariate(0.05)) for _ in range(many - 1))]
    limits = Limits([18.0] * many, [None] * many, [83.25] * many, ("Median", "Lower limit", "Upper limit"))
    return draw_days_between(Caption(id_, "Days between"), events, days, limits)


def funnel(many=40, id_="funnel", outside=8, scale=1.0, names=None):
    """Homes, some of them outside the limits, one without bed nights and one that is not shown."""
    dice = Random(many)
    homes = []
    for at in range(many):
        nights, value, place = dice.randint(200, 2200), dice.gauss(6, 1), "inside the limits"
        if at < outside:
            value, place = dice.choice([(14, "above the 95 % limits"), (0.4, "below the 99.8 % limits")])
        homes.append(Home(names[at % len(names)] if names else f"Home {at}", nights, value * scale, place))
    homes += [Home("Nil", None, 3.0), Home("Hidden", 400, "not shown")]
    along = list(range(100, 2300, 50))
    limits = [[max(0, 6 + z * (6000 / x) ** 0.5) * scale for x in along] for z in (-1.96, 1.96, -3.09, 3.09)]
    curves = Curves(along, [6 * scale] * len(along), *limits)
    return draw_funnel(Caption(id_, "Homes"), homes, curves, "Call-outs per 1,000 bed nights")


def concentration(many=6, id_="concentration", name="Home"):
    """Whom the contacts are about, home by home: one with none, one not shown."""
    dice = Random(many)
    homes = [(f"{name} {at}", (dice.randint(1, 40), dice.randint(0, 20), dice.randint(0, 3))) for at in range(many)]
    homes[1:3] = [("Nil", (0, 0, 0)), ("Hidden", (7, "not shown", "not shown"))] if many > 3 else homes[1:3]
    return draw_concentration(Caption(id_, "Concentration"), ("One child", "The next nine children", "The rest"), homes)


def before_after(id_="before-after"):
    """A rate before and after, and one that is refused."""
    spans = [Span("12 months before", 5.61234, 4.1, 7.5), Span("12 months after", 3.2, 2.25, 4.6)]
    return draw_before_after(Caption(id_, "Before and after"), [*spans, Span("Later", "too few to tell")], "Call-outs")


def restorative(id_="restorative"):
    """What became of offers; one stage not shown."""
    stages = ["Offered", "Accepted", "Held", "Agreed", "Completed"]
    return draw_restorative(Caption(id_, "Restorative"), stages, [57, 41, 30, "not shown", 0], "Restorative offers")


def departures(id_="departures", rules=("costly", LONG, "needed-treatment", "repeat"), scale=1):
    """Departures up and down, by rule."""
    down, up = [3 * scale, 0, "not shown", 12 * scale], [scale, 7 * scale, 2 * scale, None]
    return draw_departures(Caption(id_, "Departures"), rules, down[: len(rules)], up[: len(rules)])


SAMPLE = {
    "decisions": decisions,
    "control": control,
    "days": days_between,
    "funnel": funnel,
    "concentration": concentration,
    "before-after": before_after,
    "restorative": restorative,
    "departures": departures,
}
"""One of each."""
CROWDED = {
    "decisions-1": lambda: decisions(1),
    "decisions-60": lambda: decisions(60),
    "decisions-big": lambda: decisions(12, scale=1234567),
    "decisions-hostile": lambda: decisions(12, labels=(HOSTILE * 2)),
    "control-1": lambda: control(1),
    "control-36": lambda: control(36, changes=12),
    "control-tiny": lambda: control(12, scale=1e-6),
    "control-big": lambda: control(12, scale=1e8),
    "control-hostile": lambda: control(12, labels=(HOSTILE * 2)),
    "days-120": lambda: days_between(120),
    "funnel-1": lambda: funnel(1, outside=1),
    "funnel-all": lambda: funnel(40, outside=40),
    "funnel-long": lambda: funnel(12, outside=12, names=[LONG, *HOSTILE]),
    "funnel-tiny": lambda: funnel(12, scale=1e-5),
    "concentration-1": lambda: concentration(1),
    "concentration-40": lambda: concentration(40, name=LONG),
    "departures-hostile": lambda: departures(rules=HOSTILE[:4]),
    "departures-big": lambda: departures(scale=12345678),
}
"""What is hard to draw: many and few, long and hostile, big and tiny."""


@cache
def picture_of(name):
    """The picture of that name, drawn once."""
    return (SAMPLE | CROWDED)[name]()


class Drawn:
    """One SVG as a browser would lay it out: its marks by what they say, and its axes by their ticks."""

    def __init__(self, svg):
        self.root = ET.fromstring(svg)
        self.width, self.height = map(float, self.root.get("viewBox").split()[2:])
        self.texts = list(self.root.iter(f"{SVG}text"))
        self.shapes = {one.get("id"): one for one in self.root.iter(f"{SVG}path") if one.get("id")}
        self.marks = [
            (one.find(f"{SVG}title").text, one) for one in self.root.iter(f"{SVG}g") if one.get("class") == "chart-mark"
        ]

    def told(self):
        """What every mark says."""
        return [told for told, _ in self.marks]

    def mark(self, told):
        """The one mark that says this."""
        (found,) = [mark for words, mark in self.marks if words == told]
        return found

    def box(self, told):
        """A bar: left, top, right, bottom."""
        return bounds(self.mark(told).find(f"{SVG}path").get("d"))

    def line(self, told):
        """A line: its points."""
        return points(self.mark(told).find(f"{SVG}path").get("d"))

    def point(self, told):
        """A point: where its shape stands."""
        use = self.mark(told).find(f".//{SVG}use")
        return float(use.get("x")), float(use.get("y"))

    def shape(self, told):
        """The outline of a point."""
        return self.shapes[self.mark(told).find(f".//{SVG}use").get("href")[1:]].get("d")

    def up(self, y):
        """The value at a height, by the ticks of the upright axis."""
        return _value(y, self._ticks("y"))

    def along(self, x):
        """The value at a place across, by the ticks of the axis below."""
        return _value(x, self._ticks("x"))

    def _ticks(self, axis):
        """Places and numbers of the ticks that have words."""
        places = []
        for group in self.root.iter(f"{SVG}g"):
            if group.get("class") == f"chart-{axis}tick":
                left, top, *_ = bounds(group.find(f".//{SVG}path").get("d"))
                places.append(left if axis == "x" else top)
        found = []
        for text in self.texts:
            if text.get("class") == f"chart-{axis}label":
                near = float(text.get(axis)) - (float(text.get("font-size")) * 0.36 if axis == "y" else 0)
                place = min(places, key=lambda one: abs(one - near))
                assert abs(place - near) < 0.02, (text.text, place, near)
                found.append((place, float(text.text.replace(",", ""))))
        zero = next((at for at, (_, value) in enumerate(found) if value == 0), 0)
        # Left of zero an axis that counts both ways writes its numbers without a sign.
        return [(place, -abs(value) if at < zero and axis == "x" else value) for at, (place, value) in enumerate(found)]


def _value(place, ticks):
    """By a straight line through the first tick and the last; the ticks between lie on it."""
    (p0, v0), (p1, v1) = ticks[0], ticks[-1]
    for p, v in ticks:
        assert abs(v0 + (p - p0) / (p1 - p0) * (v1 - v0) - v) <= abs(v1 - v0) * 1e-3
    return v0 + (place - p0) / (p1 - p0) * (v1 - v0)


def points(path):
    """The points of a path of straight lines."""
    numbers = [float(one) for one in re.findall(r"-?\d+\.?\d*", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def bounds(path):
    """Left, top, right, bottom."""
    xs, ys = zip(*points(path), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def number(cell):
    """The number in a cell, and half of its last digit; None for words."""
    found = re.match(r"-?[\d,]+(\.\d+)?(?= |$)", cell)
    if not found:
        return None
    decimals = len(found[1]) - 1 if found[1] else 0
    return float(found[0].replace(",", "")), 0.5 * 10**-decimals
