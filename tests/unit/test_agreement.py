"""Keys, trust roots, approvals, what was seen before: each refuses what an attacker or a mistake would put there."""

import re
from datetime import date

import pytest

from calloutcli.agreement.approval import format_approval, parse_approval, require_about, verify_approval
from calloutcli.agreement.key import (
    LEAST_WORK,
    MOST_WORK,
    ProtectedKey,
    Work,
    format_key,
    open_key,
    parse_key,
    protect_key,
    purpose_of,
    require_passphrase,
    require_purpose,
)
from calloutcli.agreement.seen import (
    Seen,
    SeenApproval,
    format_seen,
    parse_seen,
    require_approval_newer,
    require_not_superseded,
    require_root_newer,
    with_more,
)
from calloutcli.agreement.signatures import (
    Threshold,
    add_signature,
    format_signed,
    in_groups,
    merge_signatures,
    parse_signed,
    sha256_of,
    signed_by,
)
from calloutcli.agreement.trust import (
    SignedRoot,
    format_trust_root,
    parse_trust_root,
    verify_chain,
    verify_trust_root,
)
from calloutcli.errors import AgreementError, CalloutError, EvidenceError, ProtocolError, UsageError
from calloutcli.finding import printable
from calloutcli.frozen import replace
from calloutcli.log.note import (
    COSIGNATURE,
    Note,
    Signature,
    Signer,
    format_note,
    format_signer,
    format_verifier,
    sign_note,
)
from calloutcli.protocol.source import parse_source
from calloutcli.protocol.standing import Agreed, agency_name, standing
from calloutcli.record.adoption import Adopted, adoption_in, adoption_of, verify_adopted
from calloutcli.record.kinds import Position, ProtocolName, format_record, parse_record
from tests.agreements import (
    NAMES,
    SOURCE,
    SUBJECT,
    approval_sha256,
    first_root,
    make_approval,
    make_root,
    signed,
    signer,
)
from tests.builders import NOW, counting_random, load

TODAY = date(2026, 11, 22)
PASSPHRASE = "four words without sense"


# ------------------------------------------------------------------ keys


@pytest.mark.parametrize(
    ("name", "purpose"),
    [
        ("police/protocol", "protocol"),
        ("leicestershire-police/protocol", "protocol"),
        ("elm.house-2/author", "author"),
        ("panel/witness", "witness"),
        ("elm-house.example/log/2026", "log"),
        ("police", None),
        ("Police/protocol", None),
        ("police/protocol/author", None),
        ("police/protocol\n", None),
        ("a/b/protocol", None),
        ("elm-house.example/log/26", None),
        ("elm-house.example/log/\u0662\u0660\u0662\u0666", None),
        ("-police/protocol", None),
        ("police/", None),
        ("/protocol", None),
        ("p\u043elice/protocol", None),
    ],
)
def test_a_key_says_by_its_name_what_it_is_for(name, purpose):
    """The purpose is the last part of the name, and a name of any other form has none."""
    assert purpose_of(name) == purpose


@pytest.mark.parametrize("purpose", ["log", "protocol", "author", "witness"])
def test_one_key_one_purpose(purpose):
    """A key is refused for every purpose but the one in its name."""
    names = {"log": "elm.example/log/2026", "protocol": "a/protocol", "author": "a/author", "witness": "a/witness"}
    for other, name in names.items():
        key = Signer(name, bytes(32), COSIGNATURE if other == "witness" else 1).verifier
        if other == purpose:
            require_purpose(key, purpose)
            continue
        with pytest.raises(UsageError, match="is there to"):
            require_purpose(key, purpose)


def test_the_type_of_a_key_must_be_that_of_its_purpose():
    """A key called a witness's that signs texts, and one called an agency's that cosigns, are both refused."""
    with pytest.raises(UsageError, match="type 0x01"):
        require_purpose(Signer("a/witness", bytes(32)).verifier, "witness")
    with pytest.raises(UsageError, match="type 0x04"):
        require_purpose(Signer("a/protocol", bytes(32), COSIGNATURE).verifier, "protocol")


def protected(passphrase=PASSPHRASE, work=LEAST_WORK, key=None):
    """A protected key, cheap to open."""
    return protect_key(key or signer("police"), passphrase, counting_random(), work)


def test_a_passphrase_opens_a_key_and_no_other_does():
    """The key comes back under its passphrase, typed in either Unicode form; another passphrase is refused."""
    key = protected("Caf\u00e9 by the sea wall")
    assert open_key(parse_key(format_key(key)), "Cafe\u0301 by the sea wall\n") == signer("police")
    with pytest.raises(UsageError, match="does not open"):
        open_key(key, "Cafe by the sea wall")


