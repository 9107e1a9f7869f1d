package org.timecoin.quality.tree;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The production classes of every module, read once from the class path. */
public final class ProjectClasses {

  /** Where code made from .proto files and benchmarks lies; our rules are for what people write. */
  private static final Pattern GENERATED =
      Pattern.compile(".*/org/timecoin/(contracts/[a-z]+/v[0-9]+|.*jmh_generated)/[^/]*\\.class");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(location -> !location.matches(GENERATED))
          .importUrls(
              Arrays.stream(Modules.values())
                  .filter(module -> module != Modules.QUALITY)
                  .flatMap(ProjectClasses::places)
                  .toList());

  private ProjectClasses() {}

  /** All production classes but generated ones. */
  public static JavaClasses all() {
    return ALL;
  }

  /** Where a module's packages are; asking for them spares reading every jar of the class path. */
  private static Stream<URL> places(Modules module) {
    try {
      String directory = module.basePackage().replace('.', '/') + "/";
      return Collections.list(ProjectClasses.class.getClassLoader().getResources(directory))
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Classes compiled for a test. */
  public static JavaClasses in(Path directory) {
    return new ClassFileImporter().importPath(directory);
  }
}
