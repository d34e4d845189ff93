"""What pupils answered when they were asked what they have learnt: counts per goal, never what one pupil said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from .curriculum import Goal, Side

FEW: Final = 5  # pupils below which nothing is concluded, and no text of theirs is shown


class Had(StrEnum):
    """What a pupil answers about one sentence."""

    YES = "had"
    PARTLY = "partly"
    NO = "not had"


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilCount:
    """How many pupils gave each answer to one sentence.

    ``where`` are texts on where they learnt it, each with how many wrote it (0: a text that somebody wrote for all).
    """

    had: int = 0
    partly: int = 0
    not_had: int = 0
    where: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """How many pupils gave an answer."""
        return self.had + self.partly + self.not_had

    @property
    def few(self) -> bool:
        """Whether they are too few to conclude anything from."""
        return self.total < FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilAnswers:
    """The answers of all pupils: what they said by sentence, and the sentence of each goal that was asked about."""

    pupils: int
    counts: Mapping[str, PupilCount] = field(hash=False)
    sentences: Mapping[tuple[Side, str], str] = field(hash=False)

    def about(self, side: Side, goal: Goal | None) -> PupilCount | None:
        """Give what pupils answered about a goal, None where they were not asked."""
        return self.counts.get(self.sentences.get((side, goal.id), "")) if goal else None

    @property
    def few(self) -> bool:
        """Whether they are too few to conclude anything from."""
        return self.pupils < FEW
