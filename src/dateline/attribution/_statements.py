"""Statements in the tree: a cue, whose word it is, and what is said.

Each construction is a function that looks at one word and gives the statements that hang on it. They know Universal
Dependencies only; the words come from the cue table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.attribution._cues import Cue, cues, nouns
from dateline.reader import tree
from dateline.record import Channel, Stance

_MEASURES = frozenset("schedule plan need law rule size".split())  # `according to plan` is nobody's word
_SAID = frozenset(
    "charge rumour rumor criticism notion idea theory story account version involvement role guilt".split()
)
_SHOWN = ("ccomp", "xcomp", "obj", "iobj", "advcl", "obl")
_RELEASES = frozenset("release publish issue broadcast post circulate share air distribute upload shoot".split())


@dataclass(frozen=True, slots=True)
class Statement:
    """A reported statement as tokens: indices of the content's words, and where its source and addressee stand."""

    cue: tuple[Token, ...]
    source: Token | None
    content: frozenset[int]
    stance: Stance
    channel: Channel | None = None
    addressee: Token | None = None
    thought: bool = False  # by a verb of thinking, which things and events are subjects of by mistake only


def statements(token: Token) -> Iterator[Statement]:
    """All statements whose cue is this word."""
    table = cues()
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        if cue := table.get((lemma, "show")):
            shown = list(_showing(token, cue))
            yield from shown
            if shown:
                return
        if cue := table.get((lemma, "passive")):
            passive = list(_passive(token, cue))
            yield from passive
            if passive:
                return
        if cue := table.get((lemma, "say")) or table.get((lemma, "think")):
            yield from _saying(token, cue)
        if cue := table.get((lemma, "intend")):
            yield from _intending(token, cue)
        if cue := table.get((lemma, "answer")):
            yield from _answering(token, cue)
    elif token.pos_ == "NOUN" and (cue := table.get((lemma, "noun"))):
        yield from _naming(token, cue)
    elif token.pos_ == "ADV" and (cue := table.get((lemma, "adverb"))):
        yield from _hedging(token, cue)
    yield from _according(token)


def _saying(verb: Token, cue: Cue) -> Iterator[Statement]:
    """`X said that …`, `…, X said`, `it was reported that …`."""
    if tree.is_negated(verb) and cue.stance in ("asserts", "denies"):
        return
    content = _clauses(verb, only_governed=cue.frame == "think") or _doing(verb)
    if not content and cue.stance == "denies":
        content = [i for o in tree.objects(verb) if _is_said(o) for i in _words(o.subtree)]
    if not content:
        return
    sources = tree.agents(verb) if tree.is_passive(verb) else tree.subjects(verb)
    speakers: list[Token | None] = [*sources] or [None]
    for source in speakers:
        channel = cue.channel or _channel_of(verb, source)
        thought = cue.frame == "think"
        yield Statement((verb,), source, frozenset(content), cue.stance, channel, _addressee(verb), thought)


def speaking(verb: Token, content: frozenset[int]) -> Iterator[Statement]:
    """The statement of a verb of saying whose words are known to be these, since they stand in quotation marks."""
    table, lemma = cues(), verb.lemma_.lower()
    cue = (table.get((lemma, "say")) or table.get((lemma, "quote"))) if verb.pos_ == "VERB" else None
    sources = tree.agents(verb) if tree.is_passive(verb) else tree.subjects(verb)
    if cue and sources:
        channel = cue.channel or _channel_of(verb, sources[0])
        yield Statement((verb,), sources[0], content, cue.stance, channel, _addressee(verb))


def _clauses(verb: Token, *, only_governed: bool) -> list[int]:
    """Words of the clause that a verb of saying governs, or under which it is put in (`…, his office said`)."""
    found = [i for c in tree.children(verb, "ccomp", "csubj") for i in _clause(c)]
    if found or only_governed:
        return found
    if verb.dep_ == "parataxis" and tree.subjects(verb):
        inside = {t.i for t in verb.subtree}
        found = [t.i for t in verb.head.subtree if t.i not in inside]
    if not found:
        found = [
            i for c in tree.children(verb, "parataxis") if c.i > verb.i and tree.is_predicate(c) for i in _clause(c)
        ]
    return found


