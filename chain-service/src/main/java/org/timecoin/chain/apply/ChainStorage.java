package org.timecoin.chain.apply;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/**
 * The stored chain as its one writer needs it. Every method waits for its answer, within a bound,
 * and fails with {@link StorageUnavailable} when there is none; then nothing is known about what it
 * did, and the writer loads the state again.
 */
public interface ChainStorage {

  /** The chain as it is committed. */
  ChainState load();

  /** Those of the outputs that are unspent. */
  Map<OutPoint, Coin> unspent(Collection<OutPoint> outpoints);

  /** The hashes of a range of heights, in order, both ends included; shorter beyond the tip. */
  List<Hash> hashes(long first, long last);

  /**
   * A committed block with what it takes to undo it.
   *
   * @param height at most the tip's
   */
  UndoneBlock undoable(long height);

  /** What these addresses hold; asked again for their age only when that is needed. */
  StoredCollateral collateral(Set<ByteString> scripts);

  /**
   * Begins to commit a batch, whole or not at all, and doesn't wait. Until it is awaited, questions
   * are answered from before it or from after it, and no other may begin.
   */
  Commit begin(BatchPlan plan, CommitNotes notes);

  /**
   * Makes several commits one: what is begun within is seen by what is asked within, and by nobody
   * else before all is kept.
   *
   * @param work asks and commits by the storage it is given, one after the other
   * @param keeps whether to keep it; nothing was done otherwise, nor when the work fails
   */
  <T> T together(Function<ChainStorage, T> work, Predicate<T> keeps);

  /** A commit that has begun. */
  interface Commit {

    /**
     * Waits until it is done.
     *
     * @return how long it took, nanoseconds
     * @throws OutputCollision when an output it creates is unspent already
     */
    long await();
  }

  /** There was no answer in time, or it was an error that says nothing about the blocks. */
  final class StorageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One sentence for the log and the caller. */
    public StorageUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** An output of the batch has the name of one that is stored and unspent; nothing was done. */
  final class OutputCollision extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what the database said. */
    public OutputCollision(Throwable cause) {
      super("an output of this name is unspent already", cause);
    }
  }
}
