"""What a report reads instead of records: made once, extended, and never another thing than the records say."""

import json
import os
import random
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from calloutcli.cli.desk import open_desk
from calloutcli.cli.report_logs import logs_in
from calloutcli.cli.report_projection import projected
from calloutcli.cli.verifying import NOTHING_HELD
from calloutcli.errors import EvidenceError
from calloutcli.followup import missing, nil_return, note, notification, occupancy, police_outcome, restorative, review
from calloutcli.report.engines.embedded import Embedded
from calloutcli.report.measure import views
from calloutcli.report.rows.tables import MONTH_TABLE, PERIOD_TABLE, TODAY_TABLE
from calloutcli.store import projection as store
from tests.builders import NOW
from tests.houses import POLICE, SLOW, House, reference
from tests.worlds import dice, world_of

CASES = 6


def desk_of(house: House):
    """A desk in the house, whose dice always fall alike."""
    world, _, _ = world_of([], {"CALLOUT_HOME": str(house.folder), "NO_COLOR": "1"}, NOW, dice("salt"))
    return open_desk(world)


def project(house: House, folder: Path, **changed) -> store.Projection:
    """The projection of a house's log in a folder."""
    desk = desk_of(house)
    return projected(desk, logs_in(desk, ()), NOTHING_HELD, folder, unverified=changed.get("unverified", False))


def standing(projection: store.Projection) -> dict[str, list]:
    """The rows of every view that measures read, sorted, without the size of the log at which they were written."""
    months = [(f"2026-{number:02}",) for number in range(1, 13)]
    with Embedded(projection.files, [(PERIOD_TABLE, []), (MONTH_TABLE, months), (TODAY_TABLE, [])]) as engine:
        found = {}
        for name, _ in views():
            columns = [column for column, *_ in engine.rows(f"DESCRIBE {name}") if column != "known"]
            found[name] = sorted(engine.rows(f"SELECT {', '.join(columns)} FROM {name}"), key=repr)
    return found


def go_on(house: House, chance: random.Random) -> None:
    """One more record of any kind."""
    case = chance.randrange(CASES)
    decided = [one for _, one in house.records() if one.reference == reference(case) and one.kind == "decision"]
    what = chance.choice(
        ("decide", "decide", "follow", "police", "away", "right", "month", "nil", "correct", "close", "review", "adopt")
    )
    closed = any(one.reference == reference(case) and one.kind == "closure" for _, one in house.records())
    if not decided or (what == "decide" and not closed):
        house.decide(case, chance.choice((None, POLICE, SLOW)), personal={"child": f"C{case % 3}"})
    elif what == "follow":
        house.follow(notification.FORM, case, whom="manager", basis="protocol", judgement="not_needed", result="told")
    elif what == "police":
        house.follow(police_outcome.FORM, case, step="recorded", crime="yes", location="inside", behaviour="damage")
    elif what == "away":
        house.follow(missing.FORM, case, step="found", found_where="came_back", how_they_are=[])
    elif what == "right":
        house.follow(
            restorative.FORM, case, level="meeting", step="offered", child_consent="agreed", hurt_consent="nobody_hurt"
        )
    elif what == "month":
        house.follow(occupancy.FORM, month="2026-10", places=4, bed_nights=chance.randrange(124), residents=4)
    elif what == "nil":
        house.follow(nil_return.FORM, month=f"2026-{chance.randrange(1, 10):02}")
    elif what == "correct":
        house.correct(
            chance.choice([seq for seq, one in house.records() if one.kind == "decision"]),
            "time",
            "happened",
            "2026-11-20T10:00:00.000Z",
        )
    elif what == "close" and "defer" in decided[-1].body and not closed:
        house.close(case, "in_house")
    elif what == "review":
        house.follow(review.FORM, case, reviewer="manager", finding="as_protocol", rules=[], reviewed_on="2026-11-22")
    else:
        house.adopt()


