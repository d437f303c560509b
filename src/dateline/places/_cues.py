"""What the words around a name say of it: its kind, the place that holds it, its country, its use."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from dateline.places._gazetteer import Gazetteer
from dateline.places._index import ALTERNATE
from dateline.places._mention import Mention, Name
from dateline.places._tables import class_words, cues, demonyms
from dateline.places._use import is_locative
from dateline.record import PlaceKind

# How far to look: from "the Syrian port city of" back to the adjective, from a name to the holder in its apposition.
_LOOK_BACK = 6
_APPOSITION = 9
_THING = 3
_LISTING = frozenset({",", "and", "or", "&", "the", "as", "well", "along", "with"})


def read_mentions(doc: Doc, names: list[Name], gazetteer: Gazetteer) -> list[Mention]:
    """Names with their cues, in the order of the text."""
    mentions = [_with_class(doc, name, gazetteer) for name in names]
    mentions = _shared_classes(doc, mentions)
    mentions = [_with_country(doc, m) for m in mentions]
    mentions = _contained(doc, mentions)
    mentions = _in_lists(doc, mentions)
    return _with_use(doc, mentions)


def _with_class(doc: Doc, name: Name, gazetteer: Gazetteer) -> Mention:
    """A mention with the class word before, inside or after its name."""
    text, start, end = doc[name.start : name.end].text, name.start, name.end
    plain = Mention(name, text, text, _phrase_start(doc, start), end)
    if name.division:
        return replace(plain, phrase_start=start, kind="region")
    words = class_words()
    before = _class_before(doc, plain, gazetteer)
    if before.phrase_start < plain.phrase_start:  # "Sea of X": part of the name, whatever follows
        return before
    after = words.get(doc[end].lower_) if end < len(doc) else None
    # In "the X port city of Y" the class word is Y's.
    following = doc[end + 1].lower_ if end + 1 < len(doc) else ""
    is_anothers = following == "of" or following in cues("court")  # `a U.S. district court`
    is_name = not (start > 0 and doc[start - 1].lower_ in cues("indefinite"))
    if (
        after
        and after.after
        and is_name
        and not is_anothers
        and not _is_plural(doc[end])
        and not doc[end].is_sent_start
    ):
        whole = doc[start : end + 1].text
        return replace(plain, whole=whole, phrase_end=end + 1, kind=after.kind, class_token=end, anchors=after.anchors)
    if inside := _class_inside(doc, plain, gazetteer):
        return inside
    return before


def _class_inside(doc: Doc, mention: Mention, gazetteer: Gazetteer) -> Mention | None:
    """Class words that the reader took into the name: "Kherson Oblast", "Lake Chad"; the whole may be the name."""
    start, end = mention.name.start, mention.name.end
    if end - start < 2:
        return None
    words = class_words()
    last, first = words.get(doc[end - 1].lower_), words.get(doc[start].lower_)
    if last and last.after:
        bare = doc[start : end - 1]
        kind: PlaceKind | None = None if last.kind == "city" and gazetteer.has(mention.whole) else last.kind
        return replace(mention, text=bare.text, kind=kind, class_token=end - 1, anchors=last.anchors)
    if first and doc[start + 1].lower_ == "of" and first.of and end - start > 2:
        return replace(mention, text=doc[start + 2 : end].text, kind=first.kind, class_token=start)
    if first and first.before:
        return replace(mention, text=doc[start + 1 : end].text, kind=first.kind, class_token=start)
    return None


def _class_before(doc: Doc, mention: Mention, gazetteer: Gazetteer) -> Mention:
    """ "the port city of X", "the Gulf of X", "the capital, X", "River X"."""
    start = mention.name.start
    before = list(doc[max(0, start - 2) : start])
    if len(before) == 2 and before[1].lower_ == "of":
        word = class_words().get(before[0].lower_)
        if word and word.of and before[0].is_title and word.inside:
            whole = doc[start - 2 : mention.name.end].text
            return replace(mention, whole=whole, phrase_start=start - 2, kind=word.kind, class_token=start - 2)
        if word and word.of and not _owns(mention.text, word.kind, gazetteer):
            return replace(mention, kind=word.kind, class_token=start - 2, anchors=word.anchors)
    if before and (word := class_words().get(before[-1].lower_)) and before[-1].pos_ in ("NOUN", "PROPN"):
        if word.before and before[-1].is_title:
            whole = doc[start - 1 : mention.name.end].text
            return replace(mention, whole=whole, phrase_start=start - 1, kind=word.kind, class_token=start - 1)
        if word.of and before[-1].is_lower and not _is_plural(before[-1]):
            return replace(mention, kind=word.kind, class_token=start - 1)
    return mention


def _owns(name: str, kind: PlaceKind, gazetteer: Gazetteer) -> bool:
    """True for "the capital of France", "a region of Iraq": a country owns the thing, its name is not the thing's."""
    known = [entry.kind for entry in gazetteer.lookup(name) if entry.grade < ALTERNATE]
    return "country" in known and not (kind == "region" and "region" in known)


