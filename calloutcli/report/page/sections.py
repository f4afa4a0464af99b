"""The parts of a report's page, in the order in which they are read: what is pressing, the main figures, charts, everything else.

Nothing is counted here, and no home, rule or child is ranked: homes stand by name. What cannot be shown is said, with the reason.
"""

from collections import defaultdict
from typing import Final

from calloutcli.report.charts.picture import Value
from calloutcli.report.contents import Report
from calloutcli.report.page.appendix import (
    again_part,
    beside_part,
    definitions_part,
    not_counted_part,
    others_part,
    records_part,
)
from calloutcli.report.page.blocks import HEADLINES, Table, block_of, homes_table
from calloutcli.report.page.charted import changes_part, children_part, homes_part, over_time_part, tiers_part
from calloutcli.report.page.noticed import EMERGENCY, Noticed, noticed_in
from calloutcli.report.page.pictures import draw_rules, draw_stages
from calloutcli.report.page.section import Drawn, NoticedKind, Section, drawn, measures_of
from calloutcli.report.words import count_words

GLOSSARY: Final = "words"
ROWS_AT_FIRST: Final = 10
"""Of a kind with half as many again, or more: the others stand in the last part."""
TOGETHER: Final = (
    "Read these figures together. Fewer calls to the police are not good by themselves: some matters must be reported, "
    "and better records alone change each figure."
)
LIKELY: Final = (
    "“Likely” is the range in which the true figure lies, as a rule: in 95 of 100 reports like this one. A small home has "
    "a wide range."
)
HIDDEN_MEANS: Final = (
    "c stands for a number from 1 to 4, or for one from which such a number could be worked out. It is hidden so that "
    "nobody can tell which child it is about. 0 is shown as 0."
)
GROUPS: Final = (
    "This asks whether the police were brought in more often for children of one group than of another, after an incident.",
    (
        "It is shown only where both groups have 10 incidents or more and 5 police contacts or more. A figure of fewer would "
        "be chance, or would point to a child."
    ),
    (
        "Children of whom it is not recorded are a row of their own. A few children may make up most of a group: read it with "
        "the part on one child. A difference is a question to ask. It does not say why."
    ),
)
_RULE_DOWN, _RULE_UP = "rule_down", "rule_up"
_STAGES: Final = ("offered", "agreed", "completed")


def sections_of(report: Report) -> list[Section]:
    """Every part, in order; a part that the reader of this view does not get is left out."""
    found = (
        _first(report), _main(report), tiers_part(report), over_time_part(report), changes_part(report), homes_part(report),
        children_part(report), _departures(report), _restorative(report), _groups(report), beside_part(report), records_part(report), others_part(report),
        not_counted_part(report), Section(GLOSSARY, "Words used here"), definitions_part(report), again_part(report),
        _in_full(report),
    )  # fmt: skip
    return [one for one in found if one is not None]


def _first(report: Report) -> Section:
    kinds = tuple(NoticedKind(one.title, one.meaning, one.count, _first_rows(one)) for one in noticed_in(report))
    something = "What stands here is to be settled or explained. It is no fault of anybody's. What is open counts from whenever it is; what came late, and emergencies, from this period."
    nothing = "Nothing was found to be overdue, late, missing or unchecked."
    unseen = "What nobody recorded cannot be seen here."
    return Section("first", "What to look at first", (something if kinds else nothing, unseen), kinds)


def _first_rows(one: Noticed) -> Table | None:
    """Those that wait longest; the others stand in a part of their own, at the end. Emergencies stand here in full."""
    if not one.rows:
        return None
    rows = one.rows if _stands_in_full(one) else one.rows[:ROWS_AT_FIRST]
    left = len(one.rows) - len(rows)
    return Table(one.title, one.columns, rows, (f"Rows that stand in the last part: {left:,}.",) if left else ())


def _stands_in_full(one: Noticed) -> bool:
    """Whether all of a kind stand at the beginning."""
    return one.id == EMERGENCY or len(one.rows) <= 1.5 * ROWS_AT_FIRST


def _in_full(report: Report) -> Section | None:
    """Every kind of which not all stood at the beginning."""
    tables = tuple(
        Table(f"{one.title}: all of them", one.columns, one.rows)
        for one in noticed_in(report)
        if not _stands_in_full(one)
    )
    return Section("in-full", "What to look at, in full", tables=tables) if tables else None


def _main(report: Report) -> Section:
    measures = tuple(one for one in report.measures if one.id in HEADLINES)
    by_home = homes_table(report, measures)
    hidden = (HIDDEN_MEANS, report.hidden) if report.published else ()
    return Section(
        "figures",
        "Main figures",
        tuple(filter(None, (TOGETHER, LIKELY, *hidden))),
        blocks=tuple(block_of(report, one, (_RULE_DOWN, _RULE_UP)) for one in measures),
        as_cards=True,
        tables=(by_home,) if by_home else (),
    )


def _departures(report: Report) -> Section | None:
    if not measures_of(report, "M5"):
        return None
    found: dict[str, dict[str, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))
    for one in report.of("M5"):
        way, _, named = one.part.partition(":")
        protocol, _, rule = named.rpartition(":")
        if rule and way in (_RULE_DOWN, _RULE_UP):
            found[protocol][rule][way] = count_words(None) if one.numerator is None else one.numerator
    pictures: list[Drawn] = []
    unused = 0
    for protocol, rules in sorted(found.items()):
        ways = {rule: (of.get(_RULE_DOWN, 0), of.get(_RULE_UP, 0)) for rule, of in sorted(rules.items())}
        departed = {rule: counts for rule, counts in ways.items() if counts != (0, 0)}
        unused += len(ways) - len(departed)
        pictures += (drawn(one) for one in draw_rules(protocol, departed))
    blameless = "Staff may do something else than the protocol advises. It is no fault. A rule that many depart from may be a bad rule."
    none = "No departure by rule can be shown in this period."
    after = (f"Rules that decided, and from which nobody departed: {unused:,}.",) if unused else ()
    words = (blameless,) if pictures else (blameless, none)
    return Section("departures", "Departures from the advice, by rule", words, pictures=tuple(pictures), after=after)


def _restorative(report: Report) -> Section | None:
    measures = measures_of(report, "M15", "M14")
    if not measures:
        return None
    found = {one.part: one.numerator for one in report.of("M15")}
    stages: dict[str, Value] = {
        measures[0].words_of(part): count_words(None) if (count := found[part]) is None else count
        for part in _STAGES
        if part in found
    }
    picture = draw_stages(stages) if len(stages) > 1 else None
    words = "Restorative work is offered, never ordered. A no from the child or from who was hurt is an answer, and no failure."
    return Section(
        "restorative",
        "Putting it right",
        (words,),
        pictures=(drawn(picture),) if picture else (),
        blocks=tuple(block_of(report, one) for one in measures),
    )


def _groups(report: Report) -> Section | None:
    measures = measures_of(report, "M22")
    if not measures:
        return None
    blocks = tuple(block_of(report, one) for one in measures)
    return Section("groups", "Are groups of children treated alike?", GROUPS, blocks=blocks)
