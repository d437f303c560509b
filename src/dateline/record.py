"""The record: the types of the JSON that one report becomes.

The contract is docs/RECORD.md; `dateline schema` prints the JSON Schema made from these models. This module imports
nothing of the house. All offsets are Python string indices into `Report.text`, ends exclusive; a `Record` refuses to be
built when a span's `text` is not what stands at its offsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

BlockKind = Literal[
    "headline", "standfirst", "subhead", "paragraph", "quote", "caption", "credit", "byline", "furniture"
]
Precision = Literal["second", "minute", "hour", "part", "day", "week", "month", "season", "year", "decade", "century"]
ActorKind = Literal["person", "organisation", "group", "country", "role"]
PlaceKind = Literal["country", "region", "city", "district", "site", "water", "area"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Stance = Literal["asserts", "denies", "doubts", "asks", "intends"]
Channel = Literal["statement", "interview", "broadcast", "video", "document", "social"]
Status = Literal["occurred", "ongoing", "planned", "possible", "demanded", "negated"]
Support = Literal["asserted", "attributed", "unverified", "disputed", "denied", "confirmed"]
ParticipantRole = Literal["actor", "recipient", "instrument", "other"]


class Model(BaseModel):
    """Base of every record type: immutable, and unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Model):
    """Words of the report: `report.text[start:end] == text`."""

    start: int = Field(ge=0, description="Index of the first character in report.text.")
    end: int = Field(ge=0, description="Index after the last character in report.text.")
    text: str = Field(description="The words themselves.")


class Block(Model):
    """A stretch of the page and what it is."""

    kind: BlockKind
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class DateEvidence(Span):
    """Words that bound the date of publication, and what they say about it."""

    says: str = Field(description="What the words tell of the date, in a sentence.")


class DateRange(Model):
    """A closed interval of days, ISO 8601."""

    start: str
    end: str


class Published(DateRange):
    """When the report was published, and how that is known."""

    precision: Precision
    basis: Literal["given", "metadata", "text", "inferred"]
    evidence: tuple[DateEvidence, ...] = ()
    alternatives: tuple[DateRange, ...] = Field((), description="Other readings that the evidence leaves open.")


class Dateline(Span):
    """The words that open a report and say where, when and by whom it was written: `OSLO, March 1 (Reuters) -`."""

    place: str
    date: str | None = Field(None, description="ISO 8601; null where the words give no day or no year is known.")
    agency: str | None = None


class Note(Span):
    """What the publisher says of a change to the report after it was published."""

    kind: Literal["correction", "clarification", "update", "withdrawal"]


class Report(Model):
    """The report itself: where it comes from, its canonical text and the kinds of its parts."""

    id: str = Field(description="sha256 of the canonical text: the same text is the same report.")
    ref: str | None = Field(None, description="The caller's own id, if one was given.")
    origin: str | None = Field(None, description="Path or URL as given.")
    publisher: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    bylines: tuple[str, ...] = ()
    agencies: tuple[str, ...] = Field((), description="Wire services and photo agencies credited.")
    language: str = Field("en", description="ISO 639-1 code.")
    published: Published | None = None
    dateline: Dateline | None = None
    notes: tuple[Note, ...] = Field((), description="Corrections and updates, as the page words them.")
    text: str
    blocks: tuple[Block, ...] = ()


