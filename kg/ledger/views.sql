-- For questions in SQL: what kg.ledger.views computes, with names, texts and dates joined in. Stored nowhere; a test holds
-- both equal. `facts`, `reported` and `evidence` are for people; the others are what these are made of.

-- The rule of ONTOLOGY.md 3.3: the author decides, then the sources, then the kind of talk.
CREATE VIEW statement_status AS
SELECT statement,
    CASE
        WHEN max(author = 'CT+') THEN 'asserted'
        WHEN max(author = 'CT-') THEN 'negated'
        WHEN max(held = 'CT+' AND modality = 'actual') THEN CASE WHEN max(held = 'CT-') THEN 'disputed' ELSE 'reported' END
        WHEN max(held = 'CT-') THEN 'negated'
        WHEN max(modality IN ('planned', 'commissive')) THEN 'planned'
        WHEN max(author IN ('PR+', 'PR-', 'PS+', 'PS-') OR held IN ('PR+', 'PR-', 'PS+', 'PS-')) THEN 'possible'
        ELSE 'hypothetical'
    END AS status,
    max(author = 'CT+') AND max(author = 'CT-' OR held = 'CT-') AS contested
FROM (SELECT statement, author, modality, CASE holder WHEN 'kg:Author' THEN author ELSE holder_value END AS held FROM claim)
GROUP BY statement;

-- What most articles call an entity; of equally frequent names the first in order.
CREATE VIEW entity_label AS
SELECT id, (SELECT label FROM entity_form f WHERE f.id = e.id GROUP BY label ORDER BY sum(articles) DESC, label LIMIT 1) AS label
FROM entity_form e
WHERE rowid = (SELECT min(rowid) FROM entity_form f WHERE f.id = e.id);  -- no GROUP BY: SQLite would look for all names each time

-- Each claim that is a reason for an edge. A denial of a contested statement is none, and an office lifts only what
-- the article says that knows the office.
CREATE VIEW edge_claim AS
SELECT s.status AS view, p.subject, p.predicate, p.object, p.via, c.statement, s.contested, c.id AS claim, c.article
FROM projection p
JOIN statement_status s ON s.statement = p.statement
JOIN claim c ON c.statement = p.statement AND (p.article IS NULL OR p.article = c.article)
WHERE s.status = 'asserted' AND c.author = 'CT+'
    OR s.status = 'reported' AND c.modality = 'actual'
        AND CASE c.holder WHEN 'kg:Author' THEN c.author ELSE c.holder_value END = 'CT+';

-- The plain edges of both views, one row each.
CREATE VIEW edge AS
SELECT
    ifnull((SELECT label FROM entity_label WHERE id = e.subject), e.subject) AS subject,
    e.predicate,
    ifnull((SELECT label FROM entity_label WHERE id = e.object), e.object) AS object,
    e.view, max(e.via) AS via,  -- text, if the text says it, too
    max(e.contested) AS contested, count(DISTINCT e.claim) AS claims, count(DISTINCT e.article) AS articles,
    min(substr(a.published, 1, 10)) AS first_seen, max(substr(a.published, 1, 10)) AS last_seen,
    e.subject AS subject_id, e.object AS object_id
FROM edge_claim e JOIN article a ON a.id = e.article
GROUP BY e.view, e.subject, e.predicate, e.object;

-- What the articles themselves say.
CREATE VIEW facts AS
SELECT subject, predicate, object, via, contested, claims, articles, first_seen, last_seen, subject_id, object_id
FROM edge WHERE view = 'asserted';

-- What only others say, according to the articles.
CREATE VIEW reported AS
SELECT subject, predicate, object, via, contested, claims, articles, first_seen, last_seen, subject_id, object_id
FROM edge WHERE view = 'reported';

-- Every claim with its sentence and its article, fact or not: one row for each pair of ends that its statement has (and
-- that an office lifts it to), one row without ends where it has none ("says", "promises").
CREATE VIEW evidence AS
SELECT
    ifnull((SELECT label FROM entity_label WHERE id = p.subject), p.subject) AS subject,
    (SELECT predicate FROM statement s WHERE s.id = c.statement) AS predicate,
    ifnull((SELECT label FROM entity_label WHERE id = p.object), p.object) AS object,
    t.status, t.contested, p.via,
    ifnull((SELECT label FROM entity_label WHERE id = c.holder),
        CASE c.holder WHEN 'kg:Author' THEN 'the article itself' WHEN 'kg:Generic' THEN 'an unnamed source' ELSE c.holder END) AS said_by,
    c.author, c.holder_value, c.modality, c.time_text, c.time_from, c.time_to, c.quantity,
    substr(a.text, c.char_start + 1, c.char_end - c.char_start) AS sentence, c.trigger_text,
    a.title, a.published, a.publisher, a.url, a.source,
    c.char_start, c.char_end, c.trigger_start, c.trigger_end, c.rule, c.confidence,
    p.subject AS subject_id, p.object AS object_id, c.holder AS holder_id, c.article, c.statement, c.id AS claim
FROM claim c
JOIN article a ON a.id = c.article
JOIN statement_status t ON t.statement = c.statement
LEFT JOIN projection p ON p.statement = c.statement AND (p.article IS NULL OR p.article = c.article);
