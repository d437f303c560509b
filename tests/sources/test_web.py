"""The web: what the user names is fetched politely, within bounds, and never from private networks unasked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sources.making import PAGE, RAIN

from dateline.record import Failure
from dateline.sources import LONGEST_REPORT, Options, Source, read_path

LOCAL = Options(allow_local=True)


class Site:
    """A server on this machine, what it was asked, and what it answers."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.robots = "User-agent: *\nDisallow: /private\n"
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                status, headers, body = site.answer(self.path, self.headers.get("If-None-Match"))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:
                    return

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, path: str, known: str | None) -> tuple[int, dict[str, str], bytes]:
        page = PAGE.encode()
        if path == "/robots.txt":
            return 200, {}, self.robots.encode()
        if path == "/latin":
            return 200, {"Content-Type": "text/html; charset=iso-8859-1"}, f"<html><p>{RAIN} café".encode("latin-1")
        if path == "/tagged":
            return (304, {}, b"") if known == '"1"' else (200, {"ETag": '"1"', "Content-Type": "text/html"}, page)
        if path == "/loop":
            return 302, {"Location": "/loop"}, b""
        if path == "/file":
            return 302, {"Location": "file:///etc/passwd"}, b""
        if path == "/moved":
            return 301, {"Location": "/page"}, b""
        if path == "/large":
            return 200, {}, b"x" * (LONGEST_REPORT + 10)
        return (200, {"Content-Type": "text/html"}, page) if path in ("/page", "/private") else (404, {}, b"")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path / "cache")
    served = Site()
    thread = threading.Thread(target=served.server.serve_forever, daemon=True)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()


def fetched(url: str, options: Options = LOCAL) -> Source:
    (item,) = read_path(url, options)
    assert isinstance(item, Source), item
    return item


def refused(url: str, options: Options = LOCAL) -> str:
    (item,) = read_path(url, options)
    assert isinstance(item, Failure), item
    assert item.error.startswith(url)
    return item.error


def test_a_page_is_fetched_with_a_name_of_our_own(site: Site) -> None:
    made = fetched(f"{site.url}/page")
    assert (made.text, made.media, made.url) == (PAGE, "html", f"{site.url}/page")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/page"]
    assert site.asked[1][1]["User-Agent"].startswith("Dateline/")


def test_redirects_lead_to_the_page_and_its_address(site: Site) -> None:
    assert fetched(f"{site.url}/moved").url == f"{site.url}/page"
    assert "redirected more than" in refused(f"{site.url}/loop")
    assert "only http and https" in refused(f"{site.url}/file")


def test_robots_are_obeyed(site: Site) -> None:
    assert "robots.txt forbids" in refused(f"{site.url}/private")
    assert "/private" not in [path for path, _ in site.asked]


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    assert "--allow-local" in refused(f"{site.url}/page", Options())
    assert "--allow-local" in refused(f"http://localhost:{site.server.server_port}/page", Options())
    assert "--allow-local" in refused("http://[::1]/page", Options())
    assert "--allow-local" in refused("http://169.254.169.254/latest/meta-data", Options())
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.sources import _web

    # The first host counts as public; what it leads to does not.
    answers = iter([True, True, False])
    monkeypatch.setattr(_web, "_is_public", lambda number: next(answers))
    assert "--allow-local" in refused(f"{site.url}/moved", Options())
    assert [path for path, _ in site.asked] == ["/robots.txt", "/moved"]


def test_what_has_not_changed_is_taken_from_the_cache(site: Site) -> None:
    first = fetched(f"{site.url}/tagged")
    again = fetched(f"{site.url}/tagged")
    assert first == again
    assert site.asked[-1][1]["If-None-Match"] == '"1"'


def test_a_cache_that_is_broken_or_cannot_be_written_is_done_without(site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert fetched(f"{site.url}/tagged").text == PAGE


def test_the_declared_charset_is_used(site: Site) -> None:
    assert "café" in fetched(f"{site.url}/latin").text


def test_errors_and_sizes_are_told(site: Site) -> None:
    assert "answers 404" in refused(f"{site.url}/none")
    assert "larger than 10 MB" in refused(f"{site.url}/large")
    assert "not found" in refused("http://no-such-host.invalid/page")
    assert "names no host" in refused("http:///page")


def test_a_site_whose_robots_fail_is_not_read(site: Site) -> None:
    answer = site.answer
    site.answer = lambda path, known: (503, {}, b"") if path == "/robots.txt" else answer(path, known)  # type: ignore[method-assign]
    assert "robots.txt cannot be read" in refused(f"{site.url}/page")
