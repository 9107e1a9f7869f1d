package org.timecoin.consensus.store.votes;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.timecoin.consensus.sign.VoteLog;
import org.timecoin.consensus.sign.VoteLogContract;
import org.timecoin.embedded.TestServers;
import org.timecoin.protocol.bytes.PublicKey;

/** The contract of every vote log, kept by the one in PostgreSQL. */
class VoteTableContractTest extends VoteLogContract {

  private static VoteLab lab;

  private final PublicKey key = lab.createdKey();
  private final List<VoteTable> opened = new ArrayList<>();

  @BeforeAll
  static void migrate() {
    lab = VoteLab.on(TestServers.shared().postgres());
  }

  @Override
  protected VoteLog open() {
    VoteTable table = lab.open(key);
    opened.add(table);
    return table;
  }

  @AfterEach
  void close() {
    opened.forEach(VoteTable::close);
  }
}
