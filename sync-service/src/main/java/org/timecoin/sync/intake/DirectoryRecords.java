package org.timecoin.sync.intake;

import java.util.OptionalLong;
import org.timecoin.contracts.log.v1.DirectoryEntry;
import org.timecoin.sync.view.Sighting;

/** Records of the peer directory as values. */
final class DirectoryRecords {

  private DirectoryRecords() {}

  static Sighting sighting(DirectoryEntry entry) {
    // A legacy node answers only on connections it accepted (protocol.md section 5): one that
    // dialled
    // us and lists no capability is never asked.
    boolean answers = !entry.getInbound() || entry.getCapabilitiesCount() > 0;
    return new Sighting(
        entry.getPeer(),
        entry.getGateway(),
        entry.getIncarnation(),
        entry.getBeatAtMs(),
        entry.hasHeight() ? OptionalLong.of(claim(entry.getHeight())) : OptionalLong.empty(),
        entry.getHeightAtMs(),
        answers);
  }

  /** A height is a u64 on the wire; one beyond a long is a boast like any other. */
  private static long claim(long height) {
    return height < 0 ? Long.MAX_VALUE : height;
  }
}
