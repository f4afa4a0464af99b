"""Agreements under every kind of change: texts come back as they were written, and no flipped byte and no trick makes a signature more."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calloutcli.agreement.approval import Approval, format_approval, parse_approval, verify_approval
from calloutcli.agreement.key import (
    LEAST_WORK,
    MOST_WORK,
    ProtectedKey,
    Work,
    format_key,
    open_key,
    parse_key,
    protect_key,
)
from calloutcli.agreement.seen import Seen, SeenApproval, format_seen, parse_seen, with_more
from calloutcli.agreement.signatures import Threshold, add_signature, format_signed, merge_signatures, parse_signed
from calloutcli.agreement.trust import (
    TrustRoot,
    format_trust_root,
    parse_trust_root,
    verify_chain,
    verify_trust_root,
)
from calloutcli.errors import AgreementError, CalloutError
from calloutcli.frozen import replace
from calloutcli.log.note import Note, Signer, format_note, sign_note
from tests.agreements import NAMES, SOURCE, SUBJECT, first_root, make_approval, make_root, signed, signer
from tests.builders import counting_random

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(?:[.-][a-z0-9]{1,6}){0,2}", fullmatch=True)
IDS = st.from_regex(r"[a-z][a-z0-9_-]{0,10}", fullmatch=True)
VERSIONS = st.tuples(*[st.integers(0, 10**6)] * 3).map(lambda parts: ".".join(map(str, parts)))
PEOPLE = [signer(f"agency-{number}") for number in range(6)]


@st.composite
def trust_roots(draw):
    """Any trust root that can be."""
    names = sorted(draw(st.sets(SLUGS, min_size=1, max_size=6)))
    keys = [(name, Signer(f"{name}/protocol", bytes([number] * 32)).verifier) for number, name in enumerate(names)]

    def threshold():
        chosen = tuple(sorted(draw(st.sets(st.sampled_from(names), min_size=1))))
        return Threshold(draw(st.integers(1, len(chosen))), chosen)

    version = draw(st.integers(1, 999_999))
    return TrustRoot(version, draw(DAYS), "" if version == 1 else draw(HEX), tuple(keys), threshold(), threshold())


@st.composite
def approvals(draw):
    """Any approval that can be."""
    effective, review_by = sorted((draw(DAYS), draw(DAYS)))
    return Approval(
        draw(IDS),
        draw(VERSIONS),
        draw(HEX),
        draw(st.integers(1, 10**12 - 1)),
        draw(st.one_of(st.just(""), HEX)),
        effective,
        review_by,
        draw(st.integers(1, 10**6)),
        draw(HEX),
    )


KEYS = st.builds(
    ProtectedKey,
    st.builds(lambda name, seed: Signer(f"{name}/protocol", seed).verifier, SLUGS, st.binary(min_size=32, max_size=32)),
    st.builds(
        Work,
        st.integers(LEAST_WORK.passes, MOST_WORK.passes),
        st.integers(LEAST_WORK.memory_bytes, MOST_WORK.memory_bytes),
    ),
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=25, max_size=200),
)


# ------------------------------------------------------------------ what is written is read


@given(trust_roots())
def test_trust_roots_come_back(root):
    """Format, then parse: the same trust root, and the same text again."""
    text = format_trust_root(root)
    assert parse_trust_root(text) == root
    assert format_trust_root(parse_trust_root(text)) == text


@given(approvals())
def test_approvals_come_back(approval):
    """Format, then parse: the same approval, and the same text again."""
    text = format_approval(approval)
    assert parse_approval(text) == approval
    assert format_approval(parse_approval(text)) == text


@given(KEYS)
def test_protected_keys_come_back(key):
    """Format, then parse: the same key, without opening it."""
    assert parse_key(format_key(key)) == key


@given(SLUGS, st.binary(min_size=32, max_size=32))
def test_plain_keys_come_back(name, seed):
    """Format, then parse: the same signer."""
    key = Signer(f"{name}/protocol", seed)
    assert parse_key(format_key(key)) == key


@settings(max_examples=15, deadline=None)
@given(SLUGS, st.binary(min_size=32, max_size=32), st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_passphrase_of_any_letters_opens(name, seed, passphrase):
    """Whatever the passphrase, what was sealed is opened by it."""
    key = Signer(f"{name}/protocol", seed)
    assert open_key(protect_key(key, passphrase, counting_random(), LEAST_WORK), passphrase) == key


@given(
    st.lists(st.tuples(st.integers(1, 10**6), HEX), unique_by=lambda pair: pair[0]).map(tuple),
    st.lists(st.builds(SeenApproval, IDS, VERSIONS, HEX, HEX), unique=True).map(tuple),
)
def test_what_was_seen_comes_back(roots, seen):
    """Format, then parse: the same list in the same order; put together with itself it stays as it is."""
    everything = Seen(roots, seen)
    assert parse_seen(format_seen(everything)) == everything
    assert with_more(everything, everything) == everything
    assert with_more(Seen(), everything) == everything


@given(approvals(), st.sets(st.sampled_from(PEOPLE)))
def test_signed_files_come_back(approval, people):
    """A file with any number of signatures, also none, is read as it was written."""
    note = signed(format_approval(approval), *people)
    assert parse_signed(format_signed(note)) == note


# ------------------------------------------------------------------ any change is a refusal


def agreement_of(raw, roots):
    """The agreement in the bytes of an approval's file."""
    return verify_approval(parse_signed(raw), SOURCE, SUBJECT, roots)


