package org.timecoin.sync.run.chain;

import java.util.function.Function;
import org.jboss.logging.Logger;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.contracts.service.WriterRedirect;

/**
 * Which replica of the chain is called: the configured address, or the writer that was named there.
 * Any other failure leads back to the configured address, as does being sent on too often: replicas
 * that name one another know nothing new.
 */
public final class WriterRoute {

  private static final Logger LOG = Logger.getLogger(WriterRoute.class);
  private static final int HOPS_MOST = 3;

  private final MutinyChainStub configured;
  private final Function<String, MutinyChainStub> replicas;
  private MutinyChainStub current;
  private int hops;

  /**
   * A route that begins at the configured address.
   *
   * @param replicas calls to a replica at host:port
   */
  public WriterRoute(MutinyChainStub configured, Function<String, MutinyChainStub> replicas) {
    this.configured = configured;
    this.replicas = replicas;
    this.current = configured;
  }

  /** Calls to the replica that was last said to be the writer. */
  MutinyChainStub stub() {
    return current;
  }

  /** A replica did what it was asked. */
  void answered() {
    hops = 0;
  }

  /** A call failed: the next goes elsewhere. */
  void failed(Throwable failure) {
    current =
        WriterRedirect.writer(failure)
            .filter(unused -> hops < HOPS_MOST)
            .map(this::follow)
            .orElseGet(this::back);
  }

  private MutinyChainStub follow(String writer) {
    hops++;
    LOG.infof("the writer of the chain is at %s", writer);
    return replicas.apply(writer);
  }

  /** To the configured address. */
  MutinyChainStub back() {
    hops = 0;
    current = configured;
    return configured;
  }
}
