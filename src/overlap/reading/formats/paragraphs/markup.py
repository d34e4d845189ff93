"""What the markup of Word has in common everywhere: its names, and values that are on or off, or a number."""

from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def transitional(part: bytes) -> bytes:
    """Give a part of a document with the names of the usual kind of .docx, also where it was saved as strict."""
    return part.replace(STRICT, W[1:-1].encode())


def value(element: ET.Element, path: str) -> str | None:
    """Give the value of the property at a path ("pPr/numPr/numId"), "" where it has none, None where it is absent."""
    element_at = element.find("/".join(W + name for name in path.split("/")))
    return None if element_at is None else element_at.get(W + "val", "")


def number(text: str | None, default: int | None = None) -> int | None:
    """Read a whole number of at most eight digits, the default where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default


def switched(element: ET.Element, path: str) -> bool | None:
    """Tell whether a property (bold, hidden …) is on, None where the element does not say."""
    setting = value(element, path)
    return None if setting is None else setting.casefold() not in ("0", "false", "off", "none")
