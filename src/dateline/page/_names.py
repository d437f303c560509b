"""Names on a page: of the agencies that a report credits, of its publisher, and in its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from dateline import record
from dateline._datelines import REACH, match_dateline
from dateline.page._dates import day_before
from dateline.page._tables import agencies_in, agency_named, publisher_names, publishers, words

_COPYRIGHT = re.compile(
    r"(?:copyright\s*(?:©|\(c\))?|©(?:\s*copyright)?|\(c\))\s*(?P<year>\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?(?P<name>[^.|•©,;]{2,60})",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s+(?:unless|all rights|ltd|inc|llc|plc|limited|corp|gmbh)\b.*", re.IGNORECASE)
_OPENINGS = 3  # paragraphs in which a dateline is looked for: it opens the text, rarely after a summary
_TITLE_SIGN = re.compile(r"\s+[-–—|»·]\s+|:\s+")
_LONGEST = 60  # characters of a publisher's name


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


def publisher_of_title(titles: Sequence[str], headline: str | None) -> str | None:
    """The name that a window's title has beside the headline: `Pacific Daily: Rebels hand over guns`."""
    wanted = _plain(headline or "")
    for title in titles:
        if _plain(title) == wanted:
            continue  # the headline was only taken from it
        for sign in _TITLE_SIGN.finditer(title):
            before, after = title[: sign.start()], title[sign.end() :]
            for told, name in ((before, after), (after, before)):
                alike = len(wanted) > 12 and (_plain(told).startswith(wanted) or wanted.startswith(_plain(told)))
                tokens = name.split()
                if alike and len(_plain(told)) > 12 and 1 <= len(tokens) <= 5 and tokens[0][0].isupper():
                    return name.strip()
    return None


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


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
