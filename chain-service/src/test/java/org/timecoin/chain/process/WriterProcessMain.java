package org.timecoin.chain.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BatchLimits;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.BlockJudge;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.CommitNotes.LogMark;
import org.timecoin.chain.apply.Committed;
import org.timecoin.chain.apply.Proposals;
import org.timecoin.chain.apply.RuleJudge;
import org.timecoin.chain.apply.SwitchLimits;
import org.timecoin.chain.lease.LeaseCourse;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.chain.lease.LeaseWatch;
import org.timecoin.chain.lease.Term;
import org.timecoin.chain.store.IntakeOffsets;
import org.timecoin.chain.store.PgChainStorage;
import org.timecoin.chain.store.StoredTip;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.chain.store.TipReader;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.ApplyRequest;
import org.timecoin.chain.writer.ChainView;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.chain.writer.CurrentRole;
import org.timecoin.chain.writer.Duties;
import org.timecoin.chain.writer.ParallelVerifier;
import org.timecoin.chain.writer.QueueLimits;
import org.timecoin.chain.writer.RoleLoop;
import org.timecoin.chain.writer.RunWriter;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.SignatureClaim;

/**
 * A process with all of the chain service that writes, without Quarkus, Kafka and sockets. It
 * offers the golden chain to its writer again and again, whatever its role: from a little before
 * its tip up to the height it was told. Standard input: {@code to HEIGHT}, {@code hold} (the next
 * batch waits between its judgement and its commit for the line {@code go on}), {@code offer} (one
 * more try, answered), {@code stop}. It tells what happens in lines that begin with {@code >}.
 */
public final class WriterProcessMain {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OVERLAP_MOST = 9;

  private final TestDatabase database;
  private final List<Block> golden = GoldenChain.blocks();
  private final CurrentChain current = new CurrentChain();
  private final CurrentRole role = new CurrentRole();
  private final AtomicReference<String> incarnation = new AtomicReference<>("none");
  private final AtomicLong target = new AtomicLong();
  private final AtomicLong seen = new AtomicLong();
  private final AtomicBoolean holdNext = new AtomicBoolean();
  private final AtomicReference<CountDownLatch> held = new AtomicReference<>(new CountDownLatch(1));
  private final RandomGenerator random = ThreadLocalRandom.current();
  private final int batch;
  private final ApplyQueue queue;
  private final IntakeOffsets offsets;
  private final RoleLoop loop;

  private WriterProcessMain(String[] args) {
    database = TestDatabase.existing(Integer.parseInt(args[0]), args[1], args[2], args[3]);
    batch = Integer.parseInt(args[4]);
    LeaseTimes times =
        new LeaseTimes(
            Duration.ofMillis(Long.parseLong(args[5])), Duration.ofMillis(Long.parseLong(args[6])));
    ApplyWatch watch = new Told();
    PgChainStorage storage = database.storage();
    BatchComputation rules =
        new BatchComputation(holding(new RuleJudge(TESTNET, List.of())), new ParallelVerifier(1));
    BlockApplier applier =
        new BlockApplier(
            storage, rules, new BatchLimits(batch, 4 << 20), new SwitchLimits(100, 1 << 20), watch);
    queue =
        new ApplyQueue(
            new RunWriter(
                applier, new Proposals(storage, rules, TESTNET, SignatureClaim::holds), role),
            new QueueLimits(8, 8 << 20, batch),
            watch);
    offsets = new IntakeOffsets(database.pool(), database.fence());
    loop =
        new RoleLoop(
            database.lease(times.term()),
            TestDatabase.holder(),
            new LeaseCourse(times, ThreadLocalRandom.current(), System.nanoTime()),
            database.held(),
            role,
            current,
            new ChainDuties(),
            new LeaseWatch() {});
  }

