package dev.headsup.aws.segment;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.signal.Observation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges one event. The door and the worker ask the same questions of the same bytes, so an event
/// that was accepted is never refused later.
final class EventCheck {
  /// `anonymous:` stands before an anonymous id, and both together are a customer id.
  private static final int LONGEST_ANONYMOUS =
      CustomerId.MAX_LENGTH - CustomerId.anonymous("a").value().length() + 1;

  private static final String ANONYMOUS_PREFIX =
      CustomerId.anonymous("a").value().substring(0, CustomerId.MAX_LENGTH - LONGEST_ANONYMOUS);

  private static final Set<String> TYPES =
      Set.of("track", "identify", "page", "screen", "group", "alias");

  /// The fields whose type matters in every call.
  private static final Set<String> ALWAYS =
      Set.of("type", "messageId", "userId", "anonymousId", "timestamp", "originalTimestamp");

  /// The further fields whose type matters, by call. `context` is one of them for all, since a
  /// client that sends it wrong may mean a consent by it.
  private static final Map<String, Set<String>> BY_TYPE =
      Map.of(
          "track", Set.of("event", "properties", "context"),
          "identify", Set.of("traits", "context"),
          "page", Set.of("name", "properties", "context"),
          "screen", Set.of("name", "properties", "context"),
          "group", Set.of("groupId", "traits", "context"),
          "alias", Set.of("previousId", "context"));

  private EventCheck() {}

  /// What is wrong with an event that a client wrote, if anything.
  ///
  /// @param context the event's with the request's; never read for a public key
  static Optional<Problem> problem(RawEvent event, Context context, KeyKind key, Receipt receipt) {
    return ofOurs(event, context, key, receipt)
        .or(() ->
            event.require("type").equals("track") && isReserved(event.require("event"))
                ? refuse(
                    Reason.RESERVED_EVENT_NAME,
                    "Only Headsup itself writes events whose names begin with " + Observation.OURS)
                : Optional.empty());
  }

  /// What is wrong with an event that we wrote ourselves, if anything.
  static Optional<Problem> ofOurs(RawEvent event, Context context, KeyKind key, Receipt receipt) {
    return shape(event)
        .or(() -> ids(event, key))
        .or(() -> call(event, key))
        .or(() -> times(event, receipt))
        .or(() -> consent(context, key, receipt.received()));
  }

  /// Whether an id is that of a customer who has not signed in.
  static boolean isAnonymous(RawEvent event, String previousId) {
    return previousId.startsWith(ANONYMOUS_PREFIX)
        || previousId.equals(event.texts().get("anonymousId"));
  }

  /// The customer behind an anonymous id, written with or without our own prefix.
  static CustomerId anonymous(String id) {
    return CustomerId.anonymous(
        id.startsWith(ANONYMOUS_PREFIX) ? id.substring(ANONYMOUS_PREFIX.length()) : id);
  }

  /// Whether only we ourselves may write an event of this name.
  private static boolean isReserved(String name) {
    return name.regionMatches(true, 0, Observation.OURS, 0, Observation.OURS.length());
  }

  private static Optional<Problem> shape(RawEvent event) {
    if (event.depth() == 0) {
      return refuse(Reason.NOT_AN_OBJECT, "An event is a JSON object");
    }
    if (event.depth() > Limits.DEPTH) {
      return refuse(Reason.TOO_DEEP, "An event is nested at most " + Limits.DEPTH + " deep");
    }
    String type = event.texts().getOrDefault("type", "");
    if (!TYPES.contains(type) && !event.wrong().contains("type")) {
      return refuse(
          Reason.UNKNOWN_TYPE, "type is one of track, identify, page, screen, group, alias");
    }
    if (event.wrong().isEmpty()) {
      return Optional.empty();
    }
    Set<String> further = BY_TYPE.getOrDefault(type, Set.of());
    return event.wrong().stream()
        .filter(field -> ALWAYS.contains(field) || further.contains(field))
        .sorted()
        .findFirst()
        .map(field -> new Problem(Reason.WRONG_TYPE, field + " is " + wanted(field)));
  }

