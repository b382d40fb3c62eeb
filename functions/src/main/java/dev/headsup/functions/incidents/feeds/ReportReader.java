package dev.headsup.functions.incidents.feeds;

import dev.headsup.aws.door.BadRequest;
import dev.headsup.aws.door.Fields;
import dev.headsup.engine.incident.Affected;
import dev.headsup.engine.incident.Component;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Feed;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.ImpactWords;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what a server of the company's own, or anybody whom it taught our words, says of an
/// incident.
public final class ReportReader {
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
    "updatedAt",
    "text",
    "maintenance",
    "until",
    "regions"
  };

  private static final Duration PLANNED = Duration.ofDays(400);
  private static final Duration PROMISED = Duration.ofDays(30);

  private ReportReader() {}

  /// Reads the body of the API, which names our own components.
  public static Report api(Fields fields, Instant now) throws BadRequest {
    fields.only(KNOWN);
    List<String> components = fields.texts("components", Report.COMPONENTS, Component.LONGEST);
    if (components.isEmpty()) {
      throw BadRequest.body("missing-field", "components names at least one part of the product");
    }
    if (!components.stream().allMatch(Component::isId)) {
      throw BadRequest.body(
          "wrong-value", "components has ids of small letters, digits and '-', such as checkout");
    }
    return report("api", components, fields, now);
  }

  /// Reads the body of a webhook in our words, plain or as `data` beside `type` and `timestamp`. It
  /// has an `id`, and may name components by its own names.
  static News webhook(Fields fields, Instant now) throws BadRequest {
    Optional<Fields> data = fields.object("data");
    if (data.isPresent()) {
      fields.only("type", "timestamp", "data");
    }
    Fields said = data.orElse(fields);
    String[] known = Arrays.copyOf(KNOWN, KNOWN.length + 1);
    known[KNOWN.length] = "id";
    said.only(known);
    String id = said.need("id", 200);
    return new News(
        Feed.STANDARD_WEBHOOKS,
        id,
        false,
        said.texts("components", Report.COMPONENTS, Particulars.NAME).stream()
            .map(Affected::new)
            .toList(),
        report(Feed.STANDARD_WEBHOOKS.word(), List.of(), said, now));
  }

  private static Report report(String source, List<String> components, Fields fields, Instant now)
      throws BadRequest {
    String title = fields.need("title", Report.TITLE);
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
    String text = fields.words("text", Particulars.TEXT).orElse("");
    return new Report(
        source,
        revision.orElse(at.toEpochMilli()),
        revision.isPresent() || updated.isPresent(),
        title,
        components,
        fields
            .word("impact", Impact.values())
            .orElseGet(() -> ImpactWords.inText(title, text).orElse(Impact.MINOR)),
        phase,
        confidence(fields),
        started,
        phase.isOver() ? resolved.orElse(at) : null,
        fields.time("nextUpdateBy", now, PROMISED).orElse(null),
        link(fields),
        at,
        new Particulars(
            Said.clean(text, Particulars.TEXT),
            fields.flag("maintenance").orElse(phase == Phase.SCHEDULED),
            until(fields, started, now),
            fields.texts("regions", Particulars.NAMES, Particulars.NAME),
            phase.word(),
            List.of()));
  }

  private static @Nullable Instant until(Fields fields, Instant started, Instant now)
      throws BadRequest {
    Instant until = fields.time("until", now, PLANNED).orElse(null);
    if (until != null && until.isBefore(started)) {
      throw BadRequest.body("wrong-value", "until lies before startedAt");
    }
    return until;
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
