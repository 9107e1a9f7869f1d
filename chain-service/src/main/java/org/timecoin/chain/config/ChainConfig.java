package org.timecoin.chain.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.timecoin.contracts.node.Described;

/** How blocks are applied, stored, announced and served. */
@ConfigMapping(prefix = "timenode.chain")
public interface ChainConfig {

  /** The writer. */
  Writer writer();

  /** The stored chain. */
  Store store();

  /** The lease of the writer. */
  LeaseConfig lease();

  /** What is answered over gRPC. */
  Serve serve();

  /** Events on their way out. */
  Outbox outbox();

  /** Announced blocks on their way in. */
  Intake intake();

  /** Looking after the stored chain. */
  Heal heal();

  /** What finds damage and puts it right. */
  interface Heal {

    /** Blocks looked at in a second. */
    @Described("Stored blocks whose checksums are looked at in a second")
    @WithDefault("100")
    int scrubBlocks();

    /** Peers asked for a damaged block. */
    @Described("Peers that are asked for a damaged block, one after the other, before a pause")
    @WithDefault("5")
    int peersAsked();

    /** Time for a block. */
    @Described("How long a peer may be silent when it is asked for a damaged block")
    @WithDefault("10s")
    Duration fetchTimeout();

    /** Pause between tries. */
    @Described("Pause before damage that could not be put right is tried again")
    @WithDefault("60s")
    Duration retry();

    /** Pause between questions. */
    @Described("How often peers are asked for the hash of their unspent outputs")
    @WithDefault("120s")
    Duration askEvery();

    /** Peers that must agree. */
    @Described(
        "Peers that must agree on another hash of unspent outputs than ours before ours are computed anew")
    @WithDefault("3")
    int peersAgreeing();

    /** Pause between suspicions. */
    @Described(
        "How often, at most, a suspicion makes us compute unspent outputs anew; a look that failed is repeated sooner")
    @WithDefault("1h")
    Duration suspicionEvery();

    /** Time for a whole table. */
    @Described("How long comparing, or putting right, one whole table may take")
    @WithDefault("30m")
    Duration tableTimeout();
  }

  /** How blocks get to the one writer. */
  interface Writer {

    /** Blocks in one transaction. */
    @Described(
        "Blocks in one transaction, at most; more of them cost fewer commits and more memory")
    @WithDefault("512")
    int batchBlocksMax();

    /** Bytes in one transaction. */
    @Described("Bytes of blocks in one transaction, at most, but always one block")
    @WithDefault("1048576")
    int batchBytesMax();

    /** Requests in the queue. */
    @Described("Requests that wait for the writer or are with it; more are answered Unavailable")
    @WithDefault("256")
    int queueRequestsMax();

    /** Bytes in the queue. */
    @Described("Bytes of blocks that wait for the writer or are with it")
    @WithDefault("33554432")
    int queueBytesMax();

    /** Requests of one stream. */
    @Described("Requests of one Import stream that are read before the first is answered")
    @WithDefault("16")
    int streamRequestsMax();

    /** Bytes of one stream. */
    @Described(
        "Bytes of one Import stream that are read before they are answered; one message more")
    @WithDefault("8388608")
    int streamBytesMax();

    /** Blocks undone for another branch. */
    @Described("Blocks that one switch to another branch may undo; 10 and more are warned of")
    @WithDefault("100")
    int switchDepthMax();

    /** Bytes of another branch. */
    @Described(
        "Bytes of a branch that the chain is to switch to, which are kept until it is judged, one"
            + " branch at a time; a larger one is refused")
    @WithDefault("117440512")
    int switchBytesMax();

    /** Threads for signatures. */
    @Described("Threads that verify signatures; 0 means one for each processor")
    @WithDefault("0")
    int signatureThreads();

    /** Signatures remembered. */
    @Described(
        "Signatures remembered as good, so that what a proposal holds is verified once; 0 for none")
    @WithDefault("100000")
    int verifiedSignaturesMax();
  }

  /** Database work. */
  interface Store {

    /** Rows in one statement. */
    @Described("Rows in one bulk statement, at most")
    @WithDefault("4096")
    int statementRowsMax();

    /** Time for a new connection. */
    @Described("How long a new connection to the database may take")
    @WithDefault("3s")
    Duration connectTimeout();

    /** Time for a question. */
    @Described(
        "How long one question to the database may take; a connection that is silent for 2 s longer is closed")
    @WithDefault("10s")
    Duration queryTimeout();

    /** Time for a transaction of blocks. */
    @Described(
        "How long one transaction of blocks may take; a connection that is silent for 2 s longer is closed")
    @WithDefault("60s")
    Duration commitTimeout();

    /** Time for the whole set of unspent outputs. */
    @Described("How long hashing the whole set of unspent outputs may take")
    @WithDefault("10m")
    Duration scanTimeout();

    /** Rows read at once while hashing the set. */
    @Described("Unspent outputs that are read at once while the set is hashed")
    @WithDefault("2000")
    int scanRows();

    /** First wait for the database at start. */
    @Described("First wait before the database is tried again at start; it doubles with jitter")
    @WithDefault("250ms")
    Duration openRetryFirst();

    /** Longest wait for the database at start. */
    @Described("Longest wait before the database is tried again at start")
    @WithDefault("5s")
    Duration openRetryMost();
  }

  /** Bounds of answers over gRPC. */
  interface Serve {

    /** Bytes of blocks read at once. */
    @Described("Bytes of blocks that one Blocks stream reads from the database at once")
    @WithDefault("1048576")
    int pageBytes();

    /** Blocks read at once. */
    @Described("Blocks that one Blocks stream reads from the database at once")
    @WithDefault("256")
    int pageBlocks();

    /** Blocks streams at once. */
    @Described("Blocks streams at one time; more are answered RESOURCE_EXHAUSTED")
    @WithDefault("32")
    int streamsMax();

    /** Unspent outputs in one answer. */
    @Described("Unspent outputs in one answer, at most")
    @WithDefault("10000")
    int utxosMax();
  }

  /** Events that Kafka has not acknowledged yet. */
  interface Outbox {

    /** Events read at once. */
    @Described("Events that are read from the outbox at once")
    @WithDefault("100")
    int pageRows();

    /** First wait after a failure. */
    @Described("First wait after Kafka did not take an event; it doubles with jitter")
    @WithDefault("100ms")
    Duration retryFirst();

    /** Longest wait after failures. */
    @Described("Longest wait after Kafka did not take events")
    @WithDefault("10s")
    Duration retryMost();

    /** Events kept. */
    @Described("Events that may wait for Kafka; over it applying pauses, nothing is dropped")
    @WithDefault("1000000")
    long rowsMax();

    /** Bytes kept. */
    @Described(
        "Bytes that events waiting for Kafka may take in the database; over it applying pauses")
    @WithDefault("1073741824")
    long bytesMax();

    /** Age that is too much. */
    @Described("Age of the oldest event waiting for Kafka from which on it is an alarm in the log")
    @WithDefault("60s")
    Duration alarmAge();

    /** Life of an announcement. */
    @Described("How long after its commit a new block is still announced to peers")
    @WithDefault("30s")
    Duration announceWithin();
  }

  /** Reading announced blocks. */
  interface Intake {

    /** Records without effect between two saved offsets. */
    @Described("Announced blocks without effect after which the read position is saved by itself")
    @WithDefault("100")
    int saveEvery();

    /** Time for a report to the gateway. */
    @Described("How long a report of a violation to the gateway may take; it is not repeated")
    @WithDefault("2s")
    Duration reportTimeout();
  }
}
