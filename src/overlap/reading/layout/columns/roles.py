"""The roles that columns of a table can play, and which column plays which part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from overlap.model.electives import ELECTIVE
from overlap.reading.formats.letters import letter_of
from overlap.reading.formats.text import label

from .qualifiers import Qualified, qualified

EXTRA_ROLES = (
    "kwalificatie", "crebo", "profiel", "periode", "leerjaar", "toets", "toetsvorm", "weging", "duur", "uren", "herkansing",
    "opmerking", "sbu", "omvang", ELECTIVE, "replaces", "source id", "reference level", "decree", "to check",
)  # fmt: skip
PLAN_ROLES = {"toets", "toetsvorm", "weging", "herkansing", "duur", "periode"}
ROLES = ("goal", "code", "description", "section 1", "section 2", "section 3", "leerweg", "niveau", "kind", *EXTRA_ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalColumn:
    """A column of goals: its header, and the leerwegen or leerjaar (in ``told``) it is for where each has a column of its own.

    ``beside`` tells that it holds what belongs to the goal in the first column: the vakkennis beside a werkproces.
    """

    column: int
    label: str = ""
    levels: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict, hash=False)
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column (from 0) plays which part.

    ``goals`` is empty in a plan that names only codes. ``sections`` runs from wide to narrow; each is a heading that
    may have a code and a title column. ``single`` holds the other roles, each of one column. ``leerwegen`` are the columns
    with crosses, ``labels`` the texts of the headers. ``sure`` tells whether this can be a table of goals at all.
    """

    goals: Sequence[GoalColumn] = ()
    code: int | None = None
    description: Sequence[int] = ()
    sections: Sequence[Sequence[int]] = ()
    leerwegen: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    says_code: bool = False  # the header of ``code`` does: whatever stands there is one
    single: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)
    confidence: float = 0.0
    sure: bool = False

    @property
    def is_plan(self) -> bool:
        """Tell whether the rows are tests or exams (PTA, OER), or say when something is taught."""
        return len(PLAN_ROLES & self.single.keys()) >= 2 or {"leerjaar", "periode"} <= self.single.keys()

    def roles(self) -> dict[str, str]:
        """Give for each role the letter of its column, for people."""
        by_role = {f"goal {n}" if n > 1 else "goal": goal.column for n, goal in enumerate(self.goals, 1)}
        by_role |= {"code": self.code} if self.code is not None else {}
        by_role |= self.single
        by_role |= {f"section {rank}": columns[0] for rank, columns in enumerate(self.sections, 1)}
        if self.description:
            by_role["description"] = self.description[0]
        by_role |= {"/".join(ways): column for column, ways in self.leerwegen.items()}
        return {role: letter_of(column) for role, column in by_role.items()}

    def with_chosen(self, chosen: Mapping[str, Sequence[int]], headers: Sequence[tuple[str, ...]] = ()) -> "Columns":
        """Give the columns with the roles that somebody gave by hand; what those columns were thought to be is dropped.

        Args:
            chosen: the columns (from 0) of each role that was given; only goals may have several.
            headers: per column the texts of its header, as far as they are known.
        """
        if not chosen:
            return self
        given = {column for columns in chosen.values() for column in columns}
        goals = [goal for goal in self.goals if goal.column not in given]
        if "goal" in chosen:
            goals = [goal_column(column, headers[column] if column < len(headers) else ()) for column in chosen["goal"]]
        description = [column for column in self.description if column not in given]
        sections = [kept for group in self.sections if (kept := [column for column in group if column not in given])]
        others = {role: columns[0] for role, columns in chosen.items() if role not in {"goal", "code", "description"}}
        return replace(
            self,
            goals=goals,
            code=chosen["code"][0] if "code" in chosen else None if self.code in given else self.code,
            says_code="code" in chosen or self.says_code,
            description=chosen.get("description", description),
            sections=sections + [[column] for role, column in sorted(others.items()) if role.startswith("section")],
            single={role: column for role, column in self.single.items() if column not in given}
            | {role: column for role, column in sorted(others.items()) if not role.startswith("section")},
            sure=bool(goals),
        )


def goal_column(column: int, texts: Sequence[str], *, beside: bool = False) -> GoalColumn:
    """Make a column of goals with what its header says."""
    parts = qualified(texts[0]) if texts else Qualified()
    return GoalColumn(column=column, label=label(texts[0]) if texts else "", levels=parts.levels, told=parts.told, beside=beside)
