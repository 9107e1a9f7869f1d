package org.timecoin.bench.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.Target;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Signed;

/** What is compared must be the same signatures, and valid ones. */
class VotesBenchTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "4, 3", "10, 7", "100, 67"})
  void bothCheckTheSignaturesOfAQuorum(int voters, int signatures) {
    Election election = Election.of(voters);
    RawSignatures raw = new RawSignatures();
    raw.take(election);

    assertThat(election.certificate().precommits()).hasSize(signatures);
    assertThat(election.checked(election.set())).isEqualTo(QuorumCheck.VALID);
    assertThat(election.checked(election.newSet())).isEqualTo(QuorumCheck.VALID);
    assertThat(raw.count()).isEqualTo(signatures);
    assertThat(raw.verify()).isTrue();
    assertThat(raw.verifyAll()).isTrue();
  }

  @Test
  void theVoteIsValidAndNotItsNeighbours() {
    Election election = Election.of(4);
    Signed vote = election.signed();
    Signed foreign = Election.of(5).signed();

    assertThat(election.isVote(vote)).isTrue();
    assertThat(election.isVote(foreign)).isFalse();
  }

  @Test
  void everyRatioHasATargetAndNothingElseHas() {
    Map<Metric, Double> values = VotesBench.values(speeds());

    assertThat(
            values.keySet().stream()
                .filter(metric -> metric.kind() == Metric.Kind.RATIO)
                .map(Metric::name))
        .containsExactlyInAnyOrderElementsOf(
            new VotesBench().targets().stream().map(Target::metric).toList())
        .contains("sign_over_raw", "verify_over_raw", "certificate_100_over_raw")
        .hasSize(8);
    assertThat(values)
        .containsEntry(Metric.ratio("certificate_new_set_4_over_raw"), 0.5)
        .containsEntry(Metric.limit("raw_certificate_4_s", "certificates/s"), 4.0);
  }

  private static Map<String, Double> speeds() {
    Map<String, Double> speeds = new HashMap<>();
    Stream.of("sign100", "rawSign100", "verify100", "rawVerify100")
        .forEach(n -> speeds.put(n, 1.0));
    for (int voters : new int[] {4, 10, 100}) {
      speeds.put("certificate" + voters, 3.0);
      speeds.put("newSet" + voters, 2.0);
      speeds.put("raw" + voters, 4.0);
    }
    return speeds;
  }
}
