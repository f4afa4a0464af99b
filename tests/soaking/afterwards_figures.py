"""What a report must say of what came afterwards (M6, M14 to M19), counted from the ledger in plain Python."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from tests.soaking.clock import wall
from tests.soaking.counting import Counting, Counts, Figures
from tests.soaking.owing import decided_late, duties, episodes, works


def crimes(count: Counting) -> Figures:
    """What the police recorded (M6)."""
    crimes = [
        (case, one) for case in count.cases for one in case.of("police_outcome") if one.values.get("crime") == "yes"
    ]
    theirs = [one for case, one in crimes if case.matter != "safeguarding"]
    placed = [one.values["location"] for one in theirs if "location" in one.values]
    unknown = [case for case in count.contacts if not case.says("crime") and case.matter != "missing"]
    yield ("M6", ""), (len(theirs), None, sum(case.matter != "safeguarding" for case in unknown))
    yield (
        ("M6", "safeguarding"),
        (len(crimes) - len(theirs), None, sum(case.matter == "safeguarding" for case in unknown)),
    )
    for part in ("inside", "outside", "online"):
        yield ("M6", part), (placed.count(part), None, len(theirs) - len(placed))
    yield ("M6", "share_inside"), (placed.count("inside"), len(placed), len(theirs) - len(placed))
    for behaviour, many in Counter(one.values["behaviour"] for one in theirs).items():
        yield ("M6", f"behaviour:{behaviour}"), (many, None, 0)


def in_time(count: Counting) -> Figures:
    """What was done by the time it was due (M14)."""
    owed = {
        "decision": [(due, done) for case in count.all for due, done in decided_late(case)],
        "notification": [(one.due, one.told) for case in count.all for one in duties(case) if one.told or one.must],
        "return_interview": [(one.due, one.interviewed) for case in count.all for one in episodes(case) if one.due],
    }
    every: list[tuple[datetime, datetime | None]] = []
    for part, pairs in owed.items():
        those = [(due, done) for due, done in pairs if count.has(wall(due).date())]
        every += those
        yield ("M14", part), _done(count, those)
    yield ("M14", ""), _done(count, every)
    unjudged = sum(one.waits for case in count.all for one in duties(case) if count.has(wall(one.due).date()))
    yield ("M14", "to_judge"), (unjudged, None, 0)


def right(count: Counting) -> Figures:
    """What was put right (M15)."""
    asks = [case for case in count.cases if (followed := case.outcome()) is not None and followed.restorative != "none"]
    undecided = sum(case.outcome() is None for case in count.cases)
    yield ("M15", "offered"), (sum(bool(case.of("restorative")) for case in asks), len(asks), undecided)
    found = [work for case in count.cases for work in works(case)]
    asked = [work for work in found if work.agreed is not None]
    ended = [work for work in found if work.is_ended]
    content = Counter(work.satisfied for work in found)
    answered = content["yes"] + content["no"]
    yield ("M15", "agreed"), (_many(work.agreed for work in asked), len(asked), len(found) - len(asked))
    yield ("M15", "completed"), (sum(work.is_completed for work in ended), len(ended), len(found) - len(ended))
    yield ("M15", "satisfied"), (content["yes"], answered, len(found) - answered - content["nobody_hurt"])
    for who in ("child", "person_hurt", "both", "somebody_else"):
        yield ("M15", f"declined:{who}"), (sum(work.declined_by == who for work in found), None, 0)


def courts(count: Counting) -> Figures:
    """What came of it with the police and at court (M16, M17)."""
    back = {case.reference: case.those("police_outcome", "referred_by") for case in count.cases}
    disposals = {case.reference: case.those("police_outcome", "disposal") for case in count.cases}
    to_court = {"charge_considered", "charged", "convicted", "not_guilty", "discontinued"}
    came = sum(bool(back[case.reference]) or bool(to_court & set(disposals[case.reference])) for case in count.cases)
    silent = [
        case
        for case in count.contacts
        if case.matter == "behaviour" and not back[case.reference] and not disposals[case.reference]
    ]
    for part in ("", "police", "cps", "court"):
        yield (
            ("M16", part),
            (sum(bool(those) if not part else part in those for those in back.values()), came, len(silent)),
        )
    theirs = [disposals[case.reference] for case in count.contacts if case.matter not in ("missing", "safeguarding")]
    unknown = theirs.count([])
    yield ("M17", "unknown"), (unknown, len(theirs), unknown)
    yield (
        ("M17", "charge_considered"),
        (sum(set(those) == {"charge_considered"} for those in theirs), len(theirs), unknown),
    )
    for disposal in ("no_further_action", "community_resolution", "outcome_22", "youth_caution", "charged"):
        yield ("M17", disposal), (sum(disposal in those for those in theirs), len(theirs), unknown)


def ofsted(count: Counting) -> Figures:
    """Whether Ofsted was told of serious contacts (M18)."""
    owed = [[one for one in duties(case) if one.whom == "ofsted"] for case in count.contacts]
    asked = [those[0] for those in owed if those]
    serious = [one for one in asked if one.must and (one.told or one.due <= count.now)]
    told = [one for one in serious if one.told]
    yield ("M18", ""), (len(told), len(serious), 0)
    yield ("M18", "in_time"), (sum(one.told is not None and one.told <= one.due for one in told), len(serious), 0)
    judged = [one for one in asked if one.judged_by]
    yield ("M18", "judged"), (sum(bool(one.judgement) for one in judged), len(judged), len(owed) - len(asked))


def absences(count: Counting) -> Figures:
    """Children who were missing (M19)."""
    found = [(case, one) for case in count.all for one in episodes(case) if count.has(wall(one.begun).date())]
    gone = [(case, one) for case, one in found if one.absence == "missing"]
    without = sum(case.matter == "missing" and not episodes(case) for case in count.cases)
    yield ("M19", ""), (len(gone), None, without)
    yield ("M19", "away"), (len(found) - len(gone), None, 0)
    yield ("M19", "reported"), (sum(one.reported is not None for _, one in found), None, 0)
    yield (
        ("M19", "children"),
        (len({case.child for case, _ in gone if case.child}), None, sum(not case.child for case, _ in gone)),
    )
    owed = [one for _, one in found if one.absence == "missing" or one.reported or one.due]
    back = [one for one in owed if one.due is not None]
    offered = sum(one.offered is not None and one.due is not None and one.offered <= one.due for one in back)
    done = sum(one.done is not None and one.due is not None and one.done <= one.due for one in back)
    yield ("M19", "interview_offered"), (offered, len(back), len(owed) - len(back))
    yield ("M19", "interview_done"), (done, len(back), len(owed) - len(back))


def _done(count: Counting, pairs: Iterable[tuple[datetime, datetime | None]]) -> Counts:
    """Of what was due by now, how much was done by then."""
    due = [(due, done) for due, done in pairs if due <= count.now]
    return sum(done is not None and done <= due for due, done in due), len(due), 0


def _many(those: Iterable[bool | None]) -> int:
    return sum(bool(one) for one in those)
