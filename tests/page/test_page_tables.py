"""The layer's tables are whole: known roles, patterns that compile, no name twice."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from dateline._errors import ResourceError
from dateline.page import _tables


@pytest.mark.parametrize("name", ["page_agencies", "page_publishers", "page_words", "page_lines"])
def test_no_row_stands_twice(name: str) -> None:
    assert [row for row, count in Counter(_tables.pairs(name)).items() if count > 1] == []


def test_lines_have_known_roles_and_patterns_that_compile() -> None:
    known = _tables.WHOLE_ROLES | _tables.OPENING_ROLES | {"inside"}
    for role, pattern in _tables.pairs("page_lines"):
        assert role in known
        assert re.compile(pattern, re.IGNORECASE).match("") is None


def test_every_role_has_lines_and_words() -> None:
    for role in _tables.WHOLE_ROLES | _tables.OPENING_ROLES | {"inside"}:
        assert _tables.line_pattern(role)
    assert {role for role, _ in _tables.pairs("page_words")} == _tables.WORD_ROLES
    assert all(word == word.lower() for _, word in _tables.pairs("page_words"))


def test_unknown_roles_are_named() -> None:
    with pytest.raises(ResourceError, match="'menu'"):
        _tables.line_pattern("menu")
    with pytest.raises(ResourceError, match="'menu'"):
        _tables.words("menu")


def test_no_form_belongs_to_two_agencies() -> None:
    forms = [form for _, joined in _tables.pairs("page_agencies") for form in joined.split("|")]
    assert [form for form, count in Counter(forms).items() if count > 1] == []


def test_no_domain_belongs_to_two_publishers() -> None:
    domains = [domain for _, domain in _tables.pairs("page_publishers")]
    assert [domain for domain, count in Counter(domains).items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in domains)


def test_agencies_are_found_by_their_longest_form() -> None:
    assert [agency.name for agency in _tables.agencies_in("Jane Roe/AFP via Getty Images, EPA-EFE")] == [
        "AFP",
        "Getty Images",
        "EPA",
    ]
    assert _tables.agencies_in("APPLE, Paris, MAPA") == []
