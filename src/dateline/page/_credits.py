"""Credits of pictures: a bracket, a label or an agency's name at the end of a caption, or alone on a line."""

from __future__ import annotations

import re

from dateline.page._tables import agencies_in, agency_named, line_pattern

_SMALL = frozenset("and of by via for the from courtesy de van von al bin © - –".split())  # amid the names of a credit
_TAIL = 260  # characters from the end in which a credit must begin
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,200})[)\]]\Z")
_SLASHED = re.compile(r"([^\W\d_][\w.’' -]{1,40}?)\s?/\s?[A-ZÀ-Ž][\w.’' /-]{1,60}\Z")
_SENTENCE_END = re.compile(r"[.!?][”’\"']?\s+(?=\S)")
_SIGNED = re.compile(r"©\s?(?!\d)[^\W\d_][^.!?]{2,60}\Z", re.IGNORECASE)
_SUBMITTED = re.compile(
    r"(?:submitted|file|courtesy|handout|contributed|supplied)(?: photos?| pictures?| images?)\Z", re.I
)


def credit_start(text: str, start: int, end: int) -> int | None:
    """Index in the text at which the credit that closes a line begins; the line's start when it is all credit."""
    tail = max(start, end - _TAIL)
    if tail == start and is_credit_line(text[start:end]):
        return start
    words = text[tail:end]
    bracket = _BRACKET.search(words)
    if bracket and _in_bracket(bracket[1]):
        return tail + bracket.start()
    for stop in reversed([m.end() for m in _SENTENCE_END.finditer(words)]):
        if is_credit_line(words[stop:]):
            return tail + stop
    submitted = _SUBMITTED.search(words)
    return tail + submitted.start() if submitted and tail == start and len(words) < 80 else None


def is_credit_line(words: str) -> bool:
    """True for a line that is a credit and nothing more: `Photo: J Doe`, `J Doe/Reuters`, `(PA)`, `© J Doe`."""
    if len(words) > 160:
        return False
    bracket = _BRACKET.match(words)
    if bracket:
        return _in_bracket(bracket[1])
    label = line_pattern("credit+").match(words)
    if label:
        return _is_names(words[label.end() :])
    words = words.lstrip("–—- ")
    if agency_named(words) or _SIGNED.match(words) or _SUBMITTED.match(words):
        return True
    slashed = _SLASHED.match(words)
    return bool(slashed and _is_names(slashed[1]) and agencies_in(words))


def is_labelled_caption(words: str) -> bool:
    """True for a caption behind a label: `Picture: Soldiers leave the town`."""
    label = line_pattern("credit+").match(words)
    return label is not None and words[label.start() : label.end()].rstrip().endswith(":")


def _is_names(words: str) -> bool:
    """True for names, of persons or houses, and the signs between them; also for nothing at all."""
    tokens = re.findall(r"[^\s/,|&()]+", words)
    small = [token for token in tokens if not token[0].isupper() and not token.startswith("@")]
    return len(tokens) <= 12 and all(t.lower() in _SMALL for t in small)


def _in_bracket(words: str) -> bool:
    """True when the words of a bracket are a credit."""
    if agency_named(words) or line_pattern("inside").search(words):
        return True
    if agencies_in(words) and re.search(r"[/,:]", words):
        return True
    return bool(re.match(r"[A-ZÀ-Ž][\w.’'-]+(?: [A-ZÀ-Ž][\w.’'-]+){0,3}\s?/\s?[A-ZÀ-Ž]", words))
