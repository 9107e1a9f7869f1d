package org.timecoin.protocol.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;

/** Each part of a statement tells it from others: two that differ may be a double signature. */
class StatementEqualityTest {

  private static final Hash ONE = Hash.sha256(new byte[] {1});
  private static final Hash TWO = Hash.sha256(new byte[] {2});

  @Test
  void whatSaysTheSameIsEqual() {
    assertThat(statement()).isEqualTo(statement()).hasSameHashCodeAs(statement());
    assertThat(new Parent(7, ONE)).isEqualTo(new Parent(7, ONE));
  }

  @Test
  void whatDiffersInOnePartIsNot() {
    Parent parent = new Parent(7, ONE);
    List<Statement> others =
        List.of(
            new Statement(new Parent(8, ONE), 3, VoteStep.PROPOSAL, TWO, 1),
            new Statement(new Parent(7, TWO), 3, VoteStep.PROPOSAL, TWO, 1),
            new Statement(parent, 4, VoteStep.PROPOSAL, TWO, 1),
            new Statement(parent, 3, VoteStep.PREVOTE, TWO, 1),
            new Statement(parent, 3, VoteStep.PROPOSAL, ONE, 1),
            new Statement(parent, 3, VoteStep.PROPOSAL, TWO, 2));

    assertThat(others).doesNotContain(statement()).doesNotHaveDuplicates();
  }

  private static Statement statement() {
    return new Statement(new Parent(7, ONE), 3, VoteStep.PROPOSAL, TWO, 1);
  }
}
