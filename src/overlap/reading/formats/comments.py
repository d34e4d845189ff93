"""Comments on cells, which parsers of spreadsheets leave out: old and threaded ones of .xlsx, annotations of .ods."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from overlap.locale import mark as _
from overlap.problems import Unusable

from .archive import Archive
from .letters import column_of

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_MOST_REPEATED = 1_048_576
# the old comment that Excel writes for programs that do not know threads: a name between brackets, an explanation with a
# link, and what was said, each text indented below a label, all in the language of that Excel; its author is the thread
_THREAD = re.compile(r"\[[^\]\n]{4,60}\]\s*\n")
_EXPLAINED = re.compile(r"linkid=\d+|\n[ \t]*\n(?=\S[^\n]*:[ \t]*\n)")
_LABEL = re.compile(
    r"(?m)^(?:\S[^\n]{0,40}:[ \t]*\n(?=[ \t]+\S)|(?:Comment|Reply|Opmerking|Antwoord|Antwoorden|Beantwoorden):[ \t]*\n)"
)  # .ods drops the indent
_OF_THREAD = "tc="


@dataclass(frozen=True, slots=True)
class CellComment:
    """A comment on the cell in row ``row`` and column ``column``, both from 0; answers in a thread follow each other."""

    row: int
    column: int
    text: str
    author: str = ""


def comments_of_xlsx(name: str, archive: Archive) -> dict[str, list[CellComment]]:
    """The comments by name of the sheet.

    Raises:
        Unusable: a part that holds comments is damaged.
    """
    if not any("comment" in member.lower() for member in archive.names):
        return {}
    with zipfile.ZipFile(io.BytesIO(archive.packed)) as members:
        parts = _Parts(name, members, frozenset(archive.names))
        people = {
            person.get("id", ""): person.get("displayName", "")
            for member in archive.names
            if re.fullmatch(r"xl/persons/[^/]+\.xml", member)
            for person in parts.tree(member)
        }
        found: dict[str, list[CellComment]] = {}
        for sheet, member in parts.sheets():
            targets = list(parts.related(member))
            threaded = [one for kind, t in targets if kind == "threadedComment" for one in _threaded(parts.tree(t), people)]
            old = [one for kind, t in targets if kind == "comments" for one in _old(parts.tree(t))]
            cells = {(one.row, one.column) for one in threaded}
            both = [*(one for one in threaded if one.text), *(one for one in old if (one.row, one.column) not in cells)]
            if both:
                found[sheet] = sorted(both, key=lambda one: (one.row, one.column))  # stable: a thread keeps its order
        return found


class _Parts:
    """The parts of an .xlsx, and which belong to which."""

    def __init__(self, name: str, members: zipfile.ZipFile, names: frozenset[str]) -> None:
        self._name, self._members, self._names = name, members, names

    def tree(self, member: str) -> Element:
        return parsed(self._name, self._members.read(member))

    def related(self, member: str) -> Iterator[tuple[str, str]]:
        """Kind and name of each part that a part refers to."""
        for _id, kind, target in self._relations(member):
            yield kind, target

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Name and part of each sheet."""
        by_id = {identifier: target for identifier, _kind, target in self._relations("xl/workbook.xml")}
        for element in self.tree("xl/workbook.xml").iter():
            if _local(element) == "sheet":
                identifier = next((value for key, value in element.items() if key.endswith("}id")), "")
                if identifier in by_id:
                    yield element.get("name", ""), by_id[identifier]

    def _relations(self, member: str) -> Iterator[tuple[str, str, str]]:
        folder, file = posixpath.split(member)
        rels = f"{folder}/_rels/{file}.rels"
        if rels not in self._names:
            return
        for element in self.tree(rels):
            target = element.get("Target", "")
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if target in self._names:
                yield element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target


def _old(tree: Element) -> Iterator[CellComment]:
    authors = [element.text or "" for element in tree.iter() if _local(element) == "author"]
    for element in tree.iter():
        if _local(element) != "comment" or (cell := _cell(element.get("ref", ""))) is None:
            continue
        number = element.get("authorId", "")
        author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
        text = "".join(part.text or "" for part in element.iter() if _local(part) == "t" and part.text).strip()
        text = text.removeprefix(f"{author}:").strip() if author else text  # Excel begins a comment with its author
        for said in _said(text, author):
            yield CellComment(*cell, said, "" if author.startswith(_OF_THREAD) else author)


