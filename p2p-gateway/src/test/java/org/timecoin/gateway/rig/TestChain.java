package org.timecoin.gateway.rig;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

/** Chains of well-formed testnet blocks. What they pay and spend is of no interest to a gateway. */
public final class TestChain {

  private static final String ADDRESS = "TIME0L2kwh6usSoRkDQXFh72upd4gUquW5fnu7";

  private TestChain() {}

  /** Genesis and blocks 1 to {@code height}. */
  public static List<Block> upTo(int height) {
    return upTo(height, 0);
  }

  /** The same, each block with a transaction of about this many bytes of bincode. */
  public static List<Block> upTo(int height, int padding) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(NetworkParameters.testnet().genesis());
    for (int h = 1; h <= height; h++) {
      blocks.add(next(blocks.getLast(), padding));
    }
    return blocks;
  }

  /** A block on a parent. */
  public static Block next(Block parent, int padding) {
    long height = parent.height() + 1;
    long time = NetworkParameters.testnet().schedule().timestampOf(height);
    Transaction coinbase =
        new Transaction(
            1,
            List.of(),
            List.of(new TxOutput(10_000_000_000L, ByteString.ascii(ADDRESS))),
            0,
            time);
    List<Transaction> transactions = new ArrayList<>(List.of(coinbase));
    if (padding > 0) {
      transactions.add(transaction(height, padding));
    }
    BlockHeader header =
        new BlockHeader(1, height, parent.hash(), coinbase.txid(), time, 10_000_000_000L);
    return new Block(header, transactions, List.of(new MasternodeReward(ADDRESS, 10_000_000_000L)));
  }

  /** A transaction of about this many bytes of bincode; other numbers give other transactions. */
  public static Transaction transaction(long number, int bytes) {
    byte[] script = new byte[bytes];
    java.util.Arrays.fill(script, (byte) 200);
    TxInput input =
        new TxInput(new OutPoint(Hash.sha256(), (int) number), ByteString.of(script), -1);
    return new Transaction(
        1, List.of(input), List.of(new TxOutput(1, ByteString.ascii(ADDRESS))), 0, number);
  }
}
