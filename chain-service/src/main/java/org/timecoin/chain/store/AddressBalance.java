package org.timecoin.chain.store;

/**
 * What an address holds.
 *
 * @param unspentSat value of its unspent outputs, satoshis
 * @param unspentOutputs how many there are
 */
public record AddressBalance(long unspentSat, long unspentOutputs) {

  /** Of an address that was never paid. */
  static final AddressBalance NOTHING = new AddressBalance(0, 0);
}
