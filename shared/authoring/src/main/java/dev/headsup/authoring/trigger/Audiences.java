package dev.headsup.authoring.trigger;

import dev.headsup.authoring.words.Durations;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.authoring.yaml.YamlNode.Entry;
import dev.headsup.authoring.yaml.YamlNode.Mapping;
import dev.headsup.authoring.yaml.YamlNode.Text;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.FieldCondition;
import dev.headsup.engine.trigger.Past;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.engine.trigger.Trigger.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `who`.
final class Audiences {
  private static final String EXAMPLE = "for example: has: { plan: pro }";

  /// What people write here that other places take care of, and which.
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "has open ticket",
          "leave this out: while a support case is open, help and marketing rest by themselves",
          "during an incident affecting",
          "write 'about: imports' at the top of the trigger: while that has an incident, help and"
              + " marketing rest by themselves",
          "contacted by us within",
          "leave this out: how much a customer hears in all is a cap of the policy");

  private final Page page;
  private final Conditions conditions;
  private final Pasts pasts;

  Audiences(Page page) {
    this.page = page;
    this.conditions = new Conditions(page);
    this.pasts = new Pasts(page);
  }

  Trigger.Who read(YamlNode node) {
    Fields fields = Fields.of(node, Place.WHO, page);
    return new Trigger.Who(
        groups(fields, "include"),
        groups(fields, "exclude"),
        fields.find("at most").map(at -> new Phrases(page).customers(at, "at most")).orElse(0));
  }

  private List<Group> groups(Fields fields, String word) {
    List<Group> all = new ArrayList<>();
    for (YamlNode item : fields.find(word).map(node -> page.items(node, word)).orElse(List.of())) {
      Optional<String> elsewhere = elsewhere(item);
      if (elsewhere.isPresent()) {
        page.fault(item, elsewhere.get());
        continue;
      }
      Fields entry = Fields.of(item, Place.GROUP, page);
      List<Group> groups = groups(entry, word.equals("exclude"));
      if (groups.isEmpty()) {
        entry.need("has", EXAMPLE);
      }
      all.addAll(groups);
    }
    return all;
  }

  private static Optional<String> elsewhere(YamlNode item) {
    String word =
        switch (item) {
          case Text text -> text.value();
          case Mapping(List<Entry> entries, int line, int column) ->
              entries.isEmpty() ? "" : entries.getFirst().key().value();
          case YamlNode.Items items -> "";
        };
    return Optional.ofNullable(ELSEWHERE.get(word));
  }

  /// All that one entry says. Below `include` all of it holds; below `exclude` it says one thing,
  /// since together would mean "both", and one below the other "either".
  private List<Group> groups(Fields entry, boolean exclude) {
    List<Group> groups = new ArrayList<>();
    entry
        .find("has")
        .ifPresent(
            node -> traits(node, "has", exclude).forEach(each -> groups.add(new Group.Has(each))));
    entry
        .find("account has")
        .ifPresent(node ->
            traits(node, "account has", exclude)
                .forEach(each -> groups.add(new Group.AccountHas(each))));
    entry
        .find("segment")
        .ifPresent(node ->
            groups.add(new Group.Has(Feeds.is(page.text(node, "segment"), List.of("true")))));
    entry
        .find("contacted support within")
        .ifPresent(node -> groups.add(new Group.Did(contacted(node))));
    pasts.past(entry).ifPresent(past -> groups.add(new Group.Did(past)));
    if (exclude && groups.size() > 1) {
      page.fault(
          entry.node(),
          "below 'exclude' each entry says one thing; a customer with any of them is left out");
    }
    return groups;
  }

  private List<FieldCondition> traits(YamlNode node, String word, boolean exclude) {
    List<FieldCondition> traits = conditions.read(node, word);
    if (exclude && traits.size() > 1) {
      page.fault(
          node,
          "below 'exclude' each '"
              + word
              + "' names one trait; a customer with any of them is left out");
      return traits.subList(0, 1);
    }
    return traits;
  }

  /// Whatever the desk told of it: an opened contact, or one imported of the past.
  private Past contacted(YamlNode node) {
    return Past.did(
        new EventPattern(
            ContactOpened.EVENT,
            List.of(
                Feeds.is(
                    "stage",
                    List.of(ContactOpened.Stage.OPENED.word(), ContactOpened.Stage.PAST.word())))),
        Durations.read(page, node, "contacted support within", Bounds.WINDOW));
  }
}
