package org.timecoin.contracts.time;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import org.timecoin.contracts.service.BadConfiguration;

/**
 * The file {@code {"instant": "…", "wall": "…"}} that a fleet's clock is read from; both are
 * ISO-8601 instants, and {@code wall} is missing until every service is ready.
 */
public final class ClockFile {

  private static final long MAX_BYTES = 4096;

  private ClockFile() {}

  /**
   * Reads the setting.
   *
   * @throws BadConfiguration when the file is missing or is no clock
   */
  public static ClockSetting read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BadConfiguration("the clock file " + file + " is too large to be one");
      }
      return parse(new JsonObject(Files.readString(file)));
    } catch (IOException e) {
      throw new BadConfiguration(
          "cannot read the clock file %s (%s); set timenode.clock-file to a readable file or leave it out"
              .formatted(file, e.getMessage()),
          e);
    } catch (DecodeException | DateTimeException | ClassCastException e) {
      throw new BadConfiguration(
          "the clock file %s is not {\"instant\": …, \"wall\": …} with ISO-8601 times"
              .formatted(file),
          e);
    }
  }

  /** Writes a setting so that a reader sees the old file or the new one, never half of it. */
  public static void write(Path file, ClockSetting setting) throws IOException {
    JsonObject json =
        switch (setting) {
          case ClockSetting.SystemTime() -> throw new IllegalArgumentException("needs no file");
          case ClockSetting.Standing(Instant at) -> new JsonObject().put("instant", at.toString());
          case ClockSetting.Running(Instant at, Instant wall) ->
              new JsonObject().put("instant", at.toString()).put("wall", wall.toString());
        };
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, json.encode() + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ClockSetting parse(JsonObject json) {
    String instant = json.getString("instant");
    String wall = json.getString("wall");
    if (instant == null) {
      throw new DateTimeException("no instant");
    }
    Instant at = Instant.parse(instant);
    return wall == null
        ? new ClockSetting.Standing(at)
        : new ClockSetting.Running(at, Instant.parse(wall));
  }
}
