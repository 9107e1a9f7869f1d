package org.timecoin.protocol.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusProposal;
import org.timecoin.protocol.message.ConsensusMessage.RunResponse;
import org.timecoin.protocol.message.LineClass;
import org.timecoin.protocol.message.QuorumVote;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/** How runs are cut, and that their parts fit into lines. */
class RunPartTest {

  private static final RunName NAME = new RunName(new RunParent(-1, Hash.ZERO), Hash.ZERO);

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "262143, 1, 262143",
    "262144, 1, 262144",
    "262145, 2, 1",
    "4194303, 16, 262143",
    "4194304, 16, 262144"
  })
  void aRunIsCutInOneWay(int bytes, int parts, int last) {
    ByteString run = ByteString.of(new Arbitrary(bytes).bytes(bytes));

    List<RunPart> cut = RunPart.split(run);

    assertThat(cut).hasSize(parts).allMatch(part -> part.parts() == parts);
    assertThat(cut.getLast().content().length()).isEqualTo(last);
    assertThat(ByteString.concat(cut.stream().map(RunPart::content).toList())).isEqualTo(run);
  }

  @ParameterizedTest
  @CsvSource({"0", "4194305"})
  void nothingAndTooMuchIsNoRun(int bytes) {
    assertThatThrownBy(() -> RunPart.split(ByteString.of(new byte[bytes])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a run of " + bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0",
    "0, 1, 262145",
    "0, 2, 262143",
    "1, 1, 1",
    "-1, 1, 1",
    "0, 0, 1",
    "16, 17, 1",
    "0, -1, 1"
  })
  void otherPartsAreNone(int part, int parts, int bytes) {
    assertThatThrownBy(() -> new RunPart(part, parts, ByteString.of(new byte[bytes])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The largest of everything: all bytes 255, a hundred prevotes, the largest numbers. */
  @Test
  void theLargestProposalAndAnswerFitIntoTheirLines() throws WireFault {
    PublicKey key = PublicKey.of(Hash.fromHex("ff".repeat(32)).bytes());
    Signature signature = Signature.fromHex("ff".repeat(64));
    Hash hash = Hash.of(key.bytes());
    RunPart part = RunPart.split(ByteString.fromHex("ff".repeat(4 << 20))).getFirst();
    List<QuorumVote> quorum = Collections.nCopies(QuorumVote.MOST, new QuorumVote(key, signature));
    ConsensusProposal proposal =
        new ConsensusProposal(
            new RunParent(-1, hash),
            Integer.MAX_VALUE,
            hash,
            Integer.MAX_VALUE - 1,
            key,
            signature,
            quorum,
            Optional.of(part));
    RunResponse answer = new RunResponse(NAME.parent(), hash, Optional.of(part));

    byte[] line = WireCodec.encodeLine(proposal);

    assertThat(line.length).isLessThan(400 * 1024).isLessThan(LineClass.PART.maxBytes());
    assertThat(WireCodec.encode(answer).length).isLessThan(352 * 1024);
    assertThat(WireCodec.decode(line)).isEqualTo(proposal);
    assertThat(WireCodec.decode(WireCodec.encode(answer))).isEqualTo(answer);
  }
}
