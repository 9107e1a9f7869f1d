package org.timecoin.localnet.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code timenode} in a made-up repository, with a made-up Maven and a JDK newer than
 * any other, both of which only note how they were called.
 */
class TimenodeScriptTest {
  private static final List<String> SERVICES =
      List.of("p2p-gateway", "chain-service", "sync-service", "consensus-service");

  @TempDir Path root;

  /** What a run of the script left. */
  private record Result(int code, String out, String err) {}

  @BeforeEach
  void makeRepository() throws Exception {
    Path script = Path.of(System.getProperty("timenode.root"), "timenode");
    executable(root.resolve("timenode"), Files.readString(script));
    write("pom.xml", "<project/>");
    write(".mvn/wrapper.properties", "");
    write("protocol/pom.xml", "<project/>");
    write("protocol/src/main/java/A.java", "class A {}");
    write("protocol/src/test/java/ATest.java", "class ATest {}");
    executable(
        root.resolve("mvnw"),
        """
        #!/bin/sh
        echo "mvnw $*" >> calls
        [ ! -e broken ] || { echo '[ERROR] A.java is wrong'; exit 1; }
        for service in p2p-gateway chain-service sync-service consensus-service; do
          mkdir -p $service/target/quarkus-app && echo app > $service/target/quarkus-app/quarkus-run.jar
        done
        mkdir -p embedded/target/kafka localnet/target/lib bench/target/lib
        touch embedded/target/kafka/k.jar localnet/target/lib/l.jar localnet/target/localnet-1.jar
        touch bench/target/lib/b.jar bench/target/bench-1.jar
        echo '[INFO] Building protocol 0.1.0    [2/11]'
        echo '[INFO] noise'
        echo '[INFO] Reactor Summary for TIME Node:'
        echo '[INFO] BUILD SUCCESS'
        """);
    jdk("jdk", 999, "echo \"java $*\"; echo \"home $JAVA_HOME\"; exit 7");
  }

  @Test
  void buildsOnceAndRunsTheCommandFromACopy() throws Exception {
    Result first = run("status", "--json", "a b");

    assertThat(first.err())
        .contains("Building with JDK 999", "[2/11] protocol")
        .doesNotContain("noise");
    assertThat(first.code()).as("the command's own").isEqualTo(7);
    assertThat(first.out())
        .contains("org.timecoin.localnet.cli.LocalnetMain status --json a b")
        .contains("home " + root.resolve("jdk"))
        .contains("-Dtimenode.root=" + root.toRealPath());
    Path dist = onlyDist();
    for (String service : SERVICES) {
      assertThat(dist.resolve(service).resolve("quarkus-app/quarkus-run.jar")).isRegularFile();
    }
    assertThat(dist.resolve("kafka/k.jar")).exists();

    Result second = run("status");
    assertThat(second.err()).isEmpty();
    assertThat(calls()).singleElement().asString().contains("package");
  }

  @Test
  void aChangedSourceIsBuiltAgainAndTheOldCopyGoes() throws Exception {
    run("status");
    Path before = onlyDist();
    write("protocol/src/main/java/A.java", "class A { int b; }");

    run("status");

    assertThat(calls()).hasSize(2);
    assertThat(onlyDist()).isNotEqualTo(before);
  }

  @Test
  void aChangedTestIsNoReasonToBuild() throws Exception {
    run("status");
    write("protocol/src/test/java/ATest.java", "class ATest { int b; }");

    run("status");

    assertThat(calls()).hasSize(1);
  }

  @Test
  void aCopyThatSomethingRunsFromIsKept() throws Exception {
    run("status");
    Path inUse = executable(onlyDist().resolve("sleeper"), "#!/bin/sh\nread line\n");
    Process running = new ProcessBuilder(inUse.toString()).start();
    try {
      write("protocol/src/main/java/A.java", "class A { int c; }");
      run("status");

      assertThat(inUse).exists();
    } finally {
      running.destroyForcibly();
    }
  }

  @Test
  void aBuildThatFailsSaysWhyAndLeavesNoCopy() throws Exception {
    write("broken", "");

    Result result = run("status");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("The build failed: [ERROR] A.java is wrong", "build.log");
    assertThat(root.resolve(".timenode/build.lock")).doesNotExist();
    Files.delete(root.resolve("broken"));
    assertThat(run("status").code()).as("and the next one works").isEqualTo(7);
  }

  @Test
  void theLockOfABuildThatWasKilledIsTakenOver() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    write(".timenode/build.lock/pid", ended.pid() + "\n");

    assertThat(run("status").code()).isEqualTo(7);
  }

  @Test
  void withoutASuitableJdkItSaysWhichItNeeds() throws Exception {
    Path script = root.resolve("timenode");
    executable(script, Files.readString(script).replace("jdk_min=21", "jdk_min=1000"));

    Result result = run("status");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "The newest JDK found is 999, in "
                + root.resolve("jdk")
                + ": install JDK 1000 or newer, or set JAVA_HOME to one.\n");
  }

  @Test
  void aJdkWithoutAReleaseFileIsAskedForItsVersion() throws Exception {
    Files.delete(root.resolve("jdk/release"));
    executable(
        root.resolve("jdk/bin/java"),
        "#!/bin/sh\n[ \"$1\" != -version ] || { echo 'openjdk version \"998.0.1\"' >&2; exit; }\n");

    assertThat(run("status").err()).contains("Building with JDK 998");
  }

  @Test
  void testRunsWhatIsVerifiedAndShowsHowItEnds() throws Exception {
    Result result = run("test", "-pl", "protocol");

    assertThat(calls()).containsExactly("mvnw -B verify --fail-at-end -pl protocol");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("[2/11]", "Reactor Summary", "BUILD SUCCESS")
        .doesNotContain("noise");
  }

  @Test
  void testFailsWhenTheBuildDoes() throws Exception {
    write("broken", "");

    Result result = run("test");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("[ERROR] A.java is wrong");
  }

  @Test
  void benchRunsItsOwnProgram() throws Exception {
    assertThat(run("bench", "sync", "--json", "f").out())
        .contains("/bench/* org.timecoin.bench.BenchMain sync --json f");
  }

  private Result run(String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(root.resolve("timenode").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
    Path out = Files.createTempFile(root, "out", "");
    Path err = Files.createTempFile(root, "err", "");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(root.resolve("calls"), StandardCharsets.UTF_8);
  }

  private Path onlyDist() throws IOException {
    try (var copies = Files.list(root.resolve(".timenode/dist"))) {
      List<Path> all = copies.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private void jdk(String name, int version, String java) throws IOException {
    write(name + "/release", "JAVA_VERSION=\"" + version + ".0.1\"\n");
    executable(root.resolve(name).resolve("bin/java"), "#!/bin/sh\n" + java + "\n");
    executable(root.resolve(name).resolve("bin/javac"), "#!/bin/sh\n");
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private static Path executable(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
