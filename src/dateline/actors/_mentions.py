"""Mentions: the words of a doc that stand for somebody, with what they tell of them by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from dateline.actors import _acting, _tables
from dateline.actors._bodies import body_of, country_of_body
from dateline.actors._describe import Description, Reading, RoleWords
from dateline.actors._english import (
    DEFINITE,
    ELSEWHERE,
    GROUP_PRONOUNS,
    HONORIFICS,
    POSSESSIVE_MARKS,
    PRONOUNS,
    RELATIONAL,
    ROLE_GENDER,
    SHORT_TITLES,
)
from dateline.actors._names import Name, body_sectors
from dateline.actors._tables import Body, Person
from dateline.reader import tree
from dateline.record import ActorKind

_NOMINAL = frozenset(
    "nsubj obj iobj obl nmod appos conj ROOT csubj vocative ccomp xcomp acl advcl parataxis dep list".split()
)
_OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for somebody.

    `kind`: None for a pronoun (without a gender: of a group, body or country) and for the last word of a body's name
    (`the front`), which is then its `name`. `name`: the name in it, if any; `roles`: what titles and appositions call
    them, as lemmas of roles.csv; `gender`: m, f or empty; `owner`: the word of the one whose role it is (`his office`);
    `person` and `body`: what the tables know under this name.
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
    counted: bool = False
    modifiers: tuple[str, ...] = ()
    person: Person | None = None
    body: Body | None = None
    titled: bool = False


def mentions(doc: Doc) -> list[Mention]:
    """The doc's mentions in the order of the text; a role that is someone's title or apposition is part of theirs."""
    return _Finder(Reading(doc)).find()


class _Finder:
    """Finds mentions of one doc; remembers which roles and names tell only of others."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.told: set[int] = set()  # heads of roles that describe a named person
        self.used: set[int] = set()  # first words of names that describe a role or a body

    def find(self) -> list[Mention]:
        names = self.reading.names
        found = [m for name in names if name.kind == "person" for m in self._person(name)]
        found += [m for name in names if name.kind == "body" if (m := self._body(name))]
        roles = [words for words in self.reading.roles.values() if words.head.i not in self.told]
        found += [m for words in roles for m in self._role(words)]
        found += [m for name in names if name.kind in ("country", "capital", "nationality") if (m := self._state(name))]
        found += [m for token in self.reading.tokens if (m := _pronoun(token))]
        found += self._body_words([m for m in found if m.kind == "organisation"], {m.head.i for m in found})
        return sorted(found, key=lambda m: (m.head.i, m.span.start))

    def _person(self, name: Name) -> Iterator[Mention]:
        """A person with the titles before the name, and the roles in apposition, which are mentions of their own."""
        start, gender, titles = self._titles(name)
        others = list(self._apposed(name))
        described = [*titles, *others]
        tellings = [(words.role.lemma, self.reading.describe(words)) for words in described]
        short = self._short_titles(start, name)
        roles = tuple(dict.fromkeys([*short, *(lemma for lemma, _ in tellings)]))
        gender = gender or next((g for lemma in roles if (g := ROLE_GENDER.get(lemma))), "")
        if not gender and len(name.span) > 1:
            gender = _tables.given_names().get(name.span[0].text, "")
        for words, (_, told) in zip(described, tellings, strict=True):
            self._use(told, words)
        country = next((told.country for _, told in tellings if told.country), None)
        sectors = next((s for _, told in tellings if (s := _worn(told))), ()) or next(
            (s for lemma in short if (s := _tables.roles()[lemma].sectors)), ()
        )
        yield Mention(
            self.doc[start : name.span.end], name.span.root, "person", name.span.text, country, sectors, roles, gender,
            person=name.person, titled=start < name.span.start,
        )  # fmt: skip
        for words in others:
            told = self.reading.describe(words)
            if words.head.dep_ != "ROOT" and not _is_predicate(words.head):
                yield Mention(
                    self.doc[told.start : words.head.i + 1], words.head, "person", "", country, sectors, roles, gender,
                    person=name.person,
                )  # fmt: skip

    def _titles(self, name: Name) -> tuple[int, str, list[RoleWords]]:
        """(first word of the titles, gender, role nouns among them)."""
        start, gender = name.span.start, ""
        first = name.span.sent.start
        while start > first:
            token = self.doc[start - 1]
            if token.text == "." and start - 1 > first and self.doc[start - 2].lower_ in SHORT_TITLES:
                start -= 2
            elif token.lower_ in HONORIFICS:
                gender = HONORIFICS[token.lower_] or gender
                start -= 1
            elif token.lower_ in SHORT_TITLES:
                start -= 1
            else:
                role = self.reading.role_at(token)
                if role is None or role.head.i != token.i or role.plural or not _is_title(token, name):
                    break
                return role.start, gender, [role]
        return start, gender, []

    def _short_titles(self, start: int, name: Name) -> list[str]:
        return [SHORT_TITLES[t.lower_] for t in self.doc[start : name.span.start] if t.lower_ in SHORT_TITLES]

    def _apposed(self, name: Name) -> Iterator[RoleWords]:
        """Role nouns in apposition to a name, or said of it: `X, head of Y`; `the head, X,`; `X is head`."""
        after = self._role_after(name)
        if after is not None:
            yield after
        root = name.span.root
        before = self.reading.roles.get(root.head.i) if root.dep_ == "appos" else None
        if before is not None and before.head.i < name.span.start and not before.plural:
            if self.doc[name.span.start - 1].text == ",":
                yield before
            return
        if root.dep_ == "nsubj" and _is_predicate(root.head) and not tree.is_negated(root.head):
            said = self.reading.roles.get(root.head.i)
            if said is not None and not any(c.dep_ == "cop" and c.tag_ == "VBD" for c in root.head.children):
                yield said

    def _role_after(self, name: Name) -> RoleWords | None:
        i, end = name.span.end, name.span.sent.end
        if i + 2 < end and self.doc[i + 1].pos_ == "NUM" and self.doc[i].text == self.doc[i + 2].text == ",":
            i += 2  # the age: `X, 34, a teacher`
        if i + 1 >= end or self.doc[i].text != ",":
            return None
        for token in self.doc[i + 1 : min(end, i + 12)]:
            if token.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ") and token.text != "-" and token.dep_ != "amod":
                return None
            words = self.reading.roles.get(token.i)
            if words is not None:
                return words if self._is_apposition(words, i + 1) else None
        return None

    def _is_apposition(self, words: RoleWords, start: int) -> bool:
        """True when a role phrase begins right after the comma and is no item of a list or subject of what follows."""
        head = words.head
        if self.reading.describe(words).start != start or words.plural:
            return False
        return head.dep_ == "appos" or head.dep_ not in ("conj", "nsubj", "nsubj:pass", "obj", "obl", "nmod:poss")

    def _use(self, told: Description, words: RoleWords) -> None:
        self.told.add(words.head.i)
        if words.role.lemma not in RELATIONAL:
            self.used.update(name.span.start for name in told.used)

    def _body(self, name: Name) -> Mention | None:
        """An organisation; a seat or a self-declared state only where it acts."""
        body = name.body
        if body is None:
            return self._unknown_body(name)
        if body.use and (name.span.start in self.used or not _acting.acts(name.span, capital=body.use == "seat")):
            return None
        if "BUS" in body.sectors and tree.case_of(name.span.root) in ("on", "via"):
            return None
        span = name.span
        owner = self._owner(name)
        if owner is not None and owner.code == body.country:
            self.used.add(owner.span.start)
        if span.start > 0 and self.doc[span.start - 1].text == "The" and span.start - 1 > span.sent.start:
            span = self.doc[span.start - 1 : span.end]
        kind: ActorKind = "country" if body.use == "land" else "organisation"
        return Mention(span, name.span.root, kind, span.text, body.country, body.sectors, body=body)

    def _body_words(self, bodies: list[Mention], taken: set[int]) -> list[Mention]:
        """`the front` after `the Liberation Front`: the last word of a body's name, by itself, may stand for it."""
        last = {m.name.split()[-1].lower(): m.head.i for m in reversed(bodies) if " " in m.name}
        return [
            Mention(self.doc[token.left_edge.i : token.i + 1], token, None, token.lower_, definite=True)
            for token in self.reading.tokens
            if token.i > last.get(token.lower_, len(self.doc)) and token.i not in taken and is_bare_definite(token)
        ]

    def _unknown_body(self, name: Name) -> Mention:
        """A body told by the words of its name; the country that owns it belongs to the words."""
        country = country_of_body(name)
        start = name.span.start
        before = self._owner(name)
        if country and before is not None and before.code == country:
            start = before.span.start
            self.used.add(start)
        return Mention(
            self.doc[start : name.span.end], name.span.root, "organisation", name.span.text, country,
            body_sectors(name.span.text),
        )  # fmt: skip

    def _owner(self, name: Name) -> Name | None:
        """The name right before another, or before its possessive mark: `Kenya` of `Kenya's Foreign Ministry`."""
        start = name.span.start
        last = start - 2 if start > 1 and self.doc[start - 1].text in POSSESSIVE_MARKS else start - 1
        return self.reading.name_at.get(last) if last >= name.span.sent.start else None

    def _role(self, words: RoleWords) -> Iterator[Mention]:
        """A role noun that stands for somebody, one mention for each nationality coordinated in it."""
        told = self.reading.describe(words)
        if not self._stands_for_somebody(words, told):
            return
        self._use(told, words)
        shared = self._role_mention(words, told, told.start, told.country, "")
        if not told.partners:
            yield shared
            return
        noun = self.doc[words.start : words.head.i + 1].text
        first = told.partners[0][0]
        lead = self.doc[first : told.partners[0][1].span.start].text_with_ws
        for begin, name in told.partners:
            span = self.doc[begin : name.span.end]
            text = f"{lead}{name.span.text} {noun}"
            yield self._role_mention(words, told, begin, name.code, text, span=span, head=name.span.root)
        yield self._role_mention(words, told, told.start, told.country, f"{lead}{shared.span.text}")

    def _role_mention(
        self,
        words: RoleWords,
        told: Description,
        start: int,
        country: str | None,
        name: str,
        *,
        span: Span | None = None,
        head: Token | None = None,
    ) -> Mention:
        plural = words.plural
        return Mention(
            span or self.doc[start : words.head.i + 1], head or words.head,
            "group" if plural or _acting.is_collective(words.role.lemma) else "role",
            name, country, self._worn(words, told), (words.role.lemma,), ROLE_GENDER.get(words.role.lemma, ""),
            told.owner, plural, told.determiner in DEFINITE, told.counted, told.modifiers,
        )  # fmt: skip

    def _worn(self, words: RoleWords, told: Description) -> tuple[str, ...]:
        """The sectors of a role; an officer whom no other word tells of is of the force that the report names."""
        worn = _worn(told)
        if words.role.lemma == "officer" and worn == words.role.sectors:
            return (self.force,) if self.force else ()
        return worn

    @cached_property
    def force(self) -> str | None:
        """COP in a report that names police and no soldiers, MIL in the reverse, else None."""
        told = [words.role.sectors for words in self.reading.roles.values() if words.role.lemma != "officer"]
        told += [body_of(name)[1] for name in self.reading.names if name.kind == "body"]
        found = {sectors[0] for sectors in told if sectors} & {"COP", "MIL"}
        return found.pop() if len(found) == 1 else None

    def _stands_for_somebody(self, words: RoleWords, told: Description) -> bool:
        head, role = words.head, words.role
        if head.dep_.partition(":")[0] not in _NOMINAL or tree.is_negated(head) or _is_predicate(head):
            return False
        if head.dep_ in ("obl", "nmod", "nmod:desc") and tree.case_of(head) in ELSEWHERE:
            return False
        if role.when == "told" and not (told.sectors or told.country or told.used or told.owner):
            return False
        if head.dep_ in ("advcl", "xcomp", "acl") and self.doc[max(told.start - 1, 0)].lower_ == "as":
            return False
        if role.when == "modified" and not (told.modifiers or told.country or told.used or told.owner):
            return False
        if role.when == "of" and not (told.used or told.owner or told.sectors != role.sectors):
            return False
        return not (role.lemma == "opposition" and head.i + 1 < len(self.doc) and head.nbor(1).lower_ in ("to", "from"))

    def _state(self, name: Name) -> Mention | None:
        """A country or its capital where it acts, and the people of a country."""
        if name.span.start in self.used:
            return None
        if name.kind == "nationality":
            return _people(name) or _doer(name)
        if _acting.acts(name.span, capital=name.kind == "capital") or _acting.does(name.span):
            return Mention(name.span, name.span.root, "country", _tables.country_names()[name.code or ""], name.code)
        return None