def test_a_protected_key_file_does_not_hold_the_secret():
    """Neither the seed nor the signer key stands in the file of a protected key, in any common encoding."""
    text = format_key(protected())
    seed = signer("police").seed
    assert "PRIVATE" not in text
    assert format_signer(signer("police")).rpartition("+")[2] not in text
    assert seed.hex() not in text


def test_a_protected_key_cannot_be_renamed():
    """Another agency's name, or another key, before the box of a key: it is not opened as that."""
    for other in (Signer("council/protocol", signer("police").seed), signer("council"), signer("police", 1)):
        with pytest.raises(EvidenceError, match="holds another key"):
            open_key(replace(protected(), verifier=other.verifier), PASSPHRASE)


@pytest.mark.parametrize(
    "work",
    [
        Work(MOST_WORK.passes + 1, LEAST_WORK.memory_bytes),
        Work(4_000_000_000, LEAST_WORK.memory_bytes),
        Work(1, MOST_WORK.memory_bytes + 1),
        Work(1, 9_999_999_999),
        Work(1, LEAST_WORK.memory_bytes - 1),
        Work(1, 1),
    ],
)
def test_a_key_file_cannot_ask_for_all_the_memory(work):
    """A hostile file that would fill the memory or keep the PC busy is refused when read, before anything is computed."""
    with pytest.raises(EvidenceError, match="asks for"):
        parse_key(format_key(replace(protected(), work=work)))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text + "\n",
        lambda text: text.replace(" ", "  ", 1),
        lambda text: text.replace("argon2id", "argon2i"),
        lambda text: text.replace("/v1 ", "/v2 "),
        lambda text: text.replace(" 1 8388608 ", " 01 8388608 "),
        lambda text: text.replace(" 1 8388608 ", " \u0661 8388608 "),
        lambda text: text.replace(" 1 8388608 ", " -1 8388608 "),
        lambda text: text.replace("\n", " more\n"),
        lambda text: text.replace("=\n", "\n"),
        lambda text: " ".join(text.split(" ")[:6]) + "\n",
        lambda text: " ".join([*text.split(" ")[:5], "AAAA", text.split(" ")[6]]),
        lambda text: " ".join([*text.split(" ")[:6], "AAAA\n"]),
        lambda text: "x" * 2_000 + "\n",
        lambda text: "",
    ],
)
def test_a_key_file_is_read_strictly(change):
    """A protected key that is written in any other way is refused."""
    text = format_key(protected())
    assert change(text) != text
    with pytest.raises(EvidenceError):
        parse_key(change(text))


def test_no_message_about_a_key_repeats_it():
    """What is said about a damaged secret key holds no part of it."""
    text = format_key(signer("police"))
    for damaged in (text.replace("+", "-"), text[:-6] + "\n", text.replace("PRIVATE", "PRIVAT"), text[:-1] + "x\n"):
        with pytest.raises(EvidenceError) as caught:
            parse_key(damaged)
        assert damaged.strip()[-20:] not in f"{caught.value.message} {caught.value.hint}"


def test_a_short_passphrase_is_refused():
    """Eleven characters are too few, spaces around them do not count, twelve are enough."""
    with pytest.raises(UsageError, match="11 characters"):
        require_passphrase("  elevenchars  ")
    assert require_passphrase(" twelve chars ") == "twelve chars"


# ------------------------------------------------------------------ files that are passed around


def test_a_text_that_nobody_signed_keeps_its_form():
    """Unsigned it is the text and an empty line; a reader also takes it without, and with the line ends of Windows."""
    text = format_trust_root(make_root())
    assert format_signed(Note(text, ())) == text.encode() + b"\n"
    for raw in (
        text.encode() + b"\n",
        text.encode(),
        text.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + text.encode(),
    ):
        assert parse_signed(raw) == Note(text, ())


def test_empty_lines_after_the_signatures_do_no_harm():
    """A mail program's empty lines at the end are cut off: they are no part of what was signed."""
    note = first_root().note
    assert parse_signed(format_signed(note) + b"\n\n") == note
    assert parse_signed(format_signed(note).replace(b"\n", b"\r\n") + b"\r\n") == note


@pytest.mark.parametrize("raw", [b"", b"\n", b"\n\n", b"a\n\n\n", b"a", b"a\n\nb\n\n", b"\xff\n\n", b"a\n" * 40_000])
def test_a_damaged_file_is_refused(raw):
    """What is neither a note nor a text with an empty line is refused."""
    with pytest.raises(EvidenceError):
        parse_trust_root(parse_signed(raw).text)


