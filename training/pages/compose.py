"""Composes annotated text pages out of phrases.txt: no two of one design, in the order and disorder of real pages."""

from __future__ import annotations

import random
import re
import textwrap
from functools import cache
from pathlib import Path
from typing import Any

from dateline.evaluation import AnnotatedPage

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_Line = tuple[str, str]  # label's kind, words


@cache
def _phrases() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "phrases.txt").read_text(encoding="utf-8")
    parts = re.split(r"^\[(\w+)\]$", text, flags=re.M)[1:]
    return {
        name: [p for line in body.strip().split("\n") for p in line.split("|") if p]
        for name, body in zip(parts[::2], parts[1::2], strict=True)
    }


class _Composer:
    """One page: what is constant on it, and its lines as they are made."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.paper = rng.choice(_phrases()["paper"])
        self.place = rng.choice(_phrases()["place"])
        self.year, self.month, self.day = rng.randint(2004, 2026), rng.randrange(12), rng.randint(1, 28)
        self.section = rng.choice(_phrases()["sectionname"])
        self.clutter = rng.choice([0.0, 0.1, 0.4, 0.7, 1.0, 1.0])
        self.lines: list[_Line | None] = []
        self.shown: list[str] = []  # standfirsts and captions, whose words the text has too

    def fill(self, phrase: str) -> str:
        rng = self.rng
        first, last = rng.choice(_phrases()["first"]), rng.choice(_phrases()["last"])
        hour, minute = rng.randrange(24), rng.randrange(60)
        clock = rng.choice(
            [
                f"{hour:02}:{minute:02}",
                f"{hour:02}:{minute:02} GMT",
                f"{hour % 12 + 1}:{minute:02} {rng.choice(['am', 'pm', 'AM EDT', 'PM EST', 'a.m.'])}",
                f"{hour}.{minute:02}",
            ]
        )
        known = {
            "paper": self.paper,
            "paper1": self.paper.replace(" ", ""),
            "domain": self.paper.lower().replace(" ", "") + ".example",
            "place": rng.choice([self.place, rng.choice(_phrases()["place"])]),
            "name": f"{first} {last}",
            "surname": last,
            "handle": (first + last).lower(),
            "email": f"{first}.{last}@{self.paper.lower().replace(' ', '')}.example".lower(),
            "agency": rng.choice(_phrases()["agency"]),
            "ag": rng.choice(_phrases()["agency"]),
            "n": str(rng.randint(11, 990)),
            "k": str(rng.randint(2, 12)),
            "year": str(self.year),
            "month": _MONTHS[self.month],
            "mon": _MONTHS[self.month][:3],
            "MON": _MONTHS[self.month][:3].upper(),
            "m": str(self.month + 1),
            "mm": f"{self.month + 1:02}",
            "d": str(self.day),
            "dd": f"{self.day:02}",
            "weekday": rng.choice(_DAYS),
            "time": clock,
            "section": self.section,
            "SECTION": self.section.upper(),
            "tag": rng.choice(_phrases()["tagword"]),
            "phone": f"0{rng.randint(10, 99)} 555 {rng.randint(1000, 9999)}",
        }
        if "{headline}" in phrase:
            known["headline"] = self.titled()
        return re.sub(r"\{(\w+)\}", lambda m: known.get(m[1], m[0]), phrase)

    def say(self, role: str) -> str:
        return self.fill(self.rng.choice(_phrases()[role]))

    def put(self, kind: str, words: str) -> None:
        self.lines.append((kind, words))

    def several(self, role: str, least: int, most: int, kind: str = "furniture") -> None:
        for _ in range(self.rng.randint(least, most)):
            self.put(kind, self.say(role))

    def likely(self, share: float) -> bool:
        return self.rng.random() < share

    def gap(self) -> None:
        self.lines.append(None)

    # The parts of a page, from its top to its foot.

    def top(self) -> None:
        rng, clutter = self.rng, self.clutter
        if self.likely(0.15 * clutter):
            self.several("cookie", 1, 4)
        if self.likely(0.15):
            self.put("furniture", f"{self.title}{rng.choice([' - ', ' | ', ' – ', ' :: '])}{self.paper}")
        if self.likely(0.7 * clutter):
            self.put("furniture", self.paper)
        if self.likely(clutter):
            self.several("menu", 2, int(6 + 40 * clutter * rng.random()))
        if self.likely(0.2 * clutter):
            for _ in range(rng.randint(1, 3)):
                self.put("furniture", "".join(rng.sample(_phrases()["menu"], rng.randint(3, 9))))
        if self.likely(0.3 * clutter):
            self.several("notice", 1, 5)
        if self.likely(0.25 * clutter):
            if self.likely(0.6):
                self.put("furniture", self.say("relatedhead"))
            self.several("headline", 1, 5)
        if self.likely(0.15 * clutter):
            self.several("newsletter", 1, 4)
        if self.likely(0.6 * clutter):
            self.several("kicker", 1, 2)
        if self.likely(0.15 * clutter):
            self.put("furniture", self.title)

    def head(self) -> None:
        """The headline and what stands about it, in some order."""
        rng = self.rng
        if self.likely(0.12):
            self.caption()
        dated = self.likely(0.75)
        if dated and self.likely(0.2):
            self.put("furniture", self.say("date"))
        if self.likely(0.06):
            self.byline()
        if self.title:
            self.gap()
            self.put("headline", self.title)
            self.gap()
        below = []
        if self.likely(0.4):
            below.append(self.standfirst)
        if self.likely(0.65):
            below.append(self.byline)
        if dated and self.likely(0.85):
            below.append(lambda: self.several("date", 1, 2))
        if self.likely(0.5 * self.clutter + 0.05):
            below.append(lambda: self.several("notice", 1, 6))
        if self.likely(0.5):
            below.append(self.caption)
        if self.likely(0.12):
            below.append(self.caption)
        if self.likely(0.1):
            below.append(lambda: self.put("furniture", self.say("tags")))
        if self.likely(0.08):
            below.append(lambda: self.put("furniture", self.place))
        if self.likely(0.7):
            order = {self.standfirst: 0, self.byline: 1}
            below.sort(key=lambda part: order.get(part, 2))
        else:
            rng.shuffle(below)
        for part in below:
            part()
            if self.likely(0.2):
                self.gap()

    def standfirst(self) -> None:
        if self.likely(0.2):
            if self.likely(0.5):
                self.put(
                    "furniture",
                    self.rng.choice(["Key points:", "Key points", "At a glance", "Summary", "In short", "Highlights"]),
                )
            sign = self.rng.choice(["", "• ", "* ", "- "])
            for _ in range(self.rng.randint(2, 4)):
                words = self.titled() if self.likely(0.6) else self.say("standfirst").strip("•- ")
                self.shown.append(words)
                self.put("standfirst", sign + words)
        else:
            words = self.rng.choice(
                [self.say("standfirst").strip("•- "), self.titled(), self.titled(), self.paragraph(2)]
            )
            words += self.rng.choice(["", "", "."]) if words[-1].isalnum() else ""
            self.shown.append(words)
            self.put("standfirst", words)

    def byline(self) -> None:
        rng = self.rng
        names = [self.fill("{name}") for _ in range(rng.choice([1, 1, 1, 2, 3]))]
        joined = rng.choice([" and ", ", ", " & ", "; "]).join(names)
        if self.likely(0.15):
            self.put("byline", rng.choice(["By", "By", "Written by", "by", "By:"]))
            self.put("byline", joined)
        elif self.likely(0.15):
            for name in names:
                self.put("byline", name)
                self.put("byline", self.say("bypost"))
        else:
            form = rng.choice(_phrases()["byline"])
            for role in ("bypost", "date"):
                form = form.replace(f"{{{role}}}", self.say(role))
            form = form.replace("{names}", joined).replace("{NAMES}", joined.upper())
            self.put("byline", self.fill(form))
        if self.likely(0.25):
            self.put("byline", self.say("bypost"))

    def caption(self) -> None:
        rng = self.rng
        if self.likely(0.12):
            self.put("furniture", self.say("slug"))
        if self.likely(0.1):
            self.put("furniture", self.fill("{k}"))
        words, credit = self.say("caption"), self.say("credit")
        self.shown.append(words)
        if self.likely(0.1):
            words = (
                self.fill(
                    rng.choice(
                        [
                            "Caption: ",
                            "Image caption, ",
                            "Picture: ",
                            "{k} of {k} | ",
                            "PHOTO: ",
                            "FILE PHOTO: ",
                            "Photo shows: ",
                        ]
                    )
                )
                + words
            )
        if self.likely(0.08):
            words = f"{self.say('subhead').strip('?')}: {words}"
        if self.likely(0.05):
            self.put("caption", rng.choice(["Image caption,", "Media caption,", "Image caption", "Caption"]))
            self.put("caption", words)
            return
        way = rng.random()
        if way < 0.42:
            self.put("caption", f"{words} {credit}")
        elif way < 0.68:
            self.put("caption", words)
            self.put("credit", credit)
        elif way < 0.88:
            self.put("caption", words)
        elif way < 0.94:
            self.put("credit", credit)
            self.put("caption", words)
        else:
            self.put("credit", credit)

    def paragraph(self, most: int = 4) -> str:
        count = self.rng.choice([1, 1, 1, 2, 2, 3, most])
        return " ".join(self.say("sentence") for _ in range(min(count, most)))

    def dateline(self) -> str:
        rng = self.rng
        place, agency = self.place, rng.choice(_phrases()["agency"])
        day = f"{_MONTHS[self.month][: rng.choice([3, 9])]} {self.day}"
        return rng.choice(
            [
                f"{place.upper()}, {day} ({agency}) - ",
                f"{place.upper()} ({agency}) — ",
                f"{place.upper()} — ",
                f"{place.upper()}: ",
                f"{place}: ",
                f"{place} ({agency}) – ",
                f"({agency}) - ",
                f"{place.upper()}, {day}. /TASS/. ",
                f"{place}, {day}, {self.year} - ",
            ]
        )

    def titled(self) -> str:
        """A headline or a deck: one of the phrases, or a sentence cut short, written as papers do."""
        rng = self.rng
        if self.likely(0.35):
            return self.say("headline")
        words = self.say("sentence").strip('“”".:').split()
        words = words[: rng.randint(5, 16)]
        while len(words) > 3 and words[-1].lower() in ("the", "a", "of", "in", "and", "to", "for", "by", "on", "was"):
            words.pop()
        if self.likely(0.25):
            words = [word[0].upper() + word[1:] for word in words]
        title = " ".join(words).rstrip(",;.")
        return f"‘{title}’" if self.likely(0.06) else f"{self.place}: {title}" if self.likely(0.06) else title

    def retold(self, words: str) -> str:
        """A sentence that tells what a headline, a standfirst or a caption says, with some of its words left out."""
        rng = self.rng
        kept = [w for w in words.strip("•-* .").split() if rng.random() < 0.85]
        if not kept:
            return ""
        kept[0] = kept[0][0].lower() + kept[0][1:]
        lead = rng.choice(
            [
                "Officials said",
                "Police said",
                "It emerged on {weekday} that",
                "{name} said",
                "The government said",
                "Reports said",
                "According to {name},",
            ]
        )
        return self.fill(f"{lead} {' '.join(kept)}{rng.choice([' on {weekday}', ' overnight', ' last week', ''])}.")

    def body(self) -> None:
        rng = self.rng
        count = rng.choice([1, 2, 3, 4, 6, 9, 13, 18])
        told: list[str] = []
        live = self.likely(0.1)
        for i in range(count):
            words = self.paragraph()
            if self.title and (i == 0 or self.likely(0.1)):
                words = f"{self.retold(self.title)} {words}" if self.likely(0.85) else words
            if i and self.likely(0.15):
                words = f"{self.retold(self.rng.choice(self.shown))} {words}" if self.shown else words
            if i == 0 and self.likely(0.4):
                words = self.dateline() + words
            if live and self.likely(0.5):
                self.put("subhead", self.fill("{time}"))
                if self.likely(0.7):
                    self.put("subhead", self.say("subhead") if self.likely(0.4) else self.say("headline"))
                if self.likely(0.2):
                    self.byline()
            if i and self.likely(0.08):
                self.gap()
                self.put("subhead", self.say("subhead"))
            if (words.endswith(":") and self.likely(0.8)) or self.likely(0.03):
                if words.endswith(":") or self.likely(0.5):
                    self.put("paragraph", words)
                else:
                    self.put("subhead", self.say("subhead"))
                sign = rng.choice(["- ", "• ", "* ", "", "1", "i"])
                for number in range(1, rng.randint(3, 6)):
                    mark = f"{number}. " if sign == "1" else f"{'i' * number}. " if sign == "i" else sign
                    item = self.say("sentence")
                    self.put(
                        "paragraph",
                        mark + (item if self.likely(0.6) else item.rstrip(".;") + rng.choice([";", "", ","])),
                    )
            else:
                self.put("paragraph", words)
            told.append(words)
            if i + 1 < count:
                self.between(told)
            if live and self.likely(0.5):
                self.several("notice", 1, 2)
            if self.likely(0.3):
                self.gap()

    def between(self, told: list[str]) -> None:
        """What stands between two paragraphs."""
        rng, clutter = self.rng, self.clutter + 0.05
        if self.likely(0.1):
            self.caption()
        if self.likely(0.1 * clutter):
            self.put("furniture", self.say("promo"))
        if self.likely(0.05 * clutter):
            self.put("furniture", self.say("relatedhead"))
            for _ in range(self.rng.randint(1, 4)):
                self.put("furniture", self.titled())
        if self.likely(0.05 * clutter):
            self.several("newsletter", 1, 6)
        if self.likely(0.1 * clutter):
            self.several("notice", 1, 3)
        if self.likely(0.03 * clutter):
            self.several("wall", 1, 4)
        if self.likely(0.03):
            parts = [p for p in re.split(r"(?<=[.!?”])\s+", rng.choice(told)) if 4 < len(p.split()) < 25]
            if parts:
                self.put("quote", rng.choice(parts).strip('“”".'))
                if self.likely(0.5):
                    self.put("quote", self.fill("{name}"))
        if self.likely(0.03):
            if self.likely(0.4):
                self.put("quote", self.fill("{name}"))
                self.put("quote", self.fill("@{handle}"))
            self.several("quotepost", 1, 2, "quote")
            if self.likely(0.7):
                self.put("quote", self.say("quotesign"))
            if self.likely(0.3):
                self.put(
                    "quote",
                    self.fill(self.rng.choice(["{time} · {mon} {d}, {year}", "{mon} {d}, {year}", "{d} {mon} {year}"])),
                )
            if self.likely(0.5):
                self.several("notice", 1, 4)
        if self.likely(0.03 * clutter):
            self.put("furniture", self.say("headline"))
            if self.likely(0.4):
                self.put("furniture", self.say("teaser"))
            self.several("notice", 1, 3)

    def foot(self) -> None:
        rng, clutter = self.rng, self.clutter
        parts = []
        if self.likely(0.25):
            parts.append(lambda: self.put("byline", self.say("contrib")))
        if self.likely(0.12):
            parts.append(lambda: self.put("credit", self.say("source")))
        if self.likely(0.15):
            parts.append(lambda: self.put("furniture", self.say("endmark")))
        if self.likely(0.1):
            parts.append(lambda: self.put("furniture", self.say("change")))
        if self.likely(0.1):
            parts.append(lambda: self.put("furniture", self.say("date")))
        for part in parts:
            part()
        more = []
        if self.likely(0.6 * clutter):
            more.append(lambda: self.several("tags", 1, 4))
        if self.likely(0.6 * clutter):
            more.append(lambda: self.several("notice", 1, 8))
        for _ in range(rng.randint(0, 3)):
            if self.likely(clutter):
                more.append(self.related)
        if self.likely(0.3 * clutter):
            more.append(lambda: self.several("newsletter", 1, 6))
        if self.likely(0.25 * clutter):
            more.append(lambda: self.several("comment", 2, 12))
        if self.likely(0.2 * clutter):
            more.append(lambda: self.several("wall", 1, 4))
        rng.shuffle(more)
        for part in more:
            self.gap()
            part()
        if self.likely(0.6 * clutter):
            self.several("menu", 1, 20)
        if self.likely(0.8 * clutter):
            self.several("footer", 1, 10)
        if self.likely(0.1 * clutter):
            self.several("cookie", 1, 5)

    def related(self) -> None:
        """A list of other stories, with their first lines or ages."""
        if self.likely(0.85):
            self.put("furniture", self.say("relatedhead"))
        numbered, teasers, ages, paragraphs = (self.likely(p) for p in (0.2, 0.4, 0.3, 0.1))
        for number in range(1, self.rng.randint(3, 8)):
            self.put("furniture", (f"{number}. " if numbered else "") + self.titled())
            if teasers:
                self.put("furniture", self.say("teaser") if not paragraphs else self.paragraph(2))
            if ages:
                self.put("furniture", self.say("date") if self.likely(0.5) else self.fill("{k} hours ago"))

    def page(self) -> list[_Line | None]:
        self.title = "" if self.likely(0.07) else self.titled()
        if self.title and self.likely(0.08):
            self.title = self.title.upper()
        elif self.title and self.likely(0.08):
            self.title += "."
        if self.likely(0.15):  # a text alone
            self.clutter = 0.0
            if self.title and self.likely(0.7):
                self.put("headline", self.title)
                self.gap()
                if self.likely(0.15):
                    self.byline()
                if self.likely(0.15):
                    self.put("furniture", self.say("date"))
            self.body()
            return self.lines
        self.top()
        self.head()
        self.body()
        self.foot()
        return self.lines


def article(seed: int) -> dict[str, Any]:
    """An article to fill a template of training/pages/sites with, its parts under the names that they ask for."""
    rng = random.Random(seed)
    maker = _Composer(rng)
    maker.title = maker.titled()
    standfirst = maker.say("standfirst").strip("•- ") if rng.random() < 0.6 else ""
    body: list[dict[str, Any]] = []
    for i in range(rng.choice([4, 6, 9, 13, 18])):
        words = maker.paragraph()
        if i == 0 or rng.random() < 0.1:
            words = f"{maker.retold(maker.title)} {words}"
        if i and rng.random() < 0.08:
            body.append({"kind": "subhead", "text": maker.say("subhead")})
        body.append({"kind": "paragraph", "text": words})
        if rng.random() < 0.04:
            body.append({"kind": "list", "items": [maker.say("sentence") for _ in range(rng.randint(2, 4))]})
        if rng.random() < 0.04:
            sentences = re.split(r"(?<=[.!?”])\s+", words)
            body.append({"kind": "quote", "text": rng.choice(sentences)})
    body.append({"kind": "paragraph", "text": maker.say("sentence")})
    zone = rng.choice(["+00:00", "+01:00", "-05:00", "+05:30", "+08:00"])
    minute = f"{rng.randrange(24):02}:{rng.randrange(60):02}:00{zone}"
    return {
        "headline": maker.title,
        "standfirst": standfirst,
        "bylines": [maker.fill("{name}") for _ in range(rng.choice([0, 1, 1, 1, 2]))],
        "agency": rng.choice(["", "", *_phrases()["agency"]]),
        "dateline": maker.dateline() if rng.random() < 0.4 else "",
        "section": maker.section,
        "tags": rng.sample(_phrases()["tagword"], rng.randint(0, 4)),
        "published": f"{maker.year}-{maker.month + 1:02}-{maker.day:02}T{minute}",
        "body": body,
        "pictures": [
            {"caption": maker.say("caption"), "credit": maker.say("credit").strip("()[]") if rng.random() < 0.8 else ""}
            for _ in range(rng.choice([0, 1, 1, 2, 3]))
        ],
    }


def composed(count: int, seed: int) -> list[AnnotatedPage]:
    """Pages of as many designs as there are pages."""
    rng = random.Random(seed)
    return [_laid_out(_Composer(rng).page(), f"composed-{i}", rng) for i in range(count)]


def _laid_out(lines: list[_Line | None], name: str, rng: random.Random) -> AnnotatedPage:
    """The lines as a program saves them: bullets, indents, blank lines, wrapped lines."""
    blank = rng.choice([0.0, 0.05, 0.3, 1.0])
    bullets = rng.choice(["", "", "* ", "+ ", "o ", "• ", "- "])
    indent = rng.choice([0, 0, 0, 2, 4, 8])
    wide = rng.choice([None, None, None, None, None, None, 40, 66, 72, 78])
    text: list[str] = []
    blocks = []
    at = 0
    for line in lines:
        if line is None or (text and text[-1] and rng.random() < blank):
            if text and text[-1]:
                text.append("")
                at += 1
            if line is None:
                continue
        kind, words = line
        short = kind == "furniture" and len(words) < 70
        lead = " " * (rng.choice([0, 2, 4, 8]) if short and indent else indent) + (
            bullets if short and rng.random() < 0.7 else ""
        )
        shown = (
            textwrap.wrap(words, wide, initial_indent=lead, subsequent_indent=" " * len(lead))
            if wide
            else [lead + words]
        )
        start = at + len(lead) - len(lead.lstrip())
        for part in shown:
            text.append(part)
            at += len(part) + 1
        blocks.append((kind, start, at - 1))
        if wide and len(shown) > 1:
            text.append("")
            at += 1
    return AnnotatedPage(name, "\n".join(text) + "\n", tuple(blocks), {})  # type: ignore[arg-type]
