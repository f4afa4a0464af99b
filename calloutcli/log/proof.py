r"""Proofs: that a record is among the first n, and that a longer log continues a shorter one.

RFC 6962 section 2.1.1 (inclusion) and 2.1.2 (consistency), made from the complete subtrees that the log stores; the
hashes at the right edge are folded from them. Checked by the steps of RFC 9162 sections 2.1.3.2 and 2.1.4.2, which share
nothing with the making. A proof is no statement by itself: the checkpoint under it says what its root is worth, and
whoever signed that is checked elsewhere (policy.py, checkpoint.py).

Format of a proof of inclusion (C2SP tlog-proof), one for each record of a partial export:

    c2sp.org/tlog-proof@v1
    extra <base64>                  left out when there is nothing extra; nobody signed it
    index <n>                       the record's number, from 0
    <base64 of 32 bytes>            none or more: from the record's sibling up to the root's child

    <the checkpoint, a signed note, verbatim>

Format of a proof of consistency; no outside standard has one, so this is ours, in the same shape:

    calloutcli/consistency-proof/v1
    old <size>                      the smaller number of records
    <base64 of 32 bytes>            none or more, in the order of RFC 6962 section 2.1.2

    <the checkpoint of the larger number of records, a signed note, verbatim>

Numbers have one spelling, base64 too. At most 64 hashes and 73,728 bytes, of which the note has at most 65,536.
"""

import base64
import binascii
import re
from collections.abc import Callable, Sequence

from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.log.checkpoint import parse_checkpoint
from calloutcli.log.merkle import EMPTY, HASH_BYTES, frontier, node_hash, root
from calloutcli.log.note import MAX_BYTES, parse_note

MAX_HASHES = 64
MAX_PROOF_BYTES = MAX_BYTES + 8_192
INCLUSION = "c2sp.org/tlog-proof@v1"
CONSISTENCY = "calloutcli/consistency-proof/v1"
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,15})\Z")

Place = tuple[int, int]
"""(level, position) of a complete subtree, as in merkle.py."""


