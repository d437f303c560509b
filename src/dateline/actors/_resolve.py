"""Which mentions mean the same actor within one report: sure links only, a wrong one is worse than none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from dateline.actors import _tables
from dateline.actors._drafts import Draft, holds, is_short_for, same_role
from dateline.actors._english import ARMED_BODIES, GENERIC, NAME_SUFFIXES, NOT_PERSONS
from dateline.actors._mentions import Mention, is_bare_definite
from dateline.actors._tables import Person
from dateline.reader import tree

_SHORT_FORM = 3  # letters of a given name's short form, at least
_ACRONYM = 8  # the longest acronym that a bracket after a name introduces


class Resolver:
    """Gathers mentions, given in the order of the text, into actors; `day` is the report's date, if known."""

    def __init__(self, mentions: list[Mention], day: str | None = None) -> None:
        self.mentions = mentions
        self.day = day
        self.drafts: list[Draft] = []
        self._before: list[Mention] = []
        self._at: dict[int, Draft] = {}
        self._bodies: dict[str, Draft] = {}
        self._states: dict[tuple[str, str], Draft] = {}
        self._named: dict[int, Draft] = {}

    def resolve(self) -> list[Draft]:
        """The actors in the order of their first mentions."""
        self._name_people()
        self._name_bodies()
        for number, mention in enumerate(self.mentions):
            self._before.append(mention)
            draft = self._find(number, mention)
            if draft is None and mention.kind is not None:
                draft = Draft(self.day)
            if draft is not None:
                self._add(draft, mention)
        self._join_headlines()
        self.drafts.sort(key=lambda draft: min(m.span.start for m in draft.mentions))
        return self.drafts

    def _join_headlines(self) -> None:
        """`Kenyan president` of a headline, which has no article, for the one holder of the office in the text."""
        for draft in [d for d in self.drafts if len(d.mentions) == 1 and tree.block_kind(d.first.head) == "headline"]:
            mention = draft.first
            if mention.kind != "role" or mention.plural or mention.owner is not None or not mention.country:
                continue
            holder = self._office_holder(mention)
            if holder is not None:
                holder.mentions.append(mention)
                self.drafts = [d for d in self.drafts if d is not draft]

    def _add(self, draft: Draft, mention: Mention) -> None:
        if all(draft is not d for d in self.drafts):
            self.drafts.append(draft)
        draft.mentions.append(mention)
        self._at[mention.head.i] = draft
        if mention.owner is not None and draft.owner is None:
            draft.owner = self._at.get(mention.owner.i)

    def _find(self, number: int, mention: Mention) -> Draft | None:
        if number in self._named:
            return self._named[number]
        if mention.kind is None:
            return self._of_body_word(mention.head) if mention.name else self._of_pronoun(mention)
        if mention.kind == "country":
            return self._states.setdefault(("country", mention.country or mention.name), Draft(self.day))
        if mention.kind in ("role", "group") and mention.roles:
            return self._of_role(mention)
        if mention.kind == "group":
            return self._states.setdefault((mention.name.lower(), mention.country or ""), Draft(self.day))
        return None

    def _name_people(self) -> None:
        """Full names first, wherever they stand, so that a bare name in the headline finds its bearer."""
        full = [(n, m) for n, m in enumerate(self.mentions) if m.kind == "person" and " " in m.name]
        bare = [(n, m) for n, m in enumerate(self.mentions) if m.kind == "person" and m.name and " " not in m.name]
        people: list[Draft] = []
        for number, mention in full:
            draft = self._same_name(people, mention) or self._shorter(people, mention) or self._person(people, mention)
            self._named[number] = draft
            draft.mentions.append(mention)
        # A title tells whom a bare name means: `President Obama` before `Obama`, where Michelle Obama is named too.
        for number, mention in sorted(bare, key=lambda item: not item[1].roles):
            draft = self._of_bare(people, mention) or self._person(people, mention)
            self._named[number] = draft
            draft.mentions.append(mention)
        self._join_appositions()
        for draft in people:
            draft.mentions.clear()

    def _of_bare(self, people: list[Draft], mention: Mention) -> Draft | None:
        """A person named in full elsewhere, unless the title shows that the name stands for somebody else."""
        found = self._same_name(people, mention) or self._shorter(people, mention)
        if found is not None and mention.person is not None and found.person is not mention.person and mention.roles:
            return None
        return found

    def _person(self, people: list[Draft], mention: Mention) -> Draft:
        draft = Draft(self.day, person=self._known(mention))
        people.append(draft)
        return draft

    def _join_appositions(self) -> None:
        """Role phrases in apposition belong to the name that they stand beside."""
        for number, mention in enumerate(self.mentions):
            if mention.kind == "person" and not mention.name:
                near = [n for n in self._named if self.mentions[n].span.sent == mention.span.sent]
                near = [n for n in near if self.mentions[n].roles[-len(mention.roles) :] == mention.roles]
                if near:
                    nearest = min(near, key=lambda n: abs(self.mentions[n].head.i - mention.head.i))
                    self._named[number] = self._named[nearest]

    def _same_name(self, people: list[Draft], mention: Mention) -> Draft | None:
        name = _core(mention.name)
        for draft in people:
            same = any(_is_one_name(_core(other), name) for other in draft.names())
            same = same or (draft.person is not None and mention.person is draft.person)
            if same and not (mention.gender and draft.gender() not in ("", mention.gender)):
                return draft
        return None

    def _shorter(self, people: list[Draft], mention: Mention) -> Draft | None:
        """The one person of whose name this is a part."""
        fits = [draft for draft in people if is_short_for(mention, draft)]
        if len(fits) > 1 and mention.person is not None:  # of a family, the one whom the bare name is known for
            fits = [draft for draft in fits if any(m.person is mention.person for m in draft.mentions)]
        return fits[0] if len(fits) == 1 else None

    def _known(self, mention: Mention) -> Person | None:
        """Who the table knows under a name, unless what is told of them or the report's date forbids it."""
        person = mention.person or self._by_surname(mention)
        if person is None or (mention.gender and mention.gender != person.gender):
            return None
        if self.day is not None and person.before(self.day):
            return None
        if mention.country and mention.country not in person.countries():
            return None
        return person

    def _by_surname(self, mention: Mention) -> Person | None:
        """The one officeholder of that surname whose office or country the title tells: `Kenyan President Ruto`."""
        if " " in mention.name or not (mention.country and mention.roles):
            return None
        table = _tables.roles()
        told = {table[role].same for role in mention.roles if role in table}
        fits = []
        for person in _tables.surnames().get(mention.name, ()):
            terms = [t for t in [person.on(self.day)] if t] if self.day else person.terms
            if any(t.country == mention.country and t.office and table[t.office].same in told for t in terms):
                fits.append(person)
        return fits[0] if len(fits) == 1 else None

    def _name_bodies(self) -> None:
        for number, mention in enumerate(self.mentions):
            if mention.kind == "organisation":
                key = mention.body.name if mention.body else _tables.fold(mention.name)
                draft = self._bodies.get(key) or self._bodies.get(f"({key})")
                if draft is None:
                    draft = Draft(self.day, body=mention.body)
                    self._bodies[key] = draft
                self._named[number] = draft
                acronym = _bracketed(mention)
                if acronym is not None:
                    self._bodies.setdefault(acronym, draft)
        self._join_acronyms()

    def _join_acronyms(self) -> None:
        """Capitals alone stand for the one body whose initials they are, also where no bracket says so."""
        numbers = [n for n, m in enumerate(self.mentions) if m.kind == "organisation" and m.body is None]
        for number in numbers:
            letters = self.mentions[number].name
            if letters.isupper() and 2 < len(letters) <= _ACRONYM:
                full = [self._named[n] for n in numbers if _initials(self.mentions[n].name) == letters]
                self._named[number] = _one(full) or self._named[number]

    def _of_role(self, mention: Mention) -> Draft | None:
        """`the Russian leader` for the one person who can be meant; else the same role told before."""
        if mention.owner is not None:
            return self._of_owned(mention)
        if is_bare_definite(mention.head) and (body := self._of_body_word(mention.head)) is not None:
            return body
        if not mention.plural and mention.definite and (person := self._office_holder(mention)) is not None:
            return person
        fits = [draft for draft in self.drafts if same_role(draft, mention) and draft.first.owner is None]
        if GENERIC.intersection(mention.roles):
            return next(iter(self._one_in_the_text(fits, mention)), None) if mention.definite else None
        if mention.definite and not mention.country and not fits:
            fits = [d for d in self.drafts if self._told_before(d, mention)]
            return fits[0] if len(fits) == 1 else None
        if mention.counted and not mention.definite:
            return None
        return fits[-1] if fits and self._goes_on(fits[-1], mention) else None

    def _one_in_the_text(self, fits: list[Draft], mention: Mention) -> list[Draft]:
        """Whom `the man` can mean: the one man told of so far, not the one of the headline, who may be another."""
        table = _tables.roles()
        like = table[mention.roles[0]].same
        told = [d for d in self.drafts if d.first.roles and table[d.first.roles[0]].same == like]
        if mention.country is None and len(told) > 1:
            return []
        return [d for d in fits if any(tree.block_kind(m.head) == "paragraph" for m in d.mentions)]

    def _of_body_word(self, noun: Token) -> Draft | None:
        """The one body named so far that `the party` or `the group` can mean, by its name or its kind."""
        bodies = [d for d in self.drafts if d.first.kind == "organisation"]
        fits = [d for d in bodies if any(name.split()[-1].lower() == noun.lower_ for name in d.full_names())]
        if not fits and noun.lower_ in ARMED_BODIES:
            fits = [d for d in bodies if "REB" in d.sectors()]
        return _one(fits)

    def _of_owned(self, mention: Mention) -> Draft | None:
        """`his office` after `Mr X's office`: the same noun of the same owner."""
        owner = self._at.get(mention.owner.i) if mention.owner is not None else None
        if owner is None:
            return None
        fits = [d for d in self.drafts if d.owner is owner and d.first.owner is not None]
        found = next((d for d in fits if d.first.roles == mention.roles and d.first.plural == mention.plural), None)
        if found is None and owner.first.kind == "country" and mention.roles:  # `its forces` after `Iranian forces`
            told = replace(mention, country=owner.country())
            return next((d for d in self.drafts if d.first.owner is None and same_role(d, told)), None)
        return found

    def _goes_on(self, draft: Draft, mention: Mention) -> bool:
        """True when a repeated phrase means the same: told of a country, or definite, or in the same paragraph."""
        if mention.country:
            return not draft.first.counted or mention.definite
        if mention.definite:
            return True
        return tree.block_index(draft.mentions[-1].head) == tree.block_index(mention.head) and not draft.first.counted

    def _told_before(self, draft: Draft, mention: Mention) -> bool:
        """True for a phrase that says less than one before: `the officers` after `two police officers`."""
        first = draft.first
        if first.kind not in ("role", "group") or first.plural != mention.plural or first.owner is not None:
            return False
        if not first.roles:
            return False
        table = _tables.roles()
        like = table[first.roles[0]].same == table[mention.roles[0]].same
        return like and set(mention.modifiers) <= set(first.modifiers)

    def _office_holder(self, mention: Mention) -> Draft | None:
        """The one person in the report so far whom a role noun can mean; what the words told outweighs the table."""
        people = [d for d in self.drafts if d.first.kind == "person"]
        for roles in (Draft.told_roles, Draft.known_roles):
            fits = [d for d in people if holds(d, mention, roles(d))]
            if len(fits) == 1:
                return fits[0]
            if fits:
                return None
        return None

    def _of_pronoun(self, mention: Mention) -> Draft | None:
        """He or she: the only one of that gender here and in the sentence before, or the only one who is subject."""
        if not mention.gender:
            return self._of_group_pronoun(mention)
        near = ((m, d) for m, d in self._near(mention.head) if not _is_apart(m.head, mention.head))
        fits = [(m, d) for m, d in near if d.gender() in ("", mention.gender)]
        chosen = _one(d for _, d in fits)
        if chosen is not None or not fits:
            return chosen
        here = [(m, d) for m, d in fits if m.head.sent.start == mention.head.sent.start]
        if here and _one(d for _, d in here) is not None:
            return here[0][1] if any(_is_subject(m.head) for m, _ in here) else None
        return _one(d for m, d in fits if _is_subject(m.head))

    def _of_group_pronoun(self, mention: Mention) -> Draft | None:
        """They or it: the subject before it in the sentence, where that is the only thing that it can mean."""
        head = mention.head
        begin = head.sent.start
        here = [m for m in takewhile(lambda m: m.head.i >= begin, reversed(self._before)) if m.head.i < head.i][::-1]
        fits = [m for m in here if m.kind is not None and m.head.i in self._at and _can_be(m, mention)]
        chosen = _one(self._at[m.head.i] for m in fits)
        if chosen is None or not _is_subject(fits[0].head) or tree.block_index(fits[0].head) != tree.block_index(head):
            return None
        told = {t.i for m in here for t in m.span}
        number = "Plur" if mention.plural else "Sing"
        things = (t for t in head.doc[fits[0].span.end : head.i] if t.pos_ == "NOUN" and t.i not in told)
        return None if any(t.morph.get("Number", []) == [number] and _can_be_meant(t) for t in things) else chosen

    def _near(self, head: Token) -> Iterable[tuple[Mention, Draft]]:
        """Mentions of single people before a word in its sentence and in the last one that has any."""
        last, own, at = None, head.sent.start, head.i
        for mention in reversed(self._before):
            draft = self._at.get(mention.head.i)
            if mention.head.i >= at or draft is None or not _is_single(mention, draft):
                continue
            if tree.block_index(head) - tree.block_index(mention.head) > 1:
                return
            sentence = mention.head.sent.start
            if sentence != own:
                if last is not None and sentence != last:
                    return
                last = sentence
            yield mention, draft


