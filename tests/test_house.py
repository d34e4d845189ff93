"""The house stays in order: layers, sizes of modules, the Dutch catalogue, and what the documents promise."""

import io
import re
import subprocess
import sys
import tomllib

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from overlap import problems
from overlap.locale import DOMAIN, FOLDER

from .support.checkout import ROOT

CATALOGUE = FOLDER / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po"


def catalogue():
    """The Dutch catalogue as it is written."""
    return read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="nl")


MODULES = sorted((ROOT / "src" / "overlap").rglob("*.py"))


def test_a_room_imports_only_from_lower_rooms():
    linter = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    result = subprocess.run(linter, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    assert f"{len(contracts)} kept" in result.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_a_module_can_be_held_in_the_head(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 400


def test_every_text_has_a_dutch_translation():
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "mark": None}
    source = {
        message if isinstance(message, str) else message[0]
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / "src", [("overlap/**.py", "python")], keywords=keywords
        )
    }
    known = catalogue()
    translated = {
        m.id if isinstance(m.id, str) else m.id[0] for m in known if m.id and m.string and not m.fuzzy and all(m.string)
    }
    assert source, "no texts were found: the extraction is broken"
    assert source - translated == set()
    assert translated - source == set(), "texts that are no longer used; run `make locale`"


def test_translations_keep_their_placeholders():
    for message in catalogue():
        if not message.id:
            continue
        pairs = zip(message.id, message.string, strict=True) if message.pluralizable else [(message.id, message.string)]
        for source, dutch in pairs:
            assert sorted(re.findall(r"{\w*", source)) == sorted(re.findall(r"{\w*", dutch)), source


def test_the_compiled_catalogue_is_up_to_date():
    written, compiled = catalogue(), read_mo(io.BytesIO(CATALOGUE.with_suffix(".mo").read_bytes()))
    # the header names the version of whoever compiled it: only what it means for a reader counts
    assert (compiled.num_plurals, compiled.plural_expr) == (written.num_plurals, written.plural_expr)
    assert translations(compiled) == translations(written), "run `make locale`"


def translations(catalogue):
    """What gettext finds for each text, and for each plural form of it."""
    return {(m.context, *forms(m.id)): forms(m.string) for m in catalogue if m.id and m.string and not m.fuzzy}


def forms(text):
    """One form, or one for each number."""
    return (text,) if isinstance(text, str) else tuple(text)


def test_no_translated_text_hides_in_an_f_string():
    hidden = [p.name for p in MODULES if re.search(r"\{_\(\s*[\"']", p.read_text(encoding="utf-8"))]
    assert hidden == [], "texts inside f-strings are not collected for translation"


def test_every_problem_is_explained_in_catalogue():
    documented = re.findall(r"^### `([a-z-]+)`", (ROOT / "docs" / "problemen.md").read_text(encoding="utf-8"), re.M)
    assert sorted(documented) == sorted(problems.CATALOGUE)


def test_every_problem_is_used():
    code = "\n".join(p.read_text(encoding="utf-8") for p in MODULES if p.parent.name != "problems")
    assert [c for c in problems.CATALOGUE if f'"{c}"' not in code] == []


def test_the_readme_names_every_command():
    from overlap.cli.app import command

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in command().commands if f"overlap {name}" not in readme] == []
