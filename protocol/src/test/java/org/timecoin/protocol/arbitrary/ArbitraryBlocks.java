package org.timecoin.protocol.arbitrary;

import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.block.UtxoState;

/** Arbitrary blocks and their parts; hardly ever valid ones. */
public final class ArbitraryBlocks {

  private final Arbitrary any;

  public ArbitraryBlocks(Arbitrary any) {
    this.any = any;
  }

  public Block block() {
    return new Block(header(), any.list(this::transaction), any.list(this::reward));
  }

  public BlockHeader header() {
    return new BlockHeader(any.u32(), any.u64(), any.hash(), any.hash(), any.u64(), any.u64());
  }

  public Transaction transaction() {
    return new Transaction(
        any.u32(), any.list(this::input), any.list(this::output), any.u32(), any.u64());
  }

  public OutPoint outPoint() {
    return new OutPoint(any.hash(), any.u32());
  }

  public Utxo utxo() {
    return new Utxo(outPoint(), any.u64(), any.byteString(), any.text());
  }

  public UtxoState state() {
    return switch (any.below(5)) {
      case 0 -> new UtxoState.Unspent();
      case 1 -> new UtxoState.Locked(any.hash(), any.u64());
      case 2 -> new UtxoState.SpentPending(any.hash(), any.u32(), any.u32(), any.u64());
      case 3 -> new UtxoState.SpentFinalized(any.hash(), any.u64(), any.u32());
      default -> new UtxoState.Confirmed(any.hash(), any.u64(), any.u64());
    };
  }

  private TxInput input() {
    return new TxInput(outPoint(), any.byteString(), any.u32());
  }

  private TxOutput output() {
    return new TxOutput(any.u64(), any.byteString());
  }

  private MasternodeReward reward() {
    return new MasternodeReward(any.text(), any.u64());
  }
}
