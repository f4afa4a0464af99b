"""A form filled in by a file: `--answers FILE`, YAML or JSON, field name -> answer. Nothing is asked.

Times are written as at the terminal (`2026-11-22 02:14`, in the home's own time) or as records hold them, days as `2026-11-22`
or `22 November 2026`, months as `2026-10` or `October 2026`. A key with nothing after it is not answered.
"""

import unicodedata
from datetime import datetime, tzinfo

from calloutcli.canonical import Json
from calloutcli.cli.answers_file import read_answers_file
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.finding import Finding, format_finding
from calloutcli.followup.course import Course
from calloutcli.followup.form import NOT_RECORDED, Bounds, Field, Form, check_values
from calloutcli.followup.month import month_code
from calloutcli.interview.details import caution
from calloutcli.interview.moment import Moment, format_time, parse_day, parse_moment, parse_month, parse_time
from calloutcli.wording import msg


def read_form(
    world: World, name: str, form: Form, bounds: Bounds, zone: tzinfo, course: Course | None = None
) -> dict[str, Json]:
    """The answers in a YAML or JSON file, or on standard input for `-`; what looks like a name is warned about, and stays.

    Raises:
        UsageError: it cannot be read, or holds something that is no answer; every reason is told with its line.
    """
    data, places, shown = read_answers_file(world, name)
    problems: list[tuple[str, str, str]] = []
    values: dict[str, Json] = {}
    for key, raw in data.items():
        field = form.field(str(key))
        if field and (raw is None or (isinstance(raw, str) and not raw.strip())):
            continue
        try:
            values[str(key)] = _value(field, raw, bounds.now, zone) if field else raw
        except UsageError as error:
            problems.append((str(key), error.message, error.hint))
    for given, fixed in form.known(course, values).items():
        if values.setdefault(given, fixed) != fixed and course is not None:
            message = msg("the case says already that `{field}` is `{value}`", field=given, value=fixed)
            problems.append((given, message, msg("leave it out")))
    problems += [
        (one.field, one.message, one.cure)
        for one in check_values(form, values, bounds, course)
        if one.field not in {name for name, _, _ in problems}
    ]
    if problems:
        words = world.words
        findings = [
            Finding("bad-answers", words(message), words(cure), places.get((name,))) for name, message, cure in problems
        ]
        findings.sort(key=lambda one: one.place.line if one.place else 0)
        raise UsageError(
            "\n".join([words("`{file}` holds answers that do not fit", file=shown), *map(format_finding, findings)]),
            msg("mend them and run it again"),
        )
    for field in form.fields:
        warning = caution(str(values.get(field.name, ""))) if field.kind == "words" else ""
        if warning:
            world.warn(msg("`{field}`: {warning}", field=field.name, warning=warning))
    return values


def _value(field: Field, raw: Json, now: datetime, zone: tzinfo) -> Json:
    """An answer as a record holds it."""
    if field.kind == "several":
        return [*sorted({str(one) for one in raw})] if isinstance(raw, list) else [str(raw)]
    if not isinstance(raw, str):
        return raw
    text = unicodedata.normalize("NFC", raw.strip().replace("\r\n", "\n"))
    if field.personal and text == NOT_RECORDED:
        return text
    if field.kind == "number" and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    if field.kind == "date":
        return parse_day(text, now.astimezone(zone).date(), ahead=field.ahead).isoformat()
    if field.kind == "month":
        return month_code(parse_month(text, now.astimezone(zone).date()))
    if field.kind == "moment":
        try:
            return format_time(parse_time(text))
        except ValueError:
            moment = _moment(text, now, zone)
        if moment.second is not None:
            first, second = format_time(moment.first), format_time(moment.second)
            raise UsageError(
                msg("`{text}` came twice that night", text=text),
                msg("write {first} or {second}", first=first, second=second),
            )
        return format_time(moment.first)
    return text


def _moment(text: str, now: datetime, zone: tzinfo) -> Moment:
    try:
        return parse_moment(text, now, zone)
    except UsageError as error:
        hint = msg("write it as 2026-11-22 02:14, or in UTC as {time}", time=format_time(now))
        raise UsageError(error.message, hint if "press Enter" in error.hint else error.hint) from None
