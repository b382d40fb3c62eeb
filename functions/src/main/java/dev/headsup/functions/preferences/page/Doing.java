package dev.headsup.functions.preferences.page;

import dev.headsup.aws.links.PageLink;
import dev.headsup.aws.segment.OurCalls;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.Addresses;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Proof;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.mention.Tone;
import dev.headsup.engine.mention.Tone.Sentiment;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Mark;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.OutreachMarks;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.policy.Severity;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.trigger.Trigger;
import dev.headsup.functions.OptOuts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what a customer asked for. Everything may be asked twice and is the same then.
final class Doing {
  private static final Logger LOG = LoggerFactory.getLogger(Doing.class);

  /// The version of the words beside the ticks, which stands with every yes given there. Words that
  /// mean something else get another.
  static final String TEXT = "page-1";

  /// How long a pause is.
  static final Duration PAUSE = Duration.ofDays(30);

  /// How long a trigger of no use leaves the customer alone.
  static final Duration OF_NO_USE = Duration.ofDays(90);

  /// How long a trigger that solved the problem does.
  static final Duration SOLVED = Duration.ofDays(7);

  private final Profiles profiles;
  private final Addresses addresses;
  private final Outreaches outreaches;
  private final OutreachMarks marks;
  private final OptOuts optOuts;
  private final Consumer<List<String>> telemetry;
  private final InstantSource clock;

