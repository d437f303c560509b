"""Whether an event is said to have happened: status from tense, mood, negation, and whatever governs the event's words.

The walk goes from the event outwards through complements, objects and prepositions, as the factuality of FactBank
(Saurí and Pustejovsky 2009) is projected: each governing word may lower what stands inside it, none may raise it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.events._arguments import is_passive, mark_of, slot_of, verb_keys
from dateline.events._match import Match
from dateline.events._tables import embedding, scope
from dateline.reader import tree

_FACTUAL = ("occurred", "ongoing")
_HEADLINES = frozenset({"headline", "standfirst", "subhead", "caption"})
_MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """An event's status, and what decided it.

    `depth` counts what lowers it; `habit` marks what happens again and again, `cancelled` a plan that was dropped,
    `background` what is told as history, `declined` what somebody will not do, `denied` what somebody says is not
    so; `by` is the word that decided.
    """

    status: str
    depth: int = 0
    habit: bool = False
    cancelled: bool = False
    background: bool = False
    by: str | None = None
    declined: bool = False
    denied: bool = False

    def under(self, effect: str, word: str) -> Standing:
        """The standing of this inside something of that effect."""
        effect = effect.rstrip("!")
        if effect in ("carry", "occurred"):
            return self
        if effect == "denied":  # bears on an event's support; its status depends on what others say
            return replace(self, denied=True, by=word)
        if effect == "habit":
            return replace(self, habit=True, by=word)
        if effect == "background":
            return replace(self, background=True)
        if effect == "ongoing":
            return replace(self, status="ongoing", cancelled=False, by=word) if self._factual else self
        if effect == "would":
            effect = "possible"
        if effect == "cancelled":
            return Standing("negated", self.depth + 1, self.habit, True, self.background, word)
        if self._factual:
            return Standing(effect, self.depth + 1, self.habit, False, self.background, word)
        return Standing(_both(self.status, effect), self.depth + 1, self.habit, self.cancelled, self.background, word)

    @property
    def _factual(self) -> bool:
        return self.status in _FACTUAL


def _both(inner: str, outer: str) -> str:
    """A status inside another one, both short of fact."""
    if "negated" in (inner, outer):
        # What is denied not to be, or refused to be left out, is left open.
        return "possible" if inner == outer else "negated"
    if inner == outer:
        return inner
    return "demanded" if outer == "demanded" else "possible"


def standing_of(match: Match) -> Standing:
    """The standing of a match's event."""
    predicate, carrier = match.predicate, match.arguments.carrier
    if predicate.pos_ != "NOUN":
        return _outwards(_of_verb(predicate), predicate)
    standing = _of_noun(predicate)
    if carrier is not None:
        own = _of_verb(carrier)
        if own.status == "negated" and standing.status == "negated" and _nobody(carrier):
            standing = Standing("occurred")  # the verb's negation is the noun's own: "launched no attack"
        standing = (
            own if standing.status == "occurred" and not standing.depth else standing.under(own.status, carrier.lower_)
        )
        return _outwards(standing, carrier)
    return _outwards(standing, predicate)


def is_description(verb: Token) -> bool:
    """True for a participle that tells which one is meant ("troops fighting in the north") and not what happened."""
    if (verb.dep_ == "acl" and verb.tag_ == "VBG") or (verb.dep_ == "acl" and _form(verb) == "Ger"):
        noun = verb.head
        return not (noun.dep_ in ("obj", "nsubj") and _shows(noun.head))
    return False


def _shows_itself(token: Token) -> bool:
    """True for a clause without a finite verb (`saw them leave`): it is part of what is said, not a statement."""
    return _form(token) in ("Ger", "Inf") and not any(c.dep_ == "aux" for c in token.children)


def _shows(verb: Token) -> bool:
    return embedding().get((verb.lemma_.lower(), "v", "comp")) == "occurred" and verb.pos_ == "VERB"


def _form(verb: Token) -> str:
    forms = verb.morph.get("VerbForm", [])
    if "Part" in forms and "Pres" in verb.morph.get("Tense", []):
        return "Ger"
    return forms[0] if forms else ""


