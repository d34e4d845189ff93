"""What can be wrong with a call: options that cannot be understood, or that contradict each other."""

from typing import Final

from overlap.locale import mark as _

from .problem import Problem

ERRORS: Final = (
    Problem(
        "bad-option",
        _("{option} {value} is not understood."),
        _("Write it like this: {example}."),
    ),
    Problem(
        "given-twice",
        _("{option} says two different things of the same document: {first} and {second}."),
        _("Keep one of them. With two documents, put the side before it: vmbo:{first} and mbo:{second}."),
    ),
)
