"""The house stays in order: layers, widths of folders, names, the Dutch catalogue, and what the documents promise."""

import ast
import io
import re
import subprocess
import sys
import tomllib
from collections import Counter

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from overlap import problems
from overlap.locale import DOMAIN, FOLDER

from .support.checkout import ROOT

SOURCE = ROOT / "src" / "overlap"
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_MODULES = 20  # in one folder, __init__.py counted
MANY_FIELDS = 5
POSITIONAL = {
    "Comparison": "two sides, their pairs and the settings, in the order in which a comparison is made",
    "Field": "a table of columns is read as a table: a line per column",
    "Notice": "two fields by place, a code and a file; the others by keyword",
    "Row": "one field by place, the values; the others by keyword",
    "Source": "file, sheet and row by place; page and paragraph by keyword",
    "Section": "a report is read in the order in which it is written",
    "Table": "a report is read in the order in which it is written",
}
NAMESAKES = {  # class names that still mean more than one thing, and how many
    **{"Action": 2, "Example": 2, "Facts": 2, "Group": 3, "Index": 2, "Piece": 2, "Progress": 2, "Unit": 2},
    **{"_Table": 2},
}
CATALOGUE = FOLDER / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po"


def catalogue():
    """The Dutch catalogue as it is written."""
    return read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="nl")


def parsed(module):
    """The syntax tree of a module."""
    return ast.parse(module.read_text(encoding="utf-8"))


def classes():
    """Every class of the package, also those inside functions."""
    return [node for module in MODULES for node in ast.walk(parsed(module)) if isinstance(node, ast.ClassDef)]


def is_positional_dataclass(node):
    """Whether a class is a dataclass without ``kw_only=True``."""
    decorators = [decorator for decorator in node.decorator_list if "dataclass" in ast.unparse(decorator).split("(")[0]]
    return any("kw_only=True" not in ast.unparse(decorator) for decorator in decorators)


def field_names(node):
    """The fields that a dataclass itself declares."""
    declared = [line for line in node.body if isinstance(line, ast.AnnAssign)]
    return [ast.unparse(line.target) for line in declared if not re.search("ClassVar|KW_ONLY", ast.unparse(line.annotation))]


def imported(tree):
    """The modules, and what is taken from packages, that a module imports: `from .a import b` gives "a" and "a.b"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield from (module, *(f"{module}.{alias.name}" for alias in node.names))


def test_a_room_imports_only_from_lower_rooms():
    linter = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    result = subprocess.run(linter, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    assert f"{len(contracts)} kept" in result.stdout


def test_a_folder_can_be_taken_in_at_a_glance():
    modules = Counter(module.parent for module in MODULES)
    assert {folder.relative_to(SOURCE).as_posix(): n for folder, n in modules.items() if n > MOST_MODULES} == {}


def test_a_dataclass_of_many_fields_is_made_by_keyword():
    """Nobody knows the order of five fields by heart."""
    positional = {node.name for node in classes() if is_positional_dataclass(node) and len(field_names(node)) >= MANY_FIELDS}
    assert positional == set(POSITIONAL), "a new one is `kw_only=True`; one that is mended leaves the list"


def test_a_class_name_means_one_thing():
    times = Counter(node.name for node in classes())
    assert {name: n for name, n in times.items() if n > 1} == NAMESAKES, "this list may only shrink"


def test_no_test_imports_another_test():
    """What tests share stands in tests/support, or is a fixture of a conftest.py."""
    shared = re.compile(r"(^|\.)(test_\w+|conftest)$")
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert tests
    assert [(t.name, name) for t in tests for name in imported(parsed(t)) if shared.search(name)] == []


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


def test_what_a_function_remembers_of_what_it_is_given_has_a_bound():
    """A run of a whole country meets ever new words and texts."""
    unbounded = [
        f"{module.name}: {node.name}"
        for module in MODULES
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.FunctionDef) and node.args.args
        if {"cache", "lru_cache(None)", "lru_cache(maxsize=None)"} & {ast.unparse(each) for each in node.decorator_list}
    ]
    assert unbounded == []
