-- What partners share of a pool beside its networks and templates: the fingerprint of a request's header names and their order (JA4H), the SHA-256 of the tool definitions that it offered;
-- of an account the kind of payment token, and a document as a hash that the provider made with a key.
ALTER TABLE usage_event ADD COLUMN header_fingerprint VARCHAR;
ALTER TABLE usage_event ADD COLUMN tools_sha256 VARCHAR;
ALTER TABLE account ADD COLUMN payment_class VARCHAR;
ALTER TABLE account ADD COLUMN document_hash VARCHAR;
