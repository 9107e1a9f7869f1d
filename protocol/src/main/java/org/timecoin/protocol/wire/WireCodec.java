package org.timecoin.protocol.wire;

import java.util.Optional;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonVariant;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;

/**
 * Messages to lines and back. Pure, without state: any thread may use it on its own buffers.
 *
 * <p>One thing the reference reads is refused here: a public key given as a string of 32 raw bytes
 * instead of an array of numbers, which no node writes.
 */
public final class WireCodec {

  private WireCodec() {}

  /** The message as JSON, without a newline. */
  public static byte[] encode(Message message) {
    JsonWriter out = new JsonWriter();
    write(message, out);
    return out.toByteArray();
  }

  /** The message as it goes on the wire, with its newline. */
  public static byte[] encodeLine(Message message) {
    JsonWriter out = new JsonWriter();
    writeLine(message, out);
    return out.toByteArray();
  }

  /** Appends the message with its newline to a buffer that the caller uses again and again. */
  public static void writeLine(Message message, JsonWriter out) {
    write(message, out);
    out.newline();
  }

  /** Appends the message without a newline. */
  public static void write(Message message, JsonWriter out) {
    MessageKind kind = message.kind();
    if (Payloads.unit(kind).isPresent()) {
      out.unitVariant(kind.wireName());
      return;
    }
    out.beginVariant(kind.wireName());
    Payloads.write(out, message);
    out.endObject();
  }

  /** The message in a whole array, see {@link #decode(byte[], int, int, WireLimits)}. */
  public static Message decode(byte[] line) throws WireFault {
    return decode(line, 0, line.length, WireLimits.DEFAULT);
  }

  /**
   * The message in the bytes from {@code from} to before {@code to}; a newline at the end may be
   * among them or not.
   */
  public static Message decode(byte[] line, int from, int to, WireLimits limits) throws WireFault {
    if (to - from > limits.maxLineBytes()) {
      throw new WireFault(FaultReason.TOO_LONG, limits.maxLineBytes());
    }
    try {
      JsonReader in = new JsonReader(line, from, to, limits.json());
      Message message = read(in);
      in.finish();
      return message;
    } catch (JsonFault fault) {
      throw WireFault.of(fault, from);
    }
  }

  private static Message read(JsonReader in) throws JsonFault {
    JsonVariant variant = in.variant();
    Optional<MessageKind> kind = MessageKind.ofWireName(variant.name());
    if (kind.isEmpty()) {
      throw variant.unknown();
    }
    Optional<Message> unit = Payloads.unit(kind.get());
    if (unit.isPresent()) {
      variant.unit();
      return unit.get();
    }
    variant.beginPayload();
    Message message = Payloads.read(in, kind.get());
    variant.endPayload();
    return message;
  }
}
