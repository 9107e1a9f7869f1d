package org.timecoin.quality.tree;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.util.Optional;

/**
 * One Java file, parsed but not resolved.
 *
 * @param path from the root, with slashes
 * @param text what the file holds
 */
public record JavaSource(String path, String text, CompilationUnitTree unit, DocTrees trees) {

  /** Whether the file is test code. */
  public boolean isTest() {
    return path.contains("src/test/");
  }

  /** The name without directories, such as {@code Root.java}. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The package as written, empty for none. */
  public String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  /** Lines as an editor counts them, and the one after the last newline. */
  public int lines() {
    return lineAt(text.length());
  }

  /** Where a tree begins, modifiers included. */
  public int start(Tree tree) {
    return (int) trees.getSourcePositions().getStartPosition(unit, tree);
  }

  /** The position after a tree's last character; its start when it has no text of its own. */
  public int end(Tree tree) {
    long end = trees.getSourcePositions().getEndPosition(unit, tree);
    return end < 0 ? start(tree) : (int) end;
  }

  /** The line of a position, from 1. */
  public int lineAt(int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }

  /** The line a tree begins on, from 1. */
  public int line(Tree tree) {
    return lineAt(start(tree));
  }

  /** The documentation comment on a declaration. */
  public Optional<String> doc(TreePath declaration) {
    return Optional.ofNullable(trees.getDocComment(declaration)).filter(text -> !text.isBlank());
  }
}
