package dev.headsup.local.doctor;

import java.util.List;
import java.util.function.IntSupplier;

/// What besides telemetry tells Headsup something, and what of the product it would be about.
///
/// @param components documents of components in the settings
record FeedsCheck(IntSupplier components) implements Check {

  @Override
  public String name() {
    return "feeds";
  }

  @Override
  public List<Finding> look() {
    int count = components.getAsInt();
    return List.of(
        count == 0
            ? Finding.ok("customers' own events, the only source that this version reads")
            : Finding.look(
                "customers' own events are the only source that this version reads, and nothing"
                    + " reads the components in the settings ("
                    + count
                    + ")",
                "nothing: they are kept for feeds of outages, which come later"));
  }
}
