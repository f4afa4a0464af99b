"""How many children a home had in a month: what every rate is counted against. It belongs to no case.

Body of an `occupancy`: `month`; `places`, those that the home is approved for; `bed_nights`, the sum over the nights of the month
of the beds that were slept in; `residents`, how many different children slept there at least one night; `late`, always false. In
words: `remark`. The last record of a month counts, and those before it stay.

Residents may outnumber places, where one child left and another came.
"""

from calloutcli.canonical import Json
from calloutcli.followup.course import Course
from calloutcli.followup.form import Field, Form, Values
from calloutcli.followup.month import days_in
from calloutcli.wording import msg

MOST_PLACES = 200


def _complaint(_course: Course | None, values: Values) -> tuple[str, str] | None:
    """Figures that cannot all be right."""
    places, bed_nights, residents = (_number(values[name]) for name in ("places", "bed_nights", "residents"))
    nights = days_in(str(values["month"]))
    if bed_nights > places * nights:
        most = places * nights
        return "bed_nights", msg(
            "places: {places}, nights: {nights}, so bed nights: at most {most}", places=places, nights=nights, most=most
        )
    if residents > bed_nights:
        return "residents", msg(
            "each child slept here at least one night, so children: at most {most}", most=bed_nights
        )
    if bed_nights > residents * nights:
        return "residents", msg(
            "bed nights: {bed_nights}, nights: {nights}, so children: at least {least}",
            bed_nights=bed_nights,
            nights=nights,
            least=-(-bed_nights // nights),
        )
    return None


def _number(value: Json) -> int:
    return value if isinstance(value, int) else 0


FORM = Form(
    kind="occupancy",
    word="occupancy",
    title="Occupancy",
    purpose="How many children lived here in a month. Every rate is counted against it.",
    fields=(
        Field("month", "Which month?", "Month", "month"),
        Field("places", "How many children is the home approved for?", "Places", "number", low=1, high=MOST_PLACES),
        Field(
            "bed_nights",
            "How many bed nights were there? Add up the beds that were slept in, night by night.",
            "Bed nights",
            "number",
            high=MOST_PLACES * 31,
            why="One child for the whole of October is 31 bed nights. Two children for one night are 2.",
        ),
        Field(
            "residents",
            "How many different children slept here, at least one night? Count each child once.",
            "Children",
            "number",
            high=MOST_PLACES * 31,
            why="It can be more than the places, if a child left and another child came.",
        ),
        Field(
            "remark",
            "Is there anything that explains these figures? Give no names.",
            "Remark",
            "words",
            required=False,
        ),
    ),
    complaint=_complaint,
    of_case=False,
)


def is_turnover(values: Values) -> bool:
    """Whether more children lived there than there are places: right where one left and another came, else a slip."""
    return _number(values.get("residents")) > _number(values.get("places"))
