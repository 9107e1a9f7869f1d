-- What this node's keys have signed, so that none signs twice. A service only writes rows whose key
-- stands in vote_key; that row is made together with the key, never by a migration or a start.
-- u64 heights are below 2^63.

-- The keys, each of one network. The highest row ever inserted stands here too: inserting is an
-- update of it, so that inserts of one key take turns and none is lower than one before.
CREATE TABLE consensus.vote_key (
  public_key     bytea PRIMARY KEY CHECK (octet_length(public_key) = 32),
  genesis        bytea NOT NULL CHECK (octet_length(genesis) = 32),
  created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  highest_height bigint NOT NULL DEFAULT -1,
  highest_round  integer NOT NULL DEFAULT -1,
  highest_step   smallint NOT NULL DEFAULT -1,
  -- Raised by transactions with nothing else to write, so that their commit waits for the disk.
  flushes        bigint NOT NULL DEFAULT 0,
  UNIQUE (public_key, genesis)
);

-- Who may insert: whoever knows the epoch, which is timeline × 2^32 + counter. A row apart from the
-- key's: it is locked in share mode by every insert and changed by takeovers only.
CREATE TABLE consensus.vote_lease (
  public_key bytea PRIMARY KEY REFERENCES consensus.vote_key,
  epoch      bigint NOT NULL,
  taken_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What the table was when the key was made, and whenever that changed with somebody's approval; the
-- last row counts.
CREATE TABLE consensus.vote_identity (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_key  bytea NOT NULL REFERENCES consensus.vote_key,
  system_id   bigint NOT NULL,
  timeline    bigint NOT NULL,
  table_oid   bigint NOT NULL,
  reason      text NOT NULL
              CHECK (reason IN ('created', 'lived through', 'distrusted', 'confirmed')),
  approved_by text NOT NULL CHECK (length(approved_by) <= 200),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX vote_identity_of_key ON consensus.vote_identity (public_key, id);

-- The votes. Kept for ever: a valid vote of ours that isn't here shows a doubled key.
CREATE TABLE consensus.vote (
  public_key    bytea NOT NULL,
  genesis       bytea NOT NULL,
  parent_height bigint NOT NULL CHECK (parent_height >= 0),
  round         integer NOT NULL CHECK (round >= 0),
  step          smallint NOT NULL CHECK (step BETWEEN 0 AND 2),
  parent_hash   bytea NOT NULL CHECK (octet_length(parent_hash) = 32),
  voter_set     bytea NOT NULL CHECK (octet_length(voter_set) = 32),
  value         bytea NOT NULL CHECK (octet_length(value) = 32),
  valid_round   integer NOT NULL CHECK (valid_round >= -1),
  epoch         bigint NOT NULL,
  run_value     bytea CHECK (octet_length(run_value) = 32),
  -- The quorum behind it: public key and signature, 96 bytes each.
  prevotes      bytea NOT NULL CHECK (octet_length(prevotes) % 96 = 0
                                      AND octet_length(prevotes) <= 9600),
  stored_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (public_key, genesis, parent_height, round, step),
  FOREIGN KEY (public_key, genesis) REFERENCES consensus.vote_key (public_key, genesis)
);

-- The runs behind the votes of the highest parent height, once each; older ones are deleted.
CREATE TABLE consensus.vote_run (
  public_key    bytea NOT NULL REFERENCES consensus.vote_key,
  value         bytea NOT NULL CHECK (octet_length(value) = 32),
  parent_height bigint NOT NULL,
  parent_hash   bytea NOT NULL CHECK (octet_length(parent_hash) = 32),
  blocks        integer NOT NULL CHECK (blocks BETWEEN 1 AND 100),
  due           bigint NOT NULL,
  content       bytea NOT NULL CHECK (octet_length(content) <= 4194304),
  PRIMARY KEY (public_key, value)
);
ALTER TABLE consensus.vote_run ALTER COLUMN content SET STORAGE EXTERNAL;

-- Refuses what the service should never try: a row under a lease that isn't held, or one that is not
-- above every row before. Locks in the service's order: lease, then key.
CREATE FUNCTION consensus.vote_must_rise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM consensus.vote_lease
    WHERE public_key = NEW.public_key AND epoch = NEW.epoch FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the lease of epoch % is not held', NEW.epoch USING ERRCODE = 'TV001';
  END IF;
  UPDATE consensus.vote_key
    SET highest_height = NEW.parent_height, highest_round = NEW.round, highest_step = NEW.step
    WHERE public_key = NEW.public_key AND genesis = NEW.genesis
      AND (highest_height, highest_round, highest_step) < (NEW.parent_height, NEW.round, NEW.step);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a vote for height %, round %, step % would not rise',
      NEW.parent_height, NEW.round, NEW.step USING ERRCODE = 'TV002';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION consensus.vote_must_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'TV003';
END $$;

CREATE TRIGGER rises BEFORE INSERT ON consensus.vote
  FOR EACH ROW EXECUTE FUNCTION consensus.vote_must_rise();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON consensus.vote
  FOR EACH ROW EXECUTE FUNCTION consensus.vote_must_stay();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON consensus.vote
  FOR EACH STATEMENT EXECUTE FUNCTION consensus.vote_must_stay();
-- An epoch or a highest row that goes back would make room for a second vote.
CREATE TRIGGER rises BEFORE UPDATE ON consensus.vote_lease
  FOR EACH ROW WHEN (NEW.epoch < OLD.epoch) EXECUTE FUNCTION consensus.vote_must_stay();
CREATE TRIGGER rises BEFORE UPDATE ON consensus.vote_key
  FOR EACH ROW WHEN ((NEW.highest_height, NEW.highest_round, NEW.highest_step)
                     < (OLD.highest_height, OLD.highest_round, OLD.highest_step))
  EXECUTE FUNCTION consensus.vote_must_stay();
ALTER TABLE consensus.vote ENABLE ALWAYS TRIGGER rises;
