"""Look at every link of the built site: what it leads to is there, and nothing is fetched from elsewhere while reading.

    python website/links.py site

MkDocs looks at the links that are written in Markdown; this looks at what came out, so at the theme, pictures and styles too.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_FETCHED: Final = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src")}
_STYLE_URL: Final = re.compile(r"""url\(\s*['"]?([^'")]+)""")


class _Links(HTMLParser):
    """The anchors of a page, what it links to, and what a browser fetches to show it."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.linked: set[str] = set()
        self.fetched: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if not value:
                continue
            if name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value)
            elif (tag, name) in _FETCHED:
                self.fetched.add(value)
            elif tag == "a" and name == "href":
                self.linked.add(value)


def problems(site: Path) -> Iterator[str]:
    """Tell what is wrong with the links of a site, a line each."""
    pages = {path.resolve(): _read(path) for path in sorted(site.rglob("*.html"))}
    if not pages:
        yield f"{site}: no pages"
    for path, page in pages.items():
        name = path.relative_to(site.resolve())
        yield from (f"{name}: fetches {url}" for url in sorted(page.fetched) if urlsplit(url).netloc)
        for url in sorted(page.linked | page.fetched):
            parts = urlsplit(url)
            if parts.scheme or parts.netloc:
                continue
            target = _target(site, path, parts.path)
            if not target.is_file():
                yield f"{name}: {url} leads to nothing"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
                yield f"{name}: {url} names an anchor that is not there"
    yield from _of_styles(site.rglob("*.css"))


def _read(path: Path) -> _Links:
    page = _Links()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _target(site: Path, path: Path, link: str) -> Path:
    """The file that a link of a page leads to; one that begins with a slash begins at the top of the site."""
    if not link:
        return path
    return (site / link.lstrip("/") if link.startswith("/") else path.parent / unquote(link)).resolve()


def _of_styles(styles: Iterable[Path]) -> Iterator[str]:
    for style in sorted(styles):
        for url in sorted(set(_STYLE_URL.findall(style.read_text(encoding="utf-8")))):
            if urlsplit(url).netloc:
                yield f"{style.name}: fetches {url}"
            elif not url.startswith(("data:", "#")) and not (style.parent / url.split("?")[0].split("#")[0]).is_file():
                yield f"{style.name}: {url} leads to nothing"


if __name__ == "__main__":
    found = list(problems(Path(sys.argv[1])))
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(1 if found else 0)
