package org.timecoin.contracts.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.vote.Checkpoint;

/**
 * The blocks that this release and the operator vouch for: a history without one of them is refused
 * (consensus.md section 3, "Newcomers"). A release vouches for its network's genesis block, and for
 * the block that certificates begin on.
 *
 * @param all of them, each height once
 */
public record Checkpoints(List<Checkpoint> all) {

  public Checkpoints {
    all = List.copyOf(all);
  }

  /**
   * Those of the network and those that are configured.
   *
   * @param configured each height:hash
   * @throws BadConfiguration when one can't be read, or two name different blocks of one height
   */
  public static Checkpoints of(NetworkParameters network, Optional<List<String>> configured) {
    List<Checkpoint> all = new ArrayList<>();
    all.add(new Checkpoint(0, network.genesisHash()));
    network.activations().stream()
        .filter(activation -> !activation.parentHash().isZero())
        .forEach(
            activation ->
                all.add(new Checkpoint(activation.parentHeight(), activation.parentHash())));
    for (String text : configured.orElse(List.of())) {
      add(parse(text), all);
    }
    return new Checkpoints(all.stream().distinct().toList());
  }

  private static void add(Checkpoint checkpoint, List<Checkpoint> all) {
    for (Checkpoint one : all) {
      if (!one.admits(checkpoint.height(), checkpoint.hash())) {
        throw new BadConfiguration(
            "timenode.checkpoints names %s at height %d, where %s is known to stand; take it out"
                .formatted(checkpoint.hash(), checkpoint.height(), one.hash()));
      }
    }
    all.add(checkpoint);
  }

  private static Checkpoint parse(String text) {
    String[] parts = text.strip().split(":", -1);
    if (parts.length != 2
        || !parts[0].matches("[0-9]{1,18}")
        || !parts[1].matches("[0-9a-fA-F]{64}")) {
      throw new BadConfiguration(
          "timenode.checkpoints holds \"%s\", which is not height:hash with a hash of 64 hex digits"
              .formatted(text));
    }
    return new Checkpoint(Long.parseLong(parts[0]), Hash.fromHex(parts[1]));
  }
}
