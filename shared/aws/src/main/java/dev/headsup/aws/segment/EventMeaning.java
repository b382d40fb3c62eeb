package dev.headsup.aws.segment;

import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Device;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profile.Membership;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.EventId;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Properties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a checked event says.
///
/// @param incoming may be empty: a public key's traits say nothing
/// @param dropped parts of the event that were left out, and why
record EventMeaning(List<Incoming> incoming, List<Problem> dropped) {
  private static final String PAGE = "Page Viewed";
  private static final String SCREEN = "Screen Viewed";

  /// Segment's events about an app itself begin so; they say that a device is there.
  private static final String APPLICATION = "Application ";

  /// The events after which a device takes no push messages any more.
  private static final Set<String> UNREGISTERED =
      Set.of("Application Uninstalled", "Device Unregistered");

  private static final EventMeaning NOTHING = new EventMeaning(List.of(), List.of());

  EventMeaning {
    incoming = List.copyOf(incoming);
    dropped = List.copyOf(dropped);
  }

  /// Reads an event in which [EventCheck] found nothing wrong.
  ///
  /// @param context the event's with the request's
  /// @param otherwise what tells the event from its like when it has neither id nor time
  static EventMeaning of(
      RawEvent event, Context context, KeyKind key, Receipt receipt, String otherwise) {
    return of(event, context, key, receipt, otherwise, Interest.inAllOf(name -> true));
  }

  /// As above, where behaviour counts only by some names: of any other nothing is read but the
  /// name.
  ///
  /// @param interest what anybody asks about
  static EventMeaning of(
      RawEvent event,
      Context context,
      KeyKind key,
      Receipt receipt,
      String otherwise,
      Interest interest) {
    if (key == KeyKind.PUBLIC && saysNothing(event, interest::in)) {
      return NOTHING;
    }
    Instant received = receipt.received();
    return new Reading(event, context, key, receipt.at(event).orElse(received), received, interest)
        .read(otherwise);
  }

  /// Whether an event of a public key says nothing that counts: such a key's behaviour says nothing
  /// but what was done.
  private static boolean saysNothing(RawEvent event, Predicate<String> counts) {
    return switch (event.require("type")) {
      case "track" -> !counts.test(Texts.clean(event.require("event"), Limits.EVENT_NAME));
      case "page" -> !counts.test(PAGE);
      case "screen" -> !counts.test(SCREEN);
      default -> false;
    };
  }

  /// Whether an event of this name says what we observed, or what was imported: all of it is read.
  static boolean isOfOurs(String name) {
    return OurCalls.isOne(name) || name.equals(Observation.Behaviour.PAST_CONTACT);
  }

  /// Whether a checked event says what somebody did, and not who they are.
  static boolean isBehaviour(RawEvent event) {
    return switch (event.require("type")) {
      case "track", "page", "screen" -> true;
      default -> false;
    };
  }

  /// The name of what a customer did in the product, of a checked event; empty where it says
  /// something else.
  static Optional<String> name(RawEvent event) {
    return switch (event.require("type")) {
      case "track" ->
          Optional.of(Texts.clean(event.require("event"), Limits.EVENT_NAME))
              .filter(name -> !OurCalls.isOne(name));
      case "page" -> Optional.of(PAGE);
      case "screen" -> Optional.of(SCREEN);
      default -> Optional.empty();
    };
  }

  /// Whether a checked event names a customer: one about an account alone does not.
  static boolean isAboutCustomer(RawEvent event) {
    return event.text("userId").or(() -> event.text("anonymousId")).isPresent();
  }

  /// Whom a checked event is about.
  static CustomerId customer(RawEvent event) {
    String user = event.texts().get("userId");
    return user == null
        ? CustomerId.anonymous(event.require("anonymousId"))
        : CustomerId.known(user);
  }

  /// Under which other ids a checked event says that its customer came.
  static List<CustomerId> before(RawEvent event) {
    List<CustomerId> ids = new ArrayList<>();
    event.text("anonymousId").map(CustomerId::anonymous).ifPresent(ids::add);
    // Only in an alias it was checked: elsewhere it says nothing.
    event
        .text("previousId")
        .filter(previous -> event.require("type").equals("alias"))
        .map(previous ->
            EventCheck.isAnonymous(event, previous)
                ? EventCheck.anonymous(previous)
                : CustomerId.known(previous))
        .ifPresent(ids::add);
    return ids;
  }

