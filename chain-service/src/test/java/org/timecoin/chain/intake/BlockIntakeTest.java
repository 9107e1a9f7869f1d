package org.timecoin.chain.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BatchLimits;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.chain.apply.CommitNotes.LogMark;
import org.timecoin.chain.apply.MemoryStorage;
import org.timecoin.chain.apply.Proposals;
import org.timecoin.chain.apply.RuleJudge;
import org.timecoin.chain.apply.SwitchLimits;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.QueueLimits;
import org.timecoin.chain.writer.RunWriter;
import org.timecoin.contracts.kafka.LogRecord;
import org.timecoin.contracts.kafka.Position;
import org.timecoin.contracts.log.v1.AnnouncedBlock;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.time.ClockSetting;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.SignatureClaim;

class BlockIntakeTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();
  private static final Block GENESIS = TESTNET.genesis();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Instant NOW = Instant.ofEpochSecond(1_765_000_000);

  private final MemoryStorage storage = new MemoryStorage(GENESIS);
  private final List<LogMark> saved = new ArrayList<>();
  private final List<String> reports = new ArrayList<>();
  private final List<IntakeOutcome> outcomes = new ArrayList<>();
  private Optional<String> pause = Optional.empty();
  private final ApplyQueue queue = queue();
  private final BlockIntake intake =
      new BlockIntake(
          queue,
          new OffsetKeeper(
              mark -> {
                saved.add(mark);
                return Uni.createFrom().voidItem();
              },
              3),
          (peer, broken) -> reports.add(peer + " " + broken.rule()),
          NodeClock.of(InstantSource.system(), new ClockSetting.Standing(NOW)),
          GENESIS.hash(),
          Duration.ofSeconds(30),
          outcomes::add);
  private final List<Block> chain = Blocks.run(GENESIS.header(), 5);

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void whatExtendsTheTipIsAppliedWithItsPositionAndToldOnForHalfAMinute() {
    handle(5, record(chain.get(0)));

    assertThat(storage.state().tip().height()).isEqualTo(1);
    assertThat(storage.notes())
        .containsExactly(
            new CommitNotes(
                Optional.of(new Announcement("10.0.0.9:24100", NOW.toEpochMilli() + 30_000)),
                Optional.of(new LogMark("peer.blocks", 0, 6))));
    assertThat(outcomes).containsExactly(IntakeOutcome.APPLIED);
    assertThat(saved).isEmpty();
  }

  @Test
  void knownUnlinkedAndForeignBlocksAreDropped() {
    handle(0, record(chain.get(0)));
    handle(1, record(chain.get(0)));
    handle(2, record(chain.get(3)));
    handle(3, record(chain.get(1)).toBuilder().setGenesisHash(ByteString.EMPTY).build());

    assertThat(outcomes)
        .containsExactly(
            IntakeOutcome.APPLIED,
            IntakeOutcome.KNOWN,
            IntakeOutcome.UNLINKED,
            IntakeOutcome.FOREIGN);
    assertThat(storage.state().tip().height()).isEqualTo(1);
    assertThat(reports).isEmpty();
  }

  @Test
  void positionsWithoutEffectAreSavedNowAndThen() {
    for (int offset = 0; offset < 7; offset++) {
      handle(offset, record(chain.get(3)));
    }

    assertThat(saved)
        .containsExactly(new LogMark("peer.blocks", 0, 3), new LogMark("peer.blocks", 0, 6));
  }

  @Test
  void aRecordWithoutValueIsPassedOver() {
    intake
        .handle(new LogRecord<>(ByteString.EMPTY, Optional.empty(), new Position(0, 1), 0))
        .await()
        .atMost(PATIENCE);

    assertThat(outcomes).containsExactly(IntakeOutcome.FOREIGN);
  }

  @Test
  void faultsOfFormAndLinkageAreTheRelays() {
    handle(0, record(new byte[] {1, 2, 3}));
    handle(1, record(withHeight(7)));

    assertThat(reports).containsExactly("10.0.0.9:24100 malformed", "10.0.0.9:24100 wrong_height");
    assertThat(outcomes).containsExactly(IntakeOutcome.REJECTED, IntakeOutcome.REJECTED);
  }

  @Test
  void otherFaultsAreNot() {
    Block good = chain.get(0);
    BlockHeader header = good.header();
    Block bad =
        new Block(
            new BlockHeader(
                header.version(),
                header.height(),
                header.previousHash(),
                Hash.ZERO,
                header.timestamp(),
                header.blockReward()),
            good.transactions(),
            good.masternodeRewards());
    handle(0, record(bad));

    assertThat(outcomes).containsExactly(IntakeOutcome.REJECTED);
    assertThat(reports).isEmpty();
  }

  @Test
  void whatCannotBeDecidedComesAgain() {
    pause = Optional.of("Kafka is away");

    assertThatThrownBy(() -> handle(0, record(chain.get(0)))).hasMessageContaining("Kafka is away");
    assertThat(outcomes).containsExactly(IntakeOutcome.RETRIED);
    pause = Optional.empty();
    handle(0, record(chain.get(0)));
    assertThat(storage.state().tip().height()).isEqualTo(1);
  }

  private Block withHeight(long height) {
    BlockHeader header = chain.get(0).header();
    return new Block(
        new BlockHeader(
            header.version(),
            height,
            header.previousHash(),
            header.merkleRoot(),
            header.timestamp(),
            header.blockReward()),
        chain.get(0).transactions(),
        chain.get(0).masternodeRewards());
  }

  private void handle(long offset, AnnouncedBlock block) {
    intake
        .handle(new LogRecord<>(ByteString.EMPTY, Optional.of(block), new Position(0, offset), 0))
        .await()
        .atMost(PATIENCE);
  }

  private static AnnouncedBlock record(Block block) {
    return record(Candidate.of(block, 0).bincode());
  }

  private static AnnouncedBlock record(byte[] bincode) {
    return AnnouncedBlock.newBuilder()
        .setGenesisHash(ChainMap.toProto(GENESIS.hash()))
        .setPeer("10.0.0.9:24100")
        .setBlock(ChainMap.encodedBlock(bincode))
        .build();
  }

  private ApplyQueue queue() {
    ApplyWatch watch = new ApplyWatch() {};
    BatchComputation rules =
        new BatchComputation(new RuleJudge(TESTNET, List.of()), claims -> OptionalInt.empty());
    BlockApplier applier =
        new BlockApplier(
            storage, rules, new BatchLimits(10, 1 << 20), new SwitchLimits(100, 1 << 20), watch);
    return new ApplyQueue(
        new RunWriter(
            applier, new Proposals(storage, rules, TESTNET, SignatureClaim::holds), () -> pause),
        new QueueLimits(10, 1 << 20, 10),
        watch);
  }
}
