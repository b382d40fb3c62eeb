package dev.headsup.engine.handoff;

import dev.headsup.engine.handoff.Notice.Occasion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A word to the team about a case, in plain words. It names the customer by the id that the
/// company gave them, and says nothing else about who they are.
///
/// @param link to the case in the console; empty where the console has no address
/// @param fallback who is to be told when nobody took a case in time; null for nobody
public record TeamNotice(
    HandOff handOff, Occasion occasion, String link, @Nullable String fallback) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC on' d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /// The notice of a case.
  ///
  /// @param console the console's address, which ends in `/console`; empty for none
  public static TeamNotice of(
      HandOff handOff, Occasion occasion, String console, @Nullable String fallback) {
    String link =
        console.isEmpty()
            ? ""
            : console
                + "/hand-offs/"
                + encoded(handOff.customer().value())
                + "/"
                + encoded(handOff.id());
    return new TeamNotice(handOff, occasion, link, fallback);
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// The same for each repeat of this notice, and for no other.
  public String id() {
    return "handoff." + occasion.name().toLowerCase(Locale.ROOT) + "." + handOff.id();
  }

  /// One line in plain ASCII, at most 100 characters.
  public String subject() {
    return switch (occasion) {
      case OPENED -> "Headsup: a customer needs a person (" + severity() + ")";
      case LATE -> "Headsup: nobody took a hand-off in time (" + severity() + ")";
    };
  }

  /// The whole of it, in a few lines.
  public String text() {
    StringBuilder text = new StringBuilder();
    switch (occasion) {
      case OPENED -> text.append("A customer needs a person.\n");
      case LATE -> {
        text.append("Nobody took this case in the time that was promised.\n");
        if (fallback != null) {
          text.append("To be told now: ").append(fallback).append('\n');
        }
      }
    }
    text.append("Customer: ").append(handOff.customer().value()).append('\n');
    text.append("Why: ").append(because()).append('\n');
    text.append("Trigger: ").append(handOff.trigger().name()).append('\n');
    handOff.evidence().saw().stream()
        .findFirst()
        .ifPresent(seen -> text.append("What happened: ").append(words(seen)).append('\n'));
    text.append("How soon: ").append(severity()).append(", by ").append(time(handOff.promised()));
    text.append('\n');
    text.append(
        link.isEmpty() ? "Take it on the console's page “For a person”." : "Take it: " + link);
    return text.toString();
  }

  /// Why a machine does not answer, in English.
  public String because() {
    return handOff.because().words(Locale.ENGLISH, List.of());
  }

  private String severity() {
    return handOff.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String words(EvidencePack.Seen seen) {
    String times = seen.times() == 1 ? ", at " : ", " + seen.times() + " times, last at ";
    return seen.what() + times + time(seen.last());
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
