package org.timecoin.chain.api;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.CoinReader;
import org.timecoin.chain.store.TierReader;
import org.timecoin.chain.store.UtxoSummaries;
import org.timecoin.chain.store.UtxoSummary;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.ApplyRequest;
import org.timecoin.chain.writer.ChainView;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.contracts.chain.v1.BuildCandidateRequest;
import org.timecoin.contracts.chain.v1.BuildCandidateResponse;
import org.timecoin.contracts.chain.v1.ChainGrpc;
import org.timecoin.contracts.chain.v1.CommitRunRequest;
import org.timecoin.contracts.chain.v1.CommitRunResponse;
import org.timecoin.contracts.chain.v1.HashesRequest;
import org.timecoin.contracts.chain.v1.HashesResponse;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.PaidSetsRequest;
import org.timecoin.contracts.chain.v1.PaidSetsResponse;
import org.timecoin.contracts.chain.v1.ProvenTiersRequest;
import org.timecoin.contracts.chain.v1.ProvenTiersResponse;
import org.timecoin.contracts.chain.v1.SwitchBranchRequest;
import org.timecoin.contracts.chain.v1.SwitchBranchResponse;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.chain.v1.UtxoHashRequest;
import org.timecoin.contracts.chain.v1.UtxoHashResponse;
import org.timecoin.contracts.chain.v1.UtxosRequest;
import org.timecoin.contracts.chain.v1.UtxosResponse;
import org.timecoin.contracts.chain.v1.ValidateRunRequest;
import org.timecoin.contracts.chain.v1.ValidateRunResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * The chain over gRPC (chain.proto). On grpc-java's own observers and not on Mutiny's, because only
 * they let us stop reading an import, and stop writing blocks, when the other side is slower.
 */
@GrpcService
public class ChainService extends ChainGrpc.ChainImplBase {

  private static final int HASHES_MAX = 10_000;
  private static final int DEFAULT_UTXOS = 1_000;
  private static final Duration BRANCH_WITHIN = Duration.ofSeconds(30);

  private final CurrentChain current;
  private final ChainReader reader;
  private final CoinReader coins;
  private final UtxoSummaries summaries;
  private final WriterGate gate;
  private final ApplyQueue queue;
  private final ChainConfig config;
  private final BlockStreams streams;
  private final RunCalls runs;
  private final PaidSetReader paidSets;
  private final Hash genesis;
  private final Semaphore switchTurn = new Semaphore(1);

  ChainService(
      CurrentChain current,
      ChainReader reader,
      CoinReader coins,
      UtxoSummaries summaries,
      TierReader tiers,
      WriterGate gate,
      ApplyQueue queue,
      ChainConfig config,
      NetworkParameters network) {
    this.current = current;
    this.reader = reader;
    this.coins = coins;
    this.summaries = summaries;
    this.gate = gate;
    this.queue = queue;
    this.config = config;
    this.streams = new BlockStreams(reader, config.serve());
    this.runs = new RunCalls(gate, queue, tiers);
    this.paidSets = new PaidSetReader(reader, config.serve().pageBytes());
    this.genesis = network.genesisHash();
  }

  @Override
  public void tip(TipRequest request, StreamObserver<TipResponse> call) {
    Answers.unary(call, loaded().map(this::tip));
  }

  private TipResponse tip(ChainView view) {
    ChainState state = view.state();
    return TipResponse.newBuilder()
        .setTip(ApplyResults.ref(state.tip()))
        .setGenesisHash(ChainMap.toProto(genesis))
        .setIncarnation(view.incarnation())
        .setEventSeq(state.eventSeq())
        .setFinalizedHeight(state.finalHeight())
        .setTipTimestamp(state.tip().header().timestamp())
        .build();
  }

  @Override
  public void blocks(BlocksRequest request, StreamObserver<BlocksResponse> call) {
    streams.open(request, (ServerCallStreamObserver<BlocksResponse>) call);
  }

  @Override
  public void hashes(HashesRequest request, StreamObserver<HashesResponse> call) {
    Answers.unary(
        call,
        Uni.createFrom()
            .item(() -> Heights.of(request.getRange(), HASHES_MAX))
            .chain(range -> reader.hashes(range.first(), range.last()))
            .map(
                hashes ->
                    HashesResponse.newBuilder()
                        .addAllHashes(hashes.stream().map(ChainMap::toProto).toList())
                        .build()));
  }

  @Override
  public StreamObserver<ImportRequest> import_(StreamObserver<ImportResponse> call) {
    return ImportCall.open(
        (ServerCallStreamObserver<ImportResponse>) call, gate, this::apply, config.writer());
  }

