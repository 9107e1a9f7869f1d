package org.timecoin.quality.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.timecoin.quality.tree.ProjectClasses;

/** Classes written down in a test and compiled, to show that a rule finds what is wrong in them. */
final class PlantedClasses {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private final Path directory;
  private final List<Path> files = new ArrayList<>();

  PlantedClasses(Path directory) {
    this.directory = directory;
  }

  /** Adds a type by its full name and its declaration. */
  PlantedClasses with(String name, String declaration) {
    int dot = name.lastIndexOf('.');
    Path file = directory.resolve("src").resolve(name.replace('.', '/') + ".java");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "package " + name.substring(0, dot) + ";\n" + declaration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.add(file);
    return this;
  }

  /** Compiles what was added against nothing but the JDK: foreign types are planted as well. */
  JavaClasses compiled() {
    Path classes = directory.resolve("classes");
    if (!classes.toFile().mkdirs()) {
      throw new IllegalStateException("planted twice in " + directory);
    }
    List<String> options =
        List.of("-proc:none", "-cp", classes.toString(), "-d", classes.toString());
    StringWriter output = new StringWriter();
    boolean compiled =
        COMPILER
            .getTask(output, FILES, null, options, null, FILES.getJavaFileObjectsFromPaths(files))
            .call();
    if (!compiled) {
      throw new IllegalArgumentException(output.toString());
    }
    return ProjectClasses.in(classes);
  }
}
