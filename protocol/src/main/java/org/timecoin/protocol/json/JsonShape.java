package org.timecoin.protocol.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A structure said once: its fields in the order of the wire, where each stands in the record, and
 * how the record is made. For structures that come by the thousand, {@link JsonStruct} spares the
 * boxes.
 *
 * <pre>{@code
 * static final JsonShape<Ping> PING =
 *     JsonShape.of(Ping.class)
 *         .field("nonce", U64, Ping::nonce)
 *         .field("timestamp", I64, Ping::timestamp)
 *         .make(v -> new Ping(v.next(), v.next()));
 * }</pre>
 *
 * @param <T> the record
 */
public final class JsonShape<T> implements JsonType<T> {

  private final JsonFields fields;
  private final List<Part<T, ?>> parts;
  private final Function<Values, T> make;

  private JsonShape(JsonFields fields, List<Part<T, ?>> parts, Function<Values, T> make) {
    this.fields = fields;
    this.parts = List.copyOf(parts);
    this.make = make;
  }

  /** Begins the shape of a record. */
  public static <T> Builder<T> of(Class<T> record) {
    return new Builder<>(record);
  }

  @Override
  public T read(JsonReader in) throws JsonFault {
    Object[] slots = new Object[parts.size()];
    for (int i = 0; i < slots.length; i++) {
      // Only what may be absent still stands here in the end.
      slots[i] = Optional.empty();
    }
    JsonStruct struct = in.struct(fields);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      slots[field] = parts.get(field).type.read(in);
    }
    return make.apply(new Values(slots));
  }

  @Override
  public void write(JsonWriter out, T value) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).write(out.field(fields, i), value);
    }
    out.endObject();
  }

  private record Part<T, V>(String name, JsonType<V> type, Function<T, V> get) {

    void write(JsonWriter out, T value) {
      type.write(out, get.apply(value));
    }
  }

  /** The values of the fields, handed out in the order of the wire. */
  public static final class Values {

    private final Object[] slots;
    private int position;

    private Values(Object[] slots) {
      this.slots = slots;
    }

    /** The value of the next field, which is of the type that the shape says. */
    // Slot i was read by the type of part i; a wrong order fails at once.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <V> V next() {
      return (V) slots[position++];
    }
  }

  /**
   * Collects the fields of a shape.
   *
   * @param <T> the record
   */
  public static final class Builder<T> {

    private final Class<T> record;
    private final List<Part<T, ?>> parts = new ArrayList<>();
    private final List<String> absentable = new ArrayList<>();
    private boolean closed;

    private Builder(Class<T> record) {
      this.record = record;
    }

    /** The next field. */
    public <V> Builder<T> field(String name, JsonType<V> type, Function<T, V> get) {
      parts.add(new Part<>(name, type, get));
      return this;
    }

    /** The next field, which may be {@code null}, or absent from an object. */
    public <V> Builder<T> optional(String name, JsonType<V> type, Function<T, Optional<V>> get) {
      absentable.add(name);
      return field(name, JsonType.optional(type), get);
    }

    /** Refuses unknown fields. */
    public Builder<T> closed() {
      closed = true;
      return this;
    }

    /** The shape, with how the record is made of its values. */
    public JsonShape<T> make(Function<Values, T> make) {
      if (record.getRecordComponents().length != parts.size()) {
        throw new IllegalArgumentException(record + " has other fields");
      }
      JsonFields fields =
          JsonFields.of(parts.stream().map(Part::name).toArray(String[]::new))
              .optional(absentable.toArray(String[]::new));
      return new JsonShape<>(closed ? fields.closed() : fields, parts, make);
    }
  }
}
