package org.timecoin.localnet.key;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.timecoin.protocol.key.SigningKey;

/**
 * The legacy node's {@code time-wallet.dat}, as its version 1 wrote it: bincode 1.3 of version u32,
 * network (u32: 0 mainnet, 1 testnet), secret key (32 bytes), public key (32 bytes), address
 * string, creation time i64, optional label. Nothing in it is encrypted; later legacy versions
 * encrypt, and those files are not read.
 *
 * @param key the key in it
 * @param address the address it says the key has
 */
record LegacyWallet(SigningKey key, String address) {
  private static final int VERSION = 1;
  private static final int NETWORKS = 2;
  private static final int HEADER_BYTES = 4 + 4 + 32 + 32 + 8;
  private static final int ADDRESS_MAX = 64;

  /** Reads a wallet; empty when the bytes are none, or its two keys don't belong together. */
  static Optional<LegacyWallet> parse(byte[] file) {
    if (file.length < HEADER_BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    boolean known = in.getInt() == VERSION && Integer.compareUnsigned(in.getInt(), NETWORKS) < 0;
    byte[] seed = new byte[SigningKey.SEED_LENGTH];
    byte[] publicKey = new byte[32];
    in.get(seed).get(publicKey);
    long length = in.getLong();
    if (!known || length < 0 || length > Math.min(ADDRESS_MAX, in.remaining())) {
      return Optional.empty();
    }
    byte[] address = new byte[(int) length];
    in.get(address);
    SigningKey key = SigningKey.fromSeed(seed);
    return Arrays.equals(key.publicKey().bytes(), publicKey)
        ? Optional.of(new LegacyWallet(key, new String(address, StandardCharsets.UTF_8)))
        : Optional.empty();
  }
}
