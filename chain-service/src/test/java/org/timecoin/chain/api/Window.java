package org.timecoin.chain.api;

import org.timecoin.chain.config.ChainConfig;

/** A configuration of which only the window of a stream matters. */
record Window(int streamRequestsMax, int streamBytesMax) implements ChainConfig.Writer {

  @Override
  public int batchBlocksMax() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int batchBytesMax() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int queueRequestsMax() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int queueBytesMax() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int switchBytesMax() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int switchDepthMax() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int signatureThreads() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int verifiedSignaturesMax() {
    throw new UnsupportedOperationException();
  }
}
