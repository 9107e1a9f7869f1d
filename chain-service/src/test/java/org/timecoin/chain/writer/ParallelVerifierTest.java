package org.timecoin.chain.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.chain.apply.SignatureClaim;
import org.timecoin.protocol.bytes.Hash;

class ParallelVerifierTest {

  private final ParallelVerifier verifier = new ParallelVerifier(4);

  @AfterEach
  void close() {
    verifier.close();
  }

  @Test
  void allGoodMeansNoneIsFalse() {
    assertThat(verifier.firstFalse(claims(1000, i -> true))).isEmpty();
    assertThat(verifier.checked()).isEqualTo(1000);
  }

  @Test
  void nothingToVerifyIsGood() {
    assertThat(verifier.firstFalse(List.of())).isEmpty();
  }

  @Test
  void theFirstFalseOneIsFoundWhicheverThreadIsFaster() {
    for (int bad = 0; bad < 200; bad++) {
      int first = bad;
      assertThat(verifier.firstFalse(claims(200, i -> i < first || (i % 3 == 1 && i != first))))
          .hasValue(first);
    }
  }

  @Test
  void severalThreadsTakePart() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    verifier.firstFalse(
        claims(
            10_000,
            i -> {
              threads.add(Thread.currentThread().getName());
              Thread.onSpinWait();
              return true;
            }));

    assertThat(threads).allMatch(name -> name.startsWith("chain-signatures-")).isNotEmpty();
  }

  private static List<SignatureClaim> claims(int count, IntPredicate good) {
    Refusal.Broken broken = new Refusal.Broken(1, Hash.ZERO, "bad_signature", "planted", false);
    return IntStream.range(0, count)
        .mapToObj(i -> new SignatureClaim(() -> good.test(i), broken))
        .toList();
  }
}
