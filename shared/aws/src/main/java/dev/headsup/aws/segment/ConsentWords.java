package dev.headsup.aws.segment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `context.consent` as it came: `{"help":{"email":"GRANTED"},"source":"signup-form","at":"…"}`.
///
/// @param source where the consent was given; null when not said
/// @param at when it was given, as written; null when not said
/// @param wrong whether something in it is of a wrong type
record ConsentWords(List<Word> words, @Nullable String source, @Nullable String at, boolean wrong) {
  /// The source when none is named.
  static final String DEFAULT_SOURCE = "segment";

  private static final int LONGEST_SOURCE = 200;

  /// One word, not yet understood.
  record Word(String purpose, String channel, String status) {}

  ConsentWords {
    words = List.copyOf(words);
  }

  /// Reads the value that the parser stands on.
  static ConsentWords read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return new ConsentWords(List.of(), null, null, !isEmptyList(parser));
    }
    List<Word> words = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    boolean wrong = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (name) {
        // Segment's own consent tool writes these; they say nothing about our purposes.
        case "categoryPreferences" -> parser.skipChildren();
        case "source", "at", "time" -> {
          if (token == JsonToken.VALUE_STRING) {
            texts.put(name, parser.getText());
          } else {
            wrong |= token != JsonToken.VALUE_NULL;
            parser.skipChildren();
          }
        }
        default -> channels(name, parser, words);
      }
    }
    String source = texts.get("source");
    return new ConsentWords(
        words,
        source == null || source.isBlank() ? null : Texts.clean(source, LONGEST_SOURCE),
        texts.getOrDefault("at", texts.get("time")),
        wrong);
  }

  private static void channels(String purpose, JsonParser parser, List<Word> words)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      words.add(new Word(purpose, "", ""));
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String channel = parser.currentName();
      boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
      words.add(new Word(purpose, channel, text ? parser.getText() : ""));
      parser.skipChildren();
    }
  }

  /// PHP writes an empty map as an empty list.
  private static boolean isEmptyList(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return false;
    }
    boolean empty = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      empty = false;
      parser.skipChildren();
    }
    return empty;
  }

  /// What is wrong with it, if anything.
  Optional<Problem> problem(Instant received) {
    if (wrong) {
      return Optional.of(
          new Problem(
              Reason.WRONG_TYPE,
              "context.consent is an object of purposes; its source and time are texts"));
    }
    for (Word word : words) {
      if (purpose(word).isEmpty() || channel(word).isEmpty() || status(word).isEmpty()) {
        return Optional.of(
            new Problem(
                Reason.UNKNOWN_CONSENT_WORD,
                "Consent has the form {purpose: {channel: status}}, with the purposes security,"
                    + " service, help, marketing; the channels email, sms, inbox; the status"
                    + " GRANTED, DENIED, REVOKED"));
      }
    }
    return at == null ? Optional.empty() : Times.problem("context.consent.at", at, received);
  }

  /// What it means; to be asked only when nothing is wrong with it. What comes from a clock that is
  /// ahead of ours was given when it arrived: else it would outweigh a no that comes after it.
  ///
  /// @param otherwise when it was given, if it does not say
  Consent meaning(Instant otherwise, Instant received) {
    Instant said = at == null ? otherwise : Timestamps.read(at).orElse(otherwise);
    Instant given = said.isAfter(received) ? received : said;
    Consent consent = Consent.NONE;
    for (Word word : words) {
      Scope scope = new Scope(purpose(word).orElseThrow(), channel(word).orElseThrow());
      String from = source == null ? DEFAULT_SOURCE : source;
      Grant grant = new Grant(status(word).orElseThrow(), from, given);
      // Merged, so that a scope named twice ends in its no.
      consent = consent.merge(new Consent(Map.of(scope, grant)));
    }
    return consent;
  }

  private static Optional<Purpose> purpose(Word word) {
    return named(Purpose.values(), word.purpose());
  }

  private static Optional<Channel> channel(Word word) {
    return named(Channel.values(), word.channel());
  }

  private static Optional<Status> status(Word word) {
    return named(Status.values(), word.status());
  }

  private static <E extends Enum<E>> Optional<E> named(E[] all, String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    for (E one : all) {
      if (one.name().equals(upper)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
