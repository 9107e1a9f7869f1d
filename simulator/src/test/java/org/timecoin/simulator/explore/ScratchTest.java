package org.timecoin.simulator.explore;
import org.junit.jupiter.api.Test;
import org.timecoin.simulator.Bug;
class ScratchTest {
  public static void main(String[] a) {
    Bound b = new Bound(Integer.parseInt(a[0]), Integer.parseInt(a[1]), Boolean.parseBoolean(a[2]), Bug.valueOf(a[3]));
    long t = System.nanoTime();
    long limit = Long.parseLong(a[4]) * 1_000_000_000L;
    int sm = Integer.parseInt(a[5]); Explored r = Explorer.run(b, new How(sm >= 0, Math.max(0, sm), a.length > 6), any -> System.nanoTime() - t < limit);
    System.out.println(b + " complete " + r.complete() + " states " + r.states() + " transitions " + r.transitions() + " depth " + r.depth() + " locals " + r.locals() + " onward " + r.onward() + " rounds " + r.rounds() + " worked " + r.worked() + " " + r.breach() + " s " + (System.nanoTime() - t) / 1e9 + " MB " + (Runtime.getRuntime().totalMemory()-Runtime.getRuntime().freeMemory())/1000000);
    r.history().ifPresent(System.out::println);
  }
}
