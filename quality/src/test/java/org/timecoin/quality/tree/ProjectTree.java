package org.timecoin.quality.tree;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every hand-written Java file of the project.
 *
 * @param sources all files, in the order of their paths
 */
public record ProjectTree(List<JavaSource> sources) {

  private static final ProjectTree PROJECT = load(Root.path());

  /** The tree this build was started in, parsed once. */
  public static ProjectTree ofProject() {
    return PROJECT;
  }

  /** Reads and parses the modules below a root. */
  public static ProjectTree load(Path root) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Modules module : Modules.values()) {
      for (Path file : Root.filesUnder(root.resolve(module.directory()).resolve("src"))) {
        if (file.toString().endsWith(".java")) {
          String relative = root.relativize(file).toString().replace('\\', '/');
          texts.put(relative, Root.readFile(file));
        }
      }
    }
    return new ProjectTree(JavaParser.parse(texts));
  }

  /** Production code only. */
  public List<JavaSource> production() {
    return sources.stream().filter(source -> !source.isTest()).toList();
  }
}
