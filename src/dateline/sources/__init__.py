"""Sources: where reports come from. Files, folders, tables, feeds, archives and the web become texts, or failures."""

from dateline.sources._decode import decode
from dateline.sources._read import FORMATS, Input, open_input, read_path, size_of
from dateline.sources._rows import FIELDS
from dateline.sources._source import LONGEST_REPORT, Format, Opened, Options, Source

__all__ = [
    "FIELDS",
    "FORMATS",
    "LONGEST_REPORT",
    "Format",
    "Input",
    "Opened",
    "Options",
    "Source",
    "decode",
    "open_input",
    "read_path",
    "size_of",
]
