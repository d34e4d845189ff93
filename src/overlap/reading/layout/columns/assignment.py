"""What each column of a table holds, from its header and its content.

A header suggests roles, each with a confidence; the content decides between them: a column "Werkproces" may hold
codes in one document and titles in the next.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from overlap.reading.formats.text import label
from overlap.reading.layout.vocabulary import SAYS_CODE, is_header_text, leerweg_of, noun, roles_of

from .profiles import Profile
from .qualifiers import qualified
from .roles import PLAN_ROLES, Columns, GoalColumn, goal_column
from .wishes import TEXT_ROLES, Wish, by_content, heads_codes, order_of

_NAME = 25  # letters of a name of a test, on average; what is longer tells what is tested
_PROSE = 20  # letters of what is said in several words, on average
_FORM = 4  # headers to the letter that make a table of goals, also where most columns are still empty
_MANY = {"description", "result", "behaviour", "section 1", "section 2", "section 3"}
_NAMES = {"naam", "titel", "omschrijving", "beschrijving", "tekst", "inhoud"}
_NAMED = 0.92  # how sure such a header is of goals, beside the codes of what it names
_UNIT = re.compile(r"\bexamen ?eenhe(?:id|den)\b")
_KNOWLEDGE = re.compile(r"kennis|vaardighe|houding|attitude|^(?:kennen|kunnen|weten)$")
_SAYS_GOAL = 0.7  # from which a header says by itself that its column holds goals
_SAYS_LITTLE = 0.55  # from which a header may, where the texts below it read as goals do
_CLEAR = 0.85  # confidence above which a header says itself that it is about goals
_PHRASES = 0.6  # share of texts with a verb from which a column looks like goals
_FEW = 3  # such texts at least
_TEXTS = 8  # letters in a cell, on average, from which a column holds texts


def assign(headers: Sequence[tuple[str, ...]], profiles: Sequence[Profile]) -> Columns | None:
    """Give each column its part, None when no column can hold the goals.

    ``headers`` holds per column the header texts, most telling first (a two-row header gives several).
    """
    wishes: list[Wish] = []
    ways: dict[int, tuple[str, ...]] = {}
    per_way: list[GoalColumn] = []
    per_time: list[GoalColumn] = []
    for column, texts in enumerate(headers):
        content = profiles[column]
        if way := next((w for t in texts if (w := leerweg_of(t))), ()):
            if content.mean_length <= 4 or content.mark_share > 0.5:
                ways[column] = way
            elif content.code_share <= 0.5 and content.mean_length >= _TEXTS:
                per_way.append(GoalColumn(column=column, label=label(texts[0]), levels=way))
            continue
        if texts and content.mean_length >= _TEXTS and content.code_share <= 0.5 and _says_only_when(texts[0]):
            per_time.append(goal_column(column, texts))
        by_role: dict[str, float] = {}
        for n, text in enumerate(texts):
            for role, confidence in roles_of(text):
                by_role[role] = max(by_role.get(role, 0.0), confidence * (1 - 0.1 * n))
        if texts and (parts := qualified(texts[0])).says:  # "Doel 2", "Code BB"
            named = {role: confidence * 0.95 for role, confidence in roles_of(parts.base) if role in ("goal", "code")}
            by_role |= {role: max(by_role.get(role, 0.0), confidence) for role, confidence in named.items()}
        coded = column > 0 and profiles[column - 1].code_share > 0.5 and _names_a_goal(headers[column - 1])
        if coded and texts and label(texts[0]) in _NAMES:  # "WP" above codes, beside "Naam"
            by_role["goal"] = max(by_role.get("goal", 0.0), _NAMED)
        if heads_codes(by_role, content):
            by_role = {role: confidence for role, confidence in by_role.items() if role not in TEXT_ROLES}
        wishes += [Wish(by_content(role, c, content), column, role) for role, c in by_role.items()]
    if len(ways) == 1:  # a lone "K" is no leerweg
        ways = {column: way for column, way in ways.items() if len(headers[column][0]) > 1}
    if len(per_time) > 1 and not per_way:
        per_way, timed = per_time, {goal.column for goal in per_time}
        if not any(w.role == "goal" and w.confidence > _CLEAR and w.column not in timed for w in wishes):
            wishes = [w for w in wishes if w.column not in timed]
    wishes = sorted((w for w in wishes if w.confidence > 0.2), key=lambda w: order_of(w, profiles[w.column]))
    return _Settlement(wishes, ways, per_way, headers, profiles).columns()


def _says_only_when(header: str) -> bool:
    """Whether a header is a leerjaar or periode and nothing else."""
    parts = qualified(header)
    return bool(parts.told) and not parts.base


def _names_a_goal(texts: Sequence[str]) -> bool:
    """Whether a header that may stand above codes is a word for goals: "Eindterm", "WP"."""
    roles = dict(roles_of(texts[0])) if texts else {}
    return min(roles.get("goal", 0.0), roles.get("code", 0.0)) > _SAYS_GOAL


class _Settlement:
    """Hands out the roles, most confident wish first; a column has one role, most roles have one column."""

    def __init__(
        self,
        wishes: list[Wish],
        ways: dict[int, tuple[str, ...]],
        per_way: list[GoalColumn],
        headers: Sequence[tuple[str, ...]],
        profiles: Sequence[Profile],
    ) -> None:
        self.wishes, self.ways, self.headers, self.profiles = wishes, ways, headers, profiles
        self.taken: dict[int, tuple[str, float]] = {}
        self.single: dict[str, int] = {}
        self.per_way = per_way
        self.goals: list[GoalColumn] = []

    def columns(self) -> Columns | None:
        strength = self._take_goals()
        for wish in self.wishes:
            self._take(wish)
        if not self.goals and not strength:
            strength = self._take_unnamed()
        if not self.goals and not self._names_codes_only():
            return None
        if "code" not in self.single and self.goals:
            self._take_unnamed_code()
        described = ("description", "result", "behaviour")
        columns = Columns(
            goals=self.goals,
            code=self.single.get("code"),
            says_code=self.taken.get(self.single.get("code", -1), ("", 0.0))[1] > 0.96 * SAYS_CODE,
            description=[
                column for role in described for column in sorted(c for c, (r, _sure) in self.taken.items() if r == role)
            ],
            sections=self._sections(),
            leerwegen=self.ways,
            single={role: column for role, column in self.single.items() if role not in ("code", "number", "foreign")},
            labels={column: texts[0] for column, texts in enumerate(self.headers) if texts},
            confidence=sum(c for r, c in self.taken.values() if r != "foreign") + len(self.ways) + len(self.per_way),
        )
        return replace(columns, sure=self._sure(columns, strength))

    def _label(self, column: int) -> str:
        return next((label(t) for t in self.headers[column] if t), "")

    def _take_goals(self) -> float:
        """Choose the column or columns of goals; how strongly the header says so."""
        if len(self.per_way) > 1 or (self.per_way and not any(w.role == "goal" and w.confidence > _CLEAR for w in self.wishes)):
            self.goals = self.per_way
            return 1.0
        self.per_way = []
        candidates = [w for w in self.wishes if w.role == "goal" and not self._names_tests(w)]
        heads = {w.column: w.confidence for w in reversed(self.wishes) if w.role.startswith("section")}
        candidates = [w for w in candidates if heads.get(w.column, 0.0) < w.confidence + 0.3] or candidates
        candidates = [w for w in candidates if not self._is_unit(w)] or candidates
        if not candidates:
            return 0.0
        if not any(w.confidence >= _SAYS_GOAL and self._is_finer(w) for w in candidates):
            # the header does not say which; "De kandidaat kan …" does
            candidates = [replace(w, confidence=0.95) if self.profiles[w.column].stem_share > 0.5 else w for w in candidates]
        best = max(
            candidates,
            key=lambda w: (
                w.confidence > 0.85,
                self._is_finer(w),
                w.confidence >= _SAYS_GOAL,
                self._is_telling(w),
                w.confidence,
                -w.column,
            ),
        )
        alike = [w for w in candidates if w is best or self._is_alike(w, best)]
        chosen = sorted(alike + [w for w in candidates if w not in alike and self._goes_with(w, best)], key=lambda w: w.column)
        ranked = all(self._is_knowledge(w) for w in chosen) or len(alike) == len(chosen)
        for wish in chosen:
            self.goals.append(goal_column(wish.column, self.headers[wish.column], beside=not ranked and wish is not chosen[0]))
            self.taken[wish.column] = ("goal", wish.confidence)
        if len(alike) < 2:
            self.goals = [replace(goal, levels=(), told={}) for goal in self.goals]
        return best.confidence

    def _is_knowledge(self, wish: Wish) -> bool:
        return bool(_KNOWLEDGE.search(self._label(wish.column)))

    def _goes_with(self, wish: Wish, best: Wish) -> bool:
        """Whether one of two columns holds kennis, vaardigheden or houding, and the other goals too."""
        sure = wish.confidence > 0.75 and best.confidence > 0.75
        return sure and (self._is_knowledge(wish) or self._is_knowledge(best))

    def _is_alike(self, wish: Wish, best: Wish) -> bool:
        """Whether two columns hold the same and say of which leerweg, leerjaar or place: "Doelen BB" beside "Doelen KB"."""
        one, other = (qualified(self.headers[w.column][0]) for w in (wish, best))
        content = self.profiles[wish.column]
        texts = content.mean_length >= _TEXTS and content.code_share <= 0.5
        return bool(one.base) and one.base == other.base and one.says != other.says and texts

    def _is_telling(self, wish: Wish) -> bool:
        """Whether the texts themselves say that they are goals, by how they open."""
        content = self.profiles[wish.column]
        return content.stem_share > 0.5 or content.led > 0.5

    def _is_unit(self, wish: Wish) -> bool:
        """Whether the column names exameneenheden, which are headings where another column says what is in them."""
        return bool(_UNIT.search(self._label(wish.column))) and self.profiles[wish.column].stem_share <= 0.5

    def _names_tests(self, wish: Wish) -> bool:
        """Whether the column has the names of tests, beside codes that say what they are about: "Theorietoets"."""
        tests = any(w.column == wish.column and w.role == "toets" and w.confidence >= wish.confidence for w in self.wishes)
        coded = any(w.role == "code" and self.profiles[w.column].telling > 0.5 for w in self.wishes)
        return tests and coded and self.profiles[wish.column].mean_length < _NAME

    def _is_finer(self, wish: Wish) -> bool:
        """Of two columns with texts the goals are those with more different ones; the other is a heading."""
        least = min(0.85, wish.confidence - 0.01)
        rivals = (w.column for w in self.wishes if w.role == "goal" and w.confidence > least)
        most = max((self.profiles[column].distinct for column in rivals), default=0)
        return self.profiles[wish.column].distinct >= 0.7 * most

    def _take(self, wish: Wish) -> None:
        column, role = wish.column, wish.role
        if column in self.taken or role == "goal" or (role in self.single and role not in _MANY):
            return
        if role == "number" and "code" not in self.single and any(w.column == column and w.role == "code" for w in self.wishes):
            return
        if (
            role.startswith("section")
            and wish.confidence < 0.7
            and self.profiles[column].code_share > 0.5
            and "code" not in self.single
        ):
            return
        self.taken[column] = (role, wish.confidence)
        if role not in _MANY:
            self.single[role] = column

    def _take_unnamed(self) -> float:
        """A column of texts under a header that says nothing, beside codes or in a plan."""
        code = self.single.get("code", -1)
        coded = code >= 0 and self.profiles[code].telling > 0.5
        headed = code >= 0 and self.taken[code][1] > 0.96 * SAYS_CODE
        best = -1
        for column, content in enumerate(self.profiles):
            if column in self.taken or column in self.ways or content.code_share > 0.5 or content.mean_length < 15:
                continue
            if (coded or content.stem_share > 0.5 or content.mean_length > 25 or _is_phrased(content)) and (
                best < 0 or content.mean_length > self.profiles[best].mean_length
            ):
                best = column
        if best < 0:
            return 0.0
        phrased = _is_phrased(self.profiles[best]) and self._known() >= 2 and not self._is_foreign()
        if not (coded or phrased or self.profiles[best].stem_share > 0.5 or (headed and self._is_prose(best))):
            return 0.0
        self.goals = [GoalColumn(column=best, label=self._label(best))]
        self.taken[best] = ("goal", 0.5)
        return 0.5

    def _is_prose(self, column: int) -> bool:
        """Whether nearly each row has another text of several words."""
        content = self.profiles[column]
        return content.worded > 0.9 and content.mean_length > _PROSE and content.distinct >= 0.9 * content.filled

    def _take_unnamed_code(self) -> None:
        """A column just before the goals that holds a code for each of them, without a header or with one that nobody knows."""
        column = self.goals[0].column - 1
        if column < 0 or column in self.taken or column in self.ways:
            return
        content, goal = self.profiles[column], self.profiles[column + 1]
        if self.headers[column] and (roles_of(self.headers[column][0]) or not content.names_rows(goal)):
            return
        if content.code_share > 0.8 and content.distinct >= 0.8 * goal.distinct and not content.running:
            self.single["code"] = column
            self.taken[column] = ("code", 0.5)

    def _names_codes_only(self) -> bool:
        code = self.single.get("code")
        return code is not None and self.profiles[code].telling > 0.5 and len(PLAN_ROLES & self.single.keys()) >= 1

    def _sections(self) -> list[list[int]]:
        """Columns with headings, wide to narrow; those with a code and a title of one thing together."""
        groups: dict[tuple[str, str], list[int]] = {}
        for column, (role, _c) in sorted(self.taken.items()):
            if role.startswith("section"):
                thing = noun(self.headers[column][0])
                # "Profielmodule" and "Titel module" are one heading
                same = next(
                    (n for r, n in groups if r == role and n and thing and (n.endswith(thing) or thing.endswith(n))), thing
                )
                groups.setdefault((role, same), []).append(column)
        return [columns for _key, columns in sorted(groups.items(), key=lambda item: (item[0][0], item[1][0]))]

    def _known(self) -> int:
        """How many parts that a table of goals has beside them the headers name for sure."""
        others = ("goal", "description", "foreign", "opmerking")
        return len({role for role, confidence in self.taken.values() if confidence > 0.7 and role not in others})

    def _is_foreign(self) -> bool:
        """Whether a header names what no table of goals has."""
        return any(role == "foreign" for role, _confidence in self.taken.values())

    def _sure(self, columns: Columns, strength: float) -> bool:
        if not columns.goals:
            return True
        contents = [self.profiles[goal.column] for goal in columns.goals]
        if not any(content.filled or content.unvalued for content in contents):
            return False
        coded = columns.code is not None and (self.profiles[columns.code].telling > 0.5)
        if coded or any(content.stem_share > 0.5 for content in contents) or self.per_way:
            return strength > 0.2
        if self._is_foreign():
            return False
        if strength > _CLEAR or (len(columns.goals) > 1 and strength > 0.7 and not columns.goals[-1].beside):
            return True
        if strength >= _SAYS_LITTLE and any(map(_is_phrased, contents)):
            return True
        known = self._known()
        numbered = columns.code is not None or any(role == "number" for role, _c in self.taken.values())
        named = sum(1 for texts in self.headers if texts and is_header_text(texts[0]))
        return strength >= 0.45 and (columns.is_plan or numbered or bool(columns.leerwegen) or known >= 2 or named >= _FORM)


def _is_phrased(content: Profile) -> bool:
    """Whether most texts of a column are phrases with a verb, each another one."""
    return content.phrases > _PHRASES and content.filled >= _FEW
