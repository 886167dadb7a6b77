-- Prompt families of operators that new prompts are compared with, one row per version. read_back: text that was stored before it was watched has been read.
CREATE TABLE watched_family (
    family     VARCHAR NOT NULL,
    version    INTEGER NOT NULL,
    definition VARCHAR NOT NULL,    -- JSON: wordings and weights
    read_back  BOOLEAN NOT NULL
);

-- Events whose prompt fits a watched family: kept of the prompt as a feature is, whether or not its text is.
CREATE TABLE family_match (
    family     VARCHAR   NOT NULL,
    version    INTEGER   NOT NULL,
    event_id   VARCHAR   NOT NULL,
    time       TIMESTAMP NOT NULL,
    account_id VARCHAR   NOT NULL,
    score      FLOAT     NOT NULL
);
