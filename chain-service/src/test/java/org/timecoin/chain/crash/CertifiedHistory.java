package org.timecoin.chain.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.chain.CertifiedDevnet;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.MemoryStorage;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.UtxoLookup;
import org.timecoin.protocol.vote.Certificate;

/** Certified runs, one on the other, that every process of a crash test knows. */
final class CertifiedHistory {

  private static final long FEE_SAT = 10_000_000_000L;

  private final CertifiedDevnet devnet = new CertifiedDevnet();
  private final List<List<Candidate>> runs = new ArrayList<>();

  /** Two runs, of four blocks with a payment and of three. */
  CertifiedHistory() {
    MemoryStorage genesis = new MemoryStorage(devnet.parameters().genesis());
    UtxoLookup coins =
        outpoint ->
            genesis.unspent(List.of(outpoint)).values().stream()
                .map(coin -> Utxo.of(coin.outpoint(), coin.output()))
                .findFirst();
    List<Candidate> first =
        devnet.run(devnet.genesis(), 4, devnet.voters(), coins, devnet.spend(FEE_SAT));
    runs.add(devnet.certified(first, devnet.voters()));
    runs.add(devnet.certified(devnet.run(first.getLast().asTip(), 3), devnet.voters()));
  }

  NetworkParameters network() {
    return devnet.parameters();
  }

  /** All runs. */
  List<List<Candidate>> runs() {
    return List.copyOf(runs);
  }

  /** How many runs end at a height or below; empty when one of them goes on above it. */
  Optional<Integer> endingAt(long height) {
    int count = 0;
    while (count < runs.size() && runs.get(count).getLast().height() <= height) {
      count++;
    }
    long end = count == 0 ? 0 : runs.get(count - 1).getLast().height();
    return end == height ? Optional.of(count) : Optional.empty();
  }

  /** What was decided of a run. */
  static Certificate certificate(List<Candidate> run) {
    return run.getFirst().place().orElseThrow().certificate().orElseThrow();
  }
}
