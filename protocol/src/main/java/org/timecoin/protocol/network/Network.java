package org.timecoin.protocol.network;

import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.key.AddressDigit;

/** Which network a node is on (protocol.md section 4). */
public enum Network {
  /** Where legacy nodes live. */
  TESTNET("Testnet", "54494d45", AddressDigit.TESTNET, 24100),
  /** The main network. */
  MAINNET("Mainnet", "c01d7e4d", AddressDigit.MAINNET, 24000),
  /** One of many private networks, each with a genesis file of its own. */
  DEVNET("Devnet", "54444556", AddressDigit.TESTNET, 24100);

  private final String wireName;
  private final String magicHex;
  private final AddressDigit addressDigit;
  private final int p2pPort;

  Network(String wireName, String magicHex, AddressDigit addressDigit, int p2pPort) {
    this.wireName = wireName;
    this.magicHex = magicHex;
    this.addressDigit = addressDigit;
    this.p2pPort = p2pPort;
  }

  /** The name in a Handshake and a Version. */
  public String wireName() {
    return wireName;
  }

  /** The four magic bytes in a Handshake. */
  public ByteString magic() {
    return ByteString.fromHex(magicHex);
  }

  /** What its addresses carry behind the prefix. */
  public AddressDigit addressDigit() {
    return addressDigit;
  }

  /** Default port for peers. */
  public int p2pPort() {
    return p2pPort;
  }

  /** Default port for JSON-RPC. */
  public int rpcPort() {
    return p2pPort + 1;
  }

  /** The network of this name in either spelling, "Testnet" or "testnet". */
  public static Optional<Network> ofName(String name) {
    for (Network network : values()) {
      if (network.wireName.equalsIgnoreCase(name)) {
        return Optional.of(network);
      }
    }
    return Optional.empty();
  }
}
