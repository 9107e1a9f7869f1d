package org.timecoin.sync.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.timecoin.embedded.KafkaServer;
import org.timecoin.embedded.KafkaServerOptions;

/** A real broker of its own: sync needs no database. */
final class TestBroker {

  private Optional<KafkaServer> server = Optional.empty();

  String start() {
    try {
      KafkaServer started =
          KafkaServer.start(KafkaServerOptions.in(Files.createTempDirectory("sync-kafka-")));
      server = Optional.of(started);
      return started.bootstrap();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stop() {
    server.ifPresent(KafkaServer::close);
  }
}
