package org.timecoin.chain.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to the statements that Hibernate sends. */
final class SentSql extends Handler implements AutoCloseable {

  private final Logger log = Logger.getLogger("org.hibernate.SQL");
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  SentSql() {
    setLevel(Level.ALL);
    log.setLevel(Level.FINE);
    log.addHandler(this);
  }

  String last() {
    return sent.getLast();
  }

  @Override
  public void publish(LogRecord record) {
    sent.add(record.getMessage());
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    log.removeHandler(this);
    log.setLevel(null);
  }
}
