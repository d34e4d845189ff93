"""A kwalificatiedossier, whether it came as XML or in print: its kwalificaties, and what belongs to which of them."""

import re
from collections import Counter
from dataclasses import dataclass, field

from overlap.model import BETWEEN, Curriculum, Goal, GoalKind, Heading, Kwalificatie, SheetReport, Source, with_ids
from overlap.problems import Notice, Unusable
from overlap.reading.formats.text import fold


@dataclass(frozen=True, slots=True)
class Profiel:
    """One profiel of a dossier, which is a kwalificatie.

    ``nr`` is its key in the XML, ``part`` its code in the dossier (P1), ``sbu`` the study load of the whole kwalificatie.
    """

    nr: str
    part: str
    kwalificatie: Kwalificatie
    sbu: str

    @property
    def title(self) -> str:
        """Give the title of the kwalificatie."""
        return self.kwalificatie.title

    @property
    def crebo(self) -> str:
        """Give its crebo's in one text, "" where it has none."""
        return BETWEEN.join(self.kwalificatie.crebos)

    @property
    def niveau(self) -> str:
        """Give its niveau ("2"), "" where the dossier does not tell."""
        return self.kwalificatie.niveau


@dataclass(frozen=True, slots=True)
class DossierText:
    """A text of a werkproces: for everyone, and what is added for one kwalificatie (by nr)."""

    base: str
    added: tuple[tuple[str, str], ...] = ()

    def told_to(self, chosen: frozenset[str]) -> str:
        """Give the text with what is added for these kwalificaties."""
        added = dict.fromkeys(text for nr, text in self.added if nr in chosen)
        return " ".join(filter(None, (self.base, *added)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierItem:
    """A werkproces or an item of vakkennis, with the kwalificaties (by nr) that it belongs to."""

    code: str
    text: str
    kind: GoalKind
    section: tuple[Heading, ...]
    source: Source
    nrs: frozenset[str]
    parts: tuple[DossierText, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A dossier as it was read: its kwalificaties, and all its items."""

    title: str
    file: str
    sha256: str
    kwalificaties: tuple[Profiel, ...]
    warnings: tuple[Notice, ...] = ()
    items: tuple[DossierItem, ...] = field(default=(), repr=False)

    def curriculum(self, names: tuple[str, ...] = (), *, whole: bool = False) -> Curriculum:
        """Give the basisdeel with the profieldelen of the kwalificaties that ``names`` names.

        Args:
            names: for each kwalificatie its crebo, its title or a part of that, in any case. May be left out where the
                dossier has only one.
            whole: whether no names stand for all kwalificaties; each goal has its own in ``extra`` then.

        Raises:
            Unusable: none was chosen of several, or a name fits several (choose-kwalificatie), or fits none
                (nothing-left).
        """
        chosen = self._chosen(names) if names or not whole else self.kwalificaties
        wanted = frozenset(k.nr for k in chosen)
        items = [item for item in self.items if not chosen or item.nrs & wanted]
        goals = with_ids(self._goal(item, chosen) for item in items)
        if not goals:
            raise Unusable("no-table", self.file, sheets="–")
        sheets = Counter(item.source.sheet for item in items)
        return Curriculum(
            kind="mbo",
            title=self.title if whole and len(chosen) > 1 else BETWEEN.join(k.title for k in chosen) or self.title,
            goals=goals,
            file=self.file,
            sha256=self.sha256,
            sheets=tuple(SheetReport(name=sheet, rows=n, goals=n) for sheet, n in sheets.items()),
            warnings=self.warnings,
            levels=tuple(sorted({level for goal in goals for level in goal.levels})),
        )

    def _chosen(self, names: tuple[str, ...]) -> tuple[Profiel, ...]:
        if not names:
            if len(self.kwalificaties) > 1:
                raise Unusable("choose-kwalificatie", self.file, available=_listed(self.kwalificaties))
            return self.kwalificaties
        named = {k for name in names for k in self._named(name)}
        return tuple(k for k in self.kwalificaties if k in named)

    def _named(self, name: str) -> list[Profiel]:
        wanted = fold(name).casefold()
        whole = [k for k in self.kwalificaties if wanted == k.title.casefold() or wanted in k.kwalificatie.crebos]
        fitting = whole or [k for k in self.kwalificaties if wanted and wanted in k.title.casefold()]
        if not fitting:
            available = _listed(self.kwalificaties) or "–"
            raise Unusable("nothing-left", self.file, option="--kwalificatie", value=name, available=available)
        if len(fitting) > 1:
            raise Unusable("choose-kwalificatie", self.file, available=_listed(tuple(fitting)))
        return fitting

    def _goal(self, item: DossierItem, chosen: tuple[Profiel, ...]) -> Goal:
        shared = [k for k in chosen if k.nr in item.nrs]
        wanted = frozenset(k.nr for k in shared)
        extra = {
            "kwalificatie": BETWEEN.join(dict.fromkeys(k.title for k in shared)),
            "crebo": BETWEEN.join(dict.fromkeys(k.crebo for k in shared if k.crebo)),
            "sbu": BETWEEN.join(dict.fromkeys(k.sbu for k in shared if k.sbu)),
        }
        return Goal(
            text=item.text,
            kind=item.kind,
            source=item.source,
            code=item.code,
            codes=(item.code,) if item.code else (),
            description="\n".join(filter(None, (part.told_to(wanted) for part in item.parts))),
            section=item.section,
            levels=tuple(sorted({k.niveau for k in shared if k.niveau})),
            extra={role: value for role, value in extra.items() if value},
            kwalificaties=tuple(k.kwalificatie for k in shared),
        )


def kind_of_item(text: str) -> GoalKind:
    """Tell kennis from vaardigheid: items of kennis read "heeft … kennis van", the others "kan … toepassen"."""
    return "kennis" if re.search(r"kennis", text, re.I) and not re.match(r"kan\b", text, re.I) else "vaardigheid"


def _listed(kwalificaties: tuple[Profiel, ...]) -> str:
    return ", ".join(f"{k.title} ({k.crebo})" if k.crebo else k.title for k in kwalificaties)
