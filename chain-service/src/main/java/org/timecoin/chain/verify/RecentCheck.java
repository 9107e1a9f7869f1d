package org.timecoin.chain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CertifiedRuns;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.apply.RunJudge;
import org.timecoin.chain.apply.RunPlace;
import org.timecoin.chain.verify.Finding.Difference;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.PreparedKeys;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.protocol.rules.RuleContext;
import org.timecoin.protocol.rules.StatelessRules;
import org.timecoin.protocol.rules.Violation;
import org.timecoin.protocol.vote.Quorum;

/**
 * Checks a stretch of stored blocks without what stands before it: each by itself and against its
 * parent, the certificates of its runs, its places in the index and what is kept to undo it.
 */
public final class RecentCheck {

  private final RecentSource source;
  private final NetworkParameters network;
  private final RunJudge runs;
  private final UndoCheck undo;
  private final Findings findings;
  private final Course course;

  /** The block before the next; empty when it is damaged or not looked at. */
  private Optional<ChainTip> parent = Optional.empty();

  private Optional<Hash> previous = Optional.empty();

  /** A check of blocks from this source on a network. */
  public RecentCheck(
      RecentSource source, NetworkParameters network, Findings findings, Course course) {
    this.source = source;
    this.network = network;
    this.runs = new RunJudge(network, new PreparedKeys(Quorum.VOTERS_MOST));
    this.undo = new UndoCheck(source, findings);
    this.findings = findings;
    this.course = course;
  }

  /** Checks the blocks from the start of a run, or a block in none, to a height. */
  public void check(long first, long last) {
    source.block(first - 1).ifPresent(this::begin);
    long next = first;
    while (next <= last && !course.isCancelled()) {
      next = page(source.page(next, last), next, last);
      course.at(next - 1);
    }
  }

  private void begin(BlockRow before) {
    previous = Optional.of(before.hash());
    if (Checked.of(before, Optional.empty()) instanceof Checked.Good(Candidate block)) {
      parent = Optional.of(block.asTip());
    }
  }

  private long page(StoredPage page, long first, long last) {
    long next = first;
    List<Candidate> good = new ArrayList<>();
    for (BlockRow row : page.rows()) {
      missing(next, row.height());
      next = row.height() + 1;
      Checked checked = Checked.of(row, previous);
      previous = checked.hash(row);
      switch (checked) {
        case Checked.Bad(BlockFault fault) ->
            findings.add(new Finding.BadBlock(row.height(), fault));
        case Checked.Good(Candidate block) -> good.add(block);
      }
    }
    rules(CertifiedRuns.place(good, page.certificates()));
    if (page.rows().isEmpty()) {
      missing(next, last + 1);
      return last + 1;
    }
    return next;
  }

  private void missing(long from, long to) {
    for (long height = from; height < to; height++) {
      findings.add(new Finding.BadBlock(height, BlockFault.MISSING));
      previous = Optional.empty();
    }
  }

  private void rules(List<Candidate> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      Candidate block = blocks.get(i);
      Optional<ChainTip> on = parent.filter(tip -> tip.hash().equals(block.previousHash()));
      stateless(block, on).or(() -> uncertified(block)).ifPresent(this::broken);
      if (on.isPresent() && block.place().filter(RunPlace::isFirst).isPresent()) {
        int end = i + block.place().get().length();
        runs.certified(blocks.subList(i, end), on.get()).ifPresent(this::broken);
      }
      index(block);
      undo.check(block);
      parent = Optional.of(block.asTip());
    }
  }

  private Optional<Violation> stateless(Candidate block, Optional<ChainTip> on) {
    return StatelessRules.check(
        block.hashed(), on.map(ChainTip::header), new RuleContext(network, Checked.LONG_AFTER));
  }

  private Optional<Violation> uncertified(Candidate block) {
    return network.isCertified(block.height()) && block.place().isEmpty()
        ? Optional.of(new Violation.OfBlock(Rule.CERTIFICATE_MISSING, block.height()))
        : Optional.empty();
  }

  private void broken(Violation violation) {
    findings.add(new Finding.BadRule(violation.height(), violation.rule(), violation.message()));
  }

  private void index(Candidate block) {
    Map<Hash, Integer> indexed = source.indexed(block.height(), block.txids());
    for (int position = 0; position < block.txids().size(); position++) {
      Hash txid = block.txids().get(position);
      Optional<Integer> stored = Optional.ofNullable(indexed.get(txid));
      if (stored.isEmpty() || stored.get() != position) {
        Difference difference = stored.isEmpty() ? Difference.MISSING : Difference.WRONG;
        findings.add(
            new Finding.BadRow(
                ComputedTable.TRANSACTION_INDEX,
                difference,
                block.height(),
                txid.hex() + "@" + block.height()));
      }
    }
  }
}
