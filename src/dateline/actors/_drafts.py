"""An actor while its mentions are gathered, and what they tell together."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.actors import _tables
from dateline.actors._english import FAMILY_NAME_FIRST, HOUSEHOLD, NAME_SUFFIXES, RELATIONAL
from dateline.actors._mentions import Mention
from dateline.actors._tables import Body, Person

_HEADS = frozenset({"president", "head", "king", "queen", "emir", "sultan"})
_TELLING = frozenset("COP GOV JUD LEG MIL PRM PTY REB SPY UAF OPP ELI REL".split())


@dataclass(slots=True)
class Draft:
    """An actor while its mentions are gathered; `day` is the report's date, if known."""

    day: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    person: Person | None = None
    body: Body | None = None
    owner: Draft | None = None

    @property
    def first(self) -> Mention:
        """The mention that began it."""
        return self.mentions[0]

    def names(self) -> list[str]:
        """The names in its mentions."""
        return [" ".join(m.name.split()) for m in self.mentions if m.name]

    def full_names(self) -> list[str]:
        """Names of more than one word."""
        return [name for name in self.names() if " " in name]

    def country(self) -> str | None:
        """The country: the table's, else the first that a mention tells, else that of the one it belongs to."""
        if self.person is not None:
            term = self.person.on(self.day)
            return (term or self.person.terms[-1]).country
        if self.body is not None:
            return self.body.country
        told = next((m.country for m in self.mentions if m.country), None)
        return told or (self.owner.country() if self.owner and self._inherits() else None)

    def _inherits(self) -> bool:
        return not {*self.first.roles} & (RELATIONAL | HOUSEHOLD)

    def gender(self) -> str:
        """m or f as the mentions or the table tell, or empty."""
        if self.person is not None:
            return self.person.gender
        return next((m.gender for m in self.mentions if m.gender), "")

    def told_roles(self) -> set[str]:
        """What titles and appositions call them, each by the word that stands for all of its like."""
        table = _tables.roles()
        return {table[role].same for m in self.mentions if m.kind == "person" for role in m.roles if role in table}

    def known_roles(self) -> set[str]:
        """The offices that the table tells: on the report's day, or ever where the day is not known."""
        if self.person is None:
            return set()
        terms = self.person.terms if self.day is None else [t for t in [self.person.on(self.day)] if t]
        return {_tables.roles()[term.office].same for term in terms if term.office}

    def sectors(self) -> tuple[str, ...]:
        """What the words tell of office or side, else the table on the report's day, else whatever the words tell."""
        told = [m.sectors for m in self.mentions if m.sectors]
        strong = next((sectors for sectors in told if sectors[0] in _TELLING), None)
        if self.person is not None:
            return strong or self._table_sectors(self.person)
        if self.body is not None:
            return self.body.sectors
        return strong or next(iter(told), ())

    def _table_sectors(self, person: Person) -> tuple[str, ...]:
        term = person.on(self.day)
        if term is not None:
            return term.sectors
        ended = self.day is not None and any(t.end and t.end < self.day for t in person.terms)
        return ("ELI",) if ended else ()


def is_short_for(mention: Mention, draft: Draft) -> bool:
    """True when a bare name is the end (or, where that is the custom or without a title, the beginning) of a full name
    of the draft, and nothing that is told speaks against it."""
    if not any(_shortens(mention, name, draft) for name in _full_names(draft)):
        return False
    if mention.gender and draft.gender() and mention.gender != draft.gender():
        return False
    return not (mention.country and draft.country() and mention.country != draft.country())


def _full_names(draft: Draft) -> list[str]:
    return [*draft.full_names(), *([draft.person.name] if draft.person else [])]


def _shortens(mention: Mention, full: str, draft: Draft) -> bool:
    words, short = _bare(full), _bare(mention.name)
    if len(short) >= len(words):
        return False
    if words[-len(short) :] == short:
        return True
    family_first = draft.person is not None and draft.country() in FAMILY_NAME_FIRST
    return len(short) == 1 and short[0] == words[0] and (family_first or not mention.titled)


def _bare(name: str) -> list[str]:
    """The words of a name without the Arabic article and what follows a family name."""
    words = [w for w in _tables.plain(name).split() if w.rstrip(".") not in NAME_SUFFIXES]
    return [w.removeprefix("al-").removeprefix("el-").removeprefix("Al-").removeprefix("El-") for w in words]


def holds(draft: Draft, mention: Mention, roles: set[str]) -> bool:
    """True when someone with these roles is what a role noun says, and of no other country."""
    if mention.country and draft.country() != mention.country:
        return False
    if mention.gender and draft.gender() not in ("", mention.gender):
        return False
    wanted = _tables.roles()[mention.roles[0]]
    if wanted.same == "head":
        return bool(mention.country) and bool(roles & _HEADS)
    return wanted.same in roles


def same_role(draft: Draft, mention: Mention) -> bool:
    """True when two role phrases can mean the same: like nouns of the same country with the same words before them."""
    first = draft.first
    if first.kind not in ("role", "group") or not first.roles or not mention.roles or first.plural != mention.plural:
        return False
    table = _tables.roles()
    one, other = table[first.roles[0]], table[mention.roles[0]]
    if one.lemma != other.lemma and (one.same != other.same or not (mention.country and first.country)):
        return False
    if first.country != mention.country:
        return False
    return first.modifiers == mention.modifiers or (mention.definite and set(mention.modifiers) <= set(first.modifiers))