def _doing(verb: Token) -> list[int]:
    """Words of what somebody denies or admits doing."""
    gerunds = (c for c in tree.children(verb, "xcomp") if "Ger" in c.morph.get("VerbForm", []) and c.i > verb.i)
    return [i for c in gerunds for i in _clause(c)]


def _is_said(noun: Token) -> bool:
    """True for what can be true or false: `denied the reports`; not `rejected the request`."""
    lemma = noun.lemma_.lower()
    return (lemma, "noun") in cues() or lemma in _SAID or noun.pos_ == "PRON"


def _clause(head: Token) -> list[int]:
    """Words of a clause, without the `that` which opens it."""
    marks = {c.i for c in head.children if c.dep_ == "mark" and c.lower_ == "that" and c.i < head.i}
    return [t.i for t in head.subtree if t.i not in marks]


def _passive(verb: Token, cue: Cue) -> Iterator[Statement]:
    """`troops are believed to have crossed`: nobody is named; the subject belongs to the content."""
    if not tree.is_passive(verb):
        return
    for clause in (c for c in tree.children(verb, "xcomp") if any(m.lower_ == "to" for m in c.children)):
        subject = [i for s in tree.children(verb, "nsubj") for i in _words(s.subtree)]
        agents = tree.agents(verb)
        yield Statement((verb,), agents[0] if agents else None, frozenset([*subject, *_clause(clause)]), cue.stance)


def _intending(verb: Token, cue: Cue) -> Iterator[Statement]:
    """`X vowed to …`."""
    if tree.is_negated(verb) or tree.is_passive(verb):
        return
    for clause in (c for c in tree.children(verb, "xcomp") if c.pos_ == "VERB" and c.i > verb.i):
        for source in tree.subjects(verb):
            yield Statement((verb,), source, frozenset(_clause(clause)), cue.stance, _channel_of(verb, source))


def _answering(verb: Token, cue: Cue) -> Iterator[Statement]:
    """`X claimed responsibility for the attack`: the deed, on the word of whoever answers for it."""
    deeds = tree.answered(verb)
    content = frozenset(i for deed in deeds for i in _words(tree.noun_phrase(deed)))
    if content and not tree.is_negated(verb):
        for source in tree.subjects(verb):
            yield Statement((verb,), source, content, cue.stance, _channel_of(verb, source))


def _showing(verb: Token, cue: Cue) -> Iterator[Statement]:
    """`A video released by X and broadcast by Y showed …`: one statement a link of the chain, the last link first."""
    media = [s for s in tree.subjects(verb) if nouns("channel").get(s.lemma_.lower())]
    if not media or tree.is_passive(verb):
        return
    shown = [c for c in verb.children if c.dep_ in _SHOWN and c.i > verb.i]
    content = [i for c in shown for i in _clause(c)]
    if not content:
        return
    medium = media[0]
    yield from chain(medium, Statement((verb,), None, frozenset(content), cue.stance, channel_of_noun(medium)))


def chain(medium: Token, shown: Statement) -> Iterator[Statement]:
    """What a medium shows, on the word of those who made it known: the outermost, named last in the text, first."""
    links: list[Statement] = []
    for participle in _with_conjuncts(tree.children(medium, "acl")):
        for agent in _all_agents(participle) if participle.lemma_.lower() in _RELEASES else []:
            second = _through(agent)
            links += [_link(shown, participle if not second else agent, source) for source in second or [agent]]
    if not links:
        owners = [*tree.possessors(medium), *(h for case, h in tree.obliques(medium) if case in ("by", "from"))]
        links = [replace(shown, source=owner) for owner in owners if owner.ent_type_ or owner.pos_ == "NOUN"][:1]
    yield from reversed(links or [replace(shown, source=medium)])


def _link(shown: Statement, release: Token, source: Token) -> Statement:
    aired = release.lemma_.lower() in ("broadcast", "air")
    return replace(shown, source=source, channel="broadcast" if aired else shown.channel)


def _all_agents(participle: Token) -> list[Token]:
    return tree.agents(participle) or [h for case, h in tree.obliques(participle) if case == "by"]


