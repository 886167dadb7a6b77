-- Which answers carried which fingerprint, as gateways report it. One row per request and fingerprint; kept for as long as the store is: it is the record of what a campaign took.
CREATE TABLE fingerprint_placement (
    event_id       VARCHAR   NOT NULL,
    fingerprint_id VARCHAR   NOT NULL,     -- id of the registry, 32 hexadecimal digits
    account_id     VARCHAR   NOT NULL,
    tokens         BIGINT    NOT NULL,
    trap_id        VARCHAR,                -- NULL: a watermark
    placed_at      TIMESTAMP NOT NULL,
    stored_at      TIMESTAMP NOT NULL
);

-- Answers that were served, as keyed hashes of a part of their word runs: nobody reads the text back from them. Deleted when Telemetry:AnswerRetention has passed.
CREATE TABLE served_answer (
    answer     BIGINT    NOT NULL,         -- number that its grams name
    event_id   VARCHAR   NOT NULL,
    account_id VARCHAR   NOT NULL,
    served_at  TIMESTAMP NOT NULL,
    grams      INTEGER   NOT NULL,
    stored_at  TIMESTAMP NOT NULL
);

CREATE TABLE answer_gram (
    gram   UBIGINT NOT NULL,
    answer BIGINT  NOT NULL
);
