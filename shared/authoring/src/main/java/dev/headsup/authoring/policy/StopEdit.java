package dev.headsup.authoring.policy;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Changes what a policy stops, and nothing else in its file: comments and order stay. Pure.
public final class StopEdit {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  private StopEdit() {}

  /// The text of a policy's file with another `stop`.
  ///
  /// @param text the file; empty where there is no policy yet
  /// @return empty where the file is written in a way that this cannot change safely: nothing but
  ///   what is stopped would be another afterwards
  public static Optional<String> with(String text, KillSwitch stop) {
    String before = text.isBlank() ? "headsup: policy/v1\n" : text;
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : before.lines().toList()) {
      boolean top = !line.isEmpty() && !Character.isWhitespace(line.charAt(0));
      if (top && !line.startsWith("}")) {
        inside = line.startsWith("stop:");
      }
      if (!inside) {
        lines.add(line);
      }
    }
    lines.addAll(written(stop));
    String after = String.join("\n", lines) + "\n";
    return changesOnlyThis(before, after, stop) ? Optional.of(after) : Optional.empty();
  }

  private static List<String> written(KillSwitch stop) {
    List<String> lines = new ArrayList<>();
    lines.add("stop:");
    lines.add("  everything: " + (stop.all() ? "yes" : "no"));
    if (!stop.why().isEmpty()) {
      lines.add("  why: '" + stop.why().replace("'", "''") + "'");
    }
    if (!stop.channels().isEmpty()) {
      lines.add("  channels: [" + String.join(", ", words(stop)) + "]");
    }
    if (!stop.triggers().isEmpty()) {
      lines.add(
          "  triggers: [" + String.join(", ", stop.triggers().stream().sorted().toList()) + "]");
    }
    return lines;
  }

  private static List<String> words(KillSwitch stop) {
    return stop.channels().stream()
        .map(Channel::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  private static boolean changesOnlyThis(String before, String after, KillSwitch stop) {
    Optional<Policy> was = compiled(before);
    Optional<Policy> is = compiled(after);
    return stop.triggers().stream().allMatch(id -> ID.matcher(id).matches())
        && was.isPresent()
        && is.isPresent()
        && is.get().equals(was.get().with(is.get().hash(), stop));
  }

  private static Optional<Policy> compiled(String text) {
    return switch (PolicyCompiler.compile(Map.of(PolicyCompiler.FILE, text))) {
      case PolicyCompiler.Result.Ok(Policy policy) -> Optional.of(policy);
      case PolicyCompiler.Result.Problems problems -> Optional.empty();
    };
  }
}
