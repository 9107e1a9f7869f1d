package org.timecoin.localnet.legacy.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.timecoin.localnet.legacy.wire.RawJson;

/**
 * One block out of a file, to be served in the place of another: {@code FILE#NAME} for a line of
 * the corrupt or divergent vectors, {@code FILE#LINE} (from 1) for any file of blocks;
 * {@code @HEIGHT} behind it says where, when the line doesn't.
 */
public final class NamedBlock {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern SPEC = Pattern.compile("(.+)#([^#@]+)(?:@(\\d{1,18}))?");

  private final String name;
  private final long height;
  private final byte[] block;

  private NamedBlock(String name, long height, byte[] block) {
    this.name = name;
    this.height = height;
    this.block = block;
  }

  /**
   * Finds a block.
   *
   * @param spec as in the class comment
   * @throws UnreadableChain when the text is malformed or nothing is found by it
   */
  public static NamedBlock find(String spec) {
    Matcher parts = SPEC.matcher(spec);
    if (!parts.matches()) {
      throw new UnreadableChain("'" + spec + "' is not FILE#NAME, FILE#LINE or FILE#LINE@HEIGHT");
    }
    String wanted = parts.group(2);
    try (BlockFile file = BlockFile.lines(Path.of(parts.group(1)))) {
      Line line = search(file, wanted);
      OptionalLong given =
          parts.group(3) == null
              ? OptionalLong.empty()
              : OptionalLong.of(Long.parseLong(parts.group(3)));
      return new NamedBlock(wanted, given.orElseGet(() -> line.height(spec)), line.block());
    }
  }

  /** The name or line number it was found by. */
  public String name() {
    return name;
  }

  /** The height in whose place it is to be served. */
  public long height() {
    return height;
  }

  /** The block in wire form. */
  public byte[] block() {
    return block.clone();
  }

  private static Line search(BlockFile file, String wanted) {
    int number = 1;
    for (Optional<byte[]> text = file.next(); text.isPresent(); text = file.next()) {
      Line line = Line.read(text.get());
      if (line.name.equals(wanted) || Integer.toString(number).equals(wanted)) {
        return line;
      }
      number++;
    }
    throw new UnreadableChain("no block named '" + wanted + "'");
  }

  /** A line of a file: a block, or an object with a block, a name and the height below it. */
  private static final class Line {
    private final byte[] text;
    private String name = "";
    private long parentHeight = -1;
    private Optional<byte[]> inner = Optional.empty();

    private Line(byte[] text) {
      this.text = text;
    }

    static Line read(byte[] text) {
      Line line = new Line(text);
      try (JsonParser parser = JSON.createParser(text)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          line.field(parser.currentName(), parser);
        }
        return line;
      } catch (IOException e) {
        throw new UnreadableChain("a line that is no JSON: " + e.getMessage(), e);
      }
    }

    private void field(String key, JsonParser parser) throws IOException {
      parser.nextToken();
      switch (key) {
        case "name" -> name = parser.getText();
        case "at_height" -> parentHeight = parser.getLongValue();
        case "block" -> inner = Optional.of(RawJson.copy(parser));
        default -> parser.skipChildren();
      }
    }

    byte[] block() {
      return inner.orElse(text);
    }

    long height(String spec) {
      return inner.isPresent()
          ? parentHeight + 1
          : BlockFacts.read(text)
              .map(BlockFacts::height)
              .orElseThrow(() -> new UnreadableChain(spec + " is no block"));
    }
  }
}
