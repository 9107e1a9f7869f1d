package org.timecoin.sync.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One piece of the gap on its way from being missing to being applied. */
final class Slice {

  private final Range range;
  private final List<Request> requests = new ArrayList<>(2);
  private final Set<String> avoided = new HashSet<>();
  private Optional<Fetched> fetched = Optional.empty();
  private boolean applying;
  private int attempts;
  private int contests;
  private long notBeforeMs = Long.MIN_VALUE;

  /** What came, from whom, by which request. */
  record Fetched(long request, String peer, Delivery delivery) {}

  Slice(Range range) {
    this.range = range;
  }

  /** A piece of this one, with its history: it is the same trouble that is asked for again. */
  Slice part(Range part) {
    Slice slice = new Slice(part);
    slice.avoided.addAll(avoided);
    slice.attempts = attempts;
    slice.contests = contests;
    slice.notBeforeMs = notBeforeMs;
    return slice;
  }

  Range range() {
    return range;
  }

  List<Request> requests() {
    return requests;
  }

  Optional<Fetched> fetched() {
    return fetched;
  }

  /** Nothing came yet, and nobody is asked. */
  boolean isWaiting() {
    return requests.isEmpty() && fetched.isEmpty();
  }

  boolean isMissing() {
    return fetched.isEmpty();
  }

  boolean isApplying() {
    return applying;
  }

  boolean servedBy(String peer) {
    return fetched.filter(f -> f.peer().equals(peer)).isPresent();
  }

  void keep(Fetched what) {
    fetched = Optional.of(what);
  }

  void handOver() {
    applying = true;
  }

  /** The chain decided nothing about it: it stays fetched. */
  void handBack() {
    applying = false;
  }

  /** What came is worth nothing. */
  void drop() {
    fetched = Optional.empty();
    applying = false;
  }

  /** Peers that failed this piece, asked again only when nobody else has it. */
  Set<String> avoided() {
    return avoided;
  }

  /**
   * Those that must not be asked now: the ones asked already, and before its time those that
   * failed.
   */
  Set<String> unwelcome(long nowMs) {
    Set<String> peers = new HashSet<>(isRipe(nowMs) ? Set.of() : avoided);
    requests.forEach(request -> peers.add(request.peer()));
    return peers;
  }

  void avoid(String peer) {
    avoided.add(peer);
  }

  void retryAt(long notBefore) {
    attempts++;
    notBeforeMs = notBefore;
  }

  boolean isRipe(long nowMs) {
    return nowMs >= notBeforeMs;
  }

  long notBeforeMs() {
    return notBeforeMs;
  }

  int attempts() {
    return attempts;
  }

  void contest() {
    contests++;
  }

  int contests() {
    return contests;
  }
}
