package org.timecoin.chain.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import org.timecoin.protocol.reward.Amounts;

/** JSON as it comes and goes: bounded in depth, exact in numbers. */
public final class RpcJson {

  /** Levels of nesting in a request, at most. */
  public static final int DEPTH_MAX = 32;

  private static final int NUMBER_DIGITS_MAX = 100;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectMapper mapper;

  /**
   * A reader and writer.
   *
   * @param bytesMax of one string, and so of anything
   */
  public RpcJson(int bytesMax) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH_MAX)
            .maxNumberLength(NUMBER_DIGITS_MAX)
            .maxStringLength(bytesMax)
            .build();
    // Numbers of ids must come back as they were.
    mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  /**
   * Reads a whole body.
   *
   * @throws IOException when it is no JSON, or over the limits
   */
  public JsonNode read(byte[] body) throws IOException {
    JsonNode read = mapper.readTree(body);
    if (read.isMissingNode()) {
      throw new IOException("nothing there");
    }
    return read;
  }

  /** Writes a value. */
  public byte[] write(JsonNode value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own value cannot be written", e);
    }
  }

  /** An object to be filled. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** An array to be filled. */
  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** A number. */
  public static JsonNode number(long value) {
    return NODES.numberNode(value);
  }

  /** A string. */
  public static JsonNode text(String value) {
    return NODES.textNode(value);
  }

  /**
   * An amount in TIME: a number with eight decimals, made from satoshis digit by digit, so that no
   * floating-point number ever stands between.
   *
   * @param satoshis {@code u64}
   */
  public static JsonNode amount(long satoshis) {
    String whole = Long.toUnsignedString(Long.divideUnsigned(satoshis, Amounts.SATOSHIS_PER_TIME));
    long rest = Long.remainderUnsigned(satoshis, Amounts.SATOSHIS_PER_TIME);
    String digits = Long.toString(Amounts.SATOSHIS_PER_TIME + rest).substring(1);
    return NODES.rawValueNode(new RawValue(whole + "." + digits));
  }
}
