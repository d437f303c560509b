"""What the bytes of a file become, and which are refused and how."""

from __future__ import annotations

import pytest

from dateline._errors import InputError
from dateline.sources import decode

SENTENCE = "The army’s spokesman said “no” – twice – in São Tomé.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_unicode_and_western_text_is_read(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


def test_line_ends_become_newlines_and_nothing_else_changes() -> None:
    assert decode(b" One.\r\n\r\n\tTwo.\rThree.  ") == " One.\n\n\tTwo.\nThree.  "


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff".encode(), " \n".encode("utf-16")])
def test_nothing_to_read_is_empty(data: bytes) -> None:
    with pytest.raises(InputError, match="is empty"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"some\x00bytes\x01\x02 that are\x00 no text", "binary"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08abc", "binary"),
        (b'<?xml version="1.0"?><rss></rss>', "XML"),
        ("Rain fell.".encode("utf-32"), "UTF-32"),
        ("Rain fell over the bay.".encode("utf-32-le"), "UTF-32"),
        ("政府は火曜日に声明を発表したとのことである。".encode("shift_jis"), "Shift-JIS"),
        ("Войска вошли в город во вторник, сообщили власти.".encode("cp1251"), "Windows-1251"),
        ("政府は火曜日に".encode("iso2022_jp"), "ISO-2022-JP"),
        (
            b"A caf\xc3\xa9, a na\xc3\xafve fa\xc3\xa7ade, \xe2\x80\x9cquoted\xe2\x80\x9d, and one broken \xff byte.",
            "broken",
        ),
    ],
)
def test_what_is_no_readable_text_is_named_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        decode(data)
    assert "\n" not in str(caught.value)


def test_bytes_of_a_foreign_encoding_are_never_taken_for_western_letters() -> None:
    with pytest.raises(InputError, match="not UTF-8, UTF-16 or Windows-1252"):
        decode("总统周二访问了北部城市并会见了当地官员。".encode("gb18030"))


def test_words_that_begin_like_a_file_format_are_text() -> None:
    assert decode(b"RIFFRAFF: the play closed.") == "RIFFRAFF: the play closed."
