"""The attribution layer: it finds statements and quotations, joins them, and writes `doc._.claims`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from dateline import record
from dateline.actors import actor_at
from dateline.attribution._checks import checks, withheld
from dateline.attribution._quotes import CLOSING, OPENING, quotations
from dateline.attribution._statements import Statement, chain, channel_of_noun, speaking, statements
from dateline.reader import tree


@Language.factory(
    "dateline_attribution",
    assigns=["doc._.claims", "doc._.checks", "doc._.withheld"],
    requires=["token.dep", "token.head", "token.lemma", "doc.sents"],
)
def make_attribution(nlp: Language, name: str) -> Attribution:
    """The attribution layer as a pipeline component."""
    return Attribution(name)


class Attribution:
    """Finds on whose word things are said: `doc._.claims`, `doc._.checks` and `doc._.withheld`.

    Speakers are resolved to actors where `doc._.actors` has been filled before.
    """

    def __init__(self, name: str = "dateline_attribution") -> None:
        self.name = name
        for extension in ("claims", "checks", "withheld"):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=())

    def __call__(self, doc: Doc) -> Doc:
        """Fill one doc's extensions."""
        doc._.claims = find_claims(doc)
        doc._.checks = checks(doc)
        doc._.withheld = withheld(doc)
        return doc


@dataclass(frozen=True, slots=True)
class _Draft:
    statement: Statement
    content: frozenset[int]
    quoted: frozenset[int]


def find_claims(doc: Doc) -> tuple[record.Claim, ...]:
    """The doc's claims in the order of their first content or cue."""
    quotes = quotations(doc)
    inside = {i: number for number, (start, end) in enumerate(quotes) for i in range(start, end)}
    drafts = [
        _with_quotes(statement, quotes, inside)
        for sentence in tree.sentences(doc)
        for token in sentence
        for statement in statements(token)
    ]
    actors = actor_at(doc)
    drafts = [d for d in drafts if d.content and (not d.statement.thought or _can_think(d.statement.source, actors))]
    drafts = _same_medium(doc, drafts)
    drafts = [*drafts, *_spoken(doc, drafts, quotes)]
    drafts = _continued(doc, drafts, quotes)
    drafts.sort(key=lambda d: (min(d.content), d.statement.cue[0].i))
    return tuple(_claim(doc, draft, f"c{number}", actors) for number, draft in enumerate(drafts, 1))


def _with_quotes(statement: Statement, quotes: list[tuple[int, int]], inside: dict[int, int]) -> _Draft:
    """A quotation that a statement's content touches belongs to it whole, unless the cue stands within it."""
    touched = {inside[i] for i in statement.content if i in inside}
    touched -= {inside[t.i] for t in statement.cue if t.i in inside}
    quoted = frozenset(i for number in touched for i in range(*quotes[number]))
    if quoted and statement.source is None:
        speaker = _speaker_beside(statement.cue[0], quoted)
        if speaker is not None:
            return _Draft(replace(statement, source=speaker), quoted, quoted)
    return _Draft(statement, _said(statement, quoted) | quoted, quoted)


def _said(statement: Statement, quoted: frozenset[int]) -> frozenset[int]:
    """The content without what only tells of its saying: `“…,” she said on Monday, after he had left`.

    Beside a quotation that is all on the other side of the cue; after a clause, a participle (`…, he said, citing the
    army`).
    """
    cue, content = max(t.i for t in statement.cue), statement.content
    if quoted and min(quoted) < cue:
        return frozenset(i for i in content if i < cue)
    doc = statement.cue[0].doc
    if quoted and all(t.is_punct for t in doc[cue + 1 : min(quoted)]):
        return frozenset(i for i in content if i > cue)
    return content - _participles(statement.cue[0], cue, content) if min(content) < cue else content


def _participles(cue: Token, end: int, content: frozenset[int]) -> frozenset[int]:
    """Words of participle clauses right after a cue that closes the statement."""
    after = [cue.doc[i] for i in sorted(content) if i > end and not cue.doc[i].is_punct]
    if cue.pos_ != "VERB" or not after or after[0].tag_ != "VBG" or after[0].dep_ != "advcl":
        return frozenset()  # `for allegedly violating sanctions`: the clause is what is alleged
    return frozenset(t.i for t in after[0].subtree)


def _speaker_beside(cue: Token, quoted: frozenset[int]) -> Token | None:
    """Where the tree gives an active verb of saying no subject: the noun that stands between it and the quotation."""
    if cue.pos_ != "VERB" or tree.is_passive(cue):
        return None
    before = [i for i in quoted if i < cue.i]
    stretch = cue.doc[max(before) + 1 : cue.i] if before else cue.doc[cue.i + 1 : min(quoted)]
    nominal = [t for t in stretch if t.pos_ in ("NOUN", "PROPN", "PRON")]
    return next((t for t in nominal if t.head.i not in range(stretch.start, stretch.end)), None)


def _spoken(doc: Doc, drafts: list[_Draft], quotes: list[tuple[int, int]]) -> Iterator[_Draft]:
    """Quotations that no clause reached: the nearest verb of saying outside them, in their sentences, has said them."""
    taken = {i for draft in drafts for i in draft.quoted}
    cued = {t.i for draft in drafts for t in draft.statement.cue}
    for start, end in quotes:
        if start in taken:
            continue
        words = frozenset(range(start, end))
        near = doc[doc[start].sent.start : doc[end - 1].sent.end]
        verbs = [t for t in near if t.i not in words and t.i not in cued]
        for verb in sorted(verbs, key=lambda t: min(abs(t.i - start), abs(t.i - end))):
            spoken = [_Draft(s, words, words) for s in speaking(verb, words)]
            if spoken:
                yield from spoken
                break


