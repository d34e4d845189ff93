"""What groups decided, for a comparison that is made anew: verdicts by pair, and the goals that are settled."""

from collections.abc import Sequence

from overlap.analysis.route.route import Decisions
from overlap.model import Outcome, Review, Side

from .result import result


def settled(reviews: Sequence[Review]) -> tuple[Decisions, ...]:
    """The decisions per comparison: copies of the same one together. What groups differ on is not decided.

    Raises:
        Unusable: a file does not tell what was compared.
    """
    together: dict[str, list[Review]] = {}
    for n, review in enumerate(reviews):
        together.setdefault(review.facts.fingerprint or str(n), []).append(review)
    return tuple(_decisions(copies) for copies in together.values())


def _decisions(reviews: Sequence[Review]) -> Decisions:
    found = result(reviews)
    verdicts = {f"{one.vmbo.id}+{one.mbo.id}": one.verdict for one in found.decided if one.vmbo and one.mbo and one.verdict}
    sides: tuple[Side, Side] = ("vmbo", "mbo")
    goals = {side: frozenset(goal.id for goal in found.facts.of_side(side)) for side in sides}
    done = {(side, one.goal.id) for side in sides for one in found.sides[side].goals if one.outcome != Outcome.OPEN}
    files = tuple((origin.file, origin.sha256) for origin in found.origins)
    return Decisions(verdicts=verdicts, settled=frozenset(done), vmbo=goals["vmbo"], mbo=goals["mbo"], files=files)
