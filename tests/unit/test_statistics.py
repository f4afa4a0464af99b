"""Every interval against worked figures: published examples, the sources' numbers, `measures-expected.json` where it is."""

import json
import math
import subprocess
import sys
from decimal import Decimal

import pytest

from calloutcli.report.control.shewhart import xmr_chart
from calloutcli.report.statistics.comparison import NO_TEST, Difference, beside_published, difference, fisher_p
from calloutcli.report.statistics.estimates import (
    NO_DENOMINATOR,
    TOO_FEW,
    Interval,
    Z,
    clopper_pearson_interval,
    garwood_interval,
    proportion,
    quantile,
    rate,
    wilson_interval,
)
from calloutcli.report.statistics.funnel import expected_events, funnel
from calloutcli.report.statistics.ratio import ONE_SIDE_EMPTY, dispersion, rate_ratio
from calloutcli.report.statistics.relative_rate import NOT_SHOWN, relative_rate_index
from tests.builders import REPOSITORY

EXPECTED = REPOSITORY.parent / "shared" / "measures-expected.json"


def ends(interval):
    """Both ends, to compare with two printed numbers."""
    return [interval.low, interval.high]


def as_printed(found, printed):
    """Whether the figure is the printed one: to the last digit printed, or to one part in a million."""
    digits = Decimal(str(printed))
    unit = 10 ** digits.as_tuple().exponent if digits.as_tuple().exponent < 0 else 0
    return math.isclose(found, float(printed), rel_tol=1e-6, abs_tol=0.5001 * float(unit))


def both_as_printed(interval, printed):
    """Whether both ends are the printed ones."""
    return all(as_printed(found, one) for found, one in zip(ends(interval), printed, strict=True))


# ------------------------------------------------------------------ one count, one proportion


@pytest.mark.parametrize(
    ("events", "printed"),
    [(0, [0, 3.6889]), (1, [0.0253, 5.5716]), (5, [1.6235, 11.6683]), (10, [4.7954, 18.3904])],
)
def test_count(events, printed):
    """Garwood's exact interval, as in the tables of Ulm 1990 (Am J Epidemiol 131:373)."""
    assert both_as_printed(garwood_interval(events), printed)


@pytest.mark.parametrize(
    ("events", "of", "printed"),
    [
        (81, 263, [0.2553, 0.3662]),
        (15, 148, [0.0624, 0.1605]),
        (0, 20, [0, 0.1611]),
        (1, 29, [0.0061, 0.1718]),
    ],
)
def test_wilson(events, of, printed):
    """The four examples of Newcombe 1998, Stat Med 17:857, table I, method 3."""
    assert both_as_printed(wilson_interval(events, of), printed)


@pytest.mark.parametrize(
    ("events", "of", "printed"), [(81, 263, [0.2527, 0.3676]), (15, 148, [0.0578, 0.1617]), (0, 20, [0, 0.1684])]
)
def test_clopper_pearson(events, of, printed):
    """The same examples by method 5 of the same table."""
    assert both_as_printed(clopper_pearson_interval(events, of), printed)


@pytest.mark.parametrize(("of", "events", "percent"), [(30, 3, [3.46, 25.62]), (200, 18, [5.77, 13.78])])
def test_how_little_a_small_cohort_tells(of, events, percent):
    """About 9 in 100: what the interval is with 30 and with 200 children."""
    assert both_as_printed(wilson_interval(events, of).scaled(100), percent)


def test_normal_quantile():
    """That of every Wald, Wilson and Newcombe interval, as the worked cases fix it."""
    assert Z == 1.959963984540054


def test_ends_of_a_proportion_are_exact():
    """None of so many is from 0, all of so many up to 1: not up to the last digit of a rounding."""
    for of in (1, 2, 3, 7, 10, 39, 10**6):
        assert wilson_interval(0, of).low == clopper_pearson_interval(0, of).low == 0
        assert wilson_interval(of, of).high == clopper_pearson_interval(of, of).high == 1


