package dev.headsup.functions.console;

import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Components;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Walks;
import dev.headsup.engine.incident.Walks.Walk;
import dev.headsup.engine.metric.Anomalies;
import dev.headsup.engine.metric.Anomaly;
import dev.headsup.engine.metric.Measure;
import dev.headsup.functions.Outlook.Standing;
import dev.headsup.functions.console.Sources.Outages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the page of one incident shows beyond what its source said: what shows it, whom it
/// concerns, what they would read, how far telling them has come, and what it will bring.
///
/// @param readsMessages whether who looks may read messages
record IncidentView(Sources sources, boolean readsMessages, Instant now) {
  /// All of it.
  ///
  /// @param reached of 100, how much of the way over the customers is done; -1 before it begins
  /// @param about how many it concerns, where that is known
  /// @param choice what a person may say that it concerns; null where its source said it
  record View(
      List<Part> parts,
      List<Sign> signs,
      ForecastPart forecast,
      String about,
      AudiencePart.Numbers numbers,
      AudiencePart.Rows audience,
      int reached,
      List<Drafts.Says> drafts,
      @Nullable PartsToChoose choice) {
    View {
      parts = List.copyOf(parts);
      signs = List.copyOf(signs);
      drafts = List.copyOf(drafts);
    }
  }

  /// A part of the product that it concerns.
  ///
  /// @param events which events show that a customer uses it
  record Part(String id, String name, String events) {}

  /// What shows that something is wrong.
  record Sign(String name, String measure, String words, boolean over, Picture picture) {}

  View of(Incident incident, String from) {
    Outages outages = sources.outages();
    Standing standing = outages.outlook().of(incident);
    Components components = outages.components().get();
    List<Part> parts =
        incident.report().components().stream().map(id -> part(id, components)).toList();
    return new View(
        parts,
        signs(incident),
        ForecastPart.of(standing, now),
        Phrases.number(standing.about()),
        AudiencePart.numbers(standing.heard()),
        new AudiencePart(sources.outreaches(), outages.exposures(), now).rows(incident, from),
        reached(incident),
        readsMessages
            ? Drafts.of(
                outages.compiled().get(),
                incident,
                String.join(", ", parts.stream().map(Part::name).toList()),
                sources.safety().policy().get().brand())
            : List.of(),
        PartsToChoose.of(incident, components));
  }

  private static Part part(String id, Components components) {
    Optional<Component> known = components.find(id);
    return new Part(
        id,
        known.map(Component::name).orElse(id),
        known
            .map(component -> String.join(", ", component.events()))
            .orElse("components.yaml does not name it, so nobody is known to use it"));
  }

  private List<Sign> signs(Incident incident) {
    List<String> names = incident.sources().keySet().stream().map(Anomalies::evidence).toList();
    Map<String, byte[]> kept = sources.outages().states().read(names);
    List<Sign> signs = new ArrayList<>();
    for (String name : names) {
      byte[] found = kept.get(name);
      for (Anomaly anomaly : found == null ? List.<Anomaly>of() : Anomalies.read(found)) {
        signs.add(
            new Sign(
                anomaly.series().name(),
                words(anomaly.measure()),
                anomaly.words(),
                anomaly.until() != null,
                Picture.of(anomaly)));
      }
    }
    return signs;
  }

  private static String words(Measure measure) {
    return switch (measure) {
      case VOLUME -> "events in five minutes";
      case FAILURES -> "share of failures";
      case LATENCY -> "time it takes";
    };
  }

  /// How far the walks over the customers of this revision have come.
  private int reached(Incident incident) {
    if (!incident.isConfirmed()) {
      return -1;
    }
    int ends = 0;
    int begun = 0;
    int all = 0;
    for (String component : incident.concerned()) {
      for (int part = 0; part < Walks.PARTS; part++) {
        all++;
        var place =
            sources
                .outages()
                .walks()
                .place(new Walk(incident.id(), incident.revision(), component, part));
        begun += place.isPresent() ? 1 : 0;
        ends += place.filter(it -> it.isEnd()).isPresent() ? 1 : 0;
      }
    }
    return begun == 0 ? -1 : 100 * ends / all;
  }
}
