package org.timecoin.chain.intake;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.timecoin.chain.store.IntakeOffsets;
import org.timecoin.contracts.kafka.PartitionReader;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.kafka.StartAt;
import org.timecoin.contracts.log.v1.AnnouncedBlock;
import org.timecoin.contracts.topic.Topic;

/** Reads announced blocks from where the database says, from when the chain is loaded. */
public final class IntakeReader implements AutoCloseable {

  private final PartitionReaders readers;
  private final IntakeOffsets offsets;
  private final BlockIntake intake;
  private final Duration timeout;
  private final AtomicReference<Optional<PartitionReader>> open =
      new AtomicReference<>(Optional.empty());

  IntakeReader(
      PartitionReaders readers, IntakeOffsets offsets, BlockIntake intake, Duration timeout) {
    this.readers = readers;
    this.offsets = offsets;
    this.intake = intake;
    this.timeout = timeout;
  }

  /** Begins to read; waits for the database, so never on an event loop. */
  public void start() {
    Map<Integer, Long> next = offsets.load(Topic.PEER_BLOCKS.suffix()).await().atMost(timeout);
    PartitionReader reader =
        readers.reader(
            "chain-blocks",
            Topic.PEER_BLOCKS,
            next.isEmpty() ? StartAt.earliest() : StartAt.offsets(next),
            AnnouncedBlock.parser(),
            intake::handle);
    open.set(Optional.of(reader));
    reader.start();
  }

  @Override
  public void close() {
    open.getAndSet(Optional.empty()).ifPresent(PartitionReader::close);
  }
}
