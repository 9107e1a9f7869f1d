package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.network.Schedule;
import org.timecoin.protocol.reward.LeaderOrder.Candidate;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Checkpoint;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.protocol.vote.VoterSet;

/**
 * One engine among voters with real keys, driven by hand. Voters are named by their place; the
 * engine's own is chosen. Block h is due at 100 h seconds.
 */
final class RoundLab {

  static final Hash GENESIS = Hash.sha256(new byte[] {9});
  static final Parent PARENT = new Parent(7, Hash.sha256(new byte[] {7}));
  static final int INTERVAL = 100;

  final List<SigningKey> keys;
  final Instance instance;
  final Engine engine;
  private final Context context;
  final VoteChecks checks = new VoteChecks(GENESIS, SignatureCheck::verify);
  final List<Effect> effects = new ArrayList<>();
  final List<VoteIntent> log = new ArrayList<>();
  final int own;
  State state;
  long monotonicMs;
  long wallMs = 8L * INTERVAL * 1000;
  StoreAnswer storeAnswer = StoreAnswer.STORED;
  boolean storing = true;

  private RoundLab(int voters, int own, List<Checkpoint> checkpoints) {
    this.keys =
        IntStream.range(0, voters + 1)
            .mapToObj(RoundLab::key)
            .sorted(Comparator.comparing(one -> one.address(AddressDigit.TESTNET)))
            .toList();
    this.own = own;
    this.instance = instance(PARENT, voters);
    SigningKey mine = keys.get(own);
    Identity identity = new Identity(mine.publicKey(), mine::sign);
    EngineSettings settings = EngineSettings.standard(new Schedule(0, INTERVAL));
    this.context =
        new Context(settings, new RoundRules(), checks, Optional.of(identity), checkpoints);
    this.engine = new Engine(context);
  }

  private static SigningKey key(int number) {
    byte[] seed = new byte[SigningKey.SEED_LENGTH];
    Arrays.fill(seed, (byte) (number + 1));
    return SigningKey.fromSeed(seed);
  }

  Instance instance(Parent parent, int voters) {
    List<Address> addresses =
        keys.subList(0, voters).stream().map(k -> k.address(AddressDigit.TESTNET)).toList();
    List<Candidate> candidates =
        addresses.stream().map(one -> new Candidate(one.text(), Tier.FREE, 144)).toList();
    return new Instance(parent, VoterSet.of(addresses), candidates, 0);
  }

  /** An instance among voters of whom this lab has no key. */
  Instance instanceOfStrangers(Parent parent) {
    List<Address> strangers =
        IntStream.range(90, 94).mapToObj(i -> key(i).address(AddressDigit.TESTNET)).toList();
    List<Candidate> candidates =
        strangers.stream().map(one -> new Candidate(one.text(), Tier.FREE, 0)).toList();
    return new Instance(parent, VoterSet.of(strangers), candidates, 0);
  }

  /** A lab with four voters whose engine has listened and is in round 0; it leads round 3. */
  static RoundLab running() {
    return started(leaderOf(3));
  }

  /** Who of four leads a round on schedule. */
  static int leaderOf(int round) {
    return new RoundLab(4, 0, List.of()).instance.leader(round, Mode.ON_SCHEDULE);
  }

  /** A lab whose engine is the voter at this place and has listened. */
  static RoundLab started(int own) {
    RoundLab lab = listening(own, List.of());
    lab.listen();
    return lab;
  }

  /** A lab whose engine has just started with these rows. */
  static RoundLab listening(int own, List<VoteIntent> rows) {
    RoundLab lab = new RoundLab(4, own, List.of());
    lab.take(lab.engine.start(lab.instance, rows, lab.now()));
    return lab;
  }

  /** A lab whose engine has listened and knows these checkpoints. */
  static RoundLab under(int own, Checkpoint... checkpoints) {
    RoundLab lab = new RoundLab(4, own, List.of(checkpoints));
    lab.take(lab.engine.start(lab.instance, List.of(), lab.now()));
    lab.listen();
    return lab;
  }

  void listen() {
    monotonicMs += 10_000;
    fire(Timer.Kind.LISTEN, 0);
  }

  /** Time passes; nothing happens but that votes are repeated, every five seconds. */
  void pass(int seconds) {
    for (int passed = 0; passed < seconds; passed += 5) {
      monotonicMs += 5_000;
      fire(Timer.Kind.REPEAT, 0);
    }
  }

