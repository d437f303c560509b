"""Evaluation: scores of each layer on public test sets, in their published formats and measures."""

from dateline.evaluation._annotated import AnnotatedPage, read_annotated
from dateline.evaluation._conllu import Sentence, Word, read_conllu
from dateline.evaluation._dating import DatingScores, reads_undated, score_dating
from dateline.evaluation._names import NameScores, guess_glued, read_columns, score_names, spans
from dateline.evaluation._pages import BlockScores, BodyScores, score_blocks, score_bodies
from dateline.evaluation._places import Bin, PlaceScores, Recognition, Resolution, score_places
from dateline.evaluation._reader import MEASURES, Scores, score_reader
from dateline.evaluation._reliability import reliability_svg
from dateline.evaluation._times import TimeScores, score_times
from dateline.evaluation._toponyms import GoldReport, Toponym, read_toponyms

__all__ = [
    "MEASURES",
    "AnnotatedPage",
    "Bin",
    "BlockScores",
    "BodyScores",
    "DatingScores",
    "GoldReport",
    "NameScores",
    "PlaceScores",
    "Recognition",
    "Resolution",
    "Scores",
    "Sentence",
    "TimeScores",
    "Toponym",
    "Word",
    "guess_glued",
    "read_annotated",
    "read_columns",
    "read_conllu",
    "read_toponyms",
    "reads_undated",
    "reliability_svg",
    "score_blocks",
    "score_bodies",
    "score_dating",
    "score_names",
    "score_places",
    "score_reader",
    "score_times",
    "spans",
]