  private static String wanted(String field) {
    return switch (field) {
      case "properties", "traits", "context" -> "an object";
      case "messageId", "userId", "anonymousId", "groupId", "previousId" -> "a text or a number";
      default -> "a text";
    };
  }

  private static Optional<Problem> ids(RawEvent event, KeyKind key) {
    Optional<String> user = event.text("userId");
    Optional<String> anonymous = event.text("anonymousId");
    if (user.isEmpty() && anonymous.isEmpty()) {
      // A server may tell about an account without naming one of its members.
      if (key == KeyKind.SERVER && event.require("type").equals("group")) {
        return Optional.empty();
      }
      return refuse(Reason.NO_CUSTOMER, "An event has a userId or an anonymousId");
    }
    return user.flatMap(id -> known("userId", id))
        .or(() -> anonymous.flatMap(id -> id("anonymousId", id, LONGEST_ANONYMOUS)));
  }

  private static Optional<Problem> known(String field, String id) {
    return id.startsWith(ANONYMOUS_PREFIX)
        ? refuse(Reason.BAD_ID, field + " must not start with '" + ANONYMOUS_PREFIX + "'")
        : id(field, id, CustomerId.MAX_LENGTH);
  }

  private static Optional<Problem> id(String field, String id, int longest) {
    return id.isBlank() || id.length() > longest || Texts.hasOddCharacter(id)
        ? refuse(
            Reason.BAD_ID,
            field + " has 1 to " + longest + " characters, not all of them blank, none of control")
        : Optional.empty();
  }

  private static Optional<Problem> call(RawEvent event, KeyKind key) {
    return switch (event.require("type")) {
      case "track" -> {
        String name = event.texts().getOrDefault("event", "");
        yield name.isBlank() || name.length() > Limits.EVENT_NAME
            ? refuse(
                Reason.BAD_EVENT_NAME,
                "An event has a name of 1 to " + Limits.EVENT_NAME + " characters")
            : Optional.empty();
      }
      case "group" ->
          event
              .text("groupId")
              .map(id -> id("groupId", id, CustomerId.MAX_LENGTH))
              .orElseGet(() -> refuse(Reason.NO_GROUP, "A group call has a groupId"));
      case "alias" -> alias(event, key);
      default -> Optional.empty();
    };
  }

  private static Optional<Problem> alias(RawEvent event, KeyKind key) {
    Optional<String> user = event.text("userId");
    Optional<String> previous = event.text("previousId");
    if (user.isEmpty() || previous.isEmpty()) {
      return refuse(Reason.NO_ALIAS, "An alias call has a previousId and a userId");
    }
    String id = previous.get();
    if (isAnonymous(event, id)) {
      int longest = id.startsWith(ANONYMOUS_PREFIX) ? CustomerId.MAX_LENGTH : LONGEST_ANONYMOUS;
      return id.equals(ANONYMOUS_PREFIX)
          ? refuse(Reason.BAD_ID, "previousId names nobody")
          : id("previousId", id, longest);
    }
    if (id.equals(user.get())) {
      return refuse(Reason.SAME_IDS, "previousId and userId are the same");
    }
    if (key == KeyKind.PUBLIC) {
      return refuse(
          Reason.ALIAS_NEEDS_SERVER_KEY,
          "With a public key previousId must be the event's anonymousId; only a server key can join"
              + " two known customers");
    }
    return id("previousId", id, CustomerId.MAX_LENGTH);
  }

  private static Optional<Problem> times(RawEvent event, Receipt receipt) {
    String field = event.texts().containsKey("timestamp") ? "timestamp" : "originalTimestamp";
    return event
        .text(field)
        .flatMap(text -> Times.problem(field, receipt.at(event).orElse(null), receipt.received()));
  }

  private static Optional<Problem> consent(Context context, KeyKind key, Instant received) {
    ConsentWords words = context.consent();
    return key == KeyKind.PUBLIC || words == null ? Optional.empty() : words.problem(received);
  }

  private static Optional<Problem> refuse(Reason reason, String detail) {
    return Optional.of(new Problem(reason, detail));
  }
}
