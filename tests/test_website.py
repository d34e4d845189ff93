"""The site of the documentation: the reference is that of the commands, and a link that leads nowhere is told."""

import subprocess
import sys
from html import unescape

import pytest

from links import problems
from overlap.cli.app import command
from reference import reference

from .support.checkout import ROOT


def commands(group, path="overlap"):
    for name, member in group.commands.items():
        yield f"{path} {name}", member
        yield from commands(member, f"{path} {name}") if hasattr(member, "commands") else ()


COMMANDS = dict(commands(command()))


def site(folder, **pages):
    for name, body in pages.items():
        (folder / f"{name}.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return list(problems(folder))


@pytest.fixture(scope="module")
def page():
    return unescape(reference())


@pytest.mark.parametrize("path", COMMANDS)
def test_the_reference_has_every_command_with_all_that_goes_with_it(page, path):
    member = COMMANDS[path]
    _before, heading, part = page.partition(f"# `{path}`\n")
    part = part.partition("\n## ")[0]
    assert heading
    assert member.help in part
    for param in member.params:
        assert (max(param.opts, key=len) if param.param_type_name == "option" else param.metavar) in part
        assert param.help in part
    assert member.epilog is None or member.epilog in part


@pytest.mark.parametrize("path", COMMANDS)
def test_the_help_of_an_option_tells_what_counts_where_it_is_left_out(path):
    for param in COMMANDS[path].params:
        if param.default and not callable(param.default):
            assert f"Standaard: {param.default}" in param.help


def test_a_site_of_which_every_link_leads_somewhere_is_without_problems(tmp_path):
    (tmp_path / "x.svg").write_text("<svg/>", encoding="utf-8")
    home = '<a href="b.html#deel">b</a><a href="#hier" id="hier">hier</a><img src="x.svg"><a href="https://example.org/">uit</a>'
    assert site(tmp_path, index=home, b='<h2 id="deel">Deel</h2><a href="/index.html">terug</a>') == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<a href="weg.html">weg</a>', "weg.html leads to nothing"),
        ('<img src="weg.png">', "weg.png leads to nothing"),
        ('<a href="#weg">weg</a>', "#weg names an anchor that is not there"),
        ('<a href="index.html#weg">weg</a>', "index.html#weg names an anchor that is not there"),
        ('<script src="https://example.org/x.js"></script>', "fetches https://example.org/x.js"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "fetches //example.org/x.css"),
    ],
)
def test_a_link_that_leads_nowhere_and_what_is_fetched_from_elsewhere_are_told(tmp_path, body, problem):
    assert site(tmp_path, index=body) == [f"index.html: {problem}"]


def test_a_style_that_fetches_from_elsewhere_is_told(tmp_path):
    (tmp_path / "x.css").write_text(
        'a { background: url("https://example.org/x.png") } b { src: url(weg.woff2) }', encoding="utf-8"
    )
    assert site(tmp_path, index="") == ["x.css: fetches https://example.org/x.png", "x.css: weg.woff2 leads to nothing"]


def test_the_site_is_built_and_every_link_in_it_leads_somewhere(tmp_path):
    pytest.importorskip("mkdocs")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", tmp_path / "site"]
    built = subprocess.run(
        [*build, "--config-file", ROOT / "website" / "mkdocs.yml"], capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    assert list(problems(tmp_path / "site")) == []
    assert '<html lang="nl"' in (tmp_path / "site" / "handleiding.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in (tmp_path / "site" / "english.html").read_text(encoding="utf-8")
