package org.timecoin.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.timecoin.bench.result.BenchResult;
import org.timecoin.bench.result.Benchmark;
import org.timecoin.bench.result.Machine;
import org.timecoin.bench.result.Metric;
import org.timecoin.bench.result.ResultJson;
import org.timecoin.bench.result.ResultTable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./timenode bench [NAME]}: measures side by side with limits and peers. */
@Command(
    name = "bench",
    description = "Measure side by side with limits and peers; without a name, list what there is.")
final class BenchCommand implements Callable<Integer> {
  private static final int PUT_RIGHT = 2;

  private final List<Benchmark> benchmarks;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "which benchmark")
  private Optional<String> name = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "write the result here as JSON too")
  private Optional<Path> json = Optional.empty();

  @Option(names = "--runs", description = "how many runs; the benchmark knows a good number")
  private Optional<Integer> runs = Optional.empty();

  @Option(names = "--seeds", description = "how many seeds, where seeds decide what happens")
  private Optional<Long> seeds = Optional.empty();

  @Option(names = "--first", description = "the first of these seeds", defaultValue = "0")
  private long first;

  @Option(names = "--blocks", description = "how many blocks, where the benchmark has them")
  private Optional<Integer> blocks = Optional.empty();

  BenchCommand(List<Benchmark> benchmarks) {
    this.benchmarks = List.copyOf(benchmarks);
  }

  /** The command; what makes no sense is one sentence and exit code 2. */
  static CommandLine commandLine(List<Benchmark> benchmarks) {
    CommandLine command = new CommandLine(new BenchCommand(benchmarks));
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("explain this command")
                .build());
    return command.setParameterExceptionHandler(BenchCommand::malformed);
  }

  private static int malformed(CommandLine.ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage() + ". See ./timenode bench --help.");
    err.flush();
    return PUT_RIGHT;
  }

  @Override
  public Integer call() {
    if (name.isEmpty()) {
      benchmarks.forEach(b -> out().printf("  %-10s %s%n", b.name(), b.description()));
      out().flush();
      return 0;
    }
    BenchResult result = measure(sized(seeded(benchmark(name.get()))));
    out().print(ResultTable.of(result));
    out().flush();
    json.ifPresent(file -> ResultJson.write(result, file));
    return 0;
  }

  private Benchmark benchmark(String wanted) {
    return benchmarks.stream()
        .filter(benchmark -> benchmark.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> bad("There is no benchmark '" + wanted + "': " + names()));
  }

  private Benchmark seeded(Benchmark benchmark) {
    if (seeds.isEmpty()) {
      return benchmark;
    }
    if (seeds.get() < 1 || first < 0) {
      throw bad("--seeds must be at least 1, and --first not below 0");
    }
    return benchmark
        .withSeeds(first, seeds.get())
        .orElseThrow(() -> bad("--seeds means nothing to '" + benchmark.name() + "'"));
  }

  private Benchmark sized(Benchmark benchmark) {
    if (blocks.isEmpty()) {
      return benchmark;
    }
    if (blocks.get() < 1) {
      throw bad("--blocks must be at least 1");
    }
    return benchmark
        .withBlocks(blocks.get())
        .orElseThrow(() -> bad("--blocks means nothing to '" + benchmark.name() + "'"));
  }

  private String names() {
    return "there are "
        + benchmarks.stream().map(Benchmark::name).collect(Collectors.joining(", "));
  }

  private BenchResult measure(Benchmark benchmark) {
    int count = runs.orElse(benchmark.defaultRuns());
    if (count < 1 || count > 100) {
      throw bad("--runs must be from 1 to 100");
    }
    Machine machine = Machine.here();
    List<Map<Metric, Double>> values = new ArrayList<>();
    for (int run = 1; run <= count; run++) {
      String prefix = "run %d of %d: ".formatted(run, count);
      values.add(benchmark.run(line -> tell(prefix + line)));
    }
    return new BenchResult(benchmark.name(), machine, benchmark.targets(), values);
  }

  private void tell(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private CommandLine.ParameterException bad(String sentence) {
    return new CommandLine.ParameterException(spec.commandLine(), sentence);
  }
}
