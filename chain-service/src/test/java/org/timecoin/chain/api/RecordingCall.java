package org.timecoin.chain.api;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The server's end of a call that remembers what it was told, and is ready when a test says so. */
final class RecordingCall<T> extends ServerCallStreamObserver<T> {

  private final AtomicInteger asked = new AtomicInteger();
  private final List<T> sent = new CopyOnWriteArrayList<>();
  private final AtomicBoolean completed = new AtomicBoolean();
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final AtomicBoolean ready = new AtomicBoolean(true);
  private final AtomicReference<Runnable> onReady = new AtomicReference<>(() -> {});
  private final AtomicReference<Runnable> onCancel = new AtomicReference<>(() -> {});
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  int asked() {
    return asked.get();
  }

  boolean takeAsked() {
    return asked.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  List<T> sent() {
    return sent;
  }

  List<Throwable> failures() {
    return failures;
  }

  boolean isCompleted() {
    return completed.get();
  }

  void cancel() {
    cancelled.set(true);
    onCancel.get().run();
  }

  void setReady(boolean now) {
    ready.set(now);
    if (now) {
      onReady.get().run();
    }
  }

  @Override
  public void onNext(T value) {
    if (completed.get() || cancelled.get()) {
      throw new IllegalStateException("the call is over");
    }
    sent.add(value);
  }

  @Override
  public void onError(Throwable failure) {
    failures.add(failure);
    onCompleted();
  }

  @Override
  public void onCompleted() {
    if (completed.getAndSet(true)) {
      throw new IllegalStateException("the call is over");
    }
  }

  @Override
  public void request(int count) {
    asked.addAndGet(count);
  }

  @Override
  public boolean isCancelled() {
    return cancelled.get();
  }

  @Override
  public void setOnCancelHandler(Runnable handler) {
    onCancel.set(handler);
  }

  @Override
  public boolean isReady() {
    return ready.get();
  }

  @Override
  public void setOnReadyHandler(Runnable handler) {
    onReady.set(handler);
  }

  @Override
  public void setCompression(String compression) {}

  @Override
  public void setMessageCompression(boolean enable) {}

  @Override
  public void disableAutoRequest() {}

  @Override
  public void disableAutoInboundFlowControl() {}
}