def _through(agent: Token) -> list[Token]:
    """The by-phrases of a second release that the tree took for an agent: `released by X and broadcast by Y`."""
    return _all_agents(agent) if agent.lemma_.lower() in _RELEASES else []


def _with_conjuncts(predicates: Iterable[Token]) -> Iterator[Token]:
    for predicate in predicates:
        yield predicate
        yield from (c for c in predicate.subtree if c.dep_ == "conj" and c.pos_ == "VERB")


def _naming(noun: Token, cue: Cue) -> Iterator[Statement]:
    """`X's claim that …`, `expressed confidence that …`."""
    clauses = [c for c in tree.children(noun, "acl", "ccomp") if any(m.lower_ == "that" for m in c.children)]
    clauses = [c for c in clauses if c.dep_ != "acl:relcl"]
    if not clauses or tree.is_negated(noun):
        return
    owners = tree.possessors(noun) or [h for case, h in tree.obliques(noun) if case in ("by", "from", "of")]
    governing = cues().get((noun.head.lemma_.lower(), "say"))
    if not owners and noun.dep_ == "obj" and not (governing and governing.stance == "denies"):
        owners = tree.subjects(noun.head)
    content = frozenset(i for c in clauses for i in _clause(c))
    yield Statement((noun,), owners[0] if owners else None, content, cue.stance, channel_of_noun(noun))


def _hedging(adverb: Token, cue: Cue) -> Iterator[Statement]:
    """`allegedly`, `reportedly`: the clause of the word that the adverb modifies, on nobody's named word."""
    clause = adverb.head
    if clause is not adverb and tree.is_predicate(clause):
        others = {t.i for c in tree.children(clause, "conj") if tree.subjects(c) for t in c.subtree}
        others |= {adverb.i} | {c.i for c in tree.children(clause, "mark")}  # `for allegedly breaking …`
        yield Statement((adverb,), None, frozenset(t.i for t in clause.subtree if t.i not in others), cue.stance)


def _according(token: Token) -> Iterator[Statement]:
    """`According to X, …`: the rest of the clause on X's word."""
    cue = cues().get((tree.case_of(token), "preposition")) if token.dep_.startswith(("obl", "nmod")) else None
    if cue is None or token.ent_type_ in ("LOC", "MISC") or not _may_speak(token):
        return
    if cue.lemma == "per" and not token.ent_type_:  # `per share`
        return
    inside = {t.i for t in token.subtree}
    clause = token.head
    while clause.dep_.startswith(("nmod", "obl", "obj", "nsubj", "compound", "flat")) and clause.head is not clause:
        clause = clause.head
    marks = tuple(c for c in token.children if c.dep_ == "case")
    fixed = tuple(w for m in marks for w in (m, *tree.children(m, "fixed")))
    content = frozenset(t.i for t in clause.subtree if t.i not in inside)
    for source in tree.conjuncts(token):
        yield Statement(fixed, source, content, cue.stance, channel_of_noun(source))


def _may_speak(token: Token) -> bool:
    return token.pos_ in ("PROPN", "PRON") or token.lemma_.lower() not in _MEASURES


def _addressee(verb: Token) -> Token | None:
    """Whom something was told: `told reporters`, `said to her`."""
    for child in verb.children:
        if (
            child.dep_ in ("iobj", "obj")
            and (child.ent_type_ or child.pos_ in ("NOUN", "PRON"))
            and verb.lemma_
            in (
                "tell",
                "inform",
                "advise",
                "notify",
                "remind",
                "assure",
                "warn",
                "caution",
            )
        ):
            return child
    return None


def _channel_of(verb: Token, source: Token | None) -> Channel | None:
    """The medium that the clause names: `in an interview`, `on Twitter`, or a source that is itself one."""
    for case, head in tree.obliques(verb):
        if case in ("in", "on", "at", "during", "via", "through", "by"):
            channel = channel_of_noun(head)
            if channel:
                return channel
    return channel_of_noun(source) if source is not None else None


def channel_of_noun(noun: Token) -> Channel | None:
    """The medium that a noun names, or None."""
    return nouns("channel").get(noun.lemma_.lower())  # type: ignore[return-value]  # the table is validated


def _words(tokens: Iterable[Token]) -> list[int]:
    return [t.i for t in tokens]