@pytest.mark.parametrize("seed", range(4))
def test_a_projection_that_was_extended_is_one_that_was_made_at_once(tmp_path, seed):
    """Case by case, whatever came: what measures read is the same, to the row."""
    house, chance = House(tmp_path / "home"), random.Random(seed)
    for _ in range(10):
        for _ in range(chance.randrange(1, 6)):
            go_on(house, chance)
        extended = project(house, tmp_path / "kept")
    at_once = project(house, tmp_path / "once")
    assert len(extended.files["incident"]) > 1
    assert len(at_once.files["incident"]) == 1
    assert standing(extended) == standing(at_once)
    assert {log: (head.records, head.root) for log, head in extended.logs.items()} == {
        log: (head.records, head.root) for log, head in at_once.logs.items()
    }


def test_nothing_is_read_again_while_nothing_is_new(tmp_path, monkeypatch):
    """Not the records, and not the tree: a report over what was checked already is quick."""
    house = House(tmp_path / "home")
    house.decide(1)
    first = project(house, tmp_path / "kept")
    monkeypatch.setattr("calloutcli.cli.report_projection.check_home", None)
    monkeypatch.setattr("calloutcli.cli.report_projection.course_of", None)
    assert project(house, tmp_path / "kept") == first


@pytest.mark.parametrize("what", ["flip", "cut", "gone", "head", "layout"])
def test_a_projection_that_is_not_whole_is_made_again(tmp_path, what):
    """It is no evidence: what was damaged in it changes no figure."""
    house = House(tmp_path / "home")
    for case in range(3):
        house.decide(case)
    before = standing(project(house, tmp_path / "kept"))
    path = next((tmp_path / "kept").glob("incident-*.parquet"))
    raw = path.read_bytes()
    if what == "flip":
        path.write_bytes(raw[:40] + bytes([raw[40] ^ 1]) + raw[41:])
    elif what == "cut":
        path.write_bytes(raw[:-1])
    elif what == "gone":
        path.unlink()
    elif what == "head":
        (tmp_path / "kept" / store.HEAD).write_text('{"format": 1')
    else:
        head = tmp_path / "kept" / store.HEAD
        head.write_text(head.read_text().replace('"layout": 1', '"layout": 0'))
    assert standing(project(house, tmp_path / "kept")) == before


def test_when_it_is_stopped_it_is_as_before(tmp_path, monkeypatch):
    """Half-written files count for nothing, and the next report takes them away."""
    house = House(tmp_path / "home")
    house.decide(1)
    project(house, tmp_path / "kept")
    house.decide(2)

    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("calloutcli.store.projection.replace_file", stop)
        with pytest.raises(KeyboardInterrupt):
            project(house, tmp_path / "kept")
    left = tmp_path / "kept" / "incident-left.parquet"
    left.write_bytes(b"left by a power cut")
    os.utime(left, (0, 0))
    done = project(house, tmp_path / "kept")
    assert sorted(path.name for path in (tmp_path / "kept").glob("*.parquet")) == sorted(
        path.name for paths in done.files.values() for path in paths
    )
    assert len(standing(done)["incident"]) == 2


def test_what_was_erased_is_in_no_projection(tmp_path):
    """An erasure since then makes it anew; the command takes it away at once."""
    house = House(tmp_path / "home")
    seq = house.decide(1, personal={"child": "C1", "words": "A mug."})
    house.decide(2, personal={"child": "C2", "words": "A door."})
    before = project(house, tmp_path / "kept")
    house.erase((seq, "child"), case=1)
    after = project(house, tmp_path / "kept")
    assert (len(before.files["incident"]), len(after.files["incident"])) == (1, 1)
    with Embedded(after.files, [(PERIOD_TABLE, []), (MONTH_TABLE, []), (TODAY_TABLE, [])]) as engine:
        assert {(ref, child is None) for ref, child in engine.rows("SELECT reference, child FROM incident")} == {
            (reference(1), True),
            (reference(2), False),
        }
    project(house, house.folder / "projection")
    status, screen = house.run(
        "log", "erase", reference(2), "--field", "child", "--basis", "wrong_person", "--role", "registered_manager",
        "--agreed-by", "data_protection_officer", "--yes",
    )  # fmt: skip
    assert status == 0, screen
    assert not (house.folder / "projection").exists()


