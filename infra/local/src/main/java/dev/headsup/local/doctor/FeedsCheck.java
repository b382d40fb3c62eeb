package dev.headsup.local.doctor;

import dev.headsup.engine.incident.Affected;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Whether an incident would find the customers whom it concerns, and whether feeds speak of
/// something that no component is known for.
///
/// @param components what can fail, as the settings say it
/// @param lately the newest incidents
record FeedsCheck(Supplier<Components> components, Supplier<List<Incident>> lately)
    implements Check {

  @Override
  public String name() {
    return "feeds";
  }

  @Override
  public List<Finding> look() {
    Components known = components.get();
    if (known.isEmpty()) {
      return List.of(
          Finding.look(
              "an incident finds nobody: nothing says which events show that a customer uses what",
              "write components.yaml (docs/guides/feeds.md), and ./headsup push"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("an incident finds its customers by components.yaml"));
    List<String> mute =
        known.all().stream().filter(one -> one.feeds().isEmpty()).map(Component::id).toList();
    if (!mute.isEmpty() && mute.size() < known.all().size()) {
      findings.add(
          Finding.look(
              "no feed names " + String.join(", ", mute),
              "add what feeds call them below 'feeds' in components.yaml, or leave them to the"
                  + " API"));
    }
    SortedSet<String> unmapped = unmapped(known);
    if (!unmapped.isEmpty()) {
      findings.add(
          Finding.look(
              "feeds named what no component is known for, so nobody was told: "
                  + String.join(", ", unmapped),
              "add the names below 'feeds' in components.yaml, and ./headsup push"));
    }
    return findings;
  }

  private SortedSet<String> unmapped(Components known) {
    SortedSet<String> unmapped = new TreeSet<>();
    for (Incident incident : lately.get()) {
      Feed.of(incident.own().source())
          .ifPresent(feed ->
              incident.own().particulars().unmapped().stream()
                  .filter(name -> isUnmapped(known, feed, name))
                  .forEach(name -> unmapped.add(feed.word() + " " + name)));
    }
    return unmapped;
  }

  /// An alert is called `service=checkout`, and a component may know it as `checkout`.
  private static boolean isUnmapped(Components known, Feed feed, String name) {
    Affected affected = new Affected(name, List.of(name.substring(name.indexOf('=') + 1)));
    return known.meant(feed, List.of(affected)).components().isEmpty();
  }
}
