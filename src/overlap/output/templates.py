"""Pages as templates: every text that is put in is escaped, and a name that a template does not get is a mistake of ours."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


def templates_in(folder: Path) -> "jinja2.Environment":
    """Give the templates (.html.jinja) in a folder."""
    import jinja2  # noqa: PLC0415 - only needed where a page is written

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
