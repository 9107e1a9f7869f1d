-- Who may write: one process at a time, for a term by this server's clock. Every writing transaction
-- locks the row in key share mode under its epoch: renewals, which touch no key, don't wait for it and
-- takeovers, which change the epoch, do.

-- The timeline of the log being written; 0 on a standby. The control file's may lag after a promotion.
CREATE FUNCTION chain.timeline() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT CASE WHEN pg_is_in_recovery() THEN 0
    ELSE ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::bigint END
$$;

-- epoch is timeline × 2^32 + a counter that only rises; one of another timeline than the server's is
-- void. holder is new at every start of a process. Epoch 0 was never held.
CREATE TABLE chain.lease (
  only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch        bigint      NOT NULL UNIQUE,
  holder       text        NOT NULL,
  name         text        NOT NULL,
  grpc_address text        NOT NULL,
  rpc_address  text        NOT NULL,
  taken_at     timestamptz NOT NULL,
  renewed_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL CHECK (expires_at >= renewed_at)
);
INSERT INTO chain.lease
VALUES (true, 0, '', '', '', '', clock_timestamp(), clock_timestamp(), clock_timestamp());

-- Whether anybody may take it: it is void, or it has expired, or the clock went back by more than a
-- term, so that its expiry means nothing.
CREATE FUNCTION chain.is_free(lease chain.lease) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT lease.epoch >> 32 <> chain.timeline() OR clock_timestamp() >= lease.expires_at
    OR lease.renewed_at - clock_timestamp() > lease.expires_at - lease.renewed_at
$$;

-- What tells this database from a copy of it: the server's system identifier, its timeline, and a table
-- within the database (a database copied in its server keeps the oids inside). Zeros: not known yet.
CREATE FUNCTION chain.identity(OUT system_id bigint, OUT timeline bigint, OUT table_id bigint)
LANGUAGE sql VOLATILE AS $$
  SELECT system_identifier, chain.timeline(),
    (SELECT oid::bigint FROM pg_database WHERE datname = current_database()) << 32
      | 'chain.meta'::regclass::oid::bigint
  FROM pg_control_system()
$$;
ALTER TABLE chain.meta
  ADD COLUMN system_id bigint NOT NULL DEFAULT 0,
  ADD COLUMN timeline  bigint NOT NULL DEFAULT 0,
  ADD COLUMN table_id  bigint NOT NULL DEFAULT 0;

-- A build without leases would write beside the holder.
UPDATE chain.meta SET min_compatible_version = greatest(min_compatible_version, 6);
