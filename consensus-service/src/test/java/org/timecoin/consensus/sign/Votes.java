package org.timecoin.consensus.sign;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** Votes to store in tests: one parent a height, values by number. */
public final class Votes {

  private static final Hash VOTERS = hash("voters");

  private Votes() {}

  private static Hash hash(String text) {
    return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The value with this number; 0 is nil. */
  public static Hash value(int number) {
    return number == 0 ? Statement.NIL : hash("value " + number);
  }

  /** The parent at a height. */
  public static Parent parent(long height) {
    return new Parent(height, hash("block " + height));
  }

  /** A vote with nothing behind it. */
  public static VoteIntent vote(long height, int round, VoteStep step, int value) {
    return of(Statement.vote(parent(height), round, step, value(value)), Backing.NONE);
  }

  /** A precommit for a run. */
  public static VoteIntent precommit(long height, int round, Run run, Backing backing) {
    return of(Statement.vote(parent(height), round, VoteStep.PRECOMMIT, run.value()), backing);
  }

  /** A proposal of a run. */
  public static VoteIntent proposal(long height, int round, Run run, int valid, Backing backing) {
    return of(Statement.proposal(parent(height), round, run.value(), valid), backing);
  }

  /** A statement among the voters that all tests have. */
  public static VoteIntent of(Statement statement, Backing backing) {
    return new VoteIntent(statement, VOTERS, backing);
  }

  /** A run of so many bytes. */
  public static Run run(long height, int bytes) {
    byte[] content = new byte[bytes];
    new SplittableRandom(height).nextBytes(content);
    return new Run(Hash.sha256(content), parent(height), 3, 1_700_000_000, ByteString.of(content));
  }

  /** A quorum; nobody checks its signatures here. */
  public static List<Endorsement> quorum(int votes) {
    List<Endorsement> quorum = new ArrayList<>();
    for (int i = 0; i < votes; i++) {
      byte[] key = new byte[PublicKey.LENGTH];
      byte[] signature = new byte[Signature.LENGTH];
      key[0] = (byte) i;
      signature[1] = (byte) i;
      quorum.add(new Endorsement(PublicKey.of(key), Signature.of(signature)));
    }
    return quorum;
  }
}
