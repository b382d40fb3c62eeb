package dev.headsup.local.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Whether the template that was deployed is the one in the repository, and whether somebody
/// changed a part by hand since.
///
/// @param deployed what the deployed template declares; `sam deploy` writes the text anew, so texts
///   cannot be compared there
/// @param file what the repository's declares
/// @param drift what CloudFormation found when it was last asked to compare, such as `DRIFTED`
record TemplateCheck(
    Supplier<Set<String>> deployed, Supplier<Set<String>> file, Supplier<String> drift)
    implements Check {

  @Override
  public String name() {
    return "template";
  }

  @Override
  public List<Finding> look() {
    Set<String> there = deployed.get();
    Set<String> here = file.get();
    TreeSet<String> missing = new TreeSet<>(here);
    missing.removeAll(there);
    TreeSet<String> more = new TreeSet<>(there);
    more.removeAll(here);
    List<Finding> found = new ArrayList<>();
    if (!missing.isEmpty() || !more.isEmpty()) {
      found.add(
          Finding.look(
              "what runs was made of another template.yaml than the repository's: it lacks "
                  + missing
                  + " and has besides "
                  + more,
              "deploy (or start) this version, or check out the one that runs"));
    }
    switch (drift.get()) {
      case "DRIFTED" ->
          found.add(
              Finding.look(
                  "somebody changed a part by hand since it was deployed",
                  "aws cloudformation describe-stack-resource-drifts names it"));
      case "NOT_CHECKED" ->
          found.add(
              Finding.look(
                  "whether somebody changed a part by hand was never asked",
                  "aws cloudformation detect-stack-drift"));
      default -> {}
    }
    if (found.isEmpty()) {
      found.add(Finding.ok("as in the repository"));
    }
    return found;
  }
}
