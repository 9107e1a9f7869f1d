package org.timecoin.protocol.json;

/**
 * What a text may make us allocate. The bytes of the text itself bound everything else: nothing is
 * ever allocated from a number that the text merely claims.
 *
 * @param maxStringBytes UTF-8 bytes of one string, where the place doesn't allow more
 * @param maxElements elements of all lists together; the numbers in byte strings don't count
 * @param maxSkipDepth nesting of a value that is skipped because its field is unknown
 */
public record JsonLimits(int maxStringBytes, int maxElements, int maxSkipDepth) {

  /**
   * Wide enough for every valid message: 16 MiB hold at most half a million elements in the form
   * that nodes write, and the longest string of a message has some hundred characters.
   */
  public static final JsonLimits DEFAULT = new JsonLimits(1024, 1 << 20, 4096);
}
