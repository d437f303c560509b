"""How a place name is used: as the place of something, or as one who acts (`France said`, `a warning to Moscow`)."""

from __future__ import annotations

from spacy.tokens import Span, Token

from dateline.places._tables import class_words, cues
from dateline.reader import tree

_TOWARDS = frozenset({"to", "from", "over", "toward", "towards", "at", "off", "past", "beyond"})
_LOOSE = frozenset(
    {"compound", "nmod", "amod", "nmod:unmarked", "obl:unmarked", "nmod:npmod", "obl:npmod", "nmod:desc"}
)
_MAX_CLIMB = 12


def is_locative(span: Span) -> bool:
    """True when a name stands as a place: after a preposition of place, as what an attack or a visit is aimed at, or as
    the owner of a part ("the south of X"). Decided on the tree; a bare name without a role is no place."""
    token = span.root
    for _ in range(_MAX_CLIMB):
        case = tree.case_of(token)
        if case:
            return _after_preposition(token, case)
        if token.dep_ not in ("conj", "appos", "flat", "flat:name") and not _names_its_head(token):
            break
        token = token.head
    return _by_relation(token)


def acts(span: Span) -> bool:
    """True when a name stands as one who does, says or owns something: active subject, agent, owner."""
    token = _first_of_list(span.root)
    if token.dep_ == "nsubj":
        return not tree.is_passive(token.head) and not any(c.dep_ == "cop" for c in token.head.children)
    return token.dep_ in ("nmod:poss", "obl:agent") or tree.case_of(token) == "by"


def deals(span: Span) -> bool:
    """True for a capital that may stand for its government: as subject or object, before a noun, after `with`."""
    token = _first_of_list(span.root)
    if token.dep_ == "nsubj" and any(child.dep_ == "cop" for child in token.head.children):
        return False  # "Oslo is calm" tells of the town
    if token.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss") or is_attributive(span):
        return True
    return bool(tree.case_of(token))


def _first_of_list(token: Token) -> Token:
    """The word that a list or a name of several words hangs on, which tells the part that they play."""
    while token.dep_ in ("conj", "flat", "flat:name") and token.head is not token and not tree.case_of(token):
        token = token.head
    return token


def is_attributive(span: Span) -> bool:
    """True for a name that stands as an adjective does: `U.S. officials`, `the Peru sanctions`."""
    token = span.root
    return token.dep_ in ("compound", "amod", "nmod:desc") and not _names_its_head(token) and token.i < token.head.i


def is_home(token: Token) -> bool:
    """True after an age and `of`: `Ann Hill, 32, of Franklin`."""
    doc, i = token.doc, token.i
    return i > 3 and doc[i - 1].lower_ == "of" and doc[i - 2].text == "," and doc[i - 3].pos_ == "NUM"


def _names_its_head(token: Token) -> bool:
    """True for a name before its class word ("Aleppo province"): the phrase is used as the class word is."""
    return token.dep_ in _LOOSE and token.head.lower_ in class_words() and token.i < token.head.i


def _after_preposition(token: Token, case: str) -> bool:
    head = token.head.lemma_.lower()
    if case == "of":
        return head in cues("deed") or head in cues("part") or token.head.lower_ in cues("direction") or is_home(token)
    if case in ("on", "upon", "against"):
        return head in cues("deed")
    if case in _TOWARDS and head in cues("abstract"):
        return False
    return case in cues("locative")


def _by_relation(token: Token) -> bool:
    head = token.head
    lemma = head.lemma_.lower()
    if token.dep_ in ("obj", "nsubj:pass") or (token.dep_ == "nsubj" and tree.is_passive(head)):
        return lemma in cues("affects")
    if token.dep_ == "nmod:poss" or token.dep_ in _LOOSE:
        return (
            lemma in cues("part")
            or head.lower_ in cues("direction")
            or (token.dep_ in _LOOSE and lemma in cues("deed"))
        )
    return False
