"""Bylines: the persons whom a line names as the report's authors."""

from __future__ import annotations

import re

from dateline.page._tables import agencies_in, agency_named, words

_BY = re.compile(r"(?:By|BY|Words by|Story by|Report by|Reported by|Written by)\b:?\s+(?=\S)")
_FIRST_SIGNS = re.compile(r"[\s/|•–—-]+")
_OPENS = re.compile(
    r"(?:(?:words|story|report(?:ed)?|written|byline|author|from|by|with|and)\b\s*:?\s*|"
    r"(?:with )?(?:additional |further )?(?:reporting|research|files|contributions?)\b\s*:?\s*"
    r"(?:(?:by|from)\b\s*:?\s*)?)+",
    re.I,
)
_CONTRIBUTED = re.compile(r"\s+(?:also )?(?:contribut(?:ed|es)|report(?:ed|s) (?:from|in)|assisted|helped)\b.*", re.I)
_EDITED = re.compile(r"[;,.]?\s*\b(?:editing|edited|compiled|translated|production|writing) by\b.*", re.I)
_HOUSE_WRITERS = re.compile(  # `Associated Press writers Anna Kowal and John Reed`
    r"\A(?:[A-Z][\w’'&.]*\s+){1,4}(?:staff |news )?(?:writers?|reporters?|correspondents?|journalists?)\s+(?=[A-Z])"
)
_POSSESSOR = re.compile(r"[A-Z]\w+['’]s\s+(?=[A-Z])")  # `NNC's Manny Diaz`
_BRACKET = re.compile(r"\s*\([^()]*\)")
_GLUED = re.compile(r"([a-z])[A-Z]{2,}\w*\Z")  # a name that its paper's is glued to: `Jane RoeNEWSToday`
_LINK_MARK = re.compile(r"\[\d+\]")
_CONTACT = re.compile(r"\s*(?:@\w|\S+@\S|https?:|\b(?:Follow|Updated|Published|Posted)\b|\d{1,2}[ :/])")
_CUT = re.compile(r"\s+[-–—|•/]\s*|\s*[|•]\s*|\s+-\Z")
_PARTS = re.compile(r"\s*(?:[,;&]|\band\b|\bAND\b|\bwith\b|(?<=[a-z]{3})\.\s)\s*")
_PLACE = re.compile(r"\s+(?:in|at|for|from|IN|AT|FOR|For|In)\s+[A-Z].*")
_WHERE = re.compile(r",\s+(?:in|at)\s+[A-Z][\w'’. -]*(?=,|\Z)")  # `By Anna Kowal, in Oslo`
_NAME_WORD = re.compile(r"(?:[^\W\d_][\w’'-]*\.?)+\Z")
_MOST_WORDS = 22  # of a byline; four authors with their agency have some 16


def byline_names(line: str) -> tuple[str, ...] | None:
    """The persons that a line names as authors, as it writes them; None when it is no byline.

    A byline is `By` with names, or a name with a post or an agency after a comma. One of a desk or an agency alone
    (`By Reuters`) names no one.
    """
    if len(line) > 240 or len(line.split()) > _MOST_WORDS:
        return None
    by = _BY.match(line)
    if not by and "," not in line:
        return None
    rest = _WHERE.sub("", _CUT.split(line[by.end() :] if by else line, maxsplit=1)[0]).strip()
    parts = [_PLACE.sub("", part).strip() for part in _PARTS.split(rest) if part.strip()]
    names = tuple(part for part in parts if is_person(part))
    if not parts or any(part not in names and not _is_post(part) for part in parts):
        return None
    if by or (names and is_person(parts[0]) and len(names) < len(parts) and "," in line):
        return names
    return None


def names_in_byline(line: str) -> tuple[str, ...]:
    """The persons that a line names which is known to be a byline, however it is worded: `Anna Kowal in Oslo and John
    Reed`, `By ANNA KOWAL @annak Chief Reporter`. Names in capitals are given as names are written. A line that begins
    with a paper's or a desk's name gives where its authors work, and names none."""
    told = _FIRST_SIGNS.sub("", _LINK_MARK.sub("", line), count=1) if _FIRST_SIGNS.match(line) else line
    told = _LINK_MARK.sub("", told).strip()
    told = told[1:-1] if told.startswith("(") and told.endswith(")") else told
    told = _BRACKET.sub("", told)
    told = _HOUSE_WRITERS.sub("", _EDITED.sub("", told), count=1)
    told = _CONTACT.split(told, maxsplit=1)[0]
    names: dict[str, None] = {}
    for number, part in enumerate(_PARTS.split(_WHERE.sub("", _CUT.split(told, maxsplit=1)[0]))):
        plain = _OPENS.sub("", part, count=1) if _OPENS.match(part) else part
        opened = plain != part
        name, post = _without_post(_PLACE.sub("", _CONTRIBUTED.sub("", _POSSESSOR.sub("", plain, count=1))))
        name = _GLUED.sub(r"\1", name)
        if is_person(name) and not _is_house(name) and not (post and number):
            names[_cased(name)] = None
        elif number == 0 and not opened and name:
            break
    return tuple(names)


def is_person(part: str) -> bool:
    """True for two to five words written as a person's name, none of them a post's or an agency's."""
    tokens = part.split()
    if not 2 <= len(tokens) <= 5 or _is_post(part):
        return False
    for token in tokens:
        if not _NAME_WORD.match(token) or (token[0].islower() and _bare(token) not in words("particle")):
            return False
    last = tokens[-1].rpartition("-")[2]  # `al-Dulaimi` is a name, `van` is none
    return tokens[0][0].isupper() and last[:1].isupper() and len(last) > 1


def _bare(token: str) -> str:
    """The particle that a name's word is, or begins with: `al` of `al-Dulaimi`."""
    return token.lower().partition("-")[0]


def _without_post(words_: str) -> tuple[str, bool]:
    """A name without the post that follows it (`Anna Kowal Chief Reporter`), and whether one did. What staff stands
    after is a house."""
    tokens = words_.split()
    count = len(tokens)
    if tokens and tokens[-1].lower() == "staff":
        return "", True
    while tokens and tokens[-1].lower().strip(".'’") in words("post"):
        tokens.pop()
        while tokens and tokens[-1].lower() in words("rank"):
            tokens.pop()
    return " ".join(tokens), len(tokens) < count


def _is_house(name: str) -> bool:
    """True for the name of a paper, an agency or an institution's part."""
    tokens = name.split()
    last = tokens[-1].lower()
    if len(tokens) == 2 and tokens[0].lower() in words("placename"):
        return True  # `New Delhi`
    return (
        tokens[0].lower() == "the" or last in words("paper") or last in words("unit") or any(map(agencies_in, tokens))
    )


def _cased(name: str) -> str:
    """A name in capitals with small letters: `KELLY-ANN DOBBS` is Kelly-Ann Dobbs."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m[0] if len(m[0]) == 1 else m[0][0] + m[0][1:].lower(), name)


def _is_post(part: str) -> bool:
    lowered = part.lower().split()
    return bool(agency_named(part)) or any(token.strip(".'’") in words("post") for token in lowered)
