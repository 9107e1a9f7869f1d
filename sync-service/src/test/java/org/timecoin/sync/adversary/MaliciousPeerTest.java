package org.timecoin.sync.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.gateway.v1.ReportViolationRequest;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.sync.fleet.FakePeer;

/** A peer serves blocks that break the rules. */
@QuarkusTest
class MaliciousPeerTest extends AdversaryTest {

  private static final String GOOD = "10.5.0.2:24100";
  // Who was proven wrong is not asked for ten minutes, so each test has a liar of its own.
  private static final String FORGER = "10.5.0.1:24100";
  private static final String STRANGER = "10.5.0.8:24100";
  private static final String POISONER = "10.5.0.6:24100";

  /** The golden chain with one block in the place of another. */
  private List<Block> with(int height, Block block) {
    List<Block> chain = new ArrayList<>(golden);
    chain.set(height, block);
    return chain;
  }

  private static Block withPrevious(Block block, Hash previous) {
    BlockHeader h = block.header();
    BlockHeader header =
        new BlockHeader(
            h.version(), h.height(), previous, h.merkleRoot(), h.timestamp(), h.blockReward());
    return new Block(header, block.transactions(), block.masternodeRewards());
  }

  @Test
  void aBrokenLinkIsNamedAndTheHonestPeerServes() {
    fleet.connect(FakePeer.honest(FORGER, with(50, withPrevious(golden.get(50), Hash.ZERO))));
    assertViolation(FORGER, "wrong_previous_hash");
    assertThat(fleet.chain().height()).isZero();
    fleet.connect(FakePeer.honest(GOOD, golden));
    fleet.awaitHeight(2_000, SOON);
    assertThat(fleet.chain().origins()).containsOnly(GOOD);
  }

  @Test
  void aNextBlockThatFollowsNoneOfItsOwnIsTheSameFault() {
    fleet.reset(golden.subList(0, 1_001));
    List<Block> bad = with(1_001, withPrevious(golden.get(1_001), Hash.ZERO)).subList(0, 1_002);
    fleet.connect(FakePeer.honest(STRANGER, bad));
    assertViolation(STRANGER, "wrong_previous_hash");
    assertThat(fleet.chain().height()).isEqualTo(1_000);
    fleet.connect(FakePeer.honest(GOOD, golden));
    fleet.awaitHeight(2_000, SOON);
  }

  @Test
  void whatOnlyTheChainCanRefuseIsBlamedOnWhoServedIt() {
    // To sync this block looks sound; the chain knows that it spends what is spent.
    Hash poisoned = golden.get(150).hash();
    fleet.chain().refuse(block -> ruleOf(block, poisoned));
    fleet.connect(FakePeer.honest(POISONER, golden.subList(0, 151)));
    assertViolation(POISONER, "unknown_or_spent_input");
    assertThat(fleet.chain().height()).isEqualTo(149);
    fleet.chain().refuse(block -> Optional.empty());
    fleet.connect(FakePeer.honest("10.5.0.7:24100", golden));
    fleet.awaitHeight(2_000, SOON);
    assertThat(fleet.gateway().violations()).hasSize(1);
  }

  private static Optional<String> ruleOf(Block block, Hash poisoned) {
    return block.hash().equals(poisoned) ? Optional.of("unknown_or_spent_input") : Optional.empty();
  }

  @Test
  void aLiarAmongHonestPeersIsLeftAlone() {
    List<Block> bad = with(50, withPrevious(golden.get(50), Hash.ZERO));
    fleet.connect(
        FakePeer.honest("10.5.0.3:24100", bad),
        FakePeer.honest("10.5.0.4:24100", golden),
        FakePeer.honest("10.5.0.5:24100", golden));
    fleet.awaitHeight(2_000, SOON);
    assertThat(fleet.chain().tip().hash()).isEqualTo(golden.getLast().hash());
    assertThat(fleet.gateway().violations().stream().map(ReportViolationRequest::getPeer))
        .allMatch("10.5.0.3:24100"::equals);
  }

  private void assertViolation(String peer, String rule) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(fleet.gateway().violations())
                    .singleElement()
                    .satisfies(
                        violation -> {
                          assertThat(violation.getPeer()).isEqualTo(peer);
                          assertThat(violation.getRule()).isEqualTo(rule);
                          assertThat(violation.getDetail()).isNotBlank();
                        }));
  }
}
