-- A second copy of everything that is computed from blocks, in which a reindex works; it takes the
-- place of what is wrong in one transaction at the end, and until then nobody reads it.
CREATE SCHEMA chain_rebuild;
CREATE TABLE chain_rebuild.utxo              (LIKE chain.utxo INCLUDING ALL);
CREATE TABLE chain_rebuild.spent_output      (LIKE chain.spent_output INCLUDING ALL);
CREATE TABLE chain_rebuild.transaction_index (LIKE chain.transaction_index INCLUDING ALL);
CREATE TABLE chain_rebuild.address           (LIKE chain.address INCLUDING ALL);
CREATE TABLE chain_rebuild.address_entry     (LIKE chain.address_entry INCLUDING ALL);

-- How far it is: one row, moved in the transaction of what it counts; none before the genesis block.
CREATE TABLE chain_rebuild.progress (
  only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  height          bigint  NOT NULL,
  hash            bytea   NOT NULL,
  transactions    bigint  NOT NULL,
  unspent_outputs bigint  NOT NULL,
  unspent_sat     bigint  NOT NULL,
  final_height    bigint  NOT NULL
);

-- That a reindex is due or under way; one row or none. With "waits", no block is applied before.
CREATE TABLE chain.reindex (
  only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  waits     boolean     NOT NULL,
  reason    text        NOT NULL,
  wanted_at timestamptz NOT NULL DEFAULT now()
);

-- A chain that was written before the histories of addresses were kept has none; every other one has
-- at least that of its genesis block.
INSERT INTO chain.reindex (waits, reason)
SELECT true, 'the chain was written before the histories of addresses were kept'
FROM chain.tip WHERE NOT EXISTS (SELECT FROM chain.address_entry);
