package dev.headsup.authoring.rehearsal;

import dev.headsup.authoring.words.Choices;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Items;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the customer of a test. Unless the test says otherwise it can be reached everywhere, lives
/// in UTC, reads English, and agreed to everything.
final class Customers {
  static final CustomerId ANA = new CustomerId("ana");

  private static final Instant LONG_AGO = Instant.EPOCH;
  private static final Consent.Proof WRITTEN = new Consent.Proof("consent", "v1", "checkbox", true);

  private final Page page;

  Customers(Page page) {
    this.page = page;
  }

  Known read(@Nullable YamlNode node) {
    Map<String, Value> traits = new HashMap<>();
    traits.put("email", new Value.Text("ana@example.com"));
    traits.put("phone", new Value.Text("+12025550123"));
    traits.put("timezone", new Value.Text("UTC"));
    traits.put("locale", new Value.Text("en"));
    if (node == null) {
      return known(traits, Map.of(), everything());
    }
    Fields fields = Fields.of(node, RehearsalPlace.CUSTOMER, page);
    fields.find("traits").ifPresent(at -> traits.putAll(values(page, at, "traits")));
    return known(
        traits,
        fields.find("account").map(at -> values(page, at, "account")).orElse(Map.of()),
        fields.find("consent").map(this::consent).orElse(everything()));
  }

  /// Whether they have seen every tutorial; one is left unless the test says otherwise.
  boolean hasSeenAll(YamlNode node) {
    // What else stands there was read, and judged, before.
    return node instanceof Mapping mapping
        && mapping.entries().stream()
            .filter(entry -> entry.key().value().equals("unseen tutorials"))
            .anyMatch(entry ->
                page.choice(entry.value(), "unseen tutorials", Map.of("none", true), true));
  }

  private static Known known(
      Map<String, Value> traits, Map<String, Value> account, Consent consent) {
    return new Known(
        new Profile(ANA, dated(traits), null), consent, Preferences.NONE, 1, dated(account));
  }

  private static Traits dated(Map<String, Value> values) {
    Map<String, Traits.Dated> dated = new HashMap<>();
    values.forEach((name, value) -> {
      // A trait that is written as nothing is not known.
      if (!value.toString().isEmpty()) {
        dated.put(name, new Traits.Dated(value, LONG_AGO));
      }
    });
    return new Traits(dated);
  }

  private static Consent everything() {
    Map<Consent.Scope, Consent.Grant> grants = new HashMap<>();
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : Channel.values()) {
        grants.put(new Consent.Scope(purpose, channel), yes());
      }
    }
    return new Consent(grants);
  }

  private static Consent.Grant yes() {
    return new Consent.Grant(Consent.Status.GRANTED, "test", LONG_AGO, WRITTEN);
  }

  /// The channels that they agreed to, by purpose; `none` for a no.
  private Consent consent(YamlNode node) {
    Fields fields = Fields.of(node, RehearsalPlace.CONSENT, page);
    Map<Consent.Scope, Consent.Grant> grants = new HashMap<>();
    Choices.PURPOSES.forEach((word, purpose) ->
        fields
            .find(word)
            .ifPresent(at -> {
              if (at instanceof YamlNode.Text text && text.value().equals("none")) {
                for (Channel channel : Channel.values()) {
                  grants.put(
                      new Consent.Scope(purpose, channel),
                      new Consent.Grant(Consent.Status.DENIED, "test", LONG_AGO, WRITTEN));
                }
                return;
              }
              page.items(at, word)
                  .forEach(item ->
                      grants.put(
                          new Consent.Scope(
                              purpose, page.choice(item, word, Choices.CHANNELS, Channel.INBOX)),
                          yes()));
            }));
    return new Consent(grants);
  }

  /// Names with values, as traits and properties have them.
  static Map<String, Value> values(Page page, YamlNode node, String word) {
    Map<String, Value> values = new HashMap<>();
    if (!(node instanceof Mapping mapping)) {
      page.fault(node, "'" + word + "' needs names with values below it");
      return values;
    }
    for (Entry entry : mapping.entries()) {
      values.put(entry.key().value(), value(page, entry.value(), entry.key().value()));
    }
    return values;
  }

  private static Value value(Page page, YamlNode node, String word) {
    return switch (node) {
      case YamlNode.Text text ->
          text.value().equals("true") || text.value().equals("false")
              ? new Value.Flag(text.value().equals("true"))
              : new Value.Text(text.value());
      case Items(List<YamlNode> items, int line, int column) ->
          new Value.Many(items.stream().map(item -> value(page, item, word)).toList());
      case Mapping mapping -> {
        page.fault(mapping, "'" + word + "' is one value or a list; write " + word + ".name");
        yield new Value.Text("");
      }
    };
  }
}
