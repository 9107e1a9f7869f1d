package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.Input;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.protocol.vote.VoterSet;

/** What honest voters must refuse: old certificates, foreign sets, strangers, bad signatures. */
final class Nonsense {
  private static final byte FLOOD = 6;

  private final World world;
  private final SplittableRandom random;
  private final Liars liars;
  private final List<Certificate> certificates = new ArrayList<>();

  Nonsense(World world, SplittableRandom random, Liars liars) {
    this.world = world;
    this.random = random;
    this.liars = liars;
  }

  /** A certificate came by. */
  void keep(Certificate certificate) {
    certificates.add(certificate);
  }

  /** A certificate of before, as it is or as if it were for the open instance. */
  void showOld(Instance on, int liar) {
    if (certificates.isEmpty()) {
      return;
    }
    Certificate old = certificates.get(random.nextInt(certificates.size()));
    long blocks = old.lastHeight() - old.parent().height();
    Certificate shown =
        random.nextBoolean()
            ? old.endingAt(old.lastHeight() + random.nextInt(3))
            : new Certificate(
                on.parent(),
                on.parent().height() + blocks,
                old.value(),
                Math.max(old.round(), on.firstRound()),
                old.precommits());
    int to = random.nextInt(world.scenario().nodes());
    show(liar, to, shown);
    if (old.value().hashCode() % 4 == 0) {
      flood(liar, to, old);
    }
  }

  private void show(int liar, int to, Certificate shown) {
    world.send(liar, to, new Input.CertificateShown("n" + liar, shown, Optional.empty()));
  }

  /** More on a decided parent than anybody should look at, each of another value. */
  private void flood(int liar, int to, Certificate old) {
    for (byte number = 0; number < FLOOD; number++) {
      Hash value = Hash.sha256(new byte[] {number});
      show(
          liar,
          to,
          new Certificate(old.parent(), old.lastHeight(), value, old.round(), old.precommits()));
    }
  }

  /** Signed as if others voted: the set without one, or with one more. */
  void signForAnotherSet(Instance on, int liar, Signed message) {
    List<Address> others = new ArrayList<>(on.voters().addresses());
    if (random.nextBoolean() && others.size() > 1) {
      others.remove(random.nextInt(others.size()));
    } else {
      others.add(SimKeys.address(SimKeys.STRANGER));
    }
    byte[] text = message.statement().signBytes(World.GENESIS, VoterSet.of(others).hash());
    Signature signature = SimKeys.sign(SimKeys.key(liar), text);
    liars.tellAll(
        liar, new Signed(message.statement(), SimKeys.key(liar), signature, message.prevotes()));
  }

  /** Bad signatures, odd rounds, other parents, proofs where none belong. */
  void garbage(Instance on, int liar, Signed message) {
    Statement said = message.statement();
    Signed bad =
        switch (random.nextInt(6)) {
          case 0 -> Signed.vote(said, message.key(), Signature.of(new byte[Signature.LENGTH]));
          case 1 ->
              liars.sign(
                  on,
                  liar,
                  Statement.vote(
                      new Parent(said.parent().height(), said.value()),
                      0,
                      VoteStep.PREVOTE,
                      said.value()));
          case 2 ->
              liars.sign(
                  on,
                  liar,
                  Statement.vote(said.parent(), oddRound(), VoteStep.PREVOTE, said.value()));
          case 3 ->
              liars.sign(
                  on,
                  liar,
                  Statement.vote(
                      new Parent(said.parent().height() + 7, said.value()),
                      0,
                      VoteStep.PREVOTE,
                      said.value()));
          case 4 -> stranger(on, said);
          default ->
              new Signed(
                  said,
                  message.key(),
                  message.signature(),
                  Collections.nCopies(3, message.endorsement()));
        };
    liars.tellAll(liar, bad);
  }

  private int oddRound() {
    return random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt();
  }

  /** Somebody who votes nowhere speaks of a parent above. */
  private Signed stranger(Instance on, Statement said) {
    return liars.sign(
        on,
        SimKeys.STRANGER,
        Statement.vote(
            new Parent(said.parent().height() + 1, said.value()),
            0,
            VoteStep.PREVOTE,
            said.value()));
  }
}
