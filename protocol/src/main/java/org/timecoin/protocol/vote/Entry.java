package org.timecoin.protocol.vote;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * An activation or recovery entry: who votes on a parent by configuration, and from which round on
 * (consensus.md section 3, "Activation").
 *
 * @param parent the block that it names
 * @param voters who votes on it
 * @param firstRound the first round that counts there
 */
public record Entry(Parent parent, VoterSet voters, int firstRound) {

  /** The entry of a network's parameters; a zero hash there means the genesis block. */
  public static Entry of(Activation activation, Parent genesis, AddressDigit digit) {
    Parent named = new Parent(activation.parentHeight(), activation.parentHash());
    List<Address> voters =
        activation.voters().stream().map(one -> Address.of(one.publicKey(), digit)).toList();
    boolean first = named.hash().isZero() && named.height() == genesis.height();
    return new Entry(first ? genesis : named, VoterSet.of(voters), activation.firstRound());
  }

  /** All entries of a network, first to last. */
  public static List<Entry> of(NetworkParameters network) {
    Parent genesis = new Parent(network.genesis().height(), network.genesisHash());
    return network.activations().stream()
        .map(activation -> of(activation, genesis, network.addressDigit()))
        .toList();
  }

  /**
   * The entry that holds on a parent: the one with the highest first round, since a recovery comes
   * after what it replaces.
   *
   * @param certified whether a certificate on that parent is held: then every entry is refused
   */
  public static Optional<Entry> on(Parent parent, boolean certified, List<Entry> entries) {
    return entries.stream()
        .filter(one -> one.parent().equals(parent) && !certified)
        .reduce((one, other) -> other.firstRound() > one.firstRound() ? other : one);
  }
}
