"""Whatever is put right in a follow-up, it reads at every step as something that could have been recorded, and in the end as what is right."""

from unittest.mock import patch

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from calloutcli.cli import correcting_form
from calloutcli.cli.asking_right import Right
from calloutcli.cli.case import KeptRecord
from calloutcli.cli.correcting_form import ask_rights, filled_in
from calloutcli.cli.desk import Desk
from calloutcli.followup.form import check_values, format_followup, parse_followup, without_idle
from calloutcli.followup.forms import FORMS
from calloutcli.frozen import replace
from calloutcli.record.correction import Correction, correction_of
from calloutcli.record.kinds import Position, ProtocolName, format_record, parse_record
from calloutcli.record.told import Told, as_corrected
from calloutcli.store.home import Home
from calloutcli.store.settings import Settings
from tests.builders import ENGINE, ORIGIN, counting_random, uid_of
from tests.forms import COURSE, LATER, PREV, PROTOCOL, answers, in_case, value_of
from tests.properties.strategies import lines
from tests.worlds import dice, world_of

OF_CASE = [form for form in FORMS if form.of_case]
NAMED = ProtocolName(PROTOCOL.id, PROTOCOL.version, PROTOCOL.sha256)
MOST_TRIES = 20


def written(entry, seq, personal):
    """A record as `add` reads it."""
    leaf, _ = format_record(entry, Position(ORIGIN, seq, PREV), LATER, ENGINE, counting_random(100 * seq))
    return KeptRecord(parse_record(leaf), PROTOCOL, b"", personal, {})


def told(kept):
    """Records as they are told."""
    return [Told(one.record, one.protocol, one.personal) for one in kept]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.sampled_from(OF_CASE), st.data())
def test_a_corrected_follow_up_could_have_been_recorded(form, data):
    """Every field of every form, put right with any answer that can stand, any number of times."""
    form, course, bounds = in_case(form)
    values = data.draw(answers(form, lines))
    assume(not check_values(form, values, bounds, course))
    entry = format_followup(form, values, COURSE.reference, "manager", uid_of(9), NAMED, LATER)
    decision = COURSE.records[0]
    kept = [KeptRecord(decision.record, PROTOCOL, b"", {}, {}), written(entry, 1, entry.personal)]
    world, _, _ = world_of([], {}, LATER, dice("corrections"))
    desk = Desk(world, Home(None, Settings()))  # type: ignore[arg-type]  # nothing is read from it
    for _ in range(data.draw(st.integers(1, 3))):
        filled = filled_in(kept[1], kept)
        assert filled is not None
        wrong = data.draw(st.sampled_from([one for one in filled.wrongs() if one.part != "words"]))
        tries = 0

        def drawn(_desk, _filled, asked, field, _bounds):
            nonlocal tries
            tries += 1
            assume(tries < MOST_TRIES)
            value = data.draw(value_of(replace(field, required=True), bounds, lines))
            return Right(asked, None, value) if field.kind == "words" else Right(asked, value)

        with patch.object(correcting_form, "_ask", drawn):
            rights = ask_rights(desk, filled, wrong)
        assert rights[-1].wrong == wrong
        for right in rights:
            correction = Correction(1, right.wrong.part, right.wrong.field, "typed_wrong", right.coded, right.words)
            entry = correction_of(kept[1].record, correction, "manager", uid_of(20 + len(kept)))
            kept.append(written(entry, len(kept), entry.personal))
            now = as_corrected(told(kept))[1]
            assert parse_followup(form, now.record, now.personal)
        after = without_idle(form, parse_followup(form, now.record, now.personal))
        assert check_values(form, after, bounds, course) == []
        assert after[wrong.field] == rights[-1].coded
