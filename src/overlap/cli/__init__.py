"""The command `overlap`: one module per command; each parses, calls and prints, and thinks nothing itself."""

import os
import sys

from overlap.locale import gettext as _
from overlap.locale import translate_libraries
from overlap.problems import Unusable

DONE, FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


class Stopped(Exception):  # noqa: N818 - it is no error
    """Somebody stopped the command with Ctrl-C, and there is more to say than that."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit: 0 done, 2 the input or the call is not usable, 130 stopped with Ctrl-C, 1 anything else."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status. Never a traceback, unless ``OVERLAP_DEBUG`` is set."""
    arguments = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    _use_utf8()
    # the products are small: threads cost more than they bring, and one thread adds up in one order
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    translate_libraries()
    from .app import command
    from .usage import message_of

    try:
        status = int(command().main(arguments, prog_name="overlap", standalone_mode=False) or DONE)
        if status == INTERRUPTED:
            _complain(_("Stopped; nothing was written."))
        return status
    except Unusable as problem:
        _complain(str(problem))
        return UNUSABLE
    except Stopped as stopped:
        _complain(str(stopped))
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if message := message_of(error):
            _complain(message)
            return INTERRUPTED if type(error).__name__ == "Abort" else UNUSABLE
        if os.environ.get("OVERLAP_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        _complain(
            _("Something went wrong in overlap itself ({what}). Set OVERLAP_DEBUG=1 and report what it says.").format(what=what)
        )
        return FAILED


def _complain(text: str) -> None:
    word = _("Error")
    print(f"{word}: {text}", file=sys.stderr)  # noqa: T201 - plain text: a file name that is wrapped cannot be searched for


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
