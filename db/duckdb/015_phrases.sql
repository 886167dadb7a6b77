-- Pieces of a prompt's wording smaller than its template: eight runs of three words as hashes of 32 bits, two to a number, smallest first. NULL: no more of them, or no text.
ALTER TABLE usage_event ADD COLUMN phrases_a UBIGINT;
ALTER TABLE usage_event ADD COLUMN phrases_b UBIGINT;
ALTER TABLE usage_event ADD COLUMN phrases_c UBIGINT;
ALTER TABLE usage_event ADD COLUMN phrases_d UBIGINT;
