"""Records held against each other: erasures that were not done, corrections of other cases, keys with two names."""

import hashlib

from calloutcli.audit.parts import own_key
from calloutcli.audit.verify import check_log
from calloutcli.frozen import replace
from calloutcli.log.note import Signer
from calloutcli.record.correction import Correction, correction_of
from calloutcli.record.entry import entry_of
from calloutcli.record.erasure import Erasure, erasure_of
from calloutcli.record.kinds import Position, ProtocolName, format_record
from calloutcli.store.database import Leaf
from calloutcli.store.parts import live_parts
from tests.builders import ENGINE, LONDON, NOW, SIGNER, SMALL, counting_random, load, make_case, uid_of
from tests.houses import House, reference

PROTOCOL = ProtocolName("small", "1.0.0", hashlib.sha256(SMALL.encode()).hexdigest())


def problems(house):
    """(id, seq) of what verify finds, and what it counted."""
    with house.open() as log:
        found = check_log(live_parts(log), own_key(SIGNER.verifier))
    return [(problem.id, problem.seq) for problem in found.problems], found


def digests_of(house, seq):
    """The digests whose disclosures are kept of a record."""
    with house.open() as log:
        return sorted(log.disclosures_of(seq))


def erase(house, digests, of, *, done=True):
    """The seq of an erasure that says this, done or not."""
    entry = erasure_of(
        Erasure("", tuple(digests), tuple(of), "wrong_person", "registered_manager"),
        "records_officer",
        uid_of(700),
        PROTOCOL,
    )
    return house.append(entry, erased=tuple(digests) if done else ())


def test_an_erasure_that_was_done_is_counted(tmp_path):
    """What an erasure names and is gone is erased; what is gone without one is missing."""
    house = House(tmp_path)
    seq = house.decide(1)
    erase(house, digests_of(house, seq)[:2], [seq])
    found, counted = problems(house)
    assert found == []
    assert (counted.erased, counted.missing) == (2, 0)


def test_an_erasure_that_was_not_done_is_named(tmp_path):
    """An erasure on record whose words are still there did not happen."""
    house = House(tmp_path)
    seq = house.decide(1)
    by = erase(house, digests_of(house, seq)[:1], [seq], done=False)
    assert problems(house)[0] == [("erasure-not-done", by)]


def test_an_erasure_of_other_records_than_it_says_is_named(tmp_path):
    """An erasure says of which records its digests are."""
    house = House(tmp_path)
    first, second = house.decide(1), house.decide(2)
    by = erase(house, digests_of(house, second)[:1], [first])
    assert problems(house)[0] == [("wrong-erasure", by)]


def test_a_correction_of_another_case_is_named(tmp_path):
    """A correction stands in the case of the record that it corrects, which comes before it."""
    house = House(tmp_path)
    first, second = house.decide(1), house.decide(2)
    record = dict(house.records())[second]
    right = Correction(second, "other", "other", "typed_wrong", None, "words", "why")
    entry = correction_of(record, right, "manager", uid_of(800))
    assert house.append(entry) == 2
    assert problems(house)[0] == []
    for number, corrects in enumerate((first, 9, -1)):
        house.append(replace(entry, uid=uid_of(801 + number), body={**entry.body, "corrects": corrects}))
    assert problems(house)[0] == [("wrong-correction", 3), ("unreadable-correction", 4), ("unreadable-correction", 5)]


def sign(house, case, author):
    """The seq of a decision signed by an author."""
    entry = entry_of(make_case(case, reference=reference(case)), load(), uid_of(600 + case), LONDON)

    def leaf(position: Position) -> Leaf:
        raw, disclosures = format_record(entry, position, NOW, ENGINE, counting_random(50_000 + 100 * case), author)
        return Leaf(raw, disclosures, reference(case), PROTOCOL.sha256, SMALL.encode())

    with house.open() as log:
        return log.append(entry.uid, leaf, SIGNER).seq


def test_a_key_with_two_names_is_named(tmp_path):
    """One key, one person: a key that signs under two names is named where the second one stands."""
    house = House(tmp_path)
    for case, name in enumerate(("ab/author", "cd/author", "ab/author")):
        sign(house, case, Signer(name, bytes([case % 2]) * 32))
    found, counted = problems(house)
    assert found == []
    assert counted.signed == 3
    seq = sign(house, 5, Signer("ef/author", bytes(32)))
    assert problems(house)[0] == [("wrong-author-key", seq)]


def test_the_logs_own_key_is_no_persons(tmp_path):
    """Whoever has the home's PC has the log's key: signed with it, no person signed."""
    house = House(tmp_path)
    house.decide(1)
    seq = sign(house, 3, Signer("ab/author", SIGNER.seed))
    assert problems(house)[0] == [("wrong-author-key", seq)]
