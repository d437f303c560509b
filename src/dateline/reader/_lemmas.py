"""Lemmas as edit rules: what to cut off a word's end and what to put in its place.

The reader's lemma head ranks rules for each word; UDPipe's and Stanza's lemmatisers work in this way. A rule is
`=` (the word itself), or case, cut and suffix: `l3 y` is lower case, three characters off, `y` on (`cities` → `city`).
Of the best rules the one is taken that makes a known word: a head alone writes `declin` and `verifie`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dateline._tables import RESOURCES, parts, read_table

LEXICAL = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
IRREGULAR, VERBS = RESOURCES / "en/irregular.csv", RESOURCES / "en/verbs.txt"
_PLURAL = (("ies", ("y", "ie")), ("es", ("e", "")), ("s", ("",)))
_ENDINGS = {"NOUN": _PLURAL, "VERB": (*_PLURAL, ("ied", ("y", "ie")), ("ing", ("", "e")), ("ed", ("", "e")))}
_CLIPPED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy](?=ed$|ing$)")  # `raped` is not of `rap`, which makes `rapped`
_DEVERBAL = ("ing", "ed")  # endings that a noun keeps: `shelling` is no form of the noun `shell`


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


@cache
def irregular() -> dict[tuple[str, str], str]:
    """Lemmas by (form, part of speech), of the irregular forms in resources/en. Raises ResourceError at a double."""
    found: dict[tuple[str, str], str] = {}
    for row in read_table(IRREGULAR, ("upos", "lemma", "forms")):
        for form in parts(row["forms"]):
            if (form, row["upos"]) in found:
                raise row.fault(f"{form} stands twice as {row['upos']}")
            found[form, row["upos"]] = row["lemma"]
    return found


@cache
def verbs() -> frozenset[str]:
    """Base forms of the verbs in resources/en."""
    lines = VERBS.read_text(encoding="utf-8").splitlines()
    return frozenset(verb for line in lines if not line.startswith("#") for verb in line.split())


def regular(form: str, upos: str) -> list[str]:
    """What an inflected form can come from by the rules of English spelling, the likelier first."""
    word = form.lower()
    for ending, replacements in _ENDINGS.get(upos, ()):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            made = [stem + replacement for replacement in replacements]
            doubled = len(stem) > 2 and stem[-1] == stem[-2] and ending in ("ed", "ing")
            return [stem[:-1], *made] if doubled else made
    return []


class Lemmatiser:
    """Chooses among the best rules of a word.

    `known`: a file of lemmas with the parts of speech that they were seen as (`visit<TAB>NOUN VERB`); `words`: further
    words that exist, their part of speech unknown.
    """

    def __init__(self, known: Path, words: frozenset[str]) -> None:
        rows = (line.split("\t") for line in known.read_text(encoding="utf-8").splitlines())
        self._known = {(lemma, part) for lemma, tags in rows for part in tags.split()}
        self._known |= {(verb, "VERB") for verb in verbs()}
        self._words = words

    def lemma(self, form: str, upos: str, rules: Sequence[str]) -> str:
        """The lemma of a form: an irregular form's own; else, of what its rules (best first) and then the rules of
        spelling make, the first lemma of that part of speech, else the first word, else the best rule's. Function
        words and names take the best rule's."""
        best = apply(rules[0], form)
        if upos not in LEXICAL:
            return best
        if (form.lower(), upos) in irregular():
            return irregular()[form.lower(), upos]
        made = [*(apply(rule, form) for rule in rules), *regular(form, upos)]
        if upos == "VERB" and (clipped := _CLIPPED.match(form.lower())):
            made = [lemma for lemma in made if lemma.lower() != clipped[0]] or made
        if upos == "NOUN" and form.lower().endswith(_DEVERBAL):
            made = [lemma for lemma in made if lemma.lower().endswith(_DEVERBAL)] or [form.lower()]
        if upos == "NOUN":  # a plural ending is `es` at most: `protesters` are no protest
            most = 2 if form.lower().endswith("s") else 1
            made = [lemma for lemma in made if len(form) - len(lemma) <= most] or [form.lower()]
        attested = (lemma for lemma in made if (lemma, upos) in self._known)
        existing = (lemma for lemma in made if lemma in self._words and (lemma != form or made[0] == form))
        return next(attested, None) or next(existing, None) or made[0]