def test_signatures_of_copies_are_put_together():
    """Copies signed apart give one note with every signature once; a copy of another text is refused."""
    text = format_trust_root(make_root())
    first, second = signed(text, signer("police")), signed(text, signer("elm-house"), signer("police"))
    merged = merge_signatures(first, second)
    assert signed_by(merged, make_root().agencies) == ("elm-house", "police")
    assert len(merged.signatures) == 2
    with pytest.raises(EvidenceError, match="same text"):
        merge_signatures(first, signed(text.replace("2027", "2028"), signer("police")))


def test_signing_twice_adds_nothing():
    """A key that has signed signs again: the note stays as it is."""
    note = signed(format_trust_root(make_root()), signer("police"))
    assert add_signature(note, signer("police")) == note


def test_a_note_holds_sixteen_signatures():
    """The seventeenth signature is refused when it is made, not when everybody else can no longer read the note."""
    note = signed("text\n", *(signer("police", number) for number in range(16)))
    with pytest.raises(EvidenceError, match="17 signatures"):
        add_signature(note, signer("police", 16))


# ------------------------------------------------------------------ trust root


def changed_root(old, new):
    """The text of trust root 1 with one thing in it changed."""
    text = format_trust_root(make_root())
    assert old in text
    return text.replace(old, new, 1)


POLICE = f"agency police {format_verifier(signer('police').verifier)}\n"
ELM = f"agency elm-house {format_verifier(signer('elm-house').verifier)}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("calloutcli/trust-root/v1", "calloutcli/trust-root/v2"),
        ("version 1\n", "version 0\n"),
        ("version 1\n", "version 01\n"),
        ("version 1\n", "version 2\n"),
        ("version 1\n", "version \u0661\n"),
        ("version 1\n", ""),
        ("version 1\n", "version 1\nversion 1\n"),
        ("expires 2027-12-01", "expires 2027-12-32"),
        ("expires 2027-12-01", "expires 20271201"),
        ("expires 2027-12-01", "expires 2027-W48-3"),
        ("previous none", f"previous {'0' * 64}"),
        ("previous none", "previous None"),
        (POLICE, POLICE + "note they are nice\n"),
        (POLICE, POLICE + POLICE),
        (POLICE, POLICE.replace("agency police", "agency police-2")),
        (POLICE, POLICE.replace("agency police", "agency Police")),
        (POLICE, POLICE.replace("agency", "Agency")),
        (POLICE, ""),
        (ELM + POLICE, POLICE + ELM),
        ("threshold protocol 2", "threshold protocol 0"),
        ("threshold protocol 2", "threshold protocol 4"),
        ("threshold protocol 2", "threshold protocol -1"),
        ("threshold protocol 2", "threshold protocol 02"),
        ("threshold root 2", "threshold root 0"),
        ("threshold root 2", "threshold roots 2"),
        ("threshold root 2 elm-house police", "threshold root 2 elm-house elm-house police"),
        ("threshold root 2 elm-house police", "threshold root 2 police elm-house"),
        ("threshold root 2 elm-house", "threshold root 2 nobody elm-house"),
        ("threshold root 2 elm-house", "threshold root 2  elm-house"),
        (
            "threshold protocol 2 elm-house police youth-justice\nthreshold root",
            "threshold root 1 police\nthreshold root",
        ),
        ("youth-justice\nthreshold root", "youth-justice \nthreshold root"),
        ("calloutcli", "\ncalloutcli"),
    ],
)
def test_a_trust_root_with_anything_else_in_it_is_refused(old, new):
    """Unknown lines, agencies twice, thresholds that cannot be met or of unknown agencies: refused before any signature."""
    with pytest.raises(EvidenceError):
        parse_trust_root(changed_root(old, new))


def test_one_public_key_is_never_two_agencies():
    """The same key under the names of two agencies is refused: one of them could sign for both."""
    keys = {"elm-house": signer("elm-house"), "police": Signer("police/protocol", signer("elm-house").seed)}
    with pytest.raises(EvidenceError, match="same public key"):
        parse_trust_root(format_trust_root(make_root(keys)))


@pytest.mark.parametrize("purpose", ["author", "witness", "log/2026"])
def test_a_key_for_something_else_is_no_agencys_key(purpose):
    """A trust root with an author's, a witness's or a log's key is refused."""
    keys = {"police": signer("police", purpose=purpose)}
    with pytest.raises(EvidenceError, match=r"is there to|called|of another"):
        parse_trust_root(format_trust_root(make_root(keys, protocol=1, root=1)))


def test_a_trust_root_has_at_most_sixteen_agencies():
    """More agencies than a note can hold signatures are refused."""
    keys = {f"agency-{number:02}": signer(f"agency-{number:02}") for number in range(17)}
    with pytest.raises(EvidenceError, match="16 agencies"):
        parse_trust_root(format_trust_root(make_root(keys)))


