"""The arguments of a predicate by name, whatever voice and construction: the form that patterns are matched with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.events._tables import embedding
from dateline.reader import tree

Slots = Mapping[str, tuple[Token, ...]]
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "DET")
_AROUND = frozenset({"after", "during", "in", "following", "at", "amid", "for", "before"})
_CLAIMING = frozenset({"claim", "admit", "accept", "acknowledge", "take"})
# Nouns that measure what follows their `of`: `hundreds of migrants`, `25,000 tons of food`, `a volley of shots`.
MEASURES = frozenset(
    "dozen hundred thousand million score number group member couple round volley barrage canister day week month wave "
    "series spate outbreak third half quarter majority ton tonne kg kilogram worth truckload shipload "
    "batch part some many most".split()
)
_COUNTS = frozenset("dozen hundred thousand score number couple series wave spate string round flurry handful".split())


@dataclass(frozen=True, slots=True)
class Arguments:
    """A predicate, the verb that carries its tense (itself, or `held` of `held talks`), and its arguments by name."""

    predicate: Token
    carrier: Token | None
    slots: Slots
    passive: bool
    inner: Slots = field(default_factory=dict)  # prepositions of the object: "to" of "suspended aid to"


def arguments_of(token: Token) -> Arguments:
    """The arguments of a verb, noun or adjective."""
    if token.pos_ == "NOUN":
        return _of_noun(token)
    slots = _of_verb(token)
    inner: dict[str, tuple[Token, ...]] = {}
    for thing in slots.get("object", ()):
        for case, owned in tree.obliques(thing) if thing.pos_ == "NOUN" else ():
            if case not in slots:
                inner[case] = (*inner.get(case, ()), owned)
    return Arguments(token, token, slots, is_passive(token), inner)


def is_passive(verb: Token) -> bool:
    """True for a passive; a finite verb needs its auxiliary, which only headlines leave out."""
    if verb.dep_.startswith("acl") and verb.dep_ != "acl:relcl":
        return tree.is_passive(verb)
    marked = [c for c in verb.children if c.dep_ in ("aux:pass", "obl:agent")]
    if marked:
        return True
    if verb.dep_ == "conj" and not any(c.dep_.startswith("nsubj") or c.dep_ == "aux" for c in verb.children):
        return is_passive(verb.head) and _participle(verb) and not tree.children(verb, "obj")
    bare = any(c.dep_ == "nsubj:pass" for c in verb.children) and not _is_whole_sentence(verb)
    return bare and (tree.block_kind(verb) in ("headline", "subhead", "caption") or _participle(verb)) and not any(
        c.dep_ == "advmod" and c.lower_ == "then" for c in verb.children
    )  # fmt: skip


def _is_whole_sentence(verb: Token) -> bool:
    """True for the root of running text that ends in a full stop: without an auxiliary it is no passive."""
    return verb.dep_ == "ROOT" and tree.block_kind(verb) == "paragraph" and verb.sent[-1].text == "."


def slot_of(token: Token) -> str:
    """The argument that a word is of its head: object, subject, comp, possessor, modifier or a preposition."""
    dep, head = token.dep_, token.head
    if dep in ("obj", "iobj"):
        return "object"
    if dep in ("nsubj", "nsubj:outer", "csubj"):
        return "subject"
    if dep in ("nsubj:pass", "csubj:pass"):
        return "object"
    if dep in ("xcomp", "ccomp"):
        return "comp"
    if dep in ("advcl", "acl"):
        mark = mark_of(token)
        return "comp" if mark in ("to", "") or dep == "acl" else mark
    if dep == "nmod:poss":
        return "possessor"
    if dep == "obl:agent":
        return "subject"
    if dep in ("compound", "amod"):
        return "modifier"
    return tree.case_of(token) if head != token else ""


def mark_of(token: Token) -> str:
    """The word that marks a clause, in lower case, fixed words joined: `if`, `to`, `as though`; else ""."""
    marks = sorted((c for c in token.children if c.dep_ in ("mark", "case")), key=lambda c: c.i)
    marks = [m for m in marks if m.lower_ != "to" or len(marks) == 1]
    return " ".join(w.lower_ for m in marks[:1] for w in [m, *sorted(tree.children(m, "fixed"), key=lambda c: c.i)])


def particle_of(verb: Token) -> str | None:
    """The particle of a verb: `off` of `called off`."""
    return next((c.lower_ for c in verb.children if c.dep_ == "compound:prt"), None)


def verb_keys(verb: Token) -> tuple[str, ...]:
    """A verb as tables name it: with its particle, when it has one, then without."""
    particle, lemma = particle_of(verb), verb.lemma_.lower()
    return (f"{lemma} {particle}", lemma) if particle else (lemma,)


def _participle(verb: Token) -> bool:
    return "Part" in verb.morph.get("VerbForm", [])


def _of_verb(verb: Token) -> Slots:
    passive = is_passive(verb)
    found: dict[str, list[Token]] = {}
    subjects, objects = _subjects(verb), _objects(verb)
    indirect = [m for c in verb.children if c.dep_ == "iobj" for m in tree.conjuncts(c)]
    if passive:
        # A reader's slip on an agent shows in its preposition.
        agents = [a for a in tree.agents(verb) if tree.case_of(a) == "by" or a.dep_ == "conj"]
        found["subject"] = agents
        found["by"] = agents
        found["object"], indirect = (objects, subjects) if objects else (subjects, indirect)
    else:
        found["subject"], found["object"] = subjects, objects
    if not found["object"] and not passive:
        found["object"], indirect = indirect, []
    found["iobj"] = indirect
    for case, token in tree.obliques(verb):
        if token not in found.get("by", []):
            found.setdefault(case, []).append(token)
    _clauses(verb, found)
    if verb.pos_ == "VERB" and not found["object"]:
        found["object"] = [c for c in tree.children(verb, "xcomp") if c.pos_ == "NOUN" and not tree.case_of(c)]
    return {name: tuple(tokens) for name, tokens in found.items() if tokens}


def _clauses(predicate: Token, found: dict[str, list[Token]]) -> None:
    for child in predicate.children:
        if child.dep_ in ("xcomp", "ccomp", "csubj"):
            found.setdefault("comp", []).append(child)
            mark = mark_of(child)
            if mark and mark not in ("to", "that"):
                found.setdefault(mark, []).append(child)
        elif child.dep_ in ("advcl", "acl") and child.pos_ in ("VERB", "AUX"):
            mark = mark_of(child)
            infinitive = "Inf" in child.morph.get("VerbForm", [])
            if mark == "to" and infinitive:
                found.setdefault("comp", []).append(child)
            elif mark and not any(c.dep_.startswith("nsubj") for c in child.children):
                found.setdefault(mark, []).append(child)


def _subjects(verb: Token) -> list[Token]:
    """Heads of who does it; of a participle told by another verb (`showed X visiting`), the noun between the two."""
    if verb.dep_ == "acl" and mark_of(verb) == "to":
        noun = verb.head
        return tree.possessors(noun) or (tree.subjects(noun.head) if noun.dep_ == "obj" else [])
    own = [c for c in verb.children if c.dep_.startswith("nsubj")]
    if len(own) > 1:
        # Of two subjects one is somebody else's, mostly a speaker's at the end: the nearest one before the verb counts.
        nearest = max((c for c in own if c.i < verb.i), key=lambda c: c.i, default=own[0])
        return [t for t in tree.subjects(verb) if t.i == nearest.i or t.head.i == nearest.i] or [nearest]
    found = tree.subjects(verb)
    if not found and verb.dep_ in ("ccomp", "xcomp") and "Fin" not in verb.morph.get("VerbForm", []):
        told = [c for c in tree.children(verb.head, "nsubj", "obj", "iobj") if verb.head.i < c.i < verb.i]
        return [m for c in told[-1:] for m in tree.conjuncts(c)]
    return found


def _objects(verb: Token) -> list[Token]:
    own = tree.objects(verb)
    if own:
        return own
    if verb.dep_ == "acl:relcl" and not any(
        t.lower_ in ("who", "which", "that", "where", "when") for t in verb.children
    ):
        # "the town they captured": what a relative clause without a pronoun lacks is its object.
        return tree.conjuncts(verb.head) if any(c.dep_ == "nsubj" for c in verb.children) else []
    for other in (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"):
        shared = tree.children(other, "obj")
        if shared and not any(c.dep_.startswith("nsubj") for c in other.children) and other.i - verb.i <= 2:
            return [m for o in shared for m in tree.conjuncts(o)]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_.startswith("nsubj") for c in verb.children):
        return [m for o in tree.children(verb.head, "obj") if o.i > verb.i for m in tree.conjuncts(o)]
    return []


def carrier_of(noun: Token) -> tuple[Token, str] | None:
    """The verb that does no more than carry an event noun, and the argument in which it has it; None without one."""
    top = noun
    while top.head.pos_ in ("NOUN", "NUM") and (top.dep_ == "conj" or _is_counted(top)):
        top = top.head
    head, slot = top.head, slot_of(top)
    if head == top or head.pos_ != "VERB":
        return None
    if slot in ("subject", "object") and top.dep_ in ("nsubj", "nsubj:pass"):
        slot = "object" if is_passive(head) else "subject"
    table = embedding()
    keys = verb_keys(head)
    if slot == "subject" and any(c.lower_ == "place" for c in tree.children(head, "obj")):
        keys = (f"{head.lemma_.lower()} place",)
    if slot == "in" and any(c.lower_ == "part" for c in tree.children(head, "obj")):
        keys = (f"{head.lemma_.lower()} part",)
    return (head, slot) if any(table.get((key, "v", slot)) == "carry" for key in keys) else None


def counted(noun: Token) -> list[Token]:
    """What a measuring noun measures: `migrants` of `hundreds of migrants`."""
    return [inner for case, inner in tree.obliques(noun) if case == "of"]


def _is_counted(noun: Token) -> bool:
    """True for `attacks` in `a series of attacks`, `dozens of attacks`."""
    return noun.dep_ == "nmod" and tree.case_of(noun) == "of" and noun.head.lemma_.lower() in _COUNTS


def _of_noun(noun: Token) -> Arguments:
    found: dict[str, list[Token]] = {"possessor": tree.possessors(noun)}
    found["modifier"] = [
        c
        for c in noun.children
        if c.dep_ == "amod" or (c.dep_ in ("compound", "nmod") and c.i < noun.i and c.ent_type_ != "LOC")
    ]
    for case, token in tree.obliques(noun):
        found.setdefault(case, []).append(token)
    _clauses(noun, found)
    carried = carrier_of(noun)
    carrier = carried[0] if carried else None
    if carried:
        for name, tokens in _of_verb(carried[0]).items():
            if name not in ("object", "comp", "by" if carried[1] != "object" else "", carried[1]):
                found[name] = found.get(name, []) + [t for t in tokens if t not in found.get(name, [])]
    else:
        _borrow_subject(noun, found)
    slots = {name: tuple(t for t in tokens if t != noun) for name, tokens in found.items()}
    return Arguments(noun, carrier, {name: tokens for name, tokens in slots.items() if tokens}, False)


def _borrow_subject(noun: Token, found: dict[str, list[Token]]) -> None:
    """Whoever prepares for a deed, claims responsibility for it, or speaks after talks with somebody, acts in it."""
    head = noun.head
    claiming = head.head if head.pos_ == "NOUN" else head
    if claiming.lemma_.lower() in _CLAIMING and noun in tree.answered(claiming):
        found["subject"] = _subjects(claiming)
        return
    if head.pos_ != "VERB" or found["possessor"]:
        return
    slot = slot_of(noun)
    effects = [embedding().get((key, "v", slot), "") for key in verb_keys(head)]
    if any(effect.endswith("!") for effect in effects) or ("with" in found and slot in _AROUND):
        found["subject"] = _subjects(head)
