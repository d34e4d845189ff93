"""overlap: where a vmbo examenprogramma and an mbo kwalificatiedossier meet, and where each leaves a gap.

    >>> import overlap
    >>> vmbo = overlap.read("vmbo.xlsx")                    # doctest: +SKIP
    >>> mbo = overlap.read("mbo.xlsx", expected="mbo")      # doctest: +SKIP
    >>> comparison = overlap.compare(vmbo, mbo)             # doctest: +SKIP
    >>> overlap.write_workbook(comparison, "overlap.xlsx")  # doctest: +SKIP

What stands in ``__all__`` here, and in that of `overlap.tasks` and `overlap.frames`, is what the package promises; so are the
fields of what those give back. Every other module is private: it may move or change without notice. docs/python.md shows
each name at work, and which goes with which command.
"""

from importlib import import_module

from .version import __version__

TYPE_CHECKING = False  # that of typing takes a while to load: who stops the command then would see a traceback

if TYPE_CHECKING:
    from typing import Any

    from . import frames, tasks
    from .face import carry, compare, explain, matrix, merge, read, read_review, route, write_report, write_workbook
    from .model import Band, Comparison, Curriculum, Review, Settings
    from .problems import Unusable

__all__ = [
    "Band",
    "Comparison",
    "Curriculum",
    "Review",
    "Settings",
    "Unusable",
    "__version__",
    "carry",
    "compare",
    "explain",
    "frames",
    "matrix",
    "merge",
    "read",
    "read_review",
    "route",
    "tasks",
    "write_report",
    "write_workbook",
]

_MODULES = frozenset({"frames", "tasks"})
_HOMES = dict.fromkeys(("Band", "Comparison", "Curriculum", "Review", "Settings"), "model") | {"Unusable": "problems"}


if not TYPE_CHECKING:  # a type checker takes the imports above: with this one it would believe in any name

    def __getattr__(name: str) -> "Any":
        """Import a name of the face when it is asked for: `import overlap` itself loads nothing heavy."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name in _MODULES:
            return import_module(f"{__name__}.{name}")
        return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'face')}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
