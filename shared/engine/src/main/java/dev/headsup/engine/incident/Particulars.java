package dev.headsup.engine.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source says of an incident beyond what every source says.
///
/// @param text its newest words for customers, at most [#TEXT] characters; empty for none
/// @param maintenance whether it is planned work and no outage
/// @param until when planned work is to end; null where it is not known
/// @param regions where it is, in the source's own words; empty for everywhere or unknown
/// @param nativeStatus the source's own word for where it stands, for example `monitoring`; empty
///   for none
/// @param unmapped what the source says is affected and no component is known for, by the source's
///   names; at most [#NAMES]
public record Particulars(
    String text,
    boolean maintenance,
    @Nullable Instant until,
    List<String> regions,
    String nativeStatus,
    List<String> unmapped) {
  /// The longest text, in characters.
  public static final int TEXT = 2000;

  /// The most regions, and the most unmapped names.
  public static final int NAMES = 20;

  /// The longest region, status or unmapped name, in characters.
  public static final int NAME = 200;

  /// Nothing beyond.
  public static final Particulars NONE = new Particulars("", false, null, List.of(), "", List.of());

  public Particulars {
    regions = List.copyOf(regions);
    unmapped = List.copyOf(unmapped);
    if (text.length() > TEXT
        || nativeStatus.length() > NAME
        || regions.size() > NAMES
        || unmapped.size() > NAMES) {
      throw new IllegalArgumentException(
          "A report's text has at most %d characters, and it has at most %d regions and names"
              .formatted(TEXT, NAMES));
    }
  }
}
