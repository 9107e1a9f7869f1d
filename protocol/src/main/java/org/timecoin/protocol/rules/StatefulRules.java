package org.timecoin.protocol.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.reward.Amounts;

/**
 * The block rules that need the outputs unspent before the block. To be asked only for blocks that
 * {@link StatelessRules} accepts.
 */
public final class StatefulRules {

  private StatefulRules() {}

  /**
   * Judges a block but for its signatures, which are valid only if every claim holds.
   *
   * @param block accepted by the stateless rules
   * @param digit of the network's addresses
   * @param state before the block
   */
  public static Judgement<StateChange> check(
      HashedBlock block, AddressDigit digit, UtxoLookup state) {
    List<Spend> spends = new ArrayList<>();
    List<Transaction> transactions = block.block().transactions();
    for (int i = 1; i < transactions.size(); i++) {
      Hash txid = block.txids().get(i);
      switch (TransactionRules.spend(transactions.get(i), txid, block.height(), digit, state)) {
        case Judgement.Broken<Spend>(Violation violation) -> {
          return new Judgement.Broken<>(violation);
        }
        case Judgement.Holds<Spend>(Spend spend) -> spends.add(spend);
      }
    }
    OptionalLong fees = Sums.of(spends, Spend::fee);
    Optional<Violation> violation = reward(block, fees);
    return violation.isPresent()
        ? new Judgement.Broken<>(violation.get())
        : new Judgement.Holds<>(change(block, spends, fees.orElseThrow()));
  }

  /** The first claim that doesn't hold, verified one after the other. */
  public static Optional<Violation> verify(List<SignatureClaim> claims) {
    return claims.stream()
        .filter(claim -> !claim.holds())
        .findFirst()
        .map(SignatureClaim::violation);
  }

  private static Optional<Violation> reward(HashedBlock block, OptionalLong fees) {
    boolean right =
        fees.isPresent()
            && Long.compareUnsigned(fees.getAsLong(), -1L - Amounts.BLOCK_SUBSIDY) <= 0
            && block.header().blockReward() == Amounts.BLOCK_SUBSIDY + fees.getAsLong();
    return right
        ? RewardRules.checkDust(block.block())
        : Optional.of(new Violation.OfBlock(Rule.WRONG_BLOCK_REWARD, block.height()));
  }

  private static StateChange change(HashedBlock block, List<Spend> spends, long fees) {
    return new StateChange(
        spends.stream().flatMap(s -> s.spent().stream()).toList(),
        created(block),
        fees,
        spends.stream().flatMap(s -> s.claims().stream()).toList());
  }

  /** The outputs that a block makes, in block order; for genesis blocks too. */
  public static List<Utxo> created(HashedBlock block) {
    List<Utxo> created = new ArrayList<>();
    List<Transaction> transactions = block.block().transactions();
    for (int i = 0; i < transactions.size(); i++) {
      List<TxOutput> outputs = transactions.get(i).outputs();
      for (int vout = 0; vout < outputs.size(); vout++) {
        created.add(Utxo.of(new OutPoint(block.txids().get(i), vout), outputs.get(vout)));
      }
    }
    return created;
  }
}
