"""An insider and the agreement: records that say the agencies agreed, when they did not, or not to this, or not any more.

Each record here is in a log that is sound in every other way, signed by the log's own key: only the agencies' signatures,
which stand in the record itself, tell what was agreed.
"""

import hashlib
from datetime import date, timedelta

import pytest

from calloutcli.agreement.approval import format_approval
from calloutcli.agreement.signatures import sha256_of
from calloutcli.agreement.trust import format_trust_root, verify_chain, verify_trust_root
from calloutcli.audit.parts import own_key
from calloutcli.audit.verify import check_log
from calloutcli.errors import CalloutError
from calloutcli.frozen import replace
from calloutcli.log.note import Note, Signature, Signer, format_note, sign_note
from calloutcli.record.adoption import Adopted, adoption_of
from calloutcli.record.entry import entry_of
from calloutcli.record.kinds import ProtocolName
from calloutcli.store.parts import live_parts
from tests.agreements import NAMES, SOURCE, approval_sha256, first_root, make_approval, make_root, signed, signer
from tests.builders import LONDON, SIGNER, load, make_case, uid_of
from tests.houses import House, reference

PROTOCOL = ProtocolName("small", "1.0.0", hashlib.sha256(SOURCE).hexdigest())
ROOT = first_root()
APPROVAL = make_approval(ROOT)
NOTE = signed(format_approval(APPROVAL), signer("police"), signer("youth-justice"))


def adopted(note=NOTE, roots=(ROOT,), approval=APPROVAL, agencies=("police", "youth-justice"), **changed) -> Adopted:
    """What the record of an adoption says; by default all of it is true."""
    newest = roots[-1]
    fields = {
        "approval": format_note(note),
        "approval_sha256": approval_sha256(approval),
        "agencies": agencies,
        "trust_roots": tuple(format_note(one.note) for one in roots),
        "root_version": newest.root.version,
        "root_sha256": newest.sha256,
        "effective": approval.effective.isoformat(),
        "review_by": approval.review_by.isoformat(),
        "before": "",
    }
    return Adopted(**fields | changed)


def adopt(house: House, said: Adopted) -> int:
    """The seq of a record that says this."""
    return house.append(adoption_of(said, uid_of(house.number + 1), PROTOCOL))


def problems(house: House, **held):
    """(id, seq) of what verify finds."""
    with house.open() as log:
        found = check_log(live_parts(log), replace(own_key(SIGNER.verifier), **held))
    return [(problem.id, problem.seq) for problem in found.problems]


def second_root(**changed):
    """Trust root 2, without the police, signed by all."""
    keys = {name: signer(name) for name in NAMES if name != "police"}
    root = make_root(keys, previous=ROOT, **changed)
    return verify_trust_root(signed(format_trust_root(root), *map(signer, NAMES)), ROOT)


def _doubled(note: Note) -> Note:
    return Note(note.text, (note.signatures[0], note.signatures[0]))


def _renamed() -> Note:
    """One agency's key, also under another's name."""
    text = format_approval(APPROVAL)
    one = sign_note(text, signer("police"))
    again = sign_note(text, Signer("youth-justice/protocol", signer("police").seed))
    return Note(text, (*one.signatures, *again.signatures))


def _other_purpose() -> Note:
    text = format_approval(APPROVAL)
    return Note(
        text,
        (*sign_note(text, signer("police")).signatures, *sign_note(text, signer("elm-house", 0, "author")).signatures),
    )


def _flipped() -> Note:
    first, second = NOTE.signatures
    return Note(
        NOTE.text, (first, Signature(second.name, second.key_id, bytes([second.value[0] ^ 1]) + second.value[1:]))
    )


def _about_other_bytes():
    approval = make_approval(ROOT, SOURCE + b"# one line more\n")
    return adopted(signed(format_approval(approval), *map(signer, NAMES)), approval=approval, agencies=NAMES)


FALSE = {
    "nobody signed": lambda: adopted(Note(NOTE.text, sign_note(NOTE.text, signer("stranger")).signatures)),
    "one agency signed, and two are needed": lambda: adopted(signed(NOTE.text, signer("police")), agencies=("police",)),
    "one agency's line twice": lambda: adopted(_doubled(NOTE)),
    "one key under two names": lambda: adopted(_renamed()),
    "a key for another purpose": lambda: adopted(_other_purpose()),
    "the log's own key": lambda: adopted(
        Note(NOTE.text, (NOTE.signatures[0], *sign_note(NOTE.text, SIGNER).signatures))
    ),
    "a signature with one bit changed": lambda: adopted(_flipped()),
    "an approval of other bytes": _about_other_bytes,
    "an agency named that did not sign": lambda: adopted(agencies=NAMES),
    "another review date than was signed": lambda: adopted(review_by="2099-01-01"),
    "another trust root than was signed": lambda: adopted(root_sha256="0" * 64),
    "no trust root": lambda: adopted(trust_roots=()),
    "a trust root that nobody signed": lambda: adopted(
        trust_roots=(format_note(Note(ROOT.note.text, sign_note(ROOT.note.text, signer("stranger")).signatures)),)
    ),
    "a version of the trust root left out": lambda: adopted(
        roots=(ROOT, second_root()), trust_roots=(format_note(second_root().note),)
    ),
    "agencies named, and nothing signed": lambda: adopted(approval=APPROVAL, note=NOTE, approval_sha256=""),
    "a key that was taken out since": lambda: adopted(
        signed(NOTE.text, signer("police"), signer("elm-house")), roots=(ROOT, second_root()), agencies=("elm-house",)
    ),
}


