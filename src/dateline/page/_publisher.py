"""Who published a page saved as text: a name that several places of the page bear out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.page._blocks import Layout
from dateline.page._names import publisher_of_copyright, publisher_of_line
from dateline.page._tables import agencies_in, line_pattern
from dateline.page._tables import words as words_of

_LONGEST = 6  # words of a paper's name
_ENOUGH = 3  # points of a name that is taken
_TOP = 60  # lines above the headline in which a paper names itself
_MOST_LINES = 2  # other lines that bear a name out which count
_TITLE_SIGN = re.compile(r"\s+(?:[-–—|»·:]|::)\s+")
_COMPANY = re.compile(
    r"\b(?:media|newspapers?|holdings?|publishing|publications|group|network|communications|company|trust)\b", re.I
)
_MARKS = re.compile(r"#?\[(?:\d+|logo|image)\]\s*|\s+RSS\Z", re.I)  # what browsers of plain text leave of links
_FIRST = 3  # lines at the very top, of which a paper's name is one more often than not
_OF_ITSELF = (
    r"\b(?:about|contact|follow|join|support|watch|download|get|stay with|read|subscribe to|welcome to|"
    r"advertise (?:with|in|on))\s+(?:the )?"
)
_SPEAKS = re.compile(_OF_ITSELF + r"\Z|\b(?:for|via|by|from|source:)\s+(?:the )?\Z", re.I)
_SPOKEN = re.compile(_OF_ITSELF + r"(?P<name>\S.*?)(?: (?:apps?|newsletters?|on \S+|for updates\.?)\b.*|:)?\Z", re.I)
_NO_NAME = re.compile(r"[.,:;?!…]\Z|[^\w\s.'’&-]")
_NOTICE = re.compile(r"copyright|©|\(c\)|published|updated|posted|by\b", re.I)
_ADDRESS = re.compile(
    r"[\w.+-]*[@#]?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|tv|news|example|co|[a-z]{2})\b|@\w+", re.I
)


def find_publisher(layout: Layout) -> str | None:
    """The publisher that a page saved as text names; None where two are as likely, or none is borne out.

    Names come from the window title (`Headline - Paper`), from lines above the headline, and from copyright notices. A
    paper's word in the name (`Gazette`), other lines that have the name, and addresses made of its letters bear it out.
    Of two that are as likely a paper goes before its company.
    """
    lines = [look.line.words for look, kind in zip(layout.looks, layout.kinds, strict=True) if kind != "headline"]
    points: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for name, worth in _candidates(layout):
        key = _key(name)
        if len(key) < 3:
            continue
        points[key] = max(points[key], worth)
        if key not in spelt or spelt[key].isupper():
            spelt[key] = name
    addresses = {_letters(match) for words in lines for match in _ADDRESS.findall(words[:300].replace("[at]", "@"))}
    holders = [key for key in points if _COMPANY.search(key)]
    for key in points:
        # `Marlow Valley Newspapers` prints the `Marlow Valley Herald`, `Beacon News & Media` the `Beacon`.
        points[key] += 2 * any(key != h and _is_of(key, h) for h in holders)
        points[key] += min(_borne_out(key, lines), _MOST_LINES)
        points[key] += 2 * any(len(key) > 4 and key.replace(" ", "") in address for address in addresses)
    best = sorted(points, key=lambda key: (-points[key], key in holders))[:2]
    if not best or points[best[0]] < _ENOUGH:
        return None
    tied = len(best) > 1 and points[best[1]] == points[best[0]] and not _same(*best)
    if tied and (best[0] in holders) == (best[1] in holders):
        return None
    return spelt[best[0]]


def _candidates(layout: Layout) -> Iterator[tuple[str, int]]:
    """Names that may be the publisher's, with what each is worth by where it stands."""
    headline = layout.looks[layout.headline].line.words if layout.headline is not None else None
    top = layout.headline if layout.headline is not None else min(layout.text, 3)
    above = 0
    for i, (look, kind) in enumerate(zip(layout.looks, layout.kinds, strict=True)):
        words = look.line.words
        if kind != "furniture":
            continue
        if headline and len(words) > len(headline) and _plain(headline) in _plain(words):
            rest = [part for part in _TITLE_SIGN.split(words) if _plain(part) not in _plain(headline)]
            if len(rest) == 1 and _is_name(rest[0]):
                yield rest[0], 3
        holder = publisher_of_copyright(words)
        if holder:
            yield holder[0], (3 if holder[1] else 1) - bool(_COMPANY.search(holder[0]))
        spoken = _SPOKEN.match(words)
        if spoken and " " in spoken["name"] and _is_name(spoken["name"]):
            yield spoken["name"], 1
        known = publisher_of_line(words)
        if i < min(top, _TOP) and not look.line.bullet:
            above += 1
            masthead = _TITLE_SIGN.split(_MARKS.sub("", words))[0].split(" (")[0]
            if known:
                yield known, 3
            elif look.mark is None and masthead and _is_name(masthead):
                yield masthead, 2 if above <= _FIRST else 1


def _is_of(name: str, holder: str) -> bool:
    """True for a name that a company's holds, or begins as."""
    tokens, theirs = name.split(), holder.split()
    return len(name) > 4 and (tokens[:2] == theirs[:2] or all(token in theirs for token in tokens))


def _borne_out(key: str, lines: Sequence[str]) -> int:
    """How many other lines have a name. One word alone may be a section's name, too: it counts where the page speaks of
    itself (`Follow EuroPulse`)."""
    found = 0
    for words in lines:
        plain = f" {_key(words)} "
        at = plain.find(f" {key} ")
        if at < 0 or plain.strip() == key:
            continue
        found += " " in key or _SPEAKS.search(words[: words.lower().find(key)]) is not None
    return found


def _is_name(words: str) -> bool:
    """True for words that may be a paper's name."""
    tokens = words.split()
    if all(token.lower() in words_of("section") or token in ("&", "and") for token in tokens):
        return False
    if (
        not 1 <= len(tokens) <= _LONGEST
        or not (tokens[0][0].isupper() or tokens[0][0].isdigit())
        or _NO_NAME.search(words)
    ):
        return False
    if (
        _NOTICE.match(words)
        or agencies_in(words)
        or line_pattern("furniture").match(words)
        or line_pattern("related").match(words)
    ):
        return False
    return all(
        t[0].isupper() or t[0].isdigit() or t.lower() in ("of", "the", "and", "&", "de", "for", "on") for t in tokens
    )


def _key(words: str) -> str:
    return _plain(words).removeprefix("the ")


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _letters(words: str) -> str:
    return re.sub(r"\W", "", words.lower())


def _same(left: str, right: str) -> bool:
    """True for a name and a longer form of it: `Harbour Post`, `Harbour Post Online`."""
    return left in right or right in left
