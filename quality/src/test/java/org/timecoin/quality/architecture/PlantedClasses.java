package org.timecoin.quality.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.timecoin.quality.tree.ProjectClasses;

/** Classes written down in a test and compiled, to show that a rule finds what is wrong in them. */
final class PlantedClasses {

  private PlantedClasses() {}

  /**
   * Compiles declarations, given by their full names, against nothing but the JDK and one another.
   *
   * @throws IllegalArgumentException with what the compiler says
   */
  static JavaClasses compile(Path directory, Map<String, String> declarations) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String target = directory.toString();
    List<String> options = List.of("-proc:none", "-cp", target, "-d", target);
    List<Source> sources = declarations.entrySet().stream().map(Source::of).toList();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Files.createDirectories(directory);
      if (!compiler.getTask(output, files, null, options, null, sources).call()) {
        throw new IllegalArgumentException(output.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ProjectClasses.in(directory);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String name, String text) {
      super(URI.create("text:/" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    static Source of(Map.Entry<String, String> declaration) {
      String name = declaration.getKey();
      String packageName = name.substring(0, name.lastIndexOf('.'));
      return new Source(name, "package " + packageName + ";\n" + declaration.getValue());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
