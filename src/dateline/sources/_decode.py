"""Bytes to text: UTF-8, UTF-16 and Windows-1252, and for HTML what the page declares; the rest is refused by name where
it can be recognised."""

from __future__ import annotations

import codecs
import re

from dateline._errors import InputError

# First bytes of files that are no text, from the formats' own specifications.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a RIFF media file"),
    (b"OggS", "an Ogg media file"),
    (b"ID3", "an MP3 file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_WRITTEN = (b"{\\rtf",)  # can be all ASCII; the rest hold bytes that prose has not
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Scripts by which a guess at a foreign encoding is named; the share of its letters among all that is not ASCII.
_GUESSES: tuple[tuple[str, str, str, float], ...] = (
    ("shift_jis", "Shift-JIS", r"[\u3040-\u30ff]", 0.2),
    ("euc_jp", "EUC-JP", r"[\u3040-\u30ff]", 0.2),
    ("euc_kr", "EUC-KR", r"[\uac00-\ud7a3]", 0.6),
    ("gb18030", "GB18030", r"[\u4e00-\u9fff]", 0.6),
    ("big5", "Big5", r"[\u4e00-\u9fff]", 0.6),
    ("cp1251", "Windows-1251", r"[\u0430-\u044f]", 0.7),
    ("koi8_r", "KOI8-R", r"[\u0430-\u044f]", 0.7),
)
# The begin of a page, and of an article's HTML without its page.
HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.I | re.S,
)
FRAGMENT = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*<(?:p|div|article|section|main|h[1-6]|span|figure|blockquote|ul|ol|table|img|a|b|i|em|strong|br)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.I | re.S,
)
_XML = re.compile(
    r"\s*(?:<\?xml\b.{0,2000}?<([\w:]+)|<(newsMessage|newsItem|rss|feed|urlset|sitemapindex|svg)\b)", re.S
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536
_READ = "Dateline reads UTF-8, UTF-16 and Windows-1252 text"


def decode(data: bytes) -> str:
    """The text of a file's bytes: byte order mark dropped, line ends made \\n, nothing else changed.

    Raises InputError, in one line, for what is empty, binary, XML of no kind that is read, or in another encoding.
    """
    if not data.strip():
        raise InputError("is empty")
    text = clean(_text(data))
    refuse_markup(text)
    return text


def clean(text: str) -> str:
    """Text with its byte order mark dropped, line ends made \\n, and halves of broken surrogate pairs made U+FFFD."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    return text


def refuse_empty(text: str) -> None:
    """Raise InputError for a text that holds nothing but blanks."""
    if not text.strip():
        raise InputError("is empty")


def refuse_markup(text: str) -> None:
    """Raise InputError for a text that is XML of a kind that holds no report, or that is empty."""
    refuse_empty(text)
    xml = _XML.match(text)
    if xml:
        raise InputError(
            f"looks like XML ({xml[1] or xml[2]}), of which NITF, RSS and Atom are read; save its words as text"
        )


def loosely(head: bytes) -> str:
    """The first bytes of a file as text by which its format is told; what cannot be decoded is left out."""
    encoding = _marked(head) or _wide(head) or "utf-8"
    return head.decode(encoding, errors="ignore").removeprefix("\ufeff")


def decode_html(data: bytes, charset: str | None = None) -> str:
    """The text of an HTML page's bytes, whatever it says of its encoding.

    A byte order mark is believed first; then UTF-8, when the bytes are that, for they rarely are by accident; then what
    the server (`charset`) or the page declares, when the bytes can be that; then Windows-1252. A page that is UTF-8 but
    for some broken bytes has U+FFFD in their place. Raises InputError for what is empty or binary.
    """
    if not data.strip():
        raise InputError("is empty")
    encoding = _marked(data) or _wide(data)
    if encoding is None:
        _refuse_binary(data)
        encoding = _html_encoding(data, charset)
    text = clean(data.decode(encoding, errors="replace"))
    refuse_empty(text)
    return text.replace("\x00", "\ufffd")


def _html_encoding(data: bytes, charset: str | None) -> str:
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        sound = sum(len(c.encode()) for c in data.decode("utf-8", errors="ignore") if not c.isascii())
        if sound >= 2 * (len(re.findall(rb"[\x80-\xff]", data)) - sound):  # most high bytes are sound UTF-8
            return "utf-8"
    meta = _CHARSET.search(data[:_SAMPLE])
    for declared in (charset, meta[1].decode("ascii") if meta else None):
        try:
            # As browsers do, Latin-1 is read as the Windows-1252 that it mostly is.
            name = codecs.lookup(declared or "").name
            name = "cp1252" if name in ("iso8859-1", "ascii") else name
            data.decode(name)
            return name
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return "cp1252"


def _text(data: bytes) -> str:
    """Bytes by their mark, else by their pattern, else as UTF-8 or Windows-1252."""
    encoding = _marked(data) or _wide(data)
    if encoding == "utf-32":
        raise InputError(f"is UTF-32; {_READ}")
    if encoding is not None:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            raise InputError(f"is broken {encoding[:6].upper()} at byte {error.start}") from error
    _refuse_binary(data)
    if b"\x1b$B" in data or b"\x1b$@" in data:
        raise InputError(f"is ISO-2022-JP; {_READ}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _western(data, error)


def _refuse_binary(data: bytes) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic) and (magic in _WRITTEN or re.search(rb"[\x00\x80-\xff]", data[:_SAMPLE])):
            raise InputError(f"looks like {name}; save its words as plain text")
    sample = data[:_SAMPLE].decode("latin-1")
    if "\x00" in sample or len(_CONTROL.findall(sample)) > len(sample) // 50:
        raise InputError("looks binary; save its words as plain text")


def _marked(data: bytes) -> str | None:
    """Encoding that a byte order mark names."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the NUL bytes of its Latin letters, blanks and signs stand."""
    sample = data[: min(_SAMPLE, len(data) - len(data) % 4)]
    if not sample or b"\x00" not in sample:
        return None
    nuls = [sample[i::4].count(0) * 4 / len(sample) for i in range(4)]
    if min(nuls[1:]) > 0.9 or min(nuls[:3]) > 0.9:
        return "utf-32"
    first, second = (nuls[0] + nuls[2]) / 2, (nuls[1] + nuls[3]) / 2
    if second > 0.6 and first < 0.05:
        return "utf-16-le"
    if first > 0.6 and second < 0.05:
        return "utf-16-be"
    return None


def _western(data: bytes, error: UnicodeDecodeError) -> str:
    """Windows-1252, if it can be that: few high bytes, rarely more than two together, none that it leaves undefined."""
    high = re.findall(rb"[\x80-\xff]+", data)
    count = sum(map(len, high))
    sound = sum(len(c.encode()) for c in data.decode("utf-8", errors="ignore") if not c.isascii())
    if sound >= 2 * (count - sound):  # most high bytes are sound UTF-8
        raise InputError(f"is UTF-8 that is broken at byte {error.start}; save it again as UTF-8") from error
    crowded = sum(len(run) for run in high if len(run) > 2)
    # In Windows-1252 prose high bytes are accents, quotes and dashes: 1 in 20 characters even in French.
    if count <= len(data) * 0.15 and crowded <= count * 0.2:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    guess = _guess(data[:_SAMPLE])
    hint = f" (it may be {guess})" if guess else ""
    raise InputError(f"is not UTF-8, UTF-16 or Windows-1252{hint}; save it as UTF-8")


def _guess(sample: bytes) -> str | None:
    """Name of the foreign encoding that turns the bytes into letters of one script."""
    for codec, name, letters, share in _GUESSES:
        text = sample.decode(codec, errors="replace")
        foreign = re.findall(r"[^\x00-\x7f]", text)
        sound = text.count("\ufffd") <= len(foreign) * 0.02
        if foreign and sound and len(re.findall(letters, text)) >= len(foreign) * share:
            return name
    return None
