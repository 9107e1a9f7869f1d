package org.timecoin.localnet.legacy.chain;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The chain of a legacy peer: lines from a file up to a height, and blocks that followed. Blocks
 * are kept as they came; of the block rules only height, linkage and order of timestamps are
 * checked.
 */
public final class LegacyChain implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final LineStore lines;
  private final Map<Long, byte[]> replaced = new ConcurrentHashMap<>();
  private final LegacyUtxoSet utxos = new LegacyUtxoSet();
  private int tip;

  private LegacyChain(LineStore lines) {
    this.lines = lines;
    this.tip = lines.size() - 1;
  }

  /**
   * Opens a chain from a file of blocks in wire form, genesis first, one a line, gzip by its name.
   *
   * @throws UnreadableChain when the file is missing or is no chain
   */
  public static LegacyChain open(Path file) {
    return load(BlockFile.lines(file), file.toString());
  }

  /** The chain of a node that has just been installed on Testnet: its genesis block. */
  public static LegacyChain testnetGenesis() {
    return load(BlockFile.testnetGenesis(), "testnet genesis");
  }

  private static LegacyChain load(BlockFile source, String name) {
    LineStore store = LineStore.create();
    try (source) {
      source.forEach(store::append);
      if (store.size() == 0) {
        throw new UnreadableChain(name + " holds no block");
      }
      LegacyChain chain = new LegacyChain(store);
      chain.checkEnds(name);
      return chain;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** A cheap check that lines are heights: the first and the last block say where they stand. */
  private void checkEnds(String name) {
    for (int height : new int[] {0, tip}) {
      long said = facts(height).map(BlockFacts::height).orElse(-1L);
      if (said != height) {
        throw new UnreadableChain(
            "line %d of %s is not block %d".formatted(height + 1, name, height));
      }
    }
  }

  /** The height served: the file's last, or what {@link #limit} left of it, or what followed. */
  public int height() {
    lock.lock();
    try {
      return tip;
    } finally {
      lock.unlock();
    }
  }

  /** Serves no block above a height; the lines stay for {@link #grow}. */
  public void limit(long height) {
    lock.lock();
    try {
      tip = (int) Math.clamp(height, 0, lines.size() - 1L);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Raises the height served by one, from the lines of the file.
   *
   * @return the block that is new, or empty when the file has no more
   */
  public Optional<byte[]> grow() {
    lock.lock();
    try {
      if (tip + 1 >= lines.size()) {
        return Optional.empty();
      }
      tip++;
      return line(tip);
    } finally {
      lock.unlock();
    }
  }

  /** Serves another block at a height: what a faulty peer does. The tip doesn't change by it. */
  public void replace(long height, byte[] block) {
    replaced.put(height, block.clone());
  }

  /** The block at a height in wire form, or empty above the tip. */
  public Optional<byte[]> line(long height) {
    lock.lock();
    try {
      if (height < 0 || height > tip) {
        return Optional.empty();
      }
      byte[] other = replaced.get(height);
      return Optional.of(other != null ? other.clone() : lines.read((int) height));
    } finally {
      lock.unlock();
    }
  }

  /** The header of the block at a height. */
  public Optional<BlockFacts> facts(long height) {
    return line(height).flatMap(BlockFacts::read);
  }

  /**
   * Adds a block on top, as the legacy node does with what peers send.
   *
   * @return empty when it was added, else the reason why not
   */
  public Optional<String> add(byte[] block) {
    lock.lock();
    try {
      Optional<BlockFacts> facts = BlockFacts.read(block);
      Optional<String> fault = facts.map(this::fault).orElse(Optional.of("no block header"));
      if (fault.isEmpty()) {
        lines.truncate(tip + 1);
        lines.append(block);
        tip++;
      }
      return fault;
    } finally {
      lock.unlock();
    }
  }

  private Optional<String> fault(BlockFacts block) {
    BlockFacts parent = facts(tip).orElseThrow();
    if (block.height() != tip + 1L) {
      return Optional.of("height " + block.height() + " on top of " + tip);
    }
    if (!block.follows(parent)) {
      return Optional.of("block " + block.height() + " does not link to " + parent.hashHex());
    }
    return block.timestamp() > parent.timestamp()
        ? Optional.empty()
        : Optional.of("block " + block.height() + " is not after its parent");
  }

  /**
   * The state hash as the legacy node computes it: spent outputs stay in it (protocol.md section
   * 6).
   */
  public LegacyUtxoSet.State utxoState() {
    lock.lock();
    try {
      return utxos.at(tip, height -> line(height).orElseThrow());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      lines.close();
    } finally {
      lock.unlock();
    }
  }
}
