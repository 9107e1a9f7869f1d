package org.timecoin.localnet.plan;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports that count up from a number, as if everything from there on were free. */
public record Counter(AtomicInteger next) implements PortSource {

  public static Counter from(int first) {
    return new Counter(new AtomicInteger(first));
  }

  @Override
  public int freeOn(List<String> hosts) {
    return next.getAndIncrement();
  }
}
