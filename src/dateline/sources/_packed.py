"""Packed inputs: gzip, and ZIP archives (WACZ among them). What they hold is read in place, never unpacked to disk."""

from __future__ import annotations

import gzip
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._source import Opened, Source
from dateline.sources._stream import Expanded, peeked, seekable

_DEEPEST = 3  # archives within one another
_MOST_MEMBERS = 1_000_000
_CUT = "ends in the middle of its compressed data: the file was cut off; fetch it again"
_OFFICE = ("[Content_Types].xml", "mimetype")  # first members of Office documents and e-books
_SKIPPED = ("__MACOSX/",)

Inside = Callable[[Opened], Iterator[Source | Failure]]
Wanted = Callable[[str], bool]


class Gzip:
    """A gzip file of any other format."""

    many = True

    def __init__(self, inside: Inside) -> None:
        self._inside = inside

    def fits(self, item: Opened) -> bool:
        return item.head.startswith(b"\x1f\x8b")

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        taken = _Taken(item.stream)
        with gzip.GzipFile(fileobj=cast(BinaryIO, taken)) as unpacked:
            yield from unpack(
                Expanded(cast(BinaryIO, unpacked), lambda: taken.count),
                item,
                item.name.removesuffix(".gz"),
                self._inside,
            )


class Zip:
    """A ZIP archive; of its members those are read that would be read in a folder."""

    many = True

    def __init__(self, inside: Inside, wanted: Wanted) -> None:
        self._inside = inside
        self._wanted = wanted

    def fits(self, item: Opened) -> bool:
        return item.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        with seekable(item.stream) as stream:
            try:
                archive = zipfile.ZipFile(stream)
            except (zipfile.BadZipFile, NotImplementedError, struct.error, OSError, ValueError) as error:
                raise InputError("is a broken or cut off ZIP archive; fetch it again") from error
            with archive:
                yield from self._members(archive, item)

    def _members(self, archive: zipfile.ZipFile, item: Opened) -> Iterator[Source | Failure]:
        members = archive.infolist()
        if members and members[0].filename in _OFFICE:
            raise InputError("looks like an Office document or an e-book; save its words as plain text or PDF")
        if len(members) > _MOST_MEMBERS:
            raise InputError(f"holds {len(members):,} members; up to {_MOST_MEMBERS:,} are read")
        found = False
        for member in members:
            if member.is_dir() or member.filename.startswith(_SKIPPED):
                continue
            name = f"{item.name}!{member.filename}"
            if _leads_outside(member.filename):
                found = True
                yield Failure(origin=name, error=f"{name}: a name that leads outside the archive; it is not read")
            elif self._wanted(member.filename):
                found = True
                yield from self._member(archive, member, item, name)
        if not found:
            raise InputError("a ZIP archive without reports")

    def _member(
        self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, item: Opened, name: str
    ) -> Iterator[Source | Failure]:
        if member.flag_bits & 1:
            yield Failure(origin=name, error=f"{name}: is encrypted; unpack it first")
            return
        try:
            with archive.open(member) as stream:
                yield from unpack(
                    Expanded(cast(BinaryIO, stream), lambda: member.compress_size), item, name, self._inside
                )
        except (zipfile.BadZipFile, struct.error, EOFError, RuntimeError, OSError, ValueError) as error:
            yield Failure(origin=name, error=f"{name}: cannot be unpacked ({error})")


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or path.as_posix()[1:2] == ":"


class _Taken:
    """A stream that counts what was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


def unpack(unpacked: Expanded, item: Opened, name: str, inside: Inside) -> Iterator[Source | Failure]:
    """Reports of what was packed, read as the format it is; a failure where the packing breaks off."""
    if item.depth >= _DEEPEST:
        yield Failure(origin=name, error=f"{name}: archives within archives more than {_DEEPEST} deep; unpack it first")
        return
    try:
        head, stream = peeked(unpacked)
        yield from inside(replace(item, stream=stream, head=head, name=name, depth=item.depth + 1))
    except EOFError:
        yield Failure(origin=name, error=f"{name}: {_CUT}")
    except InputError as error:
        yield Failure(origin=name, error=f"{name}: {error}")
    except (gzip.BadGzipFile, zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
        yield Failure(origin=name, error=f"{name}: is broken where it is compressed ({error}); fetch it again")
