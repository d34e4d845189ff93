"""Finished meetings of a matrix in a folder, to go on with after a stop: goals by their ids, all else as it is."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from overlap.analysis.units import Programme
from overlap.jobs.kept import Kept
from overlap.matching.fingerprint import digest
from overlap.model import Band, Pair, Progression, Relation, Settings, Sure
from overlap.model.plain import from_plain, to_plain

from .meeting import Cell, Meeting, PackedCells
from .most import Most

_ANALYSIS = Path(__file__).parents[1]


class Couple(NamedTuple):
    """Two programmes that are matched: their places, and the mbo programme itself, so that no process holds all of them."""

    row: int
    column: int
    mbo: Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeptPair:
    """A pair with its goals by their ids; ``figures`` are score and overlap."""

    vmbo: str
    mbo: str
    figures: tuple[float, float]
    band: Band | None
    relation: Relation | None
    because: tuple[str, ...]
    shared: tuple[tuple[str, ...], tuple[str, ...]]
    relation_sure: Sure | None
    progression: Progression | None


@dataclass(frozen=True, slots=True)
class _KeptMeeting:
    """A meeting as it is kept."""

    cells: tuple[Cell, ...]
    pairs: tuple[_KeptPair, ...]
    goals: tuple[float, ...]


def kept(
    folder: Path, vmbo: Sequence[Programme], mbo: Sequence[Programme], settings: Settings, most: Most
) -> Kept[Couple, Meeting]:
    """How the meetings of these programmes are kept, with so many pairs: under a digest of everything that counts.

    That is the whole vmbo side where an mbo programme has pairs with the best of it only.
    """
    mine, theirs = ([digest(settings, programme, source=_ANALYSIS) for programme in side] for side in (vmbo, mbo))
    beside = digest(settings, mine, source=_ANALYSIS) if most.of_mbo else ""

    def name(couple: Couple) -> str:
        return digest(settings, mine[couple.row], theirs[couple.column], most, beside, source=_ANALYSIS)

    def back(couple: Couple, plain: Any) -> Meeting:
        return _back(vmbo[couple.row], couple.mbo, plain)

    return Kept(folder, name, plain, back)


def plain(meeting: Meeting) -> object:
    """Give a meeting as what JSON can hold."""
    pairs = [
        _KeptPair(
            vmbo=pair.vmbo.id,
            mbo=pair.mbo.id,
            figures=(pair.score, pair.overlap),
            band=pair.band,
            relation=pair.relation,
            because=pair.because,
            shared=pair.shared,
            relation_sure=pair.relation_sure,
            progression=pair.progression,
        )
        for pair in meeting.pairs
    ]
    return to_plain(_KeptMeeting(tuple(meeting.cells), tuple(pairs), tuple(meeting.goals)))


def _back(vmbo: Programme, mbo: Programme, plain: Any) -> Meeting:
    """Read a meeting back.

    Raises:
        ValueError: what was kept is no meeting.
        KeyError: it is of other goals.
    """
    meeting = from_plain(_KeptMeeting, plain)
    if meeting is None:
        raise ValueError(plain)
    goals, items = ({goal.id: goal for goal in programme.curriculum.goals} for programme in (vmbo, mbo))
    pairs = (
        Pair(
            goals[pair.vmbo],
            items[pair.mbo],
            *pair.figures,
            pair.band,
            pair.relation,
            pair.because,
            pair.shared,
            pair.relation_sure,
            pair.progression,
        )
        for pair in meeting.pairs
    )
    return Meeting(PackedCells(meeting.cells), tuple(pairs), array("d", meeting.goals))
