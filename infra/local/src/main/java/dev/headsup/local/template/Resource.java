package dev.headsup.local.template;

/// Any resource as written: logical id, type, and properties with lines.
///
/// @param whole the resource with what stands beside its properties (`DependsOn`, `DeletionPolicy`
///   ...)
public record Resource(String id, String type, Raw.Fields properties, Raw.Fields whole) {
  public int line() {
    return whole.line();
  }
}
