"""Outside trust, attacked: proofs, witnesses, policies and receipts in hostile hands, and checkpoints that come back."""

import base64

import pytest

from calloutcli.errors import EvidenceError, StoreError, UsageError
from calloutcli.log.checkpoint import Checkpoint, parse_checkpoint, sign_checkpoint, verify_checkpoint
from calloutcli.log.cosignature import LAST_SECOND, cosign, verify_cosignature
from calloutcli.log.merkle import leaf_hash, node_hash
from calloutcli.log.note import (
    COSIGNATURE,
    Note,
    Signature,
    Signer,
    Verifier,
    decode_note,
    format_note,
    format_verifier,
    parse_note,
    parse_signer,
    parse_verifier,
    sign_note,
    verify_note,
)
from calloutcli.log.policy import Policy, format_policy, parse_policy, verify_policy
from calloutcli.log.proof import (
    consistency_nodes,
    format_inclusion,
    inclusion_nodes,
    parse_consistency,
    parse_inclusion,
    prove_consistency,
    prove_inclusion,
    verify_consistency,
    verify_inclusion,
)
from calloutcli.log.receipt import Receipt, format_receipt, parse_receipt, receipt_of
from calloutcli.store.evidence import (
    RETURNED_BYTES,
    TAIL_BYTES,
    keep_head,
    keep_returned,
    kept_heads,
    read_head,
    read_note,
    require_heads,
)
from calloutcli.store.home import Home
from calloutcli.store.settings import Settings
from tests.builders import ORIGIN, SIGNER, append_case, open_new_log, tamper

TIME = 1_790_000_000
HEAD = sign_checkpoint(Checkpoint(ORIGIN, 7, bytes(range(32))), SIGNER)
NOTE = parse_note(HEAD)


def witness(number, name="w{}.example/witness"):
    """A witness's key."""
    return Signer(name.format(number), bytes([100 + number]) * 32, COSIGNATURE)


def vkey(signer):
    """The text of a signer's public key."""
    return format_verifier(signer.verifier)


W1, W2, W3 = (witness(number) for number in (1, 2, 3))
LOG_LINE = f"log {vkey(SIGNER)}\n"
THREE = "".join(f"witness {name} {vkey(key)}\n" for name, key in (("one", W1), ("two", W2), ("three", W3)))


def cosigned(*signers, note=NOTE):
    """The checkpoint, cosigned."""
    for signer in signers:
        note = cosign(note, signer, TIME)
    return format_note(note)


def says(words, check, *arguments):
    """Fail unless the call is refused with these words."""
    with pytest.raises(EvidenceError) as caught:
        check(*arguments)
    assert words in caught.value.message, caught.value.message


# ------------------------------------------------------------------ notes others wrote


def test_a_cosignature_of_a_public_witness():
    """A checkpoint of a certificate log with the cosignature of a public witness, both of others, holds."""
    note = parse_note(
        "coachandhorses2026h1.staging.certificate.transparency.goog\n185550722\n"
        "YXAM0VmnrfvLaBCOOYSJhCaE5F10oGBOo+hkbDa1kng=\n\n"
        "\u2014 coachandhorses2026h1.staging.certificate.transparency.goog MpXgsHy8ZwxXnO+WjtVrPxAzL49Rs1gWTkNVNeEa//5peAza"
        "ocRCB3qt3EaibjzY5GILLtGgBP7dBhgcSHy+JQh0OAc=\n"
        "\u2014 witness.navigli.sunlight.geomys.org o+AP4gAAAABqb7DzNrGFRJnQ9vrJ8xpnwZytnr/ZYczDIsvwvouiSjwOjn7a72ccxBk+lKnZ"
        "7dKqkYKER1s/KxLTaVwQD7lJZTC/CQ==\n"
    )
    key = "witness.navigli.sunlight.geomys.org+a3e00fe2+BNy/co4C1Hn1p+INwJrfUlgz7W55dSZReusH/GhUhJ/G"
    assert verify_cosignature(note, parse_verifier(key)) == 1_785_704_691
    assert format_verifier(parse_verifier(key)) == key
    says(
        "does not hold", verify_cosignature, Note(note.text.replace("722", "723"), note.signatures), parse_verifier(key)
    )


