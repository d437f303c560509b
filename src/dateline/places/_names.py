"""Where place names stand in a report: the reader's LOC names, those that it missed, abbreviations, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from spacy.attrs import LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from dateline._datelines import REACH, match_dateline
from dateline.places._gazetteer import Gazetteer
from dateline.places._guesses import guesses
from dateline.places._mention import Name
from dateline.places._tables import abbreviated_state, class_words, cues, demonyms, state_abbreviations
from dateline.reader import tree

_LONGEST = 12
_DATELINE_BLOCKS = 6
_REACH_TOKENS = REACH // 2  # tokens that surely hold so many characters
_SPLITTERS = frozenset({",", "/", ";", "and", "&"})
_OWNING = frozenset({"'s", "’s"})
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_EDGES = frozenset({"the", '"', "“", "”", "(", ")", "[", "]", ",", ".", ":", ";", "—", "–", "-", "of", "in"})


def find_names(doc: Doc, gazetteer: Gazetteer) -> list[Name]:
    """Names in the order of the text, none overlapping another."""
    found: dict[int, Name] = {}
    taken: set[int] = set()
    for name in chain(
        _datelines(doc, gazetteer),
        _abbreviations(doc),
        _marked(doc, gazetteer),
        guesses(doc, gazetteer),
    ):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            found[name.start] = name
    return [found[start] for start in sorted(found)]


def news_tokens(doc: Doc, words: frozenset[str]) -> Iterator[Token]:
    """Tokens of the news text that are one of these words, in any case: compared by number, since most are not."""
    numbers = _word_numbers(words)
    for position, number in enumerate(doc.to_array(LOWER).tolist()):
        if number in numbers and tree.block_kind(doc[position]) in tree.NEWS_KINDS:
            yield doc[position]


@cache
def _word_numbers(words: frozenset[str]) -> frozenset[int]:
    return frozenset(get_string_id(word) for word in words)


def _sentence_end(token: Token) -> int:
    """Index after the last token of a token's sentence, looked for no further than a name can reach."""
    doc, end = token.doc, token.i + 1
    while end < min(len(doc), token.i + _LONGEST) and not doc[end].is_sent_start:
        end += 1
    return end


