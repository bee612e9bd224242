-- The store, schema 2. Whoever changes a table, or the folding of words, raises user_version here
-- and SCHEMA in database.py, and says there what an older store has to be given. Every statement may
-- be run again, so two processes can make one store.

CREATE TABLE IF NOT EXISTS version (      -- one current version per symbol and language
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice
    symbol TEXT NOT NULL,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,                 -- file name
    digest TEXT NOT NULL,                 -- sha256 of the file's content
    added_at TEXT NOT NULL,               -- ISO 8601, UTC
    paragraphs INTEGER NOT NULL,          -- how many
    segments INTEGER NOT NULL,
    furniture TEXT NOT NULL,              -- JSON: [[kind, text, page], ...]
    warnings TEXT NOT NULL,               -- JSON: [text, ...]
    UNIQUE (symbol, lang)
);

CREATE TABLE IF NOT EXISTS paragraph (
    id INTEGER PRIMARY KEY,               -- version << 20 | place: a version is one range of ids
    first_segment INTEGER NOT NULL,       -- running number, over the version, of its first segment
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    number TEXT NOT NULL,
    level INTEGER NOT NULL,
    page INTEGER NOT NULL,
    raw TEXT,                             -- NULL: as text
    marks TEXT,                           -- JSON: [[at, label, note], ...]; NULL: none
    cells TEXT,                           -- JSON: [[start, stop], ...]; NULL: none
    sentences TEXT                        -- JSON: [[start, stop], ...]; NULL: none
);

CREATE INDEX IF NOT EXISTS paragraph_of_segment ON paragraph (id >> 20, first_segment);

-- What folding.py makes of a text, one token between two spaces; the rowid is the paragraph's id.
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    accented,
    bare,                                 -- empty where it is the same
    lang,                                 -- letters and digits of the tag
    content = '', columnsize = 0, tokenize = 'ascii'
);

-- How often each token occurs: (term, col, doc, cnt).
CREATE VIRTUAL TABLE IF NOT EXISTS word_count USING fts5vocab (words, col);

CREATE TABLE IF NOT EXISTS alignment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    symbol TEXT NOT NULL,
    level TEXT NOT NULL,                  -- paragraph, sentence: what spans count
    signature TEXT NOT NULL
);

CREATE INDEX IF NOT EXISTS alignment_of_symbol ON alignment (symbol);

CREATE TABLE IF NOT EXISTS alignment_side (
    alignment INTEGER NOT NULL REFERENCES alignment ON DELETE CASCADE,
    side INTEGER NOT NULL,                -- 0, 1, ...: the order of its languages
    version INTEGER NOT NULL REFERENCES version,
    PRIMARY KEY (alignment, side)
) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS alignment_of_version ON alignment_side (version);

CREATE TABLE IF NOT EXISTS bead (
    alignment INTEGER NOT NULL REFERENCES alignment ON DELETE CASCADE,
    place INTEGER NOT NULL,
    score REAL NOT NULL,
    confidence REAL,
    moved INTEGER NOT NULL DEFAULT 0,     -- 1: elsewhere in one version than in the others
    PRIMARY KEY (alignment, place)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS bead_span (
    alignment INTEGER NOT NULL REFERENCES alignment ON DELETE CASCADE,
    bead INTEGER NOT NULL,
    side INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (alignment, bead, side)
) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS bead_at ON bead_span (alignment, side, stop, start);

PRAGMA application_id = 1212504129;       -- "HEXA"
PRAGMA user_version = 2;
