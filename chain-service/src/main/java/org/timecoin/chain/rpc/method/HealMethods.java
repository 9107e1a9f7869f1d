package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.timecoin.chain.heal.ChainDoctor;
import org.timecoin.chain.heal.Job;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcError;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.rpc.RpcMethod.Scope;
import org.timecoin.chain.verify.Finding;
import org.timecoin.chain.verify.Report;

/** {@code verifychain} and {@code reindex}. */
public final class HealMethods {

  /** As bitcoind has it. */
  private static final long DEFAULT_DEPTH = 6;

  /** A caller that waits longer is told how far it is, and calls again. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LoadedChain chain;
  private final WriterOnly writer;
  private final ChainDoctor doctor;

  /** Methods over this chain and who looks after it, which is the writer. */
  public HealMethods(LoadedChain chain, WriterOnly writer, ChainDoctor doctor) {
    this.chain = chain;
    this.writer = writer;
    this.doctor = doctor;
  }

  /** All of them. */
  public List<RpcMethod> all() {
    return List.of(
        new RpcMethod(
            "verifychain",
            List.of("depth"),
            Scope.OPERATE,
            "Checks the last blocks (6, or so many; 0: all, and all that is computed from them).",
            this::verify),
        new RpcMethod(
            "reindex",
            List.of(),
            Scope.OPERATE,
            "Computes everything anew from the stored blocks, and puts right what differs.",
            params -> chain.state().chain(state -> answer(doctor::reindex))));
  }

  private Uni<JsonNode> verify(Params params) {
    long depth = params.find("depth").isPresent() ? params.height("depth") : DEFAULT_DEPTH;
    return chain.state().chain(state -> answer(() -> doctor.verify(depth)));
  }

  private Uni<JsonNode> answer(Supplier<Optional<Job>> ask) {
    return writer.call(() -> answer(ask.get()));
  }

  private static Uni<JsonNode> answer(Optional<Job> asked) {
    Job job =
        asked.orElseThrow(
            () -> RpcError.other("Another job is under way, ask again later").asFailure());
    return Uni.createFrom()
        .completionStage(job::report)
        .map(report -> told(job, report))
        .onFailure(IllegalStateException.class)
        .transform(failure -> RpcError.other(failure.getMessage()).asFailure())
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithItem(() -> underWay(job));
  }

  private static JsonNode underWay(Job job) {
    return RpcJson.object().put("job", job.name()).put("done", false).put("height", job.height());
  }

  private static JsonNode told(Job job, Report report) {
    job.isTold();
    ObjectNode json = RpcJson.object().put("job", job.name()).put("done", true);
    json.put("good", report.isClean());
    json.put("first", report.first());
    json.put("last", report.tip());
    json.put("lasthash", report.tipHash().hex());
    json.put("compared", report.compared());
    json.put("found", report.found());
    ArrayNode findings = json.putArray("findings");
    report.findings().stream().map(Finding::sentence).forEach(findings::add);
    return json;
  }
}
