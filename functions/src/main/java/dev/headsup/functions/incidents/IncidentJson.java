package dev.headsup.functions.incidents;

import static dev.headsup.aws.door.Doorway.quoted;

import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An incident as the API shows it. What a person decided is part of `phase` and `confirmed`.
final class IncidentJson {
  private IncidentJson() {}

  static String of(Incident incident) {
    Report report = incident.report();
    List<String> members = new ArrayList<>();
    members.add("\"id\":" + quoted(incident.id()));
    members.add("\"revision\":" + incident.revision());
    members.add("\"source\":" + quoted(report.source()));
    members.add("\"title\":" + quoted(incident.title()));
    members.add("\"components\":" + list(report.components()));
    members.add("\"impact\":" + quoted(report.impact().word()));
    members.add("\"phase\":" + quoted(incident.phase().word()));
    members.add("\"confirmed\":" + incident.isConfirmed());
    members.add("\"confidence\":" + quoted(report.confidence().word()));
    members.add("\"startedAt\":" + quoted(report.startedAt().toString()));
    time("resolvedAt", incident.ended().orElse(null), members);
    time("nextUpdateBy", report.nextUpdateBy(), members);
    if (!report.link().isEmpty()) {
      members.add("\"link\":" + quoted(report.link()));
    }
    time("changedAt", incident.changedAt(), members);
    particulars(report.particulars(), members);
    texts("with", List.copyOf(incident.union().sources().keySet()), members);
    if (incident.isMember()) {
      members.add("\"within\":" + quoted(incident.union().within()));
    }
    return "{" + String.join(",", members) + "}";
  }

  private static void particulars(Particulars more, List<String> members) {
    if (!more.text().isEmpty()) {
      members.add("\"text\":" + quoted(more.text()));
    }
    if (more.maintenance()) {
      members.add("\"maintenance\":true");
    }
    time("until", more.until(), members);
    texts("regions", more.regions(), members);
    if (!more.nativeStatus().isEmpty()) {
      members.add("\"status\":" + quoted(more.nativeStatus()));
    }
    texts("unmapped", more.unmapped(), members);
  }

  private static void texts(String name, List<String> texts, List<String> members) {
    if (!texts.isEmpty()) {
      members.add(quoted(name) + ":" + list(texts));
    }
  }

  private static String list(List<String> texts) {
    return texts.stream().map(text -> quoted(text)).collect(Collectors.joining(",", "[", "]"));
  }

  private static void time(String name, @Nullable Instant time, List<String> members) {
    if (time != null) {
      members.add(quoted(name) + ":" + quoted(time.toString()));
    }
  }
}