def _can_be(mention: Mention, pronoun: Mention) -> bool:
    """True for people, bodies and countries that a group's pronoun can stand for."""
    if mention.kind in ("organisation", "country"):
        return True
    if mention.kind == "role" and NOT_PERSONS.intersection(mention.roles):  # `the ministry … its ships`
        return not pronoun.plural and not mention.plural
    return (
        mention.kind in ("group", "role")
        and mention.plural == pronoun.plural
        and (mention.plural or mention.kind == "group")
    )


def _can_be_meant(thing: Token) -> bool:
    """True for a noun that a pronoun could take up; not for times (`on Monday`) and the like."""
    return (
        thing.dep_ not in ("obl:unmarked", "nmod:unmarked", "obl:tmod", "nmod:tmod", "compound", "obl:npmod")
        and thing.ent_type_ == ""
    )


def _is_apart(named: Token, pronoun: Token) -> bool:
    """True where grammar keeps two words apart: `Asked about the driver, he …`, `The driver saw him`."""
    verb = pronoun.head
    if pronoun.dep_ not in ("nsubj", "nsubj:pass", "obj", "iobj") or pronoun.lower_.endswith("self"):
        return False
    if verb.dep_ == "acl" and named.head == verb.head and named.dep_ == "nmod:poss":
        return not pronoun.dep_.startswith("nsubj")  # `the judge's decision to sentence him`
    if named.head == verb and named.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj"):
        return True
    clauses = (
        c for c in verb.children if c.dep_ == "advcl" and not any(g.dep_.startswith("nsubj") for g in c.children)
    )
    return pronoun.dep_.startswith("nsubj") and any(named.i in {t.i for t in c.subtree} for c in clauses)


