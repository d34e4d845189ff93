"""Two curricula -> a Comparison, for the leerweg and kwalificatie asked for."""

from collections.abc import Callable
from dataclasses import replace

from overlap.matching import match
from overlap.model import Comparison, Curriculum, Goal, Settings
from overlap.problems import Unusable


def compare(vmbo: Curriculum, mbo: Curriculum, settings: Settings | None = None, *, explain_all: bool = False) -> Comparison:
    """Match two programmes.

    Raises:
        Unusable: no goals are left for the leerweg or kwalificatie in the settings.
    """
    settings = settings or Settings()
    vmbo, mbo = chosen(vmbo, mbo, settings)
    return Comparison(vmbo, mbo, match(vmbo.goals, mbo.goals, settings, explain_all=explain_all), settings)


def chosen(vmbo: Curriculum, mbo: Curriculum, settings: Settings) -> tuple[Curriculum, Curriculum]:
    """Both programmes with the goals of the leerweg and the kwalificaties in the settings.

    Raises:
        Unusable: no goals are left.
    """
    if settings.leerweg:
        vmbo = _only(vmbo, lambda g: not g.levels or settings.leerweg in g.levels, "--leerweg", settings.leerweg, vmbo.levels)
    if settings.kwalificaties:
        known = tuple(dict.fromkeys(g.extra["kwalificatie"] for g in mbo.goals if g.extra.get("kwalificatie")))
        wanted = tuple(w.casefold() for w in settings.kwalificaties)
        mbo = _only(mbo, lambda g: _is_of(g, wanted), "--kwalificatie", ", ".join(settings.kwalificaties), known)
    return vmbo, mbo


def _is_of(goal: Goal, wanted: tuple[str, ...]) -> bool:
    """Whether the goal belongs to a kwalificatie named by (part of) its title or by its crebo."""
    title, crebos = goal.extra.get("kwalificatie", "").casefold(), goal.extra.get("crebo", "").split(" / ")
    return any(w in title or w in crebos for w in wanted)


def _only(
    curriculum: Curriculum, keep: Callable[[Goal], bool], option: str, value: str, available: tuple[str, ...]
) -> Curriculum:
    goals = tuple(goal for goal in curriculum.goals if keep(goal))
    if not goals:
        there = ", ".join(available) or "–"
        raise Unusable("nothing-left", curriculum.file, option=option, value=value, available=there)
    return replace(curriculum, goals=goals)
