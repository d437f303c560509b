"""Streams: the first bytes looked at and put back, bytes counted, expansion bounded."""

from __future__ import annotations

import io
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol, cast

from dateline._errors import InputError
from dateline.sources._source import LONGEST_REPORT, too_long

HEAD = 65_536  # bytes by which a format is recognised
_PIECE = 1 << 20
_LARGEST_SPOOLED = 2_000_000_000  # bytes of an archive or Parquet table that comes through a pipe
_RATIO = 200  # bytes out for a byte in; news text compresses to a fifth, tables of it rarely beyond a fiftieth
_FREE = 2_000_000  # bytes that anything may expand to


class Readable(Protocol):
    """What can be read from."""

    def read(self, size: int = -1, /) -> bytes: ...


class Piecewise(io.RawIOBase):
    """The first bytes of a stream once more, then the rest of it, in the pieces that come.

    An io.BufferedReader loses what it read before an error; here all that is sound is given before the error is raised.
    """

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._have = head
        self._at = 0
        self._rest = rest

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """At most `size` bytes, as many as are at hand; all for a negative size."""
        if size is None or size < 0:
            pieces = []
            while data := self.read(_PIECE):
                pieces.append(data)
            return b"".join(pieces)
        if self._at >= len(self._have):
            self._have, self._at = self._rest.read(max(size, HEAD)), 0
        data = self._have[self._at : self._at + size]
        self._at += len(data)
        return data

    def readline(self, size: int | None = -1, /) -> bytes:
        """A line with its end, or its first `size` bytes."""
        most = sys.maxsize if size is None or size < 0 else size
        pieces: list[bytes] = []
        length = 0
        while length < most:
            if self._at >= len(self._have):
                self._have, self._at = self._rest.read(HEAD), 0
                if not self._have:
                    break
            end = self._have.find(b"\n", self._at, self._at + most - length) + 1
            data = self._have[self._at : end or self._at + most - length]
            self._at += len(data)
            length += len(data)
            pieces.append(data)
            if end:
                break
        return b"".join(pieces)


class Counted(io.RawIOBase):
    """A file that tells how many bytes more were read from it."""

    def __init__(self, file: io.FileIO, on_bytes: Callable[[int], None]) -> None:
        self._file = file
        self._told = 0
        self._on_bytes = on_bytes

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def fileno(self) -> int:
        return self._file.fileno()

    def readinto(self, buffer: object) -> int:
        count = self._file.readinto(buffer) or 0  # type: ignore[arg-type]
        at = self._file.tell() if self._file.seekable() else self._told + count
        if at > self._told:  # what is read again, after its first bytes were looked at, counts once
            self._on_bytes(at - self._told)
            self._told = at
        return count

    def close(self) -> None:
        self._file.close()
        super().close()


class Expanded:
    """What a compressed stream holds, refused where it grows beyond what text can.

    `taken` tells how many compressed bytes were used so far. Raises InputError from `read`.
    """

    def __init__(self, stream: BinaryIO, taken: Callable[[], int]) -> None:
        self._read = getattr(stream, "read1", stream.read)  # what is sound before a break is given
        self._taken = taken
        self._given = 0

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes more."""
        data: bytes = self._read(size)
        self._given += len(data)
        if self._given > max(_FREE, _RATIO * self._taken()):
            raise InputError(f"expands more than {_RATIO}-fold when unpacked, as no text does; it is not read")
        return data


def peeked(stream: Readable) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still has them."""
    head = b""
    try:
        while len(head) < HEAD and (data := stream.read(HEAD - len(head))):
            head += data
    except (EOFError, OSError, zlib.error):
        if not head:  # else it is raised again where the reading comes to it
            raise
    if getattr(stream, "seekable", lambda: False)():
        known = cast(BinaryIO, stream)
        known.seek(-len(head), io.SEEK_CUR)
        return head, known
    return head, cast(BinaryIO, Piecewise(head, stream))


def whole(stream: Readable, most: int = LONGEST_REPORT) -> bytes:
    """All bytes of a stream that holds one report. Raises InputError where they are more than `most`."""
    pieces: list[bytes] = []
    size = 0
    while size <= most and (data := stream.read(min(_PIECE, most + 1 - size))):
        pieces.append(data)
        size += len(data)
    if size > most:
        raise InputError(too_long())
    return b"".join(pieces)


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream itself if it can be read from any place, else its bytes in a temporary file."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=LONGEST_REPORT) as spooled:
        size = 0
        while data := stream.read(_PIECE):
            size += len(data)
            if size > _LARGEST_SPOOLED:
                gigabytes = _LARGEST_SPOOLED // 1_000_000_000
                raise InputError(f"holds more than {gigabytes} GB in a pipe; name the file instead")
            spooled.write(data)
        spooled.seek(0)
        yield cast(BinaryIO, spooled)