def _continued(doc: Doc, drafts: list[_Draft], quotes: list[tuple[int, int]]) -> list[_Draft]:
    """Quotations without a cue of their own go on with what was quoted last, in the same or the paragraph before."""
    taken = {i for draft in drafts for i in draft.quoted}
    result = list(drafts)
    for start, end in quotes:
        if start in taken:
            continue
        whole = all(t.is_punct or start <= t.i < end for t in doc[start].sent if not t.is_space)
        before = [n for n, d in enumerate(result) if d.quoted and max(d.quoted) < start]
        if not whole or not before:
            continue
        number = max(before, key=lambda n: max(result[n].quoted))
        last = doc[max(result[number].quoted)]
        if tree.block_index(doc[start]) - tree.block_index(last) > 1 or _other_voice(doc, last.i + 1, start, result):
            continue
        more = frozenset(range(start, end))
        result[number] = replace(
            result[number], content=result[number].content | more, quoted=result[number].quoted | more
        )
    return result


def _other_voice(doc: Doc, begin: int, end: int, drafts: list[_Draft]) -> bool:
    """True when someone else is quoted or the report itself speaks between two quotations (a bare cue is no break)."""
    between = {t.i for t in doc[begin:end] if t.is_alpha}
    known = {t.i for d in drafts for t in d.statement.cue for t in t.subtree}
    return bool(between - known)


def _same_medium(doc: Doc, drafts: list[_Draft]) -> list[_Draft]:
    """`It showed …` after `A video released by X showed …`: on the same words."""
    cued = {draft.statement.cue[0].i for draft in drafts}
    more: list[_Draft] = []
    medium: Token | None = None
    for sentence in tree.sentences(doc):
        for token in sentence:
            if token.pos_ != "VERB":
                continue
            shown = _medium(token) if token.i in cued else None
            if shown is not None:
                medium = shown
            elif medium is not None and _it_shows(token) and _near(medium, token):
                more += _shown_again(token, medium)
    return [*drafts, *more]


def _medium(verb: Token) -> Token | None:
    return next((s for s in tree.subjects(verb) if channel_of_noun(s)), None)


def _near(earlier: Token, later: Token) -> bool:
    return tree.block_index(later) - tree.block_index(earlier) <= 1


def _shown_again(verb: Token, medium: Token) -> list[_Draft]:
    content = frozenset(t.i for c in tree.children(verb, "ccomp", "xcomp", "obj") for t in c.subtree)
    plain = Statement((verb,), None, content, "asserts", channel_of_noun(medium))
    return [_Draft(s, s.content, frozenset()) for s in chain(medium, plain)] if content else []


def _can_think(source: Token | None, actors: dict[int, str]) -> bool:
    return source is None or source.i in actors or source.pos_ in ("PRON", "PROPN")


def _it_shows(verb: Token) -> bool:
    shows = verb.lemma_.lower() in ("show", "depict", "reveal", "capture")
    return shows and any(s.lower_ in ("it", "they") for s in tree.subjects(verb))


def _claim(doc: Doc, draft: _Draft, id_: str, actors: dict[int, str]) -> record.Claim:
    statement = draft.statement
    cue = doc[min(t.i for t in statement.cue) : max(t.i for t in statement.cue) + 1]
    source = None
    if statement.source is not None:
        words = tree.span_of(tree.noun_phrase(statement.source))
        source = record.Source(**words.model_dump(), actor=actors.get(statement.source.i))
    addressee = statement.addressee
    return record.Claim(
        id=id_,
        source=source,
        cue=tree.span_of(cue),
        content=tuple(tree.span_of(span) for span in _runs(doc, draft)),
        kind=_kind(doc, draft),
        channel=statement.channel,
        addressee=tree.noun_phrase(addressee).text if addressee is not None else None,
        stance=statement.stance,
    )


def _kind(doc: Doc, draft: _Draft) -> Literal["direct", "indirect", "mixed"]:
    words = {i for i in draft.content if doc[i].is_alpha}
    first, last = min(draft.content), max(draft.content)
    if doc[first].text in OPENING and doc[last].text in CLOSING:  # a word or two, which may be no quotation elsewhere
        return "direct"
    if not draft.quoted:
        return "indirect"
    return "direct" if words <= draft.quoted else "mixed"


def _runs(doc: Doc, draft: _Draft) -> list[Span]:
    """The content as stretches of words, punctuation between two of its words let in, marks at its ends left out."""
    spans: list[Span] = []
    start: int | None = None
    last = -1
    for i in sorted(i for i in draft.content if not doc[i].is_space):
        gap = doc[last + 1 : i] if start is not None else None
        if (
            gap is not None
            and all(t.is_punct or t.is_space for t in gap)
            and tree.block_index(doc[i]) == tree.block_index(doc[last])
        ):
            last = i
            continue
        if start is not None:
            spans.append(doc[start : last + 1])
        start = last = i
    if start is not None:
        spans.append(doc[start : last + 1])
    stripped = [_stripped(span) for span in spans]
    return [span for span in stripped if any(t.is_alpha or t.is_digit for t in span)]


def _stripped(span: Span) -> Span:
    while len(span) > 1 and (span[0].is_space or span[0].text in ",;:.—–-"):
        span = span[1:]
    while len(span) > 1 and (span[-1].is_space or span[-1].text in ",;:.—–-"):
        span = span[:-1]
    return span
