package org.timecoin.bench.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;

/** Wire blocks by Jackson's streaming API, as fast as it is used in earnest. */
final class JacksonBlocks {
  private static final JsonFactory JSON = new JsonFactory();

  private JacksonBlocks() {}

  /** Reads every token and every number; the sum keeps it from being optimised away. */
  static long read(byte[] line) throws IOException {
    long sum = 0;
    try (JsonParser parser = JSON.createParser(line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_INT) {
          sum += parser.getLongValue();
        } else if (token == JsonToken.VALUE_STRING) {
          sum += parser.getTextLength();
        }
      }
    }
    return sum;
  }

  static byte[] write(List<Block> blocks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512 * 1024);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("BlocksResponse");
      for (Block block : blocks) {
        block(json, block);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void block(JsonGenerator json, Block block) throws IOException {
    json.writeStartObject();
    header(json, block.header());
    json.writeArrayFieldStart("transactions");
    for (Transaction transaction : block.transactions()) {
      transaction(json, transaction);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("masternode_rewards");
    for (MasternodeReward reward : block.masternodeRewards()) {
      json.writeStartArray();
      json.writeString(reward.address());
      json.writeNumber(reward.amount());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void header(JsonGenerator json, BlockHeader header) throws IOException {
    json.writeObjectFieldStart("header");
    json.writeNumberField("version", header.version());
    json.writeNumberField("height", header.height());
    bytes(json, "previous_hash", header.previousHash().bytes());
    bytes(json, "merkle_root", header.merkleRoot().bytes());
    json.writeNumberField("timestamp", header.timestamp());
    json.writeNumberField("block_reward", header.blockReward());
    json.writeEndObject();
  }

  private static void transaction(JsonGenerator json, Transaction transaction) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", transaction.version());
    json.writeArrayFieldStart("inputs");
    for (TxInput input : transaction.inputs()) {
      input(json, input);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("outputs");
    for (TxOutput output : transaction.outputs()) {
      json.writeStartObject();
      json.writeNumberField("value", output.value());
      bytes(json, "script_pubkey", output.scriptPubkey().bytes());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("lock_time", transaction.lockTime());
    json.writeNumberField("timestamp", transaction.timestamp());
    json.writeEndObject();
  }

  private static void input(JsonGenerator json, TxInput input) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("previous_output");
    bytes(json, "txid", input.previousOutput().txid().bytes());
    json.writeNumberField("vout", input.previousOutput().vout());
    json.writeEndObject();
    bytes(json, "script_sig", input.scriptSig().bytes());
    json.writeNumberField("sequence", Integer.toUnsignedLong(input.sequence()));
    json.writeEndObject();
  }

  private static void bytes(JsonGenerator json, String name, byte[] bytes) throws IOException {
    json.writeArrayFieldStart(name);
    for (byte b : bytes) {
      json.writeNumber(b & 0xff);
    }
    json.writeEndArray();
  }
}
