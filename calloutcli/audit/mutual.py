"""What records say of each other, held against each other: erasures, corrections, authors' keys, protocols."""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from calloutcli.audit.walk import Problem, Walked
from calloutcli.errors import EvidenceError
from calloutcli.record.kinds import parse_record


def check_erasures(walked: Walked, disclosed: Callable[[Iterable[str]], set[str]]) -> tuple[int, int, list[Problem]]:
    """(digests erased, digests missing, what does not hold). A digest is erased when an erasure names it and its record."""
    by_digest = {digest: seq for seq, one in walked.erasures.items() for digest in one.erased}
    problems: list[Problem] = []
    erased = 0
    for digest, seq in walked.absent.items():
        by = by_digest.get(digest)
        if by is None:
            problems.append(Problem("missing-disclosure", f"digest {digest} is missing: unexplained", seq))
            continue
        erased += 1
        if seq not in walked.erasures[by].of:
            message = f"record {by} erases a digest of record {seq}, and does not say that it is of that record"
            problems.append(Problem("wrong-erasure", message, by))
    for digest in sorted(disclosed(by_digest)) if by_digest else ():
        message = f"an erasure names digest {digest}, and it is still disclosed"
        problems.append(Problem("erasure-not-done", message, by_digest[digest]))
    return erased, len(walked.absent) - erased, problems


def check_corrections(walked: Walked, leaf: Callable[[int], bytes | None]) -> Iterator[Problem]:
    """Corrections of a record of another case, as far as that record is at hand."""
    for seq, corrects, reference in walked.corrections:
        raw = leaf(corrects)
        if raw is None:
            continue
        try:
            other = parse_record(raw).reference
        except EvidenceError:
            continue  # that record is named already
        if other != reference:
            message = f"record {seq} corrects record {corrects}, which is of another case"
            yield Problem("wrong-correction", message, seq)


def check_authors(walked: Walked, log_key: bytes) -> Iterator[Problem]:
    """Keys with two names, and the log's own key used by a person: one key, one purpose."""
    names: dict[bytes, str] = {}
    for (key, name), seq in sorted(walked.authors.items(), key=lambda item: item[1]):
        if key == log_key:
            yield Problem("wrong-author-key", f"record {seq} is signed by `{name}` with the log's own key", seq)
        elif names.setdefault(key, name) != name:
            message = f"record {seq} is signed by `{name}` with the key that `{names[key]}` has"
            yield Problem("wrong-author-key", message, seq)


def check_source(sha256: str, source: bytes | None) -> list[Problem]:
    """What is wrong with the bytes kept of a protocol that records name."""
    if source is None:
        return [Problem("missing-protocol", f"the protocol {sha256[:12]}... that records name is not kept")]
    if hashlib.sha256(source).hexdigest() != sha256:
        return [Problem("altered-protocol", f"the protocol kept as {sha256[:12]}... was altered")]
    return []