def test_a_checkpoint_of_a_public_log():
    """A checkpoint that another log signed holds by its own key."""
    key = "geomys.org/witness/test-log+c0787ff4+AeMb5VOzy60PTGdGmLPxOKGAa0jNyDGsgv2rnprGju1t"
    note = (
        "geomys.org/witness/test-log\n1\nBCml5C32yqMcl0gjTrcSOeNVx59oPnSdytBzDGBO5k0=\n\n"
        "\u2014 geomys.org/witness/test-log wHh/9BPsoBNr2x0Ol3qPBYasIN0HI2ZiBg5ac0v3LQq/7F+YO7U4oWbDeJn1VaWVrlbSEM30Gr7WWYQ"
        "jj2SBxRoJ/Ao=\n"
    )
    assert verify_checkpoint(note, parse_verifier(key)).size == 1


# ------------------------------------------------------------------ keys and notes


def test_key_types_are_kept_apart():
    """The same name and public key as log and as witness have two key ids, and neither does the other's work."""
    as_log, as_witness = Signer("n", bytes(32)), Signer("n", bytes(32), COSIGNATURE)
    assert as_log.verifier.key_id != as_witness.verifier.key_id
    says("is a witness's", sign_note, "text\n", as_witness)
    says("is a witness's", verify_note, sign_note("text\n", as_log), as_witness.verifier)
    says("is not a witness's", cosign, NOTE, SIGNER, TIME)
    says("is not a witness's", verify_cosignature, parse_note(cosigned(W1)), SIGNER.verifier)
    says("is not a witness's", verify_cosignature, parse_note(cosigned(W1)), Verifier(W1.name, W1.verifier.public_key))
    assert Verifier("n", bytes(32)) == Verifier("n", bytes(32), 1)


@pytest.mark.parametrize("algorithm", [0, 2, 3, 5, 6, 255])
def test_other_key_types_are_refused(algorithm):
    """A key of a type that is not ours to read is refused, with its type."""
    says(f"type 0x{algorithm:02x}", parse_verifier, format_verifier(Verifier("n", bytes(32), algorithm)))


@pytest.mark.parametrize("name", ["", "a b", "a\u00a0b", "a\u2028b", "a\x00b", "a\x1b[2Jb", "a\x85b", "a\ud800b"])
def test_a_key_name_holds_no_space_or_control_character(name):
    """Names with spaces of any kind, control characters, or halves of a character are refused."""
    raw = base64.b64encode(b"\x01" + bytes(32)).decode()
    says("not an Ed25519 key", parse_verifier, f"{name}+00000000+{raw}")


@pytest.mark.parametrize("change", [("=", "=="), ("A", "!"), ("+", "++")])
def test_a_key_has_one_spelling(change):
    """Padding too much, or other letters than base64, in a key of either kind: refused."""
    says("key", parse_verifier, vkey(SIGNER) + "=")
    says("key", parse_verifier, vkey(SIGNER).replace(*change) + "=")
    says("key", parse_signer, "PRIVATE+KEY+" + vkey(SIGNER) + "=")


def test_a_note_signed_twice_by_one_key_is_refused():
    """Two lines of the known key are refused, both good or not; two of an unknown key are passed over."""
    good = NOTE.signatures[0]
    bad = Signature(good.name, good.key_id, bytes(64))
    for lines in ((good, good), (good, bad), (bad, good)):
        says("2 signature lines", verify_note, Note(NOTE.text, lines), SIGNER.verifier)
        says("2 signature lines", verify_checkpoint, format_note(Note(NOTE.text, lines)), SIGNER.verifier)
    stranger = Signature(good.name, b"abcd", bytes(64))
    verify_note(Note(NOTE.text, (stranger, good, stranger)), SIGNER.verifier)
    twice = parse_note(cosigned(W1))
    twice = Note(twice.text, (*twice.signatures, twice.signatures[1]))
    says("2 signature lines", verify_cosignature, twice, W1.verifier)
    says("2 signature lines", verify_policy, format_note(twice), parse_policy(LOG_LINE + THREE + "quorum one\n"))


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\r", "\t", "\ud800"])
def test_a_note_with_a_control_character_is_refused(character):
    """Whatever could drive a terminal, or is not UTF-8, is refused before anything is verified, in text and in lines."""
    says("control character", parse_note, HEAD.replace("7\n", f"7{character}\n", 1))
    says("control character", parse_note, HEAD.replace("\u2014 ", f"\u2014 {character}", 1))
    says("control character", verify_checkpoint, HEAD[:-1] + character + "\n", SIGNER.verifier)


def test_a_note_with_base64_of_two_spellings_is_refused():
    """Padding bits that are not 0 would let one signature be written four ways: refused."""
    line = HEAD.splitlines()[-1]
    assert line.endswith("=")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for by in (1, 2, 3):
        other = line[:-2] + letters[(letters.index(line[-2]) & ~3) | by] + "="
        if other != line:
            says("signature line", parse_note, HEAD.replace(line, other))


