"""The actor layer: `doc._.actors`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dateline import record
from dateline.actors import _tables
from dateline.actors._mentions import mentions
from dateline.actors._resolve import Draft, Resolver
from dateline.reader import tree

# CAMEO 1.1b3 names for PLOVER's sectors where the two differ; the international codes are groups of their own there.
_CAMEO_SECTORS = {"JRN": "MED", "MED": "HLH", "PRM": "UAF", "SOC": "NGO", "PRE": "SEP", "PTY": "PTY"}
_CAMEO_COUNTRIES = {"UNO": "IGOUNO", "EUR": "IGOEUREEC", "XKX": "KSV"}


@Language.factory(
    "dateline_actors", assigns=["doc._.actors"], requires=["token.dep", "token.lemma", "doc.ents", "doc.sents"]
)
def make_actors(nlp: Language, name: str) -> Actors:
    """The actor layer as a pipeline component."""
    return Actors(name)


class Actors:
    """Finds who is named or acts, and which words mean the same: `doc._.actors`."""

    def __init__(self, name: str = "dateline_actors") -> None:
        self.name = name
        if not Doc.has_extension("actors"):
            Doc.set_extension("actors", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Fill one doc's extension."""
        doc._.actors = find_actors(doc)
        return doc


def find_actors(doc: Doc) -> tuple[record.Actor, ...]:
    """The doc's actors in the order of their first mentions."""
    drafts = Resolver(mentions(doc)).resolve()
    return tuple(_actor(draft, f"a{number}", _day(doc)) for number, draft in enumerate(drafts, 1))


def actor_at(doc: Doc) -> dict[int, str]:
    """Token index → id of the actor whose mention covers it; the shortest one counts."""
    spans = [(actor.id, mention) for actor in doc._.actors for mention in actor.mentions]
    return tree.tokens_of(doc, sorted(spans, key=lambda pair: pair[1].end - pair[1].start))


def _day(doc: Doc) -> str | None:
    report = doc._.report if Doc.has_extension("report") else None
    return report.published.end[:10] if report is not None and report.published is not None else None


def _actor(draft: Draft, id_: str, day: str | None) -> record.Actor:
    country, sectors = draft.country(), _sectors(draft, day)
    codes = {"cameo": cameo} if (cameo := _cameo(country, sectors)) else {}
    if draft.person is not None and draft.person.wikidata:
        codes["wikidata"] = draft.person.wikidata
    return record.Actor(
        id=id_,
        name=_name(draft),
        kind=draft.first.kind or "person",
        country=country,
        sectors=sectors,
        codes=codes,
        mentions=tuple(tree.span_of(m.span) for m in sorted(draft.mentions, key=lambda m: m.span.start)),
    )


def _name(draft: Draft) -> str:
    """The fullest name in the report; a role as it is first put, with its owner's name in the place of a pronoun."""
    names = [m.name for m in draft.mentions if m.name]
    if names:
        return " ".join(max(names, key=len).split())
    words = draft.first.span.text
    owner = draft.first.owner
    if draft.owner is not None and owner is not None and owner.pos_ == "PRON":
        words = f"{_name(draft.owner)}'s {words.removeprefix(owner.text).strip()}"
    return " ".join(words.split())


def _sectors(draft: Draft, day: str | None) -> tuple[str, ...]:
    """What the words tell, before what the table says of the report's day; former holders of an office are elites."""
    told = next((m.sectors for m in draft.mentions if m.sectors), ())
    if told or draft.person is None:
        return told
    person = draft.person
    if day is None or not person.terms or any(begin <= day and (not end or day <= end) for begin, end in person.terms):
        return person.sectors
    return ("ELI",) if any(end and end < day for _, end in person.terms) else ()


def _cameo(country: str | None, sectors: tuple[str, ...]) -> str | None:
    code = _CAMEO_COUNTRIES.get(country or "", country or "")
    sector = _CAMEO_SECTORS.get(sectors[0], sectors[0]) if sectors else ""
    if code in _tables.INTERNATIONAL or country in ("UNO", "EUR"):
        sector = ""
    return f"{code}{sector}" or None
