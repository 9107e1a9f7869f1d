package org.timecoin.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.message.ConsensusMessage.BlockCertificate;

/** Lines of a chain in a file, to bytes and back. */
final class ChainLines {

  private static final byte[] CERTIFICATE =
      "{\"BlockCertificate\"".getBytes(StandardCharsets.US_ASCII);

  private ChainLines() {}

  static byte[] encode(ChainLine line) {
    return switch (line) {
      case ChainLine.OfBlock(var block) -> {
        JsonWriter out = new JsonWriter();
        BlockJson.write(out, block);
        yield out.toByteArray();
      }
      case ChainLine.OfCertificate(var certificate) ->
          WireCodec.encode(new BlockCertificate(certificate));
    };
  }

  static ChainLine decode(byte[] line) throws WireFault {
    WireLimits limits = WireLimits.DEFAULT;
    if (line.length > limits.maxLineBytes()) {
      throw new WireFault(FaultReason.TOO_LONG, limits.maxLineBytes());
    }
    if (startsAsCertificate(line)
        && WireCodec.decode(line) instanceof BlockCertificate(var certificate)) {
      return new ChainLine.OfCertificate(certificate);
    }
    try {
      JsonReader in = new JsonReader(line, 0, line.length, limits.json());
      ChainLine block = new ChainLine.OfBlock(BlockJson.read(in));
      in.finish();
      return block;
    } catch (JsonFault fault) {
      throw WireFault.of(fault, 0);
    }
  }

  private static boolean startsAsCertificate(byte[] line) {
    int end = Math.min(line.length, CERTIFICATE.length);
    return Arrays.equals(line, 0, end, CERTIFICATE, 0, CERTIFICATE.length);
  }
}
