package org.timecoin.consensus.store.votes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.consensus.sign.Votes;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.VoteStep;

/**
 * A process that votes as its standard input says: {@code take}, {@code lease EPOCH}, {@code store
 * HEIGHT STEP VALUE}, {@code hold} (the next store waits inside its transaction for a line), {@code
 * race HEIGHT VALUE}. Answers are lines that begin with {@code >}.
 */
public final class VoteProcessMain {

  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final VoteTable table;
  private Lease lease = new Lease(0);
  private boolean holding;

  private VoteProcessMain(String[] args) {
    VoteTableAccess access = new VoteTableAccess(args[0], args[1], args[2]);
    VoteTableSettings settings =
        VoteTableSettings.defaults()
            .withServerLimits(Duration.ofSeconds(3), Duration.ofMillis(700));
    table =
        new VoteTables(access, settings)
            .open(
                PublicKey.fromHex(args[3]),
                VoteLab.GENESIS,
                new HeldRule(),
                RandomGenerator.getDefault());
  }

  /** Reads commands until the input ends. */
  public static void main(String[] args) throws IOException {
    VoteProcessMain process = new VoteProcessMain(args);
    say("ready");
    for (String line = process.in.readLine(); line != null; line = process.in.readLine()) {
      say(process.answer(line.split(" ", -1)));
    }
  }

  private static void say(String text) {
    System.out.println(">" + text);
  }

  private String answer(String[] words) {
    switch (words[0]) {
      case "take" -> lease = table.takeOver();
      case "lease" -> lease = new Lease(Long.parseLong(words[1]));
      case "hold" -> holding = true;
      case "store" -> {
        return store(words[1], VoteStep.valueOf(words[2]), words[3]);
      }
      case "race" -> {
        String prevote = store(words[1], VoteStep.PREVOTE, words[2]);
        return prevote + " " + store(words[1], VoteStep.PRECOMMIT, words[2]);
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
    return Long.toString(lease.epoch());
  }

  private String store(String height, VoteStep step, String value) {
    return table
        .store(Votes.vote(Long.parseLong(height), 0, step, Integer.parseInt(value)), lease)
        .name();
  }

  /** Asked while the lease is locked. */
  private final class HeldRule extends InsertRule {
    @Override
    public StoreAnswer judge(VoteRow row, Optional<VoteRow> highest, Optional<VoteRow> same) {
      if (holding) {
        holding = false;
        say("held");
        try {
          in.readLine();
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      return super.judge(row, highest, same);
    }
  }
}
