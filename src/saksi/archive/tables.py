"""The archive's tables. Offsets are code points of `readings.text`, end exclusive; `number` is the order of adding."""

from __future__ import annotations

from importlib.metadata import version

__all__ = ["APPLICATION_ID", "FORMAT", "SCHEMA", "VERSION"]

# "Saks": what `file` and `PRAGMA application_id` show of an archive.
APPLICATION_ID = 0x53616B73
# The number of this layout; one more with every change of a table.
FORMAT = 2
# The version of Saksi whose readings are written.
VERSION = version("saksi")
_TOKENIZE = "tokenize='unicode61 remove_diacritics 2'"


def _words(table: str, *columns: str) -> tuple[str, str, str]:
    """The index of words over `columns` of `table`, which keeps no copy of them, and what keeps it up to date."""
    names, new, old = (", ".join(f"{row}{column}" for column in columns) for row in ("", "new.", "old."))
    index = f"{table}_words"
    made = f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='number', {_TOKENIZE})"
    entered = f"INSERT INTO {index} (rowid, {names}) VALUES (new.number, {new})"
    left = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.number, {old})"
    return (
        made,
        f"CREATE TRIGGER {table}_in AFTER INSERT ON {table} BEGIN {entered}; END",
        f"CREATE TRIGGER {table}_out AFTER DELETE ON {table} BEGIN {left}; END",
    )


SCHEMA = (
    # One row for one text of one address as one version read it. `line` is the reading's JSON line, zlib-packed.
    # The long columns come last: SQLite reads a row from its beginning as far as it must.
    """CREATE TABLE readings (
        number INTEGER PRIMARY KEY, article TEXT NOT NULL, address TEXT NOT NULL, url TEXT NOT NULL,
        digest TEXT NOT NULL, version TEXT NOT NULL, current INTEGER NOT NULL, fetched TEXT, origin TEXT NOT NULL,
        day TEXT, published TEXT, language TEXT, outlet TEXT, title TEXT, names TEXT NOT NULL, places TEXT NOT NULL,
        text TEXT NOT NULL, line BLOB NOT NULL, UNIQUE (address, digest))""",
    "CREATE INDEX readings_article ON readings (article)",
    "CREATE INDEX readings_day ON readings (current, day DESC, number)",
    """CREATE TABLE people (
        reading INTEGER NOT NULL REFERENCES readings, id TEXT NOT NULL, name TEXT NOT NULL, role TEXT, country TEXT,
        aliases TEXT NOT NULL)""",
    """CREATE TABLE bodies (
        reading INTEGER NOT NULL REFERENCES readings, id TEXT NOT NULL, name TEXT NOT NULL, sector TEXT,
        country TEXT)""",
    """CREATE TABLE places (
        reading INTEGER NOT NULL REFERENCES readings, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
        country TEXT, admin1 TEXT, lat REAL, lon REAL, geonames INTEGER)""",
    """CREATE TABLE moments (
        reading INTEGER NOT NULL REFERENCES readings, id TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, words TEXT NOT NULL)""",
    # `found` is the id of the person, body or place that the words mean.
    """CREATE TABLE mentions (
        reading INTEGER NOT NULL REFERENCES readings, id TEXT NOT NULL, found TEXT, kind TEXT NOT NULL,
        form TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, words TEXT NOT NULL)""",
    # `words` are the pieces joined with a space; `speakers` every name that the speaker goes by, one a line;
    # `places` the names of the places that the statement was made in or speaks of.
    """CREATE TABLE statements (
        number INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings, id TEXT NOT NULL,
        manner TEXT NOT NULL, act TEXT NOT NULL, pieces TEXT NOT NULL, words TEXT NOT NULL, cue TEXT, speaker TEXT,
        speaker_name TEXT, role TEXT, addressee TEXT, place_name TEXT, date TEXT, via TEXT, relayed_from TEXT,
        speakers TEXT NOT NULL, places TEXT NOT NULL)""",
    "CREATE INDEX statements_reading ON statements (reading)",
    # `first_day` and `last_day` bound `date`; where it says nothing, they are the day of publication.
    """CREATE TABLE events (
        number INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings, id TEXT NOT NULL,
        type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        trigger TEXT NOT NULL, who TEXT, whom TEXT, place_name TEXT, country TEXT, date TEXT, first_day TEXT,
        last_day TEXT, said_by TEXT, said_by_name TEXT, dead INTEGER, injured INTEGER, words TEXT NOT NULL,
        date_precision TEXT NOT NULL, place_precision TEXT NOT NULL, speakers TEXT NOT NULL, parties TEXT NOT NULL,
        places TEXT NOT NULL)""",
    "CREATE INDEX events_reading ON events (reading)",
    "CREATE INDEX events_type ON events (type, mode)",
    """CREATE TABLE parties (
        reading INTEGER NOT NULL REFERENCES readings, event INTEGER NOT NULL REFERENCES events, side TEXT NOT NULL,
        found TEXT, name TEXT NOT NULL, country TEXT, sector TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        words TEXT NOT NULL)""",
    # `reading` is the reading that carries the gap; NULL where the page gave no article.
    """CREATE TABLE gaps (
        number INTEGER PRIMARY KEY, reading INTEGER REFERENCES readings, url TEXT, origin TEXT NOT NULL,
        stage TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, version TEXT NOT NULL)""",
    "CREATE INDEX gaps_origin ON gaps (origin)",
    """CREATE TABLE counts (
        facet TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (facet, key)) WITHOUT ROWID""",
    """CREATE TABLE stories (
        id TEXT PRIMARY KEY, first_day TEXT, last_day TEXT, reports INTEGER NOT NULL, witnesses INTEGER NOT NULL,
        line TEXT NOT NULL)""",
    "CREATE TABLE story_articles (article TEXT PRIMARY KEY, story TEXT NOT NULL REFERENCES stories) WITHOUT ROWID",
    "CREATE TABLE log (number INTEGER PRIMARY KEY, at TEXT NOT NULL, version TEXT NOT NULL, what TEXT NOT NULL)",
    # What people say of findings: rows are added, never changed. They refer to a text by its article's id, so that they
    # outlive every reading of it.
    """CREATE TABLE judgements (
        number INTEGER PRIMARY KEY, article TEXT NOT NULL, kind TEXT NOT NULL, finding TEXT, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, verdict TEXT NOT NULL, change TEXT, who TEXT NOT NULL, why TEXT, at TEXT NOT NULL,
        words TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL)""",
    "CREATE INDEX judgements_article ON judgements (article)",
    *(f"CREATE INDEX {table}_reading ON {table} (reading)" for table in ("people", "bodies", "places", "moments")),
    *(f"CREATE INDEX {table}_reading ON {table} (reading)" for table in ("mentions", "parties", "gaps")),
    "CREATE INDEX parties_event ON parties (event)",
    *_words("readings", "text", "names", "places"),
    *_words("statements", "words", "speakers", "places"),
    *_words("events", "words", "speakers", "parties", "places"),
)
