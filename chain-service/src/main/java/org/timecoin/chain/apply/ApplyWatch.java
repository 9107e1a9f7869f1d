package org.timecoin.chain.apply;

/** Is told what applying does, for metrics and for those who wait for a new tip. */
public interface ApplyWatch {

  /** A stage took so long. */
  default void took(ApplyStage stage, long nanos) {}

  /** A transaction is committed. */
  default void committed(Committed done) {}

  /**
   * The chain was loaded: at first, and after a commit whose outcome was unknown, which nobody was
   * told of.
   */
  default void loaded(ChainState state) {}

  /** A block was refused for good. */
  default void refused(Refusal.Broken broken) {}

  /** What is stored can't all be right; why, in one sentence. */
  default void inconsistent(String reason) {}

  /** This watch, then another. */
  default ApplyWatch and(ApplyWatch other) {
    return new ApplyWatch() {
      @Override
      public void took(ApplyStage stage, long nanos) {
        ApplyWatch.this.took(stage, nanos);
        other.took(stage, nanos);
      }

      @Override
      public void committed(Committed done) {
        ApplyWatch.this.committed(done);
        other.committed(done);
      }

      @Override
      public void loaded(ChainState state) {
        ApplyWatch.this.loaded(state);
        other.loaded(state);
      }

      @Override
      public void refused(Refusal.Broken broken) {
        ApplyWatch.this.refused(broken);
        other.refused(broken);
      }

      @Override
      public void inconsistent(String reason) {
        ApplyWatch.this.inconsistent(reason);
        other.inconsistent(reason);
      }
    };
  }
}
