"""The lexicon of events: patterns over trees, read from files that people write, and checked.

The format is told in resources/events/en/README.md. Loading names file and line of whatever is wrong, and gives nothing
rather than half a lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from dateline import ontology as ontologies
from dateline._errors import ResourceError

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "events" / "en"
CLASSES = "classes.yaml"
NOTHING = "NONE"
ROLES = frozenset({"actor", "recipient", "site", "place", "instrument", "other", "content", "none"})
KINDS = frozenset({"<any>", "<party>", "<person>", "<place>", "<name>", "<event>"})
COUNTS = frozenset({"dead", "injured", "arrested", "abducted", "displaced", "released", "deported", "participants"})
_NAMED = frozenset({"word", "mode", "cameo", "context", "counts", "result"})
_PREDICATE = re.compile(r"^([a-z][a-z' -]*)\.([van])$")
_SLOT = re.compile(r"^[a-z]+(?: [a-z]+)*$")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Slot:
    """What fills an argument: the role it has, and the words or kinds that it must be or must not be."""

    role: str
    required: bool = False
    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    but_words: frozenset[str] = frozenset()
    but_kinds: frozenset[str] = frozenset()

    @property
    def is_condition(self) -> bool:
        """True when something is asked of what fills the slot."""
        return bool(self.required or self.words or self.kinds or self.but_words or self.but_kinds)

    @property
    def weight(self) -> int:
        """How much a filled slot tells for its pattern: conditions count for more than mere presence."""
        return 2 if self.words or self.kinds else int(self.required)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of telling of an event: a predicate, its arguments and what they make of it."""

    lemma: str
    pos: str
    particle: str | None  # of a verb; of a noun, the words that must stand before it
    type: str
    mode: str | None
    cameo: str | None
    context: tuple[str, ...]
    slots: Mapping[str, Slot]
    counts: str | None
    result: bool
    file: str
    line: int

    @property
    def name(self) -> str:
        """The predicate as it is written in the lexicon: `visit.v`, `call off.v`."""
        if not self.particle:
            return f"{self.lemma}.{self.pos}"
        first, last = (self.lemma, self.particle) if self.pos == "v" else (self.particle, self.lemma)
        return f"{first} {last}.{self.pos}"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence beside a type, and whether it tells of such an event."""

    type: str
    text: str
    coded: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns by lemma and part of speech, in the order of the files, and the named classes of words."""

    patterns: Mapping[tuple[str, str], tuple[Pattern, ...]]
    classes: Mapping[str, frozenset[str]]

    def __len__(self) -> int:
        return sum(map(len, self.patterns.values()))


# What a predicate's arguments are when a pattern does not say: verbs, then nouns.
_VERB_SLOTS = {"subject": Slot("actor"), "object": Slot("recipient")}
_NOUN_SLOTS = {
    "subject": Slot("actor"),
    "possessor": Slot("actor"),
    "modifier": Slot("actor"),
    "by": Slot("actor"),
    "between": Slot("actor"),
    "of": Slot("recipient"),
    "on": Slot("recipient"),
    "against": Slot("recipient"),
}
_ADJECTIVE_SLOTS = {"subject": Slot("actor")}
_DEFAULTS = {"v": _VERB_SLOTS, "n": _NOUN_SLOTS, "a": _ADJECTIVE_SLOTS}


@cache
def english() -> Lexicon:
    """The lexicon that ships with the package."""
    return load_lexicon(FOLDER)


def load_lexicon(folder: Path, ontology: ontologies.Ontology | None = None) -> Lexicon:
    """The lexicon in a folder: `classes.yaml` and one file a type; `ontology` is PLOVER unless another is given.

    Raises `ResourceError`, naming file and line, for an unknown type, mode, role, class or context, a syntax error, a
    pattern said twice, or one that gives nobody a part.
    """
    known = ontology or ontologies.plover()
    classes = _classes(folder / CLASSES)
    found: dict[tuple[str, str], list[Pattern]] = {}
    seen: dict[tuple[object, ...], Pattern] = {}
    for path in sorted(p for p in folder.glob("*.yaml") if p.name != CLASSES):
        for pattern in _File(path, known, classes).patterns():
            key = (pattern.name, tuple(sorted(pattern.slots.items(), key=lambda item: item[0])))
            if key in seen:
                first = seen[key]
                raise ResourceError(
                    f"{path.name}:{pattern.line}: {pattern.name} stands likewise in {first.file}:{first.line}"
                )
            seen[key] = pattern
            found.setdefault((pattern.lemma, pattern.pos), []).append(pattern)
    return Lexicon(MappingProxyType({key: tuple(rows) for key, rows in found.items()}), MappingProxyType(classes))


