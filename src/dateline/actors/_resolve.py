"""Which mentions mean the same actor within one report: sure links only, a wrong one is worse than none."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.actors import _tables
from dateline.actors._mentions import Mention
from dateline.actors._tables import Person
from dateline.reader import tree


@dataclass(slots=True)
class Draft:
    """An actor while its mentions are gathered."""

    mentions: list[Mention] = field(default_factory=list)
    person: Person | None = None
    owner: Draft | None = None

    @property
    def first(self) -> Mention:
        """The mention that began it."""
        return self.mentions[0]

    def country(self) -> str | None:
        """The country: of the table, else the first that a mention tells, else the owner's."""
        if self.person is not None:
            return self.person.country
        told = next((m.country for m in self.mentions if m.country), None)
        return told or (self.owner.country() if self.owner else None)

    def gender(self) -> str:
        """m or f as the mentions tell, or empty."""
        return next((m.gender for m in self.mentions if m.gender), "")

    def roles(self) -> set[str]:
        """What titles, appositions and the table call them."""
        told = {role for m in self.mentions if m.kind == "person" for role in m.roles}
        return told | ({self.person.office} if self.person and self.person.office else set())


class Resolver:
    """Gathers mentions, given in the order of the text, into actors."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self.drafts: list[Draft] = []
        self._names: dict[tuple[str, str], Draft] = {}
        self._at: dict[int, Draft] = {}
        self._full = [m for m in mentions if m.kind == "person" and " " in m.name]

    def resolve(self) -> list[Draft]:
        """The actors in the order of their first mentions."""
        for mention in self.mentions:
            draft = self._find(mention)
            if draft is None and mention.kind is not None:
                draft = Draft()
                self.drafts.append(draft)
            if draft is not None:
                draft.mentions.append(mention)
                self._at[mention.head.i] = draft
                self._learn(draft, mention)
        return self.drafts

    def _find(self, mention: Mention) -> Draft | None:
        if mention.kind is None:
            return self._of_pronoun(mention)
        if mention.kind == "person":
            return self._of_person(mention)
        if mention.kind == "role":
            return self._of_role(mention)
        key = mention.country if mention.kind == "country" else _tables.fold(mention.name)
        return self._names.get((mention.kind, key or "")) or self._of_acronym(mention)

    def _learn(self, draft: Draft, mention: Mention) -> None:
        if mention.kind == "person":
            known = _tables.people().get(_tables.fold(mention.name))
            if known is not None and (" " in mention.name or draft.first is mention):
                draft.person = draft.person or known
            self._names.setdefault(("person", _tables.fold(mention.name)), draft)
            later = self._full_names(mention)
            if len(later) == 1 and draft.first is mention:
                full = later.pop()
                draft.person = draft.person or _tables.people().get(full)
                self._names.setdefault(("person", full), draft)
            if draft.person is not None:
                self._names.setdefault(("table", draft.person.name), draft)
        elif mention.kind == "country":
            self._names[("country", mention.country or "")] = draft
        elif mention.kind in ("organisation", "group"):
            self._names.setdefault((mention.kind, _tables.fold(mention.name)), draft)
        elif mention.kind == "role" and mention.owner is not None and mention.owner.i in self._at:
            draft.owner = self._at[mention.owner.i]

    def _of_person(self, mention: Mention) -> Draft | None:
        """By the same name, another spelling of the table, or a surname that one full name in the report has."""
        found = self._names.get(("person", _tables.fold(mention.name)))
        if found is not None:
            return found
        known = _tables.people().get(_tables.fold(mention.name))
        if known is not None:
            return self._names.get(("table", known.name))
        fits = [d for d in self._people() if _short_for(mention, d)]
        return fits[0] if len(fits) == 1 else None

    def _full_names(self, mention: Mention) -> set[str]:
        """Full names in the report that end in a bare one: headlines name people before the text introduces them."""
        if " " in mention.name:
            return set()
        return {_tables.fold(m.name) for m in self._full if m.name.split()[-1] == mention.name}

    def _people(self) -> list[Draft]:
        return [d for d in self.drafts if d.first.kind == "person"]

    def _of_acronym(self, mention: Mention) -> Draft | None:
        """`… Liberation Front (KLF)`, and KLF from then on."""
        letters = _tables.fold(mention.name)
        if not letters.isupper() or len(letters) < 2:
            return None
        fits = [d for d in self.drafts if d.first.kind == "organisation" and _initials(d.first.name) == letters]
        return fits[0] if len(fits) == 1 else None

    def _of_role(self, mention: Mention) -> Draft | None:
        """`the Russian leader` for the one person who can be meant; else the same role told before."""
        if not mention.plural and mention.definite and mention.owner is None:
            people = [d for d in self._people() if _holds(d, mention)]
            if len(people) == 1:
                return people[0]
        if mention.owner is not None:
            owner = self._at.get(mention.owner.i)
            fits = [d for d in self.drafts if owner is not None and d.owner is owner and d.first.roles == mention.roles]
            return fits[0] if fits else None
        return next((d for d in reversed(self.drafts) if _same_role(d, mention)), None)

    def _of_pronoun(self, mention: Mention) -> Draft | None:
        """He or she: the one person of that gender who is the subject before it, if no other could be meant."""
        head = mention.head
        before = [m for m in self.mentions if m.head.i < head.i and m.kind in ("person", None) and m.head.i in self._at]
        near = [m for m in before if tree.block_index(head) - tree.block_index(m.head) <= 1]
        if not near:
            return None
        last = near[-1].head.sent
        sentence = [m for m in near if m.head.sent == last or m.head.sent == head.sent]
        fits = {id(d): d for m in sentence if (d := self._at[m.head.i]).gender() in ("", mention.gender)}
        subjects = {
            id(d): d for m in sentence if (d := self._at[m.head.i]) and m.head.dep_ == "nsubj" and id(d) in fits
        }
        for chosen in (fits, subjects):
            if len(chosen) == 1:
                return next(iter(chosen.values()))
        return None


def _short_for(mention: Mention, draft: Draft) -> bool:
    """True when a bare name is the last (or, without a title, the first) of a full name, without a contradiction."""
    full = next((m.name for m in draft.mentions if " " in m.name), None)
    if full is None:
        return False
    words, short = full.split(), mention.name.split()
    if words[-len(short) :] != short and not (len(short) == 1 and not mention.gender and short[0] == words[0]):
        return False
    if mention.gender and draft.gender() and mention.gender != draft.gender():
        return False
    return not (mention.country and draft.country() and mention.country != draft.country())


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _holds(draft: Draft, mention: Mention) -> bool:
    """True when a person is what a role noun says: the same or a like role, and no other country."""
    if mention.country and draft.country() != mention.country:
        return False
    table = _tables.roles()
    wanted = table[mention.roles[0]]
    held = {table[role].same or role for role in draft.roles() if role in table}
    if not mention.country and not held:
        return False
    if wanted.lemma == "leader":
        return bool(mention.country) and bool(held & {"head", "premier", "king", "queen", "emir"})
    return (wanted.same or wanted.lemma) in held


def _same_role(draft: Draft, mention: Mention) -> bool:
    """True when two role phrases mean the same: like nouns of one country with the same modifiers, or one owner's."""
    first = draft.first
    if first.kind != "role" or first.plural != mention.plural:
        return False
    table = _tables.roles()
    one, other = table[first.roles[0]], table[mention.roles[0]]
    if one.lemma != other.lemma and not (one.same and one.same == other.same):
        return False
    if first.owner is not None or first.country != mention.country:
        return False
    return first.modifiers == mention.modifiers and (mention.definite or bool(mention.country))
