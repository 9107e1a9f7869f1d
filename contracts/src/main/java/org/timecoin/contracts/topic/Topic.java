package org.timecoin.contracts.topic;

/**
 * The topics of a node, by what they are for (architecture.md, "Kafka"). The full name is the node
 * id, a dot and the suffix, so that prefix rights for {@code a.} never read {@code a2.}.
 */
public enum Topic {
  /** Blocks that peers announced; key: block hash. */
  PEER_BLOCKS("peer.blocks"),
  /** Transactions that peers sent; key: txid. */
  PEER_TRANSACTIONS("peer.transactions"),
  /** Announcements, heartbeats and attestations; key: public key. */
  PEER_MASTERNODES("peer.masternodes"),
  /** Votes and certificates. */
  PEER_VOTES("peer.votes"),
  /** Proposals, apart from votes because they are bulk. */
  PEER_PROPOSALS("peer.proposals"),
  /** Who holds which peer, compacted; key: peer and gateway. */
  PEER_DIRECTORY("peer.directory"),
  /** What to tell peers. */
  GATEWAY_OUTBOUND("gateway.outbound"),
  /** What the chain did, gapless. */
  CHAIN_EVENTS("chain.events"),
  /** Ranges to fetch; key: first height. */
  SYNC_TASKS("sync.tasks"),
  /** Records that can never be handled. */
  DEAD_LETTER("dead-letter");

  private final String suffix;

  Topic(String suffix) {
    this.suffix = suffix;
  }

  /** The part of the name that is the same for every node. */
  public String suffix() {
    return suffix;
  }

  /** The topic's full name for a node. */
  public String nameFor(String nodeId) {
    return nodeId + "." + suffix;
  }
}
