"""A note for the next shift, or for the case.

Body of a `note`: `happened`; `handover`, whether the next shift is to see it; `until`, the last day on which it is shown to them, left
out: the day after it was recorded; `late`. In words: `words`.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from calloutcli.followup.course import Course
from calloutcli.followup.form import Field, Form, Values
from calloutcli.followup.pending import Pending
from calloutcli.wording import msg

FORM = Form(
    kind="note",
    word="note",
    title="Note",
    purpose="A few words for the case, or for the next shift.",
    fields=(
        Field("words", "What is to be written down, in plain words?", "Note", "words"),
        Field("happened", "When was that?", "When", "moment"),
        Field(
            "handover", "Is the next shift to see it?", "For the next shift", "choice", (("yes", "Yes"), ("no", "No"))
        ),
        Field(
            "until",
            "Until which day? Left out, it is shown until tomorrow.",
            "Shown until",
            "date",
            required=False,
            only={"handover": ("yes",)},
            ahead=True,
        ),
    ),
)


def pending(course: Course, now: datetime) -> Iterator[Pending]:
    """Notes that the next shift is to see, up to their last day. What they say is personal, and is left out."""
    return (one for one, _ in for_next_shift(course, now))


def for_next_shift(course: Course, now: datetime) -> Iterator[tuple[Pending, Values]]:
    """(the note as something that waits, what it says) of each note that the next shift is to see, the oldest first."""
    for one, values in course.followups(FORM):
        if values.get("handover") == "yes":
            tomorrow = one.record.time.date() + timedelta(days=1)
            until = date.fromisoformat(str(values["until"])) if "until" in values else tomorrow
            do = f"callout show {course.reference}"
            note = Pending(course.reference, "note", "", None, msg("A note for the next shift"), do, until)
            if note.is_shown(now):
                yield note, values
