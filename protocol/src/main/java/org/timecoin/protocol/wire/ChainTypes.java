package org.timecoin.protocol.wire;

import static org.timecoin.protocol.json.JsonType.BOOL;
import static org.timecoin.protocol.json.JsonType.HASH;
import static org.timecoin.protocol.json.JsonType.U64;

import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.json.JsonShape;
import org.timecoin.protocol.json.JsonType;
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
import org.timecoin.protocol.message.ChainMessage.GetBlockRange;
import org.timecoin.protocol.message.ChainMessage.GetBlocks;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;

/** Payloads of messages about blocks and heights. */
final class ChainTypes {

  private static final JsonType<Block> BLOCK = JsonType.of(BlockJson::read, BlockJson::write);
  private static final JsonType<List<Block>> BLOCKS = JsonType.list(BLOCK);

  private static final JsonType<GetBlocks> GET_BLOCKS =
      JsonType.pair(U64, GetBlocks::start, U64, GetBlocks::end, GetBlocks::new);

  private static final JsonType<GetBlockRange> GET_BLOCK_RANGE =
      JsonShape.of(GetBlockRange.class)
          .field("start_height", U64, GetBlockRange::startHeight)
          .field("end_height", U64, GetBlockRange::endHeight)
          .make(v -> new GetBlockRange(v.next(), v.next()));

  private static final JsonType<BlockHashResponse> BLOCK_HASH_RESPONSE =
      JsonShape.of(BlockHashResponse.class)
          .field("height", U64, BlockHashResponse::height)
          .optional("hash", HASH, BlockHashResponse::hash)
          .make(v -> new BlockHashResponse(v.next(), v.next()));

  private static final JsonType<ConsensusQuery> CONSENSUS_QUERY =
      JsonShape.of(ConsensusQuery.class)
          .field("height", U64, ConsensusQuery::height)
          .field("block_hash", HASH, ConsensusQuery::blockHash)
          .make(v -> new ConsensusQuery(v.next(), v.next()));

  private static final JsonType<ConsensusQueryResponse> CONSENSUS_QUERY_RESPONSE =
      JsonShape.of(ConsensusQueryResponse.class)
          .field("agrees", BOOL, ConsensusQueryResponse::agrees)
          .field("height", U64, ConsensusQueryResponse::height)
          .field("their_hash", HASH, ConsensusQueryResponse::theirHash)
          .make(v -> new ConsensusQueryResponse(v.next(), v.next(), v.next()));

  private ChainTypes() {}

  static JsonType<? extends Message> of(MessageKind kind) {
    return switch (kind) {
      case GENESIS_HASH_RESPONSE -> HASH.as(GenesisHashResponse::new, GenesisHashResponse::hash);
      case BLOCK_HEIGHT_RESPONSE -> U64.as(BlockHeightResponse::new, BlockHeightResponse::height);
      case GET_BLOCKS -> GET_BLOCKS;
      case BLOCKS_RESPONSE -> BLOCKS.as(BlocksResponse::new, BlocksResponse::blocks);
      case GET_BLOCK_RANGE -> GET_BLOCK_RANGE;
      case BLOCK_RANGE_RESPONSE -> BLOCKS.as(BlockRangeResponse::new, BlockRangeResponse::blocks);
      case BLOCK_REQUEST -> U64.as(BlockRequest::new, BlockRequest::height);
      case BLOCK_RESPONSE -> BLOCK.as(BlockResponse::new, BlockResponse::block);
      case BLOCK_ANNOUNCEMENT -> BLOCK.as(BlockAnnouncement::new, BlockAnnouncement::block);
      case GET_BLOCK_HASH -> U64.as(GetBlockHash::new, GetBlockHash::height);
      case BLOCK_HASH_RESPONSE -> BLOCK_HASH_RESPONSE;
      case CONSENSUS_QUERY -> CONSENSUS_QUERY;
      case CONSENSUS_QUERY_RESPONSE -> CONSENSUS_QUERY_RESPONSE;
      default -> throw new AssertionError(kind);
    };
  }
}
