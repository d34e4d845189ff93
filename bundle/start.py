"""What the bundle starts: the command, or one of the processes that it starts itself.

A bundled program has no Python to run a file with, so what runs in a process of its own is started as this program again.
"""

import sys

LETTERS = "--letters-of-a-pdf"  # as overlap.reading.formats.pdf.opening starts it; not imported: that would slow every start


def main() -> None:
    """Run what was asked for."""
    if any("multiprocessing" in argument for argument in sys.argv[1:]):  # jobs of a matrix are processes of this program too
        import multiprocessing

        multiprocessing.freeze_support()
    if sys.argv[1:] == [LETTERS]:
        import runpy

        runpy.run_module("overlap.reading.formats.pdf.letters", run_name="__main__")
    else:
        from overlap.cli import main as command

        command()


if __name__ == "__main__":
    main()