  private record Reading(
      RawEvent event,
      Context context,
      KeyKind key,
      Instant at,
      Instant received,
      Interest interest) {
    EventMeaning read(String otherwise) {
      return switch (event.require("type")) {
        case "track" -> tracked(otherwise);
        case "page" -> did(PAGE, this::named, otherwise);
        case "screen" -> did(SCREEN, this::named, otherwise);
        case "identify" -> identified();
        case "group" -> grouped();
        case "alias" -> joined();
        default -> throw new IllegalStateException("Read before it was checked");
      };
    }

    private EventMeaning tracked(String otherwise) {
      String name = Texts.clean(event.require("event"), Limits.EVENT_NAME);
      return isOfOurs(name)
          ? did(name, () -> event.flat("properties"), otherwise)
          : did(name, () -> event.properties(name, interest.properties(name)), otherwise);
    }

    private EventMeaning did(
        String name, Supplier<Map<String, Value>> properties, String otherwise) {
      List<Incoming> all = told(device(name), null);
      if (OurCalls.isOne(name)) {
        // The check let it pass, so we wrote it ourselves.
        EventId id = new EventId(event.id(otherwise));
        all.add(new Incoming.Did(OurCalls.read(name, customer(), id, properties.get(), at)));
      } else if (trusted() && name.equals(Observation.Behaviour.PAST_CONTACT)) {
        if (interest.in(Observation.ContactOpened.EVENT)) {
          EventId id = new EventId(event.id(otherwise));
          all.add(new Incoming.Did(OurCalls.past(customer(), id, properties.get(), at)));
        }
      } else if (interest.in(name)) {
        all.add(
            new Incoming.Did(
                new Observation.Behaviour(
                    customer(),
                    new EventId(event.id(otherwise)),
                    name,
                    new Properties(properties.get()),
                    at,
                    context.lineage())));
      }
      return new EventMeaning(all, List.of());
    }

    /// Pages and screens carry their name and category beside their properties.
    private Map<String, Value> named() {
      Map<String, Value> properties = new LinkedHashMap<>(event.flat("properties"));
      for (String field : List.of("name", "category")) {
        event
            .text(field)
            .filter(text -> !text.isBlank())
            .ifPresent(
                text -> properties.put(field, new Value.Text(Texts.clean(text, Limits.TEXT))));
      }
      return properties;
    }

    private EventMeaning identified() {
      if (!trusted()) {
        return new EventMeaning(told(Traits.NONE, before()), List.of());
      }
      ToldTraits traits = ToldTraits.of(context.under(event.flat("traits")), at);
      return new EventMeaning(
          told(traits.traits().merge(device(APPLICATION)), before()), traits.dropped());
    }

    /// What a call of this name says about the device that it came from. Of other events it says
    /// nothing: their number would make a write of each.
    private Traits device(String name) {
      Device device = context.device();
      if (device == null || !trusted()) {
        return Traits.NONE;
      }
      if (UNREGISTERED.contains(name)) {
        return device.retired(at);
      }
      return name.startsWith(APPLICATION) ? device.registered(at) : Traits.NONE;
    }

    private EventMeaning grouped() {
      if (!EventMeaning.isAboutCustomer(event)) {
        AccountId account = new AccountId(event.require("groupId"));
        return new EventMeaning(
            List.of(new Incoming.Described(account, dated(event.flat("traits")))), List.of());
      }
      List<Incoming> all = told(Traits.NONE, before());
      if (trusted()) {
        AccountId account = new AccountId(event.require("groupId"));
        Profile member = new Profile(customer(), Traits.NONE, new Membership(account, at));
        Traits traits = dated(event.flat("traits"));
        all.add(new Incoming.Grouped(new Profiles.Change(member, Consent.NONE), account, traits));
      }
      return new EventMeaning(all, List.of());
    }

    private EventMeaning joined() {
      List<Incoming> all = told(Traits.NONE, null);
      String previous = event.require("previousId");
      CustomerId from =
          EventCheck.isAnonymous(event, previous)
              ? EventCheck.anonymous(previous)
              : CustomerId.known(previous);
      all.add(new Incoming.Joined(from, customer()));
      return new EventMeaning(all, List.of());
    }

    /// What is news about the customer, if anything is.
    private List<Incoming> told(Traits traits, @Nullable CustomerId anonymous) {
      List<Incoming> all = new ArrayList<>();
      ConsentWords words = context.consent();
      Consent consent = words == null || !trusted() ? Consent.NONE : words.meaning(at, received);
      if (anonymous != null || !traits.all().isEmpty() || !consent.grants().isEmpty()) {
        Profile profile = new Profile(customer(), traits, null);
        all.add(new Incoming.Told(new Profiles.Change(profile, consent), anonymous));
      }
      return all;
    }

    private Traits dated(Map<String, Value> values) {
      Map<String, Traits.Dated> dated = new LinkedHashMap<>();
      values.forEach(
          (name, value) -> dated.put(name, new Traits.Dated(ToldTraits.bounded(value), at)));
      return new Traits(dated);
    }

    private boolean trusted() {
      return key == KeyKind.SERVER;
    }

    private CustomerId customer() {
      return EventMeaning.customer(event);
    }

    /// Who they were before sign-in, when the event names both.
    private @Nullable CustomerId before() {
      return event.text("userId").isPresent()
          ? event.text("anonymousId").map(CustomerId::anonymous).orElse(null)
          : null;
    }
  }
}