def test_rate():
    """Events per thousand bed nights, with Garwood's interval in the same unit."""
    found = rate(10, 2000)
    assert found.value == 5
    assert both_as_printed(found.interval, [2.3977, 9.1952])
    assert rate(147, 32, per=1).value == 4.59375
    assert rate(50, 16, per=1).value == 3.125
    assert rate(0, 2000).value == 0
    assert rate(0, 2000).interval.high > 0


@pytest.mark.parametrize("exposure", [None, 0, 0.0])
def test_rate_without_denominator(exposure):
    """The count stays, the rate and the interval are refused, in words."""
    found = rate(7, exposure)
    assert (found.events, found.value, found.interval, found.refusal) == (7, None, None, "no denominator: count only")


def test_proportion_without_denominator():
    """Nobody counted of how many, or there were none: no percentage and no interval."""
    for of in (None, 0):
        found = proportion(0, of)
        assert (found.value, found.interval, found.exact, found.refusal) == (None, None, None, NO_DENOMINATOR)
    assert proportion(54, None).refusal == NO_DENOMINATOR


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: proportion(5, 4),
        lambda: proportion(1, 0),
        lambda: proportion(-1, 4),
        lambda: wilson_interval(0, 0),
        lambda: clopper_pearson_interval(3, 2),
        lambda: garwood_interval(-1),
        lambda: rate(-1, 10),
        lambda: rate(1, -10),
        lambda: rate(1, math.nan),
        lambda: rate(1, math.inf),
        lambda: rate_ratio(-1, 1, 1, 1),
        lambda: rate_ratio(1, 1, 1, -1),
        lambda: dispersion([(-1, 1), (1, 1)]),
        lambda: relative_rate_index(20, 15, 20, 40),
        lambda: relative_rate_index(20, 40, 20, 15),
        lambda: relative_rate_index(-20, 40, 20, 15, exposure=True),
        lambda: funnel(-1),
        lambda: quantile({1: 1}, 0),
        lambda: quantile({1: 1}, 101),
        lambda: quantile({1: -1}, 50),
    ],
)
def test_what_cannot_be_is_a_bug(wrong):
    """More events than cases, or less than nothing, is the caller's mistake and never a figure."""
    with pytest.raises(ValueError, match="given"):
        wrong()


def test_very_large_counts():
    """A region's numbers: finite, in order, and near the normal approximation."""
    million = garwood_interval(10**6)
    assert ends(million) == pytest.approx([10**6 - 1960, 10**6 + 1961], abs=2)
    found = rate_ratio(10**6, 3e9, 10**6 + 5000, 3e9)
    assert ends(found.midp) == pytest.approx(ends(rate_ratio(10**6, 3e9, 10**6 + 5000, 3e9, phi=2).widened), rel=2e-3)
    assert found.differs
    rare = clopper_pearson_interval(1000, 10**9)  # scipy's `betaincinv` alone says 1903 in place of 939
    assert ends(rare.scaled(10**9)) == pytest.approx(ends(garwood_interval(1000)), rel=1e-5)
    assert ends(rate_ratio(10**6, 1, 1, 1).midp) == pytest.approx(
        [1 / end for end in reversed(ends(rate_ratio(1, 1, 10**6, 1).midp))], rel=1e-8
    )
    assert 0 < fisher_p(proportion(500_000, 10**6), proportion(501_000, 10**6)) < 1


def test_interval():
    """Its ends belong to it; without an upper end it goes on for ever."""
    assert Interval(1, 2).contains(1)
    assert Interval(1, 2).contains(2)
    assert not Interval(1, 2).contains(2.1)
    assert not Interval(1, 2).contains(0.9)
    assert Interval(1, None).contains(10**9)
    assert not Interval(1, None).contains(0)
    assert Interval(1, None).scaled(1000) == Interval(1000, None)


# ------------------------------------------------------------------ two rates


def test_rate_ratio_published():
    """Fay, vignette of rateratio.test (CRAN): 2 in 17877 over 9 in 16660, and p does not contradict the exact interval."""
    found = rate_ratio(2, 17877, 9, 16660)
    assert as_printed(found.ratio, 0.2070941557)
    assert both_as_printed(found.exact, [0.02177406, 1.0005491])
    assert as_printed(found.exact_p, 0.05011)
    assert both_as_printed(found.midp, [0.030496, 0.869523])
    assert as_printed(found.midp_p, 0.0292666)


