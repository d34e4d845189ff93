"""All entries by their code."""

from collections.abc import Mapping
from typing import Final

from . import (
    calls,
    files,
    frames,
    libraries,
    many,
    output,
    own_words,
    plans,
    publications,
    pupils,
    reading,
    reviews,
    routes,
    semantic,
)
from .problem import Problem

_ERRORS = (
    *files.ERRORS,
    *reading.ERRORS,
    *frames.ERRORS,
    *plans.ERRORS,
    *publications.ERRORS,
    *own_words.ERRORS,
    *semantic.ERRORS,
    *calls.ERRORS,
    *many.ERRORS,
    *routes.ERRORS,
    *reviews.ERRORS,
    *libraries.ERRORS,
    *pupils.ERRORS,
    *output.ERRORS,
)
_WARNINGS = (
    *reading.WARNINGS,
    *plans.WARNINGS,
    *publications.WARNINGS,
    *own_words.WARNINGS,
    *calls.WARNINGS,
    *many.WARNINGS,
    *routes.WARNINGS,
    *reviews.WARNINGS,
    *libraries.WARNINGS,
    *pupils.WARNINGS,
    *output.WARNINGS,
)
CATALOGUE: Final[Mapping[str, Problem]] = {problem.code: problem for problem in (*_ERRORS, *_WARNINGS)}
