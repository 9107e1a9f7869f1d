-- Addresses, certificates, checksums, and what may never change.

-- What every block's bytes were when they were written, so that damage is noticed: a block's hash says
-- nothing of most of its bytes below the activation.
ALTER TABLE chain.block ADD COLUMN bincode_sha256 bytea;
UPDATE chain.block SET bincode_sha256 = sha256(bincode);
ALTER TABLE chain.block ALTER COLUMN bincode_sha256 SET NOT NULL;

-- Height of the last certified block; 0 when there is none. Everything up to it is final.
ALTER TABLE chain.tip ADD COLUMN final_height bigint NOT NULL DEFAULT 0;

-- One row for each certified run (consensus.md section 3). The signatures are public key and
-- signature, 96 bytes each, sorted by the signers' addresses.
CREATE TABLE chain.certificate (
  last_height   bigint  PRIMARY KEY,
  parent_height bigint  NOT NULL UNIQUE,
  parent_hash   bytea   NOT NULL CHECK (octet_length(parent_hash) = 32),
  value         bytea   NOT NULL CHECK (octet_length(value) = 32),
  round         bigint  NOT NULL CHECK (round >= 0),
  signatures    bytea   NOT NULL CHECK (octet_length(signatures) % 96 = 0),
  CHECK (last_height > parent_height AND last_height <= parent_height + 100)
);

-- What every address holds: every script of at most 64 bytes that was ever paid.
CREATE TABLE chain.address (
  script          bytea  PRIMARY KEY CHECK (octet_length(script) <= 64),
  unspent_sat     bigint NOT NULL CHECK (unspent_sat >= 0),
  unspent_outputs bigint NOT NULL CHECK (unspent_outputs >= 0)
);

INSERT INTO chain.address (script, unspent_sat, unspent_outputs)
SELECT script, sum(value_sat), count(*) FROM chain.utxo WHERE octet_length(script) <= 64 GROUP BY script;

-- What every transaction did to every address, in the order of the chain.
CREATE TABLE chain.address_entry (
  script       bytea   NOT NULL,
  height       bigint  NOT NULL,
  position     integer NOT NULL,
  txid         bytea   NOT NULL,
  received_sat bigint  NOT NULL,
  spent_sat    bigint  NOT NULL,
  PRIMARY KEY (script, height, position)
);

-- What is certified never changes, whatever a bug above tries (consensus.md, "Finality"). A block's
-- damaged bytes may be put right, by whoever says so and names the hash that stands.
CREATE FUNCTION chain.keep_final_block() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.height > (SELECT final_height FROM chain.tip) THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND current_setting('timenode.repair', true) = 'on'
      AND NEW.height = OLD.height AND NEW.hash = OLD.hash AND NEW.previous_hash = OLD.previous_hash THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'block % is final and can not be changed', OLD.height USING ERRCODE = 'TN001';
END $$;
CREATE TRIGGER keep_final BEFORE UPDATE OR DELETE ON chain.block
  FOR EACH ROW EXECUTE FUNCTION chain.keep_final_block();

CREATE FUNCTION chain.keep_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'certificates are kept for ever' USING ERRCODE = 'TN001';
END $$;
CREATE TRIGGER keep_certificate BEFORE UPDATE OR DELETE ON chain.certificate
  FOR EACH ROW EXECUTE FUNCTION chain.keep_certificate();
CREATE TRIGGER keep_certificates BEFORE TRUNCATE ON chain.certificate
  FOR EACH STATEMENT EXECUTE FUNCTION chain.keep_certificate();

CREATE FUNCTION chain.keep_final_tip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.final_height < OLD.final_height OR NEW.height < OLD.final_height THEN
    RAISE EXCEPTION 'blocks up to % are final', OLD.final_height USING ERRCODE = 'TN001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_final BEFORE UPDATE OR DELETE ON chain.tip
  FOR EACH ROW EXECUTE FUNCTION chain.keep_final_tip();

CREATE FUNCTION chain.keep_blocks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT final_height FROM chain.tip) > 0 THEN
    RAISE EXCEPTION 'a chain with final blocks is not emptied' USING ERRCODE = 'TN001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_blocks BEFORE TRUNCATE ON chain.block
  FOR EACH STATEMENT EXECUTE FUNCTION chain.keep_blocks();
CREATE TRIGGER keep_tip BEFORE TRUNCATE ON chain.tip
  FOR EACH STATEMENT EXECUTE FUNCTION chain.keep_blocks();

-- A build that knows nothing of these columns would write blocks without them.
UPDATE chain.meta SET min_compatible_version = 2;
