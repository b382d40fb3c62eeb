package dev.headsup.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder of `--data`: tables, objects, the journal of the queues, the outbox, how far the
/// local clock is from real time, the secrets and the write keys. Without one, everything is in
/// memory.
final class DataFolder implements AutoCloseable {
  private final @Nullable Path folder;
  private final @Nullable FileChannel lock;

  private DataFolder(@Nullable Path folder, @Nullable FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Opens the folder, makes it where it is not there, and keeps a second stack out of it.
  static DataFolder open(Optional<Path> asked) throws IOException {
    if (asked.isEmpty()) {
      return new DataFolder(null, null);
    }
    Path folder = asked.get();
    Files.createDirectories(folder.resolve("tables"));
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock taken = null;
    try {
      taken = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // By this very process: refused below like any other.
    }
    if (taken == null) {
      channel.close();
      throw new StackException("another stack runs on " + folder + "; stop it or give another");
    }
    return new DataFolder(folder, channel);
  }

  @Nullable Path tables() {
    return file("tables");
  }

  @Nullable Path objects() {
    return file("objects");
  }

  @Nullable Path journal() {
    return file("queues.journal");
  }

  @Nullable Path outbox() {
    return file("outbox.jsonl");
  }

  @Nullable Path secrets() {
    return file("secrets.json");
  }

  @Nullable Path keys() {
    return file("keys");
  }

  /// How far the local clock was from real time when it was last set.
  Optional<Duration> clockOffset() throws IOException {
    Path file = file("clock");
    return file != null && Files.exists(file)
        ? Optional.of(Duration.parse(Files.readString(file).strip()))
        : Optional.empty();
  }

  /// Keeps how far the local clock is from real time.
  void keepClockOffset(Duration offset) {
    Path file = file("clock");
    if (file == null) {
      return;
    }
    try {
      replace(file, offset + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the local clock could not be kept", e);
    }
  }

  /// Writes a small file so that after a kill there is either the old or the new text.
  static void replace(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new UncheckedIOException("the data folder could not be released", e);
      }
    }
  }

  private @Nullable Path file(String name) {
    return folder == null ? null : folder.resolve(name);
  }
}
