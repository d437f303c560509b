"""A record as a person reads it on a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dateline.record import Event, Place, Record

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
    console.print(_events(record) if record.events else "No event coded.")
    if record.places:
        console.print("[bold]Places[/bold]  " + escape("; ".join(_place(place) for place in record.places)))
    for item in record.withheld:
        console.print(f"[bold]Withheld[/bold]  {escape(item.what)}: “{escape(item.text)}”")


def _date(record: Record) -> str:
    published = record.report.published
    if published is None:
        return "no date: give one with --published"
    days = published.start if published.start == published.end else f"{published.start} to {published.end}"
    return f"{days} ({_BASIS[published.basis]})"


def _events(record: Record) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("when", "who", "what", "whom", "where", "status", "on whose word"):
        table.add_column(name, overflow="fold", no_wrap=name == "when")
    for event in record.events:
        style = "dim" if event.background or event.status == "negated" else ""
        table.add_row(*(escape(cell) for cell in _cells(record, event)), style=style)
    return table


def _cells(record: Record, event: Event) -> tuple[str, ...]:
    what = " ".join(part for part in (event.type, event.mode) if part)
    return (
        _when(event),
        _who(record, event, "actor"),
        f"{what}: {event.triggers[0].text}",
        _who(record, event, "recipient"),
        next((place.name for place in record.places if place.id == event.place), ""),
        event.status + (", background" if event.background else ""),
        _word(record, event),
    )


def _when(event: Event) -> str:
    time = event.time
    if time is None or not (time.from_ or time.to):
        return ""
    if time.from_ is None:
        return f"by {time.to}"
    if time.from_ == time.to:
        return time.from_
    kept = {"month": 7, "year": 4}.get(time.precision or "", 10)
    begin, end = time.from_[:kept], (time.to or "")[:kept]
    return begin if begin == end else f"{begin} – {end}"


def _who(record: Record, event: Event, role: str) -> str:
    names = {actor.id: actor.name for actor in record.actors}
    found = (names.get(p.actor or "", p.text) for p in event.participants if p.role == role)
    return ", ".join(dict.fromkeys(found))


def _word(record: Record, event: Event) -> str:
    names = {actor.id: actor.name for actor in record.actors}
    claims = {claim.id: claim for claim in record.claims}
    words = []
    for id_ in event.claims:
        source = claims[id_].source
        words.append("unnamed source" if source is None else names.get(source.actor or "", source.text))
    told = " ← ".join(dict.fromkeys(words)) or "the report"
    return told if event.support in ("asserted", "attributed") else f"{told} ({event.support})"


def _place(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return f"{place.name} (not located)"
    reach = f" ±{place.radius_km:.0f} km" if place.radius_km else ""
    return f"{place.name} ({place.country or 'no country'}, {place.lat:.2f} {place.lon:.2f}{reach})"