class Actor(Model):
    """Someone who acts or speaks, with every mention resolved to them."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = Field(None, description="ISO 3166-1 alpha-3, or a PLOVER code (UNO, EUR, IGO …).")
    sectors: tuple[str, ...] = Field((), description="PLOVER sectors, the primary one first.")
    codes: dict[str, str] = Field(default_factory=dict, description="Other codes: cameo, wikidata.")
    mentions: tuple[Span, ...]


class Held(Span):
    """Control of a place as the report states it."""

    actor: str | None = None


class Place(Model):
    """A place and what its name denotes."""

    id: str
    name: str
    kind: PlaceKind
    geonames: int | None = None
    lat: float | None = Field(None, description="WGS 84 degrees.")
    lon: float | None = Field(None, description="WGS 84 degrees.")
    radius_km: float | None = Field(None, description="Reach of an area; null for a point.")
    country: str | None = Field(None, description="ISO 3166-1 alpha-3 of the internationally recognised country.")
    admin1: str | None = None
    held_by: Held | None = None
    confidence: float = Field(ge=0, le=1)
    why: str | None = Field(None, description="What spoke for this place among those of its name; null: not located.")
    mentions: tuple[Span, ...]


class Time(Span):
    """A time expression (TIMEX3) and the interval that it denotes."""

    id: str
    type: TimexType
    value: str = Field(description="TIMEX3 value.")
    from_: str | None = Field(None, alias="from", description="First day or instant, ISO 8601.")
    to: str | None = Field(None, description="Last day or instant, ISO 8601.")


class Source(Span):
    """Whose word it is."""

    actor: str | None = None


class Claim(Model):
    """A reported statement: source, cue and content."""

    id: str
    source: Source | None = Field(None, description="Null: unnamed or passive.")
    cue: Span | None = None
    content: tuple[Span, ...]
    kind: Literal["direct", "indirect", "mixed"]
    channel: Channel | None = None
    addressee: str | None = None
    stance: Stance = "asserts"


class Participant(Span):
    """A part in an event; `actor` is null where the words resolve to no actor of the record."""

    role: ParticipantRole
    actor: str | None = None


class EventTime(Model):
    """When an event took place, never more precise than the words."""

    from_: str | None = Field(None, alias="from")
    to: str | None = None
    precision: Precision | None = None
    basis: Literal["stated", "derived", "context", "report"]
    times: tuple[str, ...] = ()


class Quantity(Span):
    """A count that the report gives, and whose figure it is."""

    kind: str
    low: float | None = None
    high: float | None = None
    scope: Literal["incident", "total"] = "incident"
    claim: str | None = None


class Event(Model):
    """Who did what to whom, when and where, on whose word, and how far it is supported."""

    id: str
    type: str = Field(description="Type in the ontology, PLOVER's by default.")
    mode: str | None = None
    cameo: str | None = Field(None, description="CAMEO 1.1b3 code.")
    context: tuple[str, ...] = ()
    triggers: tuple[Span, ...] = Field(min_length=1, description="The coded words, then others of the same event.")
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    place_basis: Literal["stated", "participant", "context", "dateline"] | None = None
    place_confidence: float | None = Field(
        None, ge=0, le=1, description="The place's own confidence, less the less directly the report tells it."
    )
    time: EventTime | None = None
    background: bool = False
    status: Status
    claims: tuple[str, ...] = Field((), description="What it rests on, outermost first; empty: the report's own voice.")
    support: Support
    support_evidence: tuple[Span, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    confidence: float = Field(ge=0, le=1)
    why: str = Field(description="The rule or model that coded it.")


class Withheld(Span):
    """Something that the report says is not known or not told."""

    what: str
    event: str | None = None


class Reader(Model):
    """What made the record."""

    dateline: str
    model: str
    ontology: str = "plover"
    seconds: float


class Record(Model):
    """All that one report says."""

    schema_: Literal["dateline/record/1"] = Field("dateline/record/1", alias="schema")
    report: Report
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    reader: Reader

    @model_validator(mode="after")
    def _spans_agree(self) -> Record:
        for span in spans_of(self):
            if self.report.text[span.start : span.end] != span.text:
                raise ValueError(f"span {span.start}:{span.end} {span.text!r} is not what stands there in the report")
        return self

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON text, as RECORD.md lays it out; non-ASCII kept as it is."""
        return self.model_dump_json(by_alias=True, indent=indent)


class Failure(Model):
    """A report that could not be read, and why."""

    schema_: Literal["dateline/failure/1"] = Field("dateline/failure/1", alias="schema")
    ref: str | None = None
    origin: str | None = None
    error: str

    def to_json(self, *, indent: int | None = None) -> str:
        """The failure as JSON text."""
        return self.model_dump_json(by_alias=True, indent=indent)


def spans_of(value: Any) -> Iterator[Span]:
    """Every span inside a record or a part of one, in the order of its fields."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from spans_of(item)
