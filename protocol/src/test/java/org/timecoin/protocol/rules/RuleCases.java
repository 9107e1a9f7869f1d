package org.timecoin.protocol.rules;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.timecoin.protocol.block.Block;

/**
 * For every rule something that keeps it and something that breaks it and nothing else, as near to
 * each other as can be.
 */
final class RuleCases {

  /** On which side of the activation blocks are judged. */
  enum Side {
    BELOW,
    ABOVE
  }

  /**
   * A rule for single blocks.
   *
   * @param sides on which the rule is asked; on the other the breaking block is not refused by it
   */
  record OfBlock(Set<Side> sides, Block keeping, Block breaking) {}

  /** A rule for anything else: what is said of what keeps it, and of what breaks it. */
  record Other(Supplier<Optional<Violation>> keeping, Supplier<Optional<Violation>> breaking) {}

  private static final Set<Side> BOTH = Set.of(Side.BELOW, Side.ABOVE);

  final Map<Rule, OfBlock> blocks = new EnumMap<>(Rule.class);
  final Map<Rule, Other> others = new EnumMap<>(Rule.class);

  RuleCases() {
    new FormCases().addTo(this);
    new SpendCases().addTo(this);
    new RunCases().addTo(this);
    new CertificateCases().addTo(this);
  }

  void always(Rule rule, Block keeping, Block breaking) {
    put(rule, BOTH, keeping, breaking);
  }

  void below(Rule rule, Block keeping, Block breaking) {
    put(rule, Set.of(Side.BELOW), keeping, breaking);
  }

  void above(Rule rule, Block keeping, Block breaking) {
    put(rule, Set.of(Side.ABOVE), keeping, breaking);
  }

  private void put(Rule rule, Set<Side> sides, Block keeping, Block breaking) {
    blocks.put(rule, new OfBlock(sides, keeping, breaking));
  }

  void other(
      Rule rule, Supplier<Optional<Violation>> keeping, Supplier<Optional<Violation>> breaking) {
    others.put(rule, new Other(keeping, breaking));
  }

  /** All rules that have a case. */
  List<Rule> covered() {
    return Stream.concat(blocks.keySet().stream(), others.keySet().stream()).distinct().toList();
  }
}
