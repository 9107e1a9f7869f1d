package org.timecoin.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of one call by name, however they were given. A null is as if it were missing. */
public final class Params {

  private final Map<String, JsonNode> values;

  private Params(Map<String, JsonNode> values) {
    this.values = values;
  }

  /**
   * Reads them by position or by name.
   *
   * @param names of the method's parameters, in order
   * @param given an array, an object, null or missing
   * @throws RpcFailure when there are too many, or one of no such name
   */
  public static Params of(List<String> names, JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return new Params(Map.of());
    }
    if (given.isArray()) {
      return positional(names, given);
    }
    if (given.isObject()) {
      return named(names, given);
    }
    throw RpcError.badParams("expected an array or an object").asFailure();
  }

  private static Params positional(List<String> names, JsonNode given) {
    if (given.size() > names.size()) {
      throw RpcError.badParams("at most " + names.size() + " expected").asFailure();
    }
    Map<String, JsonNode> values = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      values.put(names.get(i), given.get(i));
    }
    return new Params(values);
  }

  private static Params named(List<String> names, JsonNode given) {
    Map<String, JsonNode> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      if (!names.contains(field.getKey())) {
        throw RpcError.badParams("known names are " + String.join(", ", names)).asFailure();
      }
      values.put(field.getKey(), field.getValue());
    }
    return new Params(values);
  }

  /** The value of a parameter that may be left out. */
  public Optional<JsonNode> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isNull());
  }

  /**
   * The value of a parameter that must be there.
   *
   * @throws RpcFailure when it isn't
   */
  public JsonNode get(String name) {
    return find(name).orElseThrow(() -> RpcError.badParams(name + " is missing").asFailure());
  }

  /**
   * A height that must be there.
   *
   * @throws RpcFailure when it is missing, no whole number, or negative
   */
  public long height(String name) {
    return height(name, get(name));
  }

  /**
   * A text that must be there.
   *
   * @throws RpcFailure when it is missing or no text
   */
  public String text(String name) {
    return text(name, get(name));
  }

  /** A value as a text; fails as {@link #text(String)} does. */
  public static String text(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw RpcError.badParams(name + " is a text").asFailure();
    }
    return value.textValue();
  }

  /**
   * A whole number that may be left out.
   *
   * @param otherwise what it is then
   * @throws RpcFailure when it is no whole number, or not from {@code least} to {@code most}
   */
  public long number(String name, long otherwise, long least, long most) {
    JsonNode value = find(name).orElseGet(() -> RpcJson.number(otherwise));
    if (!value.isIntegralNumber()) {
      throw RpcError.badParams(name + " is a whole number").asFailure();
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      throw RpcError.malformedValue("%s is from %d to %d".formatted(name, least, most)).asFailure();
    }
    return value.longValue();
  }

  /**
   * A yes or no that may be left out; bitcoind's clients send 1 and 0 too.
   *
   * @throws RpcFailure when it is neither
   */
  public boolean flag(String name, boolean otherwise) {
    JsonNode value = find(name).orElseGet(() -> RpcJson.number(otherwise ? 1 : 0));
    return value.isBoolean() ? value.booleanValue() : number(name, otherwise ? 1 : 0, 0, 1) == 1;
  }

  /** A value as a height; fails as {@link #height(String)} does. */
  static long height(String name, JsonNode value) {
    if (!value.isIntegralNumber()) {
      throw RpcError.badParams(name + " is a whole number").asFailure();
    }
    if (!value.canConvertToLong() || value.longValue() < 0) {
      throw RpcError.malformedValue(name + " is no height").asFailure();
    }
    return value.longValue();
  }
}
