"""kill -9 at any moment: what was acknowledged is in the log once, the log holds, and the next record can be made.

What a killed process wrote stays in the system's memory, so this says nothing of a power cut; there the order of `fsync` and the
rollback journal count, and SQLite's own tests. `test_system_calls.py` goes through the moments one by one.
"""

import random
import shutil
import signal
import time

from tests.faults.children import child, deciding, needs_fork
from tests.faults.homes import assert_goes_on, assert_sound, record_one
from tests.faults.tally import many
from tests.faults.writers import told_by, writing

WRITERS = 3
PER_HOME = 25
"""Points in one home: then a new one is begun, so that the making of key and tables is killed too."""

pytestmark = needs_fork


def test_killed_at_any_moment(tmp_path, tally):
    """Three writers are killed at 200 (long: 2,000) random points, one after another, the next while it mends what the last left."""
    chance = random.Random(2026)
    points, halfway = many(200, 2_000), 0
    with tally(f"kill -9, {WRITERS} writers") as trying:
        for point in range(points):
            home = tmp_path / f"home{point // PER_HOME}"
            if point % PER_HOME == 0:
                references, uids, total = [], [], 0
            with trying(f"point {point}"):
                for told in _killed(tmp_path, home, point, chance):
                    uids += [one["uid"] for one in told if "uid" in one]
                    references += [one["reference"] for one in told if one.get("new", True)]
                    total += len(told)
                halfway += (home / "log.sqlite-journal").exists()
                assert_sound(home, uids=uids, references=references)
                references.append(record_one(home))
            if point % PER_HOME == PER_HOME - 1:
                assert total, "nobody had the time to write"
                with trying(f"the home after point {point}"):
                    assert_goes_on(home, uids=uids, references=references)
                shutil.rmtree(home)
        assert halfway > points / 20, f"only {halfway} of {points} points left an append half done"


def _killed(tmp_path, home, point, chance):
    """What each of three writers was told until it was killed."""
    numbers = [WRITERS * point + index for index in range(WRITERS)]
    with (
        child(writing(home, numbers[0]), tmp_path, "first") as first,
        child(writing(home, numbers[1]), tmp_path, "second") as second,
        child(writing(home, numbers[2]), tmp_path, "third") as third,
    ):
        writers = [first, second, third]
        for writer in writers:
            writer.go()
        time.sleep(chance.random() * 0.12)
        chance.shuffle(writers)
        for writer in writers:
            writer.signal(signal.SIGKILL)
            time.sleep(chance.random() * 0.01)
        for writer in writers:
            assert writer.end() == -signal.SIGKILL, writer.err
        return [told_by(writer.out) for writer in writers]


def test_killed_at_the_first_record(tmp_path, tally):
    """A decision that is killed while the very first key, table and record are made leaves a home in which all can be begun again."""
    chance = random.Random(9)
    record_one(tmp_path / "warm")  # so that the child has nothing to import
    with tally("kill -9, the first record") as trying:
        for point in range(many(30, 300)):
            home = tmp_path / f"home{point}"
            with trying(f"point {point}"), child(deciding(home), tmp_path) as decided:
                decided.go()
                time.sleep(chance.random() * 0.05)
                decided.signal(signal.SIGKILL)
                assert decided.end() in (0, -signal.SIGKILL), decided.err
                assert_goes_on(home)
