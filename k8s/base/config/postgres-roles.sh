#!/bin/sh
# Runs once in a new development database: one database for the node, one role for each service that stores.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres \
  -v chain="$CHAIN_PASSWORD" -v consensus="$CONSENSUS_PASSWORD" <<'SQL'
CREATE DATABASE timenode_n0;
REVOKE ALL ON DATABASE timenode_n0 FROM PUBLIC;
CREATE ROLE n0_chain LOGIN PASSWORD :'chain';
CREATE ROLE n0_consensus LOGIN PASSWORD :'consensus';
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE timenode_n0 TO n0_chain, n0_consensus;
SQL