@pytest.mark.parametrize("size", ["07", "00", "+7", "7.0", "\u0667", "99999999999999999", str(2**64), "7" * 5000])
def test_a_size_has_one_spelling(size):
    """Leading noughts, signs, other digits and endless numbers are refused, in a checkpoint and in a proof."""
    with pytest.raises(EvidenceError):
        parse_checkpoint(NOTE.text.replace("7\n", f"{size}\n", 1))
    says("index", parse_inclusion, f"c2sp.org/tlog-proof@v1\nindex {size}\n\n{HEAD}")
    says("old", parse_consistency, f"calloutcli/consistency-proof/v1\nold {size}\n\n{HEAD}")


def test_a_note_from_a_file():
    """What Windows and mail do to line ends is taken back; what is too long or no UTF-8 is refused."""
    assert decode_note(HEAD.encode()) == HEAD
    assert decode_note(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode()) == HEAD
    says("longer than", decode_note, b"x" * 1_000_000)
    says("UTF-8", decode_note, HEAD.encode("utf-16"))
    says("UTF-8", decode_note, HEAD.encode()[:-1] + b"\xff")


# ------------------------------------------------------------------ proofs as text


def test_a_proof_letter_by_letter():
    """The text of a proof is that of the standard, written out here."""
    proof = parse_inclusion(f"c2sp.org/tlog-proof@v1\nindex 3\n{'A' * 43}=\n{'A' * 42}E=\n\n{HEAD}")
    assert (proof.index, proof.hashes, proof.checkpoint) == (3, (bytes(32), bytes(31) + b"\x01"), HEAD)
    extra = f"c2sp.org/tlog-proof@v1\nextra aGk=\nindex 0\n\n{HEAD}"
    assert (parse_inclusion(extra).extra, parse_inclusion(extra).hashes) == (b"hi", ())
    assert format_inclusion(parse_inclusion(extra)) == extra


@pytest.mark.parametrize(
    "lines",
    [
        ["index 3", "A" * 44],
        ["index 3", "A" * 42 + "B="],
        ["index 3", "A" * 43],
        ["index 3", base64.b64encode(bytes(31)).decode()],
        ["index 3", base64.b64encode(bytes(33)).decode()],
        ["index 3", "A" * 43 + "= "],
        ["index 3", *["A" * 43 + "="] * 65],
        ["index 3", "index 4"],
        ["index  3"],
        ["index 3\r"],
        ["Index 3"],
        ["extra ", "index 3"],
        ["extra aGk", "index 3"],
        ["extra aGl=", "index 3"],
        ["extra aGk=", "extra aGk=", "index 3"],
        ["index 3", "extra aGk="],
        [],
    ],
)
def test_other_lines_in_a_proof_are_refused(lines):
    """Hashes of 31 or 33 bytes, base64 of another spelling, 65 hashes, lines doubled or out of order: refused."""
    with pytest.raises(EvidenceError):
        parse_inclusion("\n".join(["c2sp.org/tlog-proof@v1", *lines, "", HEAD]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c2sp.org/tlog-proof@v1",
        "c2sp.org/tlog-proof@v2\nindex 3\n\n" + HEAD,
        "c2sp.org/tlog-proof@v1\nindex 3\n" + HEAD,
        "c2sp.org/tlog-proof@v1\nindex 3\n\n\n" + HEAD,
        "c2sp.org/tlog-proof@v1\nindex 3\n\n" + NOTE.text,
        "c2sp.org/tlog-proof@v1\nindex 3\n\n" + HEAD + "more\n",
        "c2sp.org/tlog-proof@v1\nindex 3\n\n" + HEAD.replace("\n", "\r\n"),
        "c2sp.org/tlog-proof@v1\nindex 3\n\n" + format_note(sign_note("no checkpoint\n", SIGNER)),
        "c2sp.org/tlog-proof@v1\nextra " + "A" * 100_000 + "\nindex 3\n\n" + HEAD,
        "c2sp.org/tlog-proof@v1\nindex 3\n\n" + HEAD + HEAD.splitlines()[-1] * 16,
    ],
)
def test_other_shapes_of_a_proof_are_refused(text):
    """A proof without its checkpoint, with another one's shape, or too long, is refused."""
    with pytest.raises(EvidenceError):
        parse_inclusion(text)


