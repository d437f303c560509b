"""Reader: from text to a spaCy `Doc` with sentences, words, tags, lemmas, Universal Dependencies trees and names."""

from dateline.reader._component import Reader, make_reader
from dateline.reader._load import load, model_id

__all__ = ["Reader", "load", "make_reader", "model_id"]
