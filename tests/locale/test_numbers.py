"""Numbers as people write them."""

import re

import pytest

from overlap.locale import every_message
from overlap.locale.numbers import decimal, per_cent, plain


def test_dutch_has_a_comma_and_no_space_before_the_sign_of_per_cent():
    assert [per_cent(share) for share in (0, 0.544, 1)] == ["0%", "54%", "100%"]
    assert (decimal(0.678, 2), decimal(0.4, 2, sign=True), decimal(-0.4, 1, sign=True)) == ("0,68", "+0,40", "-0,4")
    assert [plain(hours) for hours in (2, 2.0, 2.5, 100, 0)] == ["2", "2", "2,5", "100", "0"]
    assert [plain(minutes, 6) for minutes in (0.25, 1.5, 3)] == ["0,25", "1,5", "3"]


@pytest.mark.parametrize(("written", "english"), [(lambda: decimal(0.678, 2), "0.68"), (lambda: plain(2.5), "2.5")])
def test_english_has_a_point(monkeypatch, written, english):
    monkeypatch.setenv("OVERLAP_LANG", "en")
    assert written() == english
    assert per_cent(0.544) == "54%"


def test_no_text_writes_decimals_or_per_cents_in_a_way_of_its_own():
    texts = every_message()
    assert len(texts) > 1000
    assert [text for text in texts if re.search(r"\{\w*:\.[1-9]f\}|\} %|\d %", text)] == []
