package org.timecoin.gateway.peer;

/**
 * Which of two connections to one node stays (protocol.md section 5: "one connection is kept: the
 * one dialled by the node with the lower id"). Both nodes decide alike without asking each other.
 */
public final class DuplicateRule {

  private DuplicateRule() {}

  /** What is known of a connection when two lead to one node. */
  public record Link(boolean inbound, String ip, boolean persistent) {}

  /** What to do about a second connection. */
  public enum Decision {
    /** The one we had stays, the new one is closed. */
    KEEP_OLD,
    /** The new one stays, the one we had is closed. */
    KEEP_NEW,
    /** Nobody can prove that they are one node without harm: both stay. */
    KEEP_BOTH
  }

  /**
   * Decides between two connections to a node that calls itself {@code theirId}.
   *
   * <p>An id is public, so a stranger may claim it. A configured peer's connection is therefore
   * never given up for one from another address; and of two connections of one direction the new
   * one stays only when it comes from the same address (the old one is then most likely dead
   * without our knowing).
   */
  public static Decision decide(String ourId, String theirId, Link old, Link fresh) {
    boolean sameIp = old.ip().equals(fresh.ip());
    if (old.inbound() == fresh.inbound()) {
      return sameIp ? Decision.KEEP_NEW : Decision.KEEP_OLD;
    }
    boolean keepOurs = ourId.compareTo(theirId) < 0;
    boolean keepOld = old.inbound() != keepOurs;
    if (!keepOld && old.persistent() && !sameIp) {
      return Decision.KEEP_BOTH;
    }
    return keepOld ? Decision.KEEP_OLD : Decision.KEEP_NEW;
  }
}
