package org.timecoin.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.gateway.peer.Capabilities;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.gateway.route.Route.Unused;
import org.timecoin.gateway.route.Route.Why;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.message.ChainMessage.BlockAnnouncement;
import org.timecoin.protocol.message.ChainMessage.BlockRangeResponse;
import org.timecoin.protocol.message.ChainMessage.BlockRequest;
import org.timecoin.protocol.message.ChainMessage.BlockResponse;
import org.timecoin.protocol.message.ChainMessage.BlocksResponse;
import org.timecoin.protocol.message.ChainMessage.ConsensusQuery;
import org.timecoin.protocol.message.ChainMessage.GetBlockHash;
import org.timecoin.protocol.message.ChainMessage.GetBlockHeight;
import org.timecoin.protocol.message.ChainMessage.GetBlockRange;
import org.timecoin.protocol.message.ChainMessage.GetBlocks;
import org.timecoin.protocol.message.ChainMessage.GetGenesisHash;
import org.timecoin.protocol.message.ConnectionMessage.GetPeers;
import org.timecoin.protocol.message.ConnectionMessage.Handshake;
import org.timecoin.protocol.message.ConnectionMessage.Ping;
import org.timecoin.protocol.message.ConsensusMessage.GetCertificates;
import org.timecoin.protocol.message.ConsensusMessage.GetRun;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.TransactionMessage.TransactionBroadcast;
import org.timecoin.protocol.message.UtxoMessage.GetUtxoSet;
import org.timecoin.protocol.message.UtxoMessage.UtxoSetResponse;
import org.timecoin.protocol.network.Network;
import org.timecoin.protocol.run.RunParent;

class RouterTest {

  @Test
  void questionsAreServed() {
    Map<Message, PeerRequest> served =
        Map.of(
            new GetBlockHeight(), new PeerRequest.Height(),
            new GetGenesisHash(), new PeerRequest.GenesisHash(),
            new GetPeers(), new PeerRequest.KnownPeers(),
            new Ping(-1, 5), new PeerRequest.Echo(-1),
            new GetBlockHash(7), new PeerRequest.HashAt(7),
            new BlockRequest(9), new PeerRequest.Blocks(MessageKind.BLOCK_RESPONSE, 9, 9));

    served.forEach(
        (question, request) ->
            assertThat(Router.route(question)).isEqualTo(new Route.Serve(request)));
  }

  /**
   * At most 101 blocks, whatever is asked for; the form of the question is the form of the answer.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 5, 5",
    "0, 100, 100",
    "0, 101, 100",
    "10, 18446744073709551615, 110",
    "18446744073709551615, 18446744073709551615, 18446744073709551615",
    "18446744073709551600, 18446744073709551615, 18446744073709551615",
  })
  void rangesAreCut(String first, String last, String expectedLast) {
    long start = Long.parseUnsignedLong(first);
    long end = Long.parseUnsignedLong(last);
    long cut = Long.parseUnsignedLong(expectedLast);

    assertThat(Router.route(new GetBlocks(start, end)))
        .isEqualTo(blocks(MessageKind.BLOCKS_RESPONSE, start, cut));
    assertThat(Router.route(new GetBlockRange(start, end)))
        .isEqualTo(blocks(MessageKind.BLOCK_RANGE_RESPONSE, start, cut));
  }

  @Test
  void aReversedRangeIsEmpty() {
    Route route = Router.route(new GetBlocks(5, 1));

    assertThat(((PeerRequest.Blocks) ((Route.Serve) route).request()).isEmpty()).isTrue();
  }

  @Test
  void allFormsOfBlocksAreAnswersToOneQuestion() {
    Block block = TestChain.upTo(1).getLast();
    Route expected = new Route.BlocksAnswer(List.of(block));

    assertThat(Router.route(new BlocksResponse(List.of(block)))).isEqualTo(expected);
    assertThat(Router.route(new BlockRangeResponse(List.of(block)))).isEqualTo(expected);
    assertThat(Router.route(new BlockResponse(block))).isEqualTo(expected);
  }

  @Test
  void newsGoesToTheLog() {
    Block block = TestChain.upTo(1).getLast();

    assertThat(Router.route(new BlockAnnouncement(block)))
        .isEqualTo(new Route.Tell(new News.NewBlock(block)));
    assertThat(Router.route(new TransactionBroadcast(block.transactions().getFirst())))
        .isEqualTo(new Route.Tell(new News.NewTransaction(block.transactions().getFirst())));
  }

  @Test
  void aPeersSetOfOutputsIsNeverTaken() {
    assertThat(Router.route(new UtxoSetResponse(List.of()))).isEqualTo(new Unused(Why.NEVER_ASKED));
  }

  @Test
  void consensusIsDroppedByNameWhileNobodyIsToldThatWeSpeakIt() {
    RunParent parent = new RunParent(1, Hash.ZERO);

    assertThat(Router.route(new GetRun(parent, Hash.ZERO))).isEqualTo(new Unused(Why.NOT_SPOKEN));
    assertThat(Router.route(new GetCertificates(parent))).isEqualTo(new Unused(Why.NOT_SPOKEN));
    assertThat(Capabilities.own("0123456789abcdef")).doesNotContain("bft/1");
  }

  @Test
  void whatLaterReleasesAnswerIsNoError() {
    assertThat(Router.route(new GetUtxoSet())).isEqualTo(new Unused(Why.NOT_SERVED));
    assertThat(Router.route(new ConsensusQuery(1, Hash.ZERO)))
        .isEqualTo(new Unused(Why.NOT_SERVED));
    assertThat(Router.route(new Handshake(Network.TESTNET.magic(), 1, "Testnet")))
        .isEqualTo(new Unused(Why.REPEATED_HANDSHAKE));
  }

  @Test
  void everyRequestNamesTheKindOfItsAnswer() {
    assertThat(new PeerRequest.Height().replyKind()).isEqualTo(MessageKind.BLOCK_HEIGHT_RESPONSE);
    assertThat(new PeerRequest.Echo(1).replyKind()).isEqualTo(MessageKind.PONG);
    assertThat(new PeerRequest.KnownPeers().replyKind()).isEqualTo(MessageKind.PEERS_RESPONSE);
    assertThat(new PeerRequest.Blocks(MessageKind.BLOCK_RANGE_RESPONSE, 1, 2).replyKind())
        .isEqualTo(MessageKind.BLOCK_RANGE_RESPONSE);
    assertThat(new PeerRequest.HashAt(1).replyKind()).isEqualTo(MessageKind.BLOCK_HASH_RESPONSE);
    assertThat(new PeerRequest.GenesisHash().replyKind())
        .isEqualTo(MessageKind.GENESIS_HASH_RESPONSE);
    assertThat(new PeerRequest.UtxoHash().replyKind())
        .isEqualTo(MessageKind.UTXO_STATE_HASH_RESPONSE);
  }

  private static Route blocks(MessageKind reply, long first, long last) {
    return new Route.Serve(new PeerRequest.Blocks(reply, first, last));
  }
}
