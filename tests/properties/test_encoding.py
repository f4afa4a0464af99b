"""The bytes that are hashed: one spelling for each value, none for anything else, and as other libraries say."""

import base64
import contextlib
import hashlib
import json
import string

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from jwcrypto.jwk import JWK
from jwcrypto.jws import JWS
from sd_jwt.common import SDJWTCommon
from sd_jwt.verifier import SDJWTVerifier

from calloutcli.canonical import _read_quickly, _read_thoroughly, format_canonical, parse_canonical
from calloutcli.errors import EvidenceError
from calloutcli.record.disclosure import Disclosure, conceal, digest_of, format_disclosure, parse_disclosure
from calloutcli.record.kinds import Position, format_record, parse_record
from tests.builders import ENGINE, NOW, ORIGIN, counting_random, make_entry, uid_of
from tests.properties.strategies import json_values, keys, lines, texts

ISSUER = JWK.from_json(
    json.dumps(
        {
            "kty": "EC",
            "crv": "P-256",
            "d": "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE",
            "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
        }
    )
)
"""The example key of RFC 7517, appendix A.2: it signs nothing but these tests."""

HEAD = (
    "kind",
    "format",
    "uid",
    "seq",
    "log",
    "prev",
    "time",
    "engine",
    "author",
    "protocol",
    "facts",
    "_sd",
    "_sd_alg",
)

DISCLOSED = st.dictionaries(keys.filter(lambda name: name not in ("exp", "nbf", "iat")), json_values, max_size=4)


def parsed(raw):
    """The value of canonical bytes, or None when they are refused. Any other error is a failure."""
    try:
        return [parse_canonical(raw)]
    except EvidenceError:
        return None


# ------------------------------------------------------------------ canonical JSON


@given(json_values)
def test_canonical_round_trip(value):
    """A value's canonical bytes are read back as that value, with the same types."""
    again = parse_canonical(format_canonical(value))
    assert again == value
    assert repr(again) == repr(json.loads(json.dumps(value, sort_keys=True)))


@given(json_values)
def test_canonical_bytes_are_those_of_rfc_8785(value):
    """The canonical bytes are those that the library `rfc8785` writes."""
    assert format_canonical(value) == rfc8785.dumps(value)


@given(json_values, st.sampled_from(("ascii", "spaces", "indent", "newline", "space", "bom")))
def test_another_spelling_is_refused(value, how):
    """The same value spelled in another way, as other JSON writers do, is refused."""
    raw = format_canonical(value)
    other = {
        "ascii": json.dumps(value, sort_keys=True, separators=(",", ":")).encode(),
        "spaces": json.dumps(value, sort_keys=True, ensure_ascii=False).encode(),
        "indent": json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1).encode(),
        "newline": raw + b"\n",
        "space": b" " + raw,
        "bom": b"\xef\xbb\xbf" + raw,
    }[how]
    assert other == raw or parsed(other) is None


@given(st.dictionaries(keys, json_values, min_size=2, max_size=5))
def test_another_order_of_keys_is_refused(value):
    """An object with its keys in another order, or with one of them twice, is refused."""
    members = [f"{json.dumps(key)}:{format_canonical(item).decode()}" for key, item in sorted(value.items())]
    for other in ([*members[1:], members[0]], [*members, members[-1]], [members[0], *members]):
        assert parsed(("{" + ",".join(other) + "}").encode()) is None
    assert parsed(("{" + ",".join(members) + "}").encode()) == [value]


@given(json_values, st.data())
def test_no_other_bytes_mean_the_same(value, data):
    """Bytes with one byte changed, put in or left out are refused, or mean something else."""
    raw = format_canonical(value)
    position = data.draw(st.integers(0, len(raw) - 1))
    byte = bytes([data.draw(st.integers(0, 255))])
    for other in (
        raw[:position] + byte + raw[position + 1 :],
        raw[:position] + byte + raw[position:],
        raw[:position] + raw[position + 1 :],
    ):
        if other != raw:
            found = parsed(other)
            assert found is None or format_canonical(found[0]) == other
            assert found is None or repr(found[0]) != repr(parse_canonical(raw))