def next_root(before, *signers, **changed):
    """The note of the next trust root."""
    return signed(format_trust_root(make_root(previous=before, **changed)), *signers)


def test_the_first_trust_root_needs_its_own_threshold():
    """Two of three are enough, one is not, and the same key twice is one."""
    text = format_trust_root(make_root())
    assert verify_trust_root(signed(text, signer("police"), signer("elm-house"))).root.version == 1
    with pytest.raises(AgreementError, match=r"signed by police; not signed by elm-house, youth-justice"):
        verify_trust_root(signed(text, signer("police")))
    with pytest.raises(AgreementError, match="signed by nobody"):
        verify_trust_root(Note(text, ()))


def test_a_new_trust_root_needs_the_old_and_the_new_threshold():
    """Old agencies alone cannot name new ones who never signed; new ones alone cannot replace the old."""
    before = first_root()
    keys = {name: signer(name, 1) for name in NAMES}
    old, new = [signer(name) for name in NAMES[:2]], [signer(name, 1) for name in NAMES[:2]]
    assert verify_trust_root(next_root(before, *old, *new, keys=keys), before).root.version == 2
    with pytest.raises(AgreementError, match="as version 1 asks"):
        verify_trust_root(next_root(before, *new, keys=keys), before)
    with pytest.raises(AgreementError, match=r"trust root 2 needs"):
        verify_trust_root(next_root(before, *old, keys=keys), before)


def test_versions_of_a_trust_root_rise_by_one():
    """A version that is left out, or the same again, is refused however well it is signed."""
    before = first_root()
    everybody = [signer(name) for name in NAMES]
    for version in (3, 7):
        with pytest.raises(AgreementError, match="rise by one"):
            verify_trust_root(next_root(before, *everybody, version=version), before)
    with pytest.raises(AgreementError, match="rise by one"):
        verify_trust_root(before.note, before)


def test_a_trust_root_follows_the_one_that_it_names():
    """The next version of another trust root 1 is refused."""
    before, other = first_root(), first_root(expires=date(2028, 1, 1))
    note = next_root(other, *(signer(name) for name in NAMES))
    with pytest.raises(AgreementError, match="follows another trust root 1"):
        verify_trust_root(note, before)


def test_an_expired_trust_root_is_refused_when_a_day_is_given():
    """The last day still counts; the day after does not. Without a day nothing is said: at night it must still be usable."""
    note = first_root().note
    verify_trust_root(note, today=date(2027, 12, 1))
    with pytest.raises(AgreementError, match="expired on 2027-12-01"):
        verify_trust_root(note, today=date(2027, 12, 2))
    verify_trust_root(note)


def test_a_signature_that_does_not_hold_is_a_refusal():
    """One bad signature of a known key refuses the note, though the others would be enough."""
    note = first_root().note
    bad = replace(note.signatures[0], value=bytes(64))
    with pytest.raises(EvidenceError, match="does not hold"):
        verify_trust_root(Note(note.text, (bad, *note.signatures[1:])))


# ------------------------------------------------------------------ approval


def approved(root, *signers, **changed):
    """The signed note of an approval."""
    return signed(format_approval(make_approval(root, **changed)), *signers)


def both():
    """The keys of two agencies: enough."""
    return [signer("police"), signer("youth-justice")]


def test_enough_signatures_are_an_agreement():
    """Two of three: the agreement says who signed, until when, and on what it rests."""
    root = first_root()
    found = verify_approval(approved(root, *both()), SOURCE, SUBJECT, (root,))
    assert found.agencies == ("police", "youth-justice")
    assert (found.root_version, found.root_expires) == (1, date(2027, 12, 1))
    assert found.sha256 == approval_sha256(make_approval(root))


@pytest.mark.parametrize(
    "lines",
    [
        lambda: [signer("police")],
        lambda: [signer("police"), signer("police", 1)],
        lambda: [signer("police"), Signer("elm-house/protocol", signer("police").seed)],
        lambda: [signer("police"), Signer("council/protocol", signer("police").seed)],
        lambda: [signer("police"), signer("council")],
        lambda: [signer("police"), signer("elm-house", purpose="author")],
        list,
    ],
    ids=["one", "another-key", "same-key-as-another", "same-key-as-a-stranger", "stranger", "author", "nobody"],
)
def test_too_few_signatures_are_none(lines):
    """Strangers, other keys of an agency, the same key under another name: none of them is a second signature."""
    root = first_root()
    with pytest.raises(AgreementError, match=r"2 of 3 agencies, and has [01]"):
        verify_approval(approved(root, *lines()), SOURCE, SUBJECT, (root,))


