package org.timecoin.protocol.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.key.SigningKey;

/** Sign bytes, voter sets and certificates, against the text of the rules put down byte by byte. */
class VotesTest {

  private static final Hash GENESIS = Hash.sha256(new byte[] {1});
  private static final Hash VALUE = Hash.sha256(new byte[] {2});
  private static final Parent PARENT = new Parent(0x0102030405060708L, Hash.sha256(new byte[] {3}));

  private final List<SigningKey> keys =
      IntStream.range(1, 6).mapToObj(VotesTest::key).sorted(VotesTest::byAddress).toList();
  private final VoterSet voters =
      VoterSet.of(keys.subList(0, 4).stream().map(VotesTest::address).toList());
  private final VoteChecks checks = new VoteChecks(GENESIS, SignatureCheck::verify);

  private static SigningKey key(int number) {
    byte[] seed = new byte[SigningKey.SEED_LENGTH];
    Arrays.fill(seed, (byte) number);
    return SigningKey.fromSeed(seed);
  }

  private static Address address(SigningKey key) {
    return key.address(AddressDigit.TESTNET);
  }

  private static int byAddress(SigningKey one, SigningKey other) {
    return address(one).compareTo(address(other));
  }

  private static ByteArrayOutputStream bytes(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all;
  }

  private static byte[] u32(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] u64(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  private byte[] expected(int round, int step, Hash value) {
    return bytes(
            "TIMECOIN_BFT:".getBytes(StandardCharsets.US_ASCII),
            GENESIS.bytes(),
            voters.hash().bytes(),
            u64(PARENT.height()),
            PARENT.hash().bytes(),
            u32(round),
            new byte[] {(byte) step},
            value.bytes())
        .toByteArray();
  }

  @Test
  void aVoteSignsPrefixGenesisVotersParentRoundStepAndValue() {
    Statement prevote = Statement.vote(PARENT, 5, VoteStep.PREVOTE, VALUE);
    Statement nil = Statement.vote(PARENT, 5, VoteStep.PRECOMMIT, Statement.NIL);

    assertThat(checks.signBytes(prevote, voters))
        .isEqualTo(Hash.sha256(expected(5, 1, VALUE)).bytes());
    assertThat(checks.signBytes(nil, voters))
        .isEqualTo(Hash.sha256(expected(5, 2, Hash.ZERO)).bytes());
  }

  @Test
  void aProposalSignsItsValidRoundToo() {
    Statement fresh = Statement.proposal(PARENT, 5, VALUE, Statement.NONE);
    Statement again = Statement.proposal(PARENT, 5, VALUE, 3);

    assertThat(checks.signBytes(fresh, voters))
        .isEqualTo(Hash.sha256(expected(5, 0, VALUE), u32(-1)).bytes());
    assertThat(checks.signBytes(again, voters))
        .isEqualTo(Hash.sha256(expected(5, 0, VALUE), u32(3)).bytes());
  }

  @Test
  void theVoterSetHashIsThatOfItsSortedAddressesInBincode() {
    ByteArrayOutputStream list = bytes(u64(4));
    for (Address address : voters.addresses()) {
      byte[] text = address.text().getBytes(StandardCharsets.UTF_8);
      list.writeBytes(u64(text.length));
      list.writeBytes(text);
    }

    assertThat(voters.hash()).isEqualTo(Hash.sha256(list.toByteArray()));
    assertThat(voters.addresses()).isSorted();
  }

  @Test
  void theOrderInWhichVotersAreNamedDoesNotMatter() {
    List<Address> turned = new ArrayList<>(voters.addresses());
    Collections.reverse(turned);

    assertThat(VoterSet.of(turned)).isEqualTo(voters);
    assertThat(VoterSet.of(turned).hash()).isEqualTo(voters.hash());
  }

  @Test
  void aVoterSetHasOneToAHundredDistinctVoters() {
    Address one = voters.addresses().getFirst();

    assertThatThrownBy(() -> VoterSet.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VoterSet.of(List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyIsAVotersWhenItsAddressIs() {
    assertThat(voters.indexOf(keys.get(2).publicKey())).hasValue(2);
    assertThat(voters.indexOf(keys.get(2).publicKey())).hasValue(2);
    assertThat(voters.indexOf(keys.get(4).publicKey())).isEmpty();
  }

  @Test
  void aQuorumIsMoreThanTwoThirds() {
    assertThat(IntStream.rangeClosed(1, 10).map(Quorum::of))
        .containsExactly(1, 2, 3, 3, 4, 5, 5, 6, 7, 7);
    assertThat(IntStream.rangeClosed(1, 10).map(Quorum::oneHonest))
        .containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4);
    for (int n = 1; n <= Quorum.VOTERS_MOST; n++) {
      assertThat(2 * Quorum.of(n) - n)
          .as("two quorums of %d share", n)
          .isGreaterThan(Quorum.tolerated(n));
      assertThat(n - Quorum.tolerated(n))
          .as("the honest of %d", n)
          .isGreaterThanOrEqualTo(Quorum.of(n));
    }
  }

  private Endorsement precommit(int voter, int round, Hash value) {
    Statement said = Statement.vote(PARENT, round, VoteStep.PRECOMMIT, value);
    SigningKey key = keys.get(voter);
    return new Endorsement(key.publicKey(), key.sign(checks.signBytes(said, voters)));
  }

  private Certificate certificate(int... signers) {
    List<Endorsement> signed =
        Arrays.stream(signers).mapToObj(one -> precommit(one, 2, VALUE)).toList();
    return new Certificate(PARENT, PARENT.height() + 1, VALUE, 2, signed);
  }

  private QuorumCheck check(Certificate certificate) {
    return checks.certificate(certificate, PARENT, voters, 0, Quorum.of(voters.size()));
  }

  @Test
  void aCertificateOfAQuorumOrMoreIsValid() {
    assertThat(check(certificate(0, 1, 3))).isEqualTo(QuorumCheck.VALID);
    assertThat(check(certificate(0, 1, 2, 3))).isEqualTo(QuorumCheck.VALID);
  }

  @Test
  void aCertificateWithTooFewRepeatedUnsortedOrForeignVotersIsNot() {
    assertThat(check(certificate(0, 1))).isEqualTo(QuorumCheck.WRONG_COUNT);
    assertThat(check(certificate(0, 1, 1))).isEqualTo(QuorumCheck.NOT_SORTED);
    assertThat(check(certificate(1, 0, 2))).isEqualTo(QuorumCheck.NOT_SORTED);
    assertThat(check(certificate(0, 1, 4))).isEqualTo(QuorumCheck.UNKNOWN_VOTER);
    assertThat(check(certificate(0, 1, 2, 3, 3))).isEqualTo(QuorumCheck.WRONG_COUNT);
  }

  @Test
  void aCertificateForAnotherParentRoundLengthOrValueIsNot() {
    List<Endorsement> signed = certificate(0, 1, 2).precommits();
    Parent other = new Parent(PARENT.height(), VALUE);
    long last = PARENT.height() + 1;

    assertThat(check(new Certificate(other, last, VALUE, 2, signed)))
        .isEqualTo(QuorumCheck.WRONG_PARENT);
    assertThat(check(new Certificate(PARENT, PARENT.height(), VALUE, 2, signed)))
        .isEqualTo(QuorumCheck.WRONG_VALUE);
    assertThat(check(new Certificate(PARENT, PARENT.height() + 101, VALUE, 2, signed)))
        .isEqualTo(QuorumCheck.WRONG_VALUE);
    assertThat(check(new Certificate(PARENT, last, VALUE, 3, signed)))
        .isEqualTo(QuorumCheck.BAD_SIGNATURE);
    assertThat(check(new Certificate(PARENT, last, GENESIS, 2, signed)))
        .isEqualTo(QuorumCheck.BAD_SIGNATURE);
    assertThat(checks.certificate(certificate(0, 1, 2), PARENT, voters, 3, 3))
        .isEqualTo(QuorumCheck.WRONG_ROUND);
  }

  @Test
  void nilIsNeverCertified() {
    List<Endorsement> signed =
        IntStream.range(0, 3).mapToObj(one -> precommit(one, 2, Statement.NIL)).toList();

    assertThat(check(new Certificate(PARENT, PARENT.height() + 1, Statement.NIL, 2, signed)))
        .isEqualTo(QuorumCheck.WRONG_VALUE);
  }

  @Test
  void aSignatureAmongOtherVotersDoesNotCount() {
    VoterSet fewer = VoterSet.of(voters.addresses().subList(0, 3));
    Statement said = Statement.vote(PARENT, 0, VoteStep.PREVOTE, VALUE);
    SigningKey key = keys.getFirst();
    Signed vote = Signed.vote(said, key.publicKey(), key.sign(checks.signBytes(said, voters)));

    assertThat(checks.isSigned(vote, voters)).isTrue();
    assertThat(checks.isSigned(vote, fewer)).isFalse();
  }
}
