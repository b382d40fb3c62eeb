package dev.headsup.functions.console;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.InboxItems.Item;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.functions.console.Detail.Fact;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// One customer: who they are, what they allow, what happened, and their inbox as they see it.
final class CustomerPage {
  private static final int ENTRIES = 100;
  private static final int ITEMS = 10;
  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

  private final Sources sources;
  private final boolean messages;

  /// @param messages whether what the customer was written is shown
  CustomerPage(Sources sources, boolean messages) {
    this.sources = sources;
    this.messages = messages;
  }

  /// @param foot what the timeline leaves out
  /// @param times whose times these are
  record Customer(
      String name,
      String id,
      List<Fact> facts,
      List<String> channels,
      List<Allowed> consent,
      List<Timeline.Entry> timeline,
      String times,
      String foot,
      List<InboxItem> inbox,
      String inboxFoot,
      String activityUrl) {
    Customer {
      facts = List.copyOf(facts);
      channels = List.copyOf(channels);
      consent = List.copyOf(consent);
      timeline = List.copyOf(timeline);
      inbox = List.copyOf(inbox);
    }
  }

  /// What is allowed for a purpose, by channel.
  record Allowed(String purpose, List<Cell> cells) {
    Allowed {
      cells = List.copyOf(cells);
    }
  }

  /// @param tone a class of the stylesheet
  record Cell(String word, String note, String tone, String icon) {}

  /// The page of a customer; empty when nothing is on record about them. Events that no trigger
  /// answered are not on record here, only in the event history.
  Optional<Customer> of(CustomerId customer) {
    Known known = Objects.requireNonNull(sources.profiles().load(List.of(customer)).get(customer));
    List<Outreach> outreaches = sources.outreaches().of(customer);
    List<Item> items = sources.inbox().of(customer);
    boolean nothing =
        known.profile().traits().all().isEmpty()
            && known.profile().membership() == null
            && known.consent().grants().isEmpty()
            && outreaches.isEmpty()
            && items.isEmpty();
    return nothing ? Optional.empty() : Optional.of(page(known, outreaches, items));
  }

  private Customer page(Known known, List<Outreach> outreaches, List<Item> items) {
    Instant now = sources.clock().instant();
    Profile profile = known.profile();
    ZoneId zone = People.zone(profile);
    Timeline timeline = new Timeline(zone, now);
    timeline.allowed(known.consent());
    for (Outreach outreach : outreaches) {
      if (outreach.decision() instanceof Decision.Send) {
        sources.outreaches().deliveries(outreach.customer(), outreach.id()).forEach(timeline::sent);
      }
      timeline.decided(outreach);
    }
    sources.handOffs().of(profile.customer()).forEach(timeline::handled);
    List<Timeline.Entry> entries = timeline.newest(ENTRIES);
    return new Customer(
        People.name(profile),
        profile.customer().value(),
        facts(profile, now),
        Arrays.stream(Channel.values()).map(Channel::word).toList(),
        Arrays.stream(Purpose.values())
            .map(purpose -> allowed(purpose, known.consent(), zone))
            .toList(),
        entries,
        zone.equals(ZoneOffset.UTC) ? "Times in UTC" : "Times are theirs",
        foot(entries.size(), timeline.size()),
        messages
            ? items.stream().limit(ITEMS).map(item -> InboxItem.of(item, zone, now)).toList()
            : List.of(),
        inboxFoot(items.size()),
        Urls.activity(profile.customer()));
  }

  private static List<Fact> facts(Profile profile, Instant now) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("E-mail", profile.email().map(Masked::email).orElse("none on record")));
    facts.add(new Fact("Phone", profile.phone().map(Masked::phone).orElse("none on record")));
    facts.add(new Fact("Language", profile.locale().orElse("not known")));
    facts.add(
        new Fact(
            "Their time",
            profile
                .zone()
                .map(zone -> LOCAL_TIME.format(now.atZone(zone)) + " in " + zone.getId())
                .orElse("zone not known")));
    if (profile.membership() != null) {
      facts.add(new Fact("Account", profile.membership().account().value()));
    }
    return facts;
  }

  private static Allowed allowed(Purpose purpose, Consent consent, ZoneId zone) {
    return new Allowed(
        Phrases.purpose(purpose),
        Arrays.stream(Channel.values())
            .map(channel -> cell(purpose, channel, consent, zone))
            .toList());
  }

  private static Cell cell(Purpose purpose, Channel channel, Consent consent, ZoneId zone) {
    boolean allowed = consent.allows(purpose, channel);
    String note =
        consent.on(purpose, channel).map(grant -> said(grant, zone)).orElse("did not say");
    return allowed ? new Cell("yes", note, "yes", "check") : new Cell("no", note, "no", "x");
  }

  private static String said(Grant grant, ZoneId zone) {
    return Moment.day(grant.at(), zone).words() + ", " + grant.source();
  }

  private String inboxFoot(int all) {
    if (!messages) {
      return Phrases.count(all, "message", "messages")
          + ". What they were written is shown to the role "
          + Visitor.READS_MESSAGES.word()
          + " and above.";
    }
    return all <= ITEMS ? "" : "The newest " + ITEMS + " of " + all + ".";
  }

  private static String foot(int shown, int all) {
    return shown == all
        ? "These are all cases, decisions and messages, and what they allow."
        : "The newest " + shown + " of " + Phrases.number(all) + ".";
  }
}
