package dev.headsup.local.config;

import dev.headsup.engine.configuration.DocumentName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where a file of a stored document may be written: inside its own document's place in the folder,
/// never through a link. Whoever can write to the settings table cannot write to a person's disk.
final class SafePlace {
  private static final Pattern SEGMENT = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._ -]{0,99}");
  private static final int DEPTH = 4;

  private SafePlace() {}

  /// @throws ConfigurationException when the path leads anywhere else
  static Path of(Path folder, DocumentName name, String path) {
    String[] segments = path.split("/", -1);
    boolean fine = segments.length <= DEPTH;
    for (String segment : segments) {
      fine &= SEGMENT.matcher(segment).matches();
    }
    if (name.kind().isSingle()) {
      fine &= path.equals(name + ".yaml");
    }
    if (!fine) {
      throw refused(name, path, "that is no place for a file of it");
    }
    Path place = folder.relativize(Configuration.place(folder, name).resolve(path));
    Path at = folder;
    for (Path part : place) {
      at = at.resolve(part);
      if (Files.isSymbolicLink(at)) {
        throw refused(name, path, at + " is a link");
      }
    }
    return at;
  }

  private static ConfigurationException refused(DocumentName name, String path, String why) {
    return new ConfigurationException(
        "nothing was written: "
            + name
            + " holds a file '"
            + Page.visible(path)
            + "', and "
            + why
            + ". Roll the document back to a version without it");
  }
}
