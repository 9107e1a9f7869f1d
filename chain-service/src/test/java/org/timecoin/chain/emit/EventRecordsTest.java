package org.timecoin.chain.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timecoin.chain.apply.ChainChange.BlocksApplied;
import org.timecoin.chain.apply.ChainChange.BlocksUndone;
import org.timecoin.chain.apply.ChainChange.LastBlock;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

class EventRecordsTest {

  private static final Hash GENESIS = NetworkParameters.testnet().genesisHash();

  private final EventRecords records = new EventRecords("a copy", GENESIS);

  @Test
  void everythingOfBlocksAppliedIsTold() {
    ChainEvent event = records.event(new BlocksApplied(7, 20, new LastBlock(25, Hash.ZERO), 9, 19));

    assertThat(event.getSeq()).isEqualTo(7);
    assertThat(event.getIncarnation()).isEqualTo("a copy");
    assertThat(ChainMap.hash(event.getGenesisHash())).isEqualTo(GENESIS);
    assertThat(event.getApplied().getFirstHeight()).isEqualTo(20);
    assertThat(event.getApplied().getTip()).isEqualTo(ChainMap.ref(25, Hash.ZERO));
    assertThat(event.getApplied().getTransactions()).isEqualTo(9);
    assertThat(event.getApplied().getFinalizedHeight()).isEqualTo(19);
  }

  @Test
  void everythingOfBlocksUndoneIsTold() {
    ChainEvent event = records.event(new BlocksUndone(8, 25, new LastBlock(21, GENESIS)));

    assertThat(event.getSeq()).isEqualTo(8);
    assertThat(event.hasApplied()).isFalse();
    assertThat(event.getUndone().getFromHeight()).isEqualTo(25);
    assertThat(event.getUndone().getTip()).isEqualTo(ChainMap.ref(21, GENESIS));
  }
}
