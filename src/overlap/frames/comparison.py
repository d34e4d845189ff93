"""Programmes and comparisons -> DataFrames: goals, pairs, coverage, gaps."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, get_args

from overlap.model import BANDS, Comparison, Curriculum, Origin, Pair, ProgressionKind, Relation, Side
from overlap.model.curriculum import SIDES

from .columns import COUNT, SHARE, TEXT, Dtype, frame
from .goal_rows import GOALS, goal_row

if TYPE_CHECKING:
    import pandas as pd

    from overlap.analysis import Share

BANDS_UPWARD: Final = tuple(band.value for band in reversed(BANDS))
_PAIRS: Final[Mapping[str, Dtype]] = {
    "id": TEXT,
    "vmbo_id": TEXT,
    "vmbo_code": TEXT,
    "vmbo_text": TEXT,
    "mbo_id": TEXT,
    "mbo_code": TEXT,
    "mbo_text": TEXT,
    "score": SHARE,
    "overlap": SHARE,
    "band": BANDS_UPWARD,
    "relation": tuple(relation.value for relation in Relation),
    "progression": tuple(kind.value for kind in ProgressionKind),
    "origin": get_args(Origin),
    "because": TEXT,
}
_COVERAGE: Final[Mapping[str, Dtype]] = {
    "side": SIDES,
    "part": ("whole", "obligatory", "module", "level"),
    "name": TEXT,
    "goals": COUNT,
    "proposed": COUNT,
    "overlap": SHARE,
    "related": SHARE,
    "gap": SHARE,
    "low": SHARE,
    "high": SHARE,
}
_GAPS: Final[Mapping[str, Dtype]] = {
    "side": SIDES,
    "id": TEXT,
    "code": TEXT,
    "text": TEXT,
    "module": TEXT,
    "nearest_id": TEXT,
    "nearest_code": TEXT,
    "nearest_text": TEXT,
    "score": SHARE,
}


def goals(programme: Curriculum | Comparison) -> "pd.DataFrame":
    """Give the goals of a programme, or of both programmes of a comparison, in document order.

    Columns: side, id, code, text, description, kind; module (the widest heading above the goal), section (all of them,
    "P/ZW/01 Zorg › Voeding") and headings (the same as a JSON list of [code, title]); levels ("BB, KB"); hours (<NA> where the
    document gives none for this goal alone) and extra (what else its row told, a JSON object); file, sheet and row (counted
    from 1) of where it stands, with page and paragraph (<NA> where the document has none). `overlap.read` gives the same
    goals of it, and of the rows that are left of it.
    """
    from overlap.analysis.shares import hours_by_goal

    programmes = (programme.vmbo, programme.mbo) if isinstance(programme, Comparison) else (programme,)
    return frame(
        GOALS,
        (
            goal_row(curriculum.kind, goal, hours)
            for curriculum in programmes
            for goal, hours in zip(curriculum.goals, hours_by_goal(curriculum.goals), strict=True)
        ),
    )


def pairs(comparison: Comparison, *, scored: bool = False) -> "pd.DataFrame":
    """Give the pairs that a group judges, in the order of the workbook; or with ``scored`` every pair, best first.

    Columns: id (of the pair: both ids with a "+"); id, code and text of both goals; score (the chance that they are at least
    related) and overlap (that they overlap proper); band (from low to high "possible", "likely", "certain"), relation and
    progression (<NA> where nothing is proposed); origin ("proposed", "sample", "carried"; <NA> of a pair that nobody is
    asked about); because (what the two have in common, separated by "; ").
    """
    origins: dict[str, Origin] = {pair.id: origin for pair, origin in comparison.judged}
    chosen = comparison.pairs if scored else [pair for pair, _origin in comparison.judged]
    return frame(_PAIRS, (_pair(pair, origins.get(pair.id)) for pair in chosen), ordered=["band"])


def _pair(pair: Pair, origin: Origin | None) -> tuple[Any, ...]:
    of_goals = (text for goal in (pair.vmbo, pair.mbo) for text in (goal.id, goal.code, goal.text))
    level = pair.progression.kind if pair.progression else None
    because = "; ".join(pair.because)
    return (pair.id, *of_goals, pair.score, pair.overlap, pair.band, pair.relation, level, origin, because)


def coverage(comparison: Comparison) -> "pd.DataFrame":
    """Give how much of each programme is found in the other: the whole, each module or kerntaak, and each level.

    Columns: side; part ("whole", "module", "level", and "obligatory" where keuzevakken or keuzedelen are left out of that) and
    its name ("" of the first and the last); goals, and proposed (how many have a proposed pair); overlap, related and gap
    (shares that add up to 1); low and high (between which the overlap of the whole is to be reckoned with; <NA> of modules and
    levels, whose margin is not known). All are estimates.
    """
    return frame(_COVERAGE, (row for side in SIDES for row in _covered(comparison, side)))


def _covered(comparison: Comparison, side: Side) -> Iterator[tuple[Any, ...]]:
    from overlap.analysis import coverage as estimate

    covered = estimate(comparison, side)
    yield (side, "whole", "", *_shares(covered.total), *covered.between)
    if part_for_all := comparison.obligatory_part:
        of_all = estimate(part_for_all, side)
        yield (side, "obligatory", "", *_shares(of_all.total), *of_all.between)
    for part, shares in (("module", covered.modules), ("level", covered.levels)):
        for name, share in shares.items():
            yield (side, part, name, *_shares(share), None, None)


def _shares(share: "Share") -> tuple[float, ...]:
    parts = (share.overlap, share.related, share.gap)
    return (share.goals, share.proposed, *(share.part(number) for number in parts))


def gaps(comparison: Comparison) -> "pd.DataFrame":
    """Give the goals of both sides that no pair was proposed for, in document order.

    Columns: side, id, code, text, module; id, code and text of the nearest goal on the other side, and the score of that pair
    (<NA> where no pair was scored).
    """
    return frame(_GAPS, (row for side in SIDES for row in _unmatched(comparison, side)))


def _unmatched(comparison: Comparison, side: Side) -> Iterator[tuple[Any, ...]]:
    from overlap.analysis import gaps as without_proposal

    for gap in without_proposal(comparison, side):
        about = (side, gap.goal.id, gap.goal.code, gap.goal.text, gap.goal.module)
        if gap.nearest is None:
            yield (*about, None, None, None, None)
        else:
            other = gap.nearest.mbo if side == "vmbo" else gap.nearest.vmbo
            yield (*about, other.id, other.code, other.text, gap.nearest.score)
