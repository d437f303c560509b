"""What the finder hands to the resolver: a name in the report and the cues around it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from dateline.places._fold import fold
from dateline.record import PlaceKind


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name a place: tokens `start` to `end`, which may be less than what the reader marked.

    `guess`: what the reader took them for, if not for a place: the label of its name, "" for no name.
    """

    start: int
    end: int
    is_dateline: bool = False
    division: str | None = None  # code of the division that an abbreviation stands for ("Calif.")
    guess: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name with what its surroundings say of it.

    `kind` is the kind that a class word gives ("region", "city of"); `whole` the name together with its class word,
    where both may be the proper name ("Black Sea"); `anchors` says that a thing of that class lies
    about the town it is named for; `within` is the number of the mention that holds it ("Paris, Texas");
    `listed` are the numbers of the others in one list with it;
    `is_listed`: only a comma tells what holds it, which may be that of a list;
    `country` what an adjective of nationality tells ("the Syrian town of …"). `phrase_start` and `phrase_end` bound
    what the record shows.
    """

    name: Name
    text: str
    whole: str
    phrase_start: int
    phrase_end: int
    kind: PlaceKind | None = None
    class_token: int | None = None
    anchors: bool = False
    within: int | None = None
    country: str | None = None
    is_locative: bool = False
    listed: tuple[int, ...] = ()
    is_listed: bool = False

    @property
    def key(self) -> str:
        """The folded name."""
        return fold(self.text)

    def phrase(self, doc: Doc) -> Span:
        """The words that the record shows."""
        return doc[self.phrase_start : self.phrase_end]