def load_examples(folder: Path) -> Iterator[Example]:
    """The sentences beside the types, for tests: the second YAML document of each file."""
    for path in sorted(p for p in folder.glob("*.yaml") if p.name != CLASSES):
        documents = list(yaml.load_all(path.read_text("utf-8"), Loader=_LOADER))
        for coded, key in ((True, "code"), (False, "leave")):
            for text in (documents[1].get(key) or []) if len(documents) > 1 else []:
                yield Example(documents[0]["type"], text, coded)


def _classes(path: Path) -> dict[str, frozenset[str]]:
    data = yaml.load(path.read_text("utf-8"), Loader=_LOADER) if path.is_file() else {}
    raw = {name: re.split(r"\s*,\s*", " ".join(str(words).split())) for name, words in (data or {}).items()}
    classes: dict[str, frozenset[str]] = {}
    for name, words in raw.items():
        members: set[str] = set()
        for word in words:
            if word.startswith("@") and word[1:] not in classes:
                raise ResourceError(f"{path.name}: class {name!r} names {word}, which must be defined above it")
            members |= classes[word[1:]] if word.startswith("@") else {word}
        classes[name] = frozenset(members)
    return classes


class _File:
    """Reader of one lexicon file: walks the YAML nodes, which know their lines."""

    def __init__(self, path: Path, ontology: ontologies.Ontology, classes: Mapping[str, frozenset[str]]) -> None:
        self.path, self.ontology, self.classes = path, ontology, classes

    def wrong(self, line: int, message: str) -> ResourceError:
        return ResourceError(f"{self.path.name}:{line}: {message}")

    def patterns(self) -> Iterator[Pattern]:
        top = self._top()
        type_ = self._scalar(top.get("type"), 1, "type")
        if type_ != NOTHING and (problem := self.ontology.problem(type_, None)):
            raise self.wrong(_line(top["type"]), problem)
        if not isinstance(top.get("patterns"), yaml.SequenceNode):
            raise self.wrong(1, "no list of 'patterns'")
        for node in top["patterns"].value:
            if not isinstance(node, yaml.MappingNode):
                raise self.wrong(_line(node), "a pattern is a mapping: {word: visit.v, object: site}")
            yield from self._pattern(type_, node)

    def _top(self) -> dict[str, Any]:
        try:
            # Only the first document: the second one holds examples, which are for tests.
            node = next(iter(_composed(self.path)), None)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise self.wrong(line, f"no valid YAML: {getattr(error, 'problem', error)}") from error
        if not isinstance(node, yaml.MappingNode):
            raise self.wrong(1, "a lexicon file is a mapping with 'type' and 'patterns'")
        return {key.value: value for key, value in node.value}

    def _pattern(self, type_: str, node: yaml.MappingNode) -> Iterator[Pattern]:
        line = _line(node)
        cells = {key.value: self._scalar(value, line, key.value) for key, value in node.value}
        if len(cells) < len(node.value):
            raise self.wrong(line, "a pattern says something twice")
        if "word" not in cells:
            raise self.wrong(line, "a pattern needs 'word', its predicate: {word: visit.v, object: site}")
        code = self._code(type_, cells, line)
        given = {name: self._slot(name, text, line) for name, text in cells.items() if name not in _NAMED}
        for word in cells["word"].split("|"):
            lemma, particle, pos = self._predicate(word.strip(), line)
            slots = {
                name: slot
                for name, slot in {**_DEFAULTS[pos], **given}.items()
                if slot.role != "none" or slot.is_condition
            }
            if type_ != NOTHING and not any(slot.role in ("actor", "recipient", "site") for slot in slots.values()):
                raise self.wrong(line, f"{word.strip()} gives nobody a part: name an actor, a recipient or a site")
            yield Pattern(
                lemma, pos, particle, type_, code.mode, code.cameo, self._context(cells, line), MappingProxyType(slots),
                self._counts(cells, line), cells.get("result") == "true", self.path.name, line,
            )  # fmt: skip

    def _code(self, type_: str, cells: dict[str, str], line: int) -> ontologies.Code:
        mode, cameo = cells.get("mode"), cells.get("cameo")
        if type_ == NOTHING:
            return ontologies.Code(type_, None, None)
        if mode and (problem := self.ontology.problem(type_, mode)):
            raise self.wrong(line, problem)
        if cameo and not cameo.isdigit():
            raise self.wrong(line, f"{cameo!r} is no CAMEO code")
        return ontologies.Code(type_, mode, cameo or self.ontology.cameo(type_, mode))

    def _context(self, cells: dict[str, str], line: int) -> tuple[str, ...]:
        names = tuple(cells.get("context", "").split())
        for name in names:
            if name not in self.ontology.contexts:
                raise self.wrong(line, f"unknown context {name!r}; known: {', '.join(self.ontology.contexts)}")
        return names

    def _counts(self, cells: dict[str, str], line: int) -> str | None:
        counts = cells.get("counts")
        if counts and counts not in COUNTS:
            raise self.wrong(line, f"cannot count {counts!r}; known: {', '.join(sorted(COUNTS))}")
        return counts

    def _predicate(self, text: str, line: int) -> tuple[str, str | None, str]:
        match = _PREDICATE.match(text)
        if not match:
            raise self.wrong(line, f"{text!r} is no predicate; write visit.v, call off.v, trip.n or responsible.a")
        if match[2] == "v":
            lemma, _, rest = match[1].partition(" ")
        else:
            # A noun of several words is found by its last one: tokenizers part "counter-offensive" at the hyphen.
            *before, lemma = re.split(r"[ -]", match[1])
            rest = " ".join(before)
        return lemma, rest or None, match[2]

    def _slot(self, name: str, text: str, line: int) -> Slot:
        role, *conditions = text.split(None, 1)
        required = role.endswith("!")
        role = role.rstrip("!")
        if role not in ROLES:
            raise self.wrong(line, f"{name}: unknown role {role!r}; known: {', '.join(sorted(ROLES))}")
        if not _SLOT.match(name):
            raise self.wrong(
                line, f"{name!r} is no argument: subject, object, possessor, modifier, comp or a preposition"
            )
        parts = {key: set() for key in ("words", "kinds", "but_words", "but_kinds")}  # type: dict[str, set[str]]
        for item in re.split(r"\s*\|\s*", conditions[0]) if conditions else ():
            kind, members = self._condition(name, item.lstrip("-"), line)
            parts[("but_" if item.startswith("-") else "") + kind] |= members
        sets = {key: frozenset(members) for key, members in parts.items()}
        return Slot(role, required or bool(sets["words"] or sets["kinds"]), **sets)

    def _condition(self, name: str, item: str, line: int) -> tuple[str, set[str]]:
        if item.startswith("<"):
            if item not in KINDS:
                raise self.wrong(line, f"{name}: unknown kind {item}; known: {', '.join(sorted(KINDS))}")
            return "kinds", {item}
        if item.startswith("@"):
            if item[1:] not in self.classes:
                raise self.wrong(line, f"{name}: unknown class {item}; classes are in {CLASSES}")
            return "words", set(self.classes[item[1:]])
        return "words", {item}

    def _scalar(self, node: Any, line: int, name: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self.wrong(_line(node) if node else line, f"{name!r} must be plain text")
        return str(node.value)


def _composed(path: Path) -> Iterator[Any]:
    loader = _LOADER(path.read_text("utf-8"))
    try:
        while loader.check_node():
            yield loader.get_node()
    finally:
        loader.dispose()


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1
