package org.timecoin.protocol.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.RunCodec;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TransactionCodec;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.reward.Amounts;
import org.timecoin.protocol.reward.PaidMasternode;
import org.timecoin.protocol.rules.BlockLimits;
import org.timecoin.protocol.rules.Devnet;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.protocol.rules.SignatureClaim;

/** What goes into a run, where, and why not. */
class RunBuilderTest {

  private static final long FEE = 2_000_000;

  private final Devnet devnet = new Devnet();
  private final BuiltRunCheck check = new BuiltRunCheck(devnet);
  private final RandomWallet wallet = new RandomWallet(new Arbitrary(1), devnet.wallet, 40);

  @Test
  void aRunOfCoinbasesIsMadeOfNothing() {
    BuiltRun built = build(100, List.of());

    check.assertValid(built.blocks(), wallet.coins());
    assertThat(built.blocks()).hasSize(100);
    assertThat(built.leftOut()).isEmpty();
  }

  @Test
  void feesArePaidOut() {
    BuiltRun built = build(2, List.of(spend(0, FEE), spend(1, FEE + 1)));

    assertThat(built.blocks().getFirst().header().blockReward())
        .isEqualTo(Amounts.BLOCK_SUBSIDY + 2 * FEE + 1);
    assertThat(built.blocks().getLast().header().blockReward()).isEqualTo(Amounts.BLOCK_SUBSIDY);
  }

  @Test
  void whatSpendsAnotherComesInALaterBlock() {
    Transaction first = spend(0, FEE);
    Transaction second = wallet.spend(List.of(RandomWallet.made(first)), FEE);
    Transaction third = wallet.spend(List.of(RandomWallet.made(second), wallet.coin(1)), FEE);
    BuiltRun built = build(2, List.of(third, second, first));

    check.assertValid(built.blocks(), wallet.coins());
    assertThat(built.blocks().getFirst().txids()).contains(first.txid()).hasSize(2);
    assertThat(built.blocks().getLast().txids()).contains(second.txid()).hasSize(2);
    assertThat(built.leftOut()).containsExactly(new LeftOut.Waiting(third.txid(), second.txid()));
  }

  @Test
  void whatWaitsForAnInvalidOneNeverComes() {
    Transaction invalid = spend(0, 0);
    Transaction child = wallet.spend(List.of(RandomWallet.made(invalid)), FEE);

    assertThat(build(3, List.of(child, invalid)).leftOut())
        .contains(new LeftOut.Waiting(child.txid(), invalid.txid()))
        .hasSize(2);
  }

  @Test
  void ofTwoThatConflictTheOneWithMoreFeeAByteIsTaken() {
    Transaction less = wallet.spend(List.of(wallet.coin(0), wallet.coin(1)), 2 * FEE);
    Transaction more = spend(0, 2 * FEE);
    BuiltRun built = build(1, List.of(less, more));

    assertThat(built.blocks().getFirst().txids()).contains(more.txid());
    assertThat(built.leftOut()).containsExactly(new LeftOut.Conflicting(less.txid()));
  }

  /** The loser of a conflict doesn't become valid by coming later. */
  @Test
  void aConflictOutlastsTheBlock() {
    Transaction parent = spend(0, FEE);
    Transaction rival = spend(0, 2 * FEE);
    Transaction child = wallet.spend(List.of(RandomWallet.made(rival), wallet.coin(1)), FEE);
    BuiltRun built = build(3, List.of(parent, rival, child, spend(1, FEE)));

    check.assertValid(built.blocks(), wallet.coins());
    assertThat(built.leftOut())
        .containsExactlyInAnyOrder(
            new LeftOut.Conflicting(parent.txid()), new LeftOut.Conflicting(child.txid()));
  }