@frozen
class InclusionProof:
    """That record `index` is among those that `checkpoint`, a signed note as text, commits to. `extra` is signed by nobody."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: str
    extra: bytes = b""


@frozen
class ConsistencyProof:
    """That the log of `checkpoint`, a signed note as text, begins with the `old` records of an earlier one."""

    old: int
    hashes: tuple[bytes, ...]
    checkpoint: str


# -------------------------------------------------------------------- making


def inclusion_nodes(index: int, size: int) -> tuple[Place, ...]:
    """Which stored nodes `prove_inclusion` needs: at a million records, some twenty.

    Raises:
        EvidenceError: record `index` is not among the first `size`.
    """
    return tuple(place for span in _inclusion_spans(index, size) for place in _subtrees(*span))


def consistency_nodes(old: int, new: int) -> tuple[Place, ...]:
    """Which stored nodes `prove_consistency` needs: at a million records, at most some forty.

    Raises:
        EvidenceError: `old` is more than `new`, or below 0.
    """
    return tuple(place for span in _consistency_spans(old, new) for place in _subtrees(*span))


def prove_inclusion(index: int, size: int, node: Callable[[int, int], bytes]) -> list[bytes]:
    """The hashes that lead from record `index` to the root over `size`, sibling first (RFC 6962 section 2.1.1).

    `node(level, position)` is the hash of a complete subtree, one of `inclusion_nodes`.

    Raises:
        EvidenceError: record `index` is not among the first `size`.
    """
    return [_fold(span, node) for span in _inclusion_spans(index, size)]


def prove_consistency(old: int, new: int, node: Callable[[int, int], bytes]) -> list[bytes]:
    """The hashes that lead to the roots over `old` and over `new` records (RFC 6962 section 2.1.2).

    None when the sizes are equal, or `old` is 0: every log continues the empty one.

    Raises:
        EvidenceError: `old` is more than `new`, or below 0.
    """
    return [_fold(span, node) for span in _consistency_spans(old, new)]


Span = tuple[int, int]
"""Records from the first number up to, not including, the second. Every span here begins where its own subtrees can."""


def _inclusion_spans(index: int, size: int) -> list[Span]:
    """PATH of RFC 6962 section 2.1.1, from the bottom: the spans of records beside the way from the leaf to the root."""
    if not 0 <= index < size:
        raise EvidenceError(f"record {index} is not among the first {size}")
    start, end = 0, size
    found: list[Span] = []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    return found[::-1]


def _consistency_spans(old: int, new: int) -> list[Span]:
    """PROOF and SUBPROOF of RFC 6962 section 2.1.2, from the bottom."""
    if not 0 <= old <= new:
        raise EvidenceError(f"a log of {new} records does not continue one of {old}")
    if old == 0:
        return []
    start, end = 0, new
    found: list[Span] = []
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    if start:  # RFC 6962 calls this b = false: the verifier does not know this subtree already
        found.append((start, end))
    return found[::-1]


def _split(width: int) -> int:
    """The largest power of two below `width` (RFC 6962 section 2.1)."""
    return 1 << ((width - 1).bit_length() - 1)


def _subtrees(start: int, end: int) -> list[Place]:
    """The complete subtrees of a span, left to right. `start` is a multiple of the largest of them."""
    return [(level, (start >> level) + position) for level, position in frontier(end - start)]


def _fold(span: Span, node: Callable[[int, int], bytes]) -> bytes:
    return root([node(level, position) for level, position in _subtrees(*span)])


# -------------------------------------------------------------------- checking


def verify_inclusion(hashes: Sequence[bytes], index: int, size: int, leaf: bytes, wanted: bytes) -> None:
    """Nothing, when the leaf hash `leaf` is record `index` of the tree of `size` records with the root `wanted`.

    Raises:
        EvidenceError: the proof does not lead there.
    """
    if not 0 <= index < size:
        raise EvidenceError(f"the proof is for record {index}, and the checkpoint signs {size} records")
    _require_hashes((*hashes, leaf, wanted))
    # RFC 9162 section 2.1.3.2, with its own names.
    fn, sn, r = index, size - 1, leaf
    for p in hashes:
        if sn == 0:
            raise EvidenceError(f"the proof for record {index} is too long")
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            fn, sn = _up_to_odd(fn, sn)
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0:
        raise EvidenceError(f"the proof for record {index} is too short")
    if r != wanted:
        raise EvidenceError(f"the proof does not lead from record {index} to the root that the checkpoint signs")


def verify_consistency(hashes: Sequence[bytes], old: int, new: int, old_root: bytes, new_root: bytes) -> None:
    """Nothing, when the tree of `new` records with `new_root` begins with the `old` records of `old_root`.

    Raises:
        EvidenceError: the proof does not lead there: the later log has other records at its beginning.
    """
    if not 0 <= old <= new:
        raise EvidenceError(f"a log of {new} records does not continue one of {old}")
    _require_hashes((*hashes, old_root, new_root))
    if old in (0, new):
        # RFC 9162 has no such case: the empty log, and a log against itself, need no hash.
        if hashes:
            raise EvidenceError("the proof of consistency is too long")
        if old_root != (EMPTY if old == 0 else new_root):
            raise EvidenceError(
                f"two checkpoints of {old} records have different roots: one of them is not of this log"
            )
        return
    # RFC 9162 section 2.1.4.2, with its own names.
    path = [old_root, *hashes] if old & (old - 1) == 0 else list(hashes)
    if len(path) == 0:
        raise EvidenceError("the proof of consistency is too short")
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            raise EvidenceError("the proof of consistency is too long")
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            fn, sn = _up_to_odd(fn, sn)
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0:
        raise EvidenceError("the proof of consistency is too short")
    if fr != old_root or sr != new_root:
        raise EvidenceError(f"the log of {new} records does not begin with the {old} records of the earlier checkpoint")


def _up_to_odd(fn: int, sn: int) -> tuple[int, int]:
    """Both moved right until the first is odd or 0: levels at which the right edge has no sibling."""
    while fn and not fn & 1:
        fn, sn = fn >> 1, sn >> 1
    return fn, sn


def _require_hashes(hashes: Sequence[bytes]) -> None:
    if len(hashes) > MAX_HASHES + 2:
        raise EvidenceError(f"the proof has more than {MAX_HASHES} hashes")
    if any(len(one) != HASH_BYTES for one in hashes):
        raise EvidenceError(f"a hash is not exactly {HASH_BYTES} bytes long")


# -------------------------------------------------------------------- text


def format_inclusion(proof: InclusionProof) -> str:
    """The proof as text; `parse_inclusion` reads it back."""
    extra = [f"extra {base64.b64encode(proof.extra).decode()}"] if proof.extra else []
    return _format([INCLUSION, *extra, f"index {proof.index}"], proof.hashes, proof.checkpoint)


def parse_inclusion(text: str) -> InclusionProof:
    """The proof that `text` holds. Nothing is verified: neither the hashes nor who signed the checkpoint.

    Raises:
        EvidenceError: it is not of the format above.
    """
    lines, checkpoint = _parse(text, INCLUSION)
    extra = b""
    if lines and lines[0].startswith("extra "):
        extra = _bytes_of(lines.pop(0).removeprefix("extra "))
        if not extra:
            raise EvidenceError("the `extra` line of the proof is not base64")
    index = _number_of(lines, "index")
    return InclusionProof(index, _hashes_of(lines), checkpoint, extra)


def format_consistency(proof: ConsistencyProof) -> str:
    """The proof as text; `parse_consistency` reads it back."""
    return _format([CONSISTENCY, f"old {proof.old}"], proof.hashes, proof.checkpoint)


def parse_consistency(text: str) -> ConsistencyProof:
    """The proof that `text` holds. Nothing is verified: neither the hashes nor who signed the checkpoint.

    Raises:
        EvidenceError: it is not of the format above.
    """
    lines, checkpoint = _parse(text, CONSISTENCY)
    old = _number_of(lines, "old")
    return ConsistencyProof(old, _hashes_of(lines), checkpoint)


def _format(head: list[str], hashes: Sequence[bytes], checkpoint: str) -> str:
    return "\n".join([*head, *(base64.b64encode(one).decode() for one in hashes), "", checkpoint])


def _parse(text: str, first: str) -> tuple[list[str], str]:
    """(the lines after the first, up to the empty one; the checkpoint's note)."""
    if len(text) > MAX_PROOF_BYTES or len(text.encode(errors="surrogatepass")) > MAX_PROOF_BYTES:
        raise EvidenceError(f"the proof is longer than {MAX_PROOF_BYTES} bytes")
    head, separator, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if lines[0] != first:
        raise EvidenceError(f"the proof does not begin with `{first}`")
    if not separator:
        raise EvidenceError("the proof has no checkpoint after an empty line")
    parse_checkpoint(parse_note(checkpoint).text)
    return lines[1:], checkpoint


def _number_of(lines: list[str], word: str) -> int:
    """The number after `word` in the first line, which is taken away."""
    found, _, number = (lines.pop(0) if lines else "").partition(" ")
    if found != word or not _NUMBER.match(number):
        raise EvidenceError(f"the proof has no line `{word} <number>` where it must stand")
    return int(number)


def _hashes_of(lines: list[str]) -> tuple[bytes, ...]:
    if len(lines) > MAX_HASHES:
        raise EvidenceError(f"the proof has {len(lines)} hashes, and {MAX_HASHES} is the most")
    hashes = tuple(_bytes_of(line) for line in lines)
    for number, one in enumerate(hashes, 1):
        if len(one) != HASH_BYTES:
            raise EvidenceError(f"hash {number} of the proof is not {HASH_BYTES} bytes in base64")
    return hashes


def _bytes_of(text: str) -> bytes:
    """The bytes of base64 in its one spelling; none when it is not."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        return b""
    return raw if base64.b64encode(raw).decode() == text else b""
