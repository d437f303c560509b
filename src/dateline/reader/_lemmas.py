"""Lemmas as edit rules: what to cut off a word's end and what to put in its place.

The reader's lemma head chooses a rule for each word; UDPipe's and Stanza's lemmatisers work in this way. A rule is
`=` (the word itself), or case, cut and suffix: `l3 y` is lower case, three characters off, `y` on (`cities` → `city`).
"""

from __future__ import annotations


def rule_of(form: str, lemma: str) -> str:
    """The rule that makes this lemma of this form."""
    if form == lemma:
        return "="
    keep = lemma[:1] == form[:1] and form[:1].isupper()
    base = form if keep else form.lower()
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{'k' if keep else 'l'}{len(base) - shared} {lemma[shared:]}"


def apply(rule: str, form: str) -> str:
    """The lemma that a rule makes of a form; the form in lower case where the rule would leave nothing."""
    if rule == "=":
        return form
    head, _, suffix = rule.partition(" ")
    base = form if head[0] == "k" else form.lower()
    cut = int(head[1:])
    if cut > len(base):
        return base
    return base[: len(base) - cut] + suffix or base
