package org.timecoin.consensus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.message.ConsensusMessage;
import org.timecoin.protocol.message.ConsensusMessage.BlockCertificate;
import org.timecoin.protocol.message.ConsensusMessage.CertificatesResponse;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusProposal;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusVote;
import org.timecoin.protocol.message.ConsensusMessage.GetCertificates;
import org.timecoin.protocol.message.ConsensusMessage.GetRun;
import org.timecoin.protocol.message.ConsensusMessage.RunResponse;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.run.PartOutcome;
import org.timecoin.protocol.run.PartTaken;
import org.timecoin.protocol.run.RunAssembler;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/** What the engine says comes out of a line as it went in. */
class WireMappingTest {

  private static final int SEEDS = 200;

  private final Random random = new Random(11);

  static Stream<JsonNode> messages() {
    return Vectors.each(Vectors.file("consensus-messages.json").get("cases"));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private Hash hash() {
    return Hash.of(bytes(Hash.LENGTH));
  }

  private Endorsement endorsement() {
    return new Endorsement(
        PublicKey.of(bytes(PublicKey.LENGTH)), Signature.of(bytes(Signature.LENGTH)));
  }

  private List<Endorsement> quorum() {
    return Stream.generate(this::endorsement).limit(1 + random.nextInt(100)).toList();
  }

  private Parent parent() {
    return new Parent(random.nextLong(), hash());
  }

  private int round() {
    return random.nextInt(Integer.MAX_VALUE);
  }

  private Signed vote() {
    VoteStep step = random.nextBoolean() ? VoteStep.PREVOTE : VoteStep.PRECOMMIT;
    Hash value = random.nextBoolean() ? hash() : Statement.NIL;
    Endorsement by = endorsement();
    return Signed.vote(Statement.vote(parent(), round(), step, value), by.key(), by.signature());
  }

  private Signed proposal(Run run) {
    Endorsement by = endorsement();
    boolean again = random.nextBoolean();
    Statement said =
        Statement.proposal(run.parent(), round(), run.value(), again ? round() : Statement.NONE);
    return new Signed(said, by.key(), by.signature(), again ? quorum() : List.of());
  }

  private Run run(int length) {
    return new Run(hash(), parent(), 1, 0, ByteString.of(bytes(length)));
  }

  private Certificate certificate() {
    return new Certificate(parent(), random.nextLong(), hash(), round(), quorum());
  }

  private static <M extends Message> M through(M message, Class<M> type) throws WireFault {
    return type.cast(WireCodec.decode(WireCodec.encode(message)));
  }

  @Test
  void votes() throws WireFault {
    for (int i = 0; i < SEEDS; i++) {
      Signed vote = vote();
      List<ConsensusMessage> messages = Outgoing.signed(vote, Optional.of(run(5)));

      assertThat(messages).hasSize(1);
      ConsensusVote read = through((ConsensusVote) messages.getFirst(), ConsensusVote.class);
      assertThat(Incoming.vote(read)).isEqualTo(vote);
    }
  }

  @Test
  void proposalsWithTheirRunsInParts() throws WireFault {
    for (int length : List.of(1, 1_000, 256 << 10, (256 << 10) + 1, 1 << 20, 4 << 20)) {
      Run run = run(length);
      Signed proposal = proposal(run);
      RunAssembler<String> assembler = new RunAssembler<>(1);
      PartTaken taken = new PartTaken(PartOutcome.KEPT, Optional.empty());
      int part = 0;
      for (ConsensusMessage message : Outgoing.signed(proposal, Optional.of(run))) {
        assertThat(taken.outcome()).isEqualTo(PartOutcome.KEPT);
        ConsensusProposal read = through((ConsensusProposal) message, ConsensusProposal.class);
        Signed signed = Incoming.proposal(read);
        assertThat(signed.statement()).isEqualTo(proposal.statement());
        assertThat(signed.endorsement()).isEqualTo(proposal.endorsement());
        assertThat(signed.prevotes()).isEqualTo(part++ == 0 ? proposal.prevotes() : List.of());
        taken = assembler.take("peer", read.name(), read.run().orElseThrow());
      }
      assertThat(taken.run()).contains(run.content());
    }
  }

  @Test
  void aProposalWhoseRunIsElsewhere() throws WireFault {
    for (int i = 0; i < SEEDS; i++) {
      Signed proposal = proposal(run(5));
      List<ConsensusMessage> messages = Outgoing.signed(proposal, Optional.empty());

      assertThat(messages).hasSize(1);
      ConsensusProposal read =
          through((ConsensusProposal) messages.getFirst(), ConsensusProposal.class);
      assertThat(read.run()).isEmpty();
      assertThat(Incoming.proposal(read)).isEqualTo(proposal);
    }
  }

  @Test
  void certificates() throws WireFault {
    for (int i = 0; i < SEEDS; i++) {
      Certificate certificate = certificate();
      BlockCertificate read = through(Outgoing.shown(certificate), BlockCertificate.class);

      assertThat(Incoming.certificate(read.certificate())).isEqualTo(certificate);
    }
  }

  @Test
  void anAnswerHasTheFirstHundredCertificates() throws WireFault {
    List<Certificate> all = Collections.nCopies(150, certificate());
    CertificatesResponse read = through(Outgoing.certificates(all), CertificatesResponse.class);

    assertThat(read.certificates().stream().map(Incoming::certificate))
        .isEqualTo(all.subList(0, 100));
    assertThat(through(Outgoing.certificates(List.of()), CertificatesResponse.class).certificates())
        .isEmpty();
  }

  @Test
  void questionsAndTheAnswerOfWhoLacksTheRun() throws WireFault {
    Parent parent = parent();
    Hash value = hash();

    GetRun run = through(Outgoing.askRun(parent, value), GetRun.class);
    GetCertificates certificates = through(Outgoing.askCertificates(parent), GetCertificates.class);
    RunResponse none = through(Outgoing.noRun(parent, value), RunResponse.class);

    assertThat(Incoming.parent(run.parent())).isEqualTo(parent);
    assertThat(run.value()).isEqualTo(value);
    assertThat(Incoming.parent(certificates.parent())).isEqualTo(parent);
    assertThat(none.run()).isEmpty();
    assertThat(none.name().value()).isEqualTo(value);
    assertThat(Incoming.parent(none.parent())).isEqualTo(parent);
  }

  @Test
  void runsThatWereAskedFor() throws WireFault {
    Run run = run((2 << 20) + 3);
    RunAssembler<Integer> assembler = new RunAssembler<>(1);
    PartTaken taken = new PartTaken(PartOutcome.KEPT, Optional.empty());
    for (RunResponse response : Outgoing.answer(run)) {
      RunResponse read = through(response, RunResponse.class);
      assertThat(read.value()).isEqualTo(run.value());
      taken = assembler.take(1, read.name(), read.run().orElseThrow());
    }
    assertThat(taken.run()).contains(run.content());
  }

  /** What the vectors' messages say, said again by us, is the same line. */
  @ParameterizedTest
  @MethodSource("messages")
  void theMessagesOfTheVectorsAreSaidAgain(JsonNode vector) {
    Message message = Vectors.message(vector);
    Optional<Message> again =
        switch (message) {
          case ConsensusVote vote ->
              Optional.of(Outgoing.signed(Incoming.vote(vote), Optional.empty()).getFirst());
          case BlockCertificate shown ->
              Optional.of(Outgoing.shown(Incoming.certificate(shown.certificate())));
          case CertificatesResponse answer ->
              Optional.of(
                  Outgoing.certificates(
                      answer.certificates().stream().map(Incoming::certificate).toList()));
          case GetCertificates asked ->
              Optional.of(Outgoing.askCertificates(Incoming.parent(asked.parent())));
          case GetRun asked ->
              Optional.of(Outgoing.askRun(Incoming.parent(asked.parent()), asked.value()));
          case ConsensusProposal proposal when proposal.run().isEmpty() ->
              Optional.of(
                  Outgoing.signed(Incoming.proposal(proposal), Optional.empty()).getFirst());
          default -> Optional.empty();
        };

    again.ifPresent(said -> assertThat(said).isEqualTo(message));
  }
}
