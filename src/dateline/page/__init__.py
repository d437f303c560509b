"""Page: from a text as received to a report: its blocks, headline, authors, agencies, publisher and date."""

from dateline.page._attach import attach_report
from dateline.page._dates import is_date_line, parse_published
from dateline.page._page import Page, open_page
from dateline.page._report import make_report
from dateline.page._told import find_blocks

__all__ = ["Page", "attach_report", "find_blocks", "is_date_line", "make_report", "open_page", "parse_published"]
