package dev.headsup.engine.metric;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Something that is counted over time: a part of the product, or one kind of its events.
///
/// @param component the id of the part
/// @param name as people call it: the name of the part, or of the events
/// @param event the name of the events, or the beginning of names with a star; empty for the whole
///   part
public record Series(String component, String name, String event) {
  /// A short name for stores, the same each time. Two of one stack are alike by a chance of one in
  /// 200,000 for 200 series; they would be counted together.
  public String key() {
    CRC32C hash = new CRC32C();
    hash.update((component + "\n" + event).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) hash.getValue());
  }
}