def test_leicestershire():
    """43 to 29 offences, reported as a fall by 30 %: 32.6 %, and not distinguishable from chance."""
    found = rate_ratio(29, 1, 43, 1)
    assert as_printed(found.change_percent, -32.5581)
    assert found.interval == found.midp
    assert both_as_printed(found.interval, [0.417191, 1.078379])
    assert found.p == found.midp_p
    assert found.differs is False
    assert "mid-P" in found.method


@pytest.mark.parametrize(("phi", "printed"), [(2, [0.21606, 0.535464]), (5, [0.165976, 0.697043])])
def test_overdispersed(phi, printed):
    """147 to 50, clustered in few children: the headline is widened by sqrt(phi), says so, and has a p of its own."""
    found = rate_ratio(50, 1, 147, 1, phi=phi)
    assert both_as_printed(found.interval, printed)
    assert found.overdispersed
    assert f"phi = {phi}.0" in found.method
    assert found.p == found.widened_p > found.midp_p
    error = math.sqrt(phi * (1 / 50 + 1 / 147))
    assert found.p == pytest.approx(math.erfc(abs(math.log(found.ratio)) / error / math.sqrt(2)))


@pytest.mark.parametrize("phi", [None, 0.2, 1, 1.5])
def test_not_overdispersed(phi):
    """Up to 1.5 the headline stays mid-P, and is never made narrower."""
    found = rate_ratio(50, 1, 147, 1, phi=phi)
    assert found.interval == found.midp
    assert found.widened is None
    assert not found.overdispersed


def test_no_events_on_one_side():
    """None later: ratio 0, from 0. None before: no ratio, and no upper limit."""
    none_later, none_before = rate_ratio(0, 10, 5, 10), rate_ratio(5, 10, 0, 10)
    assert (none_later.ratio, none_later.change_percent, none_later.exact.low, none_later.midp.low) == (0, -100, 0, 0)
    assert none_later.midp.high == pytest.approx(1 / 0.05 ** (1 / 5) - 1)
    assert (none_before.ratio, none_before.change_percent) == (None, None)
    assert none_before.exact.high is none_before.midp.high is None
    assert none_before.midp.low == pytest.approx(1 / none_later.midp.high)
    assert none_before.midp_p == none_later.midp_p == 2 * 0.5**5 / 2
    assert none_before.exact_p == none_later.exact_p == 2 * 0.5**5
    assert none_before.refusal == none_later.refusal == ""


def test_no_events_on_one_side_and_overdispersed():
    """The widened interval needs events on both sides: refused, and the narrow one does not take its place."""
    for found in (rate_ratio(0, 10, 5, 10, phi=2), rate_ratio(5, 10, 0, 10, phi=2)):
        assert found.interval is found.p is found.differs is None
        assert found.refusal == ONE_SIDE_EMPTY
        assert found.refusal.startswith(TOO_FEW)
        assert found.midp is not None


def test_rate_ratio_refused():
    """No events at all, or no exposure on a side."""
    assert rate_ratio(0, 10, 0, 10).refusal == "too few to tell: no events"
    for later, before in ((None, 10), (10, None), (0, 10), (10, 0)):
        found = rate_ratio(3, later, 4, before)
        assert found.refusal == NO_DENOMINATOR
        assert found.ratio is found.interval is found.exact is found.p is found.differs is None
        assert (found.events, found.baseline_events) == (3, 4)


def test_exposures_count():
    """Twice the bed nights later, and the same number of call-outs, is half the rate."""
    assert rate_ratio(20, 2000, 20, 1000).ratio == 0.5
    assert rate_ratio(20, 2000, 20, 1000).exact.high == pytest.approx(rate_ratio(20, 1, 20, 1).exact.high / 2)


