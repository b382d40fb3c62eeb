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
        Finding.ok("none configured: customers' own events are the only source"),
        count == 0
            ? Finding.ok("no components in the settings, so none is unmapped")
            : Finding.look(
                count + " documents of components, and no feed that could name one of them",
                "nothing yet: feeds of outages come later"));
  }
}
