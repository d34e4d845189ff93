"""The program without a terminal: a module per command, each with a request, a function `run`, and an outcome.

    >>> from pathlib import Path
    >>> from overlap.tasks import template
    >>> template.run(template.TemplateRequest(kind="vmbo", output=Path("form.xlsx"))).written
    PosixPath('form.xlsx')

A task reads the files that the request names, does the work, and writes the result: whole, or not at all. It prints
nothing. What was noticed comes back in the outcome as notices; where the work takes long, a callback is told of it. A file
or a request that cannot be used raises `overlap.Unusable`, and then nothing was written.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        compare,
        demo,
        documents,
        explain,
        export,
        imports,
        inspect,
        learn,
        library,
        matrix,
        merge,
        page,
        pupils,
        report,
        route,
        skos,
        status,
        template,
    )

__all__ = [
    "compare",
    "demo",
    "documents",
    "explain",
    "export",
    "imports",
    "inspect",
    "learn",
    "library",
    "matrix",
    "merge",
    "page",
    "pupils",
    "report",
    "route",
    "skos",
    "status",
    "template",
]


if not TYPE_CHECKING:  # a type checker takes the imports above: with this one it would believe in any name

    def __getattr__(name: str) -> Any:
        """Import the module of a task when it is asked for: none of them needs what the others need."""
        if name in __all__:
            return import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))
