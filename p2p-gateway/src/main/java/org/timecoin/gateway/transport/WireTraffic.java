package org.timecoin.gateway.transport;

/** What went over one connection. Times are of {@link GatewayLoop#nowMs}. */
public final class WireTraffic {

  private long bytesReceived;
  private long bytesSent;
  private long lastReceivedMs;
  private long lastSentMs;
  private boolean failed;

  WireTraffic(long nowMs) {
    this.lastReceivedMs = nowMs;
    this.lastSentMs = nowMs;
  }

  void received(int bytes, long nowMs) {
    bytesReceived += bytes;
    lastReceivedMs = nowMs;
  }

  void sent(int bytes, long nowMs) {
    bytesSent += bytes;
    lastSentMs = nowMs;
  }

  void failed() {
    failed = true;
  }

  /** Bytes that came. */
  public long bytesReceived() {
    return bytesReceived;
  }

  /** Bytes handed to the socket. */
  public long bytesSent() {
    return bytesSent;
  }

  /** When something last came, or the connection began. */
  public long lastReceivedMs() {
    return lastReceivedMs;
  }

  /** When something was last handed to the socket, or the connection began. */
  public long lastSentMs() {
    return lastSentMs;
  }

  /** Whether the system reported a fault, such as a reset by the peer. */
  public boolean hasFailed() {
    return failed;
  }
}