def test_proofs_from_a_log_on_disk(tmp_path):
    """Proofs are made from a few stored nodes, and hold against the log's own checkpoints; a missing node is named."""
    with open_new_log(tmp_path) as log:
        receipts = [append_case(log, number) for number in range(7)]
        heads = [verify_checkpoint(receipt.note, SIGNER.verifier) for receipt in receipts]
        for old in heads:
            found = log.nodes_at(consistency_nodes(old.size, 7))
            hashes = prove_consistency(old.size, 7, lambda *place, found=found: found[place])
            verify_consistency(hashes, old.size, 7, old.root, heads[-1].root)
        for seq in range(7):
            found = log.nodes_at(inclusion_nodes(seq, 7))
            assert len(found) <= 4
            hashes = prove_inclusion(seq, 7, lambda *place, found=found: found[place])
            verify_inclusion(hashes, seq, 7, leaf_hash(log.leaf(seq)), heads[-1].root)
            says("does not lead", verify_inclusion, hashes, seq, 7, leaf_hash(b"other"), heads[-1].root)
        assert log.nodes_at([]) == {}
        says("node 7 of level 0 is missing", log.nodes_at, [(0, 6), (0, 7)])


def test_a_proof_of_another_shape_is_refused_though_it_adds_up():
    """Hashes that lead to the root are not enough: one too many for the size, or not of 32 bytes, is refused."""
    one, two, short = leaf_hash(b"1"), leaf_hash(b"2"), bytes(31)
    verify_inclusion([one], 1, 2, two, node_hash(one, two))
    says("too long", verify_inclusion, [one], 0, 1, two, node_hash(one, two))
    says("32 bytes", verify_inclusion, [short], 1, 2, two, node_hash(short, two))
    says("32 bytes", verify_inclusion, [], 0, 1, short, short)
    says("more than 64", verify_inclusion, [one] * 67, 1, 2, two, node_hash(one, two))
    verify_consistency([two], 1, 2, one, node_hash(one, two))
    says("32 bytes", verify_consistency, [short], 1, 2, one, node_hash(one, short))
    says("32 bytes", verify_consistency, [], 1, 1, short, short)


# ------------------------------------------------------------------ witnesses


def test_a_cosignature_needs_its_own_bytes():
    """A cosignature that is cut, has another time, or was made for another checkpoint does not hold."""
    note = parse_note(cosigned(W1))
    log, line = note.signatures
    assert verify_cosignature(note, W1.verifier) == TIME

    def other(value, text=note.text):
        return Note(text, (log, Signature(line.name, line.key_id, value)))

    for value in (line.value[:-1], line.value + b"\0", line.value[8:], b"\0"):
        says("72 bytes", verify_cosignature, other(value), W1.verifier)
    later = (TIME + 1).to_bytes(8, "big") + line.value[8:]
    says("does not hold", verify_cosignature, other(later), W1.verifier)
    moved = note.text.replace("\n7\n", "\n8\n")
    says("does not hold", verify_cosignature, other(line.value, moved), W1.verifier)
    says("no cosignature", verify_cosignature, note, W2.verifier)
    says("no cosignature", verify_cosignature, NOTE, W1.verifier)
    says("three lines", verify_cosignature, Note("no checkpoint\n", note.signatures), W1.verifier)


@pytest.mark.parametrize("moment", [-1, LAST_SECOND + 1, 2**63 - 1, 2**63, 2**64 - 1])
def test_a_time_that_no_calendar_has_is_refused(moment):
    """Times before 1970, after the year 9999, and of 2^63 and more are refused, in making and in checking."""
    says("no calendar has", cosign, NOTE, W1, moment)
    if moment >= 0:
        value = moment.to_bytes(8, "big") + bytes(64)
        note = Note(NOTE.text, (Signature(W1.name, W1.verifier.key_id, value),))
        says("no calendar has", verify_cosignature, note, W1.verifier)


def test_a_witness_cosigns_once_and_only_checkpoints():
    """A second cosignature of one key, a seventeenth signature, and one on another text are refused."""
    says("already", cosign, parse_note(cosigned(W1)), W1, TIME + 5)
    says("three lines", cosign, Note("a treaty\n", ()), W1, TIME)
    full = parse_note(cosigned(*(witness(number) for number in range(15))))
    assert len(full.signatures) == 16
    says("16 signatures already", cosign, full, witness(15), TIME)
    says("17 signatures", parse_note, format_note(full) + format_note(full).splitlines()[-1] + "\n")


# ------------------------------------------------------------------ policies


