package org.timecoin.localnet.legacy.wire;

import java.util.HexFormat;

/**
 * What a legacy masternode says about itself.
 *
 * @param address its IP address, as the legacy node announces it
 * @param rewardAddress a TIME address
 * @param tier {@code Free}, {@code Bronze}, {@code Silver} or {@code Gold}
 * @param publicKeyHex 32 bytes in hex
 */
public record Masternode(String address, String rewardAddress, String tier, String publicKeyHex) {

  /** The line by which it announces itself. */
  public String announcement() {
    return "{\"MasternodeAnnouncement\":" + fields() + "}\n";
  }

  /** The answer to {@code GetMasternodes} of a node that knows only itself. */
  public String list() {
    return "{\"MasternodesResponse\":[" + fields() + "]}\n";
  }

  private String fields() {
    return "{\"address\":\"%s\",\"reward_address\":\"%s\",\"tier\":\"%s\",\"public_key\":%s}"
        .formatted(
            address,
            rewardAddress,
            tier,
            OutgoingLine.numbers(HexFormat.of().parseHex(publicKeyHex)));
  }
}
