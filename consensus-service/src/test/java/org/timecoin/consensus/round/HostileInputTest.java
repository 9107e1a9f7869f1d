package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.MemoryVoteLog;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * Anything may come in any order, signed or not, with numbers at their edges: the engine throws
 * nothing, keeps no more than its bounds, names what came of each message, and contradicts itself
 * never.
 */
class HostileInputTest {
  private static final int SEEDS = 8;
  private static final int STEPS = 4_000;
  private static final int KEPT_MOST = 4 * 7 + 4 * 4;
  private static final int RUNS_MOST = 8;
  private static final int[] ROUNDS = {
    0, 1, 2, 3, 7, -1, Integer.MIN_VALUE, Integer.MAX_VALUE - 1, Integer.MAX_VALUE
  };
  private static final long[] HEIGHTS = {0, 6, 7, 8, 9, -1, Long.MIN_VALUE, Long.MAX_VALUE};

  private final RoundLab lab = RoundLab.running();
  private final List<Signed> said = new ArrayList<>();
  private final MemoryVoteLog log =
      new MemoryVoteLog(lab.keys.get(lab.own).publicKey(), RoundLab.GENESIS, new InsertRule());
  private final Lease lease = log.takeOver();
  private int decided;
  private SplittableRandom random = new SplittableRandom(0);

