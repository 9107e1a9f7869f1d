package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.block.UtxoSetHash;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/** A stored chain in memory that is as strict as the database, and fails when told to. */
public final class MemoryStorage implements ChainStorage {

  private final List<Candidate> blocks = new ArrayList<>();
  private final Map<OutPoint, Coin> coins = new HashMap<>();
  private final List<SpentCoin> spent = new ArrayList<>();
  private final List<BatchPlan> commits = new ArrayList<>();
  private final List<CommitNotes> notes = new ArrayList<>();
  private ChainState state;
  private Optional<Failure> failure = Optional.empty();
  private boolean late;
  private boolean underway;
  private boolean silent;

  /** How the next commit fails. */
  public enum Failure {
    BEFORE_COMMIT,
    /** The transaction commits and its answer is lost. */
    AFTER_COMMIT
  }

  public MemoryStorage(Block genesis) {
    BatchPlan plan = GenesisPlan.of(genesis);
    state = plan.before();
    write(plan);
  }

  @Override
  public ChainState load() {
    return state;
  }

  @Override
  public Map<OutPoint, Coin> unspent(Collection<OutPoint> outpoints) {
    if (underway && silent) {
      throw unavailable();
    }
    return outpoints.stream()
        .filter(coins::containsKey)
        .collect(Collectors.toMap(outpoint -> outpoint, coins::get));
  }

  @Override
  public List<Hash> hashes(long first, long last) {
    return blocks.subList((int) first, (int) Math.min(blocks.size(), last + 1)).stream()
        .map(Candidate::hash)
        .toList();
  }

  @Override
  public UndoneBlock undoable(long height) {
    return new UndoneBlock(
        blocks.get((int) height).hashed(),
        spent.stream().filter(one -> one.spentHeight() == height).map(SpentCoin::coin).toList());
  }

  @Override
  public StoredCollateral collateral(Set<ByteString> scripts) {
    Map<OutPoint, Coin> now = Map.copyOf(coins);
    return new StoredCollateral() {
      @Override
      public long unspentSat(ByteString script) {
        return agedSat(script, Long.MAX_VALUE);
      }

      @Override
      public long agedSat(ByteString script, long bornBy) {
        return now.values().stream()
            .filter(coin -> coin.output().scriptPubkey().equals(script))
            .filter(coin -> coin.createdHeight() <= bornBy)
            .mapToLong(coin -> coin.output().value())
            .sum();
      }
    };
  }

  @Override
  public Commit begin(BatchPlan plan, CommitNotes written) {
    if (underway) {
      throw new AssertionError("two commits at once");
    }
    underway = true;
    Optional<RuntimeException> early = late ? Optional.empty() : attempt(plan, written);
    return () -> {
      underway = false;
      Optional<RuntimeException> failed = late ? attempt(plan, written) : early;
      if (failed.isPresent()) {
        throw failed.get();
      }
      return 0;
    };
  }

  @Override
  public <T> T together(Function<ChainStorage, T> work, Predicate<T> keeps) {
    List<Candidate> blocksBefore = List.copyOf(blocks);
    Map<OutPoint, Coin> coinsBefore = Map.copyOf(coins);
    List<SpentCoin> spentBefore = List.copyOf(spent);
    List<BatchPlan> commitsBefore = List.copyOf(commits);
    ChainState stateBefore = state;
    boolean kept = false;
    try {
      T result = work.apply(this);
      kept = keeps.test(result);
      return result;
    } finally {
      if (!kept) {
        replace(blocks, blocksBefore);
        replace(spent, spentBefore);
        replace(commits, commitsBefore);
        coins.clear();
        coins.putAll(coinsBefore);
        state = stateBefore;
      }
    }
  }

  private static <T> void replace(List<T> list, List<T> by) {
    list.clear();
    list.addAll(by);
  }

  private Optional<RuntimeException> attempt(BatchPlan plan, CommitNotes written) {
    try {
      commit(plan, written);
      return Optional.empty();
    } catch (StorageUnavailable | OutputCollision e) {
      return Optional.of(e);
    }
  }

  private void commit(BatchPlan plan, CommitNotes written) {
    Optional<Failure> now = failure;
    failure = Optional.empty();
    if (now.equals(Optional.of(Failure.BEFORE_COMMIT))) {
      throw unavailable();
    }
    if (!plan.before().tip().hash().equals(state.tip().hash())) {
      throw new StorageUnavailable("somebody else moved the tip", new IllegalStateException());
    }
    write(plan);
    commits.add(plan);
    notes.add(written);
    if (now.isPresent()) {
      throw unavailable();
    }
  }

  private void write(BatchPlan plan) {
    Map<OutPoint, Coin> next = new HashMap<>(coins);
    plan.undo()
        .ifPresent(
            undo -> {
              blocks.subList((int) undo.ancestor().height() + 1, blocks.size()).clear();
              spent.removeIf(one -> one.spentHeight() > undo.ancestor().height());
            });
    for (OutPoint removed : plan.coins().removed()) {
      if (next.remove(removed) == null) {
        throw new AssertionError(removed + " is not there to be removed");
      }
    }
    for (Coin created : plan.coins().created()) {
      if (next.put(created.outpoint(), created) != null) {
        throw new OutputCollision(new IllegalStateException("duplicate key"));
      }
    }
    coins.clear();
    coins.putAll(next);
    blocks.addAll(plan.blocks());
    spent.addAll(plan.coins().spent());
    state = plan.after();
  }

  private static StorageUnavailable unavailable() {
    return new StorageUnavailable("the connection broke", new IllegalStateException("planted"));
  }

  public void failNextCommit(Failure how) {
    failure = Optional.of(how);
  }

  /** From now on commits are done no sooner than they are waited for. */
  public void commitLate() {
    late = true;
  }

  /** From now on questions fail while a commit is under way. */
  public void failQuestionsWhileCommitting() {
    silent = true;
  }

  /** Whether a commit has begun and nobody waited for it. */
  public boolean isUnderway() {
    return underway;
  }

  public ChainState state() {
    return state;
  }

  public List<BatchPlan> commits() {
    return List.copyOf(commits);
  }

  public List<CommitNotes> notes() {
    return List.copyOf(notes);
  }

  public List<SpentCoin> spent() {
    return List.copyOf(spent);
  }

  public Hash utxoHash() {
    return UtxoSetHash.of(
        coins.values().stream().map(coin -> Utxo.of(coin.outpoint(), coin.output())).toList());
  }
}
