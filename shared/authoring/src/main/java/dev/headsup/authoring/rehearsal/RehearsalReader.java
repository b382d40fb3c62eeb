package dev.headsup.authoring.rehearsal;

import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.rehearsal.Rehearsal.Expected;
import dev.headsup.authoring.rehearsal.Rehearsal.Happening;
import dev.headsup.authoring.rehearsal.Rehearsal.What;
import dev.headsup.authoring.words.Choices;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads `tests.yaml`.
final class RehearsalReader {
  private static final List<String> WHATS =
      List.of("told by", "not told because", "waits until", "handed to");

  /// The words for why somebody is not told: the gates and the reasons by their names.
  private static final List<String> REASONS =
      Stream.concat(
              Arrays.stream(Gate.values()).map(RehearsalReader::word),
              Arrays.stream(Reason.values()).map(RehearsalReader::word))
          .distinct()
          .toList();

  private final Page page;

  RehearsalReader(Page page) {
    this.page = page;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  List<Rehearsal> read(YamlNode root) {
    Fields fields = Fields.of(root, RehearsalPlace.FILE, page);
    fields
        .need("headsup", "write 'headsup: tests/v1'")
        .ifPresent(node -> page.choice(node, "headsup", Map.of("tests/v1", true), true));
    List<Rehearsal> all = new ArrayList<>();
    for (YamlNode item :
        fields
            .need("tests", "a list of tests")
            .map(node -> page.items(node, "tests"))
            .orElse(List.of())) {
      all.add(test(Fields.of(item, RehearsalPlace.TEST, page)));
    }
    return all;
  }

  private Rehearsal test(Fields fields) {
    Clock clock =
        new Clock(page, fields.find("day").map(node -> Clock.day(page, node)).orElse(Clock.DAY));
    Known customer = new Customers(page).read(fields.find("customer").orElse(null));
    Happenings reader = new Happenings(page, clock);
    List<Happening> happenings = new ArrayList<>();
    fields
        .need("events", "what happens, for example: [{ at: 10:00, did: Import Failed }]")
        .ifPresent(node -> {
          for (YamlNode item : page.items(node, "events")) {
            reader.read(item, happenings.size()).ifPresent(happenings::add);
          }
        });
    happenings.sort(Comparator.comparing(Happening::at));
    List<Expected> expected = new ArrayList<>();
    fields
        .need("expect", "what comes of it, for example: [{ told by: email }], or nothing")
        .ifPresent(node -> {
          if (!(node instanceof YamlNode.Text text && text.value().equals("nothing"))) {
            page.items(node, "expect").forEach(item -> expected.add(expected(item, clock)));
          }
        });
    return new Rehearsal(
        fields
            .need("name", "what it shows, in a few words")
            .map(node -> page.text(node, "name"))
            .orElse(Page.NOTHING),
        fields.node().line(),
        customer,
        fields.find("customer").map(new Customers(page)::hasSeenAll).orElse(false),
        happenings,
        expected);
  }

  private Expected expected(YamlNode node, Clock clock) {
    Fields fields = Fields.of(node, RehearsalPlace.EXPECT, page);
    Instant at = fields.find("at").map(each -> clock.read(each, "at")).orElse(null);
    List<String> said = WHATS.stream().filter(word -> fields.find(word).isPresent()).toList();
    if (said.size() != 1 && node instanceof YamlNode.Mapping) {
      page.fault(node, "an entry of 'expect' says one of: " + String.join(", ", WHATS));
    }
    String word = said.isEmpty() ? "" : said.getFirst();
    What what =
        switch (word) {
          case "told by" -> new What.Told(channels(fields.find(word).orElseThrow()));
          case "not told because" -> new What.NotTold(because(fields.find(word).orElseThrow()));
          case "waits until" -> new What.Waits(clock.read(fields.find(word).orElseThrow(), word));
          default -> {
            fields
                .find(word)
                .ifPresent(each -> page.choice(each, word, Map.of("a person", true), true));
            yield new What.Person();
          }
        };
    return new Expected(
        what,
        at,
        fields.find("follow-up").map(each -> page.text(each, "follow-up")).orElse(null),
        node.line());
  }

  private Set<Channel> channels(YamlNode node) {
    Set<Channel> channels = new LinkedHashSet<>();
    page.items(node, "told by")
        .forEach(
            item -> channels.add(page.choice(item, "told by", Choices.CHANNELS, Channel.INBOX)));
    return channels;
  }

  private String because(YamlNode node) {
    String text = page.text(node, "not told because").toLowerCase(Locale.ROOT);
    if (!REASONS.contains(text) && !text.equals(Page.NOTHING)) {
      page.fault(
          node,
          "'" + text + "' is no reason" + Nearest.hint(text, REASONS) + Page.possible(REASONS));
    }
    return text;
  }
}
