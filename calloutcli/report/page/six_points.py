"""The six questions of the six-point plan for councillors, each with what a report's records say to it, or that they do not. Pure.

The plan is `sources/six-point-plan-councillors`, "What you can do". Its questions reach further than a home's records, and what is not
recorded is said each time, with whom to ask. Every text is of bounded length: the snapshot is two pages whatever the report holds.
"""

from typing import Final

from calloutcli.frozen import frozen
from calloutcli.report.contents import Report
from calloutcli.report.figure import Figure
from calloutcli.report.page.blocks import NOT_SHOWN, compared_words, interval_words, lacking_words, short_words
from calloutcli.report.page.noticed import noticed_in
from calloutcli.report.page.pictures import change_title
from calloutcli.report.page.whole import shortened
from calloutcli.wording import long_date

NOT_HERE: Final = "not recorded by the homes"
LONGEST: Final = 190
_KINDS: Final = 4


@frozen
class Line:
    """One thing that the records say: what it is, and the words."""

    label: str
    words: str


@frozen
class Asked:
    """A question of the plan, what the records say to it, what to take care of, and what to ask next."""

    title: str
    lines: tuple[Line, ...]
    caution: str
    next: tuple[str, ...]


def six_points(report: Report) -> tuple[Asked, ...]:
    """The six questions, in the order of the plan."""
    return (_scale(report), _court(report), _restorative(report), _protocol(report), _children(report), _police(report))


def _scale(report: Report) -> Asked:
    return Asked(
        "How large is the problem here?",
        (
            Line("Police contacts by the homes' own decision", _with_year(report, "M1")),
            Line("Of them", _kinds(report)),
            Line("Police contacts for each 1,000 bed nights", _in_full(report, "M2")),
            Line("Crimes that the police recorded", _with_year(report, "M6")),
            Line("Children with a first caution or conviction", _with_year(report, "M9")),
            Line("Contacts about one child", _one_child(report)),
            Line("Children in custody, on the youth justice service's list", NOT_HERE),
        ),
        "Calls about missing children are usually the most, and some calls must be made. Fewer calls are not good by themselves.",
        (
            "Youth justice service: how many children on your list are looked after, for what, how many are in custody, and what would help?",
            "Our officers: how do we compare with areas like ours, by the figures of the Department for Education?",
        ),
    )


def _court(report: Report) -> Asked:
    return Asked(
        "Does somebody who knows the child go with every child to court?",
        (
            Line("Incidents that led to a charge or to court, as far as known", _with_year(report, "M17", "charged")),
            Line("Who went with the child", NOT_HERE),
        ),
        "What came of a police contact is often known only months later.",
        (
            "Children's services: did the child's own social worker go to each hearing? If not, who did, and had they read the care plan?",
        ),
    )


def _restorative(report: Report) -> Asked:
    return Asked(
        "Do homes put things right themselves, instead of calling the police?",
        (
            Line("Managed in the home, where the protocol left room", _in_full(report, "M4")),
            Line("Restorative work offered, where the decision asks for it", _with_year(report, "M15", "offered")),
            Line("Everybody wanted to take part", _with_year(report, "M15", "agreed")),
            Line("Held, and done as agreed", _with_year(report, "M15", "completed")),
            Line("Carers trained in restorative work", NOT_HERE),
        ),
        "Taking part is voluntary, for the child and for who was hurt. A high share is not better by itself.",
        (
            "Commissioners: does every placement contract ask for trained carers? How many are trained in each home?",
            "Homes: why was nothing offered, where the decision asked for it?",
        ),
    )


def _protocol(report: Report) -> Asked:
    noticed = noticed_in(report)
    pressing = "; ".join(f"{one.title}: {one.count:,}" for one in noticed[:3])
    return Asked(
        "Is the protocol up to date, and in use?",
        (
            Line("Last change of protocol up to the end of the period", _last_change(report)),
            Line("Decisions that departed from the advice", _with_year(report, "M5")),
            Line("To be settled first", shortened(pressing, LONGEST) or "nothing found"),
            Line("Months without an entry and without a nil return", _silent(report)),
            Line("Who has signed, and when it is reviewed", "not in this report: ask to see the protocol"),
        ),
        "A departure is no fault. Many from one rule say that the rule should be talked over.",
        (
            "Police, homes and youth justice service: may we see the protocol, your signatures, and the day of the next review?",
            "Homes: what became of each thing that is to be settled first?",
        ),
    )


