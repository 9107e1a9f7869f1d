package org.timecoin.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/** The golden vectors, read by Jackson's tree: another way than the one under test. */
public final class GoldenChain {

  /** A time at which all blocks of the chain and of its fork are due. */
  public static final long NOW = 1_765_747_230L;

  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldenChain() {}

  /** Genesis and blocks 1 to 2,000. */
  public static List<Block> blocks() {
    return lines("chain-testnet-2000.jsonl.gz", GoldenChain::block);
  }

  /** Blocks 1,951 to 1,970 of another branch. */
  public static List<Block> fork() {
    return lines("fork-1951-1970.jsonl.gz", GoldenChain::block);
  }

  /** Hashes and state hashes at check points. */
  public static JsonNode summary() {
    try {
      return JSON.readTree(vector("chain-testnet-2000.summary.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every line of a vector file, gzipped or not. */
  public static <T> List<T> lines(String file, Function<JsonNode, T> value) {
    try (InputStream raw = Files.newInputStream(vector(file));
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      List<T> values = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        values.add(value.apply(JSON.readTree(line)));
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path vector(String file) {
    return Path.of(
        System.getProperty("timenode.root"), "protocol/src/test/resources/vectors", file);
  }

  /** The block in a JSON object of the wire form. */
  public static Block block(JsonNode node) {
    return new Block(
        header(node.get("header")),
        list(node.get("transactions"), GoldenChain::transaction),
        list(
            node.get("masternode_rewards"),
            pair -> new MasternodeReward(pair.get(0).asText(), u64(pair.get(1)))));
  }

  private static BlockHeader header(JsonNode node) {
    return new BlockHeader(
        node.get("version").intValue(),
        u64(node.get("height")),
        Hash.of(bytes(node.get("previous_hash"))),
        Hash.of(bytes(node.get("merkle_root"))),
        node.get("timestamp").longValue(),
        u64(node.get("block_reward")));
  }

  private static Transaction transaction(JsonNode node) {
    return new Transaction(
        node.get("version").intValue(),
        list(node.get("inputs"), GoldenChain::input),
        list(node.get("outputs"), GoldenChain::output),
        node.get("lock_time").intValue(),
        node.get("timestamp").longValue());
  }

  private static TxInput input(JsonNode node) {
    JsonNode previous = node.get("previous_output");
    return new TxInput(
        new OutPoint(Hash.of(bytes(previous.get("txid"))), previous.get("vout").intValue()),
        ByteString.of(bytes(node.get("script_sig"))),
        node.get("sequence").intValue());
  }

  private static TxOutput output(JsonNode node) {
    return new TxOutput(u64(node.get("value")), ByteString.of(bytes(node.get("script_pubkey"))));
  }

  private static long u64(JsonNode node) {
    return node.bigIntegerValue().longValue();
  }

  private static byte[] bytes(JsonNode array) {
    byte[] bytes = new byte[array.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) array.get(i).intValue();
    }
    return bytes;
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> value) {
    return StreamSupport.stream(array.spliterator(), false).map(value).toList();
  }
}
