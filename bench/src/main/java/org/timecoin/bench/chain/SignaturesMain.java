package org.timecoin.bench.chain;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.key.ScriptSig;
import org.timecoin.protocol.key.SigningMessages;

/**
 * The time in which the signatures of some blocks are verified alone: the same call of the same
 * library on bare arrays, on all processors, in a JVM that is warm.
 */
public final class SignaturesMain {

  private static final long WARM_UP_SECONDS = 3;

  /** One signature as the library takes it. */
  private static final class Raw {
    private final byte[] key;
    private final byte[] message;
    private final byte[] signature;

    Raw(ScriptSig sig, byte[] message) {
      this.key = sig.key().bytes();
      this.signature = sig.signature().bytes();
      this.message = message;
    }

    boolean holds() {
      return Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
    }
  }

  private SignaturesMain() {}

  /** The file for the result, and a file of blocks. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Raw> all = signatures(Path.of(arguments[1]));
    long warmUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS);
    while (System.nanoTime() < warmUntil) {
      verify(all.subList(0, Math.min(all.size(), 2_000)));
    }
    long cpu = cpuNanos();
    long start = System.nanoTime();
    verify(all);
    Properties found = new Properties();
    found.setProperty("seconds", Double.toString((System.nanoTime() - start) / 1e9));
    found.setProperty("cpu", Double.toString((cpuNanos() - cpu) / 1e9));
    found.setProperty("count", Integer.toString(all.size()));
    try (Writer out = Files.newBufferedWriter(Path.of(arguments[0]))) {
      found.store(out, null);
    }
  }

  private static List<Raw> signatures(Path file) {
    List<Raw> all = new ArrayList<>();
    try (ChainFile in = ChainFile.open(file)) {
      for (List<byte[]> next = in.next(1, 1); !next.isEmpty(); next = in.next(1, 1)) {
        BlockCodec.decode(next.getFirst()).transactions().forEach(tx -> add(tx, all));
      }
    }
    return all;
  }

  private static void add(Transaction tx, List<Raw> all) {
    SigningMessages messages = SigningMessages.of(tx);
    for (int i = 0; i < tx.inputs().size(); i++) {
      ScriptSig sig = ScriptSig.parse(tx.inputs().get(i).scriptSig()).orElseThrow();
      all.add(new Raw(sig, messages.forInput(i)));
    }
  }

  private static void verify(List<Raw> all) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger bad = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      threads.add(Thread.ofPlatform().start(() -> work(all, next, bad)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (bad.get() > 0) {
      throw new IllegalStateException(bad.get() + " made-up signatures don't hold");
    }
  }

  private static void work(List<Raw> all, AtomicInteger next, AtomicInteger bad) {
    for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
      if (!all.get(i).holds()) {
        bad.incrementAndGet();
      }
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
