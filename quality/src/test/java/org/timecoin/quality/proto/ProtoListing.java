package org.timecoin.quality.proto;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything in .proto files that another version of a service relies on, as sorted lines: one for
 * each field, enum value and method. What stands before {@code =} identifies it; what stands behind
 * is promised.
 */
final class ProtoListing {

  private final SortedMap<String, String> promises = new TreeMap<>();

  private ProtoListing() {}

  /** The listing of some files. */
  static SortedMap<String, String> of(Collection<FileDescriptor> files) {
    ProtoListing listing = new ProtoListing();
    for (FileDescriptor file : files) {
      file.getMessageTypes().forEach(listing::message);
      file.getEnumTypes().forEach(listing::enumeration);
      file.getServices().forEach(listing::service);
    }
    return listing.promises;
  }

  private void message(Descriptor message) {
    for (FieldDescriptor field : message.getFields()) {
      promises.put(
          "field %s %05d".formatted(message.getFullName(), field.getNumber()), promise(field));
    }
    message.getNestedTypes().forEach(this::message);
    message.getEnumTypes().forEach(this::enumeration);
  }

  private static String promise(FieldDescriptor field) {
    String label = field.isRepeated() ? "repeated " : field.hasPresence() ? "optional " : "";
    String oneof =
        field.getRealContainingOneof() == null
            ? ""
            : " in " + field.getRealContainingOneof().getName();
    return label + typeName(field) + " " + field.getName() + oneof;
  }

  private static String typeName(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case MESSAGE -> field.getMessageType().getFullName();
      case ENUM -> field.getEnumType().getFullName();
      default ->
          field.toProto().getType().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
    };
  }

  private void enumeration(EnumDescriptor type) {
    type.getValues()
        .forEach(
            value ->
                promises.put(
                    "enum %s %05d".formatted(type.getFullName(), value.getNumber()),
                    value.getName()));
  }

  private void service(ServiceDescriptor service) {
    for (MethodDescriptor method : service.getMethods()) {
      promises.put(
          "rpc " + method.getFullName(),
          stream(method.isClientStreaming())
              + method.getInputType().getFullName()
              + " -> "
              + stream(method.isServerStreaming())
              + method.getOutputType().getFullName());
    }
  }

  private static String stream(boolean streaming) {
    return streaming ? "stream " : "";
  }
}
