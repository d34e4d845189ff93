"""How often Python looks for objects that hold only each other. What nothing refers to is let go of at once, as always."""

import gc

_NEW = 500_000  # objects that came and stayed since the last look; after 700, as Python has it, looking is a tenth of a command


def look_seldom() -> None:
    """Let this process look for such objects seldom: texts, words and pairs stay, and none of them is a circle."""
    gc.set_threshold(_NEW, *gc.get_threshold()[1:])


def end_without_looking() -> None:
    """Let this process end without a last look at all objects: the system takes all back at once.

    That look is a sixth of a short command, and a second or two of a process that read many programmes.
    """
    gc.freeze()
