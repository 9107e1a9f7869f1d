package org.timecoin.chain.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.chain.apply.SignatureClaim;
import org.timecoin.chain.apply.SignedInput;
import org.timecoin.protocol.bytes.Hash;

/** What is remembered of signatures, and what never is. */
class VerifiedSignaturesTest {

  private static final Refusal.Broken BROKEN =
      new Refusal.Broken(1, Hash.ZERO, "bad_signature", "planted", false);

  private final VerifiedSignatures verified = new VerifiedSignatures(100);
  private final AtomicInteger verifications = new AtomicInteger();

  @Test
  void whatHoldsIsVerifiedOnce() {
    SignedInput name = new SignedInput(txid(1), 0);

    assertThat(verified.holds(name, () -> verification(true))).isTrue();
    assertThat(verified.holds(name, () -> verification(false))).isTrue();
    assertThat(verifications).hasValue(1);
    assertThat(verified.hits()).isEqualTo(1);
    assertThat(verified.misses()).isEqualTo(1);
  }

  @Test
  void whatDoesNotHoldIsNeverRemembered() {
    SignedInput name = new SignedInput(txid(1), 0);

    assertThat(verified.holds(name, () -> verification(false))).isFalse();
    assertThat(verified.holds(name, () -> verification(false))).isFalse();
    assertThat(verified.size()).isZero();
    assertThat(verifications).hasValue(2);
    assertThat(verified.holds(name, () -> verification(true))).isTrue();
  }

  /** One good signature says nothing of another input, nor of another transaction. */
  @Test
  void everyInputOfEveryTransactionStandsForItself() {
    verified.holds(new SignedInput(txid(1), 0), () -> true);

    assertThat(verified.holds(new SignedInput(txid(1), 1), () -> verification(false))).isFalse();
    assertThat(verified.holds(new SignedInput(txid(2), 0), () -> verification(false))).isFalse();
  }

  @Test
  void theBoundHolds() {
    for (int i = 0; i < 10_000; i++) {
      verified.holds(new SignedInput(txid(i), 0), () -> true);
    }
    assertThat(verified.size()).isEqualTo(100);
  }

  @Test
  void aMemoryOfNoneRemembersNothing() {
    VerifiedSignatures none = new VerifiedSignatures(0);
    SignedInput name = new SignedInput(txid(1), 0);

    none.holds(name, () -> verification(true));
    assertThat(none.size()).isZero();
    assertThat(none.holds(name, () -> verification(false))).isFalse();
  }

  @Test
  void theVerifierSparesWhatIsKnownAndFindsWhatIsBadEachTime() {
    try (ParallelVerifier verifier = new ParallelVerifier(3, verified)) {
      assertThat(verifier.firstFalse(claims(60, 40))).hasValue(40);
      assertThat(verifier.firstFalse(claims(60, 40))).hasValue(40);
      assertThat(verifier.firstFalse(claims(60, -1))).isEmpty();
      // The bad one three times, every other once.
      assertThat(verifications).hasValue(59 + 3);
      int before = verifications.get();

      assertThat(verifier.firstFalse(claims(60, -1))).isEmpty();
      assertThat(verifications).hasValue(before);
      assertThat(verifier.checked()).isEqualTo(before);
    }
  }

  /** What has no name, as a voter's signature, is verified each time. */
  @Test
  void theVerifierRemembersNothingThatHasNoName() {
    try (ParallelVerifier verifier = new ParallelVerifier(2, verified)) {
      List<SignatureClaim> claims = List.of(new SignatureClaim(() -> verification(true), BROKEN));
      verifier.firstFalse(claims);
      verifier.firstFalse(claims);
    }
    assertThat(verifications).hasValue(2);
  }

  private List<SignatureClaim> claims(int count, int bad) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new SignatureClaim(
                    () -> verification(i != bad),
                    BROKEN,
                    Optional.of(new SignedInput(txid(i), i % 3))))
        .toList();
  }

  private boolean verification(boolean result) {
    verifications.incrementAndGet();
    return result;
  }

  private static Hash txid(int number) {
    return Hash.sha256(new byte[] {(byte) number, (byte) (number >> 8)});
  }
}
