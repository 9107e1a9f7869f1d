-- What a repair may write into a row that is final: bytes whose header gives the row's hashes, under the
-- hash that the row had, or the one that the block after it or the tip names if the row's is damaged.
-- What names the last final block is not final itself, but the certificate that made it final is: none may
-- name another block there.
-- Before, hashes never changed, so damaged ones stayed. The header is the first 92 bytes, and the block's
-- hash is its SHA-256: version 4, height 8, previous hash 32, Merkle root 32, timestamp 8, reward 8.
-- An older build lives with this: what it may write, it still may.
CREATE OR REPLACE FUNCTION chain.keep_final_block() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.height > (SELECT final_height FROM chain.tip) THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND current_setting('timenode.repair', true) = 'on'
      AND NEW.height = OLD.height
      AND NEW.hash = sha256(substring(NEW.bincode FROM 1 FOR 92))
      AND NEW.previous_hash = substring(NEW.bincode FROM 13 FOR 32)
      AND (NEW.hash = OLD.hash
        OR NEW.hash = (SELECT previous_hash FROM chain.block WHERE height = OLD.height + 1)
        OR NEW.hash = (SELECT hash FROM chain.tip WHERE height = OLD.height))
      AND NOT EXISTS (SELECT FROM chain.certificate c
        WHERE (c.last_height = OLD.height AND c.value <> NEW.hash)
          OR (c.parent_height = OLD.height AND c.parent_hash <> NEW.hash)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'block % is final and can not be changed', OLD.height USING ERRCODE = 'TN001';
END $$;
