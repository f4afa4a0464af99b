"""The `outcomes` of a protocol file: what can be advised, from least to most serious."""

import re
from collections.abc import Mapping

from calloutcli.protocol.model import Consultation, Deferral, Notice, Outcome
from calloutcli.protocol.shape import Shape
from calloutcli.protocol.source import Data, Path

TIERS = ("in_house", "safeguarding_report", "planned_police", "emergency_police")
CHANNELS = ("none", "named_officer", "online", "101", "999")
TIMINGS = ("now", "this_shift", "next_day")
RESTORATIVE = ("none", "conversation", "meeting", "conference")
_DEADLINE = re.compile(
    r"(?:next_(?P<next>working_)?day|(?P<days>[0-9]{1,2}) days|(?P<working>[1-9][0-9]?) working days) "
    r"(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])\Z"
)
_DEADLINES = "write `next_day 12:00`, `3 days 12:00`, `next_working_day 12:00` or `3 working days 12:00`"


class OutcomeReader:
    """Reads one outcome at a time; `roles` and `outcomes` are the names declared in the file."""

    def __init__(self, shape: Shape, roles: Mapping[str, object], outcomes: Mapping[str, object]) -> None:
        self.shape = shape
        self.roles = roles
        self.outcomes = outcomes

    def outcome(self, id_: str, data: Data, path: Path) -> Outcome:
        """The outcome that `data` at `path` says."""
        shape = self.shape
        required = ("title", "tier", "channel", "timing", "decider")
        optional = ("consult", "notify", "do", "restorative", "defer")
        fields = shape.fields(data, path, f"the outcome `{id_}`", required, optional)

        def one(key: str, allowed: tuple[str, ...], default: str = "") -> str:
            return shape.choice(fields.get(key), (*path, key), f"`{key}`", allowed, default)

        return Outcome(
            id=id_,
            title=shape.text(fields.get("title"), (*path, "title"), "`title`"),
            tier=one("tier", TIERS),  # type: ignore[arg-type]
            channel=one("channel", CHANNELS),  # type: ignore[arg-type]
            timing=one("timing", TIMINGS),  # type: ignore[arg-type]
            decider=shape.reference(fields.get("decider"), (*path, "decider"), "role", self.roles),
            consult=self._consultation(fields.get("consult"), (*path, "consult")),
            notify=tuple(
                self._notice(item, where)
                for item, where in shape.items(fields.get("notify"), (*path, "notify"), "`notify`")
            ),
            do=tuple(
                shape.text(item, where, "a step")
                for item, where in shape.items(fields.get("do"), (*path, "do"), "`do`")
            ),
            restorative=one("restorative", RESTORATIVE, "none"),  # type: ignore[arg-type]
            defer=self._deferral(fields.get("defer"), (*path, "defer")),
        )

    def _consultation(self, data: Data | None, path: Path) -> Consultation:
        if data is None:
            return Consultation()
        fields = self.shape.fields(data, path, "`consult`", (), ("before", "after", "any of", "all of", "fallback"))

        def roles(key: str) -> tuple[str, ...]:
            return self.shape.references(fields.get(key), (*path, key), "role", self.roles)

        return Consultation(roles("before"), roles("after"), roles("any of"), roles("all of"), roles("fallback"))

    def _notice(self, data: Data, path: Path) -> Notice:
        fields = self.shape.fields(data, path, "a notice", ("who", "within"), ("judged by", "basis", "why"))
        judged_by = fields.get("judged by")
        return Notice(
            who=self.shape.reference(fields.get("who"), (*path, "who"), "role", self.roles),
            within_hours=self._hours(fields.get("within"), (*path, "within")),
            judged_by=None
            if judged_by is None
            else self.shape.reference(judged_by, (*path, "judged by"), "role", self.roles),
            basis=self.shape.optional_scalar(fields.get("basis"), (*path, "basis"), "`basis`") or "",
            why=self.shape.optional_text(fields.get("why"), (*path, "why"), "`why`"),
        )

    def _hours(self, data: Data | None, path: Path) -> int | None:
        text = self.shape.scalar(data, path, "`within`")
        match = re.match(r"(\d{1,4}) h\Z", text)
        if text and not match and text != "without delay":
            self.shape.problem("bad-time", path, f"`{text}` is not a time limit", "write `24 h` or `without delay`")
        return int(match[1]) if match else None

    def _deferral(self, data: Data | None, path: Path) -> Deferral | None:
        if data is None:
            return None
        fields = self.shape.fields(data, path, "`defer`", ("until", "owner"), ("if overdue",))
        until = self.shape.scalar(fields.get("until"), (*path, "until"), "`until`")
        match = _DEADLINE.match(until)
        if until and not match:
            self.shape.problem("bad-time", (*path, "until"), f"`{until}` is not a deadline", _DEADLINES)
        overdue = fields.get("if overdue")
        return Deferral(
            days=int(match["days"] or match["working"] or 1) if match else 1,
            hour=int(match["hour"]) if match else 12,
            minute=int(match["minute"]) if match else 0,
            working=bool(match and (match["next"] or match["working"])),
            owner=self.shape.reference(fields.get("owner"), (*path, "owner"), "role", self.roles),
            if_overdue=None
            if overdue is None
            else self.shape.reference(overdue, (*path, "if overdue"), "outcome", self.outcomes),
        )

    def require_no_cycle(self, outcomes: tuple[Outcome, ...]) -> None:
        """Report each outcome that, left overdue, would in the end come back to itself."""
        after = {outcome.id: outcome.defer.if_overdue for outcome in outcomes if outcome.defer}
        walked: set[str] = set()
        for start in after:
            seen: dict[str, None] = {}
            here: str | None = start
            while here is not None and here not in seen and here not in walked:
                seen[here] = None
                here = after.get(here)
            walked |= seen.keys()
            names = list(seen)
            cycle = names[names.index(here) :] if here in seen else []
            for index, id_ in enumerate(cycle):
                path: Path = ("outcomes", id_, "defer", "if overdue")
                chain = " -> ".join(f"`{name}`" for name in [*cycle[index:], *cycle[:index], id_])
                self.shape.problem(
                    "outcome-cycle",
                    path,
                    f"an overdue decision goes round: {chain}",
                    "end it with an outcome that is not put off",
                )
