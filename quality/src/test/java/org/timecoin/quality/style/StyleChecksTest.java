package org.timecoin.quality.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.quality.ratchet.Violation;
import org.timecoin.quality.tree.JavaParser;
import org.timecoin.quality.tree.JavaSource;

/** Every rule finds the violation planted for it, and nothing in code that keeps it. */
class StyleChecksTest {

  private static final String MAIN = "chain-service/src/main/java/org/timecoin/chain/apply/A.java";
  private static final String TEST = "chain-service/src/test/java/org/timecoin/chain/apply/A.java";
  private static final String HEAD = "package org.timecoin.chain.apply;\n";

  private static List<String> rulesBroken(String path, String text) {
    JavaSource source = JavaParser.parse(path, text);
    return StyleCheck.all().stream()
        .flatMap(check -> check.inspect(source).stream())
        .map(Violation::rule)
        .toList();
  }

  private static List<String> rulesBroken(String members) {
    return rulesBroken(MAIN, HEAD + "class A {\n" + members + "\n}\n");
  }

  @Test
  void cleanCodeBreaksNothing() {
    String text = HEAD + "/** What an A is. */\npublic final class A {\n  int b() {return 1;}\n}\n";
    assertThat(rulesBroken(MAIN, text)).isEmpty();
  }

  @Test
  void fileOf401Lines() {
    String filled = HEAD + "class A {\n" + "\n".repeat(396);
    assertThat(rulesBroken(MAIN, filled + "}\n")).isEmpty();
    assertThat(rulesBroken(MAIN, filled + "\n}\n")).containsExactly("file-length");
  }

  @Test
  void methodOf41LinesCountedFromItsName() {
    String forty = "  @Deprecated\n  int f() {\n" + "\n".repeat(37) + "    return 1;\n  }";
    assertThat(rulesBroken(forty)).isEmpty();
    assertThat(rulesBroken(forty.replace("return", "\nreturn"))).containsExactly("method-length");
  }

  @Test
  void constructorOf41Lines() {
    String text = "  @Deprecated\n  A(\n      int b) {" + "\n".repeat(38) + "  }";
    assertThat(rulesBroken(text)).isEmpty();
    assertThat(rulesBroken(text.replace("{", "{\n"))).containsExactly("method-length");
  }

  @Test
  void methodInsideAnAnonymousClass() {
    String text = "Runnable r = new Runnable() { public void run() {" + "\n".repeat(40) + "}};";
    assertThat(rulesBroken(text)).containsExactly("method-length");
  }

  @Test
  void packagesThatSayNothingOrLieElsewhere() {
    String util = "chain-service/src/main/java/org/timecoin/chain/util/A.java";
    assertThat(rulesBroken(util, "package org.timecoin.chain.util;\nclass A {}\n"))
        .containsExactly("package-name");
    assertThat(rulesBroken(MAIN, "package org.timecoin.sync.apply;\nclass A {}\n"))
        .containsExactly("package-name");
    assertThat(rulesBroken(MAIN, "package org.timecoin.chain.rules;\nclass A {}\n"))
        .containsExactly("package-name");
  }

  @Test
  void notesAboutWorkLeftOver() {
    assertThat(rulesBroken("  // TO" + "DO: later")).containsExactly("marker");
    assertThat(rulesBroken("  // nothing to do here")).isEmpty();
  }

  @Test
  void sleepingIsBannedInTestsToo() {
    String sleeping = HEAD + "class A { void f() throws Exception { Thread.sleep(1); } }\n";
    assertThat(rulesBroken(MAIN, sleeping)).containsExactly("sleep");
    assertThat(rulesBroken(TEST, sleeping)).containsExactly("sleep");
    assertThat(
            rulesBroken(
                TEST, sleeping.replace("Thread.", "java.util.concurrent.TimeUnit.SECONDS.")))
        .containsExactly("sleep");
    assertThat(rulesBroken(TEST, "import static java.lang.Thread.sleep;")).contains("sleep");
  }

  @Test
  void clocksThatNobodyPassedIn() {
    assertThat(rulesBroken("  long a = System.currentTimeMillis();")).containsExactly("clock");
    assertThat(rulesBroken("  Object a = java.time.Instant.now();")).containsExactly("clock");
    assertThat(rulesBroken("  java.util.function.Supplier<?> a = java.time.Instant::now;"))
        .containsExactly("clock");
    assertThat(rulesBroken("  Object a = new java.util.Date();")).containsExactly("clock");
    assertThat(rulesBroken("  long a = System.nanoTime();")).isEmpty();
    assertThat(rulesBroken(TEST, HEAD + "class A { long a = System.currentTimeMillis(); }\n"))
        .isEmpty();
  }

  @Test
  void chanceConsoleAndExit() {
    assertThat(rulesBroken("  double a = Math.random();")).containsExactly("chance");
    assertThat(rulesBroken("  Object a = new java.util.Random();")).containsExactly("chance");
    assertThat(rulesBroken("  Object a = new java.util.Random(1);")).isEmpty();
    assertThat(rulesBroken("  void f() { System.out.println(); }")).containsExactly("console");
    assertThat(rulesBroken("  void f() { System.exit(1); }")).containsExactly("exit");
    String entry = HEAD + "class AMain { void f() { System.exit(1); } }";
    assertThat(rulesBroken(MAIN.replace("A.java", "AMain.java"), entry)).isEmpty();
  }

  @Test
  void nullIsNoAnswer() {
    assertThat(rulesBroken("  Object f() { return null; }")).containsExactly("return-null");
  }

  @Test
  void failuresAreCaughtForAReason() {
    String broad = "  void f() { try { f(); } catch (RuntimeException e) { f(); } }";
    assertThat(rulesBroken(broad)).containsExactly("broad-catch");
    assertThat(
            rulesBroken(broad.replace("{ f(); } }", "{ // a plug-in may throw anything\n f(); }}")))
        .isEmpty();
    assertThat(rulesBroken(broad.replace("{ f(); } }", "{ f(); throw e; } }"))).isEmpty();
    String silent = "  void f() { try { f(); } catch (IllegalStateException e) {} }";
    assertThat(rulesBroken(silent)).containsExactly("silent-catch");
  }

  @Test
  void publicTypesAndPackagesSayWhatTheyAre() {
    assertThat(rulesBroken(MAIN, HEAD + "public class A {}\n")).containsExactly("undocumented");
    assertThat(rulesBroken(MAIN, HEAD + "/** A. */\npublic class A { public record B() {} }\n"))
        .containsExactly("undocumented");
    String info = MAIN.replace("A.java", "package-info.java");
    assertThat(rulesBroken(info, HEAD)).containsExactly("undocumented");
    assertThat(rulesBroken(info, "/** What applies blocks. */\n" + HEAD)).isEmpty();
  }
}
