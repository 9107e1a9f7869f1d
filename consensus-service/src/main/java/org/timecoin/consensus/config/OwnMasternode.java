package org.timecoin.consensus.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.key.KeyFormatFault;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.network.Voter;
import org.timecoin.protocol.reward.Tier;

/**
 * What this node announces of itself. The private key is read to know the public one and is not
 * kept: nothing is signed yet.
 *
 * @param announcement empty when the node is no masternode
 */
public record OwnMasternode(Optional<MasternodeInfo> announcement) {

  private static final long KEY_FILE_BYTES = 4_096;
  private static final int ADDRESS_MOST = 64;

  /**
   * The masternode that is configured.
   *
   * @throws BadConfiguration when the key can't be read, others may read it, or the address lacks
   */
  static OwnMasternode of(MasternodeConfig config, NetworkParameters network) {
    if (config.keyFile().isEmpty()) {
      return new OwnMasternode(Optional.empty());
    }
    SigningKey key = read(config.keyFile().get());
    String reward = key.address(network.addressDigit()).text();
    return new OwnMasternode(
        Optional.of(
            new MasternodeInfo(address(config), reward, tier(key, network), key.publicKey())));
  }

  private static String address(MasternodeConfig config) {
    return config
        .address()
        .filter(text -> text.length() <= ADDRESS_MOST && text.matches("[^\\s]+:\\d{1,5}"))
        .orElseThrow(
            () ->
                new BadConfiguration(
                    "a masternode needs timenode.masternode.address, the \"ip:port\" under which"
                        + " peers reach it"));
  }

  /** Announced tiers decide nothing: the one that the network was founded with, else Free. */
  private static Tier tier(SigningKey key, NetworkParameters network) {
    return network.activations().stream()
        .flatMap(activation -> activation.voters().stream())
        .filter(voter -> voter.publicKey().equals(key.publicKey()))
        .map(Voter::tier)
        .findFirst()
        .orElse(Tier.FREE);
  }

  private static SigningKey read(Path file) {
    try {
      requirePrivate(file);
      if (Files.size(file) > KEY_FILE_BYTES) {
        throw bad(file, "is too large to be a key");
      }
      return SigningKey.fromPem(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new BadConfiguration(
          "cannot read the masternode key %s (%s); set timenode.masternode.key-file to a readable file"
              .formatted(file, e),
          e);
    } catch (KeyFormatFault e) {
      throw new BadConfiguration(
          "the masternode key %s is wrong: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
    open.addAll(Files.getPosixFilePermissions(file));
    open.remove(PosixFilePermission.OWNER_READ);
    open.remove(PosixFilePermission.OWNER_WRITE);
    if (!open.isEmpty()) {
      throw bad(file, "may be used by others; chmod 600 it, and make a new key if others had it");
    }
  }

  private static BadConfiguration bad(Path file, String what) {
    return new BadConfiguration("the masternode key %s %s".formatted(file, what));
  }
}
