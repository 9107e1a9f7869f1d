package org.timecoin.chain.verify;

/** Is told of stored blocks whose bytes are not those that were written, by whoever reads them. */
public interface DamageWatch {

  /** A block is damaged; called often for the same one, so it must be cheap. */
  void damaged(long height);

  /** The rows that are computed from blocks can't all be right; why, in one sentence. */
  void inconsistent(String reason);

  /** The stored tip is not the block that the writer built on. */
  void wrongTip();

  /** Nobody listens. */
  DamageWatch NOBODY =
      new DamageWatch() {
        @Override
        public void damaged(long height) {}

        @Override
        public void inconsistent(String reason) {}

        @Override
        public void wrongTip() {}
      };
}
