"""What the measures come to, counted again in plain Python over the same rows: no SQL, no engine, one incident at a time."""

from collections import Counter, defaultdict
from datetime import date, timedelta

from calloutcli.followup.police_outcome import DISPOSALS
from calloutcli.report.rows.tables import LOG_TABLE, table

SUBSTANTIVE = ("youth_caution", "youth_conditional_caution", "convicted")


class Plain:
    """A world of rows, as (table, cells), and what is asked of it."""

    def __init__(self, rows, periods, now, logs=()) -> None:
        tables = defaultdict(list)
        for name, cells in rows:
            tables[name].append(dict(zip((column for column, _ in table(name).columns), cells, strict=True)))
        newest = {(one["log"], one["reference"]): 0 for one in tables["superseded"]}
        for one in tables["superseded"]:
            key = (one["log"], one["reference"])
            newest[key] = max(newest[key], one["known"])
        self.tables = defaultdict(list)
        for name, several in tables.items():
            if table(name).of_case:
                self.tables[name] = [
                    one for one in several if one["known"] >= newest.get((one["log"], one["reference"]), 0)
                ]
            elif name not in ("tally", "superseded"):
                last = {
                    log: max(one["known"] for one in several if one["log"] == log)
                    for log in {one["log"] for one in several}
                }
                self.tables[name] = [one for one in several if one["known"] == last[one["log"]]]
            else:
                self.tables[name] = several
        self.periods = periods
        self.now = now
        self.logs = [dict(zip((column for column, _ in LOG_TABLE.columns), cells, strict=True)) for cells in logs]
        self.found = defaultdict(lambda: [0, None, 0])
        self.occupancy = {}
        for one in sorted(self.tables["occupancy"], key=lambda one: (one["log"], one["seq"])):
            self.occupancy[one["home"], one["month"]] = one
        self.nil = {(one["home"], one["month"]) for one in self.tables["nil_return"]}
        self.busy = Counter((one["home"], one["month"]) for one in self.tables["incident"])
        self.since = {}
        for home, month in [*self.occupancy, *self.nil, *self.busy]:
            self.since[home] = min(self.since.get(home, month), month)
        self.child = {(one["log"], one["child"]): one for one in self.tables["resident"]}
        self.case = {(one["log"], one["reference"]): one for one in self.tables["incident"]}

    # ---------------------------------------------------------------- small things

    def add(self, period, home, part, numerator=0, denominator=None, missing=0) -> None:
        """Count so much more."""
        cell = self.found[period.id, home, part]
        cell[0] += numerator
        cell[2] += missing
        if denominator is not None:
            cell[1] = (cell[1] or 0) + denominator

    def asked(self, *roles):
        """The periods of these roles."""
        return [one for one in self.periods if one.role in (roles or ("asked", "year_before"))]

    def within(self, name, period, column="day"):
        """The rows of a table that lie in a period."""
        first, last = period.first.isoformat(), period.last.isoformat()
        return [one for one in self.tables[name] if one[column] is not None and first <= one[column] <= last]

    def months(self, period):
        """(home, month, counts, bed nights or None, what was said of it) of each home and month of a period."""
        for home, since in self.since.items():
            for month in period.months:
                if month >= since:
                    said = self.occupancy.get((home, month))
                    counts = (home, month) in self.nil or (home, month) in self.busy
                    yield home, month, counts, (said["bed_nights"] or None) if said else None, said

    def nights(self, period):
        """By (home, log, child) the nights of the period for which they lived there, day by day, in months that count."""
        found = Counter()
        counting = {(home, month) for home, month, counts, _, _ in self.months(period) if counts}
        for stay in self.tables["resident"]:
            day = period.first
            while day <= period.last and stay["came_on"] is not None:
                is_here = stay["came_on"] <= day.isoformat() and (
                    stay["left_on"] is None or day.isoformat() < stay["left_on"]
                )
                if is_here and (stay["home"], day.isoformat()[:7]) in counting:
                    found[stay["home"], stay["log"], stay["child"]] += 1
                day += timedelta(days=1)
        return found

    def crimes(self, period):
        """Each crime of a period, and what its incident was about."""
        for one in self.within("crime", period):
            case = self.case.get((one["log"], one["reference"]))
            if case is not None:
                yield one, case["matter"]

    # ---------------------------------------------------------------- the measures

    def _m1(self):
        for period in self.asked():
            for home, _, counts, _, _ in self.months(period):
                for part in ("", "behaviour", "missing", "safeguarding", "other") if counts else ():
                    self.add(period, home, part)
            for one in self.within("incident", period):
                for part in ("", one["matter"]):
                    self.add(period, one["home"], part, one["police"] is True, None, one["police"] is None)
            for one in self.within("contact", period):
                caller = one["called_by"]
                self.add(
                    period,
                    one["home"],
                    "others",
                    caller not in ("home", "not_recorded"),
                    None,
                    caller == "not_recorded",
                )

    def _rate(self, periods, is_event, exposure="bed_nights"):
        for period in periods:
            events = Counter((one["home"], one["month"]) for one in self.within("incident", period) if is_event(one))
            for home, month, counts, _, said in self.months(period):
                of = said[exposure] if counts and said and said[exposure] else None
                whole = of if period.is_whole_months else None
                self.add(period, home, "", events[home, month] if of else 0, whole, of is None)

    def _m2(self):
        self._rate(self.asked(), lambda one: one["police"])

    def _m2b(self):
        self._rate(self.asked(), lambda one: one["police"], "places")

    def _m3(self):
        self._rate(self.asked(), lambda one: True)

    def _m23(self):
        self._rate(self.asked("asked"), lambda one: one["police"])

    def _m24(self):
        self._rate(self.asked("before", "after"), lambda one: one["police"])

    def _m25(self):
        self._rate(self.asked("month"), lambda one: one["police"])
        for period in self.asked("month"):
            for home, _, counts, _, _ in self.months(period):
                incidents = sum(one["home"] == home for one in self.within("incident", period))
                self.add(period, home, "incidents", incidents if counts else 0, None, not counts)
                contacts = sum(one["police"] is True for one in self.within("incident", period) if one["home"] == home)
                self.add(period, home, "count", contacts if counts else 0, None, not counts)

    def _m2a(self):
        for period in self.asked():
            for home, _, _ in self.nights(period):
                self.add(period, home, "", 0, 1)
            for one in self.within("incident", period):
                if one["police"]:
                    self.add(period, one["home"], "", 1, None, (one["log"], one["child"]) not in self.child)

    def _m4(self):
        for period in self.asked():
            for one in self.within("incident", period):
                decided, known = one["source"] == "decided", one["police"] is not None
                advised = decided and one["advised_tier"] not in (None, "undecided")
                room = advised and not one["must_call"]
                ok = decided and known
                self.add(period, one["home"], "all", ok and not one["police"], ok, not ok)
                if not advised or room:
                    self.add(period, one["home"], "", room and ok and not one["police"], room and ok, not (room and ok))

    def _m5(self):
        for period in self.asked():
            for one in self.within("incident", period):
                known = (
                    one["source"] == "decided"
                    and one["advised_tier"] not in (None, "undecided")
                    and one["undecided"] is False
                )
                for part in ("", "up", "down"):
                    departed = one["direction"] in ((part,) if part else ("up", "down"))
                    self.add(period, one["home"], part, known and departed, known, not known)
                if known and one["direction"] in ("up", "down"):
                    why = one["departure_reason"]
                    why = "not_recorded" if why in (None, "not_departed") else why
                    for reason in (
                        "advice_wrong", "plan_says", "risk_higher", "risk_lower", "manager_decided", "police_advised",
                        "hurt_person_asked", "other", "not_recorded",
                    ):  # fmt: skip
                        self.add(period, one["home"], f"reason:{reason}", reason == why, 1)
            for one in self.within("rule", period):
                for way in ("up", "down"):
                    part = f"rule_{way}:{one['protocol']}:{one['rule']}"
                    self.add(period, one["home"], part, one["direction"] == way, 1)

    def _m6(self):
        for period in self.asked():
            for one, matter in self.crimes(period):
                home, place = one["home"], one["location"]
                if matter == "safeguarding":
                    self.add(period, home, "safeguarding", 1)
                    continue
                self.add(period, home, "", 1)
                self.add(period, home, f"behaviour:{one['behaviour']}", 1)
                unplaced = place == "not_recorded"
                for part in ("inside", "outside", "online"):
                    self.add(period, home, part, part == place, None, unplaced)
                self.add(period, home, "share_inside", place == "inside", not unplaced, unplaced)
            for one in self.within("incident", period):
                if one["police"] and one["crime"] == "not_recorded" and one["matter"] != "missing":
                    part = "safeguarding" if one["matter"] == "safeguarding" else ""
                    self.add(period, one["home"], part, 0, None, 1)

    def _m7(self):
        for period in self.asked():
            here = self.nights(period)
            theirs = {
                (one["home"], one["log"], one["child"])
                for one, matter in self.crimes(period)
                if matter != "safeguarding"
            }
            for key in here:
                self.add(period, key[0], "", key in theirs, 1)
            for key in theirs:
                if key[2] is not None and key not in here:
                    self.add(period, key[0], "", 0, 0, 1)
            cases = {
                (one["home"], one["log"], one["reference"])
                for one, matter in self.crimes(period)
                if matter != "safeguarding" and one["child"] is None
            }
            for home, _, _ in cases:
                self.add(period, home, "", 0, 0, 1)

    def _m8(self):
        for period in self.asked():
            places = defaultdict(list)
            for one, matter in self.crimes(period):
                if matter != "safeguarding":
                    places[one["home"], one["log"], one["child"]].append(one["location"])
            for (home, _, child), where in places.items():
                if child is None:
                    self.add(period, home, "", 0, 0, len(where))
                elif {"outside", "online"} & set(where):
                    self.add(period, home, "", 0, 1)
                elif "not_recorded" in where:
                    self.add(period, home, "", 0, 0, 1)
                else:
                    self.add(period, home, "", 1, 1)

    def _outcomes(self, log, child):
        return [
            one
            for one in self.tables["disposal"]
            if (one["log"], one["child"]) == (log, child) and one["disposal"] in SUBSTANTIVE
        ]

    def _m9(self):
        for period in self.asked():
            for home, log, child in self.nights(period):
                had = self.child[log, child]["prior_record_at_admission"]
                days = [one["decided_day"] for one in self._outcomes(log, child) if one["decided_day"]]
                first = bool(days) and period.first.isoformat() <= min(days) <= period.last.isoformat()
                none = had == "none"
                self.add(period, home, "", none and first, none, had not in ("none", "caution_or_conviction"))

    def _m10(self, is_of, is_unknown, stays):
        for period in self.asked():
            for home, log, child in self.nights(period):
                person = self.child[log, child]
                if not stays(period, log, child):
                    continue
                dated = [
                    one["dated_term"] != "not_recorded"
                    for one in self._outcomes(log, child)
                    if one["decided_day"] and period.first.isoformat() <= one["decided_day"] <= period.last.isoformat()
                ]
                member = is_of(period, person)
                for part, got in (("", bool(dated)), ("dated", bool(dated) and all(dated))):
                    self.add(period, home, part, member and got, member, is_unknown(person))

    def _m10a(self):
        def is_of(period, person):
            since, born = person["looked_after_since"], person["birth_year"]
            return bool(since and born) and since <= period.first.isoformat()[:7] and period.last.year - born >= 11

        def stays(period, log, child):
            year = period.first == date(period.last.year - 1, 4, 1) and period.last == date(period.last.year, 3, 31)
            return year and any(
                (one["left_on"] is None or one["left_on"] > period.last.isoformat())
                and one["came_on"] <= period.last.isoformat()
                for one in self.tables["resident"]
                if (one["log"], one["child"]) == (log, child) and one["came_on"]
            )

        self._m10(is_of, lambda person: person["looked_after_since"] is None or person["birth_year"] is None, stays)

    def _m10b(self):
        self._m10(
            lambda period, person: bool(person["birth_year"]) and period.last.year - person["birth_year"] >= 11,
            lambda person: person["birth_year"] is None,
            lambda *_: True,
        )

    def _m12(self):
        for period in self.asked():
            for part in ("", "contacts"):
                several = Counter(
                    (one["home"], one["log"], one["child"])
                    for one in self.within("incident", period)
                    if not part or one["police"]
                )
                for (home, _, child), count in several.items():
                    if child is None:
                        self.add(period, home, part, 0, 0, count)
                    else:
                        self.add(period, home, part, count >= 3, 1)

    def _m14(self):
        for period in self.asked():
            for one in self.within("owed", period, "due_day"):
                is_due = one["due"] <= self.now
                waits = one["judged_by"] != "" and one["judgement"] == ""
                owes = one["judged_by"] == "" or one["judgement"] == "must_be_told"
                self.add(period, one["home"], "to_judge", waits and one["done"] is None)
                for part in ("", one["what"]):
                    counts = is_due and (owes or one["done"] is not None)
                    in_time = counts and one["done"] is not None and one["done"] <= one["due"]
                    self.add(period, one["home"], part, in_time, counts, not is_due and owes)

    def _m15(self):
        for period in self.asked():
            offered = {(one["log"], one["reference"]) for one in self.tables["restorative"]}
            for one in self.within("incident", period):
                asked, decided = one["restorative_advised"], one["source"] == "decided"
                known = decided and asked is not None
                got = (one["log"], one["reference"]) in offered
                self.add(period, one["home"], "offered", known and asked and got, known and asked, not known)
            for one in self.within("restorative", period):
                home, no, ended = one["home"], one["declined_by"], one["state"] == "ended"
                old = one["level"] == "not_recorded"
                both = one["child_consent"] == "agreed" and (old or one["hurt_consent"] in ("agreed", "nobody_hurt"))
                yes = not no and (one["held_day"] is not None or both)
                self.add(period, home, "agreed", yes, yes or bool(no), not yes and not no)
                known = ended and not (old and not no and one["completed"] == "not_recorded")
                done = ended and not no and (one["completed"] == "yes" or one["result"] in ("done", "nothing_needed"))
                self.add(period, home, "completed", done, known, not known)
                said = one["satisfied"]
                self.add(
                    period,
                    home,
                    "satisfied",
                    said == "yes",
                    said in ("yes", "no"),
                    said in ("not_asked", "not_recorded"),
                )
                if no:
                    self.add(period, home, f"declined:{no}", 1)

    def _m16(self):
        for period in self.asked():
            for one in self.within("incident", period):
                key = (one["log"], one["reference"])
                back = {row["referred_by"] for row in self.tables["referral"] if (row["log"], row["reference"]) == key}
                said = {row["disposal"] for row in self.tables["disposal"] if (row["log"], row["reference"]) == key}
                court = bool(back or said & {"charge_considered", "charged", "convicted", "not_guilty", "discontinued"})
                unknown = bool(one["police"]) and one["matter"] == "behaviour" and not back and not said
                for part in ("", "police", "cps", "court"):
                    self.add(period, one["home"], part, part in back if part else bool(back), court, unknown)

    def _m17(self):
        codes = [code for code, _ in DISPOSALS if code != "charge_considered"]
        for period in self.asked():
            for one in self.within("incident", period):
                if one["police"] and one["matter"] in ("behaviour", "other"):
                    key = (one["log"], one["reference"])
                    said = {row["disposal"] for row in self.tables["disposal"] if (row["log"], row["reference"]) == key}
                    self.add(period, one["home"], "unknown", not said, 1, not said)
                    self.add(period, one["home"], "charge_considered", said == {"charge_considered"}, 1, not said)
                    for code in codes:
                        self.add(period, one["home"], code, code in said, 1, not said)

    def _m18(self):
        for period in self.asked():
            for one in self.within("incident", period):
                if not one["police"]:
                    continue
                duties = [
                    duty
                    for duty in self.tables["owed"]
                    if (duty["log"], duty["reference"]) == (one["log"], one["reference"])
                    and (duty["what"], duty["whom"]) == ("notification", "ofsted")
                ]
                must = [duty for duty in duties if duty["judged_by"] == "" or duty["judgement"] == "must_be_told"]
                asked = [duty for duty in duties if duty["judged_by"] != ""]
                told = bool(must) and all(duty["done"] for duty in must)
                over = any(not duty["done"] and duty["due"] <= self.now for duty in must)
                late = any(duty["done"] and duty["done"] > duty["due"] for duty in duties)
                counts = bool(must) and (told or over)
                self.add(period, one["home"], "", told, counts, bool(must) and not counts)
                self.add(period, one["home"], "in_time", told and not late, counts, bool(must) and not counts)
                judged = bool(asked) and all(duty["judgement"] for duty in asked)
                self.add(period, one["home"], "judged", judged, bool(asked), not duties)

    def _m19(self):
        for period in self.asked():
            children = set()
            for one in self.within("episode", period):
                home = one["home"]
                gone = one["absence"] == "missing"
                self.add(period, home, "" if gone else "away", 1)
                self.add(period, home, "reported", one["reported"] is not None)
                if gone and one["child"] is not None:
                    children.add((home, one["log"], one["child"]))
                self.add(period, home, "children", 0, None, gone and one["child"] is None)
                owed = gone or one["reported"] is not None or one["due"] is not None
                due, over = one["due"], one["due"] is not None and one["due"] <= self.now
                offers = [one[name] for name in ("offered", "done", "declined") if one[name]]
                for part, told, right in (
                    ("interview_offered", offers, offers),
                    (
                        "interview_done",
                        [one[name] for name in ("done", "declined") if one[name]],
                        [one["done"]] if one["done"] else [],
                    ),
                ):
                    counts = due is not None and (over or bool(told))
                    self.add(
                        period, home, part, counts and any(when <= due for when in right), counts, owed and not counts
                    )
            for home, _, _ in children:
                self.add(period, home, "children", 1)
            known = {(one["log"], one["reference"]) for one in self.tables["episode"]}
            for one in self.within("incident", period):
                if one["matter"] == "missing" and (one["log"], one["reference"]) not in known:
                    self.add(period, one["home"], "", 0, None, 1)

    def _m20(self):
        for period in self.asked():
            here = self.nights(period)
            for home, log, child in here:
                for what in ("incidents", "crimes"):
                    self.add(period, home, f"{what}:{self.child[log, child]['placements']}", 0, 1)
            happened = [("incidents", one) for one in self.within("incident", period)]
            happened += [("crimes", one) for one, matter in self.crimes(period) if matter != "safeguarding"]
            for what, one in happened:
                key = (one["home"], one["log"], one["child"])
                if key in here:
                    self.add(period, one["home"], f"{what}:{self.child[key[1:]]['placements']}", 1)
                else:
                    self.add(period, one["home"], f"{what}:not_recorded", 0, 0, 1)

    def _m21(self):
        for period in self.asked():
            here = self.nights(period)
            for one in self.within("incident", period):
                person = self.child.get((one["log"], one["child"]))
                placed = one["placed"]
                if placed == "not_recorded" and person:
                    placed = person["placed_from"]
                known = one["police"] is not None
                self.add(period, one["home"], f"contacts:{placed}", bool(one["police"]), known, not known)
                if (one["home"], one["log"], one["child"]) in here:
                    self.add(period, one["home"], f"incidents:{person['placed_from']}", 1)
                else:
                    self.add(period, one["home"], "incidents:not_recorded", 0, 0, 1)
            for (home, log, child), nights in here.items():
                self.add(period, home, f"incidents:{self.child[log, child]['placed_from']}", 0, nights)

    def _groups(self, period, person):
        for kind in ("ethnicity", "sex", "send", "legal_status"):
            yield f"{kind}:{person[kind] if person else 'not_recorded'}"
        if person is None or person["birth_year"] is None:
            yield "age:not_recorded"
        else:
            age = period.last.year - person["birth_year"]
            yield "age:" + ("up_to_12" if age < 13 else "13_15" if age < 16 else "16_over")

    def _m22a(self):
        for period in self.asked():
            for one in self.within("incident", period):
                ok = one["source"] == "decided" and one["police"] is not None
                for part in self._groups(period, self.child.get((one["log"], one["child"]))):
                    self.add(period, one["home"], part, ok and one["police"], ok, not ok)

    def _m22b(self):
        for period in self.asked():
            here = self.nights(period)
            for (home, log, child), nights in here.items():
                for part in self._groups(period, self.child[log, child]):
                    self.add(period, home, part, 0, nights)
            for one in self.within("incident", period):
                key = (one["home"], one["log"], one["child"])
                lived = key in here
                decided = one["source"] == "decided"
                for part in self._groups(period, self.child[key[1:]] if lived else None):
                    self.add(period, one["home"], part, lived and decided, 0, not (lived and decided))

    def _m26(self):
        for period in self.asked():
            for one in self.within("incident", period):
                home, police = one["home"], bool(one["police"])
                decided = one["source"] == "decided"
                for part, applies, lacks in (
                    ("child", True, one["child"] is None),
                    ("role", decided, one["role"] == "not_recorded"),
                    ("placed_from", decided, one["placed"] == "not_recorded"),
                    ("police", True, one["police"] is None),
                    ("attended", police, one["attended"] == "not_recorded"),
                    ("crime", police and one["matter"] != "missing", one["crime"] == "not_recorded"),
                    ("channel", not decided, one["police"] is None),
                    ("location", not decided, one["location"] == "not_recorded"),
                    ("hour", not decided, one["hour"] is None),
                    ("resident", one["child"] is not None, (one["log"], one["child"]) not in self.child),
                ):
                    self.add(period, home, f"without:{part}", applies and lacks, applies)
                self.add(period, home, "late", decided and bool(one["late"]), decided)
            for home, log, child in self.nights(period):
                person = self.child[log, child]
                for column in (
                    "ethnicity",
                    "sex",
                    "send",
                    "legal_status",
                    "birth_year",
                    "looked_after_since",
                    "placements",
                    "prior_record_at_admission",
                ):
                    part = "prior_record" if column.startswith("prior") else column
                    self.add(period, home, f"without:{part}", person[column] in (None, "not_recorded"), 1)
            for home, month, counts, nights, _ in self.months(period):
                nil, busy = (home, month) in self.nil, (home, month) in self.busy
                self.add(period, home, "not_reporting", not counts, 1)
                self.add(period, home, "nil_confirmed", nil and not busy, not busy)
                self.add(period, home, "nil_contradicted", nil and busy, nil)
                self.add(period, home, "without_nights", counts and not nights, counts)
            for one in self.tables["tally"]:
                if one["month"] in period.months:
                    others = one["records"] if one["kind"] not in ("correction", "imported") else 0
                    fixed = one["records"] if one["kind"] == "correction" else 0
                    self.add(period, one["home"], "corrections", fixed, others if period.is_whole_months else None)
        for period in self.asked("asked"):
            for log in self.logs:
                self.add(period, log["home"], "logs_not_verified", not log["verified"], 1)
                self.add(period, log["home"], "logs_partial", bool(log["partial"]), 1)
                for part, column in (
                    ("problems", "problems"),
                    ("disclosures", "missing_disclosures"),
                    ("unread", "unread"),
                ):
                    self.add(period, log["home"], part, log[column])


