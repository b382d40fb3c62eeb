package dev.headsup.local.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whole objects by bucket and key, in a folder or in memory. An object is there whole or not at
/// all, also after a kill.
///
/// In a folder an object is a file below that of its bucket, under its key with every character
/// that could lead out of there written as `%XX`, so that a person finds it and no key leaves the
/// folder. One thing of S3 it cannot do, and refuses: a key with others below it, such as `a`
/// beside `a/b`.
final class Objects {
  /// Beside the buckets: what is being written.
  private static final String UNFINISHED = ".unfinished";

  private static final String PLAIN = "-_=.";

  private final @Nullable Path folder;
  private final Map<String, NavigableMap<String, Stored>> buckets = new ConcurrentHashMap<>();

  /// Where an object's bytes are.
  ///
  /// @param bytes null where they lie in a file
  @SuppressWarnings("ArrayRecordComponent") // never compared and never changed: bytes on their way
  private record Stored(long size, byte @Nullable [] bytes) {}

  /// @param folder where they are kept; null for memory
  Objects(@Nullable Path folder) {
    this.folder = folder;
  }

  /// Makes a bucket, or finds the one of an earlier run.
  void bucket(String name) throws IOException {
    NavigableMap<String, Stored> keys = new ConcurrentSkipListMap<>();
    if (folder != null) {
      Path root = Files.createDirectories(folder.resolve(segment(name)));
      Files.createDirectories(folder.resolve(UNFINISHED));
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          keys.put(key(root.relativize(file)), new Stored(Files.size(file), null));
        }
      }
    }
    buckets.put(name, keys);
  }

  boolean hasBucket(String name) {
    return buckets.containsKey(name);
  }

  void put(String bucket, String key, byte[] bytes) throws IOException {
    Path file = file(bucket, key);
    if (file == null || folder == null) {
      of(bucket).put(key, new Stored(bytes.length, bytes));
      return;
    }
    for (Path up = parent(file); up.startsWith(folder); up = parent(up)) {
      if (Files.isRegularFile(up)) {
        throw new IllegalArgumentException(key + " lies below another key, which a folder cannot");
      }
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(key + " has keys below it, which a folder cannot");
    }
    Path next = Files.createTempFile(folder.resolve(UNFINISHED), "put", "");
    Files.write(next, bytes);
    Files.createDirectories(parent(file));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    of(bucket).put(key, new Stored(bytes.length, null));
  }

  Optional<byte[]> get(String bucket, String key) throws IOException {
    Stored stored = of(bucket).get(key);
    if (stored == null) {
      return Optional.empty();
    }
    Path file = file(bucket, key);
    return Optional.of(
        stored.bytes() == null && file != null
            ? Files.readAllBytes(file)
            : java.util.Objects.requireNonNullElse(stored.bytes(), new byte[0]));
  }

  void delete(String bucket, String key) throws IOException {
    Path file = file(bucket, key);
    if (file != null) {
      Files.deleteIfExists(file);
    }
    of(bucket).remove(key);
  }

  /// The sizes of objects by their keys, in order, from the first key behind `after` on.
  Stream<Map.Entry<String, Long>> behind(String bucket, String after, String prefix) {
    NavigableMap<String, Stored> keys = of(bucket);
    NavigableMap<String, Stored> rest =
        after.compareTo(prefix) >= 0 ? keys.tailMap(after, false) : keys.tailMap(prefix, true);
    return rest.entrySet().stream()
        .takeWhile(object -> object.getKey().startsWith(prefix))
        .map(object -> Map.entry(object.getKey(), object.getValue().size()));
  }

  private NavigableMap<String, Stored> of(String bucket) {
    NavigableMap<String, Stored> keys = buckets.get(bucket);
    if (keys == null) {
      throw new IllegalArgumentException("no bucket " + bucket);
    }
    return keys;
  }

  private @Nullable Path file(String bucket, String key) {
    if (folder == null) {
      return null;
    }
    Path file = folder.resolve(segment(bucket));
    for (String part : key.split("/", -1)) {
      file = file.resolve(segment(part));
    }
    return file;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new UncheckedIOException(new IOException(file + " lies nowhere"));
    }
    return parent;
  }

  /// A part of a key as a file's name: never empty, never a step up, never a separator.
  private static String segment(String part) {
    if (part.isEmpty()) {
      return "%";
    }
    StringBuilder name = new StringBuilder();
    for (byte unit : part.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = unit > 0 && (Character.isLetterOrDigit(unit) || PLAIN.indexOf(unit) >= 0);
      boolean hidden = unit == '.' && name.isEmpty();
      if (plain && !hidden) {
        name.append((char) unit);
      } else {
        name.append("%%%02X".formatted(unit));
      }
    }
    return name.toString();
  }

  private static String key(Path relative) {
    List<String> parts = new ArrayList<>();
    relative.forEach(
        part -> parts.add(part.toString().equals("%") ? "" : Percent.decoded(part.toString())));
    return String.join("/", parts);
  }
}
