package org.timecoin.bench.votes;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.PreparedKeys;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.protocol.vote.VoterSet;

/**
 * Voters, a vote of the first, and the certificate of a quorum of them.
 *
 * @param keys sorted by address
 * @param set theirs
 * @param certificate the first voters' precommits, as many as a quorum
 */
record Election(List<SigningKey> keys, VoterSet set, Certificate certificate) {

  private static final Parent PARENT = new Parent(1_000_000, Hash.sha256(new byte[] {1}));
  private static final Statement PRECOMMIT =
      Statement.vote(PARENT, 0, VoteStep.PRECOMMIT, Hash.sha256(new byte[] {2}));
  private static final VoteChecks CHECKS =
      new VoteChecks(Hash.ZERO, new PreparedKeys(Quorum.VOTERS_MOST)::verify);

  /** An election among so many. */
  static Election of(int voters) {
    SplittableRandom random = new SplittableRandom(voters);
    List<SigningKey> keys =
        Stream.generate(() -> SigningKey.generate(random))
            .limit(voters)
            .sorted(Comparator.comparing(Election::address))
            .toList();
    VoterSet set = VoterSet.of(keys.stream().map(Election::address).toList());
    List<Endorsement> quorum =
        keys.stream().limit(Quorum.of(voters)).map(key -> sign(key, set).endorsement()).toList();
    return new Election(
        keys, set, new Certificate(PARENT, PARENT.height() + 1, PRECOMMIT.value(), 0, quorum));
  }

  private static Address address(SigningKey key) {
    return key.address(AddressDigit.TESTNET);
  }

  private static Signed sign(SigningKey key, VoterSet set) {
    return Signed.vote(PRECOMMIT, key.publicKey(), key.sign(CHECKS.signBytes(PRECOMMIT, set)));
  }

  /** What each of them signs. */
  byte[] signBytes() {
    return CHECKS.signBytes(PRECOMMIT, set);
  }

  /** The first voter's vote, signed anew. */
  Signed signed() {
    return sign(keys.getFirst(), set);
  }

  /** Whether a vote is a voter's and signed. */
  boolean isVote(Signed vote) {
    return set.indexOf(vote.key()).isPresent() && CHECKS.isSigned(vote, set);
  }

  /** What is found of the certificate when these are the voters. */
  QuorumCheck checked(VoterSet voters) {
    return CHECKS.certificate(certificate, PARENT, voters, 0, Quorum.of(voters.size()));
  }

  /** The same set as of a parent that is seen for the first time. */
  VoterSet newSet() {
    return VoterSet.of(set.addresses());
  }
}
