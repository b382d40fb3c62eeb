package dev.headsup.authoring.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.authoring.copy.Phrase.Kind;
import dev.headsup.authoring.words.Resources;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
  @ParameterizedTest
  @CsvSource({
    "you failed, You   failed, true",
    "you failed, 'you, failed', true",
    "you failed, thank you failed, true",
    "you failed, youfailed, false",
    "not work*, not working, true",
    "not work*, not worth, false",
    "you did ... wrong, you did wrong, true",
    "you did ... wrong, you did it all quite terribly wrong, true",
    "you did ... wrong, you did one two three four five wrong, false",
    "you did ... wrong, you did. It went wrong, false",
    "[is/are] back, they are back, true",
    "[Sie haben/du hast] ... falsch*, Du hast es falsch gemacht, true",
    "Ihr Fehler, Ihr Fehlerbericht, false"
  })
  void aPhraseIsWordsInOrder(String phrase, String text, boolean found) {
    assertThat(Phrase.pattern(phrase).matcher(text).find()).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy/en.txt", "copy/de.txt"})
  void everyListReadsAndSaysItBetter(String name) {
    List<Phrase> phrases = Resources.lines(name).map(Phrase::read).toList();

    assertThat(phrases.stream().map(Phrase::kind).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Kind.values()));
    assertThat(phrases)
        .filteredOn(phrase -> phrase.kind() == Kind.BLAME || phrase.kind() == Kind.SURVEILLANCE)
        .allSatisfy(phrase -> assertThat(phrase.better()).isNotBlank());
  }

  @Test
  void aLineOfAnotherFormIsRefused() {
    assertThatThrownBy(() -> Phrase.read("blame")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Phrase.read("blames | x | y"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