def _marked(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """The reader's LOC names, cleaned and taken apart where one mark holds several."""
    for entity in doc.ents:
        if entity.label_ != "LOC" or tree.block_kind(entity[0]) not in tree.NEWS_KINDS or _names_something_else(entity):
            continue
        if entity.text.lower() in cues("never"):
            continue
        for part in _parts(entity, gazetteer):
            name = _cleaned(part, gazetteer)
            if (
                name
                and (full := _completed(entity.doc, name, gazetteer))
                and not _are_initials(entity.doc, full, gazetteer)
            ):
                yield full


def _are_initials(doc: Doc, name: Name, gazetteer: Gazetteer) -> bool:
    """True for initials that stand for no country or state: `U.N.` is not the town of Un."""
    text = doc[name.start : name.end].text
    known = (entry.kind for entry in gazetteer.lookup(text))
    return name.division is None and bool(_INITIALS.fullmatch(text)) and not {"country", "region"}.intersection(known)


def _is_loose_end(token: Token) -> bool:
    """True for a small-letter word at the end of a mark: class words are looked for behind the name."""
    return token.is_lower and token.is_alpha


def _completed(doc: Doc, name: Name, gazetteer: Gazetteer) -> Name | None:
    """A name with the capitalised words beside it that the gazetteer knows to belong to it ("East Jerusalem" of which
    only the second word was marked); None for a lone class word or an adjective that is no name by itself."""
    chunk = _chunk(doc, name)
    if chunk != name and (
        gazetteer.has(doc[chunk.start : chunk.end].text) or _is_one_name(doc[chunk.start : chunk.end])
    ):
        return chunk
    if pair := _pair(doc, name, gazetteer):
        return pair
    for left, right in ((1, 1), (1, 0), (0, 1), (2, 0)):
        start, end = name.start - left, name.end + right
        if start > 0 and left and doc[start - 1].is_title and doc[start - 1].lower_ in cues("direction"):
            continue
        if start < 0 or end > len(doc) or not all(t.is_title for t in doc[start:end]):
            continue
        if not any(t.is_sent_start for t in doc[start + 1 : end]) and gazetteer.has(doc[start:end].text):
            return Name(start, end)
    text = doc[name.start : name.end].text
    if text.endswith(".") and not gazetteer.has(text) and (code := _state(doc[name.start : name.end])):
        return Name(name.start, name.end, division=code)  # "(D-Minn.)"
    if name.end - name.start > 1:
        return name
    token = doc[name.start]
    if token.lower_ in cues("direction"):
        return None
    is_adjective = token.pos_ == "ADJ" or token.lower_ in demonyms()
    return None if token.lower_ in class_words() or (is_adjective and not gazetteer.has(token.text)) else name


def _pair(doc: Doc, name: Name, gazetteer: Gazetteer) -> Name | None:
    """The whole of a country named for two lands of which one was marked: `Trinidad and Tobago`."""
    for start, end, joint in ((name.start - 2, name.end, name.start - 1), (name.start, name.end + 2, name.end)):
        is_pair = start >= 0 and end <= len(doc) and doc[joint].lower_ in ("and", "&")
        if is_pair and gazetteer.is_country(doc[start:end].text):
            return Name(start, end)
    return None


def _chunk(doc: Doc, name: Name) -> Name:
    """A name with what hyphens tie to it: `Mazar-e-Sharif` of which only `Mazar` was marked."""
    start, end = name.start, name.end
    while start > 1 and "-" in (doc[start - 1].text, doc[start].text) and not doc[start - 1].whitespace_:
        start -= 1
    while end < len(doc) and "-" in (doc[end - 1].text, doc[end].text) and not doc[end - 1].whitespace_:
        end += 1
    return Name(start, end)


def _is_one_name(chunk: Span) -> bool:
    """True for names tied by small words: `Mar-a-Lago`, `Stratford-upon-Avon`; `Kyiv-Moscow` are two."""
    words = [t for t in chunk if t.text != "-"]
    return len(words) > 2 and words[0].is_title and words[-1].is_title and all(t.is_lower for t in words[1:-1])


def _names_something_else(entity: Span) -> bool:
    """True for a name that only begins a longer one which is no place ("Lima Declaration"), outside headlines."""
    if entity.end >= len(entity.doc) or tree.block_kind(entity[0]) in ("headline", "subhead"):
        return False
    after = entity.doc[entity.end]
    if after.text == "-" and not after.whitespace_ and not entity[-1].whitespace_ and entity.end + 1 < len(entity.doc):
        return entity.doc[entity.end + 1].is_title  # one half of a double name
    return (
        after.pos_ == "PROPN"
        and not after.ent_type_
        and (after.is_title or (after.is_upper and len(after) > 1))
        and after.lower_ not in class_words()
        and not after.is_sent_start
        and after in (entity.root.head, entity.root)
        and after.text.rstrip(".") not in state_abbreviations()
    )


def _parts(span: Span, gazetteer: Gazetteer) -> list[Span]:
    """A marked span, split at commas, `and` and the possessive mark of a place that owns another (`Syria's Idlib`),
    unless the gazetteer knows the whole."""
    if gazetteer.has(span.text):
        return [span]
    for token in span[1:-1]:
        if token.text in _OWNING and gazetteer.has(span.doc[span.start : token.i].text):
            owner, owned = span.doc[span.start : token.i], span.doc[token.i + 1 : span.end]
            return [owner, *_parts(owned, gazetteer)]
    cuts = [t.i for t in span if t.lower_ in _SPLITTERS]
    if not cuts:
        return [span]
    edges = [span.start - 1, *cuts, span.end]
    doc = span.doc
    return [doc[a + 1 : b] for a, b in pairwise(edges) if b > a + 1]


def _cleaned(span: Span, gazetteer: Gazetteer) -> Name | None:
    """A name without article, possessive mark, brackets and small-letter words of direction at its edges."""
    start, end = span.start, span.end
    doc = span.doc
    while (
        end > start
        and (doc[end - 1].lower_ in tree.POSSESSIVES or doc[end - 1].lower_ in _EDGES)
        and doc[end - 1].text != "."
    ):
        end -= 1
    while start < end and (
        doc[start].lower_ in _EDGES or (doc[start].lower_ in cues("direction") and doc[start].is_lower)
    ):
        start += 1
    while end - start > 1 and _is_loose_end(doc[end - 1]) and not gazetteer.has(doc[start:end].text):
        end -= 1
    if end - start > 1 and doc[end - 1].text in cues("credit") and not gazetteer.has(doc[start:end].text):
        end -= 1  # the agency of a photograph, glued to the end of its caption
    if start < end and not any(t.text[0].isupper() or t.text[0].isdigit() for t in doc[start:end]):
        return None
    if end - start > 1 and doc[start].lower_ in cues("direction") and not gazetteer.has(doc[start:end].text):
        rest = start + 1
        while rest < end - 1 and doc[rest].lower_ in cues("direction"):
            rest += 1  # `South East London` lies in London, not in East London
        start = rest if gazetteer.has(doc[rest:end].text) else start
    return Name(start, end) if start < end else None


def _abbreviations(doc: Doc) -> Iterator[Name]:
    """Abbreviated states after a comma that follows a name ("Fresno, Calif.")."""
    for comma in news_tokens(doc, frozenset({","})):
        start = comma.i + 1
        if comma.is_sent_start or start >= len(doc) or not doc[start].text[0].isupper():
            continue
        if comma.i == 0 or (doc[comma.i - 1].pos_ != "PROPN" and not doc[comma.i - 1].ent_type_):
            continue
        for end in range(min(start + 3, _sentence_end(comma)), start, -1):
            if (code := _state(doc[start:end])) and not _shouts(doc, comma.i, end):
                yield Name(start, end, division=code)
                break


def _shouts(doc: Doc, before: int, after: int) -> bool:
    """True amid capitals, where `, ON FRIDAY` names no province."""
    return doc[before - 1].is_upper and after < len(doc) and doc[after].is_upper and doc[after].is_alpha


def _state(span: Span) -> str | None:
    """Code of the state that an abbreviation stands for; postal ones count only in capitals."""
    text = span.text
    if not text[:1].isupper() or text.endswith("\n"):
        return None
    return abbreviated_state(text)


def _datelines(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Places of a dateline, where a paragraph near the top of the report opens with one."""
    for first in _paragraph_starts(doc):
        match = match_dateline(doc[first.i : first.i + _REACH_TOKENS].text[:REACH])
        if match is None or not gazetteer.has(match["name"]):
            continue
        for group in ("name", "second", "holder"):
            if match[group] is None:
                continue
            start, end = (first.idx + edge for edge in match.span(group))
            span = doc.char_span(start, end)
            code = _state(span) if span is not None and group == "holder" else None
            if span is not None and (code or gazetteer.has(span.text)):
                yield Name(span.start, span.end, is_dateline=True, division=code)


def _paragraph_starts(doc: Doc) -> Iterator[Token]:
    """First tokens of the first paragraphs; without a report the first token alone."""
    numbers: list[int] = doc.user_data.get("dateline_block_numbers") or [0] * min(len(doc), 1)
    last = -1
    for i, block in enumerate(numbers):
        if block > _DATELINE_BLOCKS:
            break
        if block != last and not doc[i].is_space:
            last = block
            if tree.block_kind(doc[i]) == "paragraph":
                yield doc[i]
