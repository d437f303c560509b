"""Words that look like a time and are none: parts of names, modal verbs, counted things."""

from __future__ import annotations

from spacy.tokens import Span


def is_no_time(span: Span, start: int, end: int) -> bool:
    """True when an expression found by its letters is no time by its words; `start` and `end` are its characters."""
    return _is_in_name(span, start, end) or _is_verb(span) or _is_count(span)


_AS_YEAR = frozenset({"appos", "obl", "nmod", "conj", "dep", "parataxis", "ROOT", "nsubj", "list"})


def is_year(span: Span) -> bool:
    """True for a number that the tree tells to be a year: it names one of several (`the 2018 election`, `World Cup
    2018`), or stands for itself and counts nothing (`Cross, 2017`)."""
    token = span[0]
    if len(span) > 1 or not token.is_digit:
        return False
    head, relation = token.head, token.dep_.partition(":")[0]
    if token.ent_type_ == "MISC":
        return True
    if relation in ("nummod", "compound", "flat", "nmod") and head.i != token.i and head.pos_ in ("NOUN", "PROPN"):
        if head.i < token.i:
            return head.pos_ == "PROPN"
        return "Plur" not in head.morph.get("Number", []) and (token.i == 0 or token.nbor(-1).pos_ != "ADP")
    if int(token.text) % 100 == 0 or any(c.pos_ in ("NOUN", "PROPN") for c in token.children):
        return False
    return relation in _AS_YEAR and token.pos_ in ("NUM", "NOUN", "PROPN")


def _is_in_name(span: Span, start: int, end: int) -> bool:
    """Inside a longer name (`Sunday Times`), or itself the name of a person (`April`)."""
    inside = {token.ent_iob_ != "O" for token in span}
    if inside != {True}:
        return False
    doc = span.doc
    for entity in doc.ents:
        if entity.start > span.start:
            break
        if entity.end >= span.end:
            longer = entity.start_char < start or entity.end_char > end
            if longer and entity.label_ == "MISC" and len(span) == 1 and span[0].is_digit:
                return False  # `the 2018 World Cup`
            return longer or entity.label_ == "PER"
    return False


def _is_verb(span: Span) -> bool:
    return len(span) == 1 and span[0].pos_ in ("AUX", "VERB") and span[0].is_alpha


def _is_count(span: Span) -> bool:
    """A year's digits that count the plural noun after them: `in 1920 cases`."""
    token = span[0]
    if len(span) > 1 or not token.is_digit or token.dep_ != "nummod" or token.head.i < token.i:
        return False
    between = token.doc[token.i + 1 : token.head.i]
    return "Plur" in token.head.morph.get("Number", []) and not any(t.pos_ in ("PROPN", "NOUN") for t in between)
