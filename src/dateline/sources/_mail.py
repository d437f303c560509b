"""Mail: EML files, and the MHTML pages that browsers save (RFC 5322, RFC 2557)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from pathlib import PurePath
from typing import cast

from dateutil.parser import parse

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._decode import decode_html, refuse_empty
from dateline.sources._source import Opened, Source
from dateline.sources._stream import whole

_NO_DAY = datetime(1, 1, 1)  # what a date without a year is read as
_HEADERS = re.compile(rb"(?:\xef\xbb\xbf)?(?:[A-Za-z][A-Za-z0-9-]*:[ \t].*\r?\n(?:[ \t].*\r?\n)*){3,}", re.ASCII)
_ONLY_MAIL = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Snapshot-Content-Location):", re.I | re.M)
_FORWARDED = re.compile(  # what mail programs set above a message that they pass on
    r"^[ \t>]*(?:-{3,}[ \t]*(?:forwarded|original) message[ \t]*-{3,}|begin forwarded message:?)[ \t]*\n+"
    r"(?P<heads>(?:[ \t>*]*(?:from|to|cc|date|sent|subject|reply-to)[ \t]*:.*\n(?:[ \t]{2,}\S.*\n)*)+)",
    re.I | re.M,
)
_HEAD = re.compile(r"^[ \t>*]*(?P<name>from|date|sent|subject)[ \t]*:\**[ \t]*(?P<value>.*)$", re.I | re.M)
_PASSED_ON = re.compile(r"\s*(?:fwd?|re|aw|wg|tr)\s*:\s*", re.I)


class Mail:
    """A mail message or a page saved as MHTML. The subject is the headline, the words are the first text part's; a
    page's are its first HTML part's."""

    many = False

    def fits(self, item: Opened) -> bool:
        headers = _HEADERS.match(item.head)
        named = PurePath(item.name).suffix.lower() in (".eml", ".mht", ".mhtml")
        return headers is not None and (named or _ONLY_MAIL.search(headers.group()) is not None)

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        try:
            message = message_from_bytes(whole(item.stream), policy=policy.default)
            page = message.get("Snapshot-Content-Location") or (
                message.get_content_type() == "multipart/related" and "text/html" in str(message.get("Content-Type"))
            )
            yield _saved_page(message, item) if page else _message(message, item)
        except (MessageError, LookupError, AttributeError, TypeError, ValueError) as error:
            # The standard library's parser stumbles in these ways over headers that are not as they should be.
            raise InputError(f"is a broken mail message ({type(error).__name__}); save its words as text") from error


def _saved_page(message: EmailMessage, item: Opened) -> Source:
    part = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    if part is None:
        raise InputError("is a saved page without HTML; save it again")
    url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    url = str(url) if url and str(url).startswith(("http://", "https://")) else None
    return Source(text=_html(part), origin=item.name, url=url, media="html")


def _message(message: EmailMessage, item: Opened) -> Source:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise InputError("is a mail message without text")
    is_html = body.get_content_type() == "text/html"
    text = _html(body) if is_html else str(body.get_content()).replace("\r\n", "\n")
    refuse_empty(text)
    subject = str(message.get("Subject") or "").strip()
    passed_on = _PASSED_ON.match(subject) is not None
    subject = _plain_subject(subject)
    forwarded = None if is_html else _FORWARDED.search(text)
    if forwarded and text[forwarded.end() :].strip():
        heads = {match["name"].lower(): match["value"].strip() for match in _HEAD.finditer(forwarded["heads"])}
        return Source(
            text=text[forwarded.end() :],
            origin=item.name,
            title=_plain_subject(heads.get("subject", subject)) or None,
            published=_written_date(heads.get("date") or heads.get("sent") or ""),
        )
    # A list's own name is a publisher's; a forwarded message's sender and date are not the report's.
    sender = parseaddr(str(message.get("From") or ""))[0] if message.get("List-Unsubscribe") and not passed_on else ""
    return Source(
        text=text,
        origin=item.name,
        title=subject or None,
        published=None if passed_on else _date(message),
        publisher=sender or None,
        media="html" if is_html else "text",
    )


def _plain_subject(subject: str) -> str:
    """A subject without what says that the message was passed on or answered."""
    while match := _PASSED_ON.match(subject):
        subject = subject[match.end() :]
    return subject


def _written_date(words: str) -> str | None:
    """The day of a header as programs write it for readers: `Tue, Mar 5, 2024 at 10:02 AM`; None where it has none."""
    try:
        day: date = parse(words, fuzzy=True, default=_NO_DAY)
    except (ValueError, OverflowError):
        return None
    return day.isoformat()[:10] if day.year != _NO_DAY.year else None


def _html(part: MIMEPart) -> str:
    return decode_html(cast(bytes, part.get_payload(decode=True)) or b"", part.get_content_charset())


def _date(message: EmailMessage) -> str | None:
    try:
        return message["Date"].datetime.isoformat() if message["Date"] else None
    except (AttributeError, TypeError, ValueError):
        return None
