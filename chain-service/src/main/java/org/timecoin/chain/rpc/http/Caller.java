package org.timecoin.chain.rpc.http;

import java.util.Optional;

/**
 * What a request shows of who sent it; of every header the first.
 *
 * @param loopback whether it came from this machine
 * @param httpMethod such as POST
 * @param host the Host header
 * @param origin set by browsers
 * @param fetchMode the Sec-Fetch-Mode header, set by browsers
 * @param contentType the Content-Type header
 * @param authorization the Authorization header
 */
record Caller(
    boolean loopback,
    String httpMethod,
    Optional<String> host,
    Optional<String> origin,
    Optional<String> fetchMode,
    Optional<String> contentType,
    Optional<String> authorization) {

  /** Whether it is a web page that calls, perhaps without its reader's knowledge. */
  boolean isBrowser() {
    return origin.isPresent() || fetchMode.isPresent();
  }
}
