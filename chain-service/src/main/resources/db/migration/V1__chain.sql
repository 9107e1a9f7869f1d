-- The chain of one node. Written by one writer, in transactions that end at block boundaries.

-- What this database is; one row. A service whose own schema version is below min_compatible_version
-- must not touch it.
CREATE TABLE chain.meta (
  only_row               boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  network                text    NOT NULL,
  genesis_hash           bytea   NOT NULL CHECK (octet_length(genesis_hash) = 32),
  incarnation            text    NOT NULL,
  min_compatible_version integer NOT NULL
);

-- bincode is the truth; the other columns are read from it, for queries and people. Hashes and
-- signatures don't compress, so no time is spent on trying.
CREATE TABLE chain.block (
  height        bigint  PRIMARY KEY CHECK (height >= 0),
  hash          bytea   NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
  previous_hash bytea   NOT NULL,
  merkle_root   bytea   NOT NULL,
  version       bigint  NOT NULL,
  timestamp     bigint  NOT NULL,
  block_reward  bigint  NOT NULL,
  transactions  integer NOT NULL,
  size          integer NOT NULL,
  bincode       bytea   NOT NULL
);
ALTER TABLE chain.block ALTER COLUMN bincode SET STORAGE EXTERNAL;

-- Where the chain stands; one row. The writer names the hash it builds on, so that a second writer
-- changes nothing.
CREATE TABLE chain.tip (
  only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  height          bigint  NOT NULL,
  hash            bytea   NOT NULL,
  event_seq       bigint  NOT NULL,
  transactions    bigint  NOT NULL,
  unspent_outputs bigint  NOT NULL,
  unspent_sat     bigint  NOT NULL
);

-- Unspent outputs.
CREATE TABLE chain.utxo (
  txid           bytea   NOT NULL,
  vout           integer NOT NULL,
  value_sat      bigint  NOT NULL CHECK (value_sat >= 0),
  created_height bigint  NOT NULL,
  script         bytea   NOT NULL,
  PRIMARY KEY (txid, vout)
);
-- A script may be as long as a block and an index entry may not; addresses are far below 64 bytes.
CREATE INDEX utxo_script ON chain.utxo (substring(script FROM 1 FOR 64));

-- Every spent output with the block that spent it: what undoing that block needs.
CREATE TABLE chain.spent_output (
  spent_height   bigint  NOT NULL,
  txid           bytea   NOT NULL,
  vout           integer NOT NULL,
  value_sat      bigint  NOT NULL,
  created_height bigint  NOT NULL,
  script         bytea   NOT NULL,
  PRIMARY KEY (spent_height, txid, vout)
);

-- Coinbases may repeat a txid, so the height belongs to the key.
CREATE TABLE chain.transaction_index (
  txid     bytea   NOT NULL,
  height   bigint  NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (txid, height)
);

-- Events that the log has not acknowledged yet, gapless in seq. A row with announce_origin also tells
-- peers of its last block.
CREATE TABLE chain.outbox (
  seq                    bigint PRIMARY KEY,
  first_height           bigint  NOT NULL,
  tip_height             bigint  NOT NULL,
  tip_hash               bytea   NOT NULL,
  transactions           integer NOT NULL,
  announce_origin        text,
  announce_expires_at_ms bigint,
  written_at             timestamptz NOT NULL DEFAULT now()
);

-- How far each topic was read; moved in the transaction of the effect.
CREATE TABLE chain.intake_offset (
  topic       text    NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint  NOT NULL,
  PRIMARY KEY (topic, partition)
);
