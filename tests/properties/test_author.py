"""A person's signature inside a record: it holds for these bytes in this place of this log, and for nothing else."""

import base64
import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey, VerifyKey

from calloutcli.canonical import format_canonical
from calloutcli.errors import EvidenceError
from calloutcli.log.note import COSIGNATURE, Signer, format_verifier
from calloutcli.record.author import sign_author, verify_author
from calloutcli.record.kinds import Position, format_record, parse_record
from tests.builders import ENGINE, NOW, ORIGIN, counting_random, make_entry
from tests.properties.strategies import json_values, keys

AUTHOR = Signer("cd/author", bytes(range(1, 33)))
POSITION = Position(ORIGIN, 7, bytes(range(32)))


def signed(entry=None, position=POSITION, author=AUTHOR):
    """The leaf of a signed record."""
    return format_record(entry or make_entry(), position, NOW, ENGINE, counting_random(), author)[0]


def changed(leaf, **author):
    """The leaf with fields of its author put otherwise; None leaves one out."""
    fields = json.loads(leaf)
    fields["author"] = {key: value for key, value in (fields["author"] | author).items() if value is not None}
    return format_canonical(fields)


def refused(leaf):
    """Whether the author of a leaf is refused in words."""
    try:
        verify_author(leaf)
    except EvidenceError:
        return True
    return False


@given(st.dictionaries(keys.map("body_{}".format), json_values, max_size=3), st.binary(min_size=32, max_size=32))
def test_a_signed_record_verifies(body, seed):
    """Whatever a record holds, its author's signature verifies, and the record is read as the same with key and signature."""
    author = Signer("cd/author", seed)
    entry = make_entry(body={"reference": "ELM-0000-0", **body})
    leaf = signed(entry, author=author)
    assert verify_author(leaf) == author.verifier
    record = parse_record(leaf)
    assert record.author_key == format_verifier(author.verifier)
    assert record.author_signature is not None
    assert (record.body, record.role, record.claims_author) == (entry.body, entry.role, True)


@given(st.dictionaries(keys.map("body_{}".format), json_values, max_size=3))
def test_the_signature_is_that_of_anybody_s_ed25519(body):
    """The signature verifies with no code of ours: over the domain and the leaf without `sig`, as `rfc8785` writes it."""
    leaf = json.loads(signed(make_entry(body={"reference": "", **body})))
    signature = base64.b64decode(leaf["author"].pop("sig"))
    message = b"calloutcli/author/v1\n" + rfc8785.dumps(leaf)
    VerifyKey(AUTHOR.verifier.public_key).verify(message, signature)


@given(st.data())
def test_no_byte_of_a_signed_record_can_be_changed(data):
    """A signed leaf with one byte changed, put in or left out is refused, or is signed by nobody and cannot be read."""
    leaf = signed()
    position = data.draw(st.integers(0, len(leaf) - 1))
    byte = bytes([data.draw(st.integers(0, 255))])
    for other in (
        leaf[:position] + byte + leaf[position + 1 :],
        leaf[:position] + byte + leaf[position:],
        leaf[:position] + leaf[position + 1 :],
    ):
        if other != leaf and not refused(other):
            with pytest.raises(EvidenceError):
                parse_record(other)


def test_nobody_signs():
    """A record that nobody signed has no author to verify, and its bytes are those of before there were signatures."""
    leaf, _ = format_record(make_entry(), POSITION, NOW, ENGINE, counting_random())
    assert verify_author(leaf) is None
    assert json.loads(leaf)["author"] == {"role": "care_worker"}
    assert not parse_record(leaf).claims_author
    unsigned = json.loads(signed())
    unsigned["author"] = {"role": "care_worker"}
    assert format_canonical(unsigned) == leaf


def test_the_names_key_and_sig_elsewhere_in_a_record_are_nobody_s():
    """Fields called `key` and `sig` in the body, or in an author of the body's own, are not a signature."""
    body = {"reference": "", "key": "x", "sig": "y", "inner": {"author": {"key": "x", "sig": "y"}}}
    leaf, _ = format_record(make_entry(body=body), POSITION, NOW, ENGINE, counting_random())
    assert verify_author(leaf) is None
    assert verify_author(signed(make_entry(body=body))) == AUTHOR.verifier


