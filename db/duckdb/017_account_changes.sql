-- What an account record said otherwise than the one before it: account holds the last word only. Goes with the roll-ups' time.
CREATE TABLE account_change (
    account_id VARCHAR   NOT NULL,
    attribute  VARCHAR   NOT NULL,    -- name of the attribute
    before     VARCHAR,               -- NULL: it had not been said
    after      VARCHAR   NOT NULL,
    said_at    TIMESTAMP NOT NULL     -- when the record came in
);