def test_the_policy_of_the_standard():
    """The example of the standard: two of the X witnesses, and one of the Y witnesses."""
    keys = {f"{side}{number}": witness(10 * (side == "Y") + number) for side in "XY" for number in (1, 2, 3)}
    text = LOG_LINE + "".join(f"witness {name} {vkey(key)}\n" for name, key in keys.items())
    text += "group X-witnesses 2 X1 X2 X3\ngroup Y-witnesses any Y1 Y2 Y3\n"
    policy = parse_policy(text + "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n")

    def accepted(*names):
        return verify_policy(cosigned(*(keys[name] for name in names)), policy).cosigned

    assert accepted("X1", "X3", "Y2") == (("X1", TIME), ("X3", TIME), ("Y2", TIME))
    says("not by `X3`, `Y1`, `Y2`, `Y3`", accepted, "X1", "X2")
    says("cosigned by `X1`, `Y1`, `Y2`, `Y3`, not by `X2`, `X3`", accepted, "Y1", "Y2", "Y3", "X1")
    says("cosigned by nobody", accepted)
    assert parse_policy(format_policy(policy)) == policy


def test_who_signed_is_said():
    """The log key that signed, the checkpoint, and each cosignature's time come back; strangers are passed over."""
    stranger = witness(50)
    policy = parse_policy(f"log {vkey(SIGNER)} https://log.example/\n" + THREE + "quorum none\n")
    found = verify_policy(cosigned(stranger, W2), policy)
    assert found.checkpoint == parse_checkpoint(NOTE.text)
    assert (found.log, found.cosigned) == (SIGNER.verifier, (("two", TIME),))
    assert policy.logs[0].url == "https://log.example/"


def test_a_log_that_is_not_listed_is_refused():
    """Another key under the log's name, the log's key under another origin, or no log at all: refused."""
    imposter = Signer(ORIGIN, bytes(32))
    policy = parse_policy(LOG_LINE + "quorum none\n")
    says("no log that the policy lists", verify_policy, sign_checkpoint(parse_checkpoint(NOTE.text), imposter), policy)
    elsewhere = sign_checkpoint(Checkpoint("other/log/2026", 7, bytes(32)), SIGNER)
    says("no log that the policy lists", verify_policy, elsewhere, policy)
    says("no log that the policy lists", verify_policy, HEAD, parse_policy("quorum none\n"))
    says("no log that the policy lists", verify_policy, HEAD, Policy(()))


def test_a_bad_signature_of_a_known_key_is_refused():
    """A line of a listed log or witness that does not hold makes the whole note refused, also when nobody asked for it."""
    policy = parse_policy(LOG_LINE + THREE + "quorum none\n")
    note = parse_note(cosigned(W1))
    log, line = note.signatures
    says(
        "does not hold",
        verify_policy,
        format_note(Note(note.text, (Signature(log.name, log.key_id, bytes(64)),))),
        policy,
    )
    bad = Signature(line.name, line.key_id, line.value[:-1] + bytes([line.value[-1] ^ 1]))
    says("does not hold", verify_policy, format_note(Note(note.text, (log, bad))), policy)


def test_a_cosignature_is_not_counted_for_another_name():
    """A witness's line under another witness's name is nobody's: the quorum is not reached."""
    policy = parse_policy(LOG_LINE + THREE + "group all3 all one two three\nquorum all3\n")
    note = parse_note(cosigned(W1, W2))
    lines = (*note.signatures, Signature(W3.name, W1.verifier.key_id, note.signatures[1].value))
    says("not by `three`", verify_policy, format_note(Note(note.text, lines)), policy)


