"""Decisions as a package of 1EdTech CASE 1.0 (Competencies and Academic Standards Exchange): CFDocument, CFItems, CFAssociations.

Source of the names and of which are required: the CFPackage of the information model and REST binding of CASE 1.0. An
association reads "origin, associationType, destination". CASE 1.0 gives an association no note; who decided, and whether
a direction was judged or only proposed, is said by the grouping that it belongs to. It has no association for "reviewed,
no match" either, and any would claim a match: that stands in the notes of the item, by identifier.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from overlap.model import Goal, Side, Verdict
from overlap.review.outcome.result import Result
from overlap.version import __version__

from .relations import STATUS, Status, alone, assertions, date_of, pairs, plain, uuid_for, uuid_of

ASSOCIATION_TYPES: Final = (
    "isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy", "exemplar", "hasSkillLevel",
    "isTranslationOf",
)  # fmt: skip
_SIDES: Final[tuple[Side, Side]] = ("vmbo", "mbo")
_NEVER: Final = "2026-01-01"  # where no group gave a date: fixed, so that the same input gives the same bytes


def case(result: Result) -> tuple[int, bytes]:
    """How many relations were decided, and the package as the bytes of a .json file."""
    package = _Package(result)
    text = json.dumps(package.content(), ensure_ascii=False, indent=2)
    return package.decided, (text + "\n").encode("utf-8")


class _Package:
    def __init__(self, result: Result) -> None:
        self.result = result
        self.changed = f"{date_of(result) or _NEVER}T00:00:00+00:00"
        self.document = _node(
            f"{result.sides['vmbo'].title} ↔ {result.sides['mbo'].title}", uuid_for("document", *_hashes(result))
        )
        self.programmes = {
            side: _node(result.sides[side].title, uuid_for("programme", side, result.facts.hashes.get(side, "")))
            for side in _SIDES
        }
        self.decided = 0

    def content(self) -> dict[str, Any]:
        notes = self._notes()
        items = [self._programme(side) for side in _SIDES]
        associations = [
            self._association("isChildOf", self.programmes[side], self.document, n) for n, side in enumerate(_SIDES, 1)
        ]
        for side in _SIDES:
            for n, status in enumerate(self.result.sides[side].goals, 1):
                items.append(self._item(side, status.goal, notes.get((side, status.goal.id), ())))
                associations.append(self._association("isChildOf", _goal_node(side, status.goal), self.programmes[side], n))
        associations += self._relations()
        groupings = [self._grouping(name) for name in STATUS]
        return {
            "CFDocument": self._document(),
            "CFItems": items,
            "CFAssociations": associations,
            "CFDefinitions": {"CFAssociationGroupings": groupings},
        }

    def _document(self) -> dict[str, Any]:
        return {
            **_renamed(self.document),
            "creator": f"overlap {__version__}",
            "adoptionStatus": "Draft",
            "language": "nl",
            "lastChangeDateTime": self.changed,
            "CFPackageURI": _node(self.document["title"], uuid_for("package", *_hashes(self.result))),
            "notes": plain(
                "Overlap tussen een vmbo-programma en een mbo-programma, beoordeeld door docenten. Een associatie in de groep "
                f"'{STATUS['proposed']}' heeft een richting die door een programma is voorgesteld."
            ),
        }

    def _programme(self, side: Side) -> dict[str, Any]:
        node = self.programmes[side]
        return {
            "identifier": node["identifier"],
            "uri": node["uri"],
            "fullStatement": node["title"],
            "CFItemType": f"{side}-programma",
            "language": "nl",
            "lastChangeDateTime": self.changed,
            "CFDocumentURI": self.document,
        }

    def _item(self, side: Side, goal: Goal, notes: Iterable[str]) -> dict[str, Any]:
        node = _goal_node(side, goal)
        item: dict[str, Any] = {
            "identifier": node["identifier"],
            "uri": node["uri"],
            "fullStatement": plain(goal.text),
            "CFItemType": goal.kind,
            "language": "nl",
            "lastChangeDateTime": self.changed,
            "CFDocumentURI": self.document,
        }
        if goal.code:
            item["humanCodingScheme"] = plain(goal.code)
        if goal.levels:
            item["educationLevel"] = list(goal.levels)
        if notes:
            item["notes"] = "; ".join(notes)
        return item

    def _notes(self) -> dict[tuple[Side, str], list[str]]:
        """What was reviewed without a match, by goal."""
        by_goal: dict[tuple[Side, str], list[str]] = defaultdict(list)
        for one in pairs(self.result):
            if one.verdict == Verdict.NO_OVERLAP and one.vmbo and one.mbo:
                vmbo, mbo = _goal_node("vmbo", one.vmbo), _goal_node("mbo", one.mbo)
                by_goal["vmbo", one.vmbo.id].append(f"Beoordeeld, geen overlap met {mbo['uri']}")
                by_goal["mbo", one.mbo.id].append(f"Beoordeeld, geen overlap met {vmbo['uri']}")
                self.decided += 1
        for one in alone(self.result):
            for side, only in zip(_SIDES, (one.vmbo, one.mbo), strict=True):
                if only:
                    by_goal[side, only.id].append("Beoordeeld, geen tegenhanger")
                    self.decided += 1
        return by_goal

    def _relations(self) -> Iterable[dict[str, Any]]:
        for one in pairs(self.result):
            if not (one.vmbo and one.mbo):
                continue
            nodes = {"vmbo": _goal_node("vmbo", one.vmbo), "mbo": _goal_node("mbo", one.mbo)}
            asserted = list(assertions(one))
            self.decided += bool(asserted)
            for assertion in asserted:
                name = assertion.name
                ends = (nodes["vmbo"], nodes["mbo"]) if name.origin == "vmbo" else (nodes["mbo"], nodes["vmbo"])
                yield {**self._association(name.case, *ends), "CFAssociationGroupingURI": self._group_node(assertion.status)}

    def _association(self, kind: str, origin: dict[str, str], destination: dict[str, str], number: int = 0) -> dict[str, Any]:
        identifier = uuid_for("association", kind, origin["identifier"], destination["identifier"])
        return {
            "identifier": identifier,
            "uri": f"urn:uuid:{identifier}",
            "associationType": kind,
            **({"sequenceNumber": number} if number else {}),
            "originNodeURI": origin,
            "destinationNodeURI": destination,
            "lastChangeDateTime": self.changed,
            "CFDocumentURI": self.document,
        }

    def _group_node(self, status: Status) -> dict[str, str]:
        return _node(STATUS[status], uuid_for("grouping", status))

    def _grouping(self, status: Status) -> dict[str, Any]:
        told = {
            "judged": "Zo beoordeeld door docenten.",
            "proposed": "Docenten oordeelden dat er overlap is; wat de twee van elkaar zijn, is een voorstel en niet beoordeeld.",
        }
        return {**_renamed(self._group_node(status)), "description": told[status], "lastChangeDateTime": self.changed}


def _hashes(result: Result) -> tuple[str, ...]:
    """What makes it this document: both programmes, so that a later export is the same document with a later date."""
    return tuple(result.facts.hashes.get(side, "") or result.sides[side].title for side in _SIDES)


def _node(title: str, identifier: str) -> dict[str, str]:
    """How CASE points at something: title, identifier and uri."""
    return {"title": plain(title), "identifier": identifier, "uri": f"urn:uuid:{identifier}"}


def _goal_node(side: Side, goal: Goal) -> dict[str, str]:
    return _node(goal.code or goal.text[:80], uuid_of(side, goal))


def _renamed(node: dict[str, str]) -> dict[str, str]:
    """The thing itself instead of a pointer at it."""
    return {"identifier": node["identifier"], "uri": node["uri"], "title": node["title"]}
