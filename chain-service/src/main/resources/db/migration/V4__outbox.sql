-- The outbox tells of blocks undone too. A row of either kind bears what its kind needs and nothing
-- else; tip_height and tip_hash are the last block afterwards.
ALTER TABLE chain.outbox
  ADD COLUMN kind             text NOT NULL DEFAULT 'applied',
  -- Up to which blocks were final, inclusive.
  ADD COLUMN finalized_height bigint DEFAULT 0,
  -- What was the last block before it was undone.
  ADD COLUMN from_height      bigint,
  ALTER COLUMN first_height DROP NOT NULL,
  ALTER COLUMN transactions DROP NOT NULL,
  ADD CONSTRAINT outbox_kind CHECK (
    CASE kind
      WHEN 'applied' THEN first_height <= tip_height AND transactions >= 0 AND finalized_height >= 0
        AND from_height IS NULL
      WHEN 'undone' THEN from_height > tip_height AND first_height IS NULL AND transactions IS NULL
        AND finalized_height IS NULL AND announce_origin IS NULL
      ELSE false
    END IS TRUE);
