"""Web archives: WARC, as CC-NEWS and crawlers write it (ISO 28500), unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._decode import decode, decode_html
from dateline.sources._source import LONGEST_REPORT, Opened, Source, too_long

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_CUT = "ends in the middle of a record: the archive was cut off; what stood before was read, fetch it again"
_KINDS = ("response", "resource")
_DONE = "200"  # HTTP status of an answer that is the page


class Warc:
    """A web archive: its HTML pages, and the texts of a WET file. Pictures, redirects and errors are passed over."""

    many = True

    def fits(self, item: Opened) -> bool:
        return item.head.startswith(b"WARC/")

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        found = False
        stream = _Tailed(item.stream)
        try:
            for entry in ArchiveIterator(stream, check_digests=False):
                result = _page(entry, item.name)
                if result is not None:
                    found = True
                    yield result
        except (ArchiveLoadFailed, AttributeError, EOFError, ValueError, zlib.error) as error:
            # The library stumbles over headers that break off as much as it refuses them.
            why = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
            raise InputError(f"is broken or cut off ({why!a}); what stood before was read, fetch it again") from error
        if stream.tail.strip(b"\r\n") or not stream.tail:
            raise InputError(_CUT)
        if not found:
            raise InputError("a web archive without pages")


class _Tailed:
    """A stream that remembers its last bytes: a whole archive ends with the blank lines after a record."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.tail = b""

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.tail = (self.tail + data[-4:])[-4:]
        return data


def _page(entry: ArcWarcRecord, name: str) -> Source | Failure | None:
    """The report of one record of the archive; None for what is no page."""
    told = entry.rec_headers
    headers = entry.http_headers if entry.rec_type == "response" and entry.http_headers else told
    kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
    kind = kind.strip().lower()
    is_text = entry.rec_type == "conversion" and kind == "text/plain"
    status = headers.get_statuscode() if headers is not told else _DONE
    if not is_text and (entry.rec_type not in _KINDS or kind not in _PAGES or status != _DONE):
        return None
    url = told.get_header("WARC-Target-URI")
    try:
        data = entry.content_stream().read(LONGEST_REPORT + 1)
        if len(data) > LONGEST_REPORT:
            raise InputError(too_long())
        if entry.raw_stream.limit > 0:
            raise InputError("the archive ends in the middle of this page")
        charset = rest.partition("charset=")[2].strip(" \"';") or None
        text = decode(data) if is_text else decode_html(data, charset)
    except InputError as error:
        return Failure(origin=url or name, error=f"{name}: {url or 'a page'}: {error}")
    return Source(text=text, origin=url or name, url=url, media="text" if is_text else "html")
