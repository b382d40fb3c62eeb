package dev.headsup.authoring;

/// A file with one fault.
///
/// @param base the file without it
/// @param from what is replaced in the base
/// @param to what stands there instead
/// @param line where the problem is pointed at
/// @param message what the problem says, among others
/// @param schema whether a JSON Schema can see it too; it cannot see a fault across places, or of
///   size
public record Wrong(String base, String from, String to, int line, String message, boolean schema) {
  public String text() {
    if (!base.contains(from)) {
      throw new IllegalStateException("Not in the base: " + from);
    }
    return base.replace(from, to);
  }

  @Override
  public String toString() {
    return to.strip().lines().findFirst().orElse("without " + from.strip()) + " -> " + message;
  }
}
