"""Finished meetings of a matrix in a folder, to go on with after a stop: goals by their ids, all else as it is."""

from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

from overlap.analysis.shares import Hours, Share
from overlap.analysis.units import Programme
from overlap.jobs.kept import Kept
from overlap.matching.fingerprint import digest
from overlap.model import Band, Pair, Progression, ProgressionKind, Relation, Settings, Sure

from .meeting import Cell, Meeting

_ANALYSIS = Path(__file__).parents[1]
Job = tuple[int, int]  # places of the vmbo programme and the mbo programme


def kept(folder: Path, vmbo: Sequence[Programme], mbo: Sequence[Programme], settings: Settings) -> Kept[Job, Meeting]:
    """How the meetings of these programmes are kept: under a digest of both programmes and everything that counts."""
    mine, theirs = ([digest(settings, programme, source=_ANALYSIS) for programme in side] for side in (vmbo, mbo))

    def name(job: Job) -> str:
        return digest(settings, mine[job[0]], theirs[job[1]], source=_ANALYSIS)

    def back(job: Job, plain: Any) -> Meeting:
        return _back(vmbo[job[0]], mbo[job[1]], plain)

    return Kept(folder, name, plain, back)


def plain(meeting: Meeting) -> object:
    """A meeting as what JSON can hold."""
    cells = [astuple(cell) for cell in meeting.cells]
    return cells, [_plain_pair(pair) for pair in meeting.pairs], meeting.goals


def _plain_pair(pair: Pair) -> object:
    level = astuple(pair.progression) if pair.progression else None
    figures = pair.score, pair.overlap, pair.band, pair.relation
    return pair.vmbo.id, pair.mbo.id, *figures, pair.because, pair.shared, pair.relation_sure, level


def _back(vmbo: Programme, mbo: Programme, plain: Any) -> Meeting:
    goals, items = ({goal.id: goal for goal in programme.curriculum.goals} for programme in (vmbo, mbo))
    cells, pairs, chances = plain
    found = []
    for i, j, score, overlap, band, relation, because, (mine, theirs), sure, level in pairs:
        found.append(
            Pair(
                goals[i],
                items[j],
                score,
                overlap,
                band=Band(band) if band else None,
                relation=Relation(relation) if relation else None,
                because=tuple(because),
                shared=(tuple(mine), tuple(theirs)),
                relation_sure=Sure(sure) if sure else None,
                progression=_progression(*level) if level else None,
            )
        )
    return Meeting(tuple(_cell(*cell) for cell in cells), tuple(found), tuple(chances))


def _progression(kind: str, sure: str, why: Sequence[str]) -> Progression:
    return Progression(ProgressionKind(kind), Sure(sure), tuple(why))


def _cell(vmbo: Any, mbo: Any, bands: Any, vmbo_hours: Any, mbo_hours: Any, chances: Any) -> Cell:
    mine, theirs = (Hours(*given) if given else None for given in (vmbo_hours, mbo_hours))
    return Cell(vmbo=Share(*vmbo), mbo=Share(*mbo), bands=tuple(bands), vmbo_hours=mine, mbo_hours=theirs, chances=tuple(chances))
