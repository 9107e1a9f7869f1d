package org.timecoin.chain.verify;

import java.util.Locale;

/** Something stored that can't be right; a closed list. */
public sealed interface Finding {

  /** In one sentence, with the height or the row it is about. */
  String sentence();

  /** A block that is damaged by itself; it can be fetched again. */
  record BadBlock(long height, BlockFault fault) implements Finding {
    @Override
    public String sentence() {
      return "block %d: %s".formatted(height, fault.sentence());
    }
  }

  /**
   * A block, or the certificate of its run, that breaks a rule where it stands.
   *
   * @param rule stable name of the rule
   * @param detail one sentence, safe to log
   */
  record BadRule(long height, String rule, String detail) implements Finding {
    @Override
    public String sentence() {
      return "block %d breaks %s: %s".formatted(height, rule, detail);
    }
  }

  /**
   * A computed row that is not what the blocks say; a reindex puts it right.
   *
   * @param height of the block that it belongs to; 0 where it belongs to none
   * @param row its name in its table
   */
  record BadRow(ComputedTable table, Difference difference, long height, String row)
      implements Finding {
    @Override
    public String sentence() {
      return "%s %s is %s"
          .formatted(table.table(), row, difference.name().toLowerCase(Locale.ROOT));
    }
  }

  /** The totals kept with the tip are not those of the blocks; a reindex puts them right. */
  record BadTotals(String stored, String computed) implements Finding {
    @Override
    public String sentence() {
      return "the totals are %s and should be %s".formatted(stored, computed);
    }
  }

  /** The tip names another hash than its block has; it is put right at once. */
  record BadTip(long height, String stored, String block) implements Finding {
    @Override
    public String sentence() {
      return "the tip is %s and should be %s, block %d".formatted(stored, block, height);
    }
  }

  /** How a row differs from what it should be. */
  enum Difference {
    /** It should be there. */
    MISSING,
    /** It should not be there. */
    SUPERFLUOUS,
    /** It should say another thing. */
    WRONG
  }
}
