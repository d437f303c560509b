"""The events layer as a spaCy component."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dateline import ontology, record
from dateline.events import _coder, _lexicon
from dateline.events._lexicon import Lexicon
from dateline.ontology import Ontology


@Language.factory("dateline_events", assigns=["doc._.events"], requires=["token.dep", "token.pos", "token.lemma"])
def make_events(nlp: Language, name: str) -> Events:  # spaCy's signature of a factory
    """The events layer with the lexicon and the ontology that ship with the package."""
    return Events(_lexicon.english(), ontology.plover(), name)


class Events:
    """Sets `doc._.events`: who did what to whom, when and where, on whose word."""

    def __init__(self, lexicon: Lexicon, ontology_: Ontology, name: str = "dateline_events") -> None:
        self.name, self.lexicon, self.ontology = name, lexicon, ontology_
        if not Doc.has_extension("events"):
            Doc.set_extension("events", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Code one doc."""
        doc._.events = self.find(doc)
        return doc

    def find(self, doc: Doc) -> tuple[record.Event, ...]:
        """The events of a doc, which is left as it is."""
        return _coder.code(doc, self.lexicon, self.ontology)