@given(st.one_of(st.binary(max_size=60), st.text('{}[]",:0123456789-.eE+\\u tfnax', max_size=40).map(str.encode)))
def test_any_bytes_are_read_or_refused(raw):
    """Bytes of any kind are a value, or are refused in words."""
    found = parsed(raw)
    assert found is None or format_canonical(found[0]) == raw


def thoroughly(raw):
    """What the thorough reading makes of bytes: the value, with its types, in a list; None when it refuses."""
    try:
        return repr([_read_thoroughly(raw)])
    except EvidenceError:
        return None


@given(json_values, st.data())
def test_the_quick_reading_lets_through_nothing_else(value, data):
    """What is read quickly is read thoroughly as the same value, for good bytes and for bytes changed in one or two places."""
    raw = bytearray(format_canonical(value))
    for _ in range(data.draw(st.integers(0, 2))):
        position = data.draw(st.integers(0, len(raw)))
        raw[position : position + data.draw(st.integers(0, 2))] = data.draw(
            st.sampled_from(
                (b"", b" ", b"0", b"-", b".", b"1e1", b"A", b'"', b"\\", b"\\u0061", b"\x7f", b"[", b"]", b"{", b",")
            )
        )
    quick = _read_quickly(bytes(raw))
    assert quick is None or repr([*quick]) == thoroughly(bytes(raw))


JSON_PIECES = (
    '{"',
    '":',
    '"}',
    ",",
    "[",
    "]",
    "{",
    "}",
    '"',
    "a",
    "a_1",
    "A",
    "0",
    "-0",
    "01",
    "9007199254740992",
    "1.0",
)


@given(
    st.lists(
        st.sampled_from((*JSON_PIECES, "-9007199254740991", "1e3", "NaN", "-Infinity", "true", "null", " ", "\\n"))
    )
)
def test_the_quick_reading_of_pieces_of_json(pieces):
    """Whatever is put together of pieces of JSON is read quickly as it is read thoroughly, or not read quickly."""
    raw = "".join(pieces).encode()
    quick = _read_quickly(raw)
    assert quick is None or repr([*quick]) == thoroughly(raw)


@pytest.mark.parametrize("depth", [1, 30, 31, 32, 33, 5_000])
def test_nested_lists_are_read_to_the_same_depth(depth):
    """Both readings refuse what is nested too deep, however deep, and nothing else."""
    raw = b"[" * depth + b"]" * depth
    assert (parsed(raw) is not None) == (thoroughly(raw) is not None) == (depth <= 32)


def test_most_records_are_read_quickly():
    """A record as it is usually written is read by the quick reading: a million of them are checked one by one."""
    leaf, _ = format_record(make_entry(), Position(ORIGIN, 0, bytes(32)), NOW, ENGINE, counting_random())
    assert _read_quickly(leaf) is not None


@pytest.mark.parametrize("number", [2**53 - 1, -(2**53 - 1)])
def test_the_largest_integers_are_read(number):
    """The integers at both ends are read, and those beyond are not."""
    assert parsed(str(number).encode()) == [number]
    assert parsed(str(number + (1 if number > 0 else -1)).encode()) is None


@given(st.floats())
def test_floats_are_refused(number):
    """A number with a fraction or an exponent is refused both ways, 1.0 and NaN too."""
    assert parsed(json.dumps(number).encode()) is None
    try:
        format_canonical(number)
    except EvidenceError:
        return
    raise AssertionError(number)


@given(st.integers(2**53, 2**80), st.booleans())
def test_large_integers_are_refused(number, negative):
    """An integer beyond 2^53-1 is refused: other programs would round it."""
    assert parsed(str(-number if negative else number).encode()) is None


