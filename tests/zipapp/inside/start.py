"""The first thing that runs in callout.pyz. A Python that is too old must be able to read this file, to be told so.

So it is written as for Python 2.7, and imports nothing but what Python has loaded already. It must be quick: Python
compiles it at every start.
"""

import os
import sys

import packed
from computer import kind_of_computer, program_folder


def begin():
    """The exit status: callout is started from the folder where its parts are; the first time, they are put there."""
    if kind_of_computer() != packed.KIND or sys.version_info[:2] not in packed.PYTHONS:
        say(packed.LINES + wrong_python())
        return 6
    folder = os.path.join(program_folder(), packed.NAME)
    if not os.path.isdir(folder):
        import unpacking

        folder = unpacking.unpack(os.path.dirname(__file__), folder, say)
        if folder is None:
            return 6
    # Packages that somebody installed on this computer are left out: they may be of other versions.
    kept = [path for path in sys.path[1:] if not path.endswith(("site-packages", "dist-packages"))]
    others = os.path.join(folder, "others.zip")
    sys.path[:] = [folder] + kept + [others]
    sys.path_importer_cache[others] = Later(others)
    from calloutcli.__main__ import main

    return main()


class Later(object):
    """Stands for others.zip until something in it is wanted: else Python reads its long list for any module that is nowhere."""

    def __init__(self, path):
        self.path = path

    def find_spec(self, name, target=None):
        """Where the module is; None where it is not one of these."""
        if name not in packed.OTHERS:
            return None
        from zipimport import zipimporter

        sys.path_importer_cache[self.path] = whole = zipimporter(self.path)
        return whole.find_spec(name, target)

    def invalidate_caches(self):
        """Nothing: it keeps nothing."""


def wrong_python():
    """What is wrong, and what to do."""
    here = "Python %d.%d on %s" % (sys.version_info[:2] + (kind_of_computer(),))
    pythons = ["%d.%d" % version for version in packed.PYTHONS]
    wanted = " or ".join(filter(None, [", ".join(pythons[:-1]), pythons[-1]]))
    newest = ("py -%s" if packed.KIND.startswith("windows") else "python%s") % pythons[-1]
    return [
        "error: this file cannot run with %s" % here,
        "hint: it is for Python %s on %s" % (wanted, packed.KIND),
        "such as: %s callout.pyz decide" % newest,
        "Or ask whoever gave it to you for the file for this computer.",
    ]


def say(lines):
    """Puts the lines on the error stream at once, whatever letters the console knows."""
    for line in lines:
        try:
            sys.stderr.write(line + "\n")
        except UnicodeError:
            sys.stderr.write(line.encode("ascii", "replace").decode("ascii") + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    try:
        sys.exit(begin())
    except KeyboardInterrupt:
        sys.exit(130)
