package org.timecoin.chain.rpc.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.CertifiedDevnet;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.store.CertificateReader;
import org.timecoin.chain.store.HeaderReader;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.protocol.vote.Certificate;

/** Runs of several lengths, certified, and what a caller is told of the blocks in them. */
class CertificatesShownTest {

  private static final int[] LENGTHS = {1, 3, 5, 1, 100, 2};

  private final CertifiedDevnet devnet = new CertifiedDevnet();
  private final TestDatabase database = TestDatabase.opened(devnet.parameters());
  private final CertificateReader certificates = new CertificateReader(database.sessions());
  private final CurrentChain current = new CurrentChain();
  private final List<Certificate> made = new ArrayList<>();

  @BeforeEach
  void commitRuns() {
    ChainTip parent = devnet.genesis();
    for (int length : LENGTHS) {
      List<Candidate> run = devnet.certified(devnet.run(parent, length), devnet.voters());
      made.add(run.getFirst().place().orElseThrow().certificate().orElseThrow());
      assertThat(database.applier(devnet.parameters(), 512).apply(run, CommitNotes.NONE).refusal())
          .isEmpty();
      parent = run.getLast().asTip();
    }
    current.open("a test", database.storage().load());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyBlockShowsTheCertificateOfItsRun() {
    for (Certificate certificate : made) {
      LongStream.of(certificate.parent().height() + 1, certificate.lastHeight())
          .forEach(
              height -> {
                assertShown(certificate, call("getblock", height).get("certificate"));
                assertShown(certificate, call("getblockheader", height).get("certificate"));
              });
    }
    assertThat(call("getblock", 0).get("certificate").isNull()).isTrue();
  }

  private void assertShown(Certificate certificate, JsonNode shown) {
    assertThat(shown.get("round").intValue()).isEqualTo(certificate.round());
    assertThat(shown.get("signers"))
        .extracting(JsonNode::textValue)
        .containsExactlyElementsOf(
            devnet.voters().stream().map(key -> devnet.address(key).text()).sorted().toList());
  }

  /** Against the plainest thing that could be done: looking at all of them. */
  @Test
  void aRangeFindsEveryRunThatTouchesIt() {
    for (long first = 0; first <= 113; first++) {
      for (long last = first; last <= 113; last += 7) {
        long from = first;
        long to = last;
        assertThat(touching(first, last, 100))
            .as("%d to %d", first, last)
            .isEqualTo(
                made.stream()
                    .filter(one -> one.lastHeight() >= from && one.parent().height() < to)
                    .toList());
      }
    }
    assertThat(touching(0, Long.MAX_VALUE, 100)).isEqualTo(made);
    assertThat(touching(0, Long.MAX_VALUE, 2)).isEqualTo(made.subList(0, 2));
  }

  private List<Certificate> touching(long first, long last, int limit) {
    return await(certificates.touching(first, last, limit));
  }

  @Test
  void theHeightThatIsFinalIsTheStatesOwn() {
    ChainState state = current.get().orElseThrow().state();

    assertThat(state.finalHeight()).isEqualTo(112);
    assertThat(state.tip().height()).isEqualTo(112);
  }

  private JsonNode call(String name, long height) {
    LoadedChain chain = new LoadedChain(current);
    BlockPlaces places =
        new BlockPlaces(chain, database.reader(), certificates, devnet.parameters().addressDigit());
    List<RpcMethod> methods =
        new ArrayList<>(new BlockMethods(chain, database.reader(), places).all());
    methods.addAll(new HeaderMethods(chain, new HeaderReader(database.sessions()), places).all());
    RpcMethod method =
        methods.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    Params params = Params.of(method.parameters(), RpcJson.array().add(height));
    return await(method.body().apply(params));
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(TestDatabase.PATIENCE);
  }
}
