package dev.headsup.local.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether the template that was deployed is the one in the repository, and whether somebody
/// changed a part by hand since.
///
/// @param deployed the parts of the deployed template by name, see [TemplateParts]
/// @param file those of the repository's
/// @param drift what CloudFormation found when it was last asked to compare; null locally
record TemplateCheck(
    Supplier<Map<String, String>> deployed,
    Supplier<Map<String, String>> file,
    Supplier<@Nullable Drift> drift)
    implements Check {

  /// What CloudFormation says of changes by hand.
  ///
  /// @param status such as `DRIFTED`
  /// @param asked when it last compared; null for never
  record Drift(String status, @Nullable Instant asked) {}

  @Override
  public String name() {
    return "template";
  }

  @Override
  public List<Finding> look() {
    Map<String, String> there = deployed.get();
    Map<String, String> here = file.get();
    TreeSet<String> missing = new TreeSet<>(here.keySet());
    missing.removeAll(there.keySet());
    TreeSet<String> more = new TreeSet<>(there.keySet());
    more.removeAll(here.keySet());
    TreeSet<String> other = new TreeSet<>(here.keySet());
    other.removeIf(
        part -> !there.containsKey(part) || Objects.equals(here.get(part), there.get(part)));
    List<Finding> found = new ArrayList<>();
    if (missing.isEmpty() && more.isEmpty() && other.isEmpty()) {
      found.add(Finding.ok("as in the repository"));
    } else {
      found.add(
          Finding.look(
              "what runs was made of another template.yaml than the repository's: it lacks "
                  + missing
                  + ", has besides "
                  + more
                  + ", and has otherwise "
                  + other,
              "deploy (or start) this version, or check out the one that runs"));
    }
    Drift by = drift.get();
    if (by != null) {
      found.add(changes(by));
    }
    return found;
  }

  private static Finding changes(Drift by) {
    String at = by.asked() == null ? "" : ", as of " + by.asked();
    return switch (by.status()) {
      case "DRIFTED" ->
          Finding.look(
              "somebody changed a part by hand since it was deployed" + at,
              "aws cloudformation describe-stack-resource-drifts --stack-name NAME names it");
      case "IN_SYNC" -> Finding.ok("nobody changed a part by hand" + at);
      default ->
          Finding.look(
              "whether somebody changed a part by hand was not asked yet",
              "aws cloudformation detect-stack-drift --stack-name NAME, and ask again");
    };
  }
}
