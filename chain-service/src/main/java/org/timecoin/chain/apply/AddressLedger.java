package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/**
 * What a batch does to addresses: how their balances change, and the lines of their histories.
 * Scripts too long to be an address of any kind are not followed.
 */
final class AddressLedger {

  /** Longer scripts are no addresses, and an index entry has a limit. */
  static final int SCRIPT_LENGTH_MAX = 64;

  /** Sums of one script, changed in place: a batch has many outputs and few addresses. */
  private static final class Sums {
    private long receivedSat;
    private long spentSat;
    private long outputs;
  }

  private final Map<ByteString, Sums> balances = new LinkedHashMap<>();
  private final List<AddressEntry> entries = new ArrayList<>();
  private final Set<AddressAtHeight> undone = new LinkedHashSet<>();

  /** A transaction took these coins and made those. */
  void transaction(
      long height, int position, Hash txid, Collection<Coin> taken, Collection<Coin> made) {
    Map<ByteString, Sums> sums = new LinkedHashMap<>();
    taken.stream().filter(AddressLedger::isFollowed).forEach(coin -> take(coin, sums));
    made.stream().filter(AddressLedger::isFollowed).forEach(coin -> give(coin, sums));
    sums.forEach(
        (script, sum) ->
            entries.add(
                new AddressEntry(script, height, position, txid, sum.receivedSat, sum.spentSat)));
  }

  private void take(Coin coin, Map<ByteString, Sums> transaction) {
    sums(coin, transaction).spentSat += coin.output().value();
    change(coin, -1);
  }

  private void give(Coin coin, Map<ByteString, Sums> transaction) {
    sums(coin, transaction).receivedSat += coin.output().value();
    change(coin, 1);
  }

  /** The block of a height is undone: what it made is gone, what it took is back. */
  void undo(long height, Collection<Coin> taken, Collection<Coin> made) {
    taken.stream().filter(AddressLedger::isFollowed).forEach(coin -> undo(coin, height, 1));
    made.stream().filter(AddressLedger::isFollowed).forEach(coin -> undo(coin, height, -1));
  }

  private void undo(Coin coin, long height, int sign) {
    change(coin, sign);
    undone.add(new AddressAtHeight(coin.output().scriptPubkey(), height));
  }

  private void change(Coin coin, int sign) {
    Sums sums = sums(coin, balances);
    sums.receivedSat += sign * coin.output().value();
    sums.outputs += sign;
  }

  private static Sums sums(Coin coin, Map<ByteString, Sums> of) {
    return of.computeIfAbsent(coin.output().scriptPubkey(), script -> new Sums());
  }

  private static boolean isFollowed(Coin coin) {
    return coin.output().scriptPubkey().length() <= SCRIPT_LENGTH_MAX;
  }

  /** By how much the unspent value of a script has grown so far, satoshis. */
  long grownSat(ByteString script) {
    Sums sums = balances.get(script);
    return sums == null ? 0 : sums.receivedSat;
  }

  /** What changed in the balances, each script once. */
  List<AddressChange> changes() {
    return balances.entrySet().stream()
        .map(
            one ->
                new AddressChange(one.getKey(), one.getValue().receivedSat, one.getValue().outputs))
        .toList();
  }

  /** The lines to be written. */
  List<AddressEntry> entries() {
    return List.copyOf(entries);
  }

  /** Whose lines at which heights are to be removed. */
  List<AddressAtHeight> undone() {
    return List.copyOf(undone);
  }
}
