package org.timecoin.protocol.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/** Parts as honest senders send them, and every way in which others may. */
class RunAssemblerTest {

  private static final int BYTES = 2 * RunPart.BYTES + 7;

  private final Arbitrary any = new Arbitrary(5);
  private final ByteString run = ByteString.of(any.bytes(BYTES));
  private final List<RunPart> parts = RunPart.split(run);
  private final RunName name = name();
  private final RunAssembler<String> assembler = new RunAssembler<>(3);

  private RunName name() {
    return new RunName(new RunParent(7, any.hash()), any.hash());
  }

  private PartOutcome take(String sender, RunName of, RunPart part) {
    return assembler.take(sender, of, part).outcome();
  }

  private PartOutcome take(int part) {
    return take("a", name, parts.get(part));
  }

  @Test
  void partsInOrderAreTheRun() {
    assertThat(take(0)).isEqualTo(PartOutcome.KEPT);
    assertThat(take(1)).isEqualTo(PartOutcome.KEPT);
    PartTaken last = assembler.take("a", name, parts.get(2));

    assertThat(last).isEqualTo(new PartTaken(PartOutcome.COMPLETE, Optional.of(run)));
    assertThat(assembler.senders()).isZero();
    assertThat(assembler.bytes()).isZero();
  }

  @Test
  void aSmallRunIsWholeAtOnce() {
    ByteString small = ByteString.ascii("run");

    PartTaken only = assembler.take("a", name, RunPart.split(small).getFirst());

    assertThat(only.run()).contains(small);
    assertThat(assembler.senders()).isZero();
  }

  @Test
  void theSamePartAgainChangesNothing() {
    take(0);
    assertThat(take(0)).isEqualTo(PartOutcome.DUPLICATE);
    take(1);
    assertThat(take(0)).isEqualTo(PartOutcome.DUPLICATE);
    assertThat(take(1)).isEqualTo(PartOutcome.DUPLICATE);
    assertThat(assembler.take("a", name, parts.get(2)).run()).contains(run);
  }

  @Test
  void aPartWithOtherContentEndsTheRun() {
    take(0);
    RunPart other = RunPart.split(ByteString.of(any.bytes(BYTES))).getFirst();

    assertThat(take("a", name, other)).isEqualTo(PartOutcome.CONTRADICTION);
    assertThat(assembler.bytes()).isZero();
    assertThat(take(1)).isEqualTo(PartOutcome.FOREIGN);
  }

  @Test
  void anotherNumberOfPartsEndsTheRun() {
    take(0);
    RunPart other = RunPart.split(ByteString.of(any.bytes(BYTES * 2))).get(1);

    assertThat(take("a", name, other)).isEqualTo(PartOutcome.CONTRADICTION);
    assertThat(assembler.senders()).isZero();
  }

  @Test
  void aPartLeftOutEndsTheRun() {
    take(0);

    assertThat(take(2)).isEqualTo(PartOutcome.GAP);
    assertThat(assembler.senders()).isZero();
    assertThat(take(1)).isEqualTo(PartOutcome.FOREIGN);
  }

  @Test
  void aRunThatWasNotBegunIsForeignAndTheOneBegunStands() {
    assertThat(take(1)).isEqualTo(PartOutcome.FOREIGN);
    take(0);
    assertThat(take("a", name(), parts.get(1))).isEqualTo(PartOutcome.FOREIGN);
    assertThat(
            take(
                "a",
                new RunName(new RunParent(8, name.parent().hash()), name.value()),
                parts.get(1)))
        .isEqualTo(PartOutcome.FOREIGN);
    assertThat(take("a", new RunName(name.parent(), Hash.ZERO), parts.get(1)))
        .isEqualTo(PartOutcome.FOREIGN);
    assertThat(take(1)).isEqualTo(PartOutcome.KEPT);
  }

  @Test
  void aFirstPartBeginsAnewInPlaceOfWhatTheSenderHadBegun() {
    take(0);
    RunName next = name();

    assertThat(take("a", next, parts.get(0))).isEqualTo(PartOutcome.KEPT);
    assertThat(assembler.bytes()).isEqualTo(RunPart.BYTES);
    assertThat(take(1)).isEqualTo(PartOutcome.FOREIGN);
    take("a", next, parts.get(1));
    assertThat(take("a", next, parts.get(2))).isEqualTo(PartOutcome.COMPLETE);
  }

  @Test
  void sendersDoNotMeetEachOther() {
    ByteString other = ByteString.of(any.bytes(BYTES));
    List<RunPart> lies = RunPart.split(other);
    for (int part = 0; part < 2; part++) {
      take("liar", name, lies.get(part));
      take(part);
    }

    assertThat(assembler.take("a", name, parts.get(2)).run()).contains(run);
    assertThat(assembler.take("liar", name, lies.get(2)).run()).contains(other);
  }

  @Test
  void theSenderSilentForLongestMakesWay() {
    take("a", name, parts.get(0));
    take("b", name, parts.get(0));
    take("c", name, parts.get(0));
    take("a", name, parts.get(1));
    take("d", name, parts.get(0));

    assertThat(assembler.senders()).isEqualTo(3);
    assertThat(take("b", name, parts.get(1))).isEqualTo(PartOutcome.FOREIGN);
    assertThat(take("a", name, parts.get(2))).isEqualTo(PartOutcome.COMPLETE);
  }

  @Test
  void whoLeavesIsForgotten() {
    take(0);
    assembler.forget("a");
    assembler.forget("nobody");

    assertThat(assembler.bytes()).isZero();
    assertThat(take(1)).isEqualTo(PartOutcome.FOREIGN);
  }

  /** Whatever comes, never more than three senders with 4 MiB each, and what is whole is true. */
  @Test
  void aFloodKeepsWithinItsBounds() {
    List<RunName> names = List.of(name, name(), name());
    List<String> senders = List.of("a", "b", "c", "d", "e");
    List<RunPart> full = RunPart.split(ByteString.of(any.bytes(4 << 20)));
    int complete = 0;
    for (int i = 0; i < 20_000; i++) {
      List<RunPart> of = any.below(20) == 0 ? full : parts;
      PartTaken taken =
          assembler.take(any.oneOf(senders), any.oneOf(names), of.get(any.below(of.size())));
      assertThat(taken.run().isPresent()).isEqualTo(taken.outcome() == PartOutcome.COMPLETE);
      taken.run().ifPresent(whole -> assertThat(whole).isEqualTo(run));
      complete += taken.run().isPresent() ? 1 : 0;
      assertThat(assembler.senders()).isLessThanOrEqualTo(3);
      assertThat(assembler.bytes()).isLessThanOrEqualTo((3 * 4) << 20);
    }
    assertThat(complete).isPositive();
  }

  @Test
  void somebodyMustBeAllowed() {
    assertThatThrownBy(() -> new RunAssembler<String>(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void outcomesAreLabels() {
    assertThat(PartOutcome.CONTRADICTION.label()).isEqualTo("contradiction");
  }
}
