package org.timecoin.gateway.intake;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import org.timecoin.contracts.kafka.LogRecord;
import org.timecoin.contracts.kafka.PartitionReader;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.kafka.StartAt;
import org.timecoin.contracts.log.v1.DirectoryEntry;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.gateway.emit.DirectoryPublisher;

/**
 * Removes from the directory what earlier starts of this replica left there: a gateway that was
 * killed could not say goodbye. Reads the directory once, up to what was there at the start.
 */
public final class Forerunners {

  private final DirectoryPublisher directory;

  /** Removes by way of this publisher. */
  public Forerunners(DirectoryPublisher directory) {
    this.directory = directory;
  }

  /** Begins; the reader closes itself when it is through. */
  public PartitionReader remove(PartitionReaders readers) {
    PartitionReader reader =
        readers.reader(
            "forerunners",
            Topic.PEER_DIRECTORY,
            StartAt.earliest(),
            DirectoryEntry.parser(),
            this::look);
    reader.start();
    CompletionStage<Void> through = reader.caughtUp();
    through.whenCompleteAsync((done, failure) -> reader.close());
    return reader;
  }

  private Uni<Void> look(LogRecord<DirectoryEntry> record) {
    record
        .value()
        .filter(directory::isForerunner)
        .ifPresent(entry -> directory.remove(record.key().toByteArray()));
    return Uni.createFrom().voidItem();
  }
}
