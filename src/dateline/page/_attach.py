"""A report on a spaCy Doc: the extension, and the block in which each token stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.record import Report

if TYPE_CHECKING:  # spaCy takes a second to import, and a page is told apart without it
    from spacy.tokens import Doc


def attach_report(doc: Doc, report: Report) -> Doc:
    """The doc, with the report as `doc._.report` and the kind and number of every token's block in `doc.user_data`.

    Blanks between blocks belong to the block before them. Raises ValueError when the doc was not made from the report's
    text.
    """
    if doc.text != report.text:
        raise ValueError("the doc's text is not the report's; make the doc from report.text")
    if not doc.has_extension("report"):
        doc.set_extension("report", default=None)
    kinds: list[str] = []
    numbers: list[int] = []
    blocks = report.blocks
    at = 0
    for token in doc:
        while at + 1 < len(blocks) and blocks[at + 1].start <= token.idx:
            at += 1
        kinds.append(blocks[at].kind if blocks else "paragraph")
        numbers.append(at)
    doc._.report = report
    doc.user_data["dateline_block_kinds"] = kinds
    doc.user_data["dateline_block_numbers"] = numbers
    return doc
