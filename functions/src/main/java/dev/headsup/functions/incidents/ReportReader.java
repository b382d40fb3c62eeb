package dev.headsup.functions.incidents;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Fields;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads what a server of ours says of an incident.
final class ReportReader {
  private static final String[] KNOWN = {
    "title",
    "components",
    "impact",
    "phase",
    "confidence",
    "confirmed",
    "startedAt",
    "resolvedAt",
    "nextUpdateBy",
    "link",
    "revision",
    "updatedAt"
  };

  private static final Duration PLANNED = Duration.ofDays(400);
  private static final Duration PROMISED = Duration.ofDays(30);

  private ReportReader() {}

  static Report read(Fields fields, Instant now) throws BadRequest {
    fields.only(KNOWN);
    String title = fields.need("title", Report.TITLE);
    List<String> components = fields.texts("components", Report.COMPONENTS, Component.LONGEST);
    if (components.isEmpty()) {
      throw BadRequest.body("missing-field", "components names at least one part of the product");
    }
    if (!components.stream().allMatch(Component::isId)) {
      throw BadRequest.body(
          "wrong-value", "components has ids of small letters, digits and '-', such as checkout");
    }
    Phase phase = fields.word("phase", Phase.values()).orElse(Phase.OPEN);
    Optional<Instant> updated = fields.time("updatedAt", now);
    Optional<Long> revision = fields.count("revision");
    Instant at = updated.orElse(now);
    Instant started = fields.time("startedAt", now, PLANNED).orElse(at);
    Optional<Instant> resolved = fields.time("resolvedAt", now);
    if (resolved.isPresent() && !phase.isOver()) {
      throw BadRequest.body("wrong-value", "resolvedAt goes with phase resolved or cancelled");
    }
    if (resolved.isPresent() && resolved.get().isBefore(started)) {
      throw BadRequest.body("wrong-value", "resolvedAt lies before startedAt");
    }
    return new Report(
        "api",
        revision.orElse(at.toEpochMilli()),
        revision.isPresent() || updated.isPresent(),
        title,
        components,
        fields.word("impact", Impact.values()).orElse(Impact.MINOR),
        phase,
        confidence(fields),
        started,
        phase.isOver() ? resolved.orElse(at) : null,
        fields.time("nextUpdateBy", now, PROMISED).orElse(null),
        link(fields),
        at);
  }

  /// `confirmed` is the older word: false is what nobody stands behind yet.
  private static Confidence confidence(Fields fields) throws BadRequest {
    Optional<Confidence> said = fields.word("confidence", Confidence.values());
    Optional<Boolean> confirmed = fields.flag("confirmed");
    if (said.isPresent() && confirmed.isPresent() && said.get().speaks() != confirmed.get()) {
      throw BadRequest.body(
          "wrong-value", "confidence and confirmed say different things; give confidence only");
    }
    return said.orElse(confirmed.orElse(true) ? Confidence.DECLARED : Confidence.ALERTED);
  }

  private static String link(Fields fields) throws BadRequest {
    String link = fields.text("link", 500).orElse("");
    if (!link.isEmpty() && !link.matches("https?://[^\\s\"<>]+")) {
      throw BadRequest.body("wrong-value", "link is an address that begins with https://");
    }
    return link;
  }
}
