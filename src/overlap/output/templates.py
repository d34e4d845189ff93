"""Pages as templates: every text that is put in is escaped, and a name that a template does not get is a mistake of ours."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


def templates_in(folder: Path) -> "jinja2.Environment":
    """Give the templates (.html.jinja) in a folder; ``colours`` in them are the styles with the colours of all pages."""
    import jinja2  # noqa: PLC0415 - only needed where a page is written

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["colours"] = colours()
    return environment


def colours() -> str:
    """Give the styles with the colours of all pages, by name: what `var(--vmbo)` is in light and in dark."""
    return (Path(__file__).parent / "colours.css").read_text(encoding="utf-8")
