"""Proofs, cosignatures, policies and receipts: read back as they were written, and never accepted when one byte is other."""

import contextlib
import functools
import itertools

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calloutcli.errors import EvidenceError, UsageError
from calloutcli.log.checkpoint import Checkpoint, format_checkpoint, sign_checkpoint
from calloutcli.log.cosignature import LAST_SECOND, cosign, verify_cosignature
from calloutcli.log.merkle import EMPTY, frontier, grow, leaf_hash, node_hash, root
from calloutcli.log.note import (
    COSIGNATURE,
    Note,
    Signer,
    format_note,
    format_signer,
    format_verifier,
    parse_note,
    parse_signer,
    parse_verifier,
    sign_note,
)
from calloutcli.log.policy import Group, KnownLog, Policy, Witness, format_policy, parse_policy, verify_policy
from calloutcli.log.proof import (
    ConsistencyProof,
    InclusionProof,
    consistency_nodes,
    format_consistency,
    format_inclusion,
    inclusion_nodes,
    parse_consistency,
    parse_inclusion,
    prove_consistency,
    prove_inclusion,
    verify_consistency,
    verify_inclusion,
)
from calloutcli.log.receipt import Receipt, format_receipt, parse_receipt, receipt_of, verify_receipt

MOST = 300
LEAVES = tuple(leaf_hash(str(number).encode()) for number in range(MOST))
SIGNER = Signer("elm/log/2026", bytes(range(32)))
WITNESS = Signer("police.example/witness", bytes(range(1, 33)), COSIGNATURE)
hashes = st.binary(min_size=32, max_size=32)
seeds = st.binary(min_size=32, max_size=32)


@functools.cache
def nodes():
    """Every complete subtree of the tree over `LEAVES`."""
    frontier_hashes, found = [], {}
    for size, leaf in enumerate(LEAVES):
        frontier_hashes, new = grow(size, frontier_hashes, leaf)
        found |= {(level, position): value for level, position, value in new}
    return found


@functools.cache
def oracle():
    """The same tree in `pymerkle`, which nobody here wrote."""
    tree = pymerkle.InmemoryTree(algorithm="sha256", disable_security=False)
    for number in range(MOST):
        tree.append_entry(str(number).encode())
    return tree


def root_at(size):
    """The root over the first `size` leaves."""
    return root([nodes()[place] for place in frontier(size)])


def node(level, position):
    """A stored node."""
    return nodes()[level, position]


def refused(check, *arguments):
    """Whether the call is refused in words. Any other error is a failure."""
    try:
        check(*arguments)
    except EvidenceError:
        return True
    return False


# ------------------------------------------------------------------ inclusion


def test_every_small_inclusion_proof():
    """For every tree of up to 40 records, each record's proof holds, is pymerkle's, and holds at no other place."""
    for size in range(1, 41):
        for index in range(size):
            made = prove_inclusion(index, size, node)
            assert made == oracle().prove_inclusion(index + 1, size).path[1:]
            verify_inclusion(made, index, size, LEAVES[index], root_at(size))
            for other in {index ^ 1, index + 1, index - 1, size} - {index}:
                assert refused(verify_inclusion, made, other, size, LEAVES[index], root_at(size))
            assert refused(verify_inclusion, made, index, size, LEAVES[index] + b"0", root_at(size))
            assert refused(verify_inclusion, made, index, size, LEAVES[size], root_at(size))
            assert refused(verify_inclusion, made, index, size + 1, LEAVES[index], root_at(size + 1))


@given(st.data())
def test_inclusion_proofs_of_larger_trees(data):
    """In larger trees too: the proof is pymerkle's, and is refused when it is cut, longer, or out of order."""
    size = data.draw(st.integers(41, MOST))
    index = data.draw(st.integers(0, size - 1))
    made = prove_inclusion(index, size, node)
    assert made == oracle().prove_inclusion(index + 1, size).path[1:]
    verify_inclusion(made, index, size, LEAVES[index], root_at(size))
    for other in (made[:-1], made[1:], [*made, made[0]], [made[0], *made], made[::-1], [*made[:-1], made[-1][:31]]):
        assert refused(verify_inclusion, other, index, size, LEAVES[index], root_at(size))


