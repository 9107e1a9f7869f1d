package org.timecoin.quality.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/**
 * No state is shared behind everyone's back: static fields are final and hold nothing that changes.
 * An array that only its own class sees may serve as a table.
 */
final class SharedState {

  private static final Set<String> CHANGING =
      Set.of(
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.EnumMap",
          "java.util.HashSet",
          "java.util.ArrayList",
          "java.util.ArrayDeque",
          "java.util.BitSet",
          "java.util.Random",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentMap",
          "java.util.concurrent.CopyOnWriteArrayList",
          "java.lang.StringBuilder",
          "java.lang.ThreadLocal",
          "java.security.MessageDigest");

  private SharedState() {}

  static ArchRule noStaticMutableState() {
    return noFields().should(be(sharedAndChanging())).as("no static field holds what can change");
  }

  private static DescribedPredicate<JavaField> sharedAndChanging() {
    return describe("shared and changing", SharedState::isSharedAndChanging);
  }

  private static boolean isSharedAndChanging(JavaField field) {
    Set<JavaModifier> modifiers = field.getModifiers();
    if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.SYNTHETIC)) {
      return false;
    }
    String type = field.getRawType().getName();
    boolean openArray = field.getRawType().isArray() && !modifiers.contains(JavaModifier.PRIVATE);
    return !modifiers.contains(JavaModifier.FINAL)
        || openArray
        || CHANGING.contains(type)
        || type.startsWith("java.util.concurrent.atomic.")
        || type.startsWith("java.util.concurrent.locks.");
  }
}
