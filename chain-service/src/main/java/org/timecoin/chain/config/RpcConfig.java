package org.timecoin.chain.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.timecoin.contracts.node.Described;

/** How JSON-RPC is served. */
@ConfigMapping(prefix = "timenode.rpc")
public interface RpcConfig {

  /** Where it listens. */
  @Described("Where JSON-RPC listens, host:port; by default 127.0.0.1 and the network's own port")
  Optional<String> listen();

  /** The file with the token. */
  @Described(
      "File that the access token is written to at start, mode 0600; without it, only loopback may read")
  Optional<Path> cookieFile();

  /** Names for this node in Host headers. */
  @Described("Host names, besides addresses and localhost, that browsers may call this node by")
  Optional<List<String>> hosts();

  /** Size of a request. */
  @Described("Bytes of one request, at most; more are answered 413")
  @WithDefault("1048576")
  int bodyBytesMax();

  /** Calls a second. */
  @Described(
      "Calls a second over all callers, those of a batch counted singly; more are answered 429")
  @WithDefault("500")
  int callsPerSecondMax();

  /** Calls at once after a pause. */
  @Described("Calls that may come at once after a pause")
  @WithDefault("1000")
  int burstCalls();

  /** Calls under way. */
  @Described("Requests under way at one time; more are answered 429")
  @WithDefault("64")
  int requestsMax();

  /** Open connections. */
  @Described("Open connections, at most; further ones are closed at once")
  @WithDefault("256")
  int connectionsMax();

  /** Life of a silent connection. */
  @Described("How long a connection may be silent, a slowly sent request included")
  @WithDefault("30s")
  Duration idleTimeout();

  /** Time for one answer. */
  @Described("How long one request may take before it is answered with an error")
  @WithDefault("60s")
  Duration answerTimeout();

  /** Time for the sync service. */
  @Described("How long the sync service may take to say what the node is doing")
  @WithDefault("1s")
  Duration syncTimeout();

  /** Addresses in one question. */
  @Described("Addresses that one listunspent may ask about")
  @WithDefault("100")
  int addressesMax();

  /** Unspent outputs in one answer. */
  @Described("Unspent outputs in one answer of listunspent; if there are more, it is an error")
  @WithDefault("10000")
  int unspentMax();

  /** Transactions in one page of a history. */
  @Described("Transactions in one answer of getaddresshistory; it says where the next one begins")
  @WithDefault("1000")
  int historyMax();

  /** Streams of events. */
  Events events();

  /** Bounds of the streams of events. */
  interface Events {

    /** Readers at a time. */
    @Described("Readers of events at one time; more are answered 429")
    @WithDefault("64")
    int readersMax();

    /** Newest events kept. */
    @Described("Newest events kept in memory for all readers; older ones are looked up in Kafka")
    @WithDefault("1000")
    int recentMax();

    /** Events looked up at once. */
    @Described("Events that one reader looks up in Kafka at once")
    @WithDefault("200")
    int pageRecords();

    /** Time for Kafka. */
    @Described("How long Kafka may take for one question about older events")
    @WithDefault("5s")
    Duration logTimeout();

    /** Sync state. */
    @Described("Between two questions to the sync service what the node is doing, for the readers")
    @WithDefault("5s")
    Duration syncInterval();

    /** Signs of life. */
    @Described(
        "Between two signs of life on a silent stream; a reader that took nothing for two of them is"
            + " cut off. Below the idle timeout")
    @WithDefault("15s")
    Duration heartbeat();
  }
}
