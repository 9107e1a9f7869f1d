package org.timecoin.localnet.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.timecoin.localnet.UserError;

/** Reads and writes {@code fleet.json}: whole or not at all, one writer at a time. */
public final class FleetStore {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final FleetDirectory directory;

  /** The memory of the fleet that lives in a directory. */
  public FleetStore(FleetDirectory directory) {
    this.directory = directory;
  }

  /** The directory. */
  public FleetDirectory directory() {
    return directory;
  }

  /**
   * What is remembered; empty when no fleet lives there.
   *
   * @throws UserError when it was written by a newer version or isn't readable
   */
  public Optional<FleetState> load() {
    Path file = directory.state();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode tree = JSON.readTree(file.toFile());
      if (tree.path("format").asInt() > FleetState.FORMAT) {
        throw new UserError(
            "The fleet in "
                + directory.root()
                + " was made by a newer version: use that one, or another --data, or --fresh.");
      }
      if (!tree.isObject()) {
        throw new JsonParseException("no object");
      }
      return Optional.of(JSON.treeToValue(tree, FleetState.class));
    } catch (JsonProcessingException e) {
      throw new UserError(
          "The file " + file + " is damaged: start with --fresh, or use another --data.", e);
    } catch (IOException e) {
      throw new UserError("The file " + file + " can't be read: " + e.getMessage() + ".", e);
    }
  }

  /** What is remembered, as far as this version can read it. */
  public Optional<FleetState> loadReadable() {
    try {
      return load();
    } catch (UserError unreadable) {
      return Optional.empty();
    }
  }

  /**
   * What is remembered.
   *
   * @throws UserError when no fleet lives there
   */
  public FleetState require() {
    return load()
        .orElseThrow(
            () ->
                new UserError(
                    "No fleet lives in "
                        + directory.root()
                        + ": start one with ./timenode up, or say where it is with --data."));
  }

  /** Changes what is remembered. The caller holds the {@link #exclusively exclusive right}. */
  public FleetState update(UnaryOperator<FleetState> change) {
    FleetState next = change.apply(require());
    save(next);
    return next;
  }

  /**
   * Remembers this instead of anything before it. The caller holds the {@link #exclusively
   * exclusive right}.
   */
  public void save(FleetState state) {
    Path next = directory.state().resolveSibling("fleet.json.new");
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), state);
      Files.move(
          next,
          directory.state(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError("The file " + next + " can't be written: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Does something that changes the fleet while no other command does; the right to it ends with
   * the process at the latest.
   *
   * @throws UserError when another command is at work
   */
  public void exclusively(Runnable change) {
    try (FileChannel channel =
        FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      requireLock(channel);
      change.run();
    } catch (IOException e) {
      throw new UserError("The file " + directory.lock() + " can't be used: " + e + ".", e);
    }
  }

  private void requireLock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new OverlappingFileLockException();
      }
    } catch (OverlappingFileLockException held) {
      throw new UserError(
          "Another command is changing the fleet in " + directory.root() + ": try again later.",
          held);
    }
  }
}
