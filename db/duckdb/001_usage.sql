-- Usage events: one row per model request, append-only. Times are UTC. NULL: the sender did not say.
-- How columns pack is left to the engine: since a store is of the format of DuckDB 1.3 it packs every text by dictionary and symbols at once, which is smaller and quicker
-- than any way that could be named here. (A store made before keeps its older format, and what it was told.)
CREATE TABLE IF NOT EXISTS usage_event (
    event_id          VARCHAR   NOT NULL,
    time              TIMESTAMP NOT NULL,
    account_id        VARCHAR   NOT NULL,
    api_key_id        VARCHAR,
    environment       VARCHAR,
    session_id        VARCHAR,             -- as sent; derived at reading where NULL (requests of one key less than 30 minutes apart)
    trace_id          VARCHAR,
    ip                VARCHAR,
    network_prefix    VARCHAR,             -- /24 of IPv4, /48 of IPv6
    asn               BIGINT,
    country           VARCHAR,
    user_agent        VARCHAR,
    tls_fingerprint   VARCHAR,
    operation         VARCHAR,
    model             VARCHAR   NOT NULL,
    input_tokens      BIGINT    NOT NULL,
    output_tokens     BIGINT    NOT NULL,
    reasoning_tokens  BIGINT,
    cached_tokens     BIGINT,
    latency_ms        BIGINT,
    status            INTEGER   NOT NULL,
    stop_reason       VARCHAR,
    stream            BOOLEAN,
    temperature       DOUBLE,
    top_p             DOUBLE,
    max_tokens        BIGINT,
    n                 INTEGER,
    logprobs          INTEGER,
    tool_count        INTEGER,
    turn              INTEGER,
    prompt_sha256     VARCHAR,
    skeleton          UBIGINT,             -- hash of the prompt with its slots masked; NULL without text
    simhash           UBIGINT,
    family            VARCHAR,   -- likeliest prompt family, NULL when none is likely
    family_score      FLOAT,
    prompt_characters INTEGER,
    prompt_words      INTEGER,
    event_key         UBIGINT   NOT NULL,  -- 64-bit hash of event_id: the first, cheap step of the duplicate check
    batch_id          BIGINT    NOT NULL   -- ingest_batch that brought the row
);

-- Text of prompts: a table of its own with its own, short retention. zstd, because the engine's own choice leaves long texts as they are: simulated traffic
-- took twelve times the room. (A store made before this was said keeps its older format, in which the engine passes over the word.)
CREATE TABLE IF NOT EXISTS usage_text (
    event_id      VARCHAR   NOT NULL,
    time          TIMESTAMP NOT NULL,
    account_id    VARCHAR   NOT NULL,
    system_prompt VARCHAR   USING COMPRESSION zstd,
    prompt        VARCHAR   USING COMPRESSION zstd,
    response      VARCHAR   USING COMPRESSION zstd,
    stored_at     TIMESTAMP NOT NULL       -- when it came in: retention counts from here, so that old logs can be looked at too
);

-- What a skeleton looks like to a person: its masked text, kept once per skeleton that came more than once (a one-off is somebody's text, not a template).
CREATE TABLE IF NOT EXISTS skeleton_label (
    skeleton UBIGINT NOT NULL,
    label    VARCHAR NOT NULL
);

-- Account records, merged field by field as they arrive.
CREATE TABLE IF NOT EXISTS account (
    account_id          VARCHAR PRIMARY KEY,
    created_at          TIMESTAMP,
    organization_id     VARCHAR,
    segment             VARCHAR,
    tier                VARCHAR,
    verification        VARCHAR,
    country             VARCHAR,
    email_domain        VARCHAR,
    email_hash          VARCHAR,
    phone_hash          VARCHAR,
    payment_fingerprint VARCHAR,
    device_id           VARCHAR,
    signup_ip           VARCHAR,
    referrer            VARCHAR,
    status              VARCHAR
);

-- The ledger: one row per committed batch. The sums of a source are the sums of its rows.
CREATE TABLE IF NOT EXISTS ingest_batch (
    batch_id    BIGINT    NOT NULL,
    stream      VARCHAR   NOT NULL,        -- events | accounts
    source      VARCHAR   NOT NULL,
    read        BIGINT    NOT NULL,
    accepted    BIGINT    NOT NULL,
    duplicates  BIGINT    NOT NULL,
    quarantined BIGINT    NOT NULL,
    seconds     DOUBLE    NOT NULL,
    stored_at   TIMESTAMP NOT NULL
);

-- Lines that could not be taken.
CREATE TABLE IF NOT EXISTS quarantine (
    batch_id BIGINT    NOT NULL,
    stream   VARCHAR   NOT NULL,
    source   VARCHAR   NOT NULL,
    line     BIGINT    NOT NULL,
    reason   VARCHAR   NOT NULL,
    text     VARCHAR   NOT NULL,           -- first 4 KiB
    stored_at TIMESTAMP NOT NULL
);

CREATE TABLE IF NOT EXISTS schema_version (
    version INTEGER PRIMARY KEY
);