def is_bare_definite(noun: Token) -> bool:
    """True for a common noun that nothing but `the` or its like stands before: `the front`."""
    before = [c for c in noun.children if c.i < noun.i and c.dep_ not in ("case", "cc", "punct")]
    return noun.pos_ == "NOUN" and bool(before) and all(c.lower_ in DEFINITE for c in before)


def _is_title(token: Token, name: Name) -> bool:
    """True for a role noun that is said of the name after it; not `told officers X was …`, `the man X met`."""
    root = name.span.root
    return not (root.dep_.startswith("nsubj") and root.head.dep_.startswith("acl") and root.head.head.i == token.i)


def _is_predicate(token: Token) -> bool:
    return any(c.dep_ == "cop" for c in token.children)


def _worn(told: Description) -> tuple[str, ...]:
    """The sectors of a description; of a former officeholder, the elite's."""
    return ("ELI",) if told.former and told.sectors and told.sectors[0] in _OFFICES else told.sectors


def _people(name: Name) -> Mention | None:
    """The people of a country, `Palestinians`, `the French`; an adjective is no mention."""
    head = name.span.root
    if not _acting.is_people(head):
        return None
    definite = any(c.dep_ == "det" and c.lower_ in DEFINITE for c in head.children)
    sectors = () if definite else ("CVL",)
    return Mention(name.span, head, "group", name.span.text, name.code, sectors, plural=True, definite=definite)


def _doer(name: Name) -> Mention | None:
    """A country named by its adjective before a deed: `the Kenyan offensive`."""
    if not _acting.does(name.span):
        return None
    return Mention(name.span, name.span.root, "country", _tables.country_names()[name.code or ""], name.code)


def _pronoun(token: Token) -> Mention | None:
    gender, plural = PRONOUNS.get(token.lower_), GROUP_PRONOUNS.get(token.lower_)
    if (gender is None and plural is None) or token.pos_ not in ("PRON", "DET") or token.dep_ == "expl":
        return None
    return Mention(token.doc[token.i : token.i + 1], token, None, gender=gender or "", plural=bool(plural))
