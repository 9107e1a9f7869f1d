package org.timecoin.localnet.legacy.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The binary form of a transaction, from its JSON (protocol.md section 3): what its id is the hash
 * of.
 */
final class EncodedTransaction {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

  private EncodedTransaction() {}

  static byte[] of(JsonNode transaction) {
    EncodedTransaction encoded = new EncodedTransaction();
    encoded.u32(transaction.path("version"));
    encoded.u64(transaction.path("inputs").size());
    transaction.path("inputs").forEach(encoded::input);
    encoded.u64(transaction.path("outputs").size());
    transaction.path("outputs").forEach(encoded::output);
    encoded.u32(transaction.path("lock_time"));
    encoded.u64(transaction.path("timestamp").longValue());
    return encoded.out.toByteArray();
  }

  static byte[] bytes(JsonNode numbers) {
    byte[] bytes = new byte[numbers.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers.get(i).intValue();
    }
    return bytes;
  }

  private void input(JsonNode input) {
    out.writeBytes(bytes(input.path("previous_output").path("txid")));
    u32(input.path("previous_output").path("vout"));
    list(input.path("script_sig"));
    u32(input.path("sequence"));
  }

  private void output(JsonNode output) {
    u64(output.path("value").bigIntegerValue().longValue());
    list(output.path("script_pubkey"));
  }

  private void list(JsonNode numbers) {
    u64(numbers.size());
    out.writeBytes(bytes(numbers));
  }

  private void u32(JsonNode number) {
    out.writeBytes(little(4).putInt((int) number.longValue()).array());
  }

  private void u64(long number) {
    out.writeBytes(little(8).putLong(number).array());
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
