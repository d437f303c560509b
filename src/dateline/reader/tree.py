"""Questions that layers ask of a Universal Dependencies tree in a spaCy `Doc`.

Every rule of the house goes through these functions, so that a change of dialect is made once. Relation names are UD's
(`nsubj:pass`, `obl:agent` …); the root is `ROOT`, as spaCy writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from spacy.tokens import Doc, Span, Token

from dateline import record

NEWS_KINDS = frozenset({"headline", "standfirst", "subhead", "paragraph", "quote", "caption"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "scarcely"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_PHRASE_BREAKS = frozenset(
    {
        "acl",
        "acl:relcl",
        "advcl",
        "advcl:relcl",
        "appos",
        "parataxis",
        "conj",
        "cc",
        "punct",
        "cop",
        "nsubj",
        "csubj",
        "dep",
        "list",
    }
)


def sentences(doc: Doc, kinds: frozenset[str] = NEWS_KINDS) -> Iterator[Span]:
    """Sentences that stand in blocks of these kinds; all of them when the doc carries no report."""
    for sentence in doc.sents:
        if block_kind(sentence[0]) in kinds:
            yield sentence


def block_kind(token: Token) -> str:
    """Kind of the report's block in which a token stands; `paragraph` when the doc carries no report."""
    kinds: list[str] = token.doc.user_data.get("dateline_block_kinds") or []
    return kinds[token.i] if token.i < len(kinds) else "paragraph"


def block_index(token: Token) -> int:
    """Number of the report's block in which a token stands, from 0."""
    numbers: list[int] = token.doc.user_data.get("dateline_block_numbers") or []
    return numbers[token.i] if token.i < len(numbers) else 0


def report_of(doc: Doc) -> record.Report | None:
    """The report that a doc was made from; None when it carries none."""
    report: record.Report | None = doc._.report if Doc.has_extension("report") else None
    return report


def children(token: Token, *relations: str) -> list[Token]:
    """Dependents in one of these relations; `obl` also matches `obl:agent` and the like."""
    return [child for child in token.children if child.dep_ in relations or child.dep_.partition(":")[0] in relations]


def is_passive(token: Token) -> bool:
    """True when a verb stands in the passive voice (also a bare passive participle: `troops captured by rebels`)."""
    if any(c.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") for c in token.children):
        return True
    return token.dep_ == "acl" and "Past" in token.morph.get("Tense", []) and "Part" in token.morph.get("VerbForm", [])


def subjects(token: Token) -> list[Token]:
    """Heads of the subject of a predicate, shared ones included: through conjunction and open complements."""
    own = _without_descriptions(_own_subjects(token))
    if own:
        return [m for s in own for m in conjuncts(_antecedent(s, token))]
    if token.dep_ == "conj" and is_predicate(token.head):
        return subjects(token.head)
    if token.dep_ == "xcomp":
        controllers = [m for o in children(token.head, "obj", "iobj") for m in conjuncts(o)]
        return controllers or subjects(token.head)
    if token.dep_ == "advcl" and token.morph.get("VerbForm", []) in (["Ger"], ["Part"], ["Inf"]):
        return subjects(token.head)
    if token.dep_ == "acl":
        return conjuncts(token.head)
    if token.dep_ == "ccomp":
        return [m for s in _misplaced(token) for m in conjuncts(s)]
    return []


def _own_subjects(verb: Token) -> list[Token]:
    """The subjects that hang on a verb, without those that belong to what is said before it."""
    found = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if len(found) < 2:
        return found
    others = {s.i for c in verb.children if c.dep_ == "ccomp" for s in _misplaced(c)}
    return [s for s in found if s.i not in others]


def _misplaced(said: Token) -> list[Token]:
    """Subjects of `Zelensky visited units, his office said` that hang on the verb of saying: trees have such slips."""
    verb = said.head
    if said.i > verb.i or any(c.dep_ in _SUBJECTS for c in said.children):
        return []
    found = [c for c in verb.children if c.dep_ in _SUBJECTS]
    after = any(s.i > said.i for s in found)
    return [s for s in found if s.i < said.i and after]


def _without_descriptions(found: list[Token]) -> list[Token]:
    """Subjects without one that only describes the name right after it (`Builder` of `Builder Rui De Sa said`): trees
    have such slips."""
    pairs = zip_longest(found, found[1:])
    return [s for s, after in pairs if after is None or not (s.pos_ == "NOUN" and _goes_on_as(s, after))]


def _goes_on_as(noun: Token, name: Token) -> bool:
    before = name.left_edge.i - 1
    return (
        name.pos_ == "PROPN"
        and before >= noun.i
        and (before == noun.i or name.doc[before].head == noun)
        and (not name.doc[before].is_punct)
    )


def objects(token: Token) -> list[Token]:
    """Heads of the direct object: of a relative clause without one of its own, the noun that it modifies."""
    own = children(token, "obj")
    if own:
        return [m for o in own for m in conjuncts(_antecedent(o, token))]
    return []


def agents(token: Token) -> list[Token]:
    """Heads of the by-phrase of a passive."""
    marked = [c for c in token.children if c.dep_ == "obl:agent"]
    marked = marked or [c for c in children(token, "obl") if case_of(c) == "by" and is_passive(token)]
    return [m for a in marked for m in conjuncts(a)]


def obliques(token: Token) -> list[tuple[str, Token]]:
    """Prepositional dependents as (preposition, head), `nmod` of nouns included, conjuncts given one by one."""
    return [
        (case_of(c), m)
        for c in children(token, "obl", "nmod")
        if not c.dep_.endswith((":poss", ":agent", ":tmod", ":npmod", ":unmarked"))
        for m in conjuncts(c)
    ]


def possessors(token: Token) -> list[Token]:
    """Heads that own a noun: `Putin` of `Putin's visit`, `his` of `his visit`."""
    return [m for c in children(token, "nmod") if c.dep_ == "nmod:poss" for m in conjuncts(c)]


def answered(verb: Token) -> list[Token]:
    """Heads of the deeds that somebody answers for: `attack` of `claimed responsibility for the attack`."""
    answers = [o for o in objects(verb) if o.lemma_.lower() in ("responsibility", "credit")]
    owners = [*answers, verb] if answers else []
    return [t for owner in owners for case, head in obliques(owner) if case == "for" for t in conjuncts(head)]


def case_of(token: Token) -> str:
    """The preposition of a phrase in lower case, fixed words joined by a space (`according to`, `out of`); else ""."""
    marks = sorted((c for c in token.children if c.dep_ == "case"), key=lambda c: c.i)
    words = [w.lower_ for m in marks for w in [m, *sorted(children(m, "fixed"), key=lambda c: c.i)]]
    return " ".join(w for w in words if w not in POSSESSIVES)


def conjuncts(token: Token) -> list[Token]:
    """A token and those coordinated with it, in order, when it heads the coordination; else the token alone."""
    return [token, *(c for c in token.children if c.dep_ == "conj" and c.pos_ not in ("VERB", "AUX"))]


def is_predicate(token: Token) -> bool:
    """True for verbs and for nouns or adjectives with a copula."""
    return token.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in token.children)