  /// @param optOuts counts those who say no
  /// @param telemetry queues message bodies for the telemetry function
  Doing(
      Profiles profiles,
      Addresses addresses,
      Outreaches outreaches,
      OutreachMarks marks,
      OptOuts optOuts,
      Consumer<List<String>> telemetry,
      InstantSource clock) {
    this.profiles = profiles;
    this.addresses = addresses;
    this.outreaches = outreaches;
    this.marks = marks;
    this.optOuts = optOuts;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /// Does it, for the customer of the link.
  void accept(Wish wish, PageLink link) {
    Instant now = clock.instant();
    switch (wish) {
      case Wish.Stop stop -> stop(link, List.of(link.purpose()), now);
      case Wish.StopAll all -> stop(link, Arrays.asList(Purpose.values()), now);
      case Wish.Solved solved -> {
        mark(link, Mark.SOLVED, now);
        rest(link, now.plus(SOLVED), now);
      }
      case Wish.NotUseful notUseful -> {
        mark(link, Mark.NOT_USEFUL, now);
        rest(link, now.plus(OF_NO_USE), now);
      }
      case Wish.NotMe notMe -> notMe(link, now);
      case Wish.Person person -> person(link, now);
      case Wish.Choose choice -> choose(choice, link, now);
      case Wish.Pause(boolean on) ->
          prefer(link, before -> before.paused(on ? now.plus(PAUSE) : null), now);
      case Wish.Speak(String tag) ->
          prefer(link, before -> before.in(tag.isEmpty() ? null : tag), now);
      case Wish.Quiet(var windows) -> prefer(link, before -> before.quietIn(windows), now);
      case Wish.Profiling(boolean stopped) ->
          prefer(link, before -> before.profilingStopped(stopped), now);
    }
  }

  private void stop(PageLink link, List<Purpose> purposes, Instant now) {
    Grant no = new Grant(Status.REVOKED, source(link), now, proof(link.channel(), link));
    say(
        link,
        purposes.stream()
            .collect(
                Collectors.toMap(purpose -> new Scope(purpose, link.channel()), purpose -> no)));
  }

  private void choose(Wish.Choose choice, PageLink link, Instant now) {
    Consent before = known(link).consent();
    Map<Scope, Grant> words = new HashMap<>();
    for (Scope scope : choice.offered()) {
      boolean wanted = choice.wanted().contains(scope);
      Proof proof = proof(scope.channel(), link);
      boolean confirms =
          wanted
              && proof.confirmed()
              && before.on(scope.purpose(), scope.channel()).filter(Grant::isConfirmed).isEmpty();
      if (wanted != before.allows(scope.purpose(), scope.channel()) || confirms) {
        Status status = wanted ? Status.GRANTED : Status.REVOKED;
        words.put(scope, new Grant(status, source(link), now, proof));
      }
    }
    say(link, words);
  }

  /// A link shows that whoever holds it reads the channel that it came by.
  private static Proof proof(Channel channel, PageLink link) {
    return new Proof("consent", TEXT, "link", channel == link.channel());
  }

  private void say(PageLink link, Map<Scope, Grant> words) {
    if (!words.isEmpty()) {
      boolean news = isNews(words, link);
      profiles.say(link.customer(), new Consent(words));
      if (news) {
        optOuts.to(link.outreach(), link.customer(), link.channel());
      }
    }
  }

  /// Whether a no is among them to what they did not say no to before, by the link's channel. What
  /// cannot be read is none: the no is what matters, not that it is counted.
  private boolean isNews(Map<Scope, Grant> words, PageLink link) {
    try {
      Consent before = known(link).consent();
      return words.entrySet().stream()
          .filter(word -> word.getValue().status() == Status.REVOKED)
          .map(Map.Entry::getKey)
          .filter(scope -> scope.channel() == link.channel())
          .anyMatch(scope ->
              before
                  .on(scope.purpose(), scope.channel())
                  .filter(grant -> grant.status() != Status.GRANTED)
                  .isEmpty());
    } catch (RuntimeException unknown) {
      LOG.error("Nobody knows whether a no to {} is news", link.outreach(), unknown);
      return false;
    }
  }

  /// The address itself first: it is the one that must not be written to, whoever it belongs to.
  private void notMe(PageLink link, Instant now) {
    AddressHash address = link.to();
    if (address == null) {
      return;
    }
    if (addresses.suppress(address, source(link), now)) {
      optOuts.to(link.outreach(), link.customer(), link.channel());
    }
    prefer(link, before -> before.suppressed(address, true), now);
    mark(link, Mark.NOT_ME, now);
  }

  private void person(PageLink link, Instant now) {
    String channel = link.channel().name().toLowerCase(Locale.ROOT);
    ContactOpened contact =
        new ContactOpened(
            link.customer(),
            new EventId("page:person:" + link.outreach()),
            "page",
            "page:" + link.outreach(),
            ContactOpened.Stage.OPENED,
            channel,
            topic(link),
            new Tone(Sentiment.NEUTRAL, false, List.of(), Severity.NORMAL, true),
            now);
    telemetry.accept(OurCalls.write(List.of(contact), now));
    mark(link, Mark.PERSON, now);
  }

  private String topic(PageLink link) {
    return outreaches
        .find(link.customer(), link.outreach())
        .map(Outreach::trigger)
        .map(Outreach.TriggerRef::name)
        .orElse("");
  }

  private void rest(PageLink link, Instant until, Instant now) {
    outreaches
        .find(link.customer(), link.outreach())
        .map(outreach -> Trigger.root(outreach.trigger().id()))
        .ifPresent(trigger -> prefer(link, before -> before.resting(trigger, until, now), now));
  }

  private void mark(PageLink link, Mark mark, Instant now) {
    // An entry that is gone (a ledger that was put back) has nothing to be marked.
    marks.mark(link.customer(), link.outreach(), mark, now);
  }

  private void prefer(PageLink link, UnaryOperator<Preferences> change, Instant now) {
    profiles.prefer(link.customer(), change, source(link), now);
  }

  private Profiles.Known known(PageLink link) {
    Collection<Profiles.Known> known = profiles.load(List.of(link.customer())).values();
    return known.stream().findFirst().orElseGet(() -> Profiles.Known.nothing(link.customer()));
  }

  private static String source(PageLink link) {
    return "page:" + link.outreach();
  }
}
