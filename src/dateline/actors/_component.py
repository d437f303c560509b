"""The actor layer: `doc._.actors`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dateline import record
from dateline.actors import _tables
from dateline.actors._drafts import Draft
from dateline.actors._mentions import mentions
from dateline.actors._resolve import Resolver
from dateline.reader import tree

# CAMEO 1.1b3's names for PLOVER's sectors where the two differ.
_CAMEO_SECTORS = {"JRN": "MED", "MED": "HLH", "PRM": "UAF", "SOC": "CVL", "PRE": "SEP"}
if not Doc.has_extension("actors"):
    Doc.set_extension("actors", default=())

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

    def __call__(self, doc: Doc) -> Doc:
        """Fill one doc's extension."""
        doc._.actors = find_actors(doc)
        return doc


def find_actors(doc: Doc) -> tuple[record.Actor, ...]:
    """The doc's actors in the order of their first mentions."""
    drafts = Resolver(mentions(doc), _day(doc)).resolve()
    return tuple(_actor(draft, f"a{number}") for number, draft in enumerate(drafts, 1))


def actor_at(doc: Doc) -> dict[int, str]:
    """Token index → id of the actor whose mention covers it; the shortest wins: of `his office`, his is the owner.

    A noun that describes the name right after it (`builder Rui De Sa`) stands for whoever is named.
    """
    spans = [(actor.id, mention) for actor in doc._.actors for mention in actor.mentions]
    found = tree.tokens_of(doc, sorted(spans, key=lambda pair: (pair[1].end - pair[1].start, pair[1].start)))
    for i, actor in sorted(found.items()):
        head = doc[i].head
        if doc[i].dep_ in ("appos", "flat", "nmod:desc") and head.pos_ == "NOUN" and doc[i].left_edge.i - head.i == 1:
            found.setdefault(head.i, actor)
    return found


def actor_of_country(doc: Doc, country: str | None) -> str | None:
    """Id of the actor that is a country itself (ISO 3166-1 alpha-3), else of its first body or group; None without
    one."""
    own = [actor for actor in doc._.actors if country is not None and actor.country == country]
    whole = [actor for actor in own if actor.kind == "country"]
    others = [actor for actor in own if actor.kind in ("organisation", "group")]
    return next((actor.id for actor in [*whole, *others]), None)


def _day(doc: Doc) -> str | None:
    report = tree.report_of(doc)
    return report.published.end[:10] if report is not None and report.published is not None else None


def _actor(draft: Draft, id_: str) -> record.Actor:
    country, sectors = draft.country(), draft.sectors()
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
    names = draft.names()
    if names:
        return max(names, key=len)
    first = draft.first
    words = " ".join(first.span.text.split())
    if draft.owner is None or first.owner is None or draft.owner.first.kind != "person":
        return words
    owner, noun = _name(draft.owner), first.head.text
    end = max([first.owner.i, *(c.i for c in first.owner.children if c.dep_ == "flat")]) + 1
    if first.roles == ("office",):
        return f"office of {owner}"
    rest = first.span.doc[end : first.head.i + 1].text.lstrip("'’").removeprefix("s ").strip()
    return f"{owner}'s {' '.join((rest or noun).split())}"


def _cameo(country: str | None, sectors: tuple[str, ...]) -> str | None:
    """The CAMEO code: the country and the primary sector; international bodies are their own kind of actor."""
    code = _CAMEO_COUNTRIES.get(country or "", country or "")
    if country in _tables.INTERNATIONAL:
        return code
    return f"{code}{_CAMEO_SECTORS.get(sectors[0], sectors[0]) if sectors else ''}" or None
