"""Names on a page: of those who wrote the report, of the agencies it credits, and of its publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from dateline import record
from dateline._datelines import REACH, match_dateline
from dateline.page._dates import day_before
from dateline.page._tables import agencies_in, agency_named, publisher_names, publishers, words

_BY = re.compile(r"(?:By|BY|Words by|Story by|Report by|Reported by|Written by)\b:?\s+(?=\S)")
_OPENS_BYLINE = re.compile(
    r"\s*(?:words|story|report(?:ed)?|written|(?:additional )?reporting|byline|author|from|by)\s*:?\s+(?:by\s*:?\s+)?",
    re.I,
)
_GLUED = re.compile(r"([a-z])[A-Z]{2,}\w*\Z")  # a name that its paper's is glued to: `Jane RoeNEWSToday`
_LINK_MARK = re.compile(r"\[\d+\]")
_CONTACT = re.compile(r"\s*(?:@\w|\S+@\S|https?:|\b(?:Follow|Updated|Published|Posted)\b|\d{1,2}[ :/])")
_RANKS = frozenset(
    "Chief Senior Staff Court Crime Political Foreign Diplomatic Business Health Education Local".split()
)
_CUT = re.compile(r"\s+[-–—|•/]\s*|\s*[|•]\s*|\s+-\Z")
_PARTS = re.compile(r"\s*(?:[,;&]|\band\b|\bAND\b|\bwith\b)\s*")
_PLACE = re.compile(r"\s+(?:in|at|IN|for|FOR)\s+[A-Z].*")
_NAME_WORD = re.compile(r"(?:[^\W\d_][\w’'-]*\.?)+\Z")
_COPYRIGHT = re.compile(
    r"(?:copyright\s*(?:©|\(c\))?|©(?:\s*copyright)?|\(c\))\s*(?P<year>\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?(?P<name>[^.|•©,;]{2,60})",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s+(?:unless|all rights|ltd|inc|llc|plc|limited|corp|gmbh)\b.*", re.IGNORECASE)
_OPENINGS = 3  # paragraphs in which a dateline is looked for: it opens the text, rarely after a summary
_LONGEST = 60  # characters of a publisher's name
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
    rest = _CUT.split(line[by.end() :] if by else line, maxsplit=1)[0].strip()
    parts = [_PLACE.sub("", part).strip() for part in _PARTS.split(rest) if part.strip()]
    names = tuple(part for part in parts if is_person(part))
    if not parts or any(part not in names and not _is_post(part) for part in parts):
        return None
    if by or (names and is_person(parts[0]) and len(names) < len(parts) and "," in line):
        return names
    return None


def names_in_byline(line: str) -> tuple[str, ...]:
    """The persons that a line names which is known to be a byline, however it is worded: `Anna Kowal in Oslo and John
    Reed`, `By ANNA KOWAL @annak Chief Reporter`. Names in capitals are given as names are written."""
    told = _OPENS_BYLINE.sub("", _LINK_MARK.sub("", line))
    told = _CONTACT.split(told, maxsplit=1)[0]
    names: dict[str, None] = {}
    for part in _PARTS.split(_CUT.split(told, maxsplit=1)[0]):
        tokens = _PLACE.sub("", part).split()
        while tokens and tokens[-1].lower().strip(".'’") in words("post"):
            tokens.pop()
            if tokens and tokens[-1] in _RANKS:
                tokens.pop()
        name = _GLUED.sub(r"\1", " ".join(tokens))
        if is_person(name) and tokens[0] not in ("The", "THE") and not any(map(agencies_in, tokens)):
            names[_cased(name)] = None
    return tuple(names)


def _cased(name: str) -> str:
    """A name in capitals with small letters: `KELLY-ANN DOBBS` is Kelly-Ann Dobbs."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m[0] if len(m[0]) == 1 else m[0][0] + m[0][1:].lower(), name)


