package dev.headsup.authoring.trigger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Triggers as folders on a disk.
public final class TriggerFolders {
  private TriggerFolders() {}

  /// Reads every sub-folder that holds a `trigger.yaml`: its YAML and Markdown files, four levels
  /// deep. Hidden files and links are left alone.
  ///
  /// @return the files of each trigger by the folder's name, both in the order of the names
  /// @throws UncheckedIOException when a file cannot be read or is not UTF-8; the message names it
  public static Map<String, Map<String, String>> read(Path directory) {
    Map<String, Map<String, String>> triggers = new TreeMap<>();
    try (Stream<Path> folders = Files.list(directory)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        if (Files.isRegularFile(folder.resolve(TriggerFiles.TRIGGER))) {
          triggers.put(name(folder), files(folder));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the triggers in " + directory, e);
    }
    return triggers;
  }

  /// Reads the files of one trigger.
  ///
  /// @throws UncheckedIOException when one cannot be read or is not UTF-8; the message names it
  public static Map<String, String> one(Path folder) {
    try {
      return files(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the trigger in " + folder, e);
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder, 4)) {
      for (Path file : walk.filter(TriggerFolders::isOurs).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        files.put(path, text(file));
      }
    }
    return files;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + " (is it UTF-8 text?)", e);
    }
  }

  private static boolean isOurs(Path file) {
    String name = name(file);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && !name.startsWith(".")
        && (name.endsWith(".yaml") || name.endsWith(".md"));
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
