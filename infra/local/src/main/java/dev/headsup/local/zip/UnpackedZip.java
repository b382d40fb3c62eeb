package dev.headsup.local.zip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The functions' zip in a folder, as Lambda unpacks it, with a place for what its functions print.
///
/// @param task the unpacked zip, `/var/task` in Lambda
/// @param scratch a folder for what the functions print
/// @param more what stands on the class path behind the zip, for handlers that are not in it
public record UnpackedZip(Path task, Path scratch, List<Path> more) {

  /// What Lambda's managed runtime starts a function with, besides its own caches.
  public static final List<String> FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

  public UnpackedZip {
    more = List.copyOf(more);
  }

  /// Unpacks a zip.
  ///
  /// @param folder where to; what it needs is made in it
  /// @throws IOException when the zip cannot be read, or has an entry outside of itself
  public static UnpackedZip of(Path zip, Path folder, List<Path> more) throws IOException {
    Path task = Files.createDirectories(folder.resolve("task"));
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path target = task.resolve(entry.getName()).normalize();
        if (!target.startsWith(task)) {
          throw new IOException("The zip leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(in, target);
        }
      }
    }
    return new UnpackedZip(task, Files.createDirectories(folder.resolve("scratch")), more);
  }

  /// Starts a function and waits until it asks for its first event.
  ///
  /// @param flags of the JVM, mostly [#FLAGS]
  /// @param handler the name of its class
  /// @throws IllegalStateException when it does not start, with what it printed
  public PackagedFunction start(List<String> flags, String handler, Map<String, String> environment)
      throws IOException, InterruptedException {
    return PackagedFunction.start(this, flags, handler, environment);
  }

  /// The class path in Lambda's order: what lies open in the zip, then its jars by name.
  List<Path> classPath() throws IOException {
    try (Stream<Path> jars = Files.list(task.resolve("lib"))) {
      return Stream.of(Stream.of(task), jars.sorted(), more.stream()).flatMap(all -> all).toList();
    }
  }
}
