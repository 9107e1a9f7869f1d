package org.timecoin.protocol.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.key.SigningKey;

/**
 * Every signature of a quorum counts: one that is not its voter's spoils it, wherever it stands.
 */
class QuorumSignaturesTest {

  private static final Hash VALUE = Hash.sha256(new byte[] {2});
  private static final Parent PARENT = new Parent(7, Hash.sha256(new byte[] {3}));
  private static final int NEEDED = 3;

  private final List<SigningKey> keys =
      IntStream.range(1, 5)
          .mapToObj(QuorumSignaturesTest::key)
          .sorted(Comparator.comparing(one -> one.address(AddressDigit.TESTNET)))
          .toList();
  private final VoterSet voters =
      VoterSet.of(keys.stream().map(one -> one.address(AddressDigit.TESTNET)).toList());
  private final VoteChecks checks =
      new VoteChecks(Hash.sha256(new byte[] {1}), SignatureCheck::verify);

  private static SigningKey key(int number) {
    byte[] seed = new byte[SigningKey.SEED_LENGTH];
    Arrays.fill(seed, (byte) number);
    return SigningKey.fromSeed(seed);
  }

  private Endorsement endorsement(int voter, Statement said) {
    SigningKey key = keys.get(voter);
    return new Endorsement(key.publicKey(), key.sign(checks.signBytes(said, voters)));
  }

  /** The first so many voters' signatures, the one at a place for nil instead. */
  private List<Endorsement> spoiled(int round, VoteStep step, int signers, int bad) {
    Statement said = Statement.vote(PARENT, round, step, VALUE);
    Statement nil = Statement.vote(PARENT, round, step, Statement.NIL);
    List<Endorsement> signed = new ArrayList<>();
    for (int voter = 0; voter < signers; voter++) {
      signed.add(endorsement(voter, voter == bad ? nil : said));
    }
    return signed;
  }

  private QuorumCheck certificate(int signers, int bad) {
    List<Endorsement> signed = spoiled(2, VoteStep.PRECOMMIT, signers, bad);
    Certificate shown = new Certificate(PARENT, PARENT.height() + 1, VALUE, 2, signed);
    return checks.certificate(shown, PARENT, voters, 0, NEEDED);
  }

  private QuorumCheck prevotes(int signers, int bad) {
    Statement again = Statement.proposal(PARENT, 2, VALUE, 1);
    Endorsement leader = endorsement(0, again);
    List<Endorsement> signed = spoiled(1, VoteStep.PREVOTE, signers, bad);
    Signed proposal = new Signed(again, leader.key(), leader.signature(), signed);
    return checks.prevotes(proposal, voters, 0, NEEDED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void twoGoodSignaturesAndABadOneAreNoQuorum(int bad) {
    assertThat(certificate(3, bad)).isEqualTo(QuorumCheck.BAD_SIGNATURE);
    assertThat(prevotes(3, bad)).isEqualTo(QuorumCheck.BAD_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aBadSignatureOnTopOfAQuorumSpoilsItToo(int bad) {
    assertThat(certificate(4, bad)).isEqualTo(QuorumCheck.BAD_SIGNATURE);
    assertThat(prevotes(4, bad)).isEqualTo(QuorumCheck.BAD_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void goodSignaturesOnlyAreOne(int signers) {
    assertThat(certificate(signers, -1)).isEqualTo(QuorumCheck.VALID);
    assertThat(prevotes(signers, -1)).isEqualTo(QuorumCheck.VALID);
  }
}
