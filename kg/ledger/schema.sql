-- The record. Everything is kept per article, as that article says it; what several articles say together
-- (one entity, one statement, its status, the edges) is computed on reading and not stored, so that taking an
-- article out leaves no trace. `projection` is an index of that: it says which statements to read for an edge.
-- JSON columns hold lists; offsets are Unicode code points, end exclusive.
-- The version stands in PRAGMA user_version, the kind of file in PRAGMA application_id.

CREATE TABLE ledger (
    uid TEXT PRIMARY KEY             -- one row: the random name of this file, by which projections know it
) STRICT;

CREATE TABLE run (
    id TEXT PRIMARY KEY,             -- hash of the properties
    properties TEXT NOT NULL         -- JSON object: engine, versions, model …
) STRICT;

CREATE TABLE article (
    id TEXT PRIMARY KEY,             -- doc:…
    change INTEGER NOT NULL,         -- number of the log entry that put it here
    digest TEXT NOT NULL,            -- of the whole reading but for its source: the same again changes nothing
    run TEXT NOT NULL REFERENCES run (id),
    title TEXT,
    published TEXT,
    publisher TEXT,
    url TEXT,
    source TEXT NOT NULL,            -- as it was given
    path TEXT,                       -- the same, relative to the folder of the ledger
    sha256 TEXT NOT NULL,            -- of the text
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,            -- JSON [[kind, char_start, char_end], …]
    quotations TEXT NOT NULL         -- JSON [[char_start, char_end, closed], …]
) STRICT;
CREATE INDEX article_url ON article (url);
CREATE INDEX article_change ON article (change);
CREATE INDEX article_run ON article (run);

-- Near-duplicate texts (see shingles.py): articles that share a mark were compared, and stand in copy, both ways round,
-- where they are alike. Both depend on the texts alone.
CREATE TABLE mark (
    hash INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, article)
) WITHOUT ROWID, STRICT;
CREATE INDEX mark_article ON mark (article);

CREATE TABLE copy (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (article, other)
) WITHOUT ROWID, STRICT;
CREATE INDEX copy_other ON copy (other);

CREATE TABLE sentence (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    token_start INTEGER NOT NULL,
    token_end INTEGER NOT NULL,
    root INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    section TEXT NOT NULL
) STRICT;
CREATE INDEX sentence_article ON sentence (article);

CREATE TABLE entity (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    id TEXT NOT NULL,                -- wd:Q…, e:slug.type, doc:…/e/slug
    label TEXT NOT NULL,
    type TEXT NOT NULL,
    qid TEXT,
    aliases TEXT NOT NULL,           -- JSON list
    scope TEXT,                      -- the article that it means something in, if only there
    ancestors TEXT NOT NULL          -- JSON list of the classes above its type
) STRICT;
CREATE INDEX entity_article ON entity (article);
CREATE INDEX entity_id ON entity (id);

