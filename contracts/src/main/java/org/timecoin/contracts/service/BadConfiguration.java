package org.timecoin.contracts.service;

/**
 * What an operator set is wrong. The message is one sentence for that person: it names the setting
 * and the remedy. A service that meets it at start prints the sentence and ends with exit code 2.
 */
public final class BadConfiguration extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A sentence that names the setting and the remedy. */
  public BadConfiguration(String sentence) {
    super(sentence);
  }

  /** The same, with the failure behind it for the log. */
  public BadConfiguration(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
