package dev.headsup.local.house;

import dev.headsup.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where things of the repository are, from whichever module a test runs.
public final class House {
  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", ".headsup", ".idea", ".aws-sam", "node_modules");

  private House() {}

  /// The folder that holds template.yaml.
  public static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("template.yaml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("No template.yaml above " + Path.of("").toAbsolutePath());
  }

  /// A stack in memory on a free port, with the starter triggers.
  ///
  /// @param clock where its clock starts; empty: now
  public static StackOptions stack(Optional<Instant> clock) {
    Path root = root();
    return new StackOptions(
        0, Optional.empty(), root.resolve("triggers"), clock, root.resolve("template.yaml"));
  }

  /// Every file of ours below the root whose name ends so, without what a build makes.
  public static List<Path> files(String ending) {
    try (Stream<Path> all = walk(root())) {
      return all.filter(path -> path.getFileName().toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException("Cannot walk " + root(), unreadable);
    }
  }

  private static Stream<Path> walk(Path folder) throws IOException {
    try (Stream<Path> below = Files.list(folder)) {
      return below
          .filter(path -> isSource(folder) || !NOT_OURS.contains(path.getFileName().toString()))
          .toList()
          .stream()
          .flatMap(House::leaves);
    }
  }

  /// Below src a folder may be called as it likes: a package may be named as the build's output is.
  private static boolean isSource(Path folder) {
    return root().relativize(folder).startsWith("src")
        || root().relativize(folder).toString().contains("/src/");
  }

  private static Stream<Path> leaves(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try {
      return walk(path);
    } catch (IOException unreadable) {
      throw new IllegalStateException("Cannot walk " + path, unreadable);
    }
  }
}