ROOT = first_root()
BOTH = signed(format_approval(make_approval(ROOT)), signer("police"), signer("youth-justice"))
ALL = add_signature(BOTH, signer("elm-house"))


def flips(raw):
    """A position in the bytes, and another byte to put there."""
    return st.tuples(st.integers(0, len(raw) - 1), st.integers(1, 255))


def flipped(raw, flip):
    """The bytes with one of them changed."""
    position, bits = flip
    return raw[:position] + bytes([raw[position] ^ bits]) + raw[position + 1 :]


def test_every_flipped_bit_of_an_approval_is_refused():
    """With just enough signatures, an approval of which any one bit is changed is no agreement."""
    raw = format_signed(BOTH)
    agreement_of(raw, (ROOT,))
    for position in range(len(raw)):
        for bit in range(8):
            with pytest.raises(CalloutError):
                agreement_of(flipped(raw, (position, 1 << bit)), (ROOT,))


@settings(max_examples=400)
@given(st.data())
def test_a_flipped_byte_never_makes_an_agreement_other_than_it_was(data):
    """With a signature to spare: refused, or the same approval by fewer of the same agencies."""
    raw = format_signed(ALL)
    was = agreement_of(raw, (ROOT,))
    try:
        found = agreement_of(flipped(raw, data.draw(flips(raw))), (ROOT,))
    except CalloutError:
        return
    assert found.approval == was.approval
    assert set(found.agencies) < set(was.agencies)
    assert len(found.agencies) == 2


def test_every_flipped_bit_of_a_trust_root_is_refused():
    """With just enough signatures, a trust root of which any one bit is changed is none."""
    raw = format_signed(signed(ROOT.note.text, signer("police"), signer("elm-house")))
    verify_trust_root(parse_signed(raw))
    for position in range(len(raw)):
        for bit in range(8):
            with pytest.raises(CalloutError):
                verify_trust_root(parse_signed(flipped(raw, (position, 1 << bit))))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_flipped_byte_of_a_protected_key_is_refused(data):
    """A protected key with one byte changed is not read, or does not open: it never opens as another key."""
    raw = format_key(protect_key(signer("police"), "a phrase of words", counting_random(), LEAST_WORK)).encode()
    with pytest.raises((CalloutError, UnicodeDecodeError)):
        opened(flipped(raw, data.draw(flips(raw))).decode())


def opened(text):
    """The signing key of a protected key's text, when opening it would be cheap."""
    key = parse_key(text)
    if key.work.memory_bytes > 64 * 1024 * 1024 or key.work.passes > 3:
        return open_key(replace(key, work=Work(1, LEAST_WORK.memory_bytes + 1024)), "a phrase of words")
    return open_key(key, "a phrase of words")