def _is_single(mention: Mention, draft: Draft) -> bool:
    if mention.plural or draft.first.kind not in ("person", "role"):
        return False
    return not NOT_PERSONS.intersection(draft.first.roles) or draft.first.kind == "person"


def _is_subject(head: Token) -> bool:
    """True for a subject and for what is coordinated with one."""
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    return head.dep_ in ("nsubj", "nsubj:pass")


def _one(drafts: Iterable[Draft]) -> Draft | None:
    """The only draft among these, however often it stands there."""
    found = {id(draft): draft for draft in drafts}
    return next(iter(found.values())) if len(found) == 1 else None


def _core(name: str) -> str:
    """A name without middle initials and without what follows a family name: `Ann B. Hill Jr.` is `Ann Hill`."""
    words = _tables.fold(name).split()
    kept = [w for n, w in enumerate(words) if n in (0, len(words) - 1) or len(w.rstrip(".")) > 1]
    return " ".join(w for w in kept if w.rstrip(".") not in NAME_SUFFIXES)


def _is_one_name(one: str, other: str) -> bool:
    """True for the same name, or one with a short form of the given name: `Pat Hill`, `Patrick Hill`."""
    first, second = one.split(), other.split()
    if first == second or not len(first) == len(second) == 2:
        return first == second
    short, long = sorted((first[0], second[0]), key=len)
    return first[1] == second[1] and len(short) >= _SHORT_FORM and long.startswith(short)


def _initials(name: str) -> str:
    """The first letters of the words of a name that have capitals; empty for a name of one word."""
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def _bracketed(mention: Mention) -> str | None:
    """The acronym in brackets right after a body's name, its letters those of the name in their order."""
    doc, end = mention.span.doc, mention.span.end
    if end + 2 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")":
        return None
    letters = doc[end + 1].text
    if not letters.isupper() or not 2 <= len(letters) <= _ACRONYM:
        return None
    rest = iter(mention.name.upper())
    return letters if all(letter in rest for letter in letters if letter.isalpha()) else None
