package dev.headsup.authoring.policy;

import dev.headsup.authoring.words.Choices;
import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Numbers;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Arbitration;
import dev.headsup.engine.policy.AudienceCeiling;
import dev.headsup.engine.policy.Fatigue;
import dev.headsup.engine.policy.KillSwitch;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.Rest;
import dev.headsup.engine.policy.Surge;
import dev.headsup.engine.policy.Urgency;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads `policy.yaml`. A part that the file leaves out is the standard policy's.
final class PolicyReader {
  private static final Policy STANDARD = Policy.standard();
  private static final Map<String, Urgency> URGENCIES =
      Map.of("low", Urgency.LOW, "normal", Urgency.NORMAL, "high", Urgency.HIGH);

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private final Page page;

  PolicyReader(Page page) {
    this.page = page;
  }

  /// Reads a policy; empty when something was found.
  Optional<Policy> read(YamlNode root, String hash) {
    Fields fields = Fields.of(root, Place.POLICY, page);
    fields
        .need("headsup", "write 'headsup: policy/v1'")
        .ifPresent(node -> page.choice(node, "headsup", Map.of("policy/v1", true), true));
    QuietReader quiet = new QuietReader(page);
    SpeakingReader speaking = new SpeakingReader(page);
    CountReader counts = new CountReader(page);
    var brand = fields.find("brand").map(speaking::brand).orElse(STANDARD.brand());
    var consent = fields.find("consent").map(speaking::consent).orElse(STANDARD.consent());
    var caps = fields.find("caps").map(counts::caps).orElse(STANDARD.caps());
    var ceilings = fields.find("guard").map(counts::ceilings).orElse(STANDARD.ceilings());
    var budgets = fields.find("budgets").map(counts::budgets).orElse(STANDARD.budgets());
    var hours =
        quiet.rules(
            fields.find("quiet hours"), fields.find("time zone"), fields.find("time zones"));
    var fatigue = fields.find("fatigue").map(this::fatigue).orElse(STANDARD.fatigue());
    var rest = fields.find("rest").map(this::rest).orElse(STANDARD.rest());
    var surge = fields.find("surge").map(this::surge).orElse(STANDARD.surge());
    var heart = new HeartReader(page, quiet).read(fields.find("person"), hours.zone());
    var audience = fields.find("audience").map(this::audience).orElse(STANDARD.audience());
    var arbitration =
        fields.find("arbitration").map(this::arbitration).orElse(STANDARD.arbitration());
    double holdout =
        fields
            .find("holdout")
            .map(node -> Numbers.share(page, node, "holdout", Policy.MAX_HOLDOUT))
            .orElse(STANDARD.holdout());
    var braking = new BrakesReader(page).read(fields);
    var stop = fields.find("stop").map(this::stop).orElse(STANDARD.stop());
    return page.findings().isEmpty()
        ? Optional.of(
            new Policy(
                hash,
                consent,
                caps,
                hours,
                fatigue,
                rest,
                surge,
                heart,
                budgets,
                ceilings,
                audience,
                arbitration,
                stop,
                holdout,
                brand,
                braking))
        : Optional.empty();
  }

  private Fatigue fatigue(YamlNode node) {
    Fields fields = Fields.of(node, Place.FATIGUE, page);
    Fatigue standard = STANDARD.fatigue();
    return new Fatigue(
        fields
            .find("after")
            .map(at -> Numbers.whole(page, at, "after", "message", 1, 100))
            .orElse(standard.ignored()),
        time(fields, "time to react", standard.reaction(), Duration.ofDays(14)),
        time(fields, "rest", standard.rest(), YEAR));
  }

  private Rest rest(YamlNode node) {
    Fields fields = Fields.of(node, Place.REST, page);
    Rest standard = STANDARD.rest();
    return new Rest(
        time(fields, "before an incident", standard.lead(), DAY),
        time(fields, "after the all-clear", standard.coolDown(), Duration.ofDays(14)),
        fields
            .find("while a case is open")
            .map(at -> page.choice(at, "while a case is open", Choices.YES_NO, true))
            .orElse(standard.whileCaseOpen()));
  }

  private Surge surge(YamlNode node) {
    Fields fields = Fields.of(node, Place.SURGE, page);
    Surge standard = STANDARD.surge();
    return new Surge(
        time(fields, "hold", standard.hold(), Duration.ofHours(1)),
        fields
            .find("at least")
            .map(at -> Numbers.whole(page, at, "at least", "customer", 2, 1_000_000))
            .orElse(standard.atLeast()),
        fields
            .find("times usual")
            .map(at -> Numbers.decimal(page, at, "times usual", 1, 1_000))
            .orElse(standard.times()),
        time(fields, "window", standard.window(), DAY),
        time(fields, "look again after", standard.relook(), DAY));
  }

  private AudienceCeiling audience(YamlNode node) {
    return new AudienceCeiling(Numbers.whole(page, node, "audience", "customer", 1, 100_000_000));
  }

  private Arbitration arbitration(YamlNode node) {
    Fields fields = Fields.of(node, Place.ARBITRATION, page);
    Arbitration standard = STANDARD.arbitration();
    int atOnce =
        fields
            .find("at once")
            .map(at -> Numbers.whole(page, at, "at once", 1, 10))
            .orElse(standard.atOnce());
    Map<Purpose, Double> purposes = new EnumMap<>(standard.purposes());
    fields
        .find("purposes")
        .map(at -> Fields.of(at, Place.PURPOSES, page))
        .ifPresent(said ->
            Choices.PURPOSES.forEach((word, purpose) ->
                said.find(word).ifPresent(at -> purposes.put(purpose, weight(at, word)))));
    Map<Urgency, Double> urgencies = new EnumMap<>(standard.urgencies());
    fields
        .find("urgency")
        .map(at -> Fields.of(at, Place.URGENCY, page))
        .ifPresent(said ->
            URGENCIES.forEach((word, urgency) ->
                said.find(word).ifPresent(at -> urgencies.put(urgency, weight(at, word)))));
    return new Arbitration(atOnce, purposes, urgencies);
  }

  private double weight(YamlNode node, String word) {
    return Numbers.decimal(page, node, word, 0.01, 1_000);
  }

  private KillSwitch stop(YamlNode node) {
    Fields fields = Fields.of(node, Place.STOP, page);
    Set<String> triggers = new TreeSet<>();
    fields
        .find("triggers")
        .ifPresent(at ->
            page.items(at, "triggers").forEach(each -> triggers.add(page.text(each, "triggers"))));
    return new KillSwitch(
        fields
            .find("everything")
            .map(at -> page.choice(at, "everything", Choices.YES_NO, true))
            .orElse(false),
        fields.find("why").map(at -> page.text(at, "why")).orElse(""),
        fields
            .find("channels")
            .map(at -> choices(at, "channels", Choices.CHANNELS, EnumSet.noneOf(Channel.class)))
            .orElse(Set.of()),
        triggers);
  }

  private <T> Set<T> choices(YamlNode node, String word, Map<String, T> known, Set<T> into) {
    return choices(page, node, word, known, into);
  }

  /// Several of some words; those at fault are left out.
  static <T> Set<T> choices(
      Page page, YamlNode node, String word, Map<String, T> known, Set<T> into) {
    T any = List.copyOf(known.values()).getFirst();
    for (YamlNode item : page.items(node, word)) {
      into.add(page.choice(item, word, known, any));
    }
    return into;
  }

  private Duration time(Fields fields, String word, Duration standard, Duration most) {
    return fields.find(word).map(at -> Durations.read(page, at, word, most)).orElse(standard);
  }
}
