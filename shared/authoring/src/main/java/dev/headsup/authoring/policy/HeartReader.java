package dev.headsup.authoring.policy;

import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.policy.Heart;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.QuietHours;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.policy.Stake;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads when a person takes over, and by when they answer.
final class HeartReader {
  private static final Heart STANDARD = Policy.standard().heart();
  private static final Map<String, Severity> SEVERITIES = new LinkedHashMap<>();
  private static final String OFF = "off";

  static {
    SEVERITIES.put("critical", Severity.CRITICAL);
    SEVERITIES.put("high", Severity.HIGH);
    SEVERITIES.put("normal", Severity.NORMAL);
  }

  private final Page page;
  private final QuietReader quiet;

  HeartReader(Page page, QuietReader quiet) {
    this.page = page;
    this.quiet = quiet;
  }

  /// @param companyZone where the team is when it does not say so itself
  Heart read(Optional<YamlNode> node, @Nullable ZoneId companyZone) {
    ZoneId home = companyZone == null ? STANDARD.deskZone() : companyZone;
    if (node.isEmpty()) {
      return new Heart(
          STANDARD.stakes(),
          STANDARD.distress(),
          STANDARD.again(),
          STANDARD.promise(),
          STANDARD.desk(),
          home,
          STANDARD.fallback());
    }
    Fields fields = Fields.of(node.get(), Place.PERSON, page);
    return new Heart(
        fields.find("topics").map(this::stakes).orElse(STANDARD.stakes()),
        fields.find("distress").isPresent()
            ? fields.find("distress").map(this::distress).orElse(null)
            : STANDARD.distress(),
        fields
            .find("failure again within")
            .map(at -> Durations.read(page, at, "failure again within", Duration.ofDays(30)))
            .orElse(STANDARD.again()),
        promise(fields),
        desk(fields),
        fields.find("time zone").flatMap(at -> quiet.zone(at, "time zone")).orElse(home),
        fields.find("nobody free").map(at -> page.text(at, "nobody free")).orElse(null));
  }

  private @Nullable Severity distress(YamlNode node) {
    return node instanceof YamlNode.Text text && text.value().strip().equals(OFF)
        ? null
        : page.choice(node, "distress", withOff(), Severity.HIGH);
  }

  /// So that a message about a wrong word names this one too; it is read before.
  private static Map<String, Severity> withOff() {
    Map<String, Severity> all = new LinkedHashMap<>(SEVERITIES);
    all.put(OFF, Severity.NORMAL);
    return all;
  }

  private List<Stake> stakes(YamlNode node) {
    List<Stake> stakes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode item : page.items(node, "topics")) {
      Fields fields = Fields.of(item, Place.TOPIC, page);
      Optional<YamlNode> at = fields.need("topic", "its name, for example: billing dispute");
      String topic = at.map(each -> page.text(each, "topic")).orElse(Page.NOTHING);
      if (!topic.equals(Page.NOTHING) && !seen.add(topic)) {
        page.fault(at.orElseThrow(), "'" + topic + "' stands in 'topics' twice");
      }
      stakes.add(
          new Stake(
              topic,
              fields
                  .find("severity")
                  .map(each -> page.choice(each, "severity", SEVERITIES, Severity.HIGH))
                  .orElse(Severity.HIGH),
              words(fields, "words"),
              words(fields, "unless")));
    }
    return stakes;
  }

  private List<String> words(Fields fields, String word) {
    return fields.find(word).map(at -> page.items(at, word)).orElse(List.of()).stream()
        .map(item -> page.text(item, word))
        .toList();
  }

  private Map<Severity, Duration> promise(Fields fields) {
    Map<Severity, Duration> promise = new EnumMap<>(STANDARD.promise());
    fields
        .find("answer within")
        .map(at -> Fields.of(at, Place.ANSWER, page))
        .ifPresent(said ->
            SEVERITIES.forEach((word, severity) ->
                said.find(word)
                    .ifPresent(at ->
                        promise.put(
                            severity, Durations.read(page, at, word, Duration.ofDays(14))))));
    return promise;
  }

  private QuietHours desk(Fields fields) {
    Hours.Holidays holidays =
        fields.find("holidays").map(quiet.hours()::holidays).orElse(Hours.Holidays.NONE);
    return new QuietHours(
        fields.find("away").map(at -> quiet.hours().windows(at, "away")).orElse(List.of()),
        holidays.dates(),
        holidays.yearly());
  }
}
