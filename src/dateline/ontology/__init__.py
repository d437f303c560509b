"""Ontology: what kinds of event there are, as data: types, modes, contexts, sectors, CAMEO codes, reductions."""

from dateline.ontology._plover import CONDITIONS, Code, EventType, Ontology, Reduction, load, plover

__all__ = ["CONDITIONS", "Code", "EventType", "Ontology", "Reduction", "load", "plover", "rows"]
