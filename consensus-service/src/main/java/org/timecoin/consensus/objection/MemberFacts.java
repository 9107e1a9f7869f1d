package org.timecoin.consensus.objection;

/**
 * What this voter knows of a masternode that is to enter or to leave (consensus.md section 3,
 * "Change of the paid set"). Collateral of who enters is not here: it is in the first list.
 *
 * @param freshHeartbeat whether a signed heartbeat with a rising sequence came within 180 s
 * @param attesters how many of the instance's voters attested that heartbeat
 * @param silentMs how long nothing signed came from it, as {@link Silence} counts, milliseconds
 * @param doubleSigner whether two different signed votes of it for one step are at hand
 * @param named whether any activation entry names it
 * @param provesBronze whether its address proves at least Bronze at the parent
 */
public record MemberFacts(
    boolean freshHeartbeat,
    int attesters,
    long silentMs,
    boolean doubleSigner,
    boolean named,
    boolean provesBronze) {

  /** A masternode of which nothing is known but that it is named and was heard just now. */
  public static final MemberFacts HEARD = new MemberFacts(false, 0, 0, false, true, true);
}
