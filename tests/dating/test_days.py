"""Sets of days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.dating._days import ALL, Days

DAYS = st.dates(date(1970, 1, 1), date(2060, 1, 1))
SPANS = st.lists(st.tuples(DAYS, DAYS), max_size=6).map(Days.of)


@given(SPANS, SPANS)
def test_a_day_is_in_both_sets_or_not_in_what_they_share(one: Days, other: Days) -> None:
    both = set((one & other).each()) if len(one & other) < 20_000 else None
    if both is not None and len(one) < 20_000 and len(other) < 20_000:
        assert both == set(one.each()) & set(other.each())
    assert len(one & other) <= min(len(one), len(other))


@given(SPANS)
def test_spans_are_in_order_and_apart(days: Days) -> None:
    for (_, last), (first, _) in zip(days.spans, days.spans[1:], strict=False):
        assert first - last > timedelta(1)
    assert days & ALL == days


def test_days_without_a_bound_are_open() -> None:
    assert Days.since(date(2020, 1, 1)).open
    assert Days.until(date(2020, 1, 1)).open
    assert not (Days.since(date(2020, 1, 1)) & Days.until(date(2020, 2, 1))).open
