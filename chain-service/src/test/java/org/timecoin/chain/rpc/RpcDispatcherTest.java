package org.timecoin.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.chain.rpc.RpcDispatcher.Body;

class RpcDispatcherTest {

  private final List<String> calls = new ArrayList<>();
  private final RpcJson json = new RpcJson(1 << 20);
  private final RpcDispatcher dispatcher =
      new RpcDispatcher(
          List.of(
              method("add", params -> item(params.height("a") + params.height("b"))),
              method("fail", params -> Uni.createFrom().failure(new IllegalStateException("x"))),
              method(
                  "throw",
                  params -> {
                    throw new IllegalArgumentException("secret detail");
                  }),
              method(
                  "missing",
                  params -> {
                    throw RpcError.notFound("Not here").asFailure();
                  })),
          json,
          (name, outcome, nanos) -> calls.add(name + " " + outcome));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"jsonrpc":"2.0","id":1,"method":"add","params":[2,3]} | {"jsonrpc":"2.0","id":1,"result":5}
          {"id":"a","method":"add","params":{"b":2,"a":3}}       | {"jsonrpc":"2.0","id":"a","result":5}
          {"jsonrpc":"1.0","id":null,"method":"add","params":[2,3]} | {"jsonrpc":"2.0","id":null,"result":5}
          {"id":[1,{}],"method":"add","params":[0,0]}            | {"jsonrpc":"2.0","id":[1,{}],"result":0}
          {"id":1.50,"method":"add","params":[0,0]}              | {"jsonrpc":"2.0","id":1.50,"result":0}
          {"id":1,"method":"nope"}            | {"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}
          {"id":1,"method":"add"}             | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params: a is missing"}}
          {"id":1,"method":"add","params":[1,2,3]} | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params: at most 2 expected"}}
          {"id":1,"method":"add","params":{"c":1}} | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params: known names are a, b"}}
          {"id":1,"method":"add","params":7}  | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params: expected an array or an object"}}
          {"id":1,"method":"add","params":["1",2]} | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params: a is a whole number"}}
          {"id":1,"method":"add","params":[1.5,2]} | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params: a is a whole number"}}
          {"id":1,"method":"add","params":[-1,2]} | {"jsonrpc":"2.0","id":1,"error":{"code":-8,"message":"a is no height"}}
          {"id":1,"method":"add","params":[18446744073709551616,2]} | {"jsonrpc":"2.0","id":1,"error":{"code":-8,"message":"a is no height"}}
          {"id":1,"method":"missing"}         | {"jsonrpc":"2.0","id":1,"error":{"code":-5,"message":"Not here"}}
          {"id":1,"method":"throw"}           | {"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"The node could not answer now, see its log"}}
          {"id":1,"method":"fail"}            | {"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"The node could not answer now, see its log"}}
          {"id":1}                            | {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"Invalid request: an object with a method is expected"}}
          {"id":1,"method":7}                 | {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"Invalid request: an object with a method is expected"}}
          7                                   | {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid request: an object with a method is expected"}}
          []                                  | {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid request: a batch has 1 to 50 requests"}}
          {"id":1,                            | {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error: the body is no JSON that is taken here"}}
          [1,{"id":2,"method":"add","params":[1,1]}] | [{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid request: an object with a method is expected"}},{"jsonrpc":"2.0","id":2,"result":2}]
          [{"method":"add","params":[1,1]},{"id":2,"method":"add","params":[1,1]}] | [{"jsonrpc":"2.0","id":2,"result":2}]
          """)
  void answers(String request, String answer) {
    assertThat(answerTo(request)).contains(answer);
  }

  @Test
  void aNotificationIsDoneAndNotAnswered() {
    assertThat(answerTo("{\"method\":\"add\",\"params\":[1,1]}")).isEmpty();
    assertThat(calls).containsExactly("add ok");
  }

  @Test
  void aBatchOfNotificationsIsNotAnswered() {
    assertThat(answerTo("[{\"method\":\"add\",\"params\":[1,1]},{\"method\":\"nope\"}]")).isEmpty();
  }

  @Test
  void aBatchHasItsLimitAndItsWeight() {
    String call = "{\"id\":1,\"method\":\"add\",\"params\":[1,1]}";
    String fifty = "[" + String.join(",", Collections.nCopies(50, call)) + "]";
    String more = "[" + String.join(",", Collections.nCopies(51, call)) + "]";

    assertThat(read(fifty).weight()).isEqualTo(50);
    assertThat(answerTo(fifty).orElseThrow()).contains("\"result\":2");
    assertThat(read(more)).isInstanceOf(Body.Wrong.class);
  }

  @Test
  void namesFromOutsideAreNoLabels() {
    answerTo("{\"id\":1,\"method\":\"a\\nb\"}");
    answerTo("{\"id\":1,\"method\":\"throw\"}");

    assertThat(calls).containsExactly("unknown error", "throw error");
  }

  private Body read(String request) {
    return dispatcher.read(request.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> answerTo(String request) {
    return dispatcher
        .answer(read(request))
        .await()
        .atMost(Duration.ofSeconds(5))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static RpcMethod method(
      String name, java.util.function.Function<Params, Uni<? extends JsonNode>> body) {
    return new RpcMethod(name, List.of("a", "b"), "A test.", body);
  }

  private static Uni<JsonNode> item(long value) {
    return Uni.createFrom().item(RpcJson.number(value));
  }
}
