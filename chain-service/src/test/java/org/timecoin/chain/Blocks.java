package org.timecoin.chain;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.PackedBlock;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.reward.Amounts;

/** Small chains for tests. Their rules hold as far as a test says. */
public final class Blocks {

  /** One output to this address is in every block's coinbase. */
  public static final String PAID = "TIME0Nin3SHxLzkou3PmR845NgGEQgHc2cFFxJ";

  private Blocks() {}

  /** A block on a parent with a coinbase of its own and these further transactions. */
  public static Block on(BlockHeader parent, Transaction... spends) {
    return withCoinbase(parent, coinbase(parent.timestamp() + 600), spends);
  }

  /** A block on a parent with this coinbase. */
  public static Block withCoinbase(
      BlockHeader parent, Transaction coinbase, Transaction... spends) {
    List<Transaction> transactions = new ArrayList<>(List.of(coinbase));
    transactions.addAll(List.of(spends));
    BlockHeader header =
        new BlockHeader(
            1,
            parent.height() + 1,
            parent.hash(),
            coinbase.txid(),
            parent.timestamp() + 600,
            Amounts.BLOCK_SUBSIDY);
    return new Block(
        header, transactions, List.of(new MasternodeReward(PAID, Amounts.BLOCK_SUBSIDY)));
  }

  /** A coinbase; two with the same timestamp are the same bytes. */
  public static Transaction coinbase(long timestamp) {
    return new Transaction(
        1,
        List.of(),
        List.of(new TxOutput(Amounts.BLOCK_SUBSIDY, ByteString.ascii(PAID))),
        0,
        timestamp);
  }

  /** Spends an output into one of this value; nothing is signed. */
  public static Transaction spend(Hash txid, int vout, long value) {
    return new Transaction(
        1,
        List.of(new TxInput(new OutPoint(txid, vout), ByteString.EMPTY, 0)),
        List.of(new TxOutput(value, ByteString.ascii("someone"))),
        0,
        1);
  }

  /** So many empty blocks, one on another, the first on the parent. */
  public static List<Block> run(BlockHeader parent, int length) {
    List<Block> run = new ArrayList<>(length);
    BlockHeader last = parent;
    for (int i = 0; i < length; i++) {
      Block next = on(last);
      run.add(next);
      last = next.header();
    }
    return run;
  }

  /** Blocks as candidates, judged long after they were due. */
  public static List<Candidate> candidates(List<Block> blocks) {
    return blocks.stream().map(block -> Candidate.of(block, Long.MAX_VALUE - 1_000)).toList();
  }

  /** Candidates as blocks of a branch that is to be switched to. */
  public static List<PackedBlock> packed(List<Candidate> branch) {
    return branch.stream().map(one -> PackedBlock.of(one.bincode(), one.now())).toList();
  }
}
