package org.timecoin.protocol.json;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * A kind of value: how it is read together with how it is written. Types are put together from
 * smaller ones, so that a message is said once and not twice.
 *
 * @param <V> what it is in Java
 */
public interface JsonType<V> extends JsonReader.Element<V> {

  /** A {@code u64}. */
  JsonType<Long> U64 = of(JsonReader::u64, JsonWriter::u64);

  /** An {@code i64}. */
  JsonType<Long> I64 = of(JsonReader::i64, JsonWriter::i64);

  /** A {@code u32}. */
  JsonType<Integer> U32 = of(JsonReader::u32, JsonWriter::u32);

  /** A truth value. */
  JsonType<Boolean> BOOL = of(JsonReader::bool, JsonWriter::bool);

  /** A string of limited length. */
  JsonType<String> TEXT = of(JsonReader::text, JsonWriter::text);

  /** A list of strings of limited length. */
  JsonType<List<String>> TEXTS = list(TEXT);

  /** 32 numbers. */
  JsonType<Hash> HASH = of(JsonReader::hash, JsonWriter::hash);

  /** 32 numbers. */
  JsonType<PublicKey> PUBLIC_KEY = of(JsonReader::publicKey, JsonWriter::publicKey);

  /** 64 numbers. */
  JsonType<Signature> SIGNATURE = of(JsonReader::signature, JsonWriter::signature);

  /** Writes the value. */
  void write(JsonWriter out, V value);

  /** A type by its two halves. */
  static <V> JsonType<V> of(JsonReader.Element<V> read, BiConsumer<JsonWriter, V> write) {
    return new JsonType<>() {
      @Override
      public V read(JsonReader in) throws JsonFault {
        return read.read(in);
      }

      @Override
      public void write(JsonWriter out, V value) {
        write.accept(out, value);
      }
    };
  }

  /** A list of these. */
  static <V> JsonType<List<V>> list(JsonType<V> element) {
    return of(in -> in.list(element), (out, list) -> out.list(list, element::write));
  }

  /** A list of at most so many of these. */
  static <V> JsonType<List<V>> list(JsonType<V> element, int most) {
    return of(in -> in.list(element, most), (out, list) -> out.list(list, element::write));
  }

  /** One of these or {@code null}. */
  static <V> JsonType<Optional<V>> optional(JsonType<V> element) {
    return of(in -> in.optional(element), (out, value) -> out.optional(value, element::write));
  }

  /** A tuple of two. */
  static <A, B, V> JsonType<V> pair(
      JsonType<A> first,
      Function<V, A> getFirst,
      JsonType<B> second,
      Function<V, B> getSecond,
      BiFunction<A, B, V> make) {
    return of(
        in -> {
          in.beginTuple();
          A a = first.read(in);
          in.comma();
          B b = second.read(in);
          in.endTuple();
          return make.apply(a, b);
        },
        (out, value) -> {
          first.write(out.beginTuple(), getFirst.apply(value));
          second.write(out.comma(), getSecond.apply(value));
          out.endTuple();
        });
  }

  /** The same, but what doesn't hold is refused when it is read. */
  default JsonType<V> where(Predicate<V> holds, FaultReason otherwise) {
    return of(
        in -> {
          V value = read(in);
          if (!holds.test(value)) {
            throw in.fault(otherwise);
          }
          return value;
        },
        this::write);
  }

  /** The same JSON for another Java type. */
  default <W> JsonType<W> as(Function<V, W> wrap, Function<W, V> unwrap) {
    return of(in -> wrap.apply(read(in)), (out, value) -> write(out, unwrap.apply(value)));
  }
}
