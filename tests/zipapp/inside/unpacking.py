"""The first start on a computer: the parts of callout.pyz are put into a folder, all of them or none."""

import atexit
import shutil
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZipFile

import packed
from computer import VARIABLE

WAIT = "callout is made ready on this computer, once. Please wait."


def unpack(archive, wished, say):
    """The folder with the parts of `archive`: the one wished for, else one that is thrown away at the end; None: neither can be had.

    `say` puts lines on the error stream.
    """
    wished = Path(wished)
    say([*packed.LINES, WAIT])
    try:
        return str(_unpack_beside(archive, wished))
    except OSError as error:
        why = f"`{wished.parent}` cannot be written: {(error.strerror or str(error)).lower()}"
    cure = f"hint: name a folder that can be, in {VARIABLE}"
    try:
        thrown_away = mkdtemp(prefix="callout-")
        atexit.register(shutil.rmtree, thrown_away, ignore_errors=True)
        _unpack_into(archive, thrown_away)
    except OSError:
        say([*packed.LINES, f"error: {why}", cure])
        return None
    say([f"This wait comes at every start: {why}", cure])
    return thrown_away


def _unpack_beside(archive, wished):
    """The folder, unpacked under another name first: it is never there by half, and two who start at once do not meet."""
    wished.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = Path(mkdtemp(prefix="unfinished-", dir=wished.parent))
    try:
        _unpack_into(archive, unfinished)
        unfinished.rename(wished)
    except OSError:
        if not wished.is_dir():  # else somebody else was quicker
            raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return wished


def _unpack_into(archive, folder):
    with ZipFile(archive) as outer:
        with ZipFile(BytesIO(outer.read("spread.zip"))) as spread:
            spread.extractall(folder)
        outer.extract("others.zip", folder)
