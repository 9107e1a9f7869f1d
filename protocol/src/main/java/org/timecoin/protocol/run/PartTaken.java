package org.timecoin.protocol.run;

import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;

/**
 * A part was taken or refused.
 *
 * @param outcome what came of it
 * @param run the whole run's binary form, with {@link PartOutcome#COMPLETE} and never else;
 *     unchecked, whether it is the run that was named is seen by hashing it
 */
public record PartTaken(PartOutcome outcome, Optional<ByteString> run) {

  static PartTaken only(PartOutcome outcome) {
    return new PartTaken(outcome, Optional.empty());
  }
}
