"""What the classifier of lines sees of each line of a page: named facts, all true or false, of the line, of its
neighbours, and of its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dateline.page._body import Body
from dateline.page._bylines import is_person
from dateline.page._looks import Look
from dateline.page._names import publisher_of_line
from dateline.page._tables import agencies_in, words
from dateline.record import BlockKind

_STEPS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40, 60, 100)  # words
_SHARES = (0.001, 0.15, 0.3, 0.5, 0.7, 0.9)
_AWAY = (0, 1, 2, 3, 4, 6, 9, 14, 25, 50)  # lines
_SHORT = 16  # words of a line whose every word is looked at
_STEM = 5  # letters by which words are held to be the same
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_SIGNS = {
    "url": re.compile(r"https?://|www\.|\w+\.(?:com|org|net|co\.\w\w)\b", re.I),
    "mail": re.compile(r"\S@\S+\.\w"),
    "handle": re.compile(r"(?<!\w)[@#]\w"),
    "bar": re.compile(r"\s[|•·»›>/]\s?|[|•·»›>]\Z"),
    "bracketed": re.compile(r"[(\[].*[)\]]\W*\Z"),
    "opens bracket": re.compile(r"[(\[]"),
    "quoted": re.compile(r"[“\"‘'].*[”\"’']\W*\Z"),
    "opens quote": re.compile(r"[“\"‘]"),
    "label": re.compile(r"[A-Z][\w’' /&-]{1,24}\s?:\s"),
    "question": re.compile(r".*\?\W*\Z"),
    "dots": re.compile(r".*(?:…|\.\.\.)\W*\Z"),
    "colon": re.compile(r".*:\Z"),
    "comma": re.compile(r".*[,;]\Z"),
    "clock": re.compile(r".*\b\d{1,2}[:.]\d\d\b"),
    "year": re.compile(r".*\b(?:19|20)\d\d\b"),
    "month": re.compile(r".*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.I),
    "money": re.compile(r".*[$£€]\s?\d"),
    "number": re.compile(r"\d+\W*\Z"),
    "glued": re.compile(r".*[a-z][A-Z][a-z]+.*[a-z][A-Z][a-z]"),
    "photo": re.compile(r".*\b(?:photo|image|picture|pic|credit|getty|file|handout|courtesy|via|reuters|afp)\b", re.I),
    "by": re.compile(r"(?:by|from|words|reporting|edited|written)\b", re.I),
    "said": re.compile(r".*\b(?:said|says|told|added|according|reported)\b", re.I),
    "place in picture": re.compile(
        r".*\b(?:pictured|seen|stands?|walks?|poses?|shows?|left|right|centre|center)\b", re.I
    ),
    "you": re.compile(r".*\b(?:you|your|our|we|us)\b", re.I),
    "dash author": re.compile(r"[-–—]\s?[A-Z]"),
    "link mark": re.compile(r"\[\d+\]"),
}


def line_features(
    looks: Sequence[Look], kinds: Sequence[BlockKind], body: Body, headline: int | None
) -> list[list[str]]:
    """Facts of every line of a page. `kinds`, `body` and `headline` are what the rules make of it."""
    page = _Page(looks, kinds, body, headline)
    own = [page.own(i) for i in range(len(looks))]
    return [page.around(i, own) for i in range(len(looks))]


class _Page:
    """The lines of a page, and what is counted over all of them."""

    def __init__(self, looks: Sequence[Look], kinds: Sequence[BlockKind], body: Body, headline: int | None) -> None:
        self.looks = looks
        self.kinds = kinds
        self.body = body
        self.headline = headline
        self.plain = [" ".join(_TOKEN.findall(look.line.words.lower())) for look in looks]
        self.same = Counter(self.plain)
        self.long = [i for i, look in enumerate(looks) if look.prose and look.count >= 12 and not look.line.bullet]
        told = Counter(stem for i in self.long[:60] for stem in _stems(self.plain[i]))
        self.told = told
        self.running = "\n".join(self.plain[i] for i in self.long)
        self.bullets = sum(look.line.bullet for look in looks) > 0.2 * len(looks)
        self.runs = self._runs()

    def _runs(self) -> list[int]:
        """For each line, how many lines of running text stand within five lines of it."""
        counts = [0]
        for look in self.looks:
            counts.append(counts[-1] + (look.prose and look.count >= 12))
        last = len(self.looks)
        return [counts[min(last, i + 6)] - counts[max(0, i - 5)] for i in range(last)]

    def own(self, i: int) -> list[str]:
        """Facts of a line that its neighbours see too."""
        look = self.looks[i]
        line = look.line
        facts = [f"count {bisect_right(_STEPS, look.count)}", f"mark {look.mark}", f"rule {self.kinds[i]}"]
        facts += [
            name
            for name, true in (
                ("final", look.final),
                ("prose", look.prose),
                ("slug", look.slug),
                ("bullet", line.bullet),
                ("gap", line.gap),
                ("credit inside", look.credit is not None and look.credit > line.start),
            )
            if true
        ]
        return facts

    def around(self, i: int, own: Sequence[list[str]]) -> list[str]:
        """All facts of a line."""
        facts = [*own[i], *self._wording(i), *self._place(i), *self._likeness(i)]
        for step in (-3, -2, -1, 1, 2, 3):
            at = i + step
            facts += [f"{step} {fact}" for fact in own[at]] if 0 <= at < len(own) else [f"{step} none"]
        facts += [f"{a} & {b}" for a, b in pairwise([own[i][0], own[i][1], own[i][2]])]
        if i + 1 < len(own):
            facts.append(f"{own[i][2]} before {own[i + 1][2]}")
        if i:
            facts.append(f"{own[i][2]} after {own[i - 1][2]}")
        return facts

    def _wording(self, i: int) -> list[str]:
        look = self.looks[i]
        text = look.line.words
        head = text[:400]
        facts = [f"has {name}" for name, sign in _SIGNS.items() if sign.match(head)]
        tokens = _TOKEN.findall(text[:2000])
        low = [token.lower() for token in tokens]
        if tokens:
            facts.append(f"function {bisect_right(_SHARES, sum(t in words('function') for t in low) / len(low))}")
            facts.append(f"capital {bisect_right(_SHARES, sum(t[0].isupper() for t in tokens) / len(tokens))}")
            facts.append(f"figures {bisect_right(_SHARES, sum(t.isdigit() for t in tokens) / len(tokens))}")
            facts += [f"first {low[0]}", f"last {low[-1]}", f"opens {' '.join(low[:2])}", f"opens {' '.join(low[:3])}"]
            facts.append("case " + ("upper" if text.isupper() else "lower" if tokens[0][0].islower() else "first"))
        if len(tokens) <= _SHORT:
            facts += [f"word {token}" for token in set(low)]
        if len(tokens) <= 4:
            facts.append(f"line {' '.join(low)}")
        if agencies_in(head):
            facts.append("agency")
        if look.count <= 6 and is_person(text.strip(" |,")):
            facts.append("person")
        if look.names:
            facts.append("names")
        if publisher_of_line(text):
            facts.append("publisher")
        if look.date is not None:
            facts.append(f"date {look.date.label}")
        return facts

    def _place(self, i: int) -> list[str]:
        body, count = self.body, len(self.looks)
        facts = ["cluttered" if body.cluttered else "clean", "bulleted" if self.bullets else "unbulleted"]
        where = "above" if i < body.start else "in" if i < body.stop else "below"
        away = body.start - i if where == "above" else i - body.stop if where == "below" else i - body.start
        facts += [f"is {where} body", f"{where} body {bisect_right(_AWAY, away)}"]
        if where == "in":
            facts.append(f"to end of body {bisect_right(_AWAY, body.stop - i)}")
        if i >= body.cut:
            facts.append("cut")
        first = self.long[0] if self.long else count
        last = self.long[-1] if self.long else -1
        facts.append(f"to first prose {'-' if i < first else '+'}{bisect_right(_AWAY, abs(first - i))}")
        facts.append(f"to last prose {'-' if i < last else '+'}{bisect_right(_AWAY, abs(last - i))}")
        if self.headline is None:
            facts.append("no headline")
        else:
            side = "below" if i > self.headline else "at" if i == self.headline else "above"
            facts.append(f"{side} headline {bisect_right(_AWAY, abs(i - self.headline))}")
            facts.append(f"is {side} headline")
        facts.append(f"prose about {self.runs[i]}")
        facts.append(f"from top {bisect_right(_AWAY, i)}")
        facts.append(f"from foot {bisect_right(_AWAY, count - i)}")
        if self.looks[i].line.indent == body.indent:
            facts.append("indent of body")
        facts.append(f"rule here {self.kinds[i]} {where}")
        return facts

    def _likeness(self, i: int) -> list[str]:
        """How a line's words are found in the running text, and whether it stands on the page more than once."""
        plain = self.plain[i]
        stems = _stems(plain)
        mine = stems if i not in self.long[:60] else frozenset()
        facts = []
        if stems:
            share = sum(self.told[stem] > (stem in mine and i in self.long) for stem in stems) / len(stems)
            size = "short" if len(stems) < 4 else "long"
            facts.append(f"told {bisect_right(_SHARES, share)} {size}")
        if self.same[plain] > 1:
            facts.append("repeated")
            facts.append("first of repeated" if plain not in self.plain[:i] else "later of repeated")
        if 4 <= self.looks[i].count <= 60 and len(plain) > 20:
            inside = self.running.count(plain) - (i in self.long)
            if inside > 0:
                facts.append("within running text")
        return facts


def _stems(plain: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in plain.split() if len(word) > 3)
