"""Two curricula -> a Comparison, for the leerweg and kwalificatie asked for."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from overlap.language import check_begrippen
from overlap.matching import match
from overlap.model import BETWEEN, Begrippen, Comparison, Curriculum, Goal, Settings
from overlap.problems import Notice, Unusable

from .same_work import with_shared_rows


def compare(vmbo: Curriculum, mbo: Curriculum, settings: Settings | None = None, *, explain_all: bool = False) -> Comparison:
    """Match two programmes.

    Raises:
        Unusable: no goals are left for the leerweg or kwalificatie in the settings.
    """
    settings = settings or Settings()
    vmbo, mbo = chosen(vmbo, mbo, settings)
    return with_shared_rows(Comparison(vmbo, mbo, match(vmbo.goals, mbo.goals, settings, explain_all=explain_all), settings))


def load_begrippen(path: str | Path) -> Begrippen:
    """Read a group's own words and check them against the thesaurus; what was noticed is in their warnings.

    Raises:
        Unusable: the list cannot be read or used; see `overlap.reading.begrippen.read_begrippen`.
    """
    from overlap.reading.begrippen import read_begrippen  # noqa: PLC0415 - few comparisons have a list of words

    return check_begrippen(read_begrippen(path))


def chosen(vmbo: Curriculum, mbo: Curriculum, settings: Settings) -> tuple[Curriculum, Curriculum]:
    """Keep of both programmes the goals of the leerweg and the kwalificaties in the settings.

    Raises:
        Unusable: there are no goals for the leerweg, or for one of the kwalificaties.
    """
    if settings.leerweg:
        goals = tuple(goal for goal in vmbo.goals if not goal.levels or settings.leerweg in goal.levels)
        if not goals:
            raise _nothing_left(vmbo, "--leerweg", settings.leerweg, vmbo.levels)
        vmbo = replace(vmbo, goals=goals)
    if settings.kwalificaties:
        known = tuple(dict.fromkeys(g.extra["kwalificatie"] for g in mbo.goals if g.extra.get("kwalificatie")))
        for text in settings.kwalificaties:
            if not has_kwalificatie(mbo, text):
                raise _nothing_left(mbo, "--kwalificatie", text, known)
        wanted = tuple(w.casefold() for w in settings.kwalificaties)
        goals = tuple(goal for goal in mbo.goals if _is_of(goal, wanted))
        told = (_nothing_left_out(mbo, settings.kwalificaties, others),) if (others := _others(mbo, wanted)) else ()
        mbo = replace(mbo, goals=goals, warnings=(*mbo.warnings, *(told if len(goals) == len(mbo.goals) else ())))
    return vmbo, mbo


def has_kwalificatie(mbo: Curriculum, text: str) -> bool:
    """Whether the programme has a kwalificatie with this text in its title, or with this crebo."""
    return any(_is_of(goal, (text.casefold(),)) for goal in mbo.goals)


def _is_of(goal: Goal, wanted: tuple[str, ...]) -> bool:
    """Whether the goal belongs to a kwalificatie named by (part of) its title or by its crebo."""
    titles = BETWEEN.join(k.title for k in goal.kwalificaties).casefold()
    crebos = {crebo for k in goal.kwalificaties for crebo in k.crebos}
    return any(w in titles or w in crebos for w in wanted)


def _others(mbo: Curriculum, wanted: tuple[str, ...]) -> list[str]:
    """The titles of the kwalificaties that were not asked for."""
    titles = dict.fromkeys(one.title for goal in mbo.goals for one in goal.kwalificaties if one.title)
    asked = {one.title for goal in mbo.goals for one in goal.kwalificaties if any(w in one.crebos for w in wanted)}
    return [title for title in titles if title not in asked and not any(w in title.casefold() for w in wanted)]


def _nothing_left_out(mbo: Curriculum, asked: Sequence[str], others: Sequence[str]) -> Notice:
    """Say that the choice of a kwalificatie changed nothing: every row is of others too."""
    values = {"value": ", ".join(asked), "count": len(others), "others": ", ".join(others)}
    return Notice("kwalificatie-all", mbo.file, values=values)


def _nothing_left(curriculum: Curriculum, option: str, value: str, available: tuple[str, ...]) -> Unusable:
    return Unusable("nothing-left", curriculum.file, option=option, value=value, available=", ".join(available) or "–")
