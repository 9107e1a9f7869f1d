package org.timecoin.quality.tree;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The production classes of every module, read once from the class path. */
public final class ProjectClasses {

  /** Code generated from the .proto files and by JMH; our rules are for what people write. */
  private static final Pattern GENERATED =
      Pattern.compile(".*/(org/timecoin/contracts/[a-z]+/v[0-9]+|jmh_generated)/[^/]*\\.class");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.matches(GENERATED))
          .importPackages(
              Arrays.stream(Modules.values())
                  .filter(m -> m != Modules.QUALITY)
                  .map(Modules::basePackage)
                  .toList());

  private ProjectClasses() {}

  /** All production classes but generated ones. */
  public static JavaClasses all() {
    return ALL;
  }

  /** Classes compiled for a test. */
  public static JavaClasses in(Path directory) {
    return new ClassFileImporter().importPath(directory);
  }
}