def test_dispersion():
    """Pearson's chi-squared over its degrees of freedom, by hand: (2, 6, 10) in equal months is 16 / 3 / 2."""
    assert dispersion([(2, 30), (6, 30), (10, 30)]) == pytest.approx(16 / 3 / 2)
    assert dispersion([(5, 10), (10, 20), (20, 40)]) == 0
    assert dispersion([(2, 30), (6, 30), (10, 30), (3, None), (0, 0)]) == pytest.approx(16 / 3 / 2)


def test_dispersion_of_two_periods():
    """A fall between two steady periods is not dispersion: each has a rate of its own."""
    before, after = [(10, 30), (10, 30), (10, 30)], [(2, 30), (2, 30)]
    assert dispersion(before, after) == 0
    assert dispersion(before + after) > 1.5
    assert dispersion([(2, 1), (6, 1), (10, 1)], [(1, 1), (3, 1)]) == pytest.approx((16 / 3 + 1) / 3)


@pytest.mark.parametrize("series", [[], [[]], [[(3, 10)]], [[(0, 10), (0, 10)]], [[(3, 10), (1, None)]]])
def test_dispersion_of_nothing(series):
    """One month, or no events: there is nothing that could vary."""
    assert dispersion(*series) is None


# ------------------------------------------------------------------ two proportions


def test_newcombe():
    """Newcombe 1998, Stat Med 17:873, table II, method 10: 56 of 70 less 48 of 80, and 9 of 10 less 3 of 10."""
    found = difference(proportion(56, 70), proportion(48, 80))
    assert found.points == pytest.approx(20)
    assert both_as_printed(found.interval, [5.24, 33.39])
    assert both_as_printed(difference(proportion(9, 10), proportion(3, 10)).interval, [17.05, 80.90])
    assert both_as_printed(difference(proportion(0, 20), proportion(0, 10)).interval, [-27.75, 16.11])


def test_offending_residents():
    """32 of 40 residents to 16 of 39 (Leicestershire's practice example): 39 points fewer, and Fisher's p."""
    later, earlier = proportion(16, 39), proportion(32, 40)
    assert as_printed(difference(later, earlier).points, -38.9744)
    assert both_as_printed(difference(later, earlier).interval, [-55.8489, -17.5324])
    assert as_printed(fisher_p(later, earlier), 0.00051857881)


def test_fisher_tea():
    """Fisher's own example: 3 of 4 cups right and 1 of 4, p 0.4857; and both sides the same is 1."""
    assert as_printed(fisher_p(proportion(3, 4), proportion(1, 4)), 0.4857)
    assert fisher_p(proportion(2, 4), proportion(2, 4)) == pytest.approx(1)
    assert fisher_p(proportion(0, 4), proportion(0, 9)) == pytest.approx(1)
    assert fisher_p(proportion(0, 0), proportion(1, 4)) is None
    assert fisher_p(proportion(1, None), proportion(1, 4)) is None


def test_difference_without_denominator():
    """Two published percentages: no interval of their difference (54 % to 33 %, denominators never published)."""
    assert difference(proportion(54, None), proportion(33, None)) == Difference(None, None, NO_DENOMINATOR)
    assert difference(proportion(5, 10), proportion(0, 0)).refusal == NO_DENOMINATOR


def test_beside_published():
    """Derby, 6.7 % beside 9.6 %, 11 % and 10.9 %: points, percent, and never a test."""
    assert beside_published(6.7, 9.6).points == -2.9
    assert beside_published(6.7, 11.0).points == -4.3
    assert beside_published(6.7, 10.9).points == -4.2
    assert as_printed(beside_published(6.7, 10.9).relative_percent, -38.5321)
    assert beside_published(6.7, 0).relative_percent is None
    assert beside_published(6.7, 9.6).refusal == NO_TEST
    assert not any(isinstance(getattr(beside_published(6.7, 9.6), name), Interval) for name in ("points", "percent"))


def test_relative_rate_index():
    """18 of 60 over 45 of 300: twice as often."""
    found = relative_rate_index(18, 60, 45, 300)
    assert found.index == pytest.approx(2)
    assert both_as_printed(found.interval, [1.248609, 3.203564])
    assert found.refusal == ""