@given(st.data())
def test_any_flipped_bit_of_an_inclusion_proof_is_refused(data):
    """One bit other in any hash, in the leaf, or in the root: refused."""
    size = data.draw(st.integers(1, MOST))
    index = data.draw(st.integers(0, size - 1))
    made = [*prove_inclusion(index, size, node), LEAVES[index], root_at(size)]
    at = data.draw(st.integers(0, len(made) - 1))
    made[at] = flipped(made[at], data.draw(st.integers(0, 255)))
    assert refused(verify_inclusion, made[:-2], index, size, made[-2], made[-1])


def flipped(raw, bit):
    """The bytes with one bit other."""
    return bytes(byte ^ (1 << bit % 8 if at == bit // 8 else 0) for at, byte in enumerate(raw))


# ------------------------------------------------------------------ consistency


def tree_6962(start, end):
    """MTH of RFC 6962 section 2.1 over some of the leaves."""
    if end - start == 1:
        return LEAVES[start]
    split = start + 1
    while (split - start) * 2 < end - start:
        split = start + (split - start) * 2
    return node_hash(tree_6962(start, split), tree_6962(split, end))


def proof_6962(old, start, end, whole=True):
    """SUBPROOF of RFC 6962 section 2.1.2, word for word; `whole` is its b."""
    if old == end - start:
        return [] if whole else [tree_6962(start, end)]
    k = 1
    while k * 2 < end - start:
        k *= 2
    if old <= k:
        return [*proof_6962(old, start, start + k, whole), tree_6962(start + k, end)]
    return [*proof_6962(old - k, start + k, end, False), tree_6962(start, start + k)]


def test_every_small_consistency_proof():
    """For every pair of sizes up to 40 the proof holds, is the RFC's, and holds for no other pair of roots or sizes.

    pymerkle cuts these proofs another way than RFC 6962, so it is asked about the roots only. The larger size is not
    bound by the proof itself (the RFC's proofs from 1 to 3 and from 1 to 4 have one shape): the checkpoint signs it.
    """
    for new in range(1, 41):
        for old in range(1, new + 1):
            made = prove_consistency(old, new, node)
            assert made == proof_6962(old, 0, new)
            oracle().prove_consistency(old, new).verify(root_at(old), root_at(new))
            verify_consistency(made, old, new, root_at(old), root_at(new))
            assert refused(verify_consistency, made, old - 1, new, root_at(old), root_at(new))
            assert refused(verify_consistency, made, old + 1, new, root_at(old), root_at(new))
            if old != new:
                assert refused(verify_consistency, made, old, new, root_at(new), root_at(old))
                assert refused(verify_consistency, made, old, new, root_at(old), root_at(old))
                assert refused(verify_consistency, made, old, new, EMPTY, root_at(new))


@given(st.data())
def test_consistency_proofs_of_larger_trees(data):
    """In larger trees too; and cut, longer, out of order, or with one bit other it is refused."""
    new = data.draw(st.integers(2, MOST))
    old = data.draw(st.integers(1, new - 1))
    made = prove_consistency(old, new, node)
    assert made == proof_6962(old, 0, new)
    verify_consistency(made, old, new, root_at(old), root_at(new))
    assert refused(verify_consistency, made[:-1], old, new, root_at(old), root_at(new))
    assert refused(verify_consistency, made[1:], old, new, root_at(old), root_at(new))
    assert refused(verify_consistency, [*made, made[0]], old, new, root_at(old), root_at(new))
    assert refused(verify_consistency, [], old, new, root_at(old), root_at(new))
    if made[::-1] != made:
        assert refused(verify_consistency, made[::-1], old, new, root_at(old), root_at(new))
    given_hashes = [*made, root_at(old), root_at(new)]
    at = data.draw(st.integers(0, len(given_hashes) - 1))
    given_hashes[at] = flipped(given_hashes[at], data.draw(st.integers(0, 255)))
    assert refused(verify_consistency, given_hashes[:-2], old, new, *given_hashes[-2:])


@given(hashes)
def test_every_log_continues_the_empty_one_and_itself(other):
    """No hash is needed for size 0 or for the same size, and no other root is accepted there."""
    assert prove_consistency(0, 7, node) == prove_consistency(7, 7, node) == []
    verify_consistency([], 0, 7, EMPTY, root_at(7))
    verify_consistency([], 7, 7, root_at(7), root_at(7))
    verify_consistency([], 0, 0, EMPTY, EMPTY)
    assert refused(verify_consistency, [], 0, 7, other, root_at(7))
    assert refused(verify_consistency, [], 7, 7, other, root_at(7))
    assert refused(verify_consistency, [other], 7, 7, root_at(7), root_at(7))
    assert refused(verify_consistency, [other], 0, 7, EMPTY, root_at(7))


@given(st.integers(1, 2**50), st.data())
def test_a_proof_reads_few_rows(size, data):
    """A proof needs complete subtrees only, none twice, and no more than two for each level of the tree."""
    levels = size.bit_length()
    for places in (
        inclusion_nodes(data.draw(st.integers(0, size - 1)), size),
        consistency_nodes(data.draw(st.integers(0, size)), size),
    ):
        assert len(set(places)) == len(places) <= 2 * levels
        assert all((position + 1) << level <= size for level, position in places)
    assert len(inclusion_nodes(0, 1_000_000)) <= 40 >= len(consistency_nodes(999_999, 1_000_000))


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3), (2**63, 5)])
def test_no_proof_of_what_is_not_there(index, size):
    """A record beyond the size, or a longer log before a shorter one, has no proof and none is accepted."""
    assert refused(prove_inclusion, index, size, node)
    assert refused(verify_inclusion, [], index, size, LEAVES[0], LEAVES[0])
    assert refused(prove_consistency, size + 1, size, node)
    assert refused(verify_consistency, [], size + 1, size, root_at(size), root_at(size))


