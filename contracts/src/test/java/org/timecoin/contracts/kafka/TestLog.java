package org.timecoin.contracts.kafka;

import com.google.protobuf.ByteString;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.timecoin.contracts.log.v1.SyncTask;
import org.timecoin.contracts.topic.TopicPlan;
import org.timecoin.contracts.topic.TopicSetup;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.embedded.TestServers;

/** A node's topics on the real broker, with a publisher and readers, for one test. */
final class TestLog implements AutoCloseable {

  static final LogConfig CONFIG =
      new SmallRyeConfigBuilder()
          .withMapping(LogConfig.class)
          .withConverter(Duration.class, 100, new DurationConverter())
          .withDefaultValue("timenode.log.retry-first", "5ms")
          .withDefaultValue("timenode.log.retry-most", "20ms")
          .build()
          .getConfigMapping(LogConfig.class);

  final String bootstrap = TestServers.shared().kafka();
  final String nodeId;
  final RecordPublisher publisher;
  final PartitionReaders readers;
  private final ExecutorService context = Executors.newSingleThreadExecutor();

  TestLog(String nodeId) {
    this.nodeId = nodeId;
    TopicSetup.create(bootstrap, nodeId, TopicPlan.defaults(3, (short) 1, 1));
    publisher = RecordPublisher.connect(bootstrap, nodeId, CONFIG);
    readers = new PartitionReaders(bootstrap, nodeId, CONFIG, context, publisher);
  }

  static SyncTask task(long height) {
    return SyncTask.newBuilder()
        .setRange(HeightRange.newBuilder().setFirst(height).setLast(height))
        .build();
  }

  static byte[] key(String text) {
    return ByteString.copyFromUtf8(text).toByteArray();
  }

  @Override
  public void close() {
    publisher.close();
    context.shutdownNow();
  }
}
