"""A route with the plans of both schools laid on it: which OER belongs to which kwalificatie, and what could not be linked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from overlap.model import Curriculum, Goal
from overlap.model.text import begun
from overlap.problems import Notice, Unusable

from .moments import AFTER_VMBO, Plan, laid_on
from .route import Choice, Route

_NAMED = 6  # rows named in a notice
_NAME = 40  # characters of each


def with_plans(
    route: Route, pta: Curriculum | None, oers: Sequence[Curriculum], mbo_from: int = AFTER_VMBO
) -> tuple[Route, tuple[Notice, ...]]:
    """The route with its plans, and what to tell about them.

    An OER belongs to the kwalificatie whose crebo it names, else to the one whose name is in its title, else to the only one
    there is. Several OER's of one kwalificatie are taken together.

    Raises:
        Unusable: it does not show which kwalificatie an OER belongs to (oer-of-which).
    """
    of_choice: dict[str, list[Curriculum]] = {}
    for oer in oers:
        for choice in _of_which(oer, route.choices):
            of_choice.setdefault(choice.number, []).append(oer)
    notices: list[Notice] = []
    mine = laid_on(pta, route.vmbo.goals) if pta else None
    if mine:
        notices += _told(mine)
    choices = []
    for choice in route.choices:
        plan = laid_on(_together(those), choice.curriculum.goals) if (those := of_choice.get(choice.number)) else None
        notices += _told(plan) if plan else ()
        choices.append(replace(choice, plan=plan))
    return replace(route, choices=tuple(choices), plan=mine, mbo_from=mbo_from), tuple(notices)


def tells_time(goals: Iterable[Goal]) -> bool:
    """Whether the document that the goals come from says when they are taught."""
    return any(goal.extra.get("leerjaar") or goal.extra.get("periode") for goal in goals)


def _of_which(oer: Curriculum, choices: Sequence[Choice]) -> list[Choice]:
    crebos = _crebos(oer.goals)
    title = oer.title.casefold()
    found = [choice for choice in choices if crebos & _crebos(choice.curriculum.goals)]
    if not found and not (crebos and any(_crebos(choice.curriculum.goals) for choice in choices)):
        found = [choice for choice in choices if choice.name.casefold() in title or title in choice.name.casefold()]
        found = found or (list(choices) if len(choices) == 1 else [])
    if not found:
        names = ", ".join(f"{choice.name} ({' / '.join(sorted(_crebos(choice.curriculum.goals))) or '–'})" for choice in choices)
        raise Unusable("oer-of-which", oer.file, found=", ".join(sorted(crebos)) or "–", available=names)
    return found


def _crebos(goals: Iterable[Goal]) -> set[str]:
    return {crebo for goal in goals for kwalificatie in goal.kwalificaties for crebo in kwalificatie.crebos}


def _together(plans: Sequence[Curriculum]) -> Curriculum:
    goals = tuple(goal for plan in plans for goal in plan.goals)
    files, digests = (", ".join(texts) for texts in ((p.file for p in plans), (p.sha256 for p in plans)))
    return replace(plans[0], goals=goals, file=files, sha256=digests)


def _told(plan: Plan) -> list[Notice]:
    """What a person must know: rows that were not found in the programme, and a plan that does not say when."""
    told = []
    if plan.unlinked:
        names = ", ".join(row.codes or begun(row.name, _NAME) for row in plan.unlinked[:_NAMED])
        values = {"count": len(plan.unlinked), "rows": names + (" …" if len(plan.unlinked) > _NAMED else "")}
        told.append(Notice("plan-not-linked", plan.file, values=values))
    if plan.rows and not plan.moments:
        told.append(Notice("plan-without-time", plan.file))
    return told
