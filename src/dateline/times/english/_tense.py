"""The tense that governs a time expression, read from the tree.

Past and future tell which Tuesday or which May is meant. None is given where the clause leaves it open, and then only
what both tenses agree on is resolved.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from dateline.reader import tree
from dateline.times._meaning import Tense

_FUTURE = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "could", "can", "should", "must", "ca"}
)
# Heads whose "to …" or "for …" looks ahead of the speaker.
_PLANS = frozenset(
    "plan expect schedule set due hope intend prepare want aim ready likely unlikely vow promise pledge agree decide "
    "slate anticipate propose bind poise plot await threaten urge order call ask tell "
    "warn invite book go unable able".split()
)
# Prepositions after which a noun's own date lies ahead, whatever the tense of the clause: "ahead of Friday's vote".
_AHEAD = frozenset({"ahead of", "before", "for", "until", "till", "towards", "pending", "about", "on"})
_OWN = frozenset({"for", "until", "till", "before"})


def tense_of(span: Span) -> Tense | None:
    """The tense of the clause that a time expression stands in; None when it is present or cannot be told."""
    if not span.doc.has_annotation("DEP"):
        return None
    token = span.root
    own = tree.case_of(token)
    predicate, ahead = _governor(token)
    predicate = _verb_before(span, predicate) or predicate
    if predicate is None:
        return None if own in _OWN or ahead else "past"
    tense = _predicate_tense(predicate)
    if tense == "future" and token.dep_ == "nmod:poss" and not _is_foretold(predicate):
        return None  # `Monday's debate might move voters` is as often past as to come
    return None if tense == "past" and (own in _OWN or ahead) else tense


def _is_foretold(verb: Token) -> bool:
    return any(child.lower_ in ("will", "'ll", "’ll", "wo", "shall") for child in verb.children)


def _verb_before(span: Span, predicate: Token | None) -> Token | None:
    """`said` of "said on Sunday it will withdraw", where the tree may hang the day on the clause that follows it."""
    doc, at = span.doc, span.start - 1
    while at >= 0 and doc[at].pos_ == "ADP":
        at -= 1
    if predicate is None or at < 0 or predicate.i < span.end or doc[at].pos_ != "VERB":
        return None
    begun = any(span.end <= s.i < predicate.i for s in tree.subjects(predicate))
    return doc[at] if begun and "Past" in doc[at].morph.get("Tense", []) and _is_finite(doc[at]) else None


def _governor(token: Token) -> tuple[Token | None, bool]:
    """The predicate above a token, and whether a noun that may lie ahead stands between."""
    ahead = False
    while not tree.is_predicate(token) or token.pos_ == "AUX":
        if token.dep_ == "ROOT" or token.head.i == token.i:
            return None, ahead
        if token.dep_.partition(":")[0] in ("nmod", "compound", "nummod") and token.head.pos_ in ("NOUN", "PROPN"):
            ahead = ahead or _lies_ahead(token.head)
        token = token.head
    return token, ahead


def _lies_ahead(noun: Token) -> bool:
    """`vote` of "ahead of Friday's vote"."""
    before = [noun.doc[c.i - 1].lower_ for c in noun.children if c.dep_ == "case" and c.i > 0]
    return tree.case_of(noun) in _AHEAD or noun.lemma_ in _PLANS or "ahead" in before


def _predicate_tense(verb: Token) -> Tense | None:
    """The tense of a predicate with its auxiliaries; that of the clause above where it has none of its own."""
    helpers = [c for c in verb.children if c.dep_.partition(":")[0] in ("aux", "cop")]
    lemmas = {c.lemma_.lower() for c in helpers} | {c.lower_ for c in helpers}
    tenses = {t for c in (verb, *helpers) for t in c.morph.get("Tense", []) if _is_finite(c)}
    if _FUTURE & lemmas:
        return "past" if "have" in lemmas else "future"
    if any(h.lemma_ == "be" and _is_finite(h) for h in helpers) and any(c.lower_ == "to" for c in verb.children):
        return "future" if "Pres" in tenses and "Past" not in tenses else None  # "is to be held"
    if verb.lemma_ in _PLANS and (verb.dep_ != "conj") and _looks_ahead(verb, helpers):
        return "future" if "Past" not in tenses and "have" not in lemmas else None
    if "have" in lemmas or "Past" in tenses:
        return "past"
    if "Pres" in tenses:
        return "past" if _is_headline(verb) and "be" not in lemmas else None
    return _tense_without_finite_verb(verb, helpers)


def _looks_ahead(verb: Token, helpers: list[Token]) -> bool:
    """True for `is expected`, `due`, `plans`, but not for `called on Friday`."""
    return any(h.lemma_ == "be" for h in helpers) or verb.pos_ == "ADJ" or "Pres" in verb.morph.get("Tense", [])


def _tense_without_finite_verb(verb: Token, helpers: list[Token]) -> Tense | None:
    forms = verb.morph.get("VerbForm", [])
    infinitive = any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in verb.children)
    if infinitive or "Inf" in forms:
        return _tense_of_infinitive(verb)
    if verb.tag_ == "VBG" and any(c.dep_ == "mark" and c.lower_ in ("after", "since") for c in verb.children):
        return "past"
    if "Part" in forms and "Past" in verb.morph.get("Tense", []):
        return "past"
    if verb.dep_ in ("ROOT", "conj") and verb.head.i == verb.i:
        return "past" if verb.pos_ != "VERB" else None
    above, _ = _governor(verb.head)
    return _predicate_tense(above) if above is not None and above.i != verb.i else None


def _tense_of_infinitive(verb: Token) -> Tense | None:
    if verb.dep_ == "ROOT":
        return "future"
    above, _ = _governor(verb.head)
    if above is None or above.i == verb.i:
        return "future" if verb.head.lemma_ in _PLANS or _is_headline(verb) else None
    if above.lemma_ == "be":
        return "future" if "Pres" in above.morph.get("Tense", []) else None
    tense = _predicate_tense(above)
    if above.lemma_ in _PLANS or verb.head.lemma_ in _PLANS:
        return "future" if tense == "future" else None
    return tense


def _is_finite(token: Token) -> bool:
    forms = token.morph.get("VerbForm", [])
    return not forms or "Fin" in forms


def _is_headline(token: Token) -> bool:
    return tree.block_kind(token) in ("headline", "subhead", "caption", "standfirst")
