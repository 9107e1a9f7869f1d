package org.timecoin.bench.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * What an import had used when it reached each hundredth of its way, and so what a block costs at
 * its beginning and at its end.
 */
final class Course {

  private static final int PARTS = 100;

  private final DoubleSupplier service;
  private final DoubleSupplier server;
  private final DoubleSupplier residentMib;
  private final long first;
  private final long blocks;
  private final List<Mark> marks = new ArrayList<>();

  /**
   * At one moment.
   *
   * @param height of the last committed block
   * @param seconds on the clock
   * @param service processor time of the service, seconds
   * @param server processor time of the database server, seconds
   * @param residentMib of the service
   */
  record Mark(long height, double seconds, double service, double server, double residentMib) {
    double cpu() {
      return service + server;
    }
  }

  /**
   * A course of so many blocks from a height on.
   *
   * @param service its processor time, seconds
   * @param server the database server's
   * @param residentMib the service's memory
   */
  Course(
      long first,
      long blocks,
      DoubleSupplier service,
      DoubleSupplier server,
      DoubleSupplier residentMib) {
    this.first = first;
    this.blocks = blocks;
    this.service = service;
    this.server = server;
    this.residentMib = residentMib;
    mark(first - 1);
  }

  /** A height was reached; looks only when it is another hundredth. */
  void reached(long height) {
    long part = (height - first + 1) * PARTS / blocks;
    long last = (marks.getLast().height() - first + 1) * PARTS / blocks;
    if (part > last) {
      mark(height);
    }
  }

  private void mark(long height) {
    marks.add(
        new Mark(
            height,
            System.nanoTime() / 1e9,
            service.getAsDouble(),
            server.getAsDouble(),
            residentMib.getAsDouble()));
  }

  /** All that was used from the beginning to the end. */
  double total(ToDoubleFunction<Mark> of) {
    return of.applyAsDouble(marks.getLast()) - of.applyAsDouble(marks.getFirst());
  }

  /** The mark at a share of the way. */
  Mark at(double share) {
    long height = first - 1 + Math.round(share * blocks);
    return marks.stream().filter(m -> m.height() >= height).findFirst().orElseGet(marks::getLast);
  }

  /** How much more a block costs in the last tenth than between 1 % and 11 %, in parts of that. */
  double growth(ToDoubleFunction<Mark> of) {
    return each(at(0.9), at(1), of) / each(at(0.01), at(0.11), of) - 1;
  }

  /** What a block costs between two marks. */
  static double each(Mark from, Mark to, ToDoubleFunction<Mark> of) {
    return (of.applyAsDouble(to) - of.applyAsDouble(from)) / (to.height() - from.height());
  }
}
