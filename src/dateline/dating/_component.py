"""The component `dateline_dating`: gives an undated report the date that its own words allow."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from dateline.dating._solve import infer
from dateline.page import attach_report
from dateline.reader import tree


class Dating:
    """Dates reports that do not say when they were published; others it leaves as they are."""

    def __call__(self, doc: Doc) -> Doc:
        """Replaces `doc._.report` where it had no date and one can be inferred."""
        report = tree.report_of(doc)
        if report is not None and report.published is None and (published := infer(doc)) is not None:
            attach_report(doc, report.model_copy(update={"published": published}))
        return doc


@Language.factory("dateline_dating", requires=["token.dep", "token.pos", "doc.ents"])
def make_dating(nlp: Language, name: str) -> Dating:
    """The component, as spaCy makes it."""
    return Dating()