# ------------------------------------------------------------------ proofs as text

checkpoints = st.builds(Checkpoint, st.just(SIGNER.name), st.integers(0, 10**15), hashes)
notes = checkpoints.map(lambda checkpoint: sign_checkpoint(checkpoint, SIGNER))
paths = st.lists(hashes, max_size=64).map(tuple)
inclusions = st.builds(InclusionProof, st.integers(0, 10**16 - 1), paths, notes, st.binary(max_size=40))
consistencies = st.builds(ConsistencyProof, st.integers(0, 10**16 - 1), paths, notes)


@given(inclusions, consistencies)
def test_proofs_round_trip(inclusion, consistency):
    """A proof's text is read back as the same proof, and one kind is not taken for the other."""
    assert parse_inclusion(format_inclusion(inclusion)) == inclusion
    assert parse_consistency(format_consistency(consistency)) == consistency
    assert refused(parse_inclusion, format_consistency(consistency))
    assert refused(parse_consistency, format_inclusion(inclusion))


@given(inclusions, st.data())
def test_a_proof_has_one_spelling(proof, data):
    """With one character changed, taken out or put in, the text is refused or is exactly another proof's own text."""
    text = format_inclusion(proof)
    at = data.draw(st.integers(0, len(text) - 1))
    character = data.draw(st.sampled_from("\n \r\t=A0-\x00\x1b\u2014") | st.characters())
    for other in (
        text[:at] + character + text[at + 1 :],
        text[:at] + text[at + 1 :],
        text[:at] + character + text[at:],
    ):
        with contextlib.suppress(EvidenceError):
            assert format_inclusion(parse_inclusion(other)) == other