def _of_verb(verb: Token) -> Standing:
    """What a verb's own auxiliaries, tense, mood and adverbs say."""
    helper = _shared_helper(verb)
    auxiliaries = [c for c in helper.children if c.dep_ in ("aux", "cop", "aux:pass")]
    words = {a.lower_ for a in auxiliaries}
    standing = Standing(_tense(verb, helper, words))
    for word in sorted(words):
        effect = scope().get(("aux", word))
        if effect == "would" and _reported(verb):
            effect = "planned"
        if word in ("'d", "’d") and _form(verb) != "Inf":
            effect = None
        if effect:
            standing = standing.under(effect, word)
    if _form(verb) == "Inf" and any(a.lemma_.lower() == "be" for a in auxiliaries):
        standing = standing.under("planned", "be to")  # "is to meet", "are due to meet" with the verb as head
    if any(c.dep_.startswith("obl") and any(d.lower_ in ("every", "each") for d in c.children) for c in verb.children):
        standing = standing.under("habit", "every")
    for child in verb.children:
        if child.dep_ == "advmod" and (effect := scope().get(("modifier", child.lower_))):
            standing = standing.under(effect, child.lower_)
    if (
        tree.is_negated(verb)
        or (helper != verb and any(c.lower_ in tree.NEGATORS for c in auxiliaries))
        or _nobody(verb)
    ):
        declined = bool(words & {"will", "would", "wo", "'ll", "’ll"}) and not is_passive(verb)
        standing = (
            Standing("negated", 1, standing.habit, by="not", declined=declined)
            if standing.status != "possible"
            else standing
        )
    if _asked(verb):
        standing = standing.under("possible", "?")
    return standing


def _tense(verb: Token, helper: Token, words: set[str]) -> str:
    if "Imp" in verb.morph.get("Mood", []) and not tree.subjects(verb):
        return "demanded" if tree.block_kind(verb) not in _HEADLINES else "occurred"
    progressive = _form(verb) == "Ger" and bool(words & {"is", "are", "am", "'s", "’s", "'re", "’re", "been", "being"})
    if progressive and "had" not in words:
        return "ongoing"
    if words & {"being"} and words & {"is", "are"}:
        return "ongoing"
    present = "Pres" in verb.morph.get("Tense", []) and "Fin" in verb.morph.get("VerbForm", []) and helper == verb
    if present and not words and tree.block_kind(verb) not in _HEADLINES:
        return "ongoing"
    if verb.dep_ == "ROOT" and mark_of(verb) == "to" and _form(verb) == "Inf":
        return "planned"
    return "occurred"


def _shared_helper(verb: Token) -> Token:
    """The verb whose auxiliaries a coordinated verb shares: `will meet X and sign Y`."""
    if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
        return verb
    if any(c.dep_ in ("aux", "aux:pass", "cop") or c.dep_.startswith("nsubj") for c in verb.children):
        return verb
    # "will meet and sign", "has met and signed", but "has met him and signs".
    same = verb.morph.get("VerbForm", []) == verb.head.morph.get("VerbForm", []) and "Fin" not in verb.morph.get(
        "VerbForm", []
    )
    return _shared_helper(verb.head) if same else verb


def _reported(verb: Token) -> bool:
    """True for a clause that a verb of saying in the past reports: its `would` is a `will`."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ in ("ccomp", "parataxis") and verb.head.pos_ == "VERB" and not any(
        c.dep_ == "advcl" and mark_of(c) in ("if", "unless") for c in verb.children
    )  # fmt: skip


def _nobody(verb: Token) -> bool:
    """True when the subject or the object is none: `no soldiers were killed`, `nobody visited`."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass", "obj")]
    return any(
        c.lower_ in ("nobody", "none", "nothing")
        or any(d.lower_ in ("no", "neither") and d.dep_ == "det" for d in c.children)
        for c in own
    )


def _asked(verb: Token) -> bool:
    top = verb
    while top.dep_ in ("conj", "ccomp", "xcomp") and top.head != top:
        top = top.head
    return top.dep_ == "ROOT" and any(t.text == "?" for t in top.children)


def _of_noun(noun: Token) -> Standing:
    standing = Standing("occurred")
    for child in noun.children:
        if child.dep_ in ("amod", "det", "advmod", "compound") and (effect := scope().get(("modifier", child.lower_))):
            standing = standing.under(effect, child.lower_)
    if tree.is_negated(noun) or any(c.lower_ == "no" for c in noun.children):
        standing = standing.under("negated", "no")
    return standing


