package org.timecoin.bench.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.localnet.legacy.chain.BlockFile;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/**
 * The time in which the answers that carry a chain are parsed alone, on one thread, by a warm
 * parser.
 */
final class ParseLimit {
  private static final int BLOCKS_IN_ANSWER = 101;
  private static final int WARM_UP_ROUNDS = 3;

  private final List<byte[]> answers;

  private ParseLimit(List<byte[]> answers) {
    this.answers = List.copyOf(answers);
  }

  /** The answers a legacy node would give with the blocks of a file, in memory. */
  static ParseLimit of(Path chain) {
    List<byte[]> answers = new ArrayList<>();
    try (BlockFile file = BlockFile.lines(chain)) {
      List<byte[]> blocks = new ArrayList<>();
      for (Optional<byte[]> block = file.next(); block.isPresent(); block = file.next()) {
        blocks.add(block.get());
        if (blocks.size() == BLOCKS_IN_ANSWER) {
          answers.add(answer(blocks));
          blocks.clear();
        }
      }
      answers.add(answer(blocks));
    }
    return new ParseLimit(answers);
  }

  private static byte[] answer(List<byte[]> blocks) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes("{\"BlocksResponse\":[".getBytes(UTF_8));
    for (int i = 0; i < blocks.size(); i++) {
      if (i > 0) {
        line.write(',');
      }
      line.writeBytes(blocks.get(i));
    }
    line.writeBytes("]}".getBytes(UTF_8));
    return line.toByteArray();
  }

  /** How many bytes are parsed. */
  long bytes() {
    return answers.stream().mapToLong(answer -> answer.length).sum();
  }

  /** How many answers. */
  int answers() {
    return answers.size();
  }

  /** Parses them all once, after some rounds to warm up. */
  double seconds() {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      parse();
    }
    long start = System.nanoTime();
    parse();
    return (System.nanoTime() - start) / 1e9;
  }

  private void parse() {
    try {
      for (byte[] answer : answers) {
        WireCodec.decode(answer);
      }
    } catch (WireFault e) {
      throw new IllegalStateException("the chain of the benchmark does not parse: " + e, e);
    }
  }
}