-- The forms that an entity has in the articles, and in how many: few rows also for one that all articles name.
CREATE TABLE entity_form (
    id TEXT NOT NULL,
    label TEXT NOT NULL,
    type TEXT NOT NULL,
    qid TEXT,
    aliases TEXT NOT NULL,
    scope TEXT,
    ancestors TEXT NOT NULL,
    articles INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX entity_form_all ON entity_form (id, label, type, ifnull(qid, ''), aliases, ifnull(scope, ''), ancestors);
CREATE TRIGGER entity_comes AFTER INSERT ON entity BEGIN
    INSERT INTO entity_form VALUES (new.id, new.label, new.type, new.qid, new.aliases, new.scope, new.ancestors, 1)
    ON CONFLICT DO UPDATE SET articles = articles + 1;
END;
CREATE TRIGGER entity_goes AFTER DELETE ON entity BEGIN
    UPDATE entity_form SET articles = articles - 1
    WHERE id = old.id AND label = old.label AND type = old.type AND ifnull(qid, '') = ifnull(old.qid, '')
        AND aliases = old.aliases AND ifnull(scope, '') = ifnull(old.scope, '') AND ancestors = old.ancestors;
    DELETE FROM entity_form WHERE id = old.id AND articles = 0;
END;

CREATE TABLE mention (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    entities TEXT NOT NULL,          -- JSON list of entity ids
    head INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    kind TEXT NOT NULL
) STRICT;
CREATE INDEX mention_article ON mention (article);

CREATE TABLE statement (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    id TEXT NOT NULL,                -- st:…
    predicate TEXT NOT NULL,
    roles TEXT NOT NULL,             -- JSON [[role, [filler, …]], …]
    edges TEXT NOT NULL,             -- JSON [[subject, object], …]
    symmetric INTEGER NOT NULL,
    official INTEGER NOT NULL,
    kind TEXT NOT NULL,
    plover TEXT,
    cameo TEXT,
    quad INTEGER
) STRICT;
CREATE INDEX statement_article ON statement (article);
CREATE INDEX statement_id ON statement (id);

CREATE TABLE claim (
    id TEXT PRIMARY KEY,             -- cl:…
    statement TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    sentence INTEGER NOT NULL,
    char_start INTEGER NOT NULL,     -- of the sentence, the evidence
    char_end INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    author TEXT NOT NULL,            -- FactBank value: CT+ CT- PR+ PR- PS+ PS- CTu Uu
    holder TEXT NOT NULL,
    holder_value TEXT NOT NULL,
    modality TEXT NOT NULL,
    attribution TEXT NOT NULL,       -- JSON [[entity, cue, mode], …], outermost first
    tense TEXT NOT NULL,
    rule TEXT NOT NULL,
    engine TEXT NOT NULL,
    details TEXT NOT NULL,           -- JSON [[role, entity id or words], …], sorted
    time_text TEXT NOT NULL,         -- as the text has it
    time_from TEXT NOT NULL,         -- ISO date, inclusive; '' where open or not certain
    time_to TEXT NOT NULL,           -- ISO date, exclusive; '' likewise
    quantity TEXT NOT NULL,          -- as the text has it
    confidence REAL NOT NULL         -- 0 to 1: share of claims of its rule's family that are right on gold
) STRICT;
CREATE INDEX claim_article ON claim (article);
CREATE INDEX claim_statement ON claim (statement, author, holder, holder_value, modality);  -- all that its status needs
CREATE INDEX claim_holder ON claim (holder);

CREATE TABLE lift (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    person TEXT NOT NULL,
    state TEXT NOT NULL,
    office TEXT NOT NULL
) STRICT;
CREATE INDEX lift_article ON lift (article);

CREATE TABLE open_edge (
    id TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    sentence INTEGER NOT NULL,
    subject TEXT NOT NULL,
    phrase TEXT NOT NULL,
    object TEXT NOT NULL,
    status TEXT NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL
) STRICT;
CREATE INDEX open_edge_article ON open_edge (article);

CREATE TABLE dropped (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    sentence INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX dropped_article ON dropped (article);

-- The edges that a statement gives if it is asserted or reported: "text" its pairs, "office" those that the lifts of an
-- article make of them. Follows from statement and lift; kept up by kg.ledger.projection.
CREATE TABLE projection (
    statement TEXT NOT NULL,
    subject TEXT NOT NULL,
    predicate TEXT NOT NULL,
    object TEXT NOT NULL,
    via TEXT NOT NULL,               -- text, office
    article TEXT REFERENCES article (id) ON DELETE CASCADE  -- of an office: only for what this article claims
) STRICT;
CREATE INDEX projection_article ON projection (article);
CREATE INDEX projection_statement ON projection (statement);
CREATE INDEX projection_edge ON projection (subject, predicate, object);
CREATE INDEX projection_object ON projection (object);

-- What an article said before corrections, where that differs; a row for each article that corrections have been held
-- against. Kept up by kg.ledger.uncorrected.
CREATE TABLE uncorrected (
    article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    corrections TEXT NOT NULL,       -- hash of the corrections that the article is in line with
    entities TEXT,                   -- JSON list of its rows of `entity` before
    others TEXT                      -- JSON object: other table -> list of its rows before
) STRICT;

-- What an article had touched when it left or was read anew: what is here still is found by article.change.
CREATE TABLE departed (
    change INTEGER NOT NULL,
    kind TEXT NOT NULL,              -- article, entity, statement, edge
    id TEXT NOT NULL                 -- of an edge: JSON [subject, predicate, object]
) STRICT;
CREATE INDEX departed_change ON departed (change);

-- What happened to this file, in order. In no export: two ledgers with the same articles differ only here.
CREATE TABLE log (
    change INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL,            -- add, replace (read anew), correct, supersede (the url has a newer text), retract
    article TEXT NOT NULL,
    source TEXT NOT NULL,
    at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
) STRICT;
