"""Role nouns and what the words about them tell: whose they are, of which country and sector.

Read from the words' order first, because newspaper noun phrases are regular and trees of them are not; the tree only
decides where two phrases meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.parts_of_speech import NOUN, PROPN
from spacy.tokens import Doc, Token

from dateline._datelines import is_dateline
from dateline.actors import _tables
from dateline.actors._bodies import body_of
from dateline.actors._english import (
    ARTICLES,
    COORDINATORS,
    FORMER,
    HONORIFICS,
    POSSESSIVE_MARKS,
    RELATIONAL,
    SPEAKERS,
    TOPICAL,
)
from dateline.actors._names import Name, find_names
from dateline.actors._tables import Role
from dateline.reader import tree

_NOUNS = frozenset({NOUN, PROPN})
_ROLE_WORDS = 4  # the longest role noun of roles.csv
_REACH = 10  # words looked at after `of`
_INNER = ("compound", "nmod:desc", "amod", "nmod", "flat", "nmod:unmarked", "nummod")


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A role noun in a doc: its words from `start` to the head; `plural` as it is written, whatever the tag says."""

    role: Role
    start: int
    head: Token
    plural: bool


@dataclass(frozen=True, slots=True)
class Description:
    """What a role phrase tells. `start`: its first word; `owner`: the word of a person whose they are (`his office`);
    `partners`: nationalities coordinated with its own (`Kenyan and Ugandan officials`), each with its first word."""

    start: int
    country: str | None = None
    sectors: tuple[str, ...] = ()
    former: bool = False
    owner: Token | None = None
    determiner: str = ""
    modifiers: tuple[str, ...] = ()
    counted: bool = False
    partners: tuple[tuple[int, Name], ...] = ()
    used: tuple[Name, ...] = ()


