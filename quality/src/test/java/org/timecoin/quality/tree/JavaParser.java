package org.timecoin.quality.tree;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Parses Java with the compiler's own parser, so that nothing here guesses at the grammar. */
public final class JavaParser {

  private JavaParser() {}

  /**
   * Parses files given as path and text.
   *
   * @throws IllegalArgumentException naming the first syntax error
   */
  public static List<JavaSource> parse(Map<String, String> textByPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<Text> files = textByPath.entrySet().stream().map(Text::of).toList();
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, problems, List.of("-proc:none"), null, files);
    List<JavaSource> parsed = sources(task);
    if (!problems.getDiagnostics().isEmpty()) {
      throw new IllegalArgumentException(problems.getDiagnostics().getFirst().toString());
    }
    return parsed;
  }

  /** Parses one file. */
  public static JavaSource parse(String path, String text) {
    return parse(Map.of(path, text)).getFirst();
  }

  private static List<JavaSource> sources(JavacTask task) {
    try {
      List<JavaSource> sources = new ArrayList<>();
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        // The compiler wraps the file object, so path and text are asked for, not cast.
        String path = unit.getSourceFile().getName().substring(1);
        String text = unit.getSourceFile().getCharContent(true).toString();
        sources.add(new JavaSource(path, text, unit, trees));
      }
      return List.copyOf(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that the compiler reads from memory. */
  private static final class Text extends SimpleJavaFileObject {
    private final String content;

    private Text(String path, String content) {
      super(URI.create("text:/" + path), Kind.SOURCE);
      this.content = content;
    }

    static Text of(Map.Entry<String, String> file) {
      return new Text(file.getKey(), file.getValue());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
