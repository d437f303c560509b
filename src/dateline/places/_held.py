"""Control of a place as the report states it: `Russian-held`, `occupied`, `captured by Russian troops`, `Russia
annexed`.

Only what the report itself says has happened or is so: no plan, no denial, nothing that somebody only claims. A
modifier tells who holds a place now and goes before a verb; of several verbs the last one counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dateline.places._mention import Mention
from dateline.places._tables import class_words, cues
from dateline.reader import tree

_LOOK_BACK = 7
_MAX_CLIMB = 6
_MOST_WORDS = 8
_HYPHENS = frozenset({"-", "‑", "–"})
_JOINING = frozenset({"along with", "as well as", "and", "together with", "in addition to"})
_MODALS = frozenset({"will", "would", "could", "can", "may", "might", "should", "must", "shall"})
_CLAIMS = frozenset(
    {"say", "claim", "announce", "report", "insist", "allege", "declare", "boast", "argue", "deny", "tell"}
)


@dataclass(frozen=True, slots=True)
class Control:
    """The words that say that a place is held, and the token that says by whom, if one does."""

    words: Span
    holder: int | None
    is_modifier: bool = False


def control_of(doc: Doc, mention: Mention) -> Control | None:
    """Who holds a place by the words about one mention of it; None where they say nothing."""
    return _by_modifier(doc, mention) or _by_verb(doc, mention)


def _by_modifier(doc: Doc, mention: Mention) -> Control | None:
    """The modifier that says who holds the place, hung on its name or on the class word before it."""
    inside = range(mention.phrase_start, mention.phrase_end)
    root = doc[mention.phrase_start : mention.phrase_end].root
    owner = [root.head.i] if root.dep_ == "compound" and root.head.lower_ in class_words() else []
    heads = [*inside, *([mention.class_token] if mention.class_token is not None else []), *owner]
    for head in heads:
        for child in doc[head].children:
            if child.i < mention.name.start and child.i not in inside and (found := _modifier(doc, child)):
                return found
    return _before_class_word(doc, mention)


def _before_class_word(doc: Doc, mention: Mention) -> Control | None:
    """The modifier in "the rebel-held Lake Kivu port town of X", wherever the tree hangs it."""
    token = mention.class_token
    if token is None or token > mention.name.start:
        return None
    for position in range(token - 1, max(0, token - _LOOK_BACK), -1):
        if found := _modifier(doc, doc[position]):
            return found
        if doc[position].pos_ not in ("NOUN", "PROPN", "ADJ") and doc[position].lower_ != "of":
            return None
    return None


def _modifier(doc: Doc, token: Token) -> Control | None:
    """ "X-held", whatever part of it the tree hangs on the noun, or a bare "occupied"."""
    for end in range(token.i, min(token.i + 3, len(doc))):
        word = doc[end].lower_
        if word in cues("control") and end >= 2 and doc[end - 1].text in _HYPHENS:
            start = end - 2
            while start >= 2 and doc[start - 1].text in _HYPHENS:
                start -= 2
            return Control(doc[start : end + 1], end - 2, True)
        head, _, last = word.rpartition("-")
        if head and last in cues("control"):
            return Control(doc[end : end + 1], end, True)
        if not (doc[end].text in _HYPHENS or (end + 1 < len(doc) and doc[end + 1].text in _HYPHENS)):
            break
    return Control(doc[token.i : token.i + 1], None, True) if token.lower_ in cues("seized") else None


def _by_verb(doc: Doc, mention: Mention) -> Control | None:
    """What a verb says: the place is its object, its passive subject or the noun that its clause describes, or falls to
    somebody, or is under somebody's control."""
    root = doc[mention.phrase_start : mention.phrase_end].root
    top = _top(root)
    beside = [child for child in root.children if child.dep_ == "appos" and child.i > root.i]
    for described in dict.fromkeys((top, root, *beside)):
        for clause in described.children:
            if clause.dep_ in ("acl", "acl:relcl") and clause.i > described.i and (found := _clause(clause)):
                return found
    verb = top.head
    if top.dep_ in ("obj", "nsubj:pass") and verb is not top and _tells(verb):
        if _takes(verb):
            return _stated(verb)
        if top.dep_ == "obj" and verb.lemma_.lower() in cues("loses"):
            return _to(verb)
    if top.dep_ == "nsubj" and _tells(verb):
        return _under(verb) or (_to(verb) if verb.lemma_.lower() in cues("falls") else None)
    if top.dep_ == "nmod" and tree.case_of(top) == "of":
        if verb.lemma_.lower() in cues("annexing") and (owners := tree.possessors(verb)):
            return Control(doc[tree.noun_phrase(owners[0]).start : verb.i + 1], owners[0].i)
        return _of_control(verb) if verb.lemma_.lower() in cues("rule") else None
    return None


