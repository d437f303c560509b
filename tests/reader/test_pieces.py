"""Words become pieces and shapes; no word is lost, whatever it is made of."""

from pathlib import Path

import pytest

from dateline.reader._pieces import MAX_PIECES_PER_WORD, Pieces, shape_of


@pytest.fixture
def pieces(tmp_path: Path) -> Pieces:
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "visit", "##ed", "it", "'", "s", "a", "##a", '"', "."]
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    return Pieces(path)


def test_first_and_last_point_at_each_word(pieces: Pieces) -> None:
    encoded = pieces.encode(["Visited", "it"], [False, False])
    assert encoded.ids == [2, 4, 5, 6, 3]
    assert (encoded.first, encoded.last) == ([1, 3], [2, 3])


def test_curly_marks_are_read_as_plain_ones(pieces: Pieces) -> None:
    assert pieces.of_word("it’s") == pieces.of_word("it's")
    assert pieces.of_word("“") == pieces.of_word('"')


def test_a_word_always_has_a_piece_and_never_too_many(pieces: Pieces) -> None:
    assert len(pieces.of_word("\u200b")) == 1
    assert len(pieces.of_word("a" * 5000)) <= MAX_PIECES_PER_WORD


@pytest.mark.parametrize(
    ("word", "other"),
    [("May", "may"), ("US", "us"), ("2019", "x"), ("G20", "2020"), ("iPhone", "phone"), ("I", "i"), (",", "a")],
)
def test_shapes_tell_capitals_digits_and_marks_apart(word: str, other: str) -> None:
    assert shape_of(word, False) != shape_of(other, False)


def test_shape_tells_whether_a_space_stands_before() -> None:
    assert shape_of("'s", True) == shape_of("'s", False) + 1
