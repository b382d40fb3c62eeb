package dev.headsup.authoring.policy;

import dev.headsup.authoring.words.Choices;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.ConsentRule;
import dev.headsup.engine.policy.ConsentRule.Needs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads who speaks, and what must be on record before anybody does.
final class SpeakingReader {
  private static final Map<String, Needs> NEEDS = new LinkedHashMap<>();

  static {
    NEEDS.put("nothing", Needs.NOTHING);
    NEEDS.put("a yes", Needs.YES);
    NEEDS.put("a written yes", Needs.WRITTEN);
    NEEDS.put("a confirmed yes", Needs.CONFIRMED);
  }

  private final Page page;

  SpeakingReader(Page page) {
    this.page = page;
  }

  Brand brand(YamlNode node) {
    Fields fields = Fields.of(node, Place.BRAND, page);
    String name =
        fields
            .need("name", "the company's name as customers know it")
            .map(at -> line(at, "name", Brand.MAX_NAME))
            .orElse("");
    String address =
        fields
            .need("address", "the postal address, which e-mails of help and marketing must have")
            .map(at -> line(at, "address", Brand.MAX_ADDRESS))
            .orElse("");
    List<Brand.Term> terms = new ArrayList<>();
    fields
        .find("terms")
        .ifPresent(at -> page.items(at, "terms").forEach(item -> terms.add(term(item))));
    return new Brand(name, address, terms);
  }

  private String line(YamlNode node, String word, int most) {
    String text = page.text(node, word);
    if (text.length() > most) {
      page.fault(node, "'" + word + "' has at most " + most + " characters");
    }
    return text.equals(Page.NOTHING) || text.length() > most ? "" : text;
  }

  private Brand.Term term(YamlNode node) {
    Fields fields = Fields.of(node, Place.TERM, page);
    String write =
        fields
            .need("write", "the word as it is to be written")
            .map(at -> page.text(at, "write"))
            .orElse(Page.NOTHING);
    List<String> not =
        fields.find("not").map(at -> page.items(at, "not")).orElse(List.of()).stream()
            .map(item -> page.text(item, "not"))
            .toList();
    return new Brand.Term(write, not);
  }

  ConsentRule consent(YamlNode node) {
    Map<Scope, Needs> said = new HashMap<>();
    for (YamlNode item : page.items(node, "consent")) {
      Fields fields = Fields.of(item, Place.CONSENT, page);
      Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
      fields
          .need("purposes", "for example: [help, marketing]")
          .ifPresent(at -> PolicyReader.choices(page, at, "purposes", Choices.PURPOSES, purposes));
      Set<Channel> channels = EnumSet.noneOf(Channel.class);
      fields
          .need("channels", "for example: [email]")
          .ifPresent(at -> PolicyReader.choices(page, at, "channels", Choices.CHANNELS, channels));
      fields
          .need("needs", "nothing, a yes, a written yes, or a confirmed yes")
          .ifPresent(at -> needs(at, purposes, channels, said));
    }
    return new ConsentRule(said);
  }

  private void needs(
      YamlNode node, Set<Purpose> purposes, Set<Channel> channels, Map<Scope, Needs> said) {
    Needs needs = page.choice(node, "needs", NEEDS, Needs.CONFIRMED);
    for (Purpose purpose : purposes) {
      for (Channel channel : channels) {
        Scope scope = new Scope(purpose, channel);
        if (needs.compareTo(ConsentRule.least(purpose, channel)) < 0) {
          page.fault(
              node,
              purpose.name().toLowerCase(Locale.ROOT)
                  + " by "
                  + channel.word()
                  + " needs "
                  + word(ConsentRule.least(purpose, channel))
                  + " at least: the law asks for it (47 CFR 64.1200 for text messages, ePrivacy"
                  + " Article 13 for e-mail)");
        } else if (said.put(scope, needs) != null) {
          page.fault(
              node,
              purpose.name().toLowerCase(Locale.ROOT)
                  + " by "
                  + channel.word()
                  + " stands in 'consent' twice");
        }
      }
    }
  }

  private static String word(Needs needs) {
    return NEEDS.entrySet().stream()
        .filter(each -> each.getValue() == needs)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
