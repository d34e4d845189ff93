"""Running text -> goals: sections of headings and prose, and in them the lists that hold goals."""

from .sections import TEXT, Context, read_running_text

__all__ = ["TEXT", "Context", "read_running_text"]
