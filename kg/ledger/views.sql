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
SELECT id, label FROM (
    SELECT id, label, row_number() OVER (PARTITION BY id ORDER BY sum(articles) DESC, label) AS place
    FROM entity_form GROUP BY id, label
) WHERE place = 1
UNION ALL SELECT 'kg:Author', 'the article itself'
UNION ALL SELECT 'kg:Generic', 'an unnamed source';

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

CREATE VIEW edge AS
SELECT e.view, e.subject, e.predicate, e.object, max(e.via) AS via,  -- text, if the text says it, too
    max(e.contested) AS contested, count(DISTINCT e.claim) AS claims, count(DISTINCT e.article) AS articles,
    min(substr(a.published, 1, 10)) AS first_seen, max(substr(a.published, 1, 10)) AS last_seen
FROM edge_claim e JOIN article a ON a.id = e.article
GROUP BY e.view, e.subject, e.predicate, e.object;

-- What the articles themselves say: one row an edge.
CREATE VIEW facts AS
SELECT coalesce(s.label, e.subject) AS subject, e.predicate, coalesce(o.label, e.object) AS object, e.via, e.contested,
    e.claims, e.articles, e.first_seen, e.last_seen, e.subject AS subject_id, e.object AS object_id
FROM edge e LEFT JOIN entity_label s ON s.id = e.subject LEFT JOIN entity_label o ON o.id = e.object
WHERE e.view = 'asserted';

-- What only others say, according to the articles: one row an edge.
CREATE VIEW reported AS
SELECT coalesce(s.label, e.subject) AS subject, e.predicate, coalesce(o.label, e.object) AS object, e.via, e.contested,
    e.claims, e.articles, e.first_seen, e.last_seen, e.subject AS subject_id, e.object AS object_id
FROM edge e LEFT JOIN entity_label s ON s.id = e.subject LEFT JOIN entity_label o ON o.id = e.object
WHERE e.view = 'reported';

-- Every claim with its sentence and its article, fact or not: one row for each pair of ends that its statement has (and
-- that an office lifts it to), one row without ends where it has none ("says", "promises").
CREATE VIEW evidence AS
SELECT coalesce(s.label, p.subject) AS subject, c.predicate, coalesce(o.label, p.object) AS object, t.status, t.contested, p.via,
    coalesce(h.label, c.holder) AS said_by, c.author, c.holder_value, c.modality, c.time_text, c.time_from, c.time_to, c.quantity,
    substr(a.text, c.char_start + 1, c.char_end - c.char_start) AS sentence, c.trigger_text,
    a.title, a.published, a.publisher, a.url, a.source,
    c.char_start, c.char_end, c.trigger_start, c.trigger_end, c.rule, c.confidence,
    p.subject AS subject_id, p.object AS object_id, c.holder AS holder_id, c.article, c.statement, c.id AS claim
FROM (SELECT c.*, (SELECT predicate FROM statement s WHERE s.id = c.statement) AS predicate FROM claim c) c
JOIN article a ON a.id = c.article
JOIN statement_status t ON t.statement = c.statement
LEFT JOIN projection p ON p.statement = c.statement AND (p.article IS NULL OR p.article = c.article)
LEFT JOIN entity_label s ON s.id = p.subject
LEFT JOIN entity_label o ON o.id = p.object
LEFT JOIN entity_label h ON h.id = c.holder;
