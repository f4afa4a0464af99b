"""The log's formats and its tree: each read back as it was written, and the roots those of RFC 6962."""

import hashlib
import string

import pymerkle
from hypothesis import given
from hypothesis import strategies as st

from calloutcli.errors import EvidenceError
from calloutcli.log.checkpoint import (
    Checkpoint,
    format_checkpoint,
    parse_checkpoint,
    sign_checkpoint,
    verify_checkpoint,
)
from calloutcli.log.merkle import frontier, grow, leaf_hash, node_hash, root
from calloutcli.log.note import (
    Note,
    Signature,
    Signer,
    Verifier,
    format_note,
    format_signer,
    format_verifier,
    parse_note,
    parse_signer,
    parse_verifier,
    sign_note,
    verify_note,
)

_PRINTED = st.characters(exclude_categories=("Cc", "Cs"))
names = st.text(_PRINTED, min_size=1, max_size=12).filter(
    lambda name: "+" not in name and len(name.split()) == 1 and name.split()[0] == name
)
bodies = st.lists(st.text(_PRINTED, max_size=12), max_size=4).map(lambda rows: "\n".join(rows) + "\n")
seeds = st.binary(min_size=32, max_size=32)
signers = st.builds(Signer, names, seeds)
signatures = st.builds(Signature, names, st.binary(min_size=4, max_size=4), st.binary(min_size=1, max_size=70))
checkpoints = st.builds(Checkpoint, names, st.integers(0, 10**15), seeds)


def refused(read, text):
    """Whether the text is refused in words. Any other error is a failure."""
    try:
        read(text)
    except EvidenceError:
        return True
    return False


# ------------------------------------------------------------------ notes


@given(bodies, st.lists(signatures, min_size=1, max_size=16))
def test_note_round_trip(body, signed):
    """A note's text is read back as the same text and signatures."""
    note = Note(body, tuple(signed))
    assert parse_note(format_note(note)) == note


@given(st.text(st.sampled_from("a\n\u2014 +A=\u202f\x1b"), max_size=40) | st.text(max_size=40))
def test_any_text_is_a_note_or_refused(text):
    """Text of any kind is a note in its one spelling, or is refused in words."""
    try:
        note = parse_note(text)
    except EvidenceError:
        return
    assert format_note(note) == text


def test_a_note_without_signatures_is_refused():
    """A text with no signature line, or with more than sixteen, is refused."""
    one = "\u2014 n " + "AAAAAAA=\n"
    assert refused(parse_note, "text\n\n")
    assert refused(parse_note, "text\n")
    assert not refused(parse_note, "text\n\n" + one * 16)
    assert refused(parse_note, "text\n\n" + one * 17)


def test_a_huge_note_is_refused():
    """A note of over 65,536 bytes is refused before it is taken apart."""
    one = "\u2014 n AAAAAAA=\n"
    room = 65_536 - len(("\n\n" + one).encode())
    assert not refused(parse_note, "x" * room + "\n\n" + one)
    assert refused(parse_note, "x" * (room + 1) + "\n\n" + one)


@given(bodies, signers)
def test_sign_and_verify(body, signer):
    """What a signer signs its verifier accepts, also after the note was text."""
    verify_note(parse_note(format_note(sign_note(body, signer))), signer.verifier)


@given(bodies, signers, st.data())
def test_a_changed_note_does_not_verify(body, signer, data):
    """A signed note with one character changed is refused, or no longer verifies."""
    text = format_note(sign_note(body, signer))
    position = data.draw(st.integers(0, len(text) - 1))
    other = text[:position] + data.draw(st.characters(exclude_categories=("Cs",))) + text[position + 1 :]
    if other != text:
        assert refused(lambda changed: verify_note(parse_note(changed), signer.verifier), other)


@given(bodies, signers, signers)
def test_another_key_does_not_verify(body, signer, other):
    """A note is not verified by another key, nor by the right key under another name."""
    note = sign_note(body, signer)
    if other != signer:
        assert refused(lambda key: verify_note(note, key), other.verifier)
        assert refused(lambda key: verify_note(note, key), Verifier(signer.name + "x", signer.verifier.public_key))


# ------------------------------------------------------------------ keys


@given(signers)
def test_keys_round_trip(signer):
    """A secret and a public key are each read back from their text, and neither is taken for the other."""
    assert parse_signer(format_signer(signer)) == signer
    assert parse_verifier(format_verifier(signer.verifier)) == signer.verifier
    assert refused(parse_verifier, format_signer(signer))
    assert refused(parse_signer, format_verifier(signer.verifier))


@given(signers, st.data())
def test_a_mistyped_key_is_refused(signer, data):
    """A key with one character changed is refused: its key id says so."""
    text = data.draw(st.sampled_from((format_signer(signer), format_verifier(signer.verifier))))
    read = parse_signer if text.startswith("PRIVATE") else parse_verifier
    position = data.draw(st.integers(0, len(text) - 1))
    other = text[:position] + data.draw(st.sampled_from(string.printable)) + text[position + 1 :]
    assert other.strip() == text.strip() or refused(read, other)


