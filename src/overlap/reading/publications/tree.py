"""XML from outside as a small tree that knows its line numbers. Declarations (DTD, entities) never reach it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException

from overlap.locale import mark as _
from overlap.problems import Unusable

LIMIT_ELEMENTS = 200_000  # a large dossier has a few thousand
LIMIT_DEPTH = 40


@dataclass(slots=True, kw_only=True)
class Node:
    """An element: ``text`` is what stands in it directly, without the text of the elements inside it."""

    tag: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Give an attribute, "" where there is none."""
        return self.attributes.get(name, "")

    def all(self, tag: str) -> Iterator["Node"]:
        """Find the elements with this tag at any depth below this one, in document order."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.all(tag)

    def first(self, tag: str) -> "Node | None":
        """Find the first element with this tag at any depth below this one, None where there is none."""
        return next(self.all(tag), None)

    def value(self, tag: str) -> str:
        """Give the text of the first element with this tag below this one, "" where there is none."""
        found = self.first(tag)
        return found.text if found else ""


class _TooLarge(SAXException):
    pass


class _Builder(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.root: Node | None = None
        self.open: list[tuple[Node, list[str]]] = []
        self.count = 0

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - the name is SAX's
        self.count += 1
        if self.count > LIMIT_ELEMENTS or len(self.open) >= LIMIT_DEPTH:
            raise _TooLarge("")
        node = Node(tag=name, attributes=dict(attrs.items()), line=self._line())
        if self.open:
            self.open[-1][0].children.append(node)
        else:
            self.root = node
        self.open.append((node, []))

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802 - the name is SAX's
        node, texts = self.open.pop()
        node.text = "".join(texts)

    def characters(self, content: str) -> None:
        if self.open:
            self.open[-1][1].append(content)

    def _line(self) -> int:
        locator: Any = getattr(self, "_locator", None)
        return (locator.getLineNumber() or 1) if locator else 1


def parse(data: bytes, name: str) -> Node:
    """Parse an XML document to its root element; ``name`` is that of the file, for messages.

    Raises:
        Unusable: not well-formed (file-broken), with declarations (file-unsafe), or too many or too deep elements
            (file-too-large).
    """
    from defusedxml.sax import parseString  # noqa: PLC0415 - it loads a library for the internet, which is slow

    builder = _Builder()
    try:
        parseString(data, builder, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise Unusable("file-unsafe", name, reason="DOCTYPE") from error
    except _TooLarge as error:
        raise Unusable("file-too-large", name, limit=_("200,000 elements, or 40 inside each other")) from error
    except SAXParseException as error:
        raise Unusable("file-broken", name, row=error.getLineNumber(), reason=_("the XML inside is not whole")) from error
    except (SAXException, ValueError, LookupError) as error:
        raise Unusable("file-broken", name, reason=_("the XML inside is not whole")) from error
    if builder.root is None:
        raise Unusable("file-broken", name, reason=_("it holds no element"))
    return builder.root