BY_VALUE = ("M12a", "M13")
"""Tables of how many by value: (period, home, part, value) -> how many; the value None stands for what is missing."""


def plain(rows, periods, now, measure, logs=()):
    """By (period, home, part) what a measure comes to; those of BY_VALUE are another thing."""
    world = Plain(rows, periods, now, logs)
    getattr(world, f"_{measure.lower()}")()
    return {key: tuple(None if one is None else int(one) for one in cells) for key, cells in world.found.items()}


def plain_by_value(rows, periods, measure):
    """By (period, home, part, value) how many; missing where the value is None."""
    world, found = Plain(rows, periods, ""), Counter()
    for period in world.asked():
        several = defaultdict(Counter)
        for one in world.within("incident", period):
            if measure == "M13":
                minutes, key = one["lag_minutes"], (period.id, one["home"])
                part = "" if minutes is None else "late" if one["late"] else "negative" if minutes < 0 else ""
                found[(*key, part, minutes if part == "" else "count")] += 1
                continue
            for part in ("", "contacts") if one["police"] else ("",):
                if one["child"] is None:
                    found[period.id, one["home"], part, None] += 1
                else:
                    several[one["home"], part][one["log"], one["child"]] += 1
        for (home, part), children in several.items():
            for many in children.values():
                found[period.id, home, part, many] += 1
    return found
