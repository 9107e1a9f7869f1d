package org.timecoin.chain.apply;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.bytes.ByteString;

/** What of the stored chain some blocks touch. */
final class Touched {

  private Touched() {}

  /** The outputs that their inputs name. */
  static Set<OutPoint> inputs(List<Candidate> blocks) {
    Set<OutPoint> inputs = new HashSet<>();
    for (Candidate block : blocks) {
      for (Transaction tx : block.block().transactions()) {
        for (TxInput input : tx.inputs()) {
          inputs.add(input.previousOutput());
        }
      }
    }
    return inputs;
  }

  /** The outputs that they make. */
  static Set<OutPoint> outputs(List<Candidate> blocks) {
    Set<OutPoint> outputs = new HashSet<>();
    for (Candidate block : blocks) {
      for (int position = 0; position < block.txids().size(); position++) {
        UndoneBlock.made(block.hashed(), position).forEach(coin -> outputs.add(coin.outpoint()));
      }
    }
    return outputs;
  }

  /** Whom the certified ones among them pay, whose tier must be proven. */
  static Set<ByteString> paid(List<Candidate> blocks) {
    Set<ByteString> paid = new HashSet<>();
    blocks.stream()
        .filter(block -> block.place().isPresent())
        .flatMap(block -> block.block().masternodeRewards().stream())
        .map(MasternodeReward::address)
        .forEach(address -> paid.add(ByteString.utf8(address)));
    return paid;
  }
}