class Reading:
    """A doc with its names and role nouns."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        told = (sentence for sentence in tree.sentences(doc) if not is_dateline(sentence.text))
        self.tokens = [token for sentence in told for token in sentence]
        self.names = find_names(doc, self.tokens)
        self.name_at = {token.i: name for name in self.names for token in name.span}
        self.roles = self._outermost(list(self._find_roles()))
        self._role_at = {i: r for r in self.roles.values() for i in range(r.start, r.head.i + 1)}

    def _find_roles(self) -> Iterator[RoleWords]:
        for token in self.tokens:
            if token.i not in self.name_at and (token.pos in _NOUNS or self._before_person(token)):
                found = role_ending(token)
                if found is not None and not self._modifies_role(token):
                    yield found

    @staticmethod
    def _outermost(found: list[RoleWords]) -> dict[int, RoleWords]:
        """Roles by their head, without those inside a longer one: `secretary` of `secretary of state`."""
        inner = {i for words in found for i in range(words.start, words.head.i)}
        return {words.head.i: words for words in found if words.head.i not in inner}

    def _before_person(self, token: Token) -> bool:
        """True for a capitalised word right before a person's name, a title whatever its tag."""
        name = self.name_at.get(token.i + 1)
        return name is not None and name.kind == "person" and token.text[0].isupper() and token.pos_ == "ADJ"

    def _modifies_role(self, token: Token) -> bool:
        """True for a role noun that only tells the kind of the next one: `army spokesman`, `police officer`."""
        if token.i + 1 >= len(self.doc) or token.tag_ == "NNS":
            return False
        following = token.nbor(1)
        if following.i in self.name_at or following.pos_ not in ("NOUN", "PROPN"):
            return False
        return token.dep_ in _INNER and token.head.i > token.i and token.head.i - token.i <= 3

    def role_at(self, token: Token) -> RoleWords | None:
        """The role noun that a word belongs to."""
        return self._role_at.get(token.i)

    def describe(self, words: RoleWords) -> Description:
        """What the words before and after a role noun tell."""
        before = _Before(self, words)
        country, sectors, used = self._after(words)
        modifier = self._modifier_sectors(words, before)
        body = before.body
        role = words.role
        if body is not None:
            bodied = body_of(body)
            country, sectors = country or bodied[0], sectors or bodied[1]
        if country in _tables.INTERNATIONAL and role.is_open and not sectors and modifier is None:
            role = replace(role, sectors=())  # a United Nations official is no government's
        if role.lemma not in RELATIONAL or not before.owned_by_country:
            country = before.country or country
        return Description(
            before.start,
            country,
            _combined(role, sectors, modifier),
            before.former,
            before.owner,
            before.determiner,
            tuple(sorted(before.modifiers)),
            before.counted,
            tuple(before.partners),
            (*before.used, *used),
        )

    def _modifier_sectors(self, words: RoleWords, before: _Before) -> _tables.Modifier | None:
        """The nearest word before the noun that tells a sector, two-word ones first."""
        table = _tables.modifiers()
        inner = [t for t in self.doc[before.start : words.start] if t.i not in self.name_at]
        for token in reversed(inner):
            pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i > before.start else ""
            found = table.get(pair) or table.get(token.lower_) or table.get(token.lemma_.lower())
            if found is not None:
                return found
        return None

    def _after(self, words: RoleWords) -> tuple[str | None, tuple[str, ...], list[Name]]:
        """Country and sectors of what follows `of`: `head of the army`, `secretary of Kenya's Security Council`."""
        doc, head = self.doc, words.head
        end = min(head.sent.end, head.i + 1 + _REACH)
        if head.i + 1 >= end or not _opens(doc[head.i + 1], words.role):
            return None, (), []
        country: str | None = None
        sectors: tuple[str, ...] = ()
        used: list[Name] = []
        for token in doc[head.i + 2 : end]:
            name, role = self.name_at.get(token.i), self.role_at(token)
            if name is not None:
                if name.span.start == token.i:
                    used.append(name)
                    code, told = body_of(name)
                    country, sectors = country or code, sectors or told
                    if name.kind == "body":
                        break
            elif role is not None and role.head.i == token.i:
                sectors = sectors or role.role.sectors
                if doc[min(token.i + 1, end - 1)].lower_ not in ("of", *POSSESSIVE_MARKS):
                    break
            elif not (token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART") or token.lower_ in ("of", "'s")):
                break
        if doc[head.i + 1].lower_ == "for" and all(name.kind != "body" for name in used) and not sectors:
            return None, (), []
        return country, sectors, used


def _opens(token: Token, role: Role) -> bool:
    return token.lower_ == "of" or (token.lower_ == "for" and role.lemma in SPEAKERS)


def _combined(role: Role, body: tuple[str, ...], modifier: _tables.Modifier | None) -> tuple[str, ...]:
    """The sectors of a role: a strong word before it, its own, its body's, a word before it, the default."""
    if modifier is not None and modifier.over:
        return modifier.sectors
    if not role.is_open:
        return role.sectors
    if modifier is not None and role.sectors == ("MIL",) and modifier.sectors == ("GOV",):
        modifier = None  # government forces are soldiers
    return body or (modifier.sectors if modifier else ()) or role.sectors


class _Before:
    """The words before a role noun, read from right to left until the phrase ends."""

    def __init__(self, reading: Reading, words: RoleWords) -> None:
        self.reading = reading
        self.words = words
        self.start = words.start
        self.country: str | None = None
        self.body: Name | None = None
        self.owner: Token | None = None
        self.owned_by_country = False
        self.former = self.counted = False
        self.determiner = ""
        self.modifiers: set[str] = set()
        self.partners: list[tuple[int, Name]] = []
        self.used: list[Name] = []
        self._read()

    def _read(self) -> None:
        doc, first = self.reading.doc, self.words.head.sent.start
        while self.start > first:
            token = doc[self.start - 1]
            name = self.reading.name_at.get(token.i)
            if name is not None:
                if not self._take_name(name, owns=False):
                    self._take_namesake(name)
                    return
            elif token.text in POSSESSIVE_MARKS and token.i > first:
                self._take_owner(doc[token.i - 1])
                return
            elif token.dep_ == "nmod:poss" and token.pos_ in ("PRON", "DET"):
                self.owner, self.determiner, self.start = token, token.lower_, token.i
                return
            elif token.lower_ in ARTICLES and token.pos_ in ("DET", "PRON", "ADJ"):
                self.determiner = self.determiner or token.lower_
                self.start = token.i
                if token.lower_ not in ("many", "other", "several"):
                    return
            elif self._belongs(token):
                self._take_word(token)
            else:
                return

    def _belongs(self, token: Token) -> bool:
        """True for a word inside the phrase; a noun only where the tree says so."""
        if token.text == "-":
            return token.i > token.sent.start and token.i + 1 < len(token.doc) and not token.whitespace_
        if token.lower_ in ("least", "most") and token.i and token.doc[token.i - 1].lower_ == "at":
            return False  # `at least four people` are four people
        if token.pos_ in ("ADJ", "NUM"):
            return token.dep_ not in ("xcomp", "ROOT", "ccomp") or token.head.i == self.words.head.i
        if not token.i < token.head.i <= self.words.head.i:
            return False
        return token.pos_ in ("NOUN", "PROPN", "ADV", "X") or (token.pos_ == "VERB" and token.dep_ == "amod")

    def _take_word(self, token: Token) -> None:
        self.start = token.i
        if token.lower_ in FORMER:
            self.former = True
        elif token.pos_ == "NUM":
            self.counted = True
        elif token.text != "-":
            self.modifiers.add(token.lemma_.lower())

    def _take_name(self, name: Name, *, owns: bool) -> bool:
        """Take a name before the noun; False where it is no part of the phrase (a person's)."""
        if name.kind == "person":
            return False
        self.start = name.span.start
        self.used.append(name)
        if self.reading.doc[name.span.end].text == "-":
            return True  # `Iran-backed militia` is not Iran's
        if name.kind == "body":
            self.body = self.body or name
        elif self.country is None and not (name.kind == "country" and not owns and self._is_topic(name)):
            self.country, self.owned_by_country = name.code, owns
            if not owns:
                self._take_partners()
        return True

    def _take_namesake(self, name: Name) -> None:
        """Take a person's name that the tree puts inside the phrase: `the Mutua administration`."""
        root = name.span.root
        if root.dep_ in _INNER and self.start <= root.head.i <= self.words.head.i and name.span.end == self.start:
            self.owner, self.start, self.determiner = root, name.span.start, "the"

    def _is_topic(self, name: Name) -> bool:
        """True for what somebody is concerned with: `a Syria analyst`; but `the US envoy`."""
        return self.words.role.lemma in TOPICAL and not (name.span.text.isupper() or "." in name.span.text)

    def _take_partners(self) -> None:
        """Nationalities before an `and`: `Kenyan and`, `Kenyan, Ugandan and`."""
        doc, i, first = self.reading.doc, self.start, self.words.head.sent.start
        while i - 1 > first and (doc[i - 1].lower_ in COORDINATORS or doc[i - 1].text == ","):
            comma = doc[i - 1].text == ","
            if not comma and doc[i - 2].text == ",":
                i -= 1
            name = self.reading.name_at.get(i - 2)
            if name is None or name.kind not in ("nationality", "country") or (comma and not self.partners):
                return
            i = begin = name.span.start
            while begin > first and doc[begin - 1].pos_ == "ADJ" and begin - 1 not in self.reading.name_at:
                begin -= 1
            self.partners.insert(0, (begin, name))
            self.used.append(name)

    def _take_owner(self, token: Token) -> None:
        """Take the owner before a possessive mark, with the owner's own country where it is a body or a role."""
        name = self.reading.name_at.get(token.i)
        role = self.reading.roles.get(token.i)
        if name is not None and name.kind == "person":
            self.owner, self.start = token, self._with_title(name.span.start)
        elif name is not None:
            self._take_name(name, owns=True)
            self.determiner = "the"
        elif role is not None:
            told = self.reading.describe(role)
            self.country, self.start, self.determiner = self.country or told.country, told.start, "the"
            self.owner = token

    def _with_title(self, start: int) -> int:
        """The first word of the title before an owner's name: `Mr` of `Mr Mutua's office`."""
        doc = self.reading.doc
        while start > self.words.head.sent.start:
            before = doc[start - 1]
            role = self.reading.role_at(before)
            if before.lower_ not in HONORIFICS and role is None:
                break
            start = role.start if role is not None else start - 1
        return start


def role_ending(token: Token) -> RoleWords | None:
    """The longest role noun that ends with a word, which must be of the number that the table asks for."""
    table, doc = _tables.roles(), token.doc
    for form, plural in _forms(token):
        if form in _tables.role_ends():
            for start in range(max(token.sent.start, token.i - _ROLE_WORDS - 1), token.i):
                role = table.get(f"{_tables.plain(doc[start : token.i].text_with_ws).lower()}{form}")
                if role is not None and (plural or role.when != "plural"):
                    return RoleWords(role, start, token, plural)
        role = table.get(form)
        if role is not None and (plural or role.when != "plural"):
            return RoleWords(role, token.i, token, plural)
    return None


def _forms(token: Token) -> list[tuple[str, bool]]:
    """A noun as the table may have it, each with whether it is the plural of that: lemma, word, and what plural endings
    leave, because lemmas and tags can be wrong (`troops` as a singular)."""
    word = token.lower_
    lemma, plural = token.lemma_.lower(), is_plural(token)
    forms = [(lemma, plural or (word != lemma and word.endswith(("s", "men")))), (word, plural)]
    for ending, singular in (("men", "man"), ("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending):
            forms.append((word[: -len(ending)] + singular, True))
    return forms


def is_plural(token: Token) -> bool:
    """True for a plural noun."""
    return token.tag_ in ("NNS", "NNPS") or token.morph.get("Number", []) == ["Plur"]