  /** Nothing is applied to a database before it is found to be this node's, and its past right. */
  private CompletionStage<ApplyResult> apply(ApplyRequest request) {
    return current.get().isPresent()
        ? queue.submit(request)
        : CompletableFuture.completedStage(
            new ApplyResult.Unavailable("the chain is not loaded yet"));
  }

  @Override
  public void utxos(UtxosRequest request, StreamObserver<UtxosResponse> call) {
    Answers.unary(call, Uni.createFrom().deferred(() -> utxos(request)));
  }

  private Uni<UtxosResponse> utxos(UtxosRequest request) {
    int asked = request.getLimit() == 0 ? DEFAULT_UTXOS : request.getLimit();
    int limit = asked < 0 ? config.serve().utxosMax() : Math.min(asked, config.serve().utxosMax());
    return switch (request.getSelectorCase()) {
      case ADDRESS ->
          coins
              .byScript(ByteString.ascii(request.getAddress()), limit + 1)
              .map(found -> response(found, limit));
      case OUTPOINTS -> {
        List<OutPoint> wanted =
            request.getOutpoints().getOutpointsList().stream().map(ChainMap::outPoint).toList();
        if (wanted.size() > config.serve().utxosMax()) {
          throw Answers.invalid("at most " + config.serve().utxosMax() + " outputs");
        }
        yield coins.byOutpoints(wanted).map(found -> response(found, limit));
      }
      case SELECTOR_NOT_SET -> throw Answers.invalid("name outputs or an address");
    };
  }

  private static UtxosResponse response(List<Coin> found, int limit) {
    UtxosResponse.Builder response = UtxosResponse.newBuilder().setMore(found.size() > limit);
    found.stream()
        .limit(limit)
        .map(coin -> ChainMap.toProto(Utxo.of(coin.outpoint(), coin.output())))
        .forEach(response::addUtxos);
    return response.build();
  }

  @Override
  public void utxoHash(UtxoHashRequest request, StreamObserver<UtxoHashResponse> call) {
    Answers.unary(
        call,
        loaded()
            .chain(view -> summaries.at(view.state().tip().hash()))
            .map(ChainService::response));
  }

  private static UtxoHashResponse response(UtxoSummary summary) {
    return UtxoHashResponse.newBuilder()
        .setHash(ChainMap.toProto(summary.hash()))
        .setHeight(summary.height())
        .setUtxoCount(summary.outputs())
        .setBlockHash(ChainMap.toProto(summary.blockHash()))
        .setTotalSat(summary.totalSat())
        .build();
  }

  @Override
  public void buildCandidate(
      BuildCandidateRequest request, StreamObserver<BuildCandidateResponse> call) {
    Answers.unary(call, whenLoaded(() -> runs.build(request)));
  }

  @Override
  public void validateRun(ValidateRunRequest request, StreamObserver<ValidateRunResponse> call) {
    Answers.unary(call, whenLoaded(() -> runs.validate(request)));
  }

  @Override
  public void commitRun(CommitRunRequest request, StreamObserver<CommitRunResponse> call) {
    Answers.unary(call, whenLoaded(() -> runs.commit(request)));
  }

  @Override
  public void provenTiers(ProvenTiersRequest request, StreamObserver<ProvenTiersResponse> call) {
    Answers.unary(call, whenLoaded(() -> runs.tiers(request)));
  }

  @Override
  public void paidSets(PaidSetsRequest request, StreamObserver<PaidSetsResponse> call) {
    Answers.unary(call, whenLoaded(() -> paidSets.read(request)));
  }

  @Override
  public StreamObserver<SwitchBranchRequest> switchBranch(
      StreamObserver<SwitchBranchResponse> call) {
    Optional<StatusRuntimeException> refusal = gate.refusal();
    if (refusal.isPresent()) {
      call.onError(refusal.get());
      return new SwitchCall.Answered();
    }
    return SwitchCall.open(
        (ServerCallStreamObserver<SwitchBranchResponse>) call,
        request -> whenLoaded(() -> runs.switchBranch(request)),
        switchTurn,
        new SwitchCall.Bounds(config.writer().switchBytesMax(), BRANCH_WITHIN));
  }

  private <T> Uni<T> whenLoaded(Supplier<Uni<T>> answer) {
    return loaded().chain(view -> answer.get());
  }

  private Uni<ChainView> loaded() {
    return Uni.createFrom().item(() -> current.get().orElseThrow(Answers::starting));
  }
}