  /** Arguments: port, user, password, database, blocks in a batch, term and look in ms. */
  public static void main(String[] args) throws IOException {
    WriterProcessMain process = new WriterProcessMain(args);
    process.database.node().migrate(TESTNET);
    Thread.ofPlatform().daemon().start(process::runLoop);
    Thread.ofPlatform().daemon().start(process::offerForEver);
    say("ready");
    process.obey();
  }

  private static synchronized void say(String text) {
    System.out.println(">" + text);
    System.out.flush();
  }

  private void obey() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (line.split(" ", -1)[0]) {
        case "to" -> target.set(Long.parseLong(line.substring(3)));
        case "hold" -> holdNext.set(true);
        case "go" -> held.getAndSet(new CountDownLatch(1)).countDown();
        case "stop" -> {
          loop.stop();
          return;
        }
        default -> throw new IllegalArgumentException(line);
      }
    }
  }

  private void sees(long height) {
    if (seen.getAndSet(height) != height) {
      say("sees " + height);
    }
  }

  private void runLoop() {
    try {
      loop.run();
      say("stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever the role: that only the writer's blocks are committed is the fence's affair. */
  private void offerForEver() {
    String last = "";
    while (true) {
      long tip = current.get().map(view -> view.state().tip().height()).orElse(0L);
      if (tip >= target.get()) {
        LockSupport.parkNanos(2_000_000);
        continue;
      }
      int from = (int) Math.max(1, tip + 1 - random.nextInt(OVERLAP_MOST));
      int end = (int) Math.min(target.get(), from + batch);
      String told = describe(queue.submit(request(from, end)).toCompletableFuture().join());
      if (!told.equals(last)) {
        say(told);
      }
      if (told.startsWith("unavailable")) {
        LockSupport.parkNanos(2_000_000);
      }
      last = told;
    }
  }

  private ApplyRequest request(int from, int end) {
    return new ApplyRequest(
        golden.subList(from, end + 1).stream()
            .map(block -> Candidate.of(block, GoldenChain.NOW).bincode())
            .toList(),
        GoldenChain.NOW,
        "a test",
        new CommitNotes(Optional.empty(), Optional.of(new LogMark("peer.blocks", 0, end + 1L))));
  }

  private static String describe(ApplyResult result) {
    return switch (result) {
      case ApplyResult.Unavailable(String reason) -> "unavailable " + reason;
      default -> "result " + result.getClass().getSimpleName();
    };
  }

  private BlockJudge holding(BlockJudge judge) {
    return (block, parent, unspent, claims) -> {
      if (holdNext.compareAndSet(true, false)) {
        CountDownLatch gate = held.get();
        say("held");
        try {
          gate.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return judge.judge(block, parent, unspent, claims);
    };
  }

  /** Tells of every commit. */
  private final class Told implements ApplyWatch {
    @Override
    public void committed(Committed done) {
      current.moveTo(done.after());
      say(
          "commit %s %d %d"
              .formatted(incarnation.get(), done.after().eventSeq(), done.after().tip().height()));
    }
  }

  /** As the service's own, without Kafka. */
  private final class ChainDuties implements Duties {
    @Override
    public ChainView load(Term term) {
      // Before the state is loaded, because what is offered may be committed right after.
      incarnation.set(database.node().open(TESTNET));
      return new ChainView(incarnation.get(), queue.state().toCompletableFuture().join());
    }

    @Override
    public void begin(ChainView loaded) {
      offsets.load("peer.blocks").await().atMost(PATIENCE);
      say("writer " + loaded.incarnation());
    }

    @Override
    public void end() {
      queue.forget().toCompletableFuture().join();
      say("no writer");
    }

    @Override
    public boolean follow() {
      Optional<StoredTip> tip = new TipReader(database.pool()).now().await().atMost(PATIENCE);
      tip.ifPresent(found -> current.open(found.incarnation(), found.state()));
      tip.ifPresent(found -> sees(found.state().tip().height()));
      return tip.isPresent();
    }
  }
}