  private Moment now() {
    return new Moment(monotonicMs, wallMs);
  }

  void step(Input input) {
    take(engine.step(state, input, now()));
  }

  private void take(Transition transition) {
    state = transition.state();
    nothingIsLeft();
    effects.addAll(transition.effects());
    if (storing) {
      transition.effects().forEach(this::store);
    }
  }

  /** Whatever the engine left out because nothing had changed would have led to nothing. */
  private void nothingIsLeft() {
    Turn again = new Turn(context, state, now());
    new Progress(again).settle();
    assertThat(again.finish().effects()).isEmpty();
    assertThat(again.isTouched()).isFalse();
  }

  private void store(Effect effect) {
    if (effect instanceof Effect.Store store) {
      log.add(store.intent());
      step(new Input.Answered(store.intent(), storeAnswer));
    }
  }

  void fire(Timer.Kind kind, int round) {
    step(new Input.TimedOut(new Timer(kind, state.parent().height(), round)));
  }

  /** The effects of a kind since the last call of {@link #forget}. */
  <E extends Effect> List<E> all(Class<E> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  void forget() {
    effects.clear();
  }

  /** What the engine has sent, as "PREVOTE 0 value". */
  List<Statement> said() {
    return all(Effect.Broadcast.class).stream().map(one -> one.message().statement()).toList();
  }

  Outcome outcome() {
    return all(Effect.Noted.class).getLast().outcome();
  }

  Run run(int number) {
    return run(number, 1);
  }

  Run run(int number, int blocks) {
    Hash value = Hash.sha256(new byte[] {(byte) number, (byte) blocks});
    long due = (PARENT.height() + blocks) * INTERVAL;
    return new Run(value, PARENT, blocks, due, ByteString.EMPTY);
  }

  Signed sign(int voter, Statement said) {
    byte[] message = checks.signBytes(said, instance.voters());
    return Signed.vote(said, keys.get(voter).publicKey(), keys.get(voter).sign(message));
  }

  Signed vote(int voter, int round, VoteStep step, Hash value) {
    return sign(voter, Statement.vote(PARENT, round, step, value));
  }

  void receive(Signed message) {
    step(new Input.Received("peer", message, Optional.empty()));
  }

  /** A vote of each of these arrives. */
  void votes(int round, VoteStep step, Hash value, int... voters) {
    Arrays.stream(voters).forEach(voter -> receive(vote(voter, round, step, value)));
  }

  /** The leader of a round on schedule proposes a fresh run, which arrives and is judged. */
  void propose(int round, Run run, Verdict verdict) {
    int leader = instance.leader(round, state.mode());
    Statement said = Statement.proposal(PARENT, round, run.value(), Statement.NONE);
    step(new Input.Received("peer", sign(leader, said), Optional.of(run)));
    judge(run, verdict);
  }

  /** The leader proposes a run again, with these voters' prevotes of an earlier round. */
  void propose(int round, Run run, int validRound, int... voters) {
    int leader = instance.leader(round, state.mode());
    Signed bare = sign(leader, Statement.proposal(PARENT, round, run.value(), validRound));
    List<Endorsement> proof = quorum(validRound, VoteStep.PREVOTE, run.value(), voters);
    Signed full = new Signed(bare.statement(), bare.key(), bare.signature(), proof);
    step(new Input.Received("peer", full, Optional.of(run)));
    judge(run, Verdict.GOOD);
  }

  void judge(Run run, Verdict verdict) {
    step(
        new Input.RunJudged(
            new JudgeOrder(run, state.instance().firstRound(), state.approvals), verdict));
  }

  List<Endorsement> quorum(int round, VoteStep step, Hash value, int... voters) {
    return Arrays.stream(voters)
        .mapToObj(voter -> vote(voter, round, step, value).endorsement())
        .toList();
  }

  Certificate certificate(int round, Run run, int... voters) {
    return new Certificate(
        PARENT,
        run.lastHeight(),
        run.value(),
        round,
        quorum(round, VoteStep.PRECOMMIT, run.value(), voters));
  }

  /** The three places that aren't the engine's. */
  int[] others() {
    return IntStream.range(0, 4).filter(one -> one != own).toArray();
  }

  int other(int number) {
    return others()[number];
  }

  /** Brings the engine to a round by others' votes there. */
  void skipTo(int round) {
    votes(round, VoteStep.PREVOTE, Statement.NIL, other(0), other(1));
  }
}
