-- A ledger of version 3 with two articles, as `kg build` of commit 5c6874f made it (sqlite3 .dump, and the two pragmas).
PRAGMA application_id = 1801940599;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
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
INSERT INTO "article" VALUES('doc:722b486fe674d974',1,'x2x446j36rwv5sfz','run:hi4krrdfdopqcdj5','Envoys meet in Oslo',NULL,NULL,NULL,'talks.txt','talks.txt','722b486fe674d97400542522687d6bf8832176c2860cb0a0e10ab108a647de16','Envoys meet in Oslo
France and Germany held talks with Iran in Oslo on Monday.
French President Emmanuel Macron said that Israel had attacked Iran.
French Foreign Minister Jean Smith condemned Iran.
The United States may impose sanctions on Iran.
','[["title",0,19],["paragraph",20,78],["paragraph",79,147],["paragraph",148,198],["paragraph",199,246]]','[]');
INSERT INTO "article" VALUES('doc:af7b3f87504edf51',4,'3kxj5357pph3tcql','run:hi4krrdfdopqcdj5',NULL,NULL,NULL,NULL,'denial.txt','denial.txt','af7b3f87504edf51b45bb0def7fadc86b455c99506bc223f48c67086c5c1ddc8','Iran denied that it had attacked Israel.
','[["paragraph",0,40]]','[]');
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
INSERT INTO "claim" VALUES('cl:2umxqvmxbaknih7s','st:dfoekbyqvtlyqiqq','doc:722b486fe674d974',1,20,78,39,49,'held talks','CT+','kg:Author','CT+','actual','[]','past','noun.light_verb','rules','[["location","wd:Q585"]]','on Monday','','','',1.0);
INSERT INTO "claim" VALUES('cl:3xsxtgs4dcupgqds','st:sqktbgg4qckfcgvb','doc:722b486fe674d974',2,79,147,79,95,'French President','CT+','kg:Author','CT+','actual','[]','','title.name','rules','[]','','','','',1.0);
INSERT INTO "claim" VALUES('cl:6em5ilnvpwikdcc2','st:q77fybufbdp2buva','doc:722b486fe674d974',3,148,198,148,171,'French Foreign Minister','CT+','kg:Author','CT+','actual','[]','','title.name','rules','[]','','','','',1.0);
INSERT INTO "claim" VALUES('cl:6v5zuomwllskzf56','st:oyv4i3gomovilhao','doc:722b486fe674d974',1,20,78,60,67,'in Oslo','CT+','kg:Author','CT+','actual','[]','','place.noun','rules','[]','','','','',1.0);
INSERT INTO "claim" VALUES('cl:auisz5e4k2wvbvic','st:6xfowfoxjmhcmbbw','doc:722b486fe674d974',2,79,147,79,95,'French President','CT+','kg:Author','CT+','actual','[]','','title.name','rules','[]','','','','',1.0);
INSERT INTO "claim" VALUES('cl:ddkqjqg2fz2kr7xn','st:o5nuy5x67bss4vaz','doc:722b486fe674d974',3,148,198,183,192,'condemned','CT+','kg:Author','CT+','actual','[]','past','verb.active','rules','[]','','','','',1.0);
INSERT INTO "claim" VALUES('cl:ezq5wivqbkop5w6n','st:6amjajunvh6fj4or','doc:722b486fe674d974',4,199,246,221,237,'impose sanctions','PS+','kg:Author','PS+','possible','[]','','noun.light_verb','rules','[]','','','','',1.0);
INSERT INTO "claim" VALUES('cl:lan7juzlhpdmeqvl','st:ebjbknayfymxqiiy','doc:722b486fe674d974',3,148,198,148,171,'French Foreign Minister','CT+','kg:Author','CT+','actual','[]','','title.name','rules','[]','','','','',1.0);
INSERT INTO "claim" VALUES('cl:o3tdvv6x6oqoi7hm','st:clsss6dxkfqji4re','doc:722b486fe674d974',1,20,78,39,49,'held talks','CT+','kg:Author','CT+','actual','[]','past','noun.light_verb','rules','[["location","wd:Q585"]]','on Monday','','','',1.0);
INSERT INTO "claim" VALUES('cl:rqqjume2abckrarz','st:emxkvq5f32mgcwn3','doc:722b486fe674d974',2,79,147,133,141,'attacked','Uu','wd:Q3052772','CT+','actual','[["wd:Q3052772","said","indirect"]]','past','verb.active','rules','[]','','','','',1.0);
INSERT INTO "claim" VALUES('cl:s4crgmlazvjg5xmi','st:3a25yovzbrhqjvkt','doc:722b486fe674d974',1,20,78,39,49,'held talks','CT+','kg:Author','CT+','actual','[]','past','verb.active','rules','[["location","wd:Q585"]]','on Monday','','','',1.0);
INSERT INTO "claim" VALUES('cl:u5xu7d5uz4pmiw63','st:tezwnrqfsci25sme','doc:722b486fe674d974',2,79,147,112,116,'said','CT+','kg:Author','CT+','actual','[]','past','verb.active','rules','[]','','','','',1.0);
INSERT INTO "claim" VALUES('cl:wblbxy2rxeywzbf4','st:rak2fdv7rv6hmch2','doc:722b486fe674d974',1,20,78,39,49,'held talks','CT+','kg:Author','CT+','actual','[]','past','verb.active','rules','[["location","wd:Q585"]]','on Monday','','','',1.0);
INSERT INTO "claim" VALUES('cl:37yvda4z625p44j6','st:bqfjddzp3uwgsm26','doc:af7b3f87504edf51',0,0,40,5,11,'denied','CT+','kg:Author','CT+','actual','[]','past','verb.active','rules','[]','','','','',1.0);
INSERT INTO "claim" VALUES('cl:7fqxndpm6qnwa3ep','st:eshtdqs6tim3a5sr','doc:af7b3f87504edf51',0,0,40,24,32,'attacked','Uu','wd:Q794','CT-','actual','[["wd:Q794","denied","indirect"]]','past','verb.active','rules','[]','','','','',1.0);
CREATE TABLE dropped (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    sentence INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
INSERT INTO "dropped" VALUES('doc:722b486fe674d974',0,'meet','no property');
INSERT INTO "dropped" VALUES('doc:722b486fe674d974',2,'said','no property');
INSERT INTO "dropped" VALUES('doc:af7b3f87504edf51',0,'denied','no property');
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
INSERT INTO "entity" VALUES('doc:722b486fe674d974','doc:722b486fe674d974/e/sanctions-on-iran','sanctions on Iran','Entity',NULL,'["sanctions"]','doc:722b486fe674d974','[]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','doc:722b486fe674d974/e/talks-with-iran-in-oslo','talks with Iran in Oslo','Summit',NULL,'["talks"]','doc:722b486fe674d974','["NamedEvent","Entity","Event","Statement"]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','e:jean-smith.person','Jean Smith','Person',NULL,'[]',NULL,'["Agent","Entity"]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','e:president-of-france.office','President of France','Office',NULL,'["French President","President (France)"]',NULL,'["Entity"]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','wd:Q142','France','Country','Q142','[]',NULL,'["GPE","Agent","Place","Entity"]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','wd:Q183','Germany','Country','Q183','[]',NULL,'["GPE","Agent","Place","Entity"]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','wd:Q20203208','Minister of Foreign Affairs of France','Office','Q20203208','["French Foreign Minister","Foreign Minister of France","Foreign Minister (France)"]',NULL,'["Entity"]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','wd:Q30','United States','Country','Q30','[]',NULL,'["GPE","Agent","Place","Entity"]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','wd:Q3052772','Emmanuel Macron','Person','Q3052772','[]',NULL,'["Agent","Entity"]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','wd:Q585','Oslo','City','Q585','[]',NULL,'["GPE","Agent","Place","Entity"]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','wd:Q794','Iran','Country','Q794','[]',NULL,'["GPE","Agent","Place","Entity"]');
INSERT INTO "entity" VALUES('doc:722b486fe674d974','wd:Q801','Israel','Country','Q801','[]',NULL,'["GPE","Agent","Place","Entity"]');
INSERT INTO "entity" VALUES('doc:af7b3f87504edf51','wd:Q794','Iran','Country','Q794','[]',NULL,'["GPE","Agent","Place","Entity"]');
INSERT INTO "entity" VALUES('doc:af7b3f87504edf51','wd:Q801','Israel','Country','Q801','[]',NULL,'["GPE","Agent","Place","Entity"]');
CREATE TABLE lift (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    person TEXT NOT NULL,
    state TEXT NOT NULL,
    office TEXT NOT NULL
) STRICT;
INSERT INTO "lift" VALUES('doc:722b486fe674d974','e:jean-smith.person','wd:Q142','wd:Q20203208');
INSERT INTO "lift" VALUES('doc:722b486fe674d974','wd:Q3052772','wd:Q142','e:president-of-france.office');
CREATE TABLE log (
    change INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL,            -- add, replace (read anew), supersede (the url has a newer text), retract
    article TEXT NOT NULL,
    source TEXT NOT NULL,
    at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
) STRICT;
INSERT INTO "log" VALUES(1,'add','doc:722b486fe674d974','talks.txt','2026-11-29 15:12:08');
INSERT INTO "log" VALUES(2,'add','doc:af7b3f87504edf51','denial.txt','2026-11-29 15:12:08');
INSERT INTO "log" VALUES(3,'retract','doc:af7b3f87504edf51','denial.txt','2026-11-29 15:12:10');
INSERT INTO "log" VALUES(4,'add','doc:af7b3f87504edf51','denial.txt','2026-11-29 15:12:20');
CREATE TABLE mention (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    entities TEXT NOT NULL,          -- JSON list of entity ids
    head INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    kind TEXT NOT NULL
) STRICT;
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q585"]',3,15,19,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q142"]',4,20,26,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q183"]',6,31,38,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["doc:722b486fe674d974/e/talks-with-iran-in-oslo"]',8,44,67,'nominal');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q794"]',10,55,59,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q585"]',12,63,67,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q142"]',16,79,85,'demonym');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q3052772"]',19,96,111,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q801"]',22,122,128,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q794"]',25,142,146,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q142"]',27,148,154,'demonym');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["e:jean-smith.person"]',31,172,182,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q794"]',33,193,197,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q30"]',37,203,216,'name');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["doc:722b486fe674d974/e/sanctions-on-iran"]',40,228,245,'nominal');
INSERT INTO "mention" VALUES('doc:722b486fe674d974','["wd:Q794"]',42,241,245,'name');
INSERT INTO "mention" VALUES('doc:af7b3f87504edf51','["wd:Q794"]',0,0,4,'name');
INSERT INTO "mention" VALUES('doc:af7b3f87504edf51','["wd:Q794"]',3,17,19,'pronoun');
INSERT INTO "mention" VALUES('doc:af7b3f87504edf51','["wd:Q801"]',6,33,39,'name');
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
INSERT INTO "open_edge" VALUES('op:w57zhnzc67foq6mn','doc:722b486fe674d974',4,'wd:Q30','impose','doc:722b486fe674d974/e/sanctions-on-iran','possible',199,246,221,227);
CREATE TABLE run (
    id TEXT PRIMARY KEY,             -- hash of the properties
    properties TEXT NOT NULL         -- JSON object: engine, versions, model …
) STRICT;
INSERT INTO "run" VALUES('run:hi4krrdfdopqcdj5','{"kg":"0.1.0","model":"en_core_web_md","model_version":"3.7.1","vocabulary":"pbknansplunzqr43"}');
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
INSERT INTO "sentence" VALUES('doc:722b486fe674d974',0,0,4,1,0,19,'title');
INSERT INTO "sentence" VALUES('doc:722b486fe674d974',1,4,16,7,20,78,'paragraph');
INSERT INTO "sentence" VALUES('doc:722b486fe674d974',2,16,27,20,79,147,'paragraph');
INSERT INTO "sentence" VALUES('doc:722b486fe674d974',3,27,35,32,148,198,'paragraph');
INSERT INTO "sentence" VALUES('doc:722b486fe674d974',4,35,44,39,199,246,'paragraph');
INSERT INTO "sentence" VALUES('doc:af7b3f87504edf51',0,0,8,1,0,40,'paragraph');
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
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:3a25yovzbrhqjvkt','negotiatesWith','[["party",["wd:Q142","wd:Q794"]]]','[["wd:Q142","wd:Q794"]]',1,1,'Event','CONSULT/diplomatic','046',1);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:6amjajunvh6fj4or','sanctions','[["agent",["wd:Q30"]],["patient",["wd:Q794"]]]','[["wd:Q30","wd:Q794"]]',0,1,'Event','COERCE:restrict/diplomatic','163',4);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:6xfowfoxjmhcmbbw','holdsOffice','[["agent",["wd:Q3052772"]],["theme",["e:president-of-france.office"]]]','[["wd:Q3052772","e:president-of-france.office"]]',0,0,'State',NULL,NULL,NULL);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:clsss6dxkfqji4re','meets','[["party",["wd:Q183","wd:Q794"]]]','[["wd:Q183","wd:Q794"]]',1,1,'Event','CONSULT','040',1);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:dfoekbyqvtlyqiqq','meets','[["party",["wd:Q142","wd:Q794"]]]','[["wd:Q142","wd:Q794"]]',1,1,'Event','CONSULT','040',1);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:ebjbknayfymxqiiy','holdsOffice','[["agent",["e:jean-smith.person"]],["theme",["wd:Q20203208"]]]','[["e:jean-smith.person","wd:Q20203208"]]',0,0,'State',NULL,NULL,NULL);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:emxkvq5f32mgcwn3','attacks','[["agent",["wd:Q801"]],["patient",["wd:Q794"]]]','[["wd:Q801","wd:Q794"]]',0,1,'Event','ASSAULT','190',4);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:o5nuy5x67bss4vaz','criticizes','[["agent",["e:jean-smith.person"]],["recipient",["wd:Q794"]]]','[["e:jean-smith.person","wd:Q794"]]',0,1,'Event','ACCUSE:disapprove','111',3);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:oyv4i3gomovilhao','occursIn','[["location",["wd:Q585"]],["theme",["doc:722b486fe674d974/e/talks-with-iran-in-oslo"]]]','[["doc:722b486fe674d974/e/talks-with-iran-in-oslo","wd:Q585"]]',0,0,'Event',NULL,NULL,NULL);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:q77fybufbdp2buva','representsCountry','[["agent",["e:jean-smith.person"]],["theme",["wd:Q142"]]]','[["e:jean-smith.person","wd:Q142"]]',0,0,'State',NULL,NULL,NULL);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:rak2fdv7rv6hmch2','negotiatesWith','[["party",["wd:Q183","wd:Q794"]]]','[["wd:Q183","wd:Q794"]]',1,1,'Event','CONSULT/diplomatic','046',1);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:sqktbgg4qckfcgvb','headOfStateOf','[["agent",["wd:Q3052772"]],["theme",["wd:Q142"]]]','[["wd:Q3052772","wd:Q142"]]',0,0,'State',NULL,NULL,NULL);
INSERT INTO "statement" VALUES('doc:722b486fe674d974','st:tezwnrqfsci25sme','says','[["agent",["wd:Q3052772"]],["content",["st:emxkvq5f32mgcwn3"]]]','[]',0,0,'Communication',NULL,'010',NULL);
INSERT INTO "statement" VALUES('doc:af7b3f87504edf51','st:bqfjddzp3uwgsm26','denies','[["agent",["wd:Q794"]],["content",["st:eshtdqs6tim3a5sr"]]]','[]',0,1,'Communication',NULL,'016',3);
INSERT INTO "statement" VALUES('doc:af7b3f87504edf51','st:eshtdqs6tim3a5sr','attacks','[["agent",["wd:Q794"]],["patient",["wd:Q801"]]]','[["wd:Q794","wd:Q801"]]',0,1,'Event','ASSAULT','190',4);
CREATE INDEX article_url ON article (url);
CREATE INDEX sentence_article ON sentence (article);
CREATE INDEX entity_article ON entity (article);
CREATE INDEX entity_id ON entity (id);
CREATE INDEX mention_article ON mention (article);
CREATE INDEX statement_article ON statement (article);
CREATE INDEX statement_id ON statement (id);
CREATE INDEX claim_article ON claim (article);
CREATE INDEX claim_statement ON claim (statement);
CREATE INDEX claim_holder ON claim (holder);
CREATE INDEX lift_article ON lift (article);
CREATE INDEX open_edge_article ON open_edge (article);
CREATE INDEX dropped_article ON dropped (article);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('log',4);
COMMIT;