def _is_plural(token: Token) -> bool:
    word = class_words().get(token.lower_)
    return (
        word is not None
        and token.lower_.endswith("s")
        and word.kind in ("region", "district", "city", "water")
        and (token.lower_[:-1] in class_words() or token.lower_[:-3] + "y" in class_words())
    )


def _phrase_start(doc: Doc, start: int) -> int:
    """Where the shown phrase begins: small-letter words of direction before the name belong to it."""
    while start > 0:
        word = doc[start - 1].lower_
        if word in cues("direction") and doc[start - 1].is_lower:
            start -= 1
        elif start > 2 and doc[start - 2].text == "-" and f"{doc[start - 3].lower_}-{word}" in cues("direction"):
            start -= 3
        else:
            break
    return start


def _shared_classes(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Spreads plural class words over their list: "the A and B regions", "the cities of A and B"."""
    shared = list(mentions)
    for number, mention in enumerate(mentions):
        end = mention.name.end
        if end < len(doc) and _is_plural(doc[end]) and class_words()[doc[end].lower_].after:
            kind = class_words()[doc[end].lower_].kind
            for member in _listed(doc, mentions, number, step=-1):
                shared[member] = replace(shared[member], kind=kind, class_token=end)
        if mention.class_token is not None and mention.class_token < mention.name.start:
            word = doc[mention.class_token]
            if _is_plural(word) and mention.kind:
                for member in _listed(doc, mentions, number, step=1):
                    shared[member] = replace(shared[member], kind=mention.kind, class_token=word.i)
    return shared


def _listed(doc: Doc, mentions: list[Mention], number: int, *, step: int) -> list[int]:
    """Numbers of the mentions in one list with this one, going back (-1) or on (1), itself included."""
    members = [number]
    while 0 <= (following := members[-1] + step) < len(mentions):
        first, second = sorted((members[-1], following))
        between = doc[mentions[first].name.end : mentions[second].name.start]
        if not len(between) or not all(t.lower_ in _LISTING | cues("direction") for t in between):
            break
        if mentions[following].kind is not None:
            break
        members.append(following)
    return members


def _with_country(doc: Doc, mention: Mention) -> Mention:
    """Adds the country that an adjective before the class word gives: "the Syrian town of …", "Libyan capital …"."""
    token = mention.class_token
    if token is None:
        return mention
    stop = min(token, mention.name.start)
    for before in reversed(list(doc[max(0, stop - _LOOK_BACK) : stop])):
        if country := demonyms().get(before.lower_):
            following = doc[before.i + 1].lower_ if before.i + 1 < len(doc) else ""
            return mention if following in ("-", "and") else replace(mention, country=country)
        if before.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "VERB") or before.text in (",", ".", ";"):
            break
    return mention


def _contained(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Adds the mention that holds a mention: the next one after a comma or "in", or a possessor before it."""
    linked = list(mentions)
    for number, mention in enumerate(mentions[:-1]):
        follower = mentions[number + 1]
        between = _between(doc, mention, follower)
        is_held, kind = _holds(between)
        if is_held:
            by_comma = [t.lower_ for t in between if t.lower_ != "the"] == [","]
            linked[number] = replace(mention, within=number + 1, kind=mention.kind or kind, is_listed=by_comma)
        elif len(between) == 1 and between[0].lower_ in ("'s", "’s") and follower.within is None:
            linked[number + 1] = replace(follower, within=number)
    return linked


def _between(doc: Doc, first: Mention, second: Mention) -> Span:
    """The words between two mentions."""
    return doc[max(first.name.end, first.phrase_end) : min(second.name.start, second.phrase_start)]


def _in_lists(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Adds the others of a list: names with nothing but commas and `and` between them, the latter once at least."""
    runs: list[list[int]] = [[0]] if mentions else []
    for number in range(1, len(mentions)):
        between = _between(doc, mentions[number - 1], mentions[number])
        joined = 0 < len(between) <= 3 and all(t.lower_ in _LISTING for t in between)
        if joined:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = list(mentions)
    for run in runs:
        words = {t.lower_ for t in doc[mentions[run[0]].name.start : mentions[run[-1]].name.end]}
        if len(run) > 1 and words & {"and", "or", "&"}:
            for number in run:
                told[number] = replace(
                    told[number], listed=tuple(n for n in run if n != number), within=_later(told, number, run)
                )
    return told


def _later(mentions: list[Mention], number: int, run: list[int]) -> int | None:
    """The holder of a name, unless a list of three and more makes "A, B and C" of it: there no comma tells what holds
    it."""
    within = mentions[number].within
    return None if within is not None and len(run) > 2 and within in run else within


def _holds(between: Span) -> tuple[bool, PlaceKind | None]:
    """Whether the words between two places link the first to its holder, and the class word of "…, a city in"."""
    tokens = [t for t in between if t.lower_ not in cues("direction")]
    if not tokens or len(tokens) > _APPOSITION or any(t.is_sent_start for t in tokens):
        return False, None
    words = [t.lower_ for t in tokens if t.lower_ != "the"]
    if words in ([","], ["in"], [",", "in"], ["within"], ["inside"]):
        return True, None
    if _leads_inside(tokens, words):
        return True, None
    if len(words) < 3 or words[0] != "," or words[-1] not in cues("broader"):
        return False, None
    word = class_words().get(words[-2])
    middle_is_nominal = all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT", "NUM", "ADV") for t in tokens[1:-1])
    if word and middle_is_nominal and "," not in words[1:]:
        return True, word.kind
    return False, None


def _leads_inside(tokens: list[Token], words: list[str]) -> bool:
    """True for "X race track in Y" and "X in the centre of Y"."""
    if len(words) == 3 and words[0] == "in" and words[2] == "of":
        return words[1] in cues("part")
    is_thing = all(t.is_lower and t.pos_ == "NOUN" for t in tokens[:-1])
    return 1 < len(words) <= _THING and words[-1] == "in" and is_thing


def _with_use(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Adds whether each name stands as a place; what holds a place after a comma has that place's use."""
    used: list[Mention] = []
    for mention in mentions:
        locative = mention.name.is_dateline or is_locative(doc[mention.phrase_start : mention.phrase_end])
        if not locative and used:
            before = used[-1]
            follows = before.within == len(used) and before.is_locative
            locative = follows or (mention.name.division is not None)
        used.append(replace(mention, is_locative=locative))
    for number, mention in enumerate(used):
        holder = mention.within
        if holder is not None and holder < number:
            used[holder] = replace(used[holder], is_locative=True)
    return used