@given(st.text(st.sampled_from("indexold 012345\nA=\u2014+/\x00"), max_size=60) | st.text(max_size=60), st.booleans())
def test_any_text_is_a_proof_or_refused(text, begun):
    """Text of any kind is refused in words, also after the right first line."""
    for read, first in (
        (parse_inclusion, "c2sp.org/tlog-proof@v1"),
        (parse_consistency, "calloutcli/consistency-proof/v1"),
    ):
        assert refused(read, f"{first}\n{text}" if begun else text)


# ------------------------------------------------------------------ witnesses


@given(checkpoints, seeds, st.integers(0, LAST_SECOND))
def test_cosign_and_verify(checkpoint, seed, moment):
    """A cosignature says its time, also after the note was text; keys of both types are read back from their text."""
    witness = Signer("w", seed, COSIGNATURE)
    note = cosign(sign_note(format_checkpoint(checkpoint), SIGNER), witness, moment)
    assert verify_cosignature(parse_note(format_note(note)), witness.verifier) == moment
    assert parse_signer(format_signer(witness)) == witness
    assert parse_verifier(format_verifier(witness.verifier)) == witness.verifier


@given(checkpoints, st.integers(0, LAST_SECOND), st.data())
def test_any_flipped_bit_of_a_cosignature_is_refused(checkpoint, moment, data):
    """One bit other in the time or in the signature, or a time moved by a second: refused."""
    note = cosign(sign_note(format_checkpoint(checkpoint), SIGNER), WITNESS, moment)
    log, line = note.signatures
    bit = data.draw(st.integers(0, 72 * 8 - 1))
    changed = type(line)(line.name, line.key_id, flipped(line.value, bit))
    assert refused(verify_cosignature, Note(note.text, (log, changed)), WITNESS.verifier)


# ------------------------------------------------------------------ policies

words = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=" "), min_size=1, max_size=6).filter(
    lambda word: word != "none"
)
urls = st.just("") | words


@st.composite
def policies(draw):
    """A policy of any shape: keys all different, each name once, groups of earlier names."""
    keys = [Signer(f"k{number}", bytes([number]) * 32) for number in range(1, 9)]
    logs = tuple(KnownLog(key.verifier, draw(urls)) for key in keys[: draw(st.integers(0, 3))])
    names = draw(st.lists(words, min_size=0, max_size=8, unique=True))
    count = draw(st.integers(0, min(5, len(names))))
    witnesses = tuple(
        Witness(name, Signer(key.name, key.seed, COSIGNATURE).verifier, draw(urls))
        for name, key in zip(names[:count], keys[3:], strict=False)
    )
    free, groups = list(names[:count]), []
    for name in names[count:]:
        members = draw(st.lists(st.sampled_from(free), min_size=1, unique=True)) if free else []
        if members:
            groups.append(Group(name, draw(st.integers(1, len(members))), tuple(members)))
            free = [one for one in free if one not in members] + [name]
    known = [one.name for one in (*witnesses, *groups)]
    return Policy(logs, witnesses, tuple(groups), draw(st.sampled_from(["none", *known])))


@given(policies(), st.sampled_from(("", "# \u202e words\n\n", " \t\n\t# log\n")))
def test_policy_round_trip(policy, before):
    """A policy's text is read back as the same policy; comments, empty lines and other gaps change nothing."""
    text = format_policy(policy)
    assert parse_policy(text) == policy
    assert parse_policy(before + text.replace(" ", "\t \t").replace("\n", " \n")) == policy


@given(st.text(st.sampled_from("logwitnesrupqum none\n#+k1 \t\r\x00"), max_size=60) | st.text(max_size=60))
def test_any_text_is_a_policy_or_refused(text):
    """Text of any kind is a policy that reads back, or is refused in words."""
    try:
        policy = parse_policy(text)
    except EvidenceError:
        return
    assert parse_policy(format_policy(policy)) == policy


