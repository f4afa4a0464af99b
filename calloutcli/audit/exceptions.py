"""What a review looks at, case by case, in the order in which it should look. An exception is no fault and names nobody.

First of all, always, reviewed or not: an emergency was advised, and 999 was not called. Then what is open or late, then where
staff departed from the advice, which is normal and blameless: down comes before up, because a child or a worker may have been left
without help. All of it follows from the records and their protocol as they are now; nothing of it is ever recorded.

What is not in the log is not seen: an incident that nobody recorded, and in a part of a log what was not handed over.
"""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Final

from calloutcli.audit.looking_back import LOOKS
from calloutcli.followup import nil_return, review
from calloutcli.followup.course import Course
from calloutcli.followup.month import first_day, month_words
from calloutcli.frozen import frozen
from calloutcli.record.kinds import Record

KINDS: Final = (
    ("emergency-not-called", "EMERGENCY ADVISED, AND 999 NOT CALLED"),
    ("put-off-overdue", "PUT OFF, AND NOT DECIDED BY THEIR TIME"),
    ("undecided", "LEFT OPEN BY THE ANSWERS, AND NOT DECIDED SINCE"),
    ("duty-not-done", "SOMEBODY WAS NOT TOLD BY THEIR TIME"),
    ("judgement-missing", "NOBODY JUDGED WHETHER SOMEBODY MUST BE TOLD"),
    ("duty-late", "SOMEBODY WAS TOLD LATE"),
    ("not-authorised", "NOT AUTHORISED BY THOSE WHO ARE TO BE ASKED FIRST"),
    ("departed-down", "LESS SERIOUS THAN ADVISED"),
    ("departed-up", "MORE SERIOUS THAN ADVISED"),
    ("decider-involved", "DECIDED BY SOMEBODY WHO WAS HURT OR IS NAMED"),
    ("missing-not-asked", "REPORTED MISSING, AND NO ENQUIRY RECORDED BEFORE"),
    ("return-interview-late", "RETURN INTERVIEW LATE"),
    ("new-allegation", "A NEW ALLEGATION AFTER THE POLICE CAME"),
    ("nil-return-contradicted", "A MONTH SAID TO HAVE NO INCIDENTS HAD SOME"),
)
"""(id, title) of each kind of exception, in the order in which a review looks."""

_ORDER = {id_: place for place, (id_, _) in enumerate(KINDS)}


@frozen
class AuditException:
    """Something that a review looks at. `reference` is empty where it is about no one case; `seq`: the record that it rests on.

    `words` say it in a sentence or more; `since`: from when on it is so; `reviewed`: what reviews of the case found, by code.
    """

    id: str
    reference: str
    seq: int
    words: str
    since: datetime
    reviewed: tuple[str, ...] = ()


def exceptions_of(course: Course, now: datetime) -> list[AuditException]:
    """The exceptions of one case at that time, in no order."""
    reviewed = tuple(dict.fromkeys(str(values["finding"]) for values in review.findings(course)))
    return [
        AuditException(id_, course.reference, seq, words, since, reviewed)
        for look in LOOKS
        for id_, seq, since, words in look(course, now)
    ]


def exceptions_of_months(
    nil_returns: Iterable[Record], courses: Iterable[Course], zone: tzinfo
) -> list[AuditException]:
    """The months said to have had no incidents that had some, by the home's own clock."""
    return [
        AuditException(
            "nil-return-contradicted",
            "",
            one.seq,
            f"{month_words(one.month)} was said to have no incidents, and had: {', '.join(one.references)}.",
            datetime.combine(first_day(one.month), datetime.min.time(), zone),
        )
        for one in nil_return.contradicted(nil_returns, courses, zone)
    ]


def in_order(found: Iterable[AuditException]) -> list[AuditException]:
    """As a review looks at them: by kind; then those that nobody reviewed; then the oldest."""
    return sorted(
        found, key=lambda one: (_ORDER[one.id], bool(one.reviewed), one.since, one.reference, one.seq, one.words)
    )
