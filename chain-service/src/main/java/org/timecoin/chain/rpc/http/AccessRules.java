package org.timecoin.chain.rpc.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.timecoin.chain.rpc.RpcMethod.Scope;

/**
 * Who may call (rpc.md, "Tokens"). Reading from this machine is open; everything else needs the
 * token. A web page that a browser of this machine shows comes from this machine, too: it is known
 * by its headers, and a name that someone pointed at our address ("rebinding") by the Host header.
 */
final class AccessRules {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;

  private static final Set<String> STREAM_MODES = Set.of("cors", "same-origin");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private final Optional<AccessToken> token;
  private final Set<String> ownNames;

  /**
   * Rules of one node.
   *
   * @param ownNames names it may be called by, besides addresses and localhost
   */
  AccessRules(Optional<AccessToken> token, Set<String> ownNames) {
    this.token = token;
    this.ownNames = Set.copyOf(ownNames);
  }

  /** Decides about a call. */
  Access decide(Caller caller) {
    if (!caller.httpMethod().equals("POST")) {
      return new Access.Denied(METHOD_NOT_ALLOWED, "JSON-RPC is called by POST");
    }
    if (caller.isBrowser() && !isJson(caller)) {
      return new Access.Denied(UNSUPPORTED_MEDIA_TYPE, "send application/json");
    }
    return admit(caller);
  }

  /**
   * Decides about a stream of events. A page can't send a type with it, so pages of other sites are
   * kept out by how browsers mark what they load as a picture or a page of its own; what they read
   * as a stream has an Origin.
   */
  Access decideStream(Caller caller) {
    if (!caller.httpMethod().equals("GET")) {
      return new Access.Denied(METHOD_NOT_ALLOWED, "events are read by GET");
    }
    if (caller.fetchMode().filter(mode -> !STREAM_MODES.contains(mode)).isPresent()) {
      return new Access.Denied(FORBIDDEN, "events are read by scripts, as a stream");
    }
    return admit(caller);
  }

  private Access admit(Caller caller) {
    if (caller.origin().isPresent() && !isOwnOrigin(caller)) {
      return new Access.Denied(FORBIDDEN, "pages of other sites may not call");
    }
    if (hasToken(caller)) {
      return new Access.Granted(Scope.OPERATE);
    }
    if (caller.authorization().isPresent() || !caller.loopback()) {
      return new Access.Denied(UNAUTHORIZED, "the token of rpc.cookie is needed");
    }
    return caller.host().filter(this::isOwnHost).isPresent()
        ? new Access.Granted(Scope.READ)
        : new Access.Denied(FORBIDDEN, "this node is not known by that Host");
  }

  private boolean hasToken(Caller caller) {
    return token.isPresent() && caller.authorization().filter(token.get()::isShownBy).isPresent();
  }

  private static boolean isJson(Caller caller) {
    return caller
        .contentType()
        .map(type -> type.split(";", 2)[0].strip().equalsIgnoreCase("application/json"))
        .orElse(false);
  }

  /** A page that came from this very address, such as the explorer behind the same proxy. */
  private boolean isOwnOrigin(Caller caller) {
    try {
      String authority = URI.create(caller.origin().orElseThrow()).getRawAuthority();
      return authority != null
          && caller.host().filter(host -> host.equalsIgnoreCase(authority)).isPresent()
          && isOwnHost(authority);
    } catch (IllegalArgumentException e) {
      // An origin that is no address, such as one of 10,000 slashes, is not ours.
      return false;
    }
  }

  private boolean isOwnHost(String host) {
    String name = withoutPort(host.toLowerCase(Locale.ROOT));
    return name.equals("localhost")
        || name.startsWith("[")
        || IPV4.matcher(name).matches()
        || ownNames.contains(name);
  }

  private static String withoutPort(String host) {
    if (host.startsWith("[")) {
      return host.substring(0, host.indexOf(']') + 1);
    }
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }
}