@given(policies(), st.sets(st.integers(0, 4)))
def test_quorum_by_definition(policy, who):
    """A checkpoint is accepted exactly when the quorum, worked out by its definition, is reached."""
    signer = Signer("k1", bytes([1]) * 32)
    note = sign_note(format_checkpoint(Checkpoint("k1", 3, bytes(32))), signer)
    cosigned = [witness for at, witness in enumerate(policy.witnesses) if at in who]
    for witness in cosigned:
        key = Signer(witness.verifier.name, bytes([int(witness.verifier.name[1:])]) * 32, COSIGNATURE)
        note = cosign(note, key, 1_800_000_000)

    def reached(name):
        group = next((group for group in policy.groups if group.name == name), None)
        if group is None:
            return name == "none" or name in [witness.name for witness in cosigned]
        return sum(map(reached, group.members)) >= group.threshold

    if policy.logs and reached(policy.quorum):
        found = verify_policy(format_note(note), policy)
        assert found.log == signer.verifier
        assert found.cosigned == tuple((witness.name, 1_800_000_000) for witness in cosigned)
    else:
        assert refused(verify_policy, format_note(note), policy)


# ------------------------------------------------------------------ receipts

receipts = st.builds(
    lambda size, raw: receipt_of(Checkpoint("log", size, raw)), st.integers(1, 9_999) | st.integers(1, 10**15), hashes
)
_SOUNDS = str.maketrans("01", "OL")


@given(receipts)
def test_receipt_round_trip(receipt):
    """A receipt is read back from its line, also in small letters, without dashes, with O and L, or parted otherwise."""
    text = format_receipt(receipt)
    assert parse_receipt(text) == receipt
    size, rest = text.split("-", 1)
    for other in (
        text.lower(),
        text.translate(_SOUNDS),
        text.replace("-", " "),
        text.replace("-", ""),
        f"  {size} - {rest.replace('-', '')}\n",
        text.replace("-", "\u2013"),
        text.replace("1", "I").replace("0", "o"),
    ):
        assert parse_receipt(other) == receipt
    assert len(text) <= len(str(receipt.size)) + 34


@given(receipts, st.data())
def test_one_wrong_character_is_noticed(receipt, data):
    """One wrong character, or two neighbours swapped, is called a slip of the pen, never a finding against the log."""
    text = format_receipt(receipt)
    places = [at for at, character in enumerate(text) if character != "-"]
    at = data.draw(st.sampled_from(places))
    size_ends = text.index("-")
    letters = "0123456789" if at < size_ends else "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    other = text[:at] + data.draw(st.sampled_from(letters)) + text[at + 1 :]
    if other != text:
        with pytest.raises(UsageError):
            parse_receipt(other)
    swapped = list(text)
    first, second = data.draw(st.sampled_from(list(itertools.pairwise(places))))
    swapped[first], swapped[second] = swapped[second], swapped[first]
    if "".join(swapped) != text:
        with pytest.raises(UsageError):
            parse_receipt("".join(swapped))


@given(st.text(max_size=60))
def test_any_text_is_a_receipt_or_refused(text):
    """Text of any kind is a receipt, or is refused in words."""
    try:
        receipt = parse_receipt(text)
    except UsageError:
        return
    assert parse_receipt(format_receipt(receipt)) == receipt


@given(st.integers(1, MOST), st.integers(1, MOST), st.integers(0, 25), st.integers(1, 31))
def test_receipt_against_a_log(taken, size, at, by):
    """A receipt holds for the log and all that continue it; a shorter or rewritten log is found; a slip is no finding."""
    receipt = receipt_of(Checkpoint("log", taken, root_at(taken)))
    if taken > size:
        with pytest.raises(EvidenceError):
            verify_receipt(receipt, size, root_at)
        return
    verify_receipt(receipt, size, root_at)
    with pytest.raises(EvidenceError):
        verify_receipt(receipt, size, lambda _: EMPTY)
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    letter = alphabet[(alphabet.index(receipt.letters[at]) + by) % 32]
    slip = Receipt(taken, receipt.letters[:at] + letter + receipt.letters[at + 1 :])
    with pytest.raises(UsageError, match=f"group {at // 4 + 1} is"):
        verify_receipt(slip, size, root_at)