@given(st.characters(categories=("Cc", "Cs")) | st.sampled_from("\u202e\u2066\u200f\u061c"), lines)
def test_unsafe_text_is_refused(character, around):
    """A text with a control character or a bidi control is refused, spelled out or escaped; a newline is not."""
    text = around + character
    if character == "\n":
        assert parsed(format_canonical(text)) == [text]
        return
    assert parsed(json.dumps(text).encode()) is None
    assert parsed(json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass")) is None


# ------------------------------------------------------------------ disclosures


@given(texts, lines, json_values)
def test_disclosure_round_trip(salt, name, value):
    """A disclosure's text is read back as the same salt, name and value; a decoy has neither name nor value."""
    disclosure = Disclosure(salt, name, value if name else None)
    assert parse_disclosure(format_disclosure(disclosure)) == disclosure


@given(texts, lines.filter(bool), json_values, st.data())
def test_another_spelling_of_a_disclosure_is_refused(salt, name, value, data):
    """A disclosure with one character changed is refused, or is another disclosure with another digest."""
    text = format_disclosure(Disclosure(salt, name, value))
    position = data.draw(st.integers(0, len(text) - 1))
    other = text[:position] + data.draw(st.characters(codec="utf-8")) + text[position + 1 :]
    try:
        found = parse_disclosure(other)
    except EvidenceError:
        return
    assert other == text or (found != Disclosure(salt, name, value) and digest_of(other) != digest_of(text))


@pytest.mark.parametrize("value", ["A", "AB", "ABC"])
def test_a_disclosure_has_one_spelling(value):
    """No other character anywhere, no padding and no other alphabet gives the same disclosure."""
    disclosure = Disclosure("salt", "child", value)
    text = format_disclosure(disclosure)
    others = [text[:at] + other + text[at + 1 :] for at in range(len(text)) for other in string.printable]
    others += [text + more for more in ("=", "==", "A", "\n", " ")] + [text.replace("-", "+"), text.replace("_", "/")]
    found = []
    for other in others:
        with contextlib.suppress(EvidenceError):
            found.append((other, parse_disclosure(other)))
    assert {other for other, one in found if one == disclosure} == {text}


@given(st.text(max_size=40))
def test_any_text_is_a_disclosure_or_refused(text):
    """Text of any kind is a disclosure, or is refused in words."""
    try:
        found = parse_disclosure(text)
    except EvidenceError:
        return
    assert format_disclosure(found) == text


@given(DISCLOSED, st.integers(4, 12), st.integers(0, 2**20))
def test_conceal_hides_how_many(fields, count, seed):
    """As many disclosures as asked for, sorted by digest, hold just the fields; all the others are decoys."""
    made = conceal(fields, count, counting_random(seed))
    assert len(made) == count
    assert list(made) == sorted(made)
    assert all(digest_of(text) == digest for digest, text in made.items())
    found = [parse_disclosure(text) for text in made.values()]
    assert {one.name: one.value for one in found if one.name} == fields
    assert len({one.salt for one in found}) == count
    assert all(len(base64.urlsafe_b64decode(one.salt + "==")) == 16 for one in found)


@given(DISCLOSED, st.integers(0, 2**20))
def test_digests_are_those_of_sd_jwt(fields, seed):
    """The library `sd-jwt` gives every disclosure the digest that we give it, and reads the same array from it."""
    oracle = SDJWTCommon("compact")
    for digest, text in conceal(fields, 6, counting_random(seed)).items():
        assert oracle._b64hash(text.encode("ascii")) == digest
        disclosure = parse_disclosure(text)
        wanted = [disclosure.salt, disclosure.name, disclosure.value] if disclosure.name else [disclosure.salt]
        assert json.loads(oracle._base64url_decode(text)) == wanted


# ------------------------------------------------------------------ records


@given(
    st.dictionaries(keys, json_values, max_size=3),
    st.dictionaries(keys.map("body_{}".format), json_values, max_size=3),
    DISCLOSED,
    st.integers(0, 2**53 - 1),
    st.binary(min_size=32, max_size=32),
)
def test_record_round_trip(facts, body, personal, seq, prev):
    """A record's leaf bytes are read back as what was recorded; nothing personal stands in them."""
    entry = make_entry(facts=facts, body={"reference": "ELM-0000-0", **body}, personal=personal)
    position = Position(ORIGIN, seq, prev)
    leaf, disclosures = format_record(entry, position, NOW, ENGINE, counting_random())
    record = parse_record(leaf)
    assert (record.kind, record.uid, record.position, record.time) == (entry.kind, entry.uid, position, NOW)
    assert (record.role, record.protocol, record.facts) == (entry.role, entry.protocol, entry.facts)
    assert (record.body, record.reference) == (entry.body, "ELM-0000-0")
    assert record.digests == tuple(disclosures)
    assert len(record.digests) == 12


@given(st.lists(lines.filter(lambda text: len(text) > 5), min_size=1, max_size=3))
def test_personal_text_is_not_in_the_leaf(words):
    """No personal text is in the leaf bytes, in clear or in base64."""
    personal = {f"name_{number}": f"PERSONAL {text}" for number, text in enumerate(words)}
    leaf, _ = format_record(
        make_entry(personal=personal), Position(ORIGIN, 0, bytes(32)), NOW, ENGINE, counting_random()
    )
    assert b"PERSONAL" not in leaf
    assert base64.b64encode(b"PERSONAL")[:10] not in leaf


@given(st.dictionaries(st.sampled_from(("child", "words", "staff", "own_view")), json_values, min_size=1), st.data())
def test_a_record_is_read_by_sd_jwt(personal, data):
    """A leaf signed as a JWT, with some of its disclosures, is an SD-JWT: the library shows just those fields."""
    entry = make_entry(personal=personal)
    leaf, disclosures = format_record(entry, Position(ORIGIN, 0, bytes(32)), NOW, ENGINE, counting_random())
    shown = data.draw(st.sets(st.sampled_from(sorted(personal))))
    jws = JWS(leaf)
    jws.add_signature(ISSUER, alg="ES256", protected=json.dumps({"alg": "ES256", "typ": "example+sd-jwt"}))
    some = [text for text in disclosures.values() if parse_disclosure(text).name in shown]
    presented = "~".join([jws.serialize(compact=True), *some, ""])
    payload = SDJWTVerifier(presented, lambda *_: ISSUER).get_verified_payload()
    expected = {key: value for key, value in json.loads(leaf).items() if not key.startswith("_sd")}
    assert payload == expected | {name: personal[name] for name in shown}


@given(st.binary(max_size=80) | json_values.map(format_canonical))
def test_any_bytes_are_a_record_or_refused(raw):
    """Bytes that are not a record are refused in words."""
    try:
        parse_record(raw)
    except EvidenceError:
        return
    raise AssertionError(raw)


@given(st.sampled_from(HEAD), json_values)
def test_a_field_of_another_form_is_refused(name, value):
    """A record with a field of its head put in another form, or left out, is refused in words."""
    leaf, _ = format_record(make_entry(), Position(ORIGIN, 0, bytes(32)), NOW, ENGINE, counting_random())
    fields = json.loads(leaf)
    good = {"kind": str, "log": str, "facts": dict, "seq": int}.get(name)
    for other in (fields | {name: value}, {key: item for key, item in fields.items() if key != name}):
        try:
            parse_record(format_canonical(other))
        except EvidenceError:
            continue
        assert type(value) is good, (name, value)


@pytest.mark.parametrize("count", [0, 11, 13])
def test_a_kind_has_its_count_of_digests(count):
    """A record whose `_sd` holds another count of digests than its kind's is refused: the count would tell of fields."""
    leaf, _ = format_record(make_entry(), Position(ORIGIN, 0, bytes(32)), NOW, ENGINE, counting_random())
    fields = json.loads(leaf)
    digests = sorted([*fields["_sd"], "A" * 43][:count])
    assert len(digests) == count
    with pytest.raises(EvidenceError):
        parse_record(format_canonical(fields | {"_sd": digests}))
    assert len(parse_record(format_canonical(fields | {"_sd": digests, "kind": "of_a_later_version"})).digests) == count


@pytest.mark.parametrize(
    "change", [lambda text: text[:-1] + chr(ord(text[-1]) + 1), lambda text: text + "!", "{}=".format]
)
def test_the_root_before_a_record_has_one_spelling(change):
    """A `prev` in another spelling of the same 32 bytes is refused."""
    leaf, _ = format_record(make_entry(), Position(ORIGIN, 0, bytes(32)), NOW, ENGINE, counting_random())
    fields = json.loads(leaf)
    other = change(fields["prev"])
    assert base64.urlsafe_b64decode(other.rstrip("=") + "=") == bytes(32)
    with pytest.raises(EvidenceError):
        parse_record(format_canonical(fields | {"prev": other}))


def test_uid_of_is_well_formed():
    """The uids that tests use are of the form that a record needs."""
    leaf, _ = format_record(
        make_entry(uid=uid_of(7)), Position(ORIGIN, 0, hashlib.sha256(b"").digest()), NOW, ENGINE, counting_random()
    )
    assert parse_record(leaf).uid == uid_of(7)