def _children(report: Report) -> Asked:
    return Asked(
        "What do children in care say would help?",
        (
            Line("What children say of police and protocol", "not in this report"),
            Line("Restorative work that the child declined", _with_year(report, "M15", "declined:child")),
        ),
        "Figures about children are not their voice.",
        (
            "Children in care council: what would keep children out of trouble? What should staff do first?",
            "Ourselves: what have we changed since we asked them last?",
        ),
    )


def _police(report: Report) -> Asked:
    return Asked(
        "Do we talk with the police?",
        (
            Line("Sent back to be put right without a court", _with_year(report, "M16")),
            Line("No further action", _with_year(report, "M17", "no_further_action")),
            Line("Community resolution", _with_year(report, "M17", "community_resolution")),
            Line("Nothing recorded yet of what came of it", _with_year(report, "M17", "unknown")),
            Line("Whether looked-after children are, as a rule, not charged", NOT_HERE),
        ),
        "These numbers are small: they jump from year to year by chance.",
        (
            "Chief officer: is there a rule not to charge looked-after children where it can be put right in the home?",
            "Police: do your own counts for these addresses agree with the homes', by reason: missing, behaviour, safeguarding?",
        ),
    )


# -------------------------------------------------------------------- figures in one line


def _figure(report: Report, number: str, part: str, period: str = "asked") -> Figure | None:
    return next((one for one in report.of(number, period) if one.part == part), None)


def _said(report: Report, number: str, part: str) -> Figure | str:
    """The figure, or why there is none."""
    measure = next((one for one in report.measures if one.id == number), None)
    if measure is None:
        return "not in this report"
    if measure.lacks:
        return shortened(f"cannot be counted: {measure.lacks}", LONGEST)
    return _figure(report, number, part) or lacking_words(report)


def _with_year(report: Report, number: str, part: str = "") -> str:
    """`57.1 % (34 of 60). Year before: 41.0 % (25 of 61)`."""
    said = _said(report, number, part)
    if isinstance(said, str):
        return said
    earlier = _figure(report, number, part, "year_before")
    missing = f" Not known of: {said.missing:,}." if said.missing else ""
    return f"{short_words(said)}.{missing} Year before: {short_words(earlier, lacking_words(report))}"


def _in_full(report: Report, number: str) -> str:
    """The same with its interval, and whether the change can be told from chance."""
    said = _said(report, number, "")
    if isinstance(said, str):
        return said
    interval = interval_words(said)
    words = f"{short_words(said)}{', ' if interval else ''}{interval}. Year before: {short_words(_figure(report, number, '', 'year_before'), lacking_words(report))}"
    change = report.changes.get((number, "", ""))
    return words if change is None or said.value is None else f"{words}. Change: {compared_words(change)}"


def _kinds(report: Report) -> str:
    measure = next((one for one in report.measures if one.id == "M1"), None)
    figures = [one for one in report.of("M1") if one.part][:_KINDS]
    if measure is None or not figures:
        return lacking_words(report)
    return "; ".join(f"{shortened(measure.words_of(one.part), 50)}: {short_words(one)}" for one in figures)


def _one_child(report: Report) -> str:
    whole = next((one for one in report.concentration if not one.home), None)
    if whole is None or not whole.contacts:
        return lacking_words(report)
    return (
        f"{whole.first:,} of {whole.contacts:,} are about the child with most. Not known which child: {whole.unknown:,}"
    )


def _last_change(report: Report) -> str:
    recorded = [one for one in report.policy_changes if one.protocol]
    if not recorded:
        return NOT_SHOWN if report.published else "none recorded"
    last = max(recorded, key=lambda one: one.day)
    return shortened(f"{long_date(last.day)}: {change_title(last)}", LONGEST)


def _silent(report: Report) -> str:
    months = [one for one in report.months if one.month in report.known_months]
    return f"{sum(not one.counts for one in months):,} of {len(months):,}" if months else lacking_words(report)
