package org.timecoin.protocol.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.UtxoState;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.message.ChainMessage;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.UtxoMessage;
import org.timecoin.protocol.reward.Tier;

/**
 * A message in the form of the vectors' {@code decoded}: names of the wire, bytes as {@code {hex}},
 * integers as texts. Made from the records by reflection, apart from the codec under test.
 */
final class PayloadTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * Kinds whose record has the fields of the wire; in all others it stands around the one value.
   */
  private static final Set<String> NAMED_FIELDS =
      Set.of(
          "Handshake",
          "Ack",
          "Version",
          "Ping",
          "Pong",
          "TransactionFinalized",
          "TransactionRejected",
          "UTXOStateUpdate",
          "UTXOStateNotification",
          "UTXOStateHashResponse",
          "Subscribe",
          "BlockHashResponse",
          "ConsensusQuery",
          "ConsensusQueryResponse",
          "GetBlockRange");

  private PayloadTree() {}

  static JsonNode of(Message message) {
    Object[] values = values((Record) message);
    if (values.length == 0) {
      return NODES.nullNode();
    }
    if (message instanceof ChainMessage.GetBlocks) {
      return tuple(values);
    }
    boolean named = NAMED_FIELDS.contains(message.kind().wireName());
    return named ? object((Record) message) : node("", values[0]);
  }

  private static JsonNode node(String name, Object value) {
    return switch (value) {
      case String text -> NODES.textNode(text);
      case Boolean bool -> NODES.booleanNode(bool);
      case Integer u32 -> NODES.textNode(Integer.toUnsignedString(u32));
      case Long number -> NODES.textNode(number(name, number));
      case Hash hash -> hex(hash.hex());
      case PublicKey key -> hex(key.hex());
      case Signature signature -> hex(signature.hex());
      case ByteString bytes -> hex(bytes.hex());
      case Tier tier -> NODES.textNode(tier.wireName());
      case Optional<?> optional -> optional.map(v -> node(name, v)).orElse(NODES.nullNode());
      case List<?> list -> array(list);
      case UtxoState.Unspent unspent -> NODES.textNode("Unspent");
      case UtxoState state ->
          NODES.objectNode().set(state.getClass().getSimpleName(), object((Record) state));
      case MasternodeReward pair -> tuple(values(pair));
      case UtxoMessage.OutPointState pair -> tuple(values(pair));
      case Record record -> object(record);
      default -> throw new IllegalArgumentException(value.getClass().getName());
    };
  }

  /** Of the 64-bit fields, times are signed and all others unsigned. */
  private static String number(String name, long value) {
    boolean isTime = name.endsWith("timestamp") || name.endsWith("_at");
    return isTime ? Long.toString(value) : Long.toUnsignedString(value);
  }

  private static ObjectNode hex(String hex) {
    return NODES.objectNode().put("hex", hex);
  }

  private static ArrayNode array(List<?> list) {
    ArrayNode array = NODES.arrayNode();
    list.forEach(item -> array.add(node("", item)));
    return array;
  }

  private static ArrayNode tuple(Object[] values) {
    return array(List.of(values));
  }

  private static ObjectNode object(Record record) {
    ObjectNode object = NODES.objectNode();
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = values(record);
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      object.set(name, node(name, values[i]));
    }
    return object;
  }

  private static Object[] values(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = components[i].getAccessor().invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return values;
  }
}
