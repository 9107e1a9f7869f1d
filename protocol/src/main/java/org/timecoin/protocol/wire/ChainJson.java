package org.timecoin.protocol.wire;

import java.util.Optional;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonFields;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonStruct;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.message.ChainMessage;
import org.timecoin.protocol.message.ChainMessage.BlockAnnouncement;
import org.timecoin.protocol.message.ChainMessage.BlockHashResponse;
import org.timecoin.protocol.message.ChainMessage.BlockHeightResponse;
import org.timecoin.protocol.message.ChainMessage.BlockRangeResponse;
import org.timecoin.protocol.message.ChainMessage.BlockRequest;
import org.timecoin.protocol.message.ChainMessage.BlockResponse;
import org.timecoin.protocol.message.ChainMessage.BlocksResponse;
import org.timecoin.protocol.message.ChainMessage.ConsensusQuery;
import org.timecoin.protocol.message.ChainMessage.ConsensusQueryResponse;
import org.timecoin.protocol.message.ChainMessage.GenesisHashResponse;
import org.timecoin.protocol.message.ChainMessage.GetBlockHash;
import org.timecoin.protocol.message.ChainMessage.GetBlockHeight;
import org.timecoin.protocol.message.ChainMessage.GetBlockRange;
import org.timecoin.protocol.message.ChainMessage.GetBlocks;
import org.timecoin.protocol.message.ChainMessage.GetGenesisHash;
import org.timecoin.protocol.message.MessageKind;

/** Payloads of messages about blocks and heights. */
final class ChainJson {

  private static final JsonFields RANGE = JsonFields.of("start_height", "end_height");
  private static final JsonFields BLOCK_HASH = JsonFields.of("height", "hash").optional("hash");
  private static final JsonFields QUERY = JsonFields.of("height", "block_hash");
  private static final JsonFields QUERY_RESPONSE = JsonFields.of("agrees", "height", "their_hash");

  private ChainJson() {}

  static void write(JsonWriter out, ChainMessage message) {
    switch (message) {
      case GenesisHashResponse m -> out.hash(m.hash());
      case BlockHeightResponse m -> out.u64(m.height());
      case GetBlocks m -> out.beginTuple().u64(m.start()).comma().u64(m.end()).endTuple();
      case BlocksResponse m -> out.list(m.blocks(), BlockJson::write);
      case GetBlockRange m -> writeRange(out, m);
      case BlockRangeResponse m -> out.list(m.blocks(), BlockJson::write);
      case BlockRequest m -> out.u64(m.height());
      case BlockResponse m -> BlockJson.write(out, m.block());
      case BlockAnnouncement m -> BlockJson.write(out, m.block());
      case GetBlockHash m -> out.u64(m.height());
      case BlockHashResponse m -> writeBlockHash(out, m);
      case ConsensusQuery m -> writeQuery(out, m);
      case ConsensusQueryResponse m -> writeQueryResponse(out, m);
      case GetGenesisHash m -> throw new AssertionError("no payload: " + m);
      case GetBlockHeight m -> throw new AssertionError("no payload: " + m);
    }
  }

  static ChainMessage read(JsonReader in, MessageKind kind) throws JsonFault {
    return switch (kind) {
      case GENESIS_HASH_RESPONSE -> new GenesisHashResponse(in.hash());
      case BLOCK_HEIGHT_RESPONSE -> new BlockHeightResponse(in.u64());
      case GET_BLOCKS -> readGetBlocks(in);
      case BLOCKS_RESPONSE -> new BlocksResponse(in.list(BlockJson::read));
      case GET_BLOCK_RANGE -> readRange(in);
      case BLOCK_RANGE_RESPONSE -> new BlockRangeResponse(in.list(BlockJson::read));
      case BLOCK_REQUEST -> new BlockRequest(in.u64());
      case BLOCK_RESPONSE -> new BlockResponse(BlockJson.read(in));
      case BLOCK_ANNOUNCEMENT -> new BlockAnnouncement(BlockJson.read(in));
      case GET_BLOCK_HASH -> new GetBlockHash(in.u64());
      case BLOCK_HASH_RESPONSE -> readBlockHash(in);
      case CONSENSUS_QUERY -> readQuery(in);
      case CONSENSUS_QUERY_RESPONSE -> readQueryResponse(in);
      default -> throw new AssertionError(kind);
    };
  }

  private static GetBlocks readGetBlocks(JsonReader in) throws JsonFault {
    in.beginTuple();
    long start = in.u64();
    in.comma();
    long end = in.u64();
    in.endTuple();
    return new GetBlocks(start, end);
  }

  private static void writeRange(JsonWriter out, GetBlockRange m) {
    out.field(RANGE, 0).u64(m.startHeight()).field(RANGE, 1).u64(m.endHeight()).endObject();
  }

  private static GetBlockRange readRange(JsonReader in) throws JsonFault {
    long start = 0;
    long end = 0;
    JsonStruct struct = in.struct(RANGE);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> start = in.u64();
        default -> end = in.u64();
      }
    }
    return new GetBlockRange(start, end);
  }

  private static void writeBlockHash(JsonWriter out, BlockHashResponse m) {
    out.field(BLOCK_HASH, 0).u64(m.height());
    out.field(BLOCK_HASH, 1).optional(m.hash(), JsonWriter::hash);
    out.endObject();
  }

  private static BlockHashResponse readBlockHash(JsonReader in) throws JsonFault {
    long height = 0;
    Optional<Hash> hash = Optional.empty();
    JsonStruct struct = in.struct(BLOCK_HASH);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> height = in.u64();
        default -> hash = in.optional(JsonReader::hash);
      }
    }
    return new BlockHashResponse(height, hash);
  }

  private static void writeQuery(JsonWriter out, ConsensusQuery m) {
    out.field(QUERY, 0).u64(m.height()).field(QUERY, 1).hash(m.blockHash()).endObject();
  }

  private static ConsensusQuery readQuery(JsonReader in) throws JsonFault {
    long height = 0;
    Hash hash = Hash.ZERO;
    JsonStruct struct = in.struct(QUERY);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> height = in.u64();
        default -> hash = in.hash();
      }
    }
    return new ConsensusQuery(height, hash);
  }

  private static void writeQueryResponse(JsonWriter out, ConsensusQueryResponse m) {
    out.field(QUERY_RESPONSE, 0).bool(m.agrees());
    out.field(QUERY_RESPONSE, 1).u64(m.height());
    out.field(QUERY_RESPONSE, 2).hash(m.theirHash());
    out.endObject();
  }

  private static ConsensusQueryResponse readQueryResponse(JsonReader in) throws JsonFault {
    boolean agrees = false;
    long height = 0;
    Hash hash = Hash.ZERO;
    JsonStruct struct = in.struct(QUERY_RESPONSE);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> agrees = in.bool();
        case 1 -> height = in.u64();
        default -> hash = in.hash();
      }
    }
    return new ConsensusQueryResponse(agrees, height, hash);
  }
}