  @Test
  void aBlockIsFilledToTheLastByte() {
    Transaction frame = filler(0, 1);
    long empty = BlockCodec.encodedSize(build(1, List.of()).blocks().getFirst().block());
    int room = (int) (BlockLimits.MAX_BLOCK_BYTES - empty) - TransactionCodec.encodedSize(frame);
    Transaction fits = filler(0, room + 1);
    Transaction tooLarge = filler(1, room + 2);
    Block full = build(1, List.of(fits)).blocks().getFirst().block();

    assertThat(BlockCodec.encodedSize(full)).isEqualTo(BlockLimits.MAX_BLOCK_BYTES);
    assertThat(build(3, List.of(tooLarge)).leftOut())
        .containsExactly(new LeftOut.NoRoom(tooLarge.txid()));
  }

  /** One more would fit into 4 MiB, were it not for the coinbases of all the blocks to come. */
  @Test
  void whatDoesNotFitGoesToTheNextBlockAsLongAsTheRunHasRoom() {
    List<Transaction> large = IntStream.range(0, 40).mapToObj(i -> filler(i, 130_000)).toList();
    BuiltRun built = build(100, large);
    List<Block> blocks = built.blocks().stream().map(HashedBlock::block).toList();

    check.assertValid(built.blocks(), wallet.coins());
    assertThat(built.blocks().subList(0, 5))
        .extracting(block -> block.txids().size() - 1)
        .containsExactly(8, 8, 8, 7, 0);
    assertThat(RunCodec.encodedSize(blocks)).isLessThanOrEqualTo(RunCodec.BYTES_MOST);
    assertThat(built.leftOut()).hasSize(9).allMatch(LeftOut.NoRoom.class::isInstance);
  }

  /** Signatures are the dearest check: nobody asks for those of what is out for another reason. */
  @Test
  void signaturesAreAskedForLast() {
    Transaction good = spend(0, FEE);
    Transaction forged = spend(1, FEE);
    List<SignatureClaim> asked = new ArrayList<>();
    BuiltRun built =
        RunBuilder.build(
            check.plan(1),
            List.of(good, forged, spend(2, 0), spend(0, FEE - 1)),
            wallet.lookup(),
            claim -> {
              asked.add(claim);
              return claim.txid().equals(good.txid());
            });

    assertThat(asked)
        .extracting(SignatureClaim::txid)
        .containsExactlyInAnyOrder(good.txid(), forged.txid());
    assertThat(built.leftOut())
        .filteredOn(one -> one.txid().equals(forged.txid()))
        .first()
        .isInstanceOfSatisfying(
            LeftOut.Invalid.class,
            one -> assertThat(one.violation().broken()).isEqualTo(Rule.BAD_SIGNATURE));
  }

  @Test
  void noTransactionIsSmallerThanWhatCountsAsFull() {
    List<TxOutput> output = List.of(new TxOutput(1, ByteString.EMPTY));

    assertThat(
            TransactionCodec.encodedSize(
                wallet.signed(List.of(wallet.coin(0)), output, devnet.wallet)))
        .isEqualTo(192);
  }

  @Test
  void noPlanIsMadeForWhatNoRunCanBe() {
    PaidMasternode one = devnet.paid().getFirst();

    assertThatThrownBy(() -> check.plan(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> check.plan(101)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plan(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plan(List.of(one, one))).isInstanceOf(IllegalArgumentException.class);
    assertThat(plan(devnet.paid().reversed()).paid()).isEqualTo(devnet.paid());
  }

  private RunPlan plan(List<PaidMasternode> paid) {
    return new RunPlan(devnet.parameters, devnet.genesis(), paid, 1);
  }

  private Transaction spend(int coin, long fee) {
    return wallet.spend(List.of(wallet.coin(coin)), fee);
  }

  private Transaction filler(int coin, int scriptBytes) {
    return wallet.spend(List.of(wallet.coin(coin)), FEE, ByteString.of(new byte[scriptBytes]));
  }

  private BuiltRun build(int blocks, List<Transaction> candidates) {
    return RunBuilder.build(check.plan(blocks), candidates, wallet.lookup(), SignatureClaim::holds);
  }
}
