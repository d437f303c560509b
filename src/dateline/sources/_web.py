"""The web: one page, feed or file that the user names, fetched politely and within bounds."""

from __future__ import annotations

import hashlib
import io
import ipaddress
import json
import socket
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from dateline._errors import InputError
from dateline.sources._source import LONGEST_REPORT, Opened, Options
from dateline.sources._stream import HEAD

if TYPE_CHECKING:
    import httpx

AGENT = "Dateline"
_TIMEOUT = 15.0  # seconds that a server may be silent
_DEADLINE = 60.0  # seconds for all of it
_MOST_REDIRECTS = 5
_ROBOTS_BYTES = 512_000  # RFC 9309 asks for at least 500 KiB
_KEPT = 200  # answers in the cache
_ANSWERED = 200
_UNCHANGED = 304
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    url: str


def fetch(url: str, options: Options) -> Opened:
    """What stands at a web address, as an open input.

    Only http and https, at most LONGEST_REPORT bytes and a minute; robots.txt is obeyed (RFC 9309); addresses of
    private networks and of this machine, also those that a redirect or a name leads to, are refused unless
    `options.allow_local`. An answer kept from before is used again when the server says that it has not changed. Raises
    InputError.
    """
    with _Fetcher(allow_local=options.allow_local) as fetcher:
        answer = fetcher.page(url)
    if options.on_bytes:
        options.on_bytes(len(answer.body))
    charset = answer.headers.get("content-type", "").partition("charset=")[2].strip(" \"';") or None
    return Opened(io.BytesIO(answer.body), answer.body[:HEAD], url, options, url=answer.url, charset=charset)


class _Fetcher:
    """One visit to the web."""

    def __init__(self, *, allow_local: bool) -> None:
        import httpx

        self._allow_local = allow_local
        self._errors = (httpx.HTTPError, httpx.InvalidURL)
        self._until = time.monotonic() + _DEADLINE
        agent = f"{AGENT}/{version('dateline')} (reads news reports a person names; obeys robots.txt)"
        # Addresses are checked and connected to here: through a proxy of the environment they could not be.
        self._client = httpx.Client(timeout=_TIMEOUT, trust_env=False, headers={"User-Agent": agent})

    def __enter__(self) -> _Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def page(self, url: str) -> _Answer:
        """The page at an address, from the cache when it has not changed."""
        kept = _Cache.load(url)
        try:
            self._ask_robots(url)
            answer = self._follow(url, kept.conditions if kept else {}, LONGEST_REPORT)
        except self._errors as error:
            raise InputError(f"cannot be fetched ({str(error) or type(error).__name__})") from error
        if answer.status == _UNCHANGED and kept:
            return kept.answer
        if answer.status != _ANSWERED:
            raise InputError(f"cannot be fetched: the server answers {answer.status}")
        _Cache.store(url, answer)
        return answer

    def _follow(self, url: str, headers: dict[str, str], most: int, *, robots: bool = False) -> _Answer:
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._get(url, headers, most)
            target = answer.headers.get("location")
            if answer.status not in _MOVED or not target:
                return answer
            moved = urljoin(url, target)
            if urlsplit(moved).netloc != urlsplit(url).netloc and not robots:
                self._ask_robots(moved)
            url = moved
        raise InputError(f"is redirected more than {_MOST_REDIRECTS} times")

    def _ask_robots(self, url: str) -> None:
        """Raise InputError when the site's robots.txt keeps us from the page; a site without one allows all."""
        parts = urlsplit(url)
        answer = self._follow(f"{parts.scheme}://{parts.netloc}/robots.txt", {}, _ROBOTS_BYTES, robots=True)
        if answer.status >= 500:
            raise InputError(f"its robots.txt cannot be read (the server answers {answer.status}); try again later")
        if answer.status == _ANSWERED:
            rules = RobotFileParser()
            rules.parse(answer.body.decode("utf-8", errors="replace").splitlines())
            if not rules.can_fetch(AGENT, url):
                raise InputError("its robots.txt forbids programs to read it; save the page in a browser")

    def _get(self, url: str, headers: dict[str, str], most: int) -> _Answer:
        """One answer, redirects not followed. The name is looked up once, and what was checked is connected to."""
        address = self._checked(url)
        parts = urlsplit(url)
        literal = f"[{address}]" if ":" in address else address
        port = f":{parts.port}" if parts.port else ""
        request = self._client.build_request(
            "GET",
            parts._replace(netloc=f"{literal}{port}", fragment="").geturl(),
            headers={**headers, "Host": parts.netloc.rpartition("@")[2]},
            extensions={"sni_hostname": parts.hostname},
        )
        response = self._client.send(request, stream=True)
        try:
            body = self._body(response, most)
        finally:
            response.close()
        return _Answer(response.status_code, dict(response.headers), body, url)

    def _body(self, response: httpx.Response, most: int) -> bytes:
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > most:
                raise InputError(f"is larger than {most // 1_000_000 or 1} MB")
            if time.monotonic() > self._until:
                raise InputError(f"takes longer than {_DEADLINE:.0f} seconds")
            pieces.append(piece)
        return b"".join(pieces)

    def _checked(self, url: str) -> str:
        """The number of the host to connect to. Raises InputError for what must not be fetched."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise InputError("is not a web address") from error
        if parts.scheme not in ("http", "https"):
            raise InputError(f"leads to {parts.scheme}: addresses, of which only http and https are read")
        if not host:
            raise InputError("is not a web address: it names no host")
        if time.monotonic() > self._until:
            raise InputError(f"takes longer than {_DEADLINE:.0f} seconds")
        try:
            found = socket.getaddrinfo(host, port or parts.scheme, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise InputError(f"its host {host} is not found") from error
        numbers = [str(info[4][0]).partition("%")[0] for info in found]
        if not self._allow_local and not all(_is_public(number) for number in numbers):
            raise InputError(f"leads to {host}, an address of a private network; --allow-local reads it")
        return numbers[0]


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number)
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return address.is_global and not address.is_multicast


@dataclass(frozen=True, slots=True)
class _Kept:
    answer: _Answer
    conditions: dict[str, str]


class _Cache:
    """Answers with an ETag or a date of change, in the user's cache folder, the oldest dropped."""

    @staticmethod
    def _path(url: str) -> Path:
        from platformdirs import user_cache_path

        return user_cache_path("dateline") / "web" / hashlib.sha256(url.encode()).hexdigest()

    @classmethod
    def load(cls, url: str) -> _Kept | None:
        try:
            head, _, body = cls._path(url).read_bytes().partition(b"\n")
            told = json.loads(head)
            headers = {str(k): str(v) for k, v in told["headers"].items()}
            answer = _Answer(_ANSWERED, headers, body, str(told["url"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        etag, date = headers.get("etag"), headers.get("last-modified")
        conditions = {"If-None-Match": etag} if etag else {"If-Modified-Since": date} if date else {}
        return _Kept(answer, conditions) if conditions else None

    @classmethod
    def store(cls, url: str, answer: _Answer) -> None:
        """Keep an answer; a cache that cannot be written is done without."""
        kept = {
            name: answer.headers[name] for name in ("etag", "last-modified", "content-type") if name in answer.headers
        }
        if not {"etag", "last-modified"} & kept.keys():
            return
        path = cls._path(url)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            for old in sorted(path.parent.iterdir(), key=lambda p: p.stat().st_mtime)[: -_KEPT + 1]:
                old.unlink()
            partial = path.with_suffix(".part")
            partial.write_bytes(json.dumps({"url": answer.url, "headers": kept}).encode() + b"\n" + answer.body)
            partial.replace(path)
        except OSError:
            return