def test_the_same_line_twice_is_refused():
    """An agency whose line is there twice never counts twice: the note is refused, since readers would not agree on it."""
    root = first_root()
    note = approved(root, signer("police"))
    with pytest.raises(EvidenceError, match="2 signature lines"):
        verify_approval(Note(note.text, note.signatures * 2), SOURCE, SUBJECT, (root,))


def test_a_signature_of_another_text_is_refused():
    """The police signed another text: its line does not hold here, and a trust root's signature is no approval's."""
    root = first_root()
    note = approved(root, *both())
    for text in (root.note.text, format_approval(make_approval(root, version="1.0.1"))):
        stolen = sign_note(text, signer("elm-house")).signatures
        with pytest.raises(EvidenceError, match="does not hold"):
            verify_approval(Note(note.text, note.signatures + stolen), SOURCE, SUBJECT, (root,))


@pytest.mark.parametrize(
    ("source", "subject"),
    [
        (SOURCE + b"\n", SUBJECT),
        (SOURCE.replace(b"small", b"smell"), SUBJECT),
        (SOURCE.replace(b"\n", b"\r\n"), SUBJECT),
        (SOURCE, ("other", "1.0.0")),
        (SOURCE, ("small", "1.0.1")),
    ],
)
def test_an_approval_is_about_exact_bytes(source, subject):
    """One byte more, another byte, other line ends, another name or version: it is an approval of something else."""
    root = first_root()
    with pytest.raises(AgreementError, match="the approval"):
        verify_approval(approved(root, *both()), source, subject, (root,))
    with pytest.raises(AgreementError):
        require_about(make_approval(root), source, subject)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("approval/v1", "approval/v2"),
        ("protocol small", "protocol Small"),
        ("protocol small", "protocol ../small"),
        ("version 1.0.0", "version 1.0"),
        ("version 1.0.0", "version 1.0.0-rc1"),
        ("size ", "size 0"),
        ("size ", "size +"),
        ("supersedes none", "supersedes "),
        ("supersedes none", f"supersedes {'A' * 64}"),
        ("effective 2026-01-01", "effective 2027-06-01"),
        ("effective 2026-01-01", "effective 01.01.2026"),
        ("effective 2026-01-01\n", ""),
        ("effective 2026-01-01\n", "effective 2026-01-01\nnote all good\n"),
        ("effective 2026-01-01\nreview-by 2027-01-01", "review-by 2027-01-01\neffective 2026-01-01"),
        ("trust-root 1 ", "trust-root 0 "),
        ("trust-root 1 ", "trust-root 1  "),
        ("trust-root 1 ", "trust-root 1"),
        ("version ", "Version "),
    ],
)
def test_an_approval_with_anything_else_in_it_is_refused(old, new):
    """A line more or less, another order, another way to write a value: refused before any signature."""
    text = format_approval(make_approval(first_root()))
    assert old in text
    with pytest.raises(EvidenceError):
        parse_approval(text.replace(old, new, 1))


def test_an_approval_names_a_trust_root_that_is_known():
    """One that rests on another trust root 1, or on one that nobody here knows, is refused."""
    root, other = first_root(), first_root(expires=date(2028, 1, 1))
    with pytest.raises(AgreementError, match="another trust root 1"):
        verify_approval(approved(other, *both()), SOURCE, SUBJECT, (root,))
    with pytest.raises(AgreementError, match="not known here"):
        verify_approval(approved(root, *both(), root_version=2), SOURCE, SUBJECT, (root,))


def rotated(keys, root=2, protocol=2):
    """(trust root 1, trust root 2 with these keys), all signed by everybody."""
    before = first_root()
    note = next_root(before, *(signer(name) for name in NAMES), *keys.values(), keys=keys, root=root, protocol=protocol)
    return before, verify_trust_root(note, before)


def test_a_key_that_was_taken_out_cannot_make_an_agreement():
    """Once the police's stolen key is replaced, what it signed needs another signature, however old its date."""
    roots = rotated(
        {"elm-house": signer("elm-house"), "police": signer("police", 1), "youth-justice": signer("youth-justice")}
    )
    note = approved(roots[0], *both())
    verify_approval(note, SOURCE, SUBJECT, roots[:1])
    with pytest.raises(
        AgreementError, match=r"as trust root 2 asks by now.*signed by youth-justice; not signed by elm-house, police"
    ):
        verify_approval(note, SOURCE, SUBJECT, roots)
    renewed = verify_approval(add_signature(note, signer("police", 1)), SOURCE, SUBJECT, roots)
    assert renewed.agencies == ("police", "youth-justice")
    assert renewed.root_version == 2


def test_an_agency_that_left_is_not_shown_as_agreeing():
    """Whoever is not in the newest trust root any more is not among the names, though its signature holds."""
    roots = rotated({"elm-house": signer("elm-house"), "police": signer("police")})
    note = approved(roots[0], *(signer(name) for name in NAMES))
    assert verify_approval(note, SOURCE, SUBJECT, roots).agencies == ("elm-house", "police")


