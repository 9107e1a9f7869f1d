-- A voter that knows its table for a restored copy, or its key for doubled, writes that down, so that
-- every later process observes too, until an operator confirms: the last row of a key counts.
ALTER TABLE consensus.vote_identity
  DROP CONSTRAINT vote_identity_reason_check,
  ADD CONSTRAINT vote_identity_reason_check CHECK (reason IN
    ('created', 'lived through', 'distrusted', 'restored', 'doubled', 'confirmed')),
  -- Whoever distrusts names no table: then none is the recorded one, whatever reads these rows.
  ADD CONSTRAINT vote_identity_distrusted_check CHECK (
    reason NOT IN ('distrusted', 'restored', 'doubled')
    OR (system_id = 0 AND timeline = 0 AND table_oid = 0));
