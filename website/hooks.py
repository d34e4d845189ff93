"""What MkDocs is told on the way: which pages come from elsewhere, how anchors are called, in what language a page is."""

import os
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

os.environ["OVERLAP_LANG"] = "nl"  # what the reference is made of is in the language of the users

from reference import reference

ROOT = Path(__file__).resolve().parent.parent
AT_THE_ROOT = {"README.md": "index.md"} | {name: name for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")}


def slug(text: str, separator: str) -> str:
    """Give the anchor of a heading as GitHub does, where the same pages are read; but none that begins with a figure.

    The script of the theme stops at such a one.
    """
    anchor = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", separator)
    return f"_{anchor}" if anchor[:1].isdigit() else anchor


def on_config(config: MkDocsConfig) -> None:
    """Set how anchors are called."""
    config.mdx_configs["toc"] = config.mdx_configs.get("toc", {}) | {"slugify": slug}


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the pages of the root, and the reference of the commands."""
    for name, uri in AT_THE_ROOT.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, uri, content=text.replace("](docs/", "](")))
    files.append(File.generated(config, "commandos.md", content=reference()))


def on_page_markdown(markdown: str, **_given: object) -> str:
    """Let links to a page of the root find it among the others."""
    return re.sub(
        r"\]\((?:\.\./)?(README|CONTRIBUTING|SECURITY|CHANGELOG)\.md", lambda m: f"]({AT_THE_ROOT[m[1] + '.md']}", markdown
    )


def on_page_content(html: str, **_given: object) -> str:
    """Let wide tables and code scroll by themselves, with the keyboard too."""
    tables = html.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")
    return tables.replace("<pre>", '<pre tabindex="0">')


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Say what is navigation, and of a page in English that it is."""
    output = output.replace('<div class="navbar fixed-top', '<div role="navigation" class="navbar fixed-top', 1)
    in_english = page.parent is not None and page.parent.title in config.extra["in_english"]
    return output.replace('<html lang="nl"', '<html lang="en"', 1) if in_english else output
