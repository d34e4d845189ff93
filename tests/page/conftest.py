"""What tests of the page start from: a bundled example with nothing decided yet, and the page of it."""

from dataclasses import replace

import pytest

from overlap.page import as_page
from overlap.review.rounds.rebuild import comparison_of
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.readback.decisions import read_review


@pytest.fixture(scope="session")
def blank(zorg, tmp_path_factory):
    """The workbook of the example as it is sent to a group."""
    path = tmp_path_factory.mktemp("blank") / "Overlap zorg.xlsx"
    path.write_bytes(workbook(zorg))
    return path


@pytest.fixture(scope="session")
def nobody(blank):
    """The review that nobody filled in yet."""
    return read_review(blank)


@pytest.fixture(scope="session")
def rebuilt(nobody):
    """The comparison that the workbook is about."""
    return comparison_of(nobody.facts)


@pytest.fixture
def page(nobody, rebuilt, tmp_path):
    """Write the page of the example with these decisions in it: page(*decisions)."""

    def write(*decisions, name="page.html", **who):
        told = replace(nobody.who, **who)
        path = tmp_path / name
        path.write_bytes(as_page(replace(nobody, decisions=decisions, who=told), rebuilt))
        return path

    return write
