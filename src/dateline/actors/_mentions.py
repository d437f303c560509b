"""Mentions: the words of a doc that stand for somebody, with what they tell of them by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dateline.actors import _tables
from dateline.actors._tables import Role
from dateline.places import is_locative
from dateline.reader import tree
from dateline.record import ActorKind

HONORIFICS = {"mr": "m", "mr.": "m", "sir": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f"}
_TITLES = frozenset(
    "dr dr. prof. sen. rep. gov. gen. col. lt. capt. sgt. maj. cmdr. rev. pope king queen prince".split()
)
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_NOMINAL = (
    "nsubj",
    "obj",
    "iobj",
    "obl",
    "nmod",
    "appos",
    "conj",
    "ROOT",
    "csubj",
    "vocative",
    "ccomp",
    "xcomp",
    "acl",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for somebody.

    `name` is the name in it, if any; `roles` what titles and appositions call them; `gender` m, f or empty; `owner` the
    word that owns a role ("his office"); `plural` and `definite` as the words are.
    """

    span: Span
    head: Token
    kind: ActorKind | None
    name: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gender: str = ""
    owner: Token | None = None
    plural: bool = False
    definite: bool = False
    modifiers: tuple[str, ...] = ()


def mentions(doc: Doc) -> list[Mention]:
    """The doc's mentions in the order of their heads; a role that is someone's title is part of that mention."""
    found: dict[int, Mention] = {}
    named: set[int] = set()
    for ent in doc.ents:
        if tree.block_kind(ent[0]) in tree.NEWS_KINDS:
            mention = _of_name(ent)
            named.update(t.i for t in ent)
            if mention is not None:
                found[mention.head.i] = mention
                named.update(t.i for t in mention.span)
    titles = {t.i for m in found.values() for t in _apposed(m.head)}
    for sentence in tree.sentences(doc):
        for token in sentence:
            if token.i in named or token.i in titles:
                continue
            mention = _of_pronoun(token) or _of_role(token)
            if mention is not None:
                found[token.i] = mention
    return [found[i] for i in sorted(found)]


def _of_name(ent: Span) -> Mention | None:
    if ent.label_ == "PER":
        return _person(ent)
    if ent.label_ == "ORG":
        return _body(ent)
    if ent.label_ == "LOC":
        return _country(ent)
    return _people(ent)


def _person(ent: Span) -> Mention:
    """A person, with the titles before the name and the roles in apposition after it."""
    start, gender = ent.start, ""
    roles: list[str] = []
    while start > ent.sent.start:
        before = ent.doc[start - 1]
        role = role_of(before)
        if before.lower_ in HONORIFICS:
            gender = HONORIFICS[before.lower_]
        elif role is not None and not _closes(before):
            roles.append(role.lemma)
        elif before.lower_ not in _TITLES:
            break
        start -= 1
    while len(ent) > 1 and ent[0].lower_ in HONORIFICS:
        gender = HONORIFICS[ent[0].lower_]
        ent = ent[1:]
    words = ent.doc[start : ent.end]
    described = list(_apposed(ent.root))
    roles += [role.lemma for role in map(role_of, described) if role]
    country = country_before(words[0]) or next((c for c in map(country_of, described) if c), None)
    sectors = next((r.sectors for name in roles if (r := _tables.roles().get(name)) and r.sectors), ())
    return Mention(words, ent.root, "person", ent.text, country, sectors, tuple(roles), gender)


def _closes(token: Token) -> bool:
    """True for a noun that ends a phrase of its own before a name: `told officers Smith was …`."""
    return token.dep_ in ("nsubj", "obl", "ROOT") and token.tag_ == "NNS"


def _apposed(head: Token) -> Iterator[Token]:
    """Nouns that say who somebody is: `X, the secretary of Y`."""
    yield from (c for c in head.children if c.dep_ == "appos" and not c.ent_type_)


def _body(ent: Span) -> Mention | None:
    """An organisation: known by name, else told by the words of its name and its owner."""
    if _tables.fold(ent.text) in _tables.countries() or ent.text in _tables.capitals():
        return _country(ent)
    known = _tables.bodies().get(_tables.fold(ent.text))
    if known is not None:
        return Mention(ent, ent.root, "organisation", known.name, known.country, known.sectors)
    country = next((code for t in ent if (code := _demonym(t) or _country_word(t.text))), None) or country_of(ent.root)
    owners = tree.possessors(ent.root)
    start = min((t.i for o in owners for t in o.subtree if t.i < ent.start), default=ent.start)
    words = ent.doc[start : ent.end] if country and owners and start >= ent.sent.start else ent
    return Mention(words, ent.root, "organisation", ent.text, country, sectors_of_body(ent.text))


