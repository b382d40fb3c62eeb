package dev.headsup.functions.preferences.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// L8 of the rules: what counts as a no.
final class MeaningTest {
  private static final List<String> WORDS =
      List.of(
          "stop",
          "stopp",
          "end",
          "cancel",
          "unsubscribe",
          "quit",
          "stopall",
          "revoke",
          "optout",
          "abbestellen",
          "abmelden",
          "ende");

  @Test
  void everyWordStopsInWhateverWayItIsWritten() {
    for (String word : WORDS) {
      String upper = word.toUpperCase(Locale.ROOT);
      String capital = upper.charAt(0) + word.substring(1);
      for (String written :
          List.of(
              word,
              upper,
              capital,
              " " + word + " ",
              word + ".",
              word + "!!!",
              "\"" + word + "\"",
              word + "\n",
              "-" + word + "-",
              word + " 🛑",
              "😡" + upper,
              "please " + word,
              word + " please",
              "Bitte " + word,
              String.join(" ", word.split("")),
              String.join(".", upper.split("")),
              word + " now",
              word + ", thank you")) {
        assertThat(Meaning.of(written)).as(written).isEqualTo(Meaning.STOP);
      }
    }
    assertThat(Meaning.of("ＳＴＯＰ")).as("full width").isEqualTo(Meaning.STOP);
    assertThat(Meaning.of("𝗦𝗧𝗢𝗣")).as("bold").isEqualTo(Meaning.STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please stop texting me",
        "Stop texting me!",
        "STOP MESSAGING ME",
        "can you stop sending me these",
        "Stop contacting me or I will call my lawyer",
        "I want you to stop this",
        "stop it",
        "no more texts please",
        "No more messages.",
        "remove me from your list",
        "take me off this list",
        "please remove my number",
        "delete my number",
        "lose my number!!",
        "unsubscribe me",
        "I'd like to opt out",
        "opt me out please",
        "leave me alone",
        "do not text me again",
        "don't text me",
        "Don’t message me anymore",
        "do not contact me",
        "I don't want these",
        "I do not want any more of this",
        "cease and desist",
        "I revoke my consent",
        "I withdraw my consent",
        "not interested",
        "wrong number",
        "stop spamming me 😤",
        "bitte aufhören",
        "Hört auf mit den SMS",
        "Hören Sie auf!",
        "keine SMS mehr",
        "Bitte keine Nachrichten mehr",
        "Schreiben Sie mir nicht mehr",
        "schreibt mir nicht",
        "Lasst mich in Ruhe",
        "lassen Sie mich in Ruhe",
        "Streichen Sie mich von der Liste",
        "Bitte löschen Sie meine Nummer",
        "Melden Sie mich ab",
        "ich widerrufe meine Einwilligung",
        "kein Interesse",
        "Falsche Nummer",
        "bitte stopp damit"
      })
  void aNoInFreeWordsStopsToo(String phrase) {
    assertThat(Meaning.of(phrase)).isEqualTo(Meaning.STOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "don't stop",
        "Please don’t stop texting me",
        "do not stop",
        "never stop, I love it",
        "I am at the bus stop",
        "which bus stop?",
        "nicht aufhören!",
        "it stopped working",
        "how do I cancel my order",
        "bin an der Bushaltestelle"
      })
  void whatMayBeANoIsDoubtful(String reply) {
    assertThat(Meaning.of(reply)).isEqualTo(Meaning.DOUBTFUL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELP", "help?", " Hilfe ", "info", "H E L P"})
  void aCallForHelpIsOne(String reply) {
    assertThat(Meaning.of(reply)).isEqualTo(Meaning.HELP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "still broken",
        "geht immer noch nicht",
        "thanks!",
        "",
        "👍",
        "help with my import",
        "yes",
        "the weekend was fine",
        "Unstoppable"
      })
  void anythingElseIsForAPerson(String reply) {
    assertThat(Meaning.of(reply)).isEqualTo(Meaning.PERSON);
  }

  @Test
  void afterANoStartBeginsAgain() {
    assertThat(Meaning.of("START")).isEqualTo(Meaning.START);
    assertThat(Meaning.of("unstop")).isEqualTo(Meaning.START);
  }
}
