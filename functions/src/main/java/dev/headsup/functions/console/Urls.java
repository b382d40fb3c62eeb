package dev.headsup.functions.console;

import dev.headsup.engine.customer.CustomerId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The addresses of the console's pages.
final class Urls {
  static final String CUSTOMERS = Ask.ROOT + "/customers";
  static final String ACTIVITY = Ask.ROOT + "/activity";
  static final String HAND_OFFS = Ask.ROOT + "/hand-offs";
  static final String OUTBOX = Ask.ROOT + "/outbox";

  static final String ASIDE = Ask.ROOT + "/aside";
  static final String BRAKES = Ask.ROOT + "/brakes";
  static final String CORRECTIONS = Ask.ROOT + "/corrections";
  static final String INCIDENTS = Ask.ROOT + "/incidents";
  static final String SIGN_IN = Ask.ROOT + "/sign-in";

  private Urls() {}

  static String customer(CustomerId customer) {
    return CUSTOMERS + "/" + encoded(customer.value());
  }

  /// A case for a person.
  static String handOff(CustomerId customer, String id) {
    return HAND_OFFS + "/" + encoded(customer.value()) + "/" + encoded(id);
  }

  /// The e-mail of an outreach as a document of its own.
  static String email(CustomerId customer, String outreach) {
    return OUTBOX + "/" + encoded(customer.value()) + "/" + encoded(outreach) + "/email";
  }

  /// All decisions about one customer, with one of them unfolded and in view.
  static String why(CustomerId customer, String outreach) {
    return activity(customer) + "&open=" + encoded(outreach) + "#" + anchor(outreach);
  }

  /// All decisions about one customer.
  static String activity(CustomerId customer) {
    return ACTIVITY + "?customer=" + encoded(customer.value());
  }

  /// The name of a decision inside a page.
  static String anchor(String outreach) {
    return "d-" + outreach;
  }

  static String activity(LocalDate day, @Nullable Outcome show, @Nullable String cursor) {
    return ACTIVITY
        + "?day="
        + day
        + (show == null ? "" : "&show=" + show.key())
        + (cursor == null ? "" : "&cursor=" + encoded(cursor));
  }

  static String outbox(LocalDate day, @Nullable String cursor) {
    return OUTBOX + "?day=" + day + (cursor == null ? "" : "&cursor=" + encoded(cursor));
  }

  /// One incident.
  static String incident(String id) {
    return INCIDENTS + "/" + encoded(id);
  }

  /// A text as one part of an address or one value of a query.
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
