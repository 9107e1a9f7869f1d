package org.timecoin.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Why a call has no result.
 *
 * @param code as listed in rpc.md
 * @param message one sentence for people
 * @param data machine-readable detail
 */
public record RpcError(int code, String message, Optional<JsonNode> data) {

  private static final int PARSE = -32700;
  private static final int NOT_A_REQUEST = -32600;
  private static final int NO_SUCH_METHOD = -32601;
  private static final int BAD_PARAMS = -32602;
  private static final int STARTING = -28;
  private static final int MALFORMED_VALUE = -8;
  private static final int NOT_FOUND = -5;
  private static final int OTHER = -1;

  /** The body is no JSON, or deeper or longer than is taken. */
  public static RpcError parse(String why) {
    return of(PARSE, "Parse error: " + why);
  }

  /** The JSON is no request. */
  public static RpcError notARequest(String why) {
    return of(NOT_A_REQUEST, "Invalid request: " + why);
  }

  /** Nothing is called so. */
  public static RpcError noSuchMethod() {
    // The name comes from outside and is not repeated.
    return of(NO_SUCH_METHOD, "Method not found");
  }

  /** Parameters are missing, too many, or of the wrong type. */
  public static RpcError badParams(String why) {
    return of(BAD_PARAMS, "Invalid params: " + why);
  }

  /** A parameter has the right type and can't be right all the same. */
  public static RpcError malformedValue(String why) {
    return of(MALFORMED_VALUE, why);
  }

  /** There is no such thing. */
  public static RpcError notFound(String what) {
    return of(NOT_FOUND, what);
  }

  /** The chain is not loaded yet. */
  public static RpcError starting() {
    return of(STARTING, "Loading the chain, try again");
  }

  /** Anything else. */
  public static RpcError other(String why) {
    return of(OTHER, why);
  }

  private static RpcError of(int code, String message) {
    return new RpcError(code, message, Optional.empty());
  }

  /** To be thrown by a method. */
  public RpcFailure asFailure() {
    return new RpcFailure(this);
  }
}
