package org.timecoin.protocol.wire;

import static org.timecoin.protocol.json.JsonType.HASH;
import static org.timecoin.protocol.json.JsonType.U64;

import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonFields;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonShape;
import org.timecoin.protocol.json.JsonStruct;
import org.timecoin.protocol.json.JsonType;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.run.RunParent;
import org.timecoin.protocol.run.RunPart;

/** Parents of runs and parts of runs as JSON. */
final class RunJson {

  static final JsonType<RunParent> PARENT =
      JsonShape.of(RunParent.class)
          .field("height", U64, RunParent::height)
          .field("hash", HASH, RunParent::hash)
          .make(v -> new RunParent(v.next(), v.next()));

  static final JsonType<RunPart> PART = JsonType.of(RunJson::readPart, RunJson::writePart);

  private static final JsonFields PART_FIELDS = JsonFields.of("part", "parts", "content");

  private RunJson() {}

  private static void writePart(JsonWriter out, RunPart part) {
    out.field(PART_FIELDS, 0).u32(part.part());
    out.field(PART_FIELDS, 1).u32(part.parts());
    out.field(PART_FIELDS, 2).base64(part.content());
    out.endObject();
  }

  private static RunPart readPart(JsonReader in) throws JsonFault {
    int part = 0;
    int parts = 0;
    ByteString content = ByteString.EMPTY;
    JsonStruct struct = in.struct(PART_FIELDS);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> part = in.u32();
        case 1 -> parts = in.u32();
        default -> content = in.base64(RunPart.BYTES);
      }
    }
    if (!RunPart.isNumbered(part, parts)) {
      throw in.fault(FaultReason.RANGE);
    }
    if (!RunPart.isSized(part, parts, content.length())) {
      throw in.fault(FaultReason.LENGTH);
    }
    return new RunPart(part, parts, content);
  }
}