def test_an_old_approval_must_still_be_what_its_own_trust_root_asked():
    """A newer, laxer trust root does not make an agreement of what was none when it was made."""
    roots = rotated({name: signer(name) for name in NAMES}, protocol=1)
    with pytest.raises(AgreementError, match=r"has 1: signed by police"):
        verify_approval(approved(roots[0], signer("police")), SOURCE, SUBJECT, roots)


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (date(2025, 12, 31), "not_yet_effective"),
        (date(2026, 1, 1), "in_force"),
        (date(2027, 1, 1), "in_force"),
        (date(2027, 1, 2), "past_review"),
        (date(2027, 12, 1), "past_review"),
        (date(2027, 12, 2), "trust_root_expired"),
    ],
)
def test_how_an_agreement_stands_on_a_day(day, word):
    """Each date still counts on its own day, and the word changes on the day after."""
    root = first_root()
    assert verify_approval(approved(root, *both()), SOURCE, SUBJECT, (root,)).word_on(day) == word


# ------------------------------------------------------------------ what was seen before


def seen_of(*approvals, roots=()):
    """A list of what was seen."""
    return Seen(
        tuple((one.root.version, one.sha256) for one in roots),
        tuple(SeenApproval(one.protocol, one.version, one.sha256, approval_sha256(one)) for one in approvals),
    )


def newer(seen, approval, *others):
    """`require_approval_newer`, with the texts of other approvals at hand."""
    require_approval_newer(seen, approval, approval_sha256(approval), {approval_sha256(one): one for one in others})


def line_of_approvals(count):
    """Approvals of versions 1.0.0, 1.1.0, ..., each superseding the one before."""
    root, line = first_root(), []
    for number in range(count):
        source = SOURCE + b"#" * number
        line.append(
            make_approval(root, source, version=f"1.{number}.0", supersedes=approval_sha256(line[-1]) if line else "")
        )
    return line


def test_a_newer_approval_supersedes_the_one_seen():
    """The first is taken as it is, the same again too, and one that supersedes the last."""
    first, second, _ = line_of_approvals(3)
    newer(Seen(), first)
    newer(Seen(), second)
    newer(seen_of(first), first)
    newer(seen_of(first), second)


def test_an_older_approval_is_refused():
    """One that has been superseded is not taken again, by whatever way it comes."""
    first, second, third = line_of_approvals(3)
    for seen in (seen_of(first, second), seen_of(second), seen_of(first, second, third)):
        with pytest.raises(AgreementError, match="is older than"):
            newer(seen, first, second, third)
    again = replace(first, supersedes=approval_sha256(second))
    with pytest.raises(AgreementError, match="is older than"):
        newer(seen_of(first, second), again)


def test_an_approval_beside_the_line_is_refused():
    """A higher version that supersedes something else, or nothing, is not the successor of the one that is known."""
    first, second, third = line_of_approvals(3)
    with pytest.raises(AgreementError, match="does not supersede"):
        newer(seen_of(first, second), replace(third, supersedes=approval_sha256(first)), first)
    with pytest.raises(AgreementError, match="does not supersede"):
        newer(seen_of(first), replace(second, supersedes=""))


def test_a_home_that_skipped_a_version_is_led_over_it():
    """The third version is taken after the first when the second's approval is at hand, and not without it."""
    first, second, third = line_of_approvals(3)
    with pytest.raises(AgreementError, match="does not supersede"):
        newer(seen_of(first), third)
    newer(seen_of(first), third, second)
    with pytest.raises(AgreementError, match="does not supersede"):
        newer(seen_of(first), third, replace(second, protocol="other"))


def test_a_version_never_changes_its_words():
    """The same version with other bytes is refused; with the same bytes and later dates it is a renewal."""
    first = line_of_approvals(1)[0]
    sha256 = approval_sha256(first)
    with pytest.raises(AgreementError, match="other words"):
        newer(seen_of(first), replace(first, sha256="0" * 64, supersedes=sha256))
    renewal = replace(first, review_by=date(2028, 1, 1), supersedes=sha256)
    newer(seen_of(first), renewal)
    with pytest.raises(AgreementError, match="has been superseded"):
        newer(seen_of(first, renewal), first)
    require_not_superseded(seen_of(first, renewal), renewal, approval_sha256(renewal))


def test_another_protocol_has_a_line_of_its_own():
    """What was seen of one protocol says nothing about another."""
    first, second = line_of_approvals(2)
    newer(seen_of(first, second), replace(first, protocol="other", version="0.1.0"))