def _said(text: str, author: str) -> Iterator[str]:
    """What people said in an old comment: its text, or where it only stands for a thread, each text of that."""
    stands_for_thread = author.startswith(_OF_THREAD) or (_THREAD.match(text) and "linkid=" in text)
    if not stands_for_thread or not (labels := list(_LABEL.finditer(text))):
        yield from [text] if text else []
        return
    explained = _EXPLAINED.search(text)
    after = [label for label in labels if not explained or label.start() >= explained.start()]
    for label, following in zip(after, [*after[1:], None], strict=True):
        said = text[label.end() : following.start() if following else len(text)]
        if lines := "\n".join(line.strip() for line in said.strip().split("\n")):
            yield lines


def _threaded(tree: Element, people: dict[str, str]) -> list[CellComment]:
    """The comments of all threads, each reply after what it answers and in the order of time, resolved ones too.

    A comment that was emptied is kept without text: the old comment in its cell stands for the thread.
    """
    found: list[tuple[str, str, CellComment]] = []  # the thread, the time of a reply, and the comment
    for element in tree.iter():
        if _local(element) == "threadedComment" and (cell := _cell(element.get("ref", ""))) is not None:
            text = "".join(part.text or "" for part in element if _local(part) == "text").strip()
            comment = CellComment(*cell, text, people.get(element.get("personId", ""), ""))
            thread = element.get("parentId") or element.get("id") or ""
            found.append((thread, element.get("dT", "") if element.get("parentId") else "", comment))
    order = {thread: n for n, thread in reversed(list(enumerate(thread for thread, _time, _comment in found)))}
    return [comment for _thread, _time, comment in sorted(found, key=lambda one: (order[one[0]], one[1]))]


def comments_of_ods(name: str, content: bytes) -> dict[str, list[CellComment]]:
    """The annotations by name of the sheet.

    Raises:
        Unusable: the content is damaged.
    """
    if b"annotation" not in content:
        return {}
    found: dict[str, list[CellComment]] = {}
    for table in parsed(name, content).iter():
        if _local(table) == "table":
            comments = [one for n, row in _numbered(_rows(table), "rows") for one in _annotations(n, row)]
            if comments:
                found[next((value for key, value in table.items() if key.endswith("}name")), "")] = comments
    return found


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, also those in groups and headers."""
    for element in table:
        if _local(element) == "table-row":
            yield element
        elif _local(element) in {"table-row-group", "table-rows", "table-header-rows"}:
            yield from _rows(element)


def _numbered(elements: Iterator[Element], what: str) -> Iterator[tuple[int, Element]]:
    at = 0
    for element in elements:
        yield at, element
        repeated = next((value for key, value in element.items() if key.endswith(f"number-{what}-repeated")), "1")
        at += min(int(repeated), _MOST_REPEATED) if repeated.isdecimal() else 1


def _annotations(row: int, element: Element) -> Iterator[CellComment]:
    cells = (cell for cell in element if _local(cell) in {"table-cell", "covered-table-cell"})
    for column, cell in _numbered(cells, "columns"):
        for note in cell:
            if _local(note) == "annotation":
                author = next(("".join(part.itertext()) for part in note if _local(part) in {"creator", "sender-initials"}), "")
                lines = ["".join(part.itertext()) for part in note if _local(part) in {"p", "list"}]
                author = author.strip()
                for said in _said("\n".join(lines).strip(), author):
                    yield CellComment(row, column, said, "" if author.startswith(_OF_THREAD) else author)


def parsed(name: str, content: bytes) -> Element:
    """The tree of an XML part, without entities from outside.

    Raises:
        Unusable: it is not well-formed.
    """
    try:
        tree: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Unusable("file-broken", name, reason=_("the parts inside do not fit together")) from error
    return tree


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _cell(reference: str) -> tuple[int, int] | None:
    """Row and column (from 0) of a reference such as B12."""
    cell = _CELL.match(reference)
    return (int(cell[2]) - 1, column_of(cell[1])) if cell else None
