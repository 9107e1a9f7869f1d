package org.timecoin.gateway.session;

import java.util.ArrayDeque;
import java.util.Deque;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.gateway.transport.Wire;
import org.timecoin.gateway.transport.Wire.Pause;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/**
 * Decodes the lines of one connection in their order. Long ones on a worker thread, so that
 * megabytes from one peer don't delay the others; meanwhile the connection is not read, so no more
 * waits than came in one segment.
 */
final class Inbox {

  private final GatewayLoop loop;
  private final Reader reader;
  private final int offloadBytes;
  private final Deque<byte[]> lines = new ArrayDeque<>();
  private boolean decoding;
  private boolean stopped;

  Inbox(GatewayLoop loop, int offloadBytes, Reader reader) {
    this.loop = loop;
    this.offloadBytes = offloadBytes;
    this.reader = reader;
  }

  /** Who gets what was decoded. */
  interface Reader {
    void message(Message message, int bytes);

    void unreadable(byte[] line, WireFault why);
  }

  /** Takes the next line. */
  void add(byte[] line, Wire wire) {
    lines.addLast(line);
    drain(wire);
  }

  private void drain(Wire wire) {
    while (!decoding && !stopped && !lines.isEmpty()) {
      byte[] line = lines.pollFirst();
      if (line.length >= offloadBytes) {
        decodeElsewhere(line, wire);
      } else {
        deliver(line, decode(line));
      }
    }
  }

  private void decodeElsewhere(byte[] line, Wire wire) {
    decoding = true;
    wire.pause(Pause.DECODING);
    loop.offload(() -> decode(line))
        .onSuccess(
            decoded -> {
              decoding = false;
              deliver(line, decoded);
              drain(wire);
              if (!decoding) {
                wire.resume(Pause.DECODING);
              }
            });
  }

  private static Decoded decode(byte[] line) {
    try {
      return new Decoded.Fine(WireCodec.decode(line));
    } catch (WireFault fault) {
      return new Decoded.Faulty(fault);
    }
  }

  private void deliver(byte[] line, Decoded decoded) {
    if (stopped) {
      return;
    }
    switch (decoded) {
      case Decoded.Fine(Message message) -> reader.message(message, line.length);
      case Decoded.Faulty(WireFault why) -> reader.unreadable(line, why);
    }
  }

  /** Delivers nothing more. */
  void stop() {
    stopped = true;
    lines.clear();
  }

  private sealed interface Decoded {
    record Fine(Message message) implements Decoded {}

    record Faulty(WireFault why) implements Decoded {}
  }
}
