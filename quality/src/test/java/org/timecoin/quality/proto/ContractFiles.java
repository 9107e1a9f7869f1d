package org.timecoin.quality.proto;

import com.google.protobuf.Descriptors.FileDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.timecoin.quality.tree.Root;

/** The .proto files of module contracts, as their generated classes describe them. */
final class ContractFiles {

  private static final Pattern JAVA_PACKAGE = Pattern.compile("option java_package = \"([^\"]+)\"");

  private ContractFiles() {}

  /** The descriptor of every .proto file. */
  static List<FileDescriptor> all() {
    return Root.filesUnder(Root.path().resolve("contracts/src/main/proto")).stream()
        .map(ContractFiles::descriptor)
        .toList();
  }

  private static FileDescriptor descriptor(Path proto) {
    Matcher javaPackage = JAVA_PACKAGE.matcher(Root.readFile(proto));
    if (!javaPackage.find()) {
      throw new IllegalArgumentException(proto + " names no java_package");
    }
    String file = proto.getFileName().toString().replace(".proto", "");
    String name = file.substring(0, 1).toUpperCase(Locale.ROOT) + file.substring(1);
    return descriptorIn(outerClass(javaPackage.group(1) + "." + name));
  }

  /** protoc adds a suffix where a message or service of the file has the file's name. */
  private static Class<?> outerClass(String name) {
    try {
      return Class.forName(name + "OuterClass");
    } catch (ClassNotFoundException withoutSuffix) {
      try {
        return Class.forName(name);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("no generated class " + name, e);
      }
    }
  }

  private static FileDescriptor descriptorIn(Class<?> outer) {
    try {
      return (FileDescriptor) outer.getMethod("getDescriptor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(outer + " describes no file", e);
    }
  }
}
