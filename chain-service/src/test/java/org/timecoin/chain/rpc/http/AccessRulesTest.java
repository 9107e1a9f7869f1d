package org.timecoin.chain.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.chain.rpc.RpcMethod.Scope;

class AccessRulesTest {

  private static final Access GRANTED = new Access.Granted(Scope.OPERATE);

  private final AccessToken token = AccessToken.random(new SplittableRandom(7));
  private final String secret = secretOf(7);
  private final AccessRules rules = new AccessRules(Optional.of(token), Set.of("n0-rpc"));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          curl on this machine            | true  | POST | 127.0.0.1:24101 | - | - | text/plain       | 200
          legacy time-cli                 | true  | POST | 127.0.0.1:24101 | - | - | application/json | 200
          by name                         | true  | POST | localhost:24101 | - | - | application/json | 200
          by IPv6                         | true  | POST | [::1]:24101     | - | - | application/json | 200
          by a configured name            | true  | POST | N0-rpc:24101    | - | - | application/json | 200
          by a name someone rebound       | true  | POST | evil.example    | - | - | application/json | 403
          by a name that looks like ours  | true  | POST | localhost.evil  | - | - | application/json | 403
          by no name at all               | true  | POST | -               | - | - | application/json | 403
          from another machine            | false | POST | 10.0.0.5:24101  | - | - | application/json | 401
          a browser's form                | true  | POST | localhost | http://localhost   | cors | text/plain       | 415
          a form without a type           | true  | POST | localhost | http://localhost   | cors | -                | 415
          a page of another site          | true  | POST | localhost | http://evil        | cors | application/json | 403
          a page without an origin        | true  | POST | localhost | null               | cors | application/json | 403
          a page of another port          | true  | POST | localhost:1 | http://localhost:2 | cors | application/json | 403
          our own page                    | true  | POST | localhost:1 | http://localhost:1 | cors | application/json;charset=utf-8 | 200
          a rebound page of its own host  | true  | POST | evil:1    | http://evil:1      | cors | application/json | 403
          an origin that is no address    | true  | POST | localhost | ::::               | cors | application/json | 403
          a browser's address line        | true  | GET  | localhost | -                  | navigate | -            | 405
          """)
  void decides(
      String name,
      boolean loopback,
      String method,
      String host,
      String origin,
      String fetchMode,
      String type,
      int status) {
    Caller caller =
        new Caller(
            loopback,
            method,
            Optional.ofNullable(host),
            Optional.ofNullable(origin),
            Optional.ofNullable(fetchMode),
            Optional.ofNullable(type),
            Optional.empty());

    assertThat(status(rules.decide(caller))).as(name).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          curl on this machine           | true  | GET  | 127.0.0.1:24101 | -                  | -           | 200
          by a name someone rebound      | true  | GET  | evil.example    | -                  | cors        | 403
          from another machine           | false | GET  | 10.0.0.5:24101  | -                  | -           | 401
          our own page                   | true  | GET  | localhost:1     | -                  | cors        | 200
          our own page, with its origin  | true  | GET  | localhost:1     | http://localhost:1 | same-origin | 200
          a page of another site         | true  | GET  | localhost       | http://evil        | cors        | 403
          a picture of another site      | true  | GET  | localhost       | -                  | no-cors     | 403
          a browser's address line       | true  | GET  | localhost       | -                  | navigate    | 403
          a call                         | true  | POST | localhost       | -                  | -           | 405
          """)
  void decidesAboutStreams(
      String name,
      boolean loopback,
      String method,
      String host,
      String origin,
      String fetchMode,
      int status) {
    Caller caller =
        new Caller(
            loopback,
            method,
            Optional.of(host),
            Optional.ofNullable(origin),
            Optional.ofNullable(fetchMode),
            Optional.empty(),
            Optional.empty());

    assertThat(status(rules.decideStream(caller))).as(name).isEqualTo(status);
  }

  @Test
  void theTokenOpensFromAnywhereAndByAnyName() {
    assertThat(rules.decide(remote("Bearer " + secret))).isEqualTo(GRANTED);
    assertThat(rules.decide(remote("bearer  __cookie__:" + secret))).isEqualTo(GRANTED);
    assertThat(rules.decide(remote(basic("__cookie__:" + secret)))).isEqualTo(GRANTED);
  }

  @Test
  void anythingElseIsNotTheToken() {
    for (String shown :
        new String[] {
          "Bearer",
          "Bearer ",
          "",
          secret,
          "Bearer " + secret.substring(1),
          "Bearer " + secret + "0",
          "Digest " + secret,
          basic("root:" + secret),
          basic(secret),
          "Basic %%%",
          "Basic"
        }) {
      assertThat(status(rules.decide(remote(shown)))).as(shown).isEqualTo(401);
    }
  }

  @Test
  void aWrongTokenIsRefusedEvenWhereNoneIsNeeded() {
    Caller local = with(true, "Bearer nonsense");

    assertThat(status(rules.decide(local))).isEqualTo(401);
  }

  @Test
  void withoutATokenNobodyComesInFromOutside() {
    AccessRules open = new AccessRules(Optional.empty(), Set.of());

    assertThat(status(open.decide(remote("Bearer " + secret)))).isEqualTo(401);
    assertThat(status(open.decide(remote("Bearer ")))).isEqualTo(401);
  }

  @Test
  void theCookieFileIsForItsOwnerAndItsLineOpens(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("deeper/rpc.cookie");
    token.writeTo(file);
    token.writeTo(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(rules.decide(remote("Bearer " + Files.readString(file)))).isEqualTo(GRANTED);
    assertThat(rules.decide(remote(basic(Files.readString(file))))).isEqualTo(GRANTED);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  private static Caller remote(String authorization) {
    return with(false, authorization);
  }

  private static Caller with(boolean loopback, String authorization) {
    return new Caller(
        loopback,
        "POST",
        Optional.of("node.example"),
        Optional.empty(),
        Optional.empty(),
        Optional.of("application/json"),
        Optional.of(authorization));
  }

  private static String basic(String line) {
    return "Basic " + Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
  }

  private static int status(Access access) {
    return switch (access) {
      case Access.Granted granted -> 200;
      case Access.Denied(int status, String reason) -> status;
    };
  }

  private static String secretOf(long seed) {
    byte[] bytes = new byte[32];
    new SplittableRandom(seed).nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
