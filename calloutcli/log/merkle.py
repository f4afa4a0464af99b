"""The hash tree over the records: RFC 6962 section 2.1.

Format: leaf SHA-256(0x00 || record), node SHA-256(0x01 || left || right), empty tree SHA-256(""); every hash is exactly
32 bytes. A tree of n leaves is held as its *frontier*: the hashes of its complete subtrees from left to right, one for
each bit of n. Node (level, index) covers leaves index*2^level up to (index+1)*2^level.
"""

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()
HASH_BYTES = 32


def leaf_hash(record: bytes) -> bytes:
    """The 32-byte hash of a record as a leaf."""
    return hashlib.sha256(b"\x00" + record).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The 32-byte hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def frontier(size: int) -> tuple[tuple[int, int], ...]:
    """The (level, index) of each complete subtree of a tree of `size` leaves, from left to right."""
    return tuple((level, (size >> level) - 1) for level in reversed(range(size.bit_length())) if size >> level & 1)


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over the hashes of a frontier, left to right (RFC 6962 section 2.1: split at the largest power of two)."""
    if not hashes:
        return EMPTY
    result = hashes[-1]
    for left in reversed(hashes[:-1]):
        result = node_hash(left, result)
    return result


def frontier_of(leaves: Iterable[bytes]) -> list[bytes]:
    """The hashes of the frontier of a tree over these leaf hashes, a level at a time: quicker than growing it.

    Given the roots of equal complete subtrees instead of leaves, it is the frontier of the tree over all of them.
    """
    level, found = list(leaves), list[bytes]()
    sha256 = hashlib.sha256
    while level:
        if len(level) & 1:
            found.append(level.pop())
        pairs = iter(level)
        level = [sha256(b"\x01" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
    return found[::-1]


def grow(size: int, hashes: Sequence[bytes], leaf: bytes) -> tuple[list[bytes], list[tuple[int, int, bytes]]]:
    """(the frontier's hashes, the new nodes) after appending the leaf hash `leaf` to a tree of `size` leaves.

    New nodes are (level, index, hash), from the leaf upwards.
    """
    stack = list(hashes)
    level, index, here = 0, size, leaf
    nodes = [(level, index, here)]
    while index & 1:
        here = node_hash(stack.pop(), here)
        level, index = level + 1, index >> 1
        nodes.append((level, index, here))
    return [*stack, here], nodes
