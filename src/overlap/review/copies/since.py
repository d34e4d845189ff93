"""What was filled in together in a merged workbook since it was merged: what stands in it now, less what was put there then.

What the groups said together then, their copies (`Review.parts`) tell again. So a merged workbook and a newer copy of one of
its groups say what the copies and that newer copy say: nothing that a group said before counts beside what it says now.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from overlap.model import Comment, Decision, Review, Table
from overlap.model.text import folded

from .joint_row import OWN_GOALS, JointRow, Spoken, is_text, joint_row
from .same_row import SAME, counterpart_of, key_of
from .together import ON_BEHALF, spoke
from .versions import WITH_VERDICT

Place = tuple[Table, str, bool]  # of a row: its table and id, and whether it is about a vmbo goal


def place_of(decision: Decision) -> Place:
    """Give which row of its workbook a decision stands in."""
    return decision.table, decision.id, decision.vmbo == decision.id


def filled_in_since(merged: Review) -> Review:
    """Give what was decided together in a merged workbook; it speaks for all its groups, unless somebody says otherwise.

    Next year's workbook holds groups too, but whoever fills that in need not be all of them.
    """
    comments = {
        f"{part.name}: {comment.text}" for part in merged.parts for decision in part.decisions for comment in decision.comments
    }
    own = tuple(replace(one, comments=tuple(_own_comments(one.comments, comments))) for one in merged.decisions)
    everyone = spoke(part.who.behalf for part in merged.parts if not part.joint) if merged.for_all else ""
    decisions = tuple(_since(own, _shown(merged.parts), for_all=merged.for_all))
    who = replace(merged.who, behalf=merged.who.behalf or everyone)
    return replace(merged, who=who, decisions=decisions, parts=(), name="", joint=True, only_since=True)


def said_since(part: Review, groups: Sequence[Review]) -> Review:
    """Give the same of a joint meeting that a merged workbook holds; older workbooks hold all that stood in it then."""
    if part.only_since:
        return part
    shown = _shown([replace(group, replaced=frozenset()) for group in groups])
    return replace(part, decisions=tuple(_since(part.decisions, shown, for_all=True)), only_since=True)


def lines_left(text: str, cell: str) -> bool:
    """Tell whether what a group wrote still stands in a cell where the texts of all groups stand, with their names."""
    lines = [folded(line) for line in cell.splitlines()]
    wanted = filter(None, map(folded, text.splitlines()))
    return all(any(line == words or line.endswith(f": {words}") for line in lines) for words in wanted)


def _shown(parts: Sequence[Review]) -> dict[Place, JointRow]:
    """What stood in the rows of a merged workbook when it was made."""
    said: defaultdict[Place, list[Spoken]] = defaultdict(list)
    for part in parts:
        for one in part.decisions:
            holds = {name: text for name, text in one.values.items() if (one.table, one.id, one.vmbo, name) not in part.replaced}
            behalf = part.who.behalf
            said[place_of(one)].append(Spoken(group=part.name, joint=part.joint, behalf=behalf, decision=one, values=holds))
    return {place: joint_row(place[0], place[1], spoken) for place, spoken in said.items()}


def _since(decisions: Collection[Decision], shown: Mapping[Place, JointRow], *, for_all: bool) -> Iterator[Decision]:
    """The decisions, with the values that were not shown from the beginning."""
    for one in decisions:
        before = shown.get(place_of(one))
        values = dict(one.values) if before is None else _new(one, before, for_all=for_all)
        if values or one.comments:
            yield replace(one, values=values)


def _new(one: Decision, before: JointRow, *, for_all: bool) -> dict[str, str]:
    """What a row says that it did not say from the beginning.

    A verdict and what belongs to it are said together: who changes one of these, says the others too; but not on behalf of
    those who spoke before, where it is filled in ``for_all``. A row of texts of its
    own that was changed is another row.
    """
    new = {name: text for name, text in one.values.items() if _differs(one, name, before)}
    if new and (one.table in SAME or not new.keys().isdisjoint(OWN_GOALS)):
        return dict(one.values)
    if not new.keys().isdisjoint(WITH_VERDICT):
        new |= {name: text for name, text in one.values.items() if name in WITH_VERDICT and not (for_all and name == ON_BEHALF)}
    return {
        name: _lines_since(text, before.values.get(name, "")) if is_text(one.table, name) else text for name, text in new.items()
    }


def _differs(one: Decision, name: str, before: JointRow) -> bool:
    text = one.values[name]
    shown = replace(one, vmbo=before.vmbo, mbo=before.mbo, values=before.values)
    if name == "with":
        return counterpart_of(one) != counterpart_of(shown)
    if name == ON_BEHALF:
        return text not in (before.behalf, before.values.get(ON_BEHALF, ""))
    if one.table == "own" and name in OWN_GOALS:
        return key_of(one) != key_of(shown)
    if is_text(one.table, name):
        return bool(_lines_since(text, before.values.get(name, "")))
    return folded(text) != folded(before.values.get(name, ""))


def _lines_since(text: str, before: str) -> str:
    """The lines of a text that did not stand there from the beginning."""
    known = {folded(line) for line in before.splitlines()}
    return "\n".join(line for line in text.splitlines() if folded(line) not in known)


def _own_comments(comments: Sequence[Comment], known: Collection[str]) -> Iterator[Comment]:
    """What was said in comments on cells since, without what the groups had said there."""
    for comment in comments:
        text = comment.text
        for shown in sorted(known, key=len, reverse=True):
            text = text.replace(shown, "")
        if text.strip():
            yield replace(comment, text=text.strip()) if text != comment.text else comment
