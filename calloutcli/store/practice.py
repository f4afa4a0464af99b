"""What was practised in a home, in a file of its own beside its log: no report, no export and no handover ever opens it.

Format: interview/practice.py.
"""

from calloutcli.interview.practice import Practice, format_practice, parse_practices
from calloutcli.store.files import append_line, is_there, make_folder, read_bytes
from calloutcli.store.home import Home


def keep_practice(home: Home, practice: Practice) -> None:
    """Add a practice to the file, which is made where there is none.

    Raises:
        StoreError: the disk would not.
        EvidenceError: it holds a text that may not stand in a record.
    """
    raw = format_practice(practice)
    make_folder(home.folder)
    make_folder(home.practice_path.parent)
    append_line(home.practice_path, raw, create=True)


def read_practices(home: Home) -> tuple[list[Practice], int]:
    """(every practice, the oldest first, how many lines cannot be read); none where nobody practised yet.

    Raises:
        StoreError: the file cannot be read.
    """
    return parse_practices(read_bytes(home.practice_path)) if is_there(home.practice_path) else ([], 0)