@given(signers)
def test_a_secret_is_never_shown(signer):
    """Neither the value's own words nor any refusal of a damaged key file holds the secret, in any form."""
    text = format_signer(signer)
    secret = text.split("+", 4)[4]
    shown = [repr(signer), str(signer)]
    for damaged in (text[:-1], text[1:], text.replace("+", "-"), text[:-8] + "!" * 8, text + "A"):
        try:
            parse_signer(damaged)
        except EvidenceError as error:
            shown += [str(error), error.hint, repr(error)]
    assert len(shown) > 6
    for words in shown:
        assert secret[:20] not in words
        assert signer.seed.hex() not in words
        assert repr(signer.seed) not in words


# ------------------------------------------------------------------ checkpoints


@given(checkpoints)
def test_checkpoint_round_trip(checkpoint):
    """A checkpoint's text is read back as the same origin, size and root."""
    assert parse_checkpoint(format_checkpoint(checkpoint)) == checkpoint


@given(checkpoints, st.data())
def test_another_spelling_of_a_checkpoint_is_refused(checkpoint, data):
    """A checkpoint with one character changed is refused, or is another checkpoint."""
    text = format_checkpoint(checkpoint)
    position = data.draw(st.integers(0, len(text) - 1))
    other = text[:position] + data.draw(st.characters(exclude_categories=("Cs",))) + text[position + 1 :]
    if other != text:
        assert refused(parse_checkpoint, other) or parse_checkpoint(other) != checkpoint


@given(checkpoints, st.sampled_from(("+{}", "0{}", " {}", "{}.0", "{}_0", "-{}", "")))
def test_a_size_has_one_spelling(checkpoint, form):
    """A size with a sign, a leading nought, a space or a fraction, or none at all, is refused."""
    lines = format_checkpoint(checkpoint).split("\n")
    lines[1] = form.format(lines[1])
    assert refused(parse_checkpoint, "\n".join(lines))


@given(checkpoints, seeds)
def test_sign_and_verify_checkpoint(checkpoint, seed):
    """A signed checkpoint is verified by the key of its own origin, and not when it speaks for another origin."""
    signer = Signer(checkpoint.origin, seed)
    assert verify_checkpoint(sign_checkpoint(checkpoint, signer), signer.verifier) == checkpoint
    other = Checkpoint(checkpoint.origin + "x", checkpoint.size, checkpoint.root)
    assert refused(lambda note: verify_checkpoint(note, signer.verifier), sign_checkpoint(other, signer))


def test_extension_lines_are_refused():
    """A checkpoint with a fourth line, as other logs may write, is refused: ours never has one."""
    text = format_checkpoint(Checkpoint("log", 1, bytes(32)))
    assert not refused(parse_checkpoint, text)
    assert refused(parse_checkpoint, text + "more\n")


# ------------------------------------------------------------------ the tree


def grown(leaves):
    """(frontier hashes, every node) of the tree over the leaves."""
    hashes, nodes = [], {}
    for size, leaf in enumerate(leaves):
        hashes, new = grow(size, hashes, leaf_hash(leaf))
        nodes |= {(level, index): value for level, index, value in new}
    return hashes, nodes


def root_6962(leaves):
    """The Merkle tree hash as RFC 6962 section 2.1 defines it."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + root_6962(leaves[:split]) + root_6962(leaves[split:])).digest()


trees = st.lists(st.binary(max_size=8), max_size=70)


@given(trees)
def test_root_is_that_of_the_definition(leaves):
    """The root grown leaf by leaf is the one that RFC 6962 defines recursively."""
    assert root(grown(leaves)[0]) == root_6962(leaves)


@given(trees)
def test_root_is_that_of_pymerkle(leaves):
    """The root is the one that the library `pymerkle` computes."""
    tree = pymerkle.InmemoryTree(algorithm="sha256", disable_security=False)
    for leaf in leaves:
        tree.append_entry(leaf)
    assert root(grown(leaves)[0]) == tree.get_root()


@given(trees, st.integers(0, 70))
def test_every_earlier_root_is_in_the_nodes(leaves, size):
    """The nodes kept give the root over any number of first records, as the frontier says where they stand."""
    size = min(size, len(leaves))
    _, nodes = grown(leaves)
    assert root([nodes[place] for place in frontier(size)]) == root_6962(leaves[:size])


@given(trees)
def test_nodes_are_hashes_of_their_children(leaves):
    """Every node is the hash of a leaf or of its two children, and there are as many as complete subtrees."""
    _, nodes = grown(leaves)
    for (level, index), value in nodes.items():
        if level == 0:
            assert value == leaf_hash(leaves[index])
        else:
            assert value == node_hash(nodes[level - 1, 2 * index], nodes[level - 1, 2 * index + 1])
    assert len(nodes) == sum(len(leaves) >> level for level in range(8))


@given(st.integers(0, 2**40))
def test_frontier_covers_the_tree(size):
    """The complete subtrees of a frontier lie side by side and hold every leaf once, the largest first."""
    at = 0
    levels = []
    for level, index in frontier(size):
        assert index << level == at
        at += 1 << level
        levels.append(level)
    assert at == size
    assert levels == sorted(set(levels), reverse=True)


def test_the_example_of_the_rfc():
    """The roots over the eight inputs that certificate transparency logs are tested with come out right."""
    inputs = [
        bytes.fromhex(text)
        for text in (
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
        )
    ]  # fmt: skip
    assert root(grown(inputs[:1])[0]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root(grown(inputs[:2])[0]).hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert root(grown(inputs)[0]).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
