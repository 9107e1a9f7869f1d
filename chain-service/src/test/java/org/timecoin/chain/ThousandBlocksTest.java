package org.timecoin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Parser;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.contracts.chain.v1.Rejected;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.chain.v1.UtxoHashRequest;
import org.timecoin.contracts.kafka.LogRecord;
import org.timecoin.contracts.kafka.PartitionReader;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.kafka.RecordPublisher;
import org.timecoin.contracts.kafka.StartAt;
import org.timecoin.contracts.log.v1.AnnouncedBlock;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.log.v1.OutboundCommand;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.protocol.block.Block;

/** A running service at height 1,000: bad blocks over gRPC, then blocks that peers announce. */
@QuarkusTest
@QuarkusTestResource(ChainTestServers.class)
@TestProfile(ThousandBlocksTest.OwnDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThousandBlocksTest {

  /** Another profile is another start, and so another database. */
  public static final class OwnDatabase implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(ChainTestServers.class, Map.of("nodeId", "n1000"), true));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Block> BLOCKS = GoldenChain.blocks();
  private static final String PEER = "10.0.0.9:24100";

  @GrpcClient("chain")
  MutinyChainStub chain;

  @Inject CurrentChain current;
  @Inject RecordPublisher log;
  @Inject PartitionReaders readers;
  @Inject FakeNeighbours neighbours;

  @BeforeEach
  void importAThousand() {
    Awaitility.await().atMost(PATIENCE).until(() -> current.get().isPresent());
    if (height() == 0) {
      new ChainClient(chain).importAll(BLOCKS.subList(1, 1001), 250);
    }
  }

  @Test
  @Order(1)
  void everyCorruptBlockIsRefusedAndNothingChanges() {
    TipResponse before = new ChainClient(chain).tip();
    String utxoHash = utxoHash();
    Stream<JsonNode> corrupt =
        Stream.concat(
            GoldenChain.lines("corrupt-blocks.jsonl", node -> node).stream(),
            GoldenChain.lines("corrupt-block-too-large.jsonl.gz", node -> node).stream());
    corrupt
        .filter(node -> !node.get("valid").booleanValue())
        .forEach(node -> refuse(node.get("name").asText(), GoldenChain.block(node.get("block"))));

    assertThat(new ChainClient(chain).tip()).isEqualTo(before);
    assertThat(utxoHash()).isEqualTo(utxoHash);
  }

  private void refuse(String name, Block block) {
    // Behind its parent, so that a wrong link shows as what it is.
    ImportResponse response =
        new ChainClient(chain)
            .importAll(List.of(ChainClient.request(List.of(BLOCKS.get(1000), block))))
            .getFirst();

    assertThat(response.hasRejected()).as(name).isTrue();
    Rejected rejected = response.getRejected();
    assertThat(rejected.getTip().getHeight()).isEqualTo(1000);
    assertThat(ChainMap.hash(rejected.getBlock().getHash())).as(name).isEqualTo(block.hash());
    assertThat(rejected.getRule()).as(name).matches("[a-z0-9_]+");
    assertThat(rejected.getDetail()).as(name).endsWith(".");
  }

  @Test
  @Order(2)
  void announcedBlocksAreAppliedInOrderAndToldOn() {
    List<ChainEvent> events = new CopyOnWriteArrayList<>();
    List<OutboundCommand> commands = new CopyOnWriteArrayList<>();
    try (var eventReader = read(Topic.CHAIN_EVENTS, ChainEvent.parser(), events);
        var commandReader = read(Topic.GATEWAY_OUTBOUND, OutboundCommand.parser(), commands)) {
      eventReader.start();
      commandReader.start();
      announce(corrupt("wrong_height_too_high"));
      announce(corrupt("bad_signature_r"));
      announce(BLOCKS.get(1001));
      announce(BLOCKS.get(1001));
      announce(BLOCKS.get(1500));
      announce(BLOCKS.get(1002));

      Awaitility.await().atMost(PATIENCE).until(() -> height() == 1002);
      Awaitility.await().atMost(PATIENCE).until(() -> commands.size() == 2);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> !events.isEmpty() && tipOf(events.getLast()) == 1002);
    }
    assertThat(events)
        .extracting(ChainEvent::getSeq)
        .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events)
        .allMatch(e -> ChainMap.hash(e.getGenesisHash()).equals(BLOCKS.getFirst().hash()))
        .extracting(ChainEvent::getIncarnation)
        .containsOnly(new ChainClient(chain).tip().getIncarnation());
    assertThat(commands)
        .extracting(command -> ChainMap.block(command.getAnnounceBlock()))
        .containsExactly(BLOCKS.get(1001), BLOCKS.get(1002));
    assertThat(commands).allMatch(command -> command.getOriginPeer().equals(PEER));
    Awaitility.await().atMost(PATIENCE).until(() -> !neighbours.reports().isEmpty());
    assertThat(neighbours.reports())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.getPeer()).isEqualTo(PEER);
              assertThat(report.getRule()).isEqualTo("wrong_height");
            });
  }

  private static long tipOf(ChainEvent event) {
    return event.getApplied().getTip().getHeight();
  }

  private static Block corrupt(String name) {
    return GoldenChain.lines("corrupt-blocks.jsonl", node -> node).stream()
        .filter(node -> node.get("name").asText().equals(name))
        .map(node -> GoldenChain.block(node.get("block")))
        .findFirst()
        .orElseThrow();
  }

  private void announce(Block block) {
    AnnouncedBlock record =
        AnnouncedBlock.newBuilder()
            .setGenesisHash(ChainMap.toProto(BLOCKS.getFirst().hash()))
            .setPeer(PEER)
            .setBlock(ChainMap.toProto(block))
            .build();
    log.publish(Topic.PEER_BLOCKS, block.hash().bytes(), record).await().atMost(PATIENCE);
  }

  private <T> PartitionReader read(Topic topic, Parser<T> parser, List<T> into) {
    return readers.reader(
        "test-" + topic.suffix(),
        topic,
        StartAt.earliest(),
        parser,
        (LogRecord<T> record) -> {
          record.value().ifPresent(into::add);
          return Uni.createFrom().voidItem();
        });
  }

  private long height() {
    return current.get().map(view -> view.state().tip().height()).orElse(0L);
  }

  private String utxoHash() {
    return Optional.of(
            chain.utxoHash(UtxoHashRequest.getDefaultInstance()).await().atMost(PATIENCE))
        .map(response -> ChainMap.hash(response.getHash()).hex())
        .orElseThrow();
  }
}
