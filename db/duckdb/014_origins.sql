-- Roll-up: what an account sent from one address with one client on one day. One row where rolled_resource had five, each with the account and two times:
-- an address, its network and the client that speaks from it nearly always come together. Rows of the same group may repeat; sum them.
CREATE TABLE rolled_origin (
    account_key     UBIGINT   NOT NULL,
    account_id      VARCHAR   NOT NULL,
    day             DATE      NOT NULL,
    ip              VARCHAR,
    network_prefix  VARCHAR,
    asn             BIGINT,
    tls_fingerprint VARCHAR,
    user_agent      VARCHAR,
    requests        BIGINT    NOT NULL,
    first_at        TIMESTAMP NOT NULL,
    last_at         TIMESTAMP NOT NULL
);

-- Roll-up: what an account sent of one prompt skeleton on one day. Rows of the same group may repeat; sum them.
CREATE TABLE rolled_skeleton (
    account_key UBIGINT   NOT NULL,
    account_id  VARCHAR   NOT NULL,
    day         DATE      NOT NULL,
    skeleton    UBIGINT   NOT NULL,
    requests    BIGINT    NOT NULL,
    first_at    TIMESTAMP NOT NULL,
    last_at     TIMESTAMP NOT NULL
);

-- rolled_resource keeps what was rolled up before (its events may be gone, so it can't be counted anew) and takes nothing more. Keys follow from half hours, none of which
-- lies in two days: theirs need no rows of their own.
DELETE FROM rolled_resource WHERE kind = 'ApiKey';
CREATE OR REPLACE VIEW usage_resource AS
SELECT kind, value, account_key, account_id, day, requests, first_at, last_at FROM rolled_resource
UNION ALL SELECT 'IpAddress', ip, account_key, account_id, day, requests, first_at, last_at FROM rolled_origin WHERE ip IS NOT NULL
UNION ALL SELECT 'NetworkPrefix', network_prefix, account_key, account_id, day, requests, first_at, last_at FROM rolled_origin WHERE network_prefix IS NOT NULL
UNION ALL SELECT 'Asn', asn::VARCHAR, account_key, account_id, day, requests, first_at, last_at FROM rolled_origin WHERE asn IS NOT NULL
UNION ALL SELECT 'TlsFingerprint', tls_fingerprint, account_key, account_id, day, requests, first_at, last_at FROM rolled_origin WHERE tls_fingerprint IS NOT NULL
UNION ALL SELECT 'ClientStack', user_agent, account_key, account_id, day, requests, first_at, last_at FROM rolled_origin WHERE user_agent IS NOT NULL
UNION ALL SELECT 'PromptSkeleton', skeleton::VARCHAR, account_key, account_id, day, requests, first_at, last_at FROM rolled_skeleton
UNION ALL SELECT 'ApiKey', api_key_id, account_key, account_id, first_at::DATE, requests, first_at, last_at FROM rolled_slot WHERE api_key_id IS NOT NULL
UNION ALL SELECT * FROM fresh_resource;