@pytest.mark.parametrize(
    ("position", "entry"),
    [
        (Position(ORIGIN, 8, POSITION.prev), make_entry()),
        (Position(ORIGIN, 7, bytes(32)), make_entry()),
        (Position("oak.example/log/2026", 7, POSITION.prev), make_entry()),
        (POSITION, make_entry(role="manager")),
        (POSITION, make_entry(body={"reference": "ELM-0000-0", "late": True})),
    ],
)
def test_a_signature_is_good_for_one_place(position, entry):
    """A signature taken from one record does not hold in another place, in another log, or for other words."""
    signature = json.loads(signed())["author"]["sig"]
    assert refused(changed(signed(entry, position), sig=signature))


@pytest.mark.parametrize(
    "author",
    [
        {"sig": None},
        {"key": None},
        {"key": ""},
        {"sig": ""},
        {"key": "", "sig": ""},
        {"key": "cd/author"},
        {"key": 7},
        {"sig": {"a": 1}},
    ],
)
def test_key_and_signature_stand_together(author):
    """A key without a signature, a signature without a key, and what is neither, are refused."""
    assert refused(changed(signed(), **author))


def test_another_spelling_of_key_or_signature_is_refused():
    """Padding, white space, another alphabet and spare bits in base64 are refused: one signature has one spelling."""
    author = json.loads(signed())["author"]
    for name in ("key", "sig"):
        text = author[name]
        others = [text + "=", text + " ", " " + text, text.rstrip("="), text.replace("+", "-").replace("/", "_")]
        last = text.rstrip("=")[-1]
        others += [text.rstrip("=")[:-1] + chr(ord(last) + 1) + "=" * text.count("=")]
        for other in others:
            if other != text:
                assert refused(changed(signed(), **{name: other})), other


@pytest.mark.parametrize(
    "name",
    [
        "police/protocol",
        "gp/witness",
        "elm-house.example/log/2026",
        "author",
        "/author",
        "cd/author/x",
        "CD/author",
        "cd",
    ],
)
def test_a_key_for_another_purpose_signs_nothing(name):
    """No key but one called `<holder>/author` signs a record, and none is taken for an author's when read."""
    other = Signer(name, AUTHOR.seed)
    with pytest.raises(EvidenceError):
        signed(author=other)
    fields = json.loads(signed())
    fields["author"]["key"] = format_verifier(other.verifier)
    del fields["author"]["sig"]
    signature = SigningKey(other.seed).sign(b"calloutcli/author/v1\n" + format_canonical(fields)).signature
    fields["author"]["sig"] = base64.b64encode(signature).decode()
    assert refused(format_canonical(fields))


def test_a_witness_s_kind_of_key_signs_nothing():
    """A key of the type that cosigns checkpoints does not sign records, whatever its name."""
    with pytest.raises(EvidenceError):
        sign_author(b"{}", Signer("cd/author", AUTHOR.seed, COSIGNATURE))


@pytest.mark.parametrize("domain", [b"", b"calloutcli/author/v2\n", b"calloutcli/author/v1"])
def test_a_signature_over_another_message_is_refused(domain):
    """A signature over the bare leaf, or made for another format, does not hold."""
    fields = json.loads(signed())
    del fields["author"]["sig"]
    signature = SigningKey(AUTHOR.seed).sign(domain + format_canonical(fields)).signature
    fields["author"]["sig"] = base64.b64encode(signature).decode()
    assert refused(format_canonical(fields))


def test_an_author_with_more_than_a_role_and_a_signature_is_refused():
    """A record whose author says something else too is refused: it would be read by nobody."""
    fields = json.loads(signed())
    fields["author"]["name"] = "somebody"
    with pytest.raises(EvidenceError):
        parse_record(format_canonical(fields))
