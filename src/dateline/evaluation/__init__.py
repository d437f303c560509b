"""Evaluation: scores of each layer on public test sets, in their published formats and measures."""

from dateline.evaluation._annotated import AnnotatedPage, read_annotated
from dateline.evaluation._conllu import Sentence, Word, read_conllu
from dateline.evaluation._dating import DatingScores, reads_undated, score_dating
from dateline.evaluation._names import NameScores, guess_glued, read_columns, score_names, spans
from dateline.evaluation._pages import BlockScores, BodyScores, score_blocks, score_bodies
from dateline.evaluation._reader import MEASURES, Scores, score_reader
from dateline.evaluation._times import TimeScores, score_times

__all__ = [
    "MEASURES",
    "AnnotatedPage",
    "BlockScores",
    "BodyScores",
    "DatingScores",
    "NameScores",
    "Scores",
    "Sentence",
    "TimeScores",
    "Word",
    "guess_glued",
    "read_annotated",
    "read_columns",
    "read_conllu",
    "reads_undated",
    "score_blocks",
    "score_bodies",
    "score_dating",
    "score_names",
    "score_reader",
    "score_times",
    "spans",
]