def test_the_highest_trust_root_seen_is_remembered():
    """An older one is refused, a second one of the same version too."""
    roots = rotated({name: signer(name) for name in NAMES})
    require_root_newer(seen_of(roots=roots[:1]), roots)
    with pytest.raises(AgreementError, match="is older than trust root 2"):
        require_root_newer(seen_of(roots=roots), roots[:1])
    other = SignedRoot(replace(roots[0].root, expires=date(2028, 1, 1)), signed("x\n"))
    with pytest.raises(AgreementError, match="another trust root 1"):
        require_root_newer(seen_of(roots=roots[:1]), [other])
    with pytest.raises(AgreementError, match="another trust root 1"):
        with_more(seen_of(roots=roots), Seen(((1, "0" * 64),)))


def test_what_was_seen_is_put_together_in_order():
    """A log that was put back adds nothing; a log that is ahead of the file adds what is newer."""
    first, second, third = line_of_approvals(3)
    assert with_more(seen_of(first, second), seen_of(first)) == seen_of(first, second)
    assert with_more(seen_of(first), seen_of(first, second, third)).latest("small").version == "1.2.0"


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw[:-1],
        lambda raw: b"",
        lambda raw: b"{}\n",
        lambda raw: b"[]\n",
        lambda raw: raw.replace(b'"format":1', b'"format":2'),
        lambda raw: raw.replace(b'"version":1', b'"version":"1"'),
        lambda raw: raw.replace(b'"trust_roots":[{', b'"trust_roots":[1,{'),
        lambda raw: raw.replace(b'"of"', b'"off"'),
    ],
)
def test_a_damaged_list_is_refused(change):
    """A list of what was seen that is not of its form is refused, never read as less than it was."""
    raw = format_seen(seen_of(*line_of_approvals(2), roots=(first_root(),)))
    assert change(raw) != raw
    with pytest.raises(EvidenceError):
        parse_seen(change(raw))


def test_a_chain_of_trust_roots():
    """Each rests on the one before; one that is left out breaks it."""
    one, two = rotated({name: signer(name) for name in NAMES})
    three = verify_trust_root(next_root(two, *(signer(name) for name in NAMES)), two)
    notes = [one.note, two.note, three.note]
    assert [root.root.version for root in verify_chain(notes)] == [1, 2, 3]
    assert [root.root.version for root in verify_chain(notes[1:])] == [2, 3]
    with pytest.raises(AgreementError):
        verify_chain([notes[0], notes[2]])


# ------------------------------------------------------------------ in words


def said(agreed, today=TODAY, language="en"):
    """What stands on the banner."""
    return " ".join(standing(load(), today, language, agreed))


def test_the_banner_says_who_agreed_and_what_has_run_out():
    """Each word has its sentence; what has run out is loud and does not forbid."""
    base = Agreed("in_force", "", ("police", "youth-justice"), date(2026, 1, 1), date(2027, 1, 1), date(2027, 12, 1))
    assert "AGREED by The police and youth-justice. To be reviewed by 1 January 2027." in said(base)
    assert "NO LOCAL" not in said(base)
    late = said(replace(base, word="past_review"), date(2027, 3, 1))
    assert "PAST ITS REVIEW DATE: it was to be reviewed by 1 January 2027. Use it still, and tell your manager." in late
    expired = said(replace(base, word="trust_root_expired"), date(2028, 3, 1))
    assert "TRUST ROOT HAS EXPIRED on 1 December 2027" in expired
    assert "PAST ITS REVIEW DATE" in expired
    early = said(replace(base, word="not_yet_effective", effective=date(2026, 12, 1)))
    assert early.startswith("NO LOCAL AGREEMENT IS IN FORCE YET")
    assert "It takes effect on 1 December 2026." in early
    assert "NO LOCAL AGREEMENT IS IN FORCE: the reason." in said(Agreed(why="the reason."))


def test_a_record_keeps_the_word_and_the_names():
    """Without dates, as a record has them, the sentences say what is known; without names too."""
    assert said(Agreed("past_review", agencies=("police",))).startswith("AGREED by The police. PAST ITS REVIEW DATE.")
    assert "agencies whose names are not kept" in said(Agreed("in_force"))


def test_an_agency_is_called_as_the_protocol_calls_it():
    """By its id with either dash, or by its name; an agency that the protocol does not name keeps its own name."""
    protocol = load()
    assert agency_name(protocol, "police", "en") == "The police"
    assert agency_name(protocol, "the-police", "en") == "The police"
    assert agency_name(protocol, "police-2", "en") == "police-2"


