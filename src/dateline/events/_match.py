"""Which pattern of the lexicon a word and its arguments fit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.attrs import LEMMA, POS
from spacy.tokens import Token

from dateline.events._arguments import MEASURES, Arguments, arguments_of, counted, particle_of
from dateline.events._context import Context
from dateline.events._lexicon import NOTHING, Lexicon, Pattern, Slot
from dateline.reader import tree

_POS = {"VERB": "v", "NOUN": "n", "ADJ": "a"}
# Readings of a participle that only describe: "occupied territories", "wounded soldiers".
_DESCRIBING = frozenset({"amod", "compound", "case", "mark", "fixed", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Match:
    """A predicate with its arguments and the pattern that they fit best."""

    pattern: Pattern
    arguments: Arguments

    @property
    def predicate(self) -> Token:
        """The word that the pattern is about."""
        return self.arguments.predicate


class Matcher:
    """Finds matches in one doc; a word is looked at once."""

    def __init__(self, lexicon: Lexicon, context: Context) -> None:
        self.lexicon, self.context = lexicon, context
        self._found: dict[int, Match | None] = {}

    def candidates(self) -> frozenset[int]:
        """Indices of the words whose lemma and part of speech some pattern is about."""
        doc, strings = self.context.doc, self.context.doc.vocab.strings
        known: dict[tuple[int, int], bool] = {}
        found = []
        for i, (lemma, pos) in enumerate(doc.to_array([LEMMA, POS]).tolist()):
            key = (lemma, pos)
            if key not in known:
                known[key] = (strings[lemma].lower(), _POS.get(strings[pos], "")) in self.lexicon.patterns
            if known[key]:
                found.append(i)
        return frozenset(found)

    def match(self, token: Token) -> Match | None:
        """The best match of a word; None when no pattern fits, or the one that fits best tells of no event."""
        if token.i not in self._found:
            self._found[token.i] = None
            self._found[token.i] = self._match(token)
        return self._found[token.i]

    def _match(self, token: Token) -> Match | None:
        pos = _POS.get(token.pos_)
        rows = self._rows(token, pos) if pos else None
        if not rows or token.dep_ in _DESCRIBING:
            return None
        arguments = arguments_of(token)
        best, most = None, -1
        for pattern in rows:
            read = _as_read_by(pattern, arguments)
            score = self._score(pattern, read) if read is not None else -1
            if read is not None and score > most:
                best, most = Match(pattern, read), score
        return best if best is not None and best.pattern.type != NOTHING else None

    def _rows(self, token: Token, pos: str) -> tuple[Pattern, ...] | None:
        """The patterns of a word, those of a hyphenated one first: `test-fired`."""
        table, lemma, doc = self.lexicon.patterns, token.lemma_.lower(), token.doc
        if token.i > 1 and doc[token.i - 1].text == "-" and not doc[token.i - 2].whitespace_:
            found = table.get((f"{doc[token.i - 2].lower_}-{lemma}", pos))
            if found:
                return found
        return table.get((lemma, pos))

    def _score(self, pattern: Pattern, arguments: Arguments) -> int:
        """How much a pattern says that is fulfilled; -1 when something that it needs is not."""
        score = 0
        if pattern.particle:
            score += 2 if pattern.pos == "v" else 3
        for name, slot in pattern.slots.items():
            tokens = arguments.slots.get(name, ())
            filled = self._fits(slot, tuple(t for t in tokens if t.i not in self.context.timed))
            if filled < 0 or any(
                self._is_one(t, slot.but_words, slot.but_kinds) for t in tokens or arguments.inner.get(name, ())
            ):
                return -1
            score += filled
        return score + (pattern.type == NOTHING and score > 0)

    def _fits(self, slot: Slot, tokens: tuple[Token, ...]) -> int:
        if not tokens:
            return -1 if slot.required else 0
        if not slot.words and not slot.kinds:
            return slot.weight
        return slot.weight if any(self._is_one(t, slot.words, slot.kinds) for t in tokens) else -1

    def _is_one(self, token: Token, words: frozenset[str], kinds: frozenset[str]) -> bool:
        if words and any(name in words for name in names_of(token)):
            return True
        return any(self._is_kind(token, kind) for kind in kinds)

    def _is_kind(self, token: Token, kind: str) -> bool:
        if kind == "<any>":
            return True
        if kind == "<party>":
            return self.context.is_party(token) or self.context.is_pronoun(token)
        if kind == "<person>":
            return self.context.is_person(token)
        if kind == "<place>":
            return self.context.is_place(token) or any(self.context.is_place(c) for c in _named_by(token))
        if kind == "<name>":
            return self.context.is_name(token)
        return self.match(token) is not None


def names_of(token: Token) -> list[str]:
    """A noun as word lists name it: its lemma, that with the word before it, and `soldier` of `dozens of soldiers`."""
    lemma = token.lemma_.lower()
    before = [c.lemma_.lower() for c in token.children if c.dep_ in ("compound", "amod", "flat") and c.i < token.i]
    names = [lemma, token.lower_, *(f"{word} {lemma}" for word in before)]
    if token.pos_ == "NUM" or lemma in MEASURES:
        names += [inner.lemma_.lower() for inner in counted(token)]
    return names


def _named_by(token: Token) -> list[Token]:
    """The name inside `the city of X`, `the X region`, `the town, X`."""
    return [
        c for c in token.children if c.dep_ in ("compound", "appos") or (c.dep_ == "nmod" and tree.case_of(c) == "of")
    ]


def _as_read_by(pattern: Pattern, arguments: Arguments) -> Arguments | None:
    """The arguments as a pattern reads them; None where particle or compound are not the pattern's.

    Where the object is a thing that is given, lifted or imposed, its prepositions are the verb's: `suspended aid to X`.
    """
    read = _with_particle(arguments, pattern)
    thing = pattern.slots.get("object")
    if read is None or not read.inner or thing is None or thing.role not in ("none", "other", "instrument", "content"):
        return read
    lent = {name: tokens for name, tokens in read.inner.items() if name in pattern.slots}
    return replace(read, slots={**read.slots, **lent}) if lent else read


def _with_particle(arguments: Arguments, pattern: Pattern) -> Arguments | None:
    """The arguments as a pattern with or without a particle reads them; None where the words are not the pattern's.

    A particle that the tree takes for a preposition (`sealed off the village`) makes what follows it the object.
    """
    token, wanted = arguments.predicate, pattern.particle
    if pattern.pos != "v":
        return arguments if wanted is None or _preceded(token, wanted) else None
    if particle_of(token) == wanted:
        return arguments
    after = token.nbor() if wanted is not None and token.i + 1 < len(token.doc) else None
    if after is None or after.lower_ != wanted or particle_of(token) is not None:
        return None
    if after.head == token:
        return arguments
    moved = after.head
    if after.dep_ != "case" or moved.head != token:
        return None
    slots = {name: tuple(t for t in tokens if t != moved) for name, tokens in arguments.slots.items()}
    return replace(arguments, slots={**{n: t for n, t in slots.items() if t}, "object": tuple(tree.conjuncts(moved))})


def _preceded(noun: Token, words: str) -> bool:
    """True when these words stand right before a noun, with or without hyphens."""
    i = noun.i
    for word in reversed(words.split()):
        i -= 1
        if i >= 0 and noun.doc[i].lower_ in ("-", "‑", "–"):
            i -= 1
        if i < 0 or (noun.doc[i].lower_ != word and noun.doc[i].lemma_.lower() != word):
            return False
    return True