def sectors_of_body(name: str) -> tuple[str, ...]:
    """PLOVER sectors that the words of a body's name tell."""
    words = tuple(_tables.fold(name).lower().split())
    for wanted, first, sector in _tables.body_words():
        part = words[: len(wanted)] if first else words[-len(wanted) :]
        if part == wanted:
            return (sector,)
    return ()


def _country(ent: Span) -> Mention | None:
    """A country, or a capital for its government, where it acts."""
    name = _tables.fold(ent.text)
    country = _tables.countries().get(name)
    code = country.code if country else _tables.capitals().get(name)
    if code is None or is_locative(ent) or not _acts(ent.root, capital=country is None):
        return None
    return Mention(ent, ent.root, "country", _tables.country_names()[code], code)


def _acts(token: Token, *, capital: bool) -> bool:
    """True for a name in the place of one who acts; a capital only as a subject, an owner, or in a by-phrase."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    if token.dep_ in ("nsubj", "nsubj:pass", "nmod:poss", "obl:agent"):
        return True
    if capital:
        return False
    return token.dep_ in ("obj", "iobj") or tree.case_of(token) in ("with", "against", "by", "between", "for", "to")


def _people(ent: Span) -> Mention | None:
    """The people of a country, `Palestinians`; an adjective is no mention."""
    code = _tables.demonyms().get(ent.text.lower())
    head = ent.root
    if code is None or head.pos_ not in ("NOUN", "PROPN") or head.dep_ in ("amod", "compound", "nmod:desc", "flat"):
        return None
    return Mention(ent, head, "group", ent.text, code, ("CVL",), plural=True)


def _of_pronoun(token: Token) -> Mention | None:
    gender = _PRONOUNS.get(token.lower_)
    if gender is None or token.pos_ not in ("PRON", "DET"):
        return None
    return Mention(token.doc[token.i : token.i + 1], token, None, gender=gender)


def _of_role(token: Token) -> Mention | None:
    """A role noun that stands for somebody: `Russian troops`, `the president`, `his office`."""
    role = role_of(token) if token.pos_ in ("NOUN", "PROPN") else None
    if role is None or token.dep_.partition(":")[0] not in _NOMINAL or tree.is_negated(token):
        return None
    possessors = tree.possessors(token)
    phrase = tree.noun_phrase(token)
    modifiers = tuple(sorted(c.lemma_.lower() for c in token.children if c.dep_ in ("amod", "compound", "nummod")))
    return Mention(
        phrase,
        token,
        "role",
        "",
        country_of(token),
        role.sectors or (("MIL",) if "military" in modifiers else ()),
        (role.lemma,),
        owner=possessors[0] if possessors else None,
        plural=token.tag_ in ("NNS", "NNPS") or token.morph.get("Number", []) == ["Plur"],
        definite=any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in token.children),
        modifiers=modifiers,
    )


def role_of(token: Token) -> Role | None:
    """The role that a noun names, with the word before it where the two are one (`foreign minister`)."""
    table = _tables.roles()
    lemma = token.lemma_.lower()
    if token.i > 0:
        pair = table.get(f"{token.nbor(-1).lemma_.lower()} {lemma}")
        if pair is not None:
            return pair
    return table.get(lemma) or table.get(token.lower_)


def country_of(noun: Token) -> str | None:
    """The country that a noun is said to be of: `Kenyan police`, `Kenya's police`, `the police of Kenya`."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod:poss", "nmod:desc", "nmod") and tree.case_of(child) in ("", "of"):
            code = _demonym(child) or _country_phrase(child)
            if code:
                return code
            for below in child.children:
                inner = _demonym(below) if below.dep_ in ("amod", "compound", "nmod:poss") else None
                inner = inner or (_country_phrase(below) if below.dep_ in ("compound", "nmod:poss", "nmod") else None)
                if inner:
                    return inner
    return None


def country_before(token: Token) -> str | None:
    """The country named by the word before a title: `Ukrainian President …`, `Kenya's President …`."""
    code = _demonym(token) or (_country_word(token.text) if token.ent_type_ == "LOC" else None)
    if code or token.i == 0:
        return code
    before = token.nbor(-1)
    if before.lower_ in ("'s", "’s") and before.i > 0:
        before = before.nbor(-1)
    return _demonym(before) or (_country_phrase(before) if before.ent_type_ == "LOC" else None)


def _demonym(token: Token) -> str | None:
    return _tables.demonyms().get(token.lower_)


def _country_word(text: str) -> str | None:
    country = _tables.countries().get(_tables.fold(text))
    return country.code if country else None


def _country_phrase(token: Token) -> str | None:
    """The country named by the name that a word belongs to."""
    if token.ent_type_ not in ("LOC", "ORG", "MISC", "GPE"):
        return None
    start = token.i
    while start > 0 and token.doc[start].ent_iob_ == "I":
        start -= 1
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].ent_iob_ == "I":
        end += 1
    return _country_word(token.doc[start:end].text)
