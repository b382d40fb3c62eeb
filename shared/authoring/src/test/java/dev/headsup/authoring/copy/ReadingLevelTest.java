package dev.headsup.authoring.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingLevelTest {
  @ParameterizedTest
  @CsvSource({
    "en, guide, 1",
    "en, table, 2",
    "en, minutes, 2",
    "en, importing, 3",
    "en, configuration, 5",
    "en, the, 1",
    "en, saved, 1",
    "de, Anleitung, 3",
    "de, Datei, 2",
    "de, speichern, 2",
    "de, Umlaute, 3",
    "de, knifflig, 2",
    "de, Zwei-Minuten-Anleitung, 7"
  })
  void syllablesAreGroupsOfVowels(String language, String word, int syllables) {
    assertThat(ReadingLevel.syllables(word, language)).isEqualTo(syllables);
  }

  @Test
  void theFormulasAreThoseOfTheirAuthors() {
    // 30 words of one syllable in three sentences: Flesch 206.835 - 10.15 - 84.6, Amstad 180 - 10 -
    // 58.5.
    List<String> english = List.of("go on ".repeat(5), "go on ".repeat(5), "go on ".repeat(5));
    List<String> german = List.of("Rot ist ".repeat(5), "Rot ist ".repeat(5), "Rot ist ".repeat(5));

    assertThat(ReadingLevel.of("en", english).score()).contains(112);
    assertThat(ReadingLevel.of("de-CH", german).score()).contains(112);
    assertThat(ReadingLevel.of("de", german).perSentence()).isEqualTo(10);
  }

  @Test
  void aFewWordsAndOtherLanguagesAreNotJudged() {
    assertThat(ReadingLevel.of("en", List.of("Go on.")).score()).isEmpty();
    assertThat(ReadingLevel.of("fr", List.of("Bonjour a tous ".repeat(20))).score()).isEmpty();
    assertThat(ReadingLevel.of("en", List.of()).words()).isZero();
  }
}
