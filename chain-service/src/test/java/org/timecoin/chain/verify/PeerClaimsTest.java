package org.timecoin.chain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.chain.verify.PeerClaims.Claim;
import org.timecoin.protocol.bytes.Hash;

/** When what peers say is a reason to look at our own outputs. */
class PeerClaimsTest {

  private static final Hash TIP = hash("aa");
  private static final Hash OURS = hash("01");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nobody says anything              |                                        |
          all say what we have              | 9:aa:01 9:aa:01 9:aa:01                |
          two are too few                   | 9:aa:02 9:aa:02 9:aa:01                |
          three agree                       | 9:aa:02 9:aa:02 9:aa:02 9:aa:01        | 02:3
          three who differ among themselves | 9:aa:02 9:aa:03 9:aa:04                |
          three at another height           | 8:aa:02 10:aa:02 11:aa:02              |
          three at another block            | 9:bb:02 9:bb:02 9:bb:02                |
          three who don't name their block  | 9:-:02 9:-:02 9:-:02                   |
          more of them have ours            | 9:aa:02 9:aa:02 9:aa:02 9:aa:01 9:aa:01 9:aa:01 9:aa:01 |
          the more of two that differ       | 9:aa:02 9:aa:02 9:aa:02 9:aa:03 9:aa:03 9:aa:03 9:aa:03 | 03:4
          """)
  void aTable(String name, String said, String expected) {
    List<Claim> claims = new ArrayList<>();
    for (String claim : said == null ? new String[0] : said.split(" ", -1)) {
      String[] parts = claim.split(":", -1);
      Optional<Hash> block = parts[1].equals("-") ? Optional.empty() : Optional.of(hash(parts[1]));
      claims.add(new Claim(Long.parseLong(parts[0]), hash(parts[2]), block));
    }

    assertThat(
            PeerClaims.against(9, TIP, OURS, claims, 3)
                .map(found -> found.utxoHash().hex().substring(0, 2) + ":" + found.peers()))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void aLookThatComparedEverythingIsEnoughForAWhile() {
    Suspicions suspicions = new Suspicions(100, 10);

    assertThat(suspicions.count(0)).isTrue();
    assertThat(suspicions.count(0)).as("asking changes nothing").isTrue();
    suspicions.compared(5);
    assertThat(suspicions.count(104)).as("too soon").isFalse();
    assertThat(suspicions.count(105)).isTrue();
  }

  @Test
  void aLookThatCouldNotCompareIsMadeAgainSoonAndThenLessOften() {
    Suspicions suspicions = new Suspicions(100, 10);

    suspicions.failed(0);
    assertThat(suspicions.count(9)).isFalse();
    assertThat(suspicions.count(10)).isTrue();
    suspicions.failed(10);
    assertThat(suspicions.count(29)).isFalse();
    assertThat(suspicions.count(30)).isTrue();
    for (int i = 0; i < 100; i++) {
      suspicions.failed(30);
    }
    assertThat(suspicions.count(129)).as("no less often than after one that did").isFalse();
    assertThat(suspicions.count(130)).isTrue();
    suspicions.compared(130);
    suspicions.failed(230);
    assertThat(suspicions.count(240)).as("it begins anew").isTrue();
  }

  @Test
  void outputsThatWereFoundRightAreKnownToBe() {
    Suspicions suspicions = new Suspicions(100, 10);
    suspicions.compared(0);
    assertThat(suspicions.areRight(TIP, OURS)).as("compared and wrong").isFalse();

    suspicions.foundRight(TIP, OURS);

    assertThat(suspicions.areRight(TIP, OURS)).isTrue();
    assertThat(suspicions.areRight(hash("bb"), OURS)).as("at another tip").isFalse();
    assertThat(suspicions.areRight(TIP, hash("02"))).as("a row was lost since").isFalse();
  }

  private static Hash hash(String start) {
    return Hash.fromHex(start.repeat(32));
  }
}