@pytest.mark.parametrize(
    ("group", "reference"), [((5, 9), (45, 300)), ((4, 60), (45, 300)), ((18, 60), (5, 9)), ((18, 60), (4, 300))]
)
def test_relative_rate_index_not_shown(group, reference):
    """Each group needs at least 10 incidents and 5 events; at just these numbers it is shown."""
    found = relative_rate_index(*group, *reference)
    assert found.index is found.interval is None
    assert found.refusal == NOT_SHOWN
    assert found.refusal.startswith("not shown")
    assert relative_rate_index(5, 10, 5, 10).index == 1


def test_relative_rate_index_of_bed_nights():
    """Incidents per bed night: the incidents are the events, so 10 of them are needed, and each night may have several."""
    assert relative_rate_index(9, 400, 40, 2000, exposure=True).refusal == NOT_SHOWN
    found = relative_rate_index(10, 4, 40, 2000, exposure=True)
    assert found.index == pytest.approx(125)
    error = math.sqrt(1 / 10 + 1 / 40)
    assert math.log(found.interval.high / found.interval.low) == pytest.approx(2 * 1.959963984540054 * error)
    assert relative_rate_index(10, None, 40, 2000, exposure=True).refusal == NO_DENOMINATOR
    assert relative_rate_index(10, 0, 40, 2000, exposure=True).refusal == NO_DENOMINATOR
    assert relative_rate_index(18, None, 45, 300).refusal == NO_DENOMINATOR


def test_relative_rate_index_of_few_children():
    """Where a few children have most of the incidents, the interval is sqrt(phi) as wide on the log scale."""
    plain, wide = relative_rate_index(18, 60, 45, 300), relative_rate_index(18, 60, 45, 300, phi=4)
    assert wide.index == plain.index
    width = [math.log(one.interval.high / one.interval.low) for one in (plain, wide)]
    assert width[1] == pytest.approx(2 * width[0])
    assert relative_rate_index(18, 60, 45, 300, phi=1.5) == plain


# ------------------------------------------------------------------ a home beside its group


def test_funnel():
    """Ten expected: inside from 4 to 17, and inside the wider limits from 2 to 21, by the Poisson tables."""
    found = funnel(10)
    inside = [k for k in range(60) if found.inner.contains(k)]
    wider = [k for k in range(60) if found.outer.contains(k)]
    assert (inside[0], inside[-1], wider[0], wider[-1]) == (4, 17, 2, 21)


@pytest.mark.parametrize("expected", [0.001, 0.02, 0.3, 1, 3.6, 3.7, 6.9, 10, 57.3, 400])
def test_funnel_says_what_the_exact_test_says(expected):
    """Of every count: outside just where so many or more, or so few or fewer, have a chance of 2.5 % (0.1 %) or less."""
    from scipy.stats import poisson

    found = funnel(expected)
    for count in range(int(expected + 8 * math.sqrt(expected) + 12)):
        rarer = min(poisson.sf(count - 1, expected), poisson.cdf(count, expected))
        assert found.inner.contains(count) == (rarer > 0.025)
        assert found.outer.contains(count) == (rarer > 0.001)


def test_funnel_of_a_small_home():
    """With few expected no count is too low, and one call-out is not high."""
    found = funnel(0.5)
    assert found.inner.low == found.outer.low == 0
    assert [found.place(count) for count in (0, 1, 3, 6)] == [
        "inside the limits",
        "inside the limits",
        "above the 95 % limits",
        "above the 99.8 % limits",
    ]
    assert funnel(10).place(3) == "below the 95 % limits"
    assert funnel(10).place(1) == "below the 99.8 % limits"


def test_funnel_of_nothing():
    """Without bed nights nothing is expected, and there are no limits."""
    assert expected_events(600, 24, 4800) == 3
    for unknown in (expected_events(None, 24, 4800), expected_events(0, 24, 4800), expected_events(600, 24, 0)):
        assert unknown is None
        assert funnel(unknown) is None
    assert funnel(expected_events(600, 0, 4800)) is None


# ------------------------------------------------------------------ quantiles