W1_AGAIN = Signer("another/witness", W1.seed, COSIGNATURE)
LOG_AS_WITNESS = Signer("w/witness", SIGNER.seed, COSIGNATURE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no quorum"),
        (LOG_LINE, "no quorum in its 1 lines"),
        (LOG_LINE + "quorum none\nquorum none\n", "line 3 of the policy: it is a second quorum"),
        (LOG_LINE + "quorum none", "line 2 of the policy: the file does not end in a newline"),
        (LOG_LINE + "quorum none\n" + LOG_LINE, "line 3 of the policy: its public key is that of line 1"),
        (THREE + f"witness four {vkey(W1_AGAIN)}\n", "line 4 of the policy: its public key is that of line 1"),
        (LOG_LINE + f"witness w {vkey(LOG_AS_WITNESS)}\n", "line 2 of the policy: its public key is that of line 1"),
        (
            THREE + f"witness one {vkey(witness(9))}\n",
            "line 4 of the policy: the name `one` is given already, in line 1",
        ),
        (THREE + "group one any two\n", "line 4 of the policy: the name `one` is given already"),
        (f"witness none {vkey(W1)}\n", "line 1 of the policy: the name `none` has a meaning of its own"),
        (THREE + "group none any one\n", "line 4 of the policy: the name `none`"),
        (
            f"witness w {vkey(SIGNER)}\n",
            "line 1 of the policy: the key of `elm-house.example/log/2026` is not a witness's",
        ),
        (f"log {vkey(W1)}\n", "line 1 of the policy: the key of `w1.example/witness` is not a log's"),
        ("group g any one\n" + THREE, "line 1 of the policy: `one` is not the name"),
        (THREE + "quorum g\ngroup g any one\n", "line 4 of the policy: `g` is not the name"),
        (THREE + "group g any g\n", "line 4 of the policy: `g` is not the name"),
        (THREE + "group g 0 one\n", "`0` is not a number from 1"),
        (THREE + "group g 02 one two\n", "`02` is not a number"),
        (THREE + "group g +1 one two\n", "`+1` is not a number"),
        (THREE + "group g \u0661 one two\n", "is not a number"),
        (THREE + "group g Any one two\n", "`Any` is not a number"),
        (THREE + f"group g {'9' * 5000} one two\n", "is not a number"),
        (THREE + "group g 3 one two\n", "line 4 of the policy: it asks for 3 of 2 members"),
        (THREE + "group g any\n", "line 4 of the policy: it is not of the form `group"),
        (THREE + "group g any none\n", "`none` cannot be a member"),
        (THREE + "group g any one one\n", "`one` is a member of a group already, in line 4"),
        (
            THREE + "group g any one\ngroup h any one two\n",
            "line 5 of the policy: `one` is a member of a group already",
        ),
        (THREE + "quorum one two\n", "it is not of the form `quorum"),
        (THREE + "quorum\n", "it is not of the form `quorum"),
        ("log\n", "it is not of the form `log"),
        (LOG_LINE.strip() + " url more\n", "it is not of the form `log"),
        (f"witness {vkey(W1)}\n", "it is not of the form `witness"),
        ("Log x\n", "line 1 of the policy: it begins with `Log`"),
        ("\n\n # x\nwitnesses x\n", "line 4 of the policy: it begins with `witnesses`"),
        ("log x+y+z\n", "line 1 of the policy: this is not a key"),
        (LOG_LINE.strip() + "=\n", "line 1 of the policy: this is not"),
        (LOG_LINE.strip() + "\u00a0\n", "line 1 of the policy: the key of"),
        (LOG_LINE + "quorum none\r\n", "line 2 of the policy: it holds the control character U+000D"),
        ("# \x1b[2J\n", "line 1 of the policy: it holds the control character U+001B"),
        ("quorum none\x00\n", "line 1 of the policy: it holds the control character U+0000"),
        ("quorum\x0bnone\n", "U+000B"),
        ("# \x7f\n", "U+007F"),
        ("# " + "x" * 70_000 + "\n", "longer than 65536 bytes"),
        ("# " + "\u2014" * 30_000 + "\n", "longer than 65536 bytes"),
        ("x" * 60_000 + "\n", "x" * 60 + "...`"),
    ],
)
def test_other_policies_are_refused(text, words):
    """What the standard does not allow is refused, and the message names the line."""
    says(words, parse_policy, text)


def test_a_policy_may_hold_what_the_standard_allows():
    """Tabs, comments, other scripts, a group called `all`, two keys of one log, lines after the quorum, no log at all."""
    other_key = Signer(ORIGIN, bytes(32))
    text = f"\t# \u00e9t\u00e9 \u202e\n \n\tlog\t{vkey(SIGNER)}  \nlog {vkey(other_key)}\n" + THREE
    text += "group all any one\ngroup \u041a #1\n".replace("#1", "2 all two") + "quorum \u041a\n# the end\n" + ""
    policy = parse_policy(text)
    assert policy.quorum == "\u041a"
    assert [log.verifier for log in policy.logs] == [SIGNER.verifier, other_key.verifier]
    assert verify_policy(sign_cosign(other_key), policy).log == other_key.verifier
    assert parse_policy(format_policy(policy)) == policy
    assert parse_policy(THREE + f"quorum one\nlog {vkey(SIGNER)}\n").quorum == "one"


def sign_cosign(signer):
    """The checkpoint, signed by another key of the log and cosigned by two."""
    return cosigned(W1, W2, note=parse_note(sign_checkpoint(parse_checkpoint(NOTE.text), signer)))


def test_a_long_chain_of_groups_is_worked_out():
    """Groups nested thousands deep are worked out, and named, without falling over."""
    count = 2_000
    text = LOG_LINE + THREE + "group g0 any one\n"
    text += "".join(f"group g{number} any g{number - 1}\n" for number in range(1, count))
    policy = parse_policy(text + f"quorum g{count - 1}\n")
    assert verify_policy(cosigned(W1), policy).cosigned == (("one", TIME),)
    says("not by `one`", verify_policy, cosigned(W2), policy)


# ------------------------------------------------------------------ receipts


