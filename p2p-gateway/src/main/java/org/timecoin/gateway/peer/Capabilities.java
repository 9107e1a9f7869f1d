package org.timecoin.gateway.peer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a peer speaks beyond the legacy set, known only from its Version (protocol.md section 5).
 *
 * @param listed as the peer listed them, cut to what is plausible
 * @param nodeId the 16 hex digits by which a node recognises itself and a second connection to the
 *     same node
 */
public record Capabilities(List<String> listed, Optional<String> nodeId) {

  /** A peer that has sent no Version: a legacy node, as far as we know. */
  public static final Capabilities NONE = new Capabilities(List.of(), Optional.empty());

  private static final int MOST = 32;
  private static final int LONGEST = 64;
  private static final String ID_PREFIX = "id:";
  private static final Pattern ID = Pattern.compile("id:[0-9a-f]{16}");

  public Capabilities {
    listed = List.copyOf(listed);
  }

  /** What a Version lists; what is too long or too much is left out. */
  public static Capabilities of(List<String> listed) {
    List<String> plausible =
        listed.stream().filter(c -> c.length() <= LONGEST).limit(MOST).toList();
    Optional<String> id =
        plausible.stream()
            .filter(c -> ID.matcher(c).matches())
            .map(c -> c.substring(ID_PREFIX.length()))
            .findFirst();
    return new Capabilities(plausible, id);
  }

  /** What we list ourselves. */
  public static List<String> own(String nodeId) {
    return List.of("ack", "ping", ID_PREFIX + nodeId);
  }

  /** Acknowledges blocks and transactions once they are durable. */
  public boolean acks() {
    return listed.contains("ack");
  }

  /** Answers Ping. */
  public boolean pings() {
    return listed.contains("ping");
  }
}