def _outwards(standing: Standing, token: Token) -> Standing:
    """Project what governs the event's words, link by link, until a clause stands on its own."""
    for _ in range(_MOST_STEPS):
        head, dep = token.head, token.dep_
        if head == token:
            return standing
        if dep in ("conj", "parataxis", "flat", "appos", "list"):
            if dep == "appos" or (dep == "parataxis" and token.i < head.i):
                return standing
            if (
                dep == "conj"
                and token.pos_ == "VERB"
                and any(c.dep_.startswith("nsubj") for c in token.children)
                and head.dep_ == "ROOT"
            ):
                return standing
            if dep == "conj" and token.pos_ == "NOUN" and head.pos_ != "NOUN":
                return standing
            token = head
            continue
        if dep.startswith("acl:relcl"):
            return standing
        effect, word, goes_on = _effect(token, head)
        standing = standing.under(effect, word)
        if not goes_on:
            return standing
        if dep == "ccomp" and effect == "occurred" and not _shows_itself(token):
            # What is said is told by whoever says it; only whether it is said at all can lower it.
            told = _of_verb(head).status if head.pos_ == "VERB" else "occurred"
            return standing.under("possible", head.lower_) if told in ("negated", "possible") else standing
        if head.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in head.children):
            outer = _of_verb(head)
            if effect.startswith(("negated", "denied")) and outer.status == "negated":
                standing = Standing("possible", standing.depth + 1, by=word)
            elif outer.status not in _FACTUAL or (outer.status == "ongoing" and token.dep_ in ("xcomp", "advcl")):
                standing = standing.under(outer.status, head.lower_)
        elif tree.is_negated(head):
            standing = standing.under("possible", "no")
        token = head
    return standing


def _effect(token: Token, head: Token) -> tuple[str, str, bool]:
    """What a head says of what stands in it: the effect, the word that has it, and whether the walk goes on above."""
    slot = slot_of(token)
    clausal = token.pos_ in ("VERB", "AUX") and token.dep_ in ("advcl", "acl", "ccomp", "xcomp", "csubj")
    known, word = _governing(head, token, slot)
    if known:
        return known, word, True
    if clausal:
        return _of_clause(token, head)
    if case := scope().get(("case", tree.case_of(token))):
        return case, tree.case_of(token), False
    if slot in ("object", "subject") and head.pos_ in ("VERB", "AUX") and _indefinite(token):
        return "occurred", "", True
    return "occurred", "", False


def _of_clause(token: Token, head: Token) -> tuple[str, str, bool]:
    mark, form = mark_of(token), _form(token)
    if token.dep_ == "acl" and mark == "that":
        return "occurred", "", True
    if token.dep_ in ("ccomp", "csubj") and mark not in ("if", "whether"):
        return "occurred", "", True
    if effect := scope().get(("mark", mark)):
        return effect, mark, mark in ("if", "whether")
    if "should" in mark:
        return "possible", mark, False
    if form == "Inf" and not any(c.dep_ == "aux" and c.lower_ == "have" for c in token.children):
        # An infinitive that nothing explains is a purpose or an open question, never a fact.
        return ("planned" if token.dep_ in ("advcl", "acl") else "possible"), head.lower_, token.dep_ == "xcomp"
    # A participle goes with its verb: what will be sent, arming somebody, is all still to come.
    goes_along = token.dep_ == "advcl" and form == "Ger" and not mark
    return "occurred", "", token.dep_ == "xcomp" or goes_along


def _governing(head: Token, token: Token, slot: str) -> tuple[str, str]:
    table = embedding()
    if head.pos_ in ("VERB", "AUX"):
        keys, pos = verb_keys(head), "v"
        if slot == "comp" and head.lemma_.lower() in ("go", "be") and mark_of(token) == "to":
            going = head.lemma_.lower() == "be" or _form(head) == "Ger"
            effect = table.get((head.lemma_.lower(), "v", f"comp:{head.lemma_.lower()}"))
            return (effect or "", head.lower_) if going else ("occurred", "")
        if slot == "subject" and token.dep_.endswith(":pass"):
            slot = "object"
    else:
        keys, pos = (head.lemma_.lower(), head.lower_), "a" if head.pos_ == "ADJ" else "n"
    if (token.dep_ == "ccomp" and "Ind" in token.morph.get("Mood", [])) or any(c.dep_ == "aux" for c in token.children):
        for key in keys:
            if effect := table.get((key, pos, "that")):
                return effect, key
    for key in keys:
        for name in (slot, "comp") if token.pos_ == "VERB" and slot in ("subject", "to") else (slot,):
            if effect := table.get((key, pos, name)):
                return effect, key
    return "", ""


def _indefinite(noun: Token) -> bool:
    return not any(
        c.dep_ in ("det", "nmod:poss") and c.lower_ not in ("a", "an", "any", "some", "another") for c in noun.children
    )
