package dev.headsup.local.doctor;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Whether an incident would find the customers whom it concerns.
///
/// @param components whether the settings say which events show that a customer uses what
record FeedsCheck(BooleanSupplier components) implements Check {

  @Override
  public String name() {
    return "feeds";
  }

  @Override
  public List<Finding> look() {
    return List.of(
        components.getAsBoolean()
            ? Finding.ok("an incident finds its customers by components.yaml")
            : Finding.look(
                "an incident finds nobody: nothing says which events show that a customer uses"
                    + " what",
                "write components.yaml (docs/guides/feeds.md), and ./headsup push"));
  }
}
