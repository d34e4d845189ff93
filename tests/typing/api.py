"""The public face as somebody else would use it. It is checked by `mypy --strict`, not run."""

from collections.abc import Sequence
from pathlib import Path

import overlap
from overlap import Band, Comparison, Curriculum, Review, Settings, Unusable, frames, tasks


def compared(vmbo: Path, mbo: str) -> Comparison:
    """Two documents, for one leerweg."""
    left: Curriculum = overlap.read(vmbo)
    right = overlap.read(mbo, expected="mbo", kwalificaties=["25498"], sheets=["PTA"], header_row=3, columns={"goal": "C"})
    settings = Settings(leerweg="KB", from_band=Band.LIKELY, kwalificaties=("Helpende",))
    return overlap.compare(left, right, settings, begrippen="woorden.csv", semantic=Path("model"), cards=["kaarten.xlsx"])


def scores(comparison: Comparison) -> dict[str, float]:
    """What is proposed, by pair."""
    return {pair.id: pair.score for pair in comparison.proposed if pair.band is Band.CERTAIN}


def carried(comparison: Comparison, paths: Sequence[Path]) -> int:
    """How many decisions have a place in a new comparison."""
    reviews: list[Review] = [overlap.read_review(path) for path in paths]
    new, over = overlap.carry(comparison, reviews)
    overlap.write_workbook(new, "new.xlsx", over=over)
    overlap.write_workbook(overlap.merge(reviews), Path("merged.xlsx"))
    overlap.write_report(reviews, "report.html", names=True)
    return len(over.carried)


def why(vmbo: Curriculum, mbo: Curriculum) -> str:
    """What became of one pair."""
    answer = overlap.explain(vmbo, mbo, "A1", "B1-K1")
    if answer.explanation is None:
        return answer.outcome
    return answer.explanation.pieces[0].name


def many(vmbo: list[Curriculum], mbo: list[Curriculum], reviews: list[Review]) -> float:
    """A matrix and a route."""
    done: list[int] = []
    matrix = overlap.matrix(vmbo, mbo, processes=2, progress=lambda progress: done.append(progress.done))
    route = overlap.route(vmbo[0], mbo, reviews=reviews)
    overlap.write_workbook(matrix, "matrix.xlsx")
    overlap.write_workbook(route, "route.xlsx")
    return matrix.cell(0, 0).mbo.overlap + sum(item.chance for choice in route.choices for item in choice.items)


def tables(comparison: Comparison, reviews: list[Review]) -> int:
    """DataFrames."""
    made = [frames.goals(comparison), frames.pairs(comparison, scored=True), frames.coverage(comparison)]
    return sum(len(table) for table in (*made, frames.gaps(comparison), frames.decisions(reviews)))


def again(vmbo: Curriculum) -> Curriculum:
    """A DataFrame as a document."""
    return overlap.read(frames.goals(vmbo), name="Noord", columns={"goal": ["text", "description"]})


def written(vmbo: Path, mbo: Path) -> tuple[Path, ...]:
    """A task."""
    request = tasks.compare.CompareRequest(vmbo=vmbo, mbo=mbo, settings=Settings(sample=30), force=True)
    try:
        return tasks.compare.run(request).written
    except Unusable as problem:
        return (Path(problem.notice.file or overlap.__version__),)
