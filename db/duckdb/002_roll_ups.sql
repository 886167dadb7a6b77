-- What days are sorted by once they are sealed: the first 64 bits of SHA-256 of account_id. A number, because the engine skips blocks by the first 8 characters of a text only.
ALTER TABLE usage_event ADD COLUMN account_key UBIGINT;
UPDATE usage_event SET account_key = ('0x' || left(sha256(account_id), 16))::UBIGINT;

-- Roll-up: what an account did with one key, in one sent session, in one prompt family, in half an hour. Half an hour, because sessions end with a silence
-- of that length: inside a slot none ends, so derived sessions follow exactly from slots. Rows of the same group may repeat; sum them.
CREATE TABLE rolled_slot (
    account_key   UBIGINT   NOT NULL,
    account_id    VARCHAR   NOT NULL,
    api_key_id    VARCHAR,
    session_id    VARCHAR,
    slot          INTEGER   NOT NULL,    -- half hours since 1970
    family        VARCHAR,
    requests      BIGINT    NOT NULL,
    errors        BIGINT    NOT NULL,    -- status 400 and above
    input_tokens  BIGINT    NOT NULL,
    output_tokens BIGINT    NOT NULL,
    first_at      TIMESTAMP NOT NULL,
    last_at       TIMESTAMP NOT NULL
);

-- Roll-up: what an account sent from or with one resource, on one day. Rows of the same group may repeat; sum them.
CREATE TABLE rolled_resource (
    kind        VARCHAR   NOT NULL,      -- name of the kind of resource
    value       VARCHAR   NOT NULL,      -- skeletons as decimal numbers
    account_key UBIGINT   NOT NULL,
    account_id  VARCHAR   NOT NULL,
    day         DATE      NOT NULL,
    requests    BIGINT    NOT NULL,
    first_at    TIMESTAMP NOT NULL,
    last_at     TIMESTAMP NOT NULL
);

-- Up to which batch events are in the roll-ups. One row, changed in the transaction that adds them.
CREATE TABLE rolled_up (batch_id BIGINT NOT NULL);
INSERT INTO rolled_up VALUES (0);

-- How many events of a day came with the batches of one roll-up: which days are worth sorting.
CREATE TABLE rolled_day (
    day      DATE   NOT NULL,
    batch_id BIGINT NOT NULL,
    events   BIGINT NOT NULL
);

-- Days whose rows were rewritten in order of account and time: all events of the day up to that batch.
CREATE TABLE sealed_day (
    day      DATE   NOT NULL,
    batch_id BIGINT NOT NULL,
    events   BIGINT NOT NULL
);

-- The events that no roll-up holds yet, in the shape of the roll-ups; and both together, which is exact at any moment.
CREATE VIEW fresh_slot AS
SELECT account_key, account_id, api_key_id, session_id, ((epoch_us(time) - ((epoch_us(time) % 1800000000) + 1800000000) % 1800000000) // 1800000000)::INTEGER AS slot, family,
       count(*) AS requests, count(*) FILTER (status >= 400) AS errors,
       least(sum(input_tokens), 9223372036854775807)::BIGINT AS input_tokens, least(sum(output_tokens), 9223372036854775807)::BIGINT AS output_tokens,
       min(time) AS first_at, max(time) AS last_at
FROM usage_event WHERE batch_id > (SELECT batch_id FROM rolled_up)
GROUP BY ALL;

CREATE VIEW usage_slot AS SELECT * FROM rolled_slot UNION ALL SELECT * FROM fresh_slot;

CREATE VIEW fresh_resource AS
SELECT 'IpAddress' AS kind, ip AS value, account_key, account_id, time::DATE AS day, count(*) AS requests, min(time) AS first_at, max(time) AS last_at
    FROM usage_event WHERE ip IS NOT NULL AND batch_id > (SELECT batch_id FROM rolled_up) GROUP BY ip, account_key, account_id, time::DATE
UNION ALL SELECT 'NetworkPrefix', network_prefix, account_key, account_id, time::DATE, count(*), min(time), max(time)
    FROM usage_event WHERE network_prefix IS NOT NULL AND batch_id > (SELECT batch_id FROM rolled_up) GROUP BY network_prefix, account_key, account_id, time::DATE
UNION ALL SELECT 'Asn', asn::VARCHAR, account_key, account_id, time::DATE, count(*), min(time), max(time)
    FROM usage_event WHERE asn IS NOT NULL AND batch_id > (SELECT batch_id FROM rolled_up) GROUP BY asn, account_key, account_id, time::DATE
UNION ALL SELECT 'TlsFingerprint', tls_fingerprint, account_key, account_id, time::DATE, count(*), min(time), max(time)
    FROM usage_event WHERE tls_fingerprint IS NOT NULL AND batch_id > (SELECT batch_id FROM rolled_up) GROUP BY tls_fingerprint, account_key, account_id, time::DATE
UNION ALL SELECT 'ClientStack', user_agent, account_key, account_id, time::DATE, count(*), min(time), max(time)
    FROM usage_event WHERE user_agent IS NOT NULL AND batch_id > (SELECT batch_id FROM rolled_up) GROUP BY user_agent, account_key, account_id, time::DATE
UNION ALL SELECT 'PromptSkeleton', skeleton::VARCHAR, account_key, account_id, time::DATE, count(*), min(time), max(time)
    FROM usage_event WHERE skeleton IS NOT NULL AND batch_id > (SELECT batch_id FROM rolled_up) GROUP BY skeleton, account_key, account_id, time::DATE
UNION ALL SELECT 'ApiKey', api_key_id, account_key, account_id, time::DATE, count(*), min(time), max(time)
    FROM usage_event WHERE api_key_id IS NOT NULL AND batch_id > (SELECT batch_id FROM rolled_up) GROUP BY api_key_id, account_key, account_id, time::DATE;

CREATE VIEW usage_resource AS SELECT * FROM rolled_resource UNION ALL SELECT * FROM fresh_resource;
