"""Sources: where reports come from. Files, folders, tables and standard input become texts, or failures and why."""

from dateline.sources._decode import decode
from dateline.sources._read import holds_many, read_path
from dateline.sources._source import LONGEST_REPORT, Source

__all__ = ["LONGEST_REPORT", "Source", "decode", "holds_many", "read_path"]