def test_an_adoption_that_is_true_holds(tmp_path):
    """The record that every false one here is made from, and a decision that rests on it, hold."""
    house = House(tmp_path)
    seq = adopt(house, adopted())
    house.append(_decision(seq))
    assert problems(house) == []
    assert problems(house, trust_roots=(format_note(ROOT.note),)) == []


def test_adoptions_that_are_false_are_named(tmp_path, tally):
    """A record that says more of an agreement than the agencies signed is named."""
    with tally("false agreements in a log") as trying:
        for number, (what, made) in enumerate(FALSE.items()):
            with trying(what):
                house = House(tmp_path / str(number))
                house.decide(1)
                seq = adopt(house, made())
                assert problems(house) == [("bad-agreement", seq)]


def test_an_older_agreement_put_back_is_named(tmp_path, tally):
    """After an approval that supersedes it, or a newer trust root, the older one is not taken again."""
    later = make_approval(ROOT, supersedes=approval_sha256(APPROVAL), review_by=date(2028, 1, 1))
    renewed = adopted(signed(format_approval(later), *map(signer, NAMES)), approval=later, agencies=NAMES)
    third = make_approval(second_root(), supersedes=approval_sha256(APPROVAL))
    moved = adopted(
        signed(format_approval(third), signer("elm-house"), signer("youth-justice")),
        roots=(ROOT, second_root()),
        approval=third,
        agencies=("elm-house", "youth-justice"),
    )
    other = verify_trust_root(signed(format_trust_root(make_root(expires=date(2030, 1, 1))), *map(signer, NAMES)))
    forked = make_approval(other)
    fork = adopted(
        signed(format_approval(forked), *map(signer, NAMES)), roots=(other,), approval=forked, agencies=NAMES
    )
    cases = {
        "the approval before": (adopted(), renewed, adopted()),
        "the trust root before": (adopted(), moved, adopted()),
        "another first trust root": (adopted(), fork),
    }
    with tally("agreements rolled back or forked") as trying:
        for number, (what, records) in enumerate(cases.items()):
            with trying(what):
                house = House(tmp_path / str(number))
                seqs = [adopt(house, one) for one in records]
                assert problems(house) == [("bad-agreement", seqs[-1])]


def test_the_agencies_own_trust_root_tells_a_forged_one(tmp_path, tally):
    """Agencies invented by the insider sign whatever he likes: only a trust root from outside tells."""
    keys = {name: signer(name, 1) for name in NAMES}
    forged = verify_trust_root(signed(format_trust_root(make_root(keys)), *keys.values()))
    approval = make_approval(forged)
    note = signed(format_approval(approval), *keys.values())
    house = House(tmp_path)
    seq = adopt(house, adopted(note, (forged,), approval, NAMES))
    with tally("agreements by invented agencies") as trying:
        with trying("with the agencies' own trust root"):
            assert problems(house, trust_roots=(format_note(ROOT.note),)) == [("other-trust-root", seq)]
        with trying("nobody brought one: the docs say so"):
            assert problems(house) == []


def _decision(seq: int, /, **changed):
    said = {"sha256": approval_sha256(APPROVAL), "agencies": ["police", "youth-justice"], "seq": seq} | changed
    case = make_case(1, reference=reference(1), agreement="in_force", approval=said)
    return entry_of(case, load(), uid_of(900), LONDON)


def test_decisions_that_rest_on_no_agreement_are_named(tmp_path, tally):
    """A decision that says its protocol was agreed names the record of it: none, another, a later one is found."""
    with tally("decisions that say they rest on an agreement") as trying:
        for number, changed in enumerate(({"seq": 7}, {"seq": 0}, {"sha256": "0" * 64}, {"agencies": ["police"]})):
            with trying(str(changed)):
                house = House(tmp_path / str(number))
                house.decide(2)
                seq = adopt(house, adopted())
                decided = house.append(_decision(seq, **changed))
                house.decide(3)
                assert problems(house) == [("not-agreed", decided)]


def test_an_expired_trust_root_is_refused_on_the_day_after(tally):
    """A trust root is good on the day on which it expires, and not on the next."""
    last = ROOT.root.expires
    assert verify_trust_root(ROOT.note, None, last).root == ROOT.root
    kind, refused = "trust roots that expired, or whose version jumps", pytest.raises(CalloutError, match="expired")
    with tally(kind) as trying, trying("expired"), refused:
        verify_trust_root(ROOT.note, None, last + timedelta(days=1))


def test_versions_of_the_trust_root_rise_by_one(tally):
    """A chain with a version left out, doubled or the wrong way round is refused."""
    two = second_root()
    chains = {"the wrong way round": (two.note, ROOT.note), "twice the first": (ROOT.note, ROOT.note)}
    chains["twice the second"] = (ROOT.note, two.note, two.note)
    with tally("trust roots that expired, or whose version jumps") as trying:
        for what, chain in chains.items():
            with trying(what), pytest.raises(CalloutError):
                verify_chain(chain)
    assert [one.sha256 for one in verify_chain((ROOT.note, two.note))] == [sha256_of(ROOT.note), sha256_of(two.note)]