def test_a_receipt_letter_by_letter():
    """The letters are the first 130 bits of the root: what base 32 of the standard library gives, in Crockford's letters."""
    root = bytes(range(100, 132))
    rfc = base64.b32encode(root).decode()[:26]
    crockford = rfc.translate(str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
    receipt = receipt_of(Checkpoint(ORIGIN, 1204, root))
    assert receipt == Receipt(1204, crockford)
    assert format_receipt(receipt) == "1204-CHJP-CSV8-D5N6-PV3D-DSQQ-0WBJ-EDF"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "does not begin with the number"),
        ("---", "does not begin with the number"),
        ("CHJP-CSV8-D5N6-PV3D-DSQQ-0WBJ-EDF", "does not begin with the number"),
        ("01204-CHJP-CSV8-D5N6-PV3D-DSQQ-0WBJ-EDF", "does not begin with the number"),
        ("0-CHJP-CSV8-D5N6-PV3D-DSQQ-0WBJ-EDF", "does not begin with the number"),
        ("1204-CHJP-CSU8-D5N6-PV3D-DSQQ-0WBJ-EDF", "group 2 has `U`"),
        ("1204-CHJP-CSV8-D5N6-PV3\u00c9-DSQQ-0WBJ-EDF", "group 4 has `\u00c9`"),
        ("1204-CHJP-CSV8-D5N-PV3D-DSQQ-0WBJ-EDF", "group 3 is `D5N`, 3 characters, and 4 belong there"),
        ("1204-CHJP-CSV8-D5N6-PV3D-DSQQ-0WBJ-ED", "group 7 is `ED`, 2 characters, and 3 belong there"),
        ("1204-CHJP-CSV8-D5N6-PV3D-0WBJ-EDF", "23 characters follow the number"),
        ("1203-CHJP-CSV8-D5N6-PV3D-DSQQ-0WBJ-EDF", "do not fit together"),
        ("1204-CHJP-CSV8-D5N6-PV3D-DSQQ-0WBJ-EDG", "do not fit together"),
        ("1204-CHPJ-CSV8-D5N6-PV3D-DSQQ-0WBJ-EDF", "do not fit together"),
        ("1" * 300, "far too long"),
    ],
)
def test_a_mistyped_receipt_says_where_to_look(text, words):
    """What is wrong with a mistyped receipt, and in which group, is said; it is never a finding against the log."""
    with pytest.raises(UsageError) as caught:
        parse_receipt(text)
    assert words in caught.value.message
    assert "day book" in caught.value.hint or "looks like" in caught.value.hint


def test_a_mistyped_receipt_shows_how_it_was_read():
    """When no group can be blamed, the hint shows what was read, to be compared with the day book."""
    with pytest.raises(UsageError) as caught:
        parse_receipt("l2o4 chjp csv8 d5n6 pv3d dsqq owbj edg")
    assert "read as 1204-CHJP-CSV8-D5N6-PV3D-DSQQ-0WBJ-EDG" in caught.value.hint


# ------------------------------------------------------------------ checkpoints that come back


def a_home(folder, records=3):
    """(a home with a log of so many records, each checkpoint kept; the checkpoints)."""
    home = Home(folder, Settings())
    notes = []
    with open_new_log(folder) as log:
        for number in range(records):
            notes.append(append_case(log, number).note)
            keep_head(home, notes[-1])
    (folder / "keys").mkdir()
    (folder / "keys" / "log.vkey").write_text(vkey(SIGNER) + "\n")
    return home, notes


def test_a_cosigned_checkpoint_comes_back(tmp_path):
    """A cosigned checkpoint of this log is kept, once, read back with its cosignature, and hides no later one."""
    home, notes = a_home(tmp_path)
    back = cosigned(W1, note=parse_note(notes[1]))
    with open_new_log(tmp_path) as log:
        assert keep_returned(home, log, back) == (parse_checkpoint(parse_note(back).text), True)
        assert keep_returned(home, log, back)[1] is False
        assert keep_returned(home, log, notes[1])[1] is False
        require_heads(home, log)
    assert [(head.size, note) for head, note in kept_heads(home)] == [
        (1, notes[0]), (2, notes[1]), (3, notes[2]), (2, back), (3, notes[2])
    ]  # fmt: skip
    assert read_head(home)[1] == notes[2]