def test_a_digest_is_read_out_in_groups():
    """Two lines of eight groups of four."""
    lines = in_groups("0123456789abcdef" * 4)
    assert len(lines) == 2
    assert all(re.fullmatch(r"([0-9a-f]{4} ){7}[0-9a-f]{4}", line) for line in lines)
    assert "".join(lines).replace(" ", "") == "0123456789abcdef" * 4


def test_statuses_are_those_of_the_errors():
    """Too few signatures are 5, bytes that are not what they say 4, a key for something else 2."""
    root = first_root()
    with pytest.raises(CalloutError) as few:
        verify_approval(approved(root), SOURCE, SUBJECT, (root,))
    with pytest.raises(CalloutError) as damaged:
        parse_approval("x\n")
    with pytest.raises(CalloutError) as wrong:
        require_purpose(signer("a", purpose="author").verifier, "protocol")
    assert [caught.value.status for caught in (few, damaged, wrong)] == [5, 4, 2]


def test_thresholds_are_values():
    """A protected key and a threshold compare by what they hold, and a signer shows no secret."""
    assert Threshold(1, ("a",)) == Threshold(1, ("a",))
    assert isinstance(protected(), ProtectedKey)
    assert signer("police").seed.hex() not in repr(signer("police"))
    assert "seed" not in repr(protected())
    assert Signature("a", b"1234", b"x") != Signature("a", b"1234", b"y")


# ------------------------------------------------------------------ the record of an adoption

NAME = ProtocolName("small", "1.0.0", make_approval(first_root()).sha256)


def adopted(**changed):
    """What the record of an adoption says."""
    root = first_root()
    note = approved(root, *both())
    fields = {
        "approval": format_note(note),
        "approval_sha256": sha256_of(note),
        "agencies": ("police", "youth-justice"),
        "trust_roots": (format_note(root.note),),
        "root_version": 1,
        "root_sha256": root.sha256,
        "effective": "2026-01-01",
        "review_by": "2027-01-01",
        "before": "",
    }
    return Adopted(**fields | changed)


def record_of(adopted_, **changed):
    """The record of an adoption, some fields of its body changed."""
    entry = adoption_of(adopted_, "a" * 26, NAME)
    entry = replace(entry, body={**entry.body, **changed})
    leaf, _ = format_record(entry, Position("x/log/2026", 0, bytes(32)), NOW, "0", counting_random())
    return parse_record(leaf)


def test_an_adoption_comes_back():
    """With an agreement, without one, and with versions that were skipped: read as it was written."""
    nobody = Adopted("", "", (), (), 0, "", "2026-01-01", "2027-01-01", "0" * 64)
    for one in (adopted(), adopted(superseded=("a\n", "b\n")), nobody):
        assert adoption_in(record_of(one)) == one
    assert verify_adopted(adopted(), NAME, SOURCE)[0].agencies == ("police", "youth-justice")
    with pytest.raises(AgreementError, match="without the agencies' signatures"):
        verify_adopted(nobody, NAME, SOURCE)


@pytest.mark.parametrize(
    "changed",
    [
        {"approval": None},
        {"approval": ""},
        {"approval_sha256": "x"},
        {"agencies": "police"},
        {"agencies": [1]},
        {"agencies": []},
        {"trust_root": []},
        {"trust_root_version": "1"},
        {"trust_root_version": True},
        {"trust_root_version": 0},
        {"before": "none"},
        {"superseded": "text"},
        {"effective": 2026},
    ],
)
def test_an_adoption_of_another_form_is_refused(changed):
    """A field that is missing, empty or of another kind: not read as an adoption."""
    with pytest.raises(EvidenceError, match="record 0 cannot be read as the adoption"):
        adoption_in(record_of(adopted(), **changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"agencies": ("elm-house", "police", "youth-justice")},
        {"agencies": ("police",)},
        {"approval_sha256": "0" * 64},
        {"root_version": 2},
        {"root_sha256": "0" * 64},
        {"effective": "2025-01-01"},
        {"review_by": "2028-01-01"},
    ],
)
def test_an_adoption_says_what_its_approval_says(changed):
    """A record that claims another agency, date or trust root than its own approval shows is refused."""
    with pytest.raises(EvidenceError, match="says other than the approval"):
        verify_adopted(adopted(**changed), NAME, SOURCE)


# ------------------------------------------------------------------ a secret key in the wrong place


def test_a_secret_key_is_never_shown_as_text():
    """A key's file given as a protocol is refused without its line; where a text with one is shown, it is left out."""
    secret = format_key(signer("police"))
    with pytest.raises(ProtocolError) as caught:
        parse_source(f"# mine\n{secret}".encode(), "police.key")
    assert secret.strip()[-30:] not in str(caught.value)
    assert "this is a secret key" in str(caught.value)
    assert printable(f"unknown line `{secret.strip()}`") == "unknown line `PRIVATE+KEY (left out)"
