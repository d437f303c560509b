"""A record as a person reads it on a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dateline.record import Claim, DateRange, Event, Place, Published, Record

_BASIS = {
    "given": "as given",
    "metadata": "from the page's metadata",
    "text": "from the page",
    "inferred": "inferred from the text",
}


def print_summary(record: Record, console: Console | None = None) -> None:
    """Print headline, date, events, places and withheld facts of a record."""
    console = console or Console(highlight=False)
    report = record.report
    console.print()
    console.print(f"[bold]{escape(report.headline or report.origin or 'Report without a headline')}[/bold]")
    facts = [report.publisher, ", ".join(report.bylines), "/".join(report.agencies), _date(record)]
    console.print(escape(" · ".join(fact for fact in facts if fact)), style="dim")
    if report.published and report.published.basis == "inferred":
        console.print(escape(_why_dated(report.published)), style="dim")
    console.print(_events(record) if record.events else "No event coded.")
    if record.places:
        console.print("[bold]Places[/bold]  " + escape("; ".join(_place(place) for place in record.places)))
    for item in record.withheld:
        console.print(f"[bold]Withheld[/bold]  {escape(item.what)}: “{escape(item.text)}”")


def _date(record: Record) -> str:
    published = record.report.published
    if published is None:
        return "no date: give one with --published"
    return f"{_days(published)} ({_BASIS[published.basis]})"


def _days(days: DateRange) -> str:
    return days.start if days.start == days.end else f"{days.start} to {days.end}"


def _why_dated(published: Published) -> str:
    """The words that an inferred date rests on, and what else they leave open."""
    words = "; ".join(f"“{' '.join(evidence.text.split())}”" for evidence in published.evidence)
    others = "; ".join(_days(other) for other in published.alternatives)
    return f"Dated by {words}" + (f" (less likely: {others})" if others else "")


def _events(record: Record) -> Table:
    """Two lines an event, so that eighty columns are enough: what and its status; who to whom, and on whose word."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("when", min_width=12, max_width=13)
    table.add_column("what: who → whom (where)", ratio=3)
    table.add_column("status: on whose word", ratio=2)
    for event in record.events:
        style = "dim" if event.background or event.status == "negated" else ""
        table.add_row(escape(_when(event)), _what(record, event), _standing(record, event), style=style)
    return table


def _when(event: Event) -> str:
    time = event.time
    if time is None or not (time.from_ or time.to):
        return ""
    if time.from_ is None:
        return f"by {(time.to or '')[:10]}"
    if time.from_ == time.to:
        return time.from_
    kept = {"month": 7, "year": 4}.get(time.precision or "", 10)
    begin, end = time.from_[:kept], (time.to or "")[:kept]
    return begin if begin == end else f"{begin} – {end}"


def _what(record: Record, event: Event) -> str:
    coded = " ".join(part for part in (event.type, event.mode) if part)
    where = next((place.name for place in record.places if place.id == event.place), "")
    who, whom = _who(record, event, "actor"), _who(record, event, "recipient")
    parties = " ".join(part for part in (who, f"→ {whom}" if whom else "") if part)
    told = " ".join(part for part in (parties, f"({where})" if where else "") if part)
    return f"[bold]{coded}[/bold] “{escape(event.triggers[0].text)}”" + (f"\n{escape(told)}" if told else "")


def _who(record: Record, event: Event, role: str) -> str:
    names = {actor.id: actor.name for actor in record.actors}
    found = (names.get(p.actor or "", p.text) for p in event.participants if p.role == role)
    return ", ".join(dict.fromkeys(found))


def _standing(record: Record, event: Event) -> str:
    support = "" if event.support in ("asserted", "attributed") else event.support
    facts = (event.status, support, "background" if event.background else "")
    return f"{', '.join(fact for fact in facts if fact)}\n{escape(_word(record, event))}"


def _word(record: Record, event: Event) -> str:
    """Whose word it is: “A ← B” when A passes on what B says, “A; B denies” when each speaks for itself."""
    claims = {claim.id: claim for claim in record.claims}
    told = ""
    before: Claim | None = None
    for claim in (claims[id_] for id_ in event.claims):
        link = "" if before is None else " ← " if _passes_on(before, claim) else "; "
        told += link + _source(record, claim)
        before = claim
    return told or "the report"


def _passes_on(outer: Claim, inner: Claim) -> bool:
    said = inner.cue or inner.content[0]
    return outer.content == inner.content or any(span.start <= said.start < span.end for span in outer.content)


def _source(record: Record, claim: Claim) -> str:
    names = {actor.id: actor.name for actor in record.actors}
    source = "unnamed source" if claim.source is None else names.get(claim.source.actor or "", claim.source.text)
    return f"{source} denies" if claim.stance == "denies" else source


def _place(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return f"{place.name} (not located)"
    reach = f" ±{place.radius_km:.0f} km" if place.radius_km else ""
    return f"{place.name} ({place.country or 'no country'}, {place.lat:.2f} {place.lon:.2f}{reach})"
