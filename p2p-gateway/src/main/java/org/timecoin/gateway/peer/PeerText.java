package org.timecoin.gateway.peer;

/** Makes what a peer wrote fit for a log line or a status page (protocol.md section 5). */
public final class PeerText {

  private static final int LONGEST = 64;

  private PeerText() {}

  /** At most 64 characters, printable ASCII as it is, everything else as \\uXXXX. */
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    int shown = Math.min(text.length(), LONGEST);
    for (int i = 0; i < shown; i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f && c != '\\') {
        out.append(c);
      } else {
        out.append("\\u%04x".formatted((int) c));
      }
    }
    return shown < text.length() ? out.append("…").toString() : out.toString();
  }
}