def test_quantile():
    """The smallest value that at least so many percent do not exceed: one that did occur, never a mean of two."""
    assert [quantile({1: 1, 2: 1, 3: 1, 4: 1}, percent) for percent in (25, 26, 50, 51, 90, 100)] == [1, 2, 2, 3, 4, 4]
    assert quantile(dict.fromkeys(range(1, 11), 1), 90) == 9
    assert quantile({5: 10**12, 7: 1}, 100) == 7
    assert quantile({-30: 1, 5: 2}, 50) == 5
    assert quantile({0: 0, 5: 1, 9: 0}, 1) == 5
    assert quantile({0: 0, 5: 1, 9: 0}, 100) == 5
    assert quantile({}, 50) is None
    assert quantile({4: 0}, 50) is None


# ------------------------------------------------------------------ what it costs, and the whole of the file of worked figures


def test_scipy_stats_is_not_imported():
    """It costs about a second; nothing here needs it."""
    code = (
        "import calloutcli.report.control.days_between, calloutcli.report.statistics.relative_rate, calloutcli.report.statistics.funnel, sys;"
        "from calloutcli.report.statistics.comparison import fisher_p; from calloutcli.report.statistics.estimates import proportion;"
        "fisher_p(proportion(3, 4), proportion(1, 4)); print('scipy.stats' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert done.stdout.split() == ["False"]


@pytest.mark.skipif(not EXPECTED.is_file(), reason=f"`{EXPECTED}` is not beside this checkout")
def test_every_figure_of_the_worked_cases():
    """Each number under `sources` and `anchors` comes out as printed, and none of them is left unchecked."""
    cases = json.loads(EXPECTED.read_text("utf-8"), parse_float=Decimal)
    del cases["anchors"]["suppression"]  # tests/unit/test_publish.py
    checked, wrong = set(), []
    for part in ("sources", "anchors"):
        _walk((part,), cases[part], checked, wrong)
    assert wrong == []
    left = {path for path in _numbers((), cases) if path[0] in ("sources", "anchors")} - checked
    assert left == set()


def _walk(path, node, checked, wrong):
    """Check each figure that some rule knows; a path is noted as checked only when a figure was worked out for it."""
    if isinstance(node, list):
        for number, one in enumerate(node):
            _walk((*path, number), one, checked, wrong)
    if not isinstance(node, dict):
        return
    for key, found in _worked_out(path, node).items():
        expected = node[key]
        pairs = zip(found, expected, strict=True) if isinstance(expected, list) else [(found, expected)]
        for number, (one, printed) in enumerate(pairs):
            if not as_printed(one, printed):
                wrong.append((path, key, one, printed))
            checked.add((*path, key, number) if isinstance(expected, list) else (*path, key))
    for key in ("x", "n", "k", "x1", "e1", "x0", "e0", "n1", "n2", "x2", "n0", "phi"):
        checked.add((*path, key))  # what goes in
    for key, one in node.items():
        _walk((*path, key), one, checked, wrong)


def _worked_out(path, node):
    """What this dict of the file is about, by its keys: each figure worked out."""
    keys, name = set(node), path[-1]
    if {"x1", "e1", "x0", "e0"} <= keys:
        found = rate_ratio(node["x1"], node["e1"], node["x0"], node["e0"])
        return {
            "rr": found.ratio,
            "pct_change": found.change_percent,
            "exact_central95": ends(found.exact),
            "p_exact_central": found.exact_p,
            "midp95": ends(found.midp),
            "p_midp": found.midp_p,
        }
    if {"x1", "n1", "x2", "n2"} <= keys:
        later, earlier = proportion(node["x1"], node["n1"]), proportion(node["x2"], node["n2"])
        found = difference(later, earlier)
        return {"diff_pp": found.points, "newcombe95_pp": ends(found.interval), "rr": later.value / earlier.value}
    if {"rri", "n0"} <= keys:
        found = relative_rate_index(node["x"], node["n"], node["x0"], node["n0"])
        return {"rri": found.index, "log_wald95": ends(found.interval)}
    if {"x", "n"} <= keys:
        found = proportion(node["x"], node["n"])
        figures = {
            "p": found.value,
            "wilson95": ends(found.interval),
            "clopper_pearson95": ends(found.exact),
            "published": ends(found.interval),
        }
        return {key: value for key, value in figures.items() if key in keys}
    if "k" in keys:
        return {key: ends(garwood_interval(node["k"])) for key in keys & {"ci", "poisson95"}}
    if "phi" in keys:
        counts = {"overdispersed_147_50": (50, 147), "overdispersed_43_29": (29, 43)}[path[-2]]
        found = rate_ratio(counts[0], 1, counts[1], 1, phi=max(node["phi"], 1.5001))
        wide = found.widened if node["phi"] > 1.5 else _narrowed(found, node["phi"])
        return {"rr": found.ratio, "ci95": ends(wide)}
    if "wilson95_pct" in keys:
        return {"wilson95_pct": ends(wilson_interval(node["x"], int(name)).scaled(100))}
    special = {
        "published": _fay,
        "offending_residents": lambda _: {"fisher_p": fisher_p(proportion(16, 39), proportion(32, 40))},
        "offences_per_offender": lambda _: {"y1": rate(147, 32, 1).value, "y3": rate(50, 16, 1).value},
        "c18_derby": _derby,
        "oc2_leics": _oc2,
        "only_inside_54_33": _only_inside,
        "montgomery_6_5": _montgomery,
    }
    return special[name](node) if name in special else {}


def _narrowed(found, phi):
    """The formula at phi 1, where the tool itself keeps to mid-P."""
    half = math.log(found.widened.high / found.ratio) * math.sqrt(phi / found.phi)
    return Interval(found.ratio * math.exp(-half), found.ratio * math.exp(half))


def _fay(_):
    found = rate_ratio(2, 17877, 9, 16660)
    return {"rr": found.ratio, "ci": ends(found.exact), "p": found.exact_p}


def _derby(node):
    local = float(node["local"])
    others = ("national", "stat_neighbours", "local_quarter_prev_year")
    nation, alike, before = (beside_published(local, float(node[key])) for key in others)
    return {
        "local": nation.percent,
        **{key: one.published_percent for key, one in zip(others, (nation, alike, before), strict=True)},
        "diff_pp_vs_nat": nation.points,
        "diff_pp_vs_sn": alike.points,
        "diff_pp_year": before.points,
        "rel_pct_year": before.relative_percent,
    }


def _oc2(node):
    assert node["ci"] is None
    local, target = float(node["pct"][0]), float(node["target"])
    return {
        "pct": [float(one) for one in node["pct"]],
        "target": beside_published(local, target).published_percent,
        "ratio_to_general": 3,
        "implied_general_pct": local / 3,
    }


def _only_inside(node):
    assert node["ci"] is None
    refused = [proportion(percent, None) for percent in node["published"]]
    assert all(one.interval is None and one.refusal == NO_DENOMINATOR for one in refused)
    return {"published": [one.events for one in refused]}


def _montgomery(node):
    drawn = xmr_chart([str(one) for one in range(1, 41)], node["y"], baseline=node["freeze"])
    first, phase = drawn.points[0], drawn.phases[0]
    sigma = phase.mean_range / 1.128
    return {
        "y": [point.value for point in drawn.points],
        "freeze": phase.baseline,
        "cl": first.centre,
        "mr_bar": phase.mean_range,
        "lcl_d2": first.centre - 3 * sigma,
        "ucl_d2": first.centre + 3 * sigma,
        "lcl_266": first.lower,
        "ucl_266": first.upper,
        "mr_ucl": phase.largest_range,
        "signals_1based": [number for number, point in enumerate(drawn.points, 1) if point.signals],
    }


def _numbers(path, node):
    """The path of every number in the file."""
    if isinstance(node, dict):
        for key, one in node.items():
            yield from _numbers((*path, key), one)
    elif isinstance(node, list):
        for number, one in enumerate(node):
            yield from _numbers((*path, number), one)
    elif isinstance(node, (int, Decimal)) and not isinstance(node, bool):
        yield path
