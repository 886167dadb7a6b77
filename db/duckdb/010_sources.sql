-- What each batch was read as, and which canonical fields it brought. Lists hold one number per field, in the order of CanonicalFields: fields are only ever added at its end.
CREATE TABLE IF NOT EXISTS batch_coverage (
    batch_id        BIGINT   NOT NULL,
    format          VARCHAR  NOT NULL,
    passed_over     BIGINT   NOT NULL,     -- records that are no model requests; not part of what was read
    entries         BIGINT   NOT NULL,     -- accepted and duplicates: what the counts below are counted of
    said            BIGINT[] NOT NULL,
    weak            BIGINT[] NOT NULL,     -- of those, by a stand-in (an address for the account, bytes for tokens)
    newest_event_at TIMESTAMP              -- NULL without events
);

-- Quarantined records can be read again after a mapping was mended, if they are kept whole.
ALTER TABLE quarantine ADD COLUMN position INTEGER;   -- in its batch; with batch_id it names the row
ALTER TABLE quarantine ADD COLUMN format VARCHAR;
ALTER TABLE quarantine ADD COLUMN whole BOOLEAN;      -- whether the record is kept whole, in record or in text
ALTER TABLE quarantine ADD COLUMN record VARCHAR;     -- where it is longer than the text, up to 64 KiB
UPDATE quarantine SET position = numbered.position, format = 'canonical', whole = strlen(quarantine.text) < 4093
FROM (SELECT rowid AS row_id, row_number() OVER (PARTITION BY batch_id ORDER BY line, rowid) - 1 AS position FROM quarantine) numbered
WHERE quarantine.rowid = numbered.row_id;

-- Files of a watched folder that were read to their end, or refused.
CREATE TABLE IF NOT EXISTS ingest_file (
    path        VARCHAR   PRIMARY KEY,
    bytes       BIGINT    NOT NULL,
    changed_at  TIMESTAMP NOT NULL,
    read        BIGINT    NOT NULL,
    accepted    BIGINT    NOT NULL,
    duplicates  BIGINT    NOT NULL,
    quarantined BIGINT    NOT NULL,
    passed_over BIGINT    NOT NULL,
    seconds     DOUBLE    NOT NULL,
    taken_at    TIMESTAMP NOT NULL,
    refusal     VARCHAR                    -- why it was not read; NULL: it was
);