  @Test
  void nothingBreaksTheEngine() {
    int acts = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      acts += new HostileInputTest().live(seed);
    }
    assertThat(acts).as("votes and decisions meanwhile").isGreaterThan(SEEDS);
  }

  private int live(long seed) {
    random = new SplittableRandom(seed);
    lab.storing = false;
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (int step = 0; step < STEPS; step++) {
      lab.monotonicMs += random.nextInt(2_000);
      lab.wallMs += random.nextInt(20) == 0 ? random.nextLong(-9_000_000, 9_000_000) : 10;
      lab.step(anything());
      store();
      lookUp();
      commit();
      lab.all(Effect.Noted.class).forEach(noted -> outcomes.add(noted.outcome()));
      lab.all(Effect.Broadcast.class).forEach(sent -> said.add(sent.message()));
      lab.forget();
      assertThat(lab.state.messagesKept()).isLessThanOrEqualTo(KEPT_MOST);
      assertThat(lab.state.runsKept()).isLessThanOrEqualTo(RUNS_MOST);
    }
    assertThat(outcomes).hasSizeGreaterThan(8);
    assertNothingSignedTwice();
    return decided + said.size();
  }

  /** As the service does it: the log decides what may be signed. */
  private void store() {
    List<Effect.Store> asked = lab.all(Effect.Store.class);
    for (Effect.Store one : asked) {
      lab.step(new Input.Answered(one.intent(), log.store(one.intent(), lease)));
    }
  }

  /** The log knows all that is shown as ours; that it doesn't is tested elsewhere. */
  private void lookUp() {
    lab.all(Effect.CheckOwn.class)
        .forEach(one -> lab.step(new Input.OwnVoteChecked(one.message(), true)));
  }

  /** What is decided is applied at once, and the next instance opens. */
  private void commit() {
    for (Effect.Commit one : lab.all(Effect.Commit.class)) {
      Parent next = new Parent(one.run().lastHeight(), one.run().value());
      decided++;
      lab.step(new Input.Opened(lab.instance(next, 4)));
    }
  }

  private void assertNothingSignedTwice() {
    for (Signed one : said) {
      for (Signed other : said) {
        boolean same =
            one.parent().height() == other.parent().height()
                && one.statement().position().equals(other.statement().position());
        if (same) {
          assertThat(one.statement()).isEqualTo(other.statement());
        }
      }
    }
  }

  private Input anything() {
    return switch (random.nextInt(15)) {
      case 0, 1, 2, 3, 4 -> new Input.Received(peer(), message(), maybe(run()));
      case 5 -> new Input.CertificateShown(peer(), certificate(), maybe(run()));
      case 6 -> new Input.RunArrived(peer(), run());
      case 7 -> new Input.RunBuilt(order(), run());
      case 8 -> new Input.RunJudged(new JudgeOrder(run(), round(), random.nextInt(4)), verdict());
      case 9 -> new Input.Answered(intent(), StoreAnswer.STORED);
      case 10 -> new Input.TimedOut(new Timer(pick(Timer.Kind.values()), height(), round()));
      case 11 -> new Input.Beat(pick(lab.instance.voters().addresses().toArray(Address[]::new)));
      case 12 -> new Input.PeerJoined(peer());
      case 13 -> new Input.ApprovalsChanged();
      default -> new Input.Received(peer(), voted(), maybe(run()));
    };
  }

  private BuildOrder order() {
    int round = random.nextInt(4);
    return BuildOrder.of(parent(), round, round, 1 + random.nextInt(200));
  }

  private String peer() {
    return pick("", "n1", "a very long name of a peer");
  }

  /** A vote that an honest voter might cast. */
  private Signed voted() {
    VoteStep step = random.nextBoolean() ? VoteStep.PREVOTE : VoteStep.PRECOMMIT;
    int round = lab.state.roundNumber() + random.nextInt(2);
    return lab.sign(
        lab.other(random.nextInt(3)),
        Statement.vote(lab.state.parent(), Math.max(0, round), step, value()));
  }

  private Signed message() {
    Statement statement =
        new Statement(parent(), round(), pick(VoteStep.values()), value(), round());
    SigningKey key = lab.keys.get(random.nextInt(lab.keys.size()));
    Signature signature =
        random.nextInt(4) == 0
            ? Signature.of(new byte[Signature.LENGTH])
            : key.sign(lab.checks.signBytes(statement, lab.instance.voters()));
    return new Signed(statement, key.publicKey(), signature, endorsements(statement));
  }

  private List<Endorsement> endorsements(Statement of) {
    List<Endorsement> all = new ArrayList<>();
    for (int count = random.nextInt(6); count > 0; count--) {
      int voter = random.nextInt(lab.keys.size());
      Statement prevote =
          Statement.vote(of.parent(), of.validRound(), VoteStep.PREVOTE, of.value());
      all.add(lab.sign(voter, prevote).endorsement());
    }
    return all;
  }

  private Certificate certificate() {
    int round = round();
    Hash value = value();
    Statement precommit = Statement.vote(parent(), round, VoteStep.PRECOMMIT, value);
    // Never a real one: with three of these four keys anything can be certified.
    List<Endorsement> two =
        List.of(lab.sign(0, precommit).endorsement(), lab.sign(1, precommit).endorsement());
    List<Endorsement> padded = new ArrayList<>(two);
    while (random.nextInt(3) > 0) {
      padded.add(two.get(random.nextInt(2)));
    }
    return new Certificate(precommit.parent(), height(), value, round, padded);
  }

  private VoteIntent intent() {
    Statement statement =
        new Statement(parent(), round(), pick(VoteStep.values()), value(), Statement.NONE);
    // What the log never was asked for: an answer to it must not be taken for a vote.
    return new VoteIntent(statement, Hash.sha256(new byte[] {42}), Backing.NONE);
  }

  private Parent parent() {
    return random.nextInt(3) > 0 ? lab.state.parent() : new Parent(height(), value());
  }

  private Run run() {
    long due = pick(0L, 800L, Long.MAX_VALUE, Long.MIN_VALUE);
    int blocks = pick(1, 2, 100, 101, 0, -1, Integer.MAX_VALUE);
    return new Run(value(), parent(), blocks, due, ByteString.EMPTY);
  }

  private Hash value() {
    int number = random.nextInt(4);
    return number == 0 ? Statement.NIL : Hash.sha256(new byte[] {(byte) number});
  }

  private Verdict verdict() {
    return pick(Verdict.GOOD, Verdict.UNWELCOME, Verdict.INVALID);
  }

  private int round() {
    return random.nextInt(3) > 0 ? random.nextInt(4) : ROUNDS[random.nextInt(ROUNDS.length)];
  }

  private long height() {
    return HEIGHTS[random.nextInt(HEIGHTS.length)];
  }

  private <T> Optional<T> maybe(T one) {
    return random.nextBoolean() ? Optional.of(one) : Optional.empty();
  }

  @SafeVarargs
  private <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }
}