def _top(token: Token) -> Token:
    """The head of the phrase that a name stands in: up from lists, appositions, and from `the city of X`."""
    for _ in range(_MAX_CLIMB):
        case = tree.case_of(token)
        up = token.dep_ in ("compound", "flat", "appos", "nmod:desc") or (token.dep_ == "conj" and not case)
        of_class = token.dep_ == "nmod" and (
            case in _JOINING or (case == "of" and token.head.lemma_.lower() in cues("part"))
        )
        if not (up or of_class or (token.dep_ == "obl" and case in _JOINING)):
            break
        if token.dep_ == "obl":  # "annexed A along with B": what stands beside the object is taken with it
            objects = tree.children(token.head, "obj")
            return objects[0] if objects else token
        token = token.head
    return token


def _clause(clause: Token) -> Control | None:
    """ "X, which was captured by Y", "X, held by Y since May"."""
    if not _takes(clause) or not _tells(clause):
        return None
    if any(c.dep_.startswith("nsubj") and c.lower_ not in ("which", "that") for c in clause.children):
        relative = any(c.dep_ == "obj" and c.lower_ in ("which", "that") for c in clause.children)
        return _stated(clause) if relative else None  # "the jail where they were held" is not held
    return _stated(clause) if tree.is_passive(clause) else None


def _takes(verb: Token) -> bool:
    return verb.lemma_.lower() in cues("takes")


def _tells(verb: Token) -> bool:
    """True for what is told as having happened or being so, in the report's own voice."""
    if tree.is_negated(verb) or verb.dep_ in ("xcomp", "ccomp", "advcl", "parataxis", "csubj"):
        return False
    for child in verb.children:
        if child.dep_ in ("aux", "aux:pass") and child.lower_ in _MODALS | {"to"}:
            return False
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether", "to"):
            return False
        if child.dep_ in ("parataxis", "ccomp") and child.lemma_.lower() in _CLAIMS:
            return False
    return "Inf" not in verb.morph.get("VerbForm", []) and not any(c.text == "?" for c in verb.children)


def _stated(verb: Token) -> Control:
    """The verb with whoever holds: `captured by Russian troops`, `Russia annexed`."""
    doc = verb.doc
    agents = tree.agents(verb)
    if agents:
        return _through(verb, agents[0])
    subjects = [] if tree.is_passive(verb) else tree.subjects(verb)
    if not subjects:
        return Control(doc[verb.i : verb.i + 1], None)
    phrase = tree.noun_phrase(subjects[0])
    start = phrase.start if phrase.end <= verb.i <= phrase.end + 2 else verb.i
    return Control(doc[start : verb.i + 1], subjects[0].i)


def _to(verb: Token) -> Control | None:
    """ "fell to the rebels", "lost X to the rebels": whoever it went to."""
    for case, token in tree.obliques(verb):
        if case == "to" and token.pos_ in ("NOUN", "PROPN"):
            return _through(verb, token)
    return None


def _through(verb: Token, holder: Token) -> Control:
    """The words from a verb to whoever holds after it; the verb alone where they would be many."""
    end = tree.noun_phrase(holder).end
    return Control(verb.doc[verb.i : end if end - verb.i <= _MOST_WORDS else verb.i + 1], holder.i)


def _under(noun: Token) -> Control | None:
    """ "X is under rebel control", "X has been under the control of the army since May"."""
    for token in [noun, *(t for case, t in tree.obliques(noun) if case == "under")]:
        if token.lemma_.lower() in cues("rule") and tree.case_of(token) == "under":
            return _ruled(token)
    return None


def _ruled(rule: Token) -> Control:
    owners = [c for c in rule.children if c.dep_ in ("amod", "compound", "nmod:poss")]
    owners += [t for case, t in tree.obliques(rule) if case in ("of", "by")]
    under = next((c for c in rule.children if c.dep_ == "case"), rule)
    end = max([rule.i + 1, *(tree.noun_phrase(o).end for o in owners if o.i > rule.i)])
    return Control(rule.doc[under.i : end], owners[-1].i if owners else None)


def _of_control(rule: Token) -> Control | None:
    """ "took control of X", "in control of X": whoever has it."""
    verb = rule.head
    if tree.case_of(rule) == "in" and rule.dep_ in ("ROOT", "conj") and _tells(rule):
        subjects = tree.subjects(rule)
        return Control(rule.doc[rule.i : rule.i + 1], subjects[0].i if subjects else None)
    if rule.dep_ == "obj" and verb.lemma_.lower() in cues("gains") and _tells(verb):
        subjects = tree.subjects(verb)
        return Control(verb.doc[verb.i : rule.i + 1], subjects[0].i if subjects else None)
    return None
