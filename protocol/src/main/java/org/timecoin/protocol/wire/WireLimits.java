package org.timecoin.protocol.wire;

import org.timecoin.protocol.json.JsonLimits;
import org.timecoin.protocol.message.LineClass;

/**
 * What a line may cost us.
 *
 * @param maxLineBytes bytes of the line
 * @param json what its content may make us allocate
 */
public record WireLimits(int maxLineBytes, JsonLimits json) {

  /** The widest limits of the protocol. */
  public static final WireLimits DEFAULT = of(LineClass.ANSWER);

  /** The limits for a line of this class. */
  public static WireLimits of(LineClass lineClass) {
    return new WireLimits(lineClass.maxBytes(), JsonLimits.DEFAULT);
  }
}
