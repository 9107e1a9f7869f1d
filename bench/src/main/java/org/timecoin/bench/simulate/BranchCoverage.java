package org.timecoin.bench.simulate;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ILine;
import org.jacoco.core.tools.ExecFileLoader;
import org.timecoin.consensus.round.Engine;

/**
 * Which branches of the engine were taken, by JaCoCo.
 *
 * @param taken branches that were
 * @param all branches there are
 * @param missed the places of the others: class, line and how many
 */
record BranchCoverage(int taken, int all, List<String> missed) {
  private static final String ENGINE = Engine.class.getPackageName().replace('.', '/');

  BranchCoverage {
    missed = List.copyOf(missed);
  }

  /** The JVM flag that has an execution written to a file. */
  static String agent(Path execution) {
    return "-javaagent:%s=destfile=%s,append=false,includes=%s.*"
        .formatted(pathOf("org.jacoco.agent.rt.RT"), execution, Engine.class.getPackageName());
  }

  /** Reads what the agent has written. */
  static BranchCoverage of(Path execution) {
    CoverageBuilder builder = new CoverageBuilder();
    try {
      ExecFileLoader loader = new ExecFileLoader();
      loader.load(execution.toFile());
      Analyzer analyzer = new Analyzer(loader.getExecutionDataStore(), builder);
      analyzer.analyzeAll(new File(pathOf(Engine.class.getName())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int taken = 0;
    int all = 0;
    List<String> missed = new ArrayList<>();
    for (IClassCoverage type : builder.getClasses()) {
      if (type.getPackageName().equals(ENGINE)) {
        taken += type.getBranchCounter().getCoveredCount();
        all += type.getBranchCounter().getTotalCount();
        missed.addAll(missed(type));
      }
    }
    return new BranchCoverage(taken, all, missed.stream().sorted().toList());
  }

  private static List<String> missed(IClassCoverage type) {
    List<String> missed = new ArrayList<>();
    for (int number = type.getFirstLine(); number <= type.getLastLine(); number++) {
      ILine line = type.getLine(number);
      int count = line.getBranchCounter().getMissedCount();
      if (count > 0) {
        String name = type.getName().substring(ENGINE.length() + 1);
        missed.add("%s:%d (%d)".formatted(name, number, count));
      }
    }
    return missed;
  }

  /** Where a class was loaded from: a JAR file or a directory. */
  private static String pathOf(String className) {
    try {
      ClassLoader loader = BranchCoverage.class.getClassLoader();
      URI place =
          Class.forName(className, false, loader)
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI();
      return Path.of(place).toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(className + " is not on the class path", e);
    }
  }
}