# ------------------------------------------------------------------ signatures count by key


TRICKS = ("again", "stranger", "other key", "same key, other name", "same key, same purpose of a stranger")


@given(
    st.sets(st.sampled_from(NAMES)), st.lists(st.tuples(st.sampled_from(TRICKS), st.sampled_from(NAMES))), st.randoms()
)
def test_only_distinct_keys_count(names, tricks, chance):
    """Whatever lines are added by whoever signed already, or by strangers: as many count as agencies signed, and no more."""
    text = format_approval(make_approval(ROOT))
    note = signed(text, *map(signer, sorted(names)))
    for number, (trick, name) in enumerate(tricks[: 16 - len(note.signatures)]):
        if trick == "again":
            if name in names:
                note = merge_signatures(note, sign_note(text, signer(name)))
        else:
            other = next(one for one in NAMES if one != name)
            key = {
                "stranger": signer(f"stranger-{number}"),
                "other key": signer(name, number + 1),
                "same key, other name": Signer(f"{other}/protocol", signer(name).seed),
                "same key, same purpose of a stranger": Signer(f"x{number}/protocol", signer(name).seed),
            }[trick]
            note = merge_signatures(note, sign_note(text, key))
    lines = list(note.signatures)
    chance.shuffle(lines)
    shuffled = Note(text, tuple(lines))
    if len(names) >= 2:
        assert verify_approval(shuffled, SOURCE, SUBJECT, (ROOT,)).agencies == tuple(sorted(names))
        return
    with pytest.raises(AgreementError, match=f"has {len(names)}"):
        verify_approval(shuffled, SOURCE, SUBJECT, (ROOT,))


@given(st.sets(st.sampled_from(NAMES)), st.integers(1, 3))
def test_a_line_that_is_there_twice_never_helps(names, threshold):
    """Every line of a note twice: refused as soon as anybody signed, never more than once each."""
    root = first_root(protocol=threshold)
    note = signed(format_approval(make_approval(root)), *map(signer, sorted(names)))
    doubled = Note(note.text, note.signatures * 2)
    with pytest.raises(CalloutError):
        verify_approval(doubled, SOURCE, SUBJECT, (root,))


# ------------------------------------------------------------------ chains of trust roots


@st.composite
def chains(draw):
    """For each version: its keys by agency, how many must sign a root, the root, who signs it. Half the time everybody does."""
    chain = []
    for version in range(1, draw(st.integers(2, 5))):
        people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True))
        keys = {one.name.partition("/")[0]: one for one in people}
        counts = [draw(st.integers(1, len(keys))) for _ in range(2)]
        root = make_root(keys, *counts, version=version)
        signers = draw(st.one_of(st.just(set(PEOPLE)), st.sets(st.sampled_from(PEOPLE))))
        chain.append((keys, counts[1], root, signers))
    return chain


@settings(max_examples=150, deadline=None)
@given(chains())
def test_a_chain_holds_exactly_when_old_and_new_agencies_signed(chain):
    """Against a plain count: each root needs enough of its own agencies, and enough of those of the one before."""
    notes, expected, previous, old = [], True, None, None
    for keys, count, root, signers in chain:
        root = replace(root, previous=previous.sha256 if previous else "")  # noqa: PLW2901
        note = signed(format_trust_root(root), *sorted(signers, key=lambda one: one.name))
        notes.append(note)
        expected = expected and len(signers & set(keys.values())) >= count
        if old is not None:
            expected = expected and len(signers & set(old[0].values())) >= old[1]
        old = (keys, count)
        everybody = signed(format_trust_root(root), *PEOPLE)
        previous = verify_trust_root(everybody)
    if expected:
        found = verify_chain(notes)
        assert [one.root.version for one in found] == list(range(1, len(notes) + 1))
        assert all(format_note(one.note) == format_note(note) for one, note in zip(found, notes, strict=True))
        if len(notes) > 2:
            with pytest.raises(AgreementError):
                verify_chain([notes[0], *notes[2:]])
        return
    with pytest.raises(AgreementError):
        verify_chain(notes)
