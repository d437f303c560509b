"""Lemmas as edit rules: what to cut off a word's end and what to put in its place.

The reader's lemma head ranks rules for each word; UDPipe's and Stanza's lemmatisers work in this way. A rule is
`=` (the word itself), or case, cut and suffix: `l3 y` is lower case, three characters off, `y` on (`cities` → `city`).
Of the best rules the one is taken that makes a known word: a head alone writes `declin` and `verifie`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

LEXICAL = frozenset({"VERB", "NOUN", "ADJ", "ADV"})


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


class Lemmatiser:
    """Chooses among the best rules of a word.

    `known`: a file of lemmas with the parts of speech that they were seen as (`visit<TAB>NOUN VERB`); `words`: further
    words that exist, their part of speech unknown.
    """

    def __init__(self, known: Path, words: frozenset[str]) -> None:
        rows = (line.split("\t") for line in known.read_text(encoding="utf-8").splitlines())
        self._known = {(lemma, part) for lemma, parts in rows for part in parts.split()}
        self._words = words

    def lemma(self, form: str, upos: str, rules: Sequence[str]) -> str:
        """The lemma of a form: of its rules, best first, the first that makes a lemma of that part of speech, else the
        first that makes a word, else the first. Function words and names take the first."""
        made = [apply(rule, form) for rule in rules]
        if upos not in LEXICAL:
            return made[0]
        attested = (lemma for lemma in made if (lemma, upos) in self._known)
        existing = (lemma for lemma in made if lemma in self._words)
        return next(attested, None) or next(existing, None) or made[0]
