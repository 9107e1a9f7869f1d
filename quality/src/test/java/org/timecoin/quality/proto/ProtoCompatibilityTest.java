package org.timecoin.quality.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.timecoin.quality.tree.Root;

/**
 * The .proto files against quality/proto-baseline.txt. New fields, values and methods are taken
 * into the baseline by a run with {@code -Dtimenode.update=true}; a broken promise never is.
 */
class ProtoCompatibilityTest {

  private static final Path BASELINE = Root.path().resolve("quality/proto-baseline.txt");

  @Test
  void nothingOnceSaidIsTakenBack() throws IOException {
    SortedMap<String, String> before = Compatibility.parse(Root.readFile(BASELINE));
    SortedMap<String, String> now = ProtoListing.of(ContractFiles.all());
    assertThat(Compatibility.broken(before, now)).isEmpty();
    if (Root.updating()) {
      Files.writeString(BASELINE, Compatibility.format(now));
    } else {
      assertThat(Compatibility.added(before, now))
          .as("not in the baseline yet; build once with -Dtimenode.update=true")
          .isEmpty();
    }
  }

  @Test
  void aBaselineReadsBackAsItWasWritten() {
    SortedMap<String, String> now = ProtoListing.of(ContractFiles.all());
    assertThat(Compatibility.parse(Compatibility.format(now))).isEqualTo(now);
    assertThat(now).isNotEmpty();
  }

  @Test
  void aRequestMayBecomeAStreamAndAStreamStaysOne() {
    Map<String, String> one = Map.of("rpc a.B.C", "a.Q -> a.R");
    Map<String, String> stream = Map.of("rpc a.B.C", "stream a.Q -> a.R");
    Map<String, String> both = Map.of("rpc a.B.C", "stream a.Q -> stream a.R");

    assertThat(Compatibility.broken(one, stream)).isEmpty();
    assertThat(Compatibility.broken(stream, one)).hasSize(1);
    assertThat(Compatibility.broken(one, both)).hasSize(1);
    assertThat(Compatibility.broken(Map.of("field f", "x"), Map.of("field f", "stream x")))
        .hasSize(1);
  }

  /** The listing of the types file with one change planted. */
  private static SortedMap<String, String> typesWith(Change change) {
    FileDescriptor types =
        ContractFiles.all().stream()
            .filter(file -> file.getName().endsWith("types.proto"))
            .findFirst()
            .orElseThrow();
    FileDescriptorProto.Builder changed = types.toProto().toBuilder();
    change.apply(changed);
    try {
      FileDescriptor built = FileDescriptor.buildFrom(changed.build(), new FileDescriptor[0]);
      return ProtoListing.of(List.of(built));
    } catch (Descriptors.DescriptorValidationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private interface Change {
    void apply(FileDescriptorProto.Builder file);
  }

  private static List<String> brokenBy(Change change) {
    return Compatibility.broken(typesWith(file -> {}), typesWith(change));
  }

  private static int indexOf(FileDescriptorProto.Builder file, String message) {
    return file.getMessageTypeList().stream().map(m -> m.getName()).toList().indexOf(message);
  }

  @Test
  void aRenumberedFieldIsFound() {
    Change renumber =
        file ->
            file.getMessageTypeBuilder(indexOf(file, "BlockRef")).getFieldBuilder(1).setNumber(7);
    assertThat(brokenBy(renumber))
        .containsExactly("field timenode.types.v1.BlockRef 00002 is gone, it was: bytes hash");
  }

  @Test
  void aRetypedFieldIsFound() {
    Change retype =
        file ->
            file.getMessageTypeBuilder(indexOf(file, "BlockRef"))
                .getFieldBuilder(0)
                .setType(FieldDescriptorProto.Type.TYPE_SINT64);
    assertThat(brokenBy(retype))
        .containsExactly(
            "field timenode.types.v1.BlockRef 00001 was: uint64 height, is: sint64 height");
  }

  @Test
  void aRemovedFieldIsFound() {
    Change remove = file -> file.getMessageTypeBuilder(indexOf(file, "BlockRef")).removeField(1);
    assertThat(brokenBy(remove)).hasSize(1);
  }

  @Test
  void aRenumberedEnumValueIsFound() {
    Change renumber = file -> file.getEnumTypeBuilder(0).getValueBuilder(3).setNumber(9);
    assertThat(brokenBy(renumber)).hasSize(1);
  }

  @Test
  void aNewFieldIsAllowedButNotUnnoticed() {
    Change add =
        file ->
            file.getMessageTypeBuilder(indexOf(file, "BlockRef"))
                .addFieldBuilder()
                .setName("time")
                .setNumber(3)
                .setType(FieldDescriptorProto.Type.TYPE_INT64);
    assertThat(brokenBy(add)).isEmpty();
    assertThat(Compatibility.added(typesWith(file -> {}), typesWith(add)))
        .containsExactly("field timenode.types.v1.BlockRef 00003");
  }

  @Test
  void methodsAreListedWithTheirStreams() {
    assertThat(ProtoListing.of(ContractFiles.all()))
        .containsEntry(
            "rpc timenode.chain.v1.Chain.Import",
            "stream timenode.chain.v1.ImportRequest -> stream timenode.chain.v1.ImportResponse");
  }
}