def test_returned_checkpoints_cannot_push_the_last_one_out_of_sight(tmp_path):
    """However many old checkpoints come back, as long as allowed, a log put back is still noticed at the next append."""
    home, notes = a_home(tmp_path)
    old = (tmp_path / "log.sqlite").read_bytes()
    with open_new_log(tmp_path) as log:
        last = append_case(log, 3).note
        keep_head(home, last)
        for number in range(8):
            padded = Note(NOTE.text, (Signature("x" * 1_000, b"abcd", bytes([number]) * 1_500),))
            note = parse_note(notes[0])
            long = format_note(Note(note.text, (*note.signatures, *padded.signatures)))
            assert RETURNED_BYTES - 1_000 < len(long) <= RETURNED_BYTES
            keep_returned(home, log, long)
    assert home.heads_path.stat().st_size > TAIL_BYTES
    (tmp_path / "log.sqlite").write_bytes(old)
    with open_new_log(tmp_path) as log:
        says("records in the log: 3; but a kept checkpoint says 4", require_heads, home, log)
    says("records in the log: 3; but a kept checkpoint says 4", read_head, home)


def test_a_checkpoint_that_is_not_this_logs_is_not_kept(tmp_path):
    """Another log's, another key's, an altered, a too long one: refused, and nothing is kept."""
    home, notes = a_home(tmp_path)
    kept = home.heads_path.read_bytes()
    stranger = Signer("birch-house.example/log/2026", bytes(32))
    long = Note(parse_note(notes[0]).text, (*parse_note(notes[0]).signatures, Signature("x", b"abcd", bytes(4_000))))
    with open_new_log(tmp_path) as log:
        for note, words in (
            (sign_checkpoint(Checkpoint(stranger.name, 2, bytes(32)), stranger), "speaks for `birch-house"),
            (sign_checkpoint(Checkpoint(ORIGIN, 2, bytes(32)), Signer(ORIGIN, bytes(32))), "no signature of"),
            (notes[0].replace("\n1\n", "\n2\n", 1), "does not hold"),
            (format_note(long), "longer than 4096 bytes"),
            ("", "no signature block"),
            (format_note(sign_note("hello\n", SIGNER)), "three lines"),
            (notes[0] + notes[0].splitlines()[-1] + "\n", "2 signature lines"),
        ):
            says(words, keep_returned, home, log, note)
    assert home.heads_path.read_bytes() == kept


def test_a_checkpoint_that_convicts_the_log_is_named(tmp_path):
    """One that this log signed and no longer continues is refused with what that means, and the file is to be kept."""
    home, _ = a_home(tmp_path)
    home.heads_path.unlink()
    later = sign_checkpoint(Checkpoint(ORIGIN, 9, bytes(32)), SIGNER)
    fork = sign_checkpoint(Checkpoint(ORIGIN, 2, bytes(32)), SIGNER)
    with open_new_log(tmp_path) as log:
        says("signed a checkpoint of 9 records once, and 3 are here", keep_returned, home, log, later)
        says("the first 2 records are not those", keep_returned, home, log, fork)
    assert not home.heads_path.exists()


def test_an_old_checkpoint_does_not_speak_for_a_log_put_back(tmp_path):
    """In a log that is behind a kept checkpoint nothing is kept, though the checkpoint that came back is its own."""
    home, notes = a_home(tmp_path)
    old = home.log_path.read_bytes()
    with open_new_log(tmp_path) as log:
        keep_head(home, append_case(log, 3).note)
    home.log_path.write_bytes(old)
    kept = home.heads_path.read_bytes()
    with open_new_log(tmp_path) as log:
        says("a kept checkpoint says 4", keep_returned, home, log, cosigned(W1, note=parse_note(notes[1])))
    assert home.heads_path.read_bytes() == kept


def test_the_last_checkpoint_is_read_and_checked(tmp_path):
    """An empty home has none; a checkpoint that was altered, or a log that is gone while checkpoints are kept, is said."""
    empty = tmp_path / "empty"
    empty.mkdir()
    assert read_head(Home(empty, Settings())) is None
    home, notes = a_home(tmp_path)
    tamper(home.log_path, ("UPDATE head SET note = ?", (notes[2].replace("\n3\n", "\n2\n"),)))
    says("does not hold", read_head, home)
    home.log_path.unlink()
    says("a kept checkpoint says that it had 3 records", read_head, home)


def test_a_note_file_is_read_up_to_its_limit(tmp_path):
    """A missing file is a matter of the disk; a huge one is refused after its first 64 KiB."""
    with pytest.raises(StoreError) as caught:
        read_note(tmp_path / "none")
    assert caught.value.hint == "check the name of the file"
    (tmp_path / "big").write_bytes(b"x" * 1_000_000)
    says("longer than", read_note, tmp_path / "big")
    (tmp_path / "crlf").write_bytes(HEAD.replace("\n", "\r\n").encode())
    assert read_note(tmp_path / "crlf") == HEAD