def is_negated(token: Token) -> bool:
    """True when the token itself is negated: `did not visit`, `no visit`, `never`."""
    return any(
        (c.lower_ in NEGATORS and c.dep_ in ("advmod", "det", "aux", "cc", "neg"))
        or "Neg" in c.morph.get("Polarity", [])
        for c in token.children
        if c.dep_ != "conj"
    )


def noun_phrase(token: Token) -> Span:
    """The phrase a nominal heads, without clauses, appositions, conjuncts, its preposition or possessive mark."""
    inside = {token.i}
    for child in token.children:
        if child.dep_ in _PHRASE_BREAKS or child.dep_ in ("case", "mark"):
            continue
        if child.dep_ == "nmod" and case_of(child) in ("including", "such as", "as"):
            continue
        inside.update(t.i for t in child.subtree)
    start = end = token.i
    while start - 1 in inside or token.doc[start].ent_iob_ == "I":  # a name stays whole
        start -= 1
    while end + 1 in inside:
        end += 1
    while start < token.i and token.doc[start].dep_ == "cc":
        start += 1
    while end > token.i and token.doc[end].text in (",", ";", ":", "—", "–"):
        end -= 1
    return token.doc[start : end + 1]


def span_of(span: Span) -> record.Span:
    """A spaCy span as a span of the record."""
    return record.Span(start=span.start_char, end=span.end_char, text=span.text)


def tokens_of(doc: Doc, owners: Iterable[tuple[str, record.Span]]) -> dict[int, str]:
    """Token index → id, for spans of the record given with the id of what they belong to; the first one wins."""
    found: dict[int, str] = {}
    for owner, words in owners:
        span = doc.char_span(words.start, words.end, alignment_mode="expand")
        for token in span or ():
            found.setdefault(token.i, owner)
    return found


def _antecedent(token: Token, predicate: Token) -> Token:
    """The noun for which a relative pronoun stands; any other token itself."""
    relative = "Rel" in token.morph.get("PronType", []) or token.lower_ in ("who", "which", "that", "whom")
    if relative and token.pos_ in ("PRON", "DET", "SCONJ") and predicate.dep_.startswith("acl"):
        return predicate.head
    return token