def test_a_child_has_a_pseudonym_that_only_this_projection_knows(tmp_path):
    """The code stands in no file of it, and another projection has another pseudonym."""
    house = House(tmp_path / "home")
    house.decide(1, personal={"child": "KESTREL"})
    house.decide(2, personal={"child": " kestrel"})
    rows = []
    for name in ("one", "other"):
        desk = desk_of(house)
        for _ in range(len(rows)):
            desk.world.random(1)
        found = projected(desk, logs_in(desk, ()), NOTHING_HELD, tmp_path / name, unverified=False)
        with Embedded(found.files, [(PERIOD_TABLE, []), (MONTH_TABLE, []), (TODAY_TABLE, [])]) as engine:
            rows.append(engine.rows("SELECT DISTINCT child FROM incident"))
        for path in (tmp_path / name).iterdir():
            assert b"kestrel" not in path.read_bytes().lower()
    assert len(rows[0]) == len(rows[1]) == 1
    assert rows[0] != rows[1]


def test_a_log_that_does_not_hold_is_refused_unless_somebody_says_so(tmp_path):
    """And what is counted then is known not to be verified."""
    house = House(tmp_path / "home")
    house.decide(1)
    with house.open() as log:
        log._connection.execute(
            "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), 'in_house', 'in_hause') AS BLOB)"
        )
        log._connection.commit()
    with pytest.raises(EvidenceError, match="does not hold"):
        project(house, tmp_path / "kept")
    done = project(house, tmp_path / "kept", unverified=True)
    (head,) = done.logs.values()
    assert (head.verified, head.problems > 0) == (False, True)
    with pytest.raises(EvidenceError, match="does not hold"):
        project(house, tmp_path / "kept")


def test_a_record_that_is_changed_after_it_was_counted_is_found(tmp_path):
    """What a log was found to be when it was counted is not said of other bytes: it is checked anew, and refused."""
    house = House(tmp_path / "home")
    house.decide(1)
    house.decide(2)
    before = standing(project(house, tmp_path / "kept"))
    with house.open() as log:
        log._connection.execute(
            "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), 'in_house', 'in_hause') AS BLOB) WHERE seq = 0"
        )
        log._connection.commit()
    with pytest.raises(EvidenceError, match="does not hold"):
        project(house, tmp_path / "kept")
    done = project(house, tmp_path / "kept", unverified=True)
    assert [head.verified for head in done.logs.values()] == [False]
    assert standing(done) != before


def test_two_bundles_of_one_log_are_one_history(tmp_path):
    """The longer one counts, once; two that contradict each other are refused."""
    house = House(tmp_path / "home")
    (tmp_path / "bundles").mkdir()
    house.decide(1)
    house.export(tmp_path / "bundles" / "early")
    house.decide(2)
    house.follow(note.FORM, 2, words="A note.", handover="no")
    house.export(tmp_path / "bundles" / "late.zip")
    desk = desk_of(house)
    (one,) = logs_in(desk, (tmp_path / "bundles",))
    assert (one.records, one.path) == (3, tmp_path / "bundles" / "late.zip")
    other = House(tmp_path / "other")
    other.decide(7)
    other.export(tmp_path / "bundles" / "other")
    with pytest.raises(EvidenceError, match="two histories"):
        logs_in(desk, (tmp_path / "bundles",))


def test_bundles_are_counted_as_the_log_that_they_are_of(tmp_path):
    """A whole bundle gives the figures of the live log; a projection of it that is kept is extended by the next bundle."""
    house, chance = House(tmp_path / "home"), random.Random(7)
    for _ in range(15):
        go_on(house, chance)
    house.export(tmp_path / "early")
    for _ in range(15):
        go_on(house, chance)
    house.export(tmp_path / "late")
    kept = tmp_path / "kept"
    for name in ("early", "late"):
        words = ("report", str(tmp_path / name), "--policy", str(house.policy), "--projection", str(kept), "--json")
        status, screen = house.run(*words)
        assert status == 0, screen
    assert len(list(kept.glob("incident-*.parquet"))) == 2
    of_bundle = json.loads(screen)["result"]
    status, screen = house.run("report", "--json")
    assert status == 0, screen
    of_home = json.loads(screen)["result"]
    assert of_bundle["figures"] == of_home["figures"]
    assert of_bundle["exceptions"] == of_home["exceptions"]
