-- Events that the kept evidence of decisions names: retention leaves them for as long as the evidence stays. Their text goes like any other.
CREATE TABLE cited_event (
    decision_id  VARCHAR NOT NULL,  -- 32 hexadecimal digits
    event_key    UBIGINT NOT NULL   -- as in usage_event: two ids with one hash keep each other, which loses nothing
);

-- Up to which position of the stream of decisions the evidence was looked through.
CREATE TABLE cited_upto (position BIGINT NOT NULL);
INSERT INTO cited_upto VALUES (0);
