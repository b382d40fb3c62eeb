package dev.headsup.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.message.SmsParts.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmsPartsTest {
  @ParameterizedTest
  @CsvSource({
    "a, 0, 0, 0",
    "a, 1, 1, 1",
    "a, 160, 160, 1",
    "a, 161, 161, 2",
    "a, 306, 306, 2",
    "a, 307, 307, 3",
    "€, 80, 160, 1",
    "€, 81, 162, 2",
    "ä, 160, 160, 1"
  })
  void plainLettersFill160Or153(String letter, int count, int units, int parts) {
    assertThat(SmsParts.of(letter.repeat(count)))
        .isEqualTo(new SmsParts(Encoding.GSM_7, units, parts));
  }

  @ParameterizedTest
  @CsvSource({
    "ł, 1, 1, 1",
    "ł, 70, 70, 1",
    "ł, 71, 71, 2",
    "ł, 134, 134, 2",
    "ł, 135, 135, 3",
    "🎉, 35, 70, 1",
    "🎉, 36, 72, 2"
  })
  void oneLetterOutsideTheAlphabetMakesPartsOf70Or67(
      String letter, int count, int units, int parts) {
    assertThat(SmsParts.of(letter.repeat(count)))
        .isEqualTo(new SmsParts(Encoding.UCS_2, units, parts));
  }

  @Test
  void aSignOfTwoSeptetsIsNotCutInHalf() {
    // 152 letters and a euro sign need 154 of the 153 places of a part.
    String text = "a".repeat(152) + "€" + "a".repeat(152);

    assertThat(SmsParts.of(text)).isEqualTo(new SmsParts(Encoding.GSM_7, 306, 3));
  }

  @Test
  void anEmojiIsNotCutInHalf() {
    // 33 emoji fill 66 of 67 places; the next one starts another part.
    assertThat(SmsParts.of("🎉".repeat(67)).parts()).isEqualTo(3);
  }

  @Test
  void oneCurlyQuoteMakesTheWholeMessageLong() {
    assertThat(SmsParts.of("a".repeat(99) + "’")).isEqualTo(new SmsParts(Encoding.UCS_2, 100, 2));
  }
}
