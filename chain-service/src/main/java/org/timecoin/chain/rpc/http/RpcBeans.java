package org.timecoin.chain.rpc.http;

import io.quarkus.grpc.GrpcClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timecoin.chain.config.RpcConfig;
import org.timecoin.chain.heal.ChainDoctor;
import org.timecoin.chain.rpc.RpcDispatcher;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.rpc.RpcWatch;
import org.timecoin.chain.rpc.events.EventStreams;
import org.timecoin.chain.rpc.http.QueryBeans.QueryMethods;
import org.timecoin.chain.rpc.method.BlockMethods;
import org.timecoin.chain.rpc.method.BlockPlaces;
import org.timecoin.chain.rpc.method.ControlMethods;
import org.timecoin.chain.rpc.method.GrpcSyncProbe;
import org.timecoin.chain.rpc.method.HealMethods;
import org.timecoin.chain.rpc.method.InfoMethods;
import org.timecoin.chain.rpc.method.LoadedChain;
import org.timecoin.chain.rpc.method.SyncProbe;
import org.timecoin.chain.rpc.method.UtxoMethods;
import org.timecoin.chain.rpc.method.WriterOnly;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.UtxoScan;
import org.timecoin.chain.store.UtxoSummaries;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.chain.writer.CurrentRole;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.contracts.sync.v1.MutinySyncGrpc.MutinySyncStub;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.protocol.network.NetworkParameters;

/** Puts JSON-RPC together and starts it with the service. */
@Singleton
final class RpcBeans {

  @Produces
  @Singleton
  BlockMethods blocks(CurrentChain current, ChainReader reader, BlockPlaces places) {
    return new BlockMethods(new LoadedChain(current), reader, places);
  }

  @Produces
  @Singleton
  UtxoMethods utxos(CurrentChain current, UtxoSummaries summaries, UtxoScan scan) {
    return new UtxoMethods(new LoadedChain(current), summaries, scan);
  }

  @Produces
  @Singleton
  SyncProbe probe(@GrpcClient("sync") MutinySyncStub sync, RpcConfig config) {
    return new GrpcSyncProbe(sync, config.syncTimeout());
  }

  @Produces
  @Singleton
  InfoMethods info(
      CurrentChain current,
      ChainReader reader,
      NetworkParameters network,
      NodeClock clock,
      SyncProbe probe) {
    return new InfoMethods(new LoadedChain(current), reader, network, clock, probe);
  }

  @Produces
  @Singleton
  HealMethods heal(CurrentChain current, CurrentRole role, ChainDoctor doctor) {
    return new HealMethods(new LoadedChain(current), new WriterOnly(role), doctor);
  }

  @Produces
  @Singleton
  RpcDispatcher dispatcher(
      BlockMethods blocks,
      InfoMethods info,
      UtxoMethods utxos,
      QueryMethods queries,
      HealMethods heal,
      RpcConfig config,
      RpcWatch watch) {
    List<RpcMethod> methods = new ArrayList<>();
    methods.addAll(blocks.all());
    methods.addAll(info.all());
    methods.addAll(utxos.all());
    methods.addAll(queries.all());
    methods.addAll(heal.all());
    List<RpcMethod> all = new ControlMethods(methods, System::nanoTime).all();
    return new RpcDispatcher(all, new RpcJson(config.bodyBytesMax()), watch);
  }

  @Produces
  @Singleton
  EventStreams events(
      Vertx vertx,
      PartitionReaders readers,
      CurrentChain current,
      NetworkParameters network,
      SyncProbe probe,
      RpcConfig config) {
    return new EventStreams(vertx, readers, current, network.genesisHash(), probe, config.events());
  }

  @Produces
  @Singleton
  RpcServer server(
      Vertx vertx,
      RpcDispatcher dispatcher,
      EventStreams events,
      NetworkParameters network,
      RpcConfig config) {
    ListenAddress listen =
        ListenAddress.parse(config.listen().orElse("127.0.0.1:" + network.network().rpcPort()));
    if (config.cookieFile().isEmpty() && !listen.isLoopback()) {
      throw new BadConfiguration(
          "timenode.rpc.listen can be reached from other machines, so callers need a token;"
              + " set timenode.rpc.cookie-file, or listen on 127.0.0.1");
    }
    Optional<AccessToken> token =
        config.cookieFile().map(unused -> AccessToken.random(new SecureRandom()));
    token.ifPresent(written -> written.writeTo(config.cookieFile().orElseThrow()));
    Set<String> names = new HashSet<>(config.hosts().orElse(List.of()));
    return new RpcServer(vertx, listen, dispatcher, events, new AccessRules(token, names), config);
  }

  void start(@Observes StartupEvent event, RpcServer server, EventStreams events) {
    server.start();
    events.start();
  }

  void stop(@Observes ShutdownEvent event, RpcServer server, EventStreams events) {
    events.stop();
    server.stop();
  }
}
