"""Names beside points, so that no name touches a point, another name, or the edge; a thin line leads to one that stands away.

Tried in circles around the point, near ones first: so the same points always get the same places.
"""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from calloutcli.frozen import frozen

_RINGS = (9.0, 16.0, 26.0, 40.0, 58.0, 80.0, 106.0, 136.0)
_ROUND = 16


@frozen
class Box:
    """A rectangle on a sheet, in units from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether they have a point in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly in it."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


Line = tuple[float, float, float, float]
"""From a point to a point: x, y, x, y."""


@frozen
class Placed:
    """Where a name has room, and the line that leads to it, if it stands away."""

    box: Box
    leader: Line | None


def place_names(
    points: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], room: Box, taken: Sequence[Box]
) -> list[Placed | None]:
    """For each point a place for a name so wide and high, within the room; None where there is none.

    `taken` are boxes that no name may touch: all the points of the chart.
    """
    boxes, leaders = list(taken), list[Line]()
    found: list[Placed | None] = []
    for point, size in zip(points, sizes, strict=True):
        place = next((one for one in _around(point, size) if _is_free(one, room, boxes, leaders, len(taken))), None)
        found.append(place)
        if place is not None:
            boxes.append(place.box)
            leaders += [place.leader] if place.leader else []
    return found


def _around(point: tuple[float, float], size: tuple[float, float]) -> Iterator[Placed]:
    x, y = point
    width, height = size
    for ring in _RINGS:
        for step in range(_ROUND):
            # To the right first, then right above, right below, and so on round to the left.
            angle = (step + 1) // 2 * (2 * pi / _ROUND) * (-1) ** step
            across, down = cos(angle), sin(angle)
            middle_x = x + across * (ring + width / 2)
            middle_y = y + down * (ring + height / 2)
            box = Box(middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2)
            end_x = min(max(x, box.left), box.right)
            end_y = min(max(y, box.top), box.bottom)
            far = ((end_x - x) ** 2 + (end_y - y) ** 2) ** 0.5
            if far >= _RINGS[0] * 1.5:
                start = _RINGS[0] * 0.6 / far
                yield Placed(box, (x + (end_x - x) * start, y + (end_y - y) * start, end_x, end_y))
            else:
                yield Placed(box, None)


def _is_free(place: Placed, room: Box, boxes: Sequence[Box], leaders: Sequence[Line], points: int) -> bool:
    """Whether the name touches nothing and its line crosses no name. Lines may run over points, and cross each other."""
    if not room.holds(place.box) or any(place.box.touches(box) for box in boxes):
        return False
    if any(crosses(line, place.box) for line in leaders):
        return False
    return place.leader is None or not any(crosses(place.leader, box) for box in boxes[points:])


def crosses(line: Line, box: Box) -> bool:
    """Whether the line has a point in the box (Liang and Barsky 1984: what is left of it between each pair of edges)."""
    x0, y0, x1, y1 = line
    first, last = 0.0, 1.0
    for start, way, low, high in ((x0, x1 - x0, box.left, box.right), (y0, y1 - y0, box.top, box.bottom)):
        if way == 0:
            if not low <= start <= high:
                return False
            continue
        enter, leave = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, enter), min(last, leave)
    return first <= last
