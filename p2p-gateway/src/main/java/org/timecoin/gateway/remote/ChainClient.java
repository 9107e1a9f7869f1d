package org.timecoin.gateway.remote;

import com.google.protobuf.ByteString;
import io.grpc.Deadline;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.HashesRequest;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.chain.v1.UtxoHashRequest;
import org.timecoin.contracts.chain.v1.UtxoHashResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.gateway.serve.ChainSource;
import org.timecoin.protocol.bytes.Hash;

/**
 * The chain service as the source of what peers are told. Every answer fails after the deadline.
 */
public final class ChainClient implements ChainSource {

  private final MutinyChainStub stub;
  private final Duration deadline;

  /** Asks over a stub. */
  public ChainClient(MutinyChainStub stub, Duration deadline) {
    this.stub = stub;
    this.deadline = deadline;
  }

  @Override
  public Uni<TipResponse> tip() {
    return timed().tip(TipRequest.getDefaultInstance());
  }

  @Override
  public Uni<List<ByteString>> blocks(long first, long last, int maxBytes) {
    BlocksRequest request =
        BlocksRequest.newBuilder().setRange(range(first, last)).setMaxBytes(maxBytes).build();
    return timed()
        .blocks(request)
        .map(response -> response.getBlock().getBincode())
        .collect()
        .asList();
  }

  @Override
  public Uni<Optional<Hash>> hashAt(long height) {
    return timed()
        .hashes(HashesRequest.newBuilder().setRange(range(height, height)).build())
        .map(response -> response.getHashesList().stream().findFirst().map(ChainMap::hash));
  }

  @Override
  public Uni<UtxoHashResponse> utxoHash() {
    return timed().utxoHash(UtxoHashRequest.getDefaultInstance());
  }

  private MutinyChainStub timed() {
    return stub.withDeadline(Deadline.after(deadline.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static HeightRange range(long first, long last) {
    return HeightRange.newBuilder().setFirst(first).setLast(last).build();
  }
}