def is_person(part: str) -> bool:
    """True for two to five words written as a person's name, none of them a post's or an agency's."""
    tokens = part.split()
    if not 2 <= len(tokens) <= 5 or _is_post(part):
        return False
    for token in tokens:
        if not _NAME_WORD.match(token) or (token[0].islower() and token.lower() not in words("particle")):
            return False
    return tokens[0][0].isupper() and tokens[-1][0].isupper() and len(tokens[-1]) > 1


def _is_post(part: str) -> bool:
    lowered = part.lower().split()
    return bool(agency_named(part)) or any(token.strip(".'’") in words("post") for token in lowered)


def dateline_agency(line: str) -> str | None:
    """The agency of a dateline that opens a paragraph: `GENEVA (AP) —`, `OSLO, March 2 (Reuters) -`."""
    match = match_dateline(f"{line[:REACH]} ")
    return agency_named(match["agency"].strip()) if match and match["agency"] else None


def find_dateline(
    text: str, blocks: tuple[record.Block, ...], published: record.Published | None
) -> record.Dateline | None:
    """The dateline of one of the first paragraphs; the year of its day is the one that publication bounds."""
    paragraphs = [block for block in blocks if block.kind == "paragraph"][:_OPENINGS]
    for block in paragraphs:
        match = match_dateline(f"{text[block.start : min(block.end, block.start + REACH)]} ")
        if match is None or len(match["name"]) < 3:
            continue
        words = match.group().rstrip()
        agency = agency_named(match["agency"].strip()) if match["agency"] else None
        place = ", ".join(filter(None, ("/".join(filter(None, (match["name"], match["second"]))), match["holder"])))
        return record.Dateline(
            start=block.start,
            end=block.start + len(words),
            text=text[block.start : block.start + len(words)],
            place=place,
            date=day_before(match["day"], published) if match["day"] else None,
            agency=agency,
        )
    return None


def publisher_of_url(url: str | None) -> str | None:
    """The publisher whose domain an address has."""
    try:
        host = (urlsplit(url).hostname or "") if url and "://" in url else ""
    except ValueError:  # no address
        return None
    parts = host.split(".")
    known = publishers()
    return next((known[tail] for i in range(len(parts)) if (tail := ".".join(parts[i:])) in known), None)


def publisher_of_meta(declared: Sequence[str]) -> str | None:
    """The first of the names that a page declares as its publisher's which is no address, no agency whose copy it
    prints, and no content system."""
    for name in declared:
        if (
            "://" not in name
            and name.lower() not in words("platform")
            and not agency_named(name)
            and len(name) <= _LONGEST
        ):
            return name
    return None


def publisher_of_line(line: str) -> str | None:
    """The publisher of which a line is the name: one that is known, or two to five title words with a paper's word."""
    known = publisher_names().get(line.lower().removeprefix("the "))
    if known:
        return known
    tokens = line.split()
    if not 2 <= len(tokens) <= 5 or not re.fullmatch(r"[^\W\d_][\w&’'. -]*", line):
        return None
    titled = all(token[0].isupper() or token.lower() in ("&", "and", "of") for token in tokens)
    papers = sum(token.lower() in words("paper") for token in tokens)
    # One such word must close the name (`Kent Messenger`), lest `Press Freedom Day` be a paper.
    return line if titled and papers and tokens[-1].lower() in words("paper") else None


def publisher_of_copyright(line: str) -> tuple[str, bool] | None:
    """The name in a copyright notice, without the company's form, and whether a year stands by it; None for an
    agency's, whose copy many papers print."""
    match = _COPYRIGHT.search(line[:300])
    if match is None:
        return None
    name = _AFTER_NAME.sub("", match["name"]).strip(" -–—:")
    tokens = name.split()
    while tokens and tokens[-1].lower().strip(".") in words("company"):
        tokens.pop()
    if not tokens or len(tokens) > 6 or not tokens[0][0].isupper() or agencies_in(" ".join(tokens)):
        return None
    return " ".join(tokens), match["year"] is not None
