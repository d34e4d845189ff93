"""The page as one file: template, styles and script put together, with what the page knows as JSON in it.

The browser runs only the script and the styles that stand here, by their digests (a content security policy), and asks no
network for anything. Texts from documents stand in the JSON alone, with no character in it that could end a script.
"""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any, Final

from overlap.locale import language
from overlap.model import Comparison, Review
from overlap.output.templates import colours, templates_in

from .content import content
from .texts import questions, texts

_FOLDER: Final = Path(__file__).parent
_SCRIPTS: Final = ("decisions.js", "coverage.js", "view.js", "keys.js")
# ends a script or begins a comment in HTML, or ends a line in JavaScript where JSON has none
_ESCAPED: Final = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def as_page(review: Review, comparison: Comparison) -> bytes:
    """Write a comparison as a page to judge: the bytes of an .html file; the same bytes for the same review.

    Args:
        review: the workbook that the page is made of, with what was decided in it.
        comparison: the one that its facts describe.
    """
    known, said = content(review, comparison), texts()
    style = colours() + (_FOLDER / "page.css").read_text(encoding="utf-8")
    script = _script()
    made = (
        templates_in(_FOLDER)
        .get_template("page.html.jinja")
        .render(
            language=language(),
            texts=said,
            questions=questions(),
            behalf=known["choices"]["behalf"],
            titles=known["titles"],
            style=style,
            script=script,
            style_digest=_digest(style),
            script_digest=_digest(script),
            known=_json(known),
            said=_json(said),
        )
    )
    return made.encode("utf-8", "replace")


def _script() -> str:
    """Give the whole program: its parts in one function, so that they share names and nothing else sees them."""
    parts = [(_FOLDER / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    return "\n".join(["(() => {", '"use strict";', *parts, "})();", ""])


def _digest(text: str) -> str:
    """Give the digest of an inline script or style as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
