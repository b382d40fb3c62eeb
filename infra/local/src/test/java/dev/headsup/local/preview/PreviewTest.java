package dev.headsup.local.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.authoring.Problem;
import dev.headsup.authoring.trigger.TriggerFolders;
import dev.headsup.engine.message.Brand;
import dev.headsup.engine.message.Channel;
import dev.headsup.local.house.House;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreviewTest {
  private static final Brand ACME = new Brand("Acme", "Acme Inc., Springfield", List.of());

  private final List<String> page = new ArrayList<>();

  private static Map<String, String> files() {
    return new HashMap<>(TriggerFolders.one(House.root().resolve("triggers/import-struggle")));
  }

  private List<Problem> show(Preview preview, Map<String, String> files) {
    return preview.show("import-struggle", files, page::add);
  }

  @Test
  void everyLanguageAndChannelIsShownAsItWillBeRead() {
    Preview all = new Preview(ACME, Sample.ana(), Optional.empty(), Optional.empty());

    assertThat(show(all, files())).isEmpty();
    assertThat(page)
        .contains(
            "== de/email.md",
            "== de/inbox.md",
            "== en/email.md",
            "== en/inbox.md",
            "Subject: Your import: the two-minute guide",
            "Hi Ana,",
            "Acme Inc., Springfield")
        .anySatisfy(line -> assertThat(line).contains("look at (file) with you"))
        .anySatisfy(
            line -> assertThat(line).matches("-- \\d+ words, \\d+ a sentence, ease \\d+ .*"));
  }

  @Test
  void aCustomerReadsTheirOwnLanguageAndData() {
    Sample uma =
        Sample.read("{\"traits\":{\"name\":\"Uma\"},\"data\":{\"file\":\"uma.csv\",\"error\":7}}");
    Preview one = new Preview(ACME, uma, Optional.of("de-CH"), Optional.of(Channel.EMAIL));

    assertThat(show(one, files())).isEmpty();
    assertThat(page).first().isEqualTo("== de/email.md, for de-CH");
    assertThat(page)
        .contains("Guten Tag Uma,")
        .anySatisfy(line -> assertThat(line).contains("uma.csv"));
    assertThat(page).noneSatisfy(line -> assertThat(line).contains("inbox.md"));
  }

  @Test
  void aTextMessageShowsItsPartsAndCopyItsFaults() {
    Map<String, String> files = files();
    files.put(
        "trigger.yaml",
        files.getOrDefault("trigger.yaml", "").replace("first of: [email]", "first of: [sms]"));
    files.put("en/sms.md", "You failed to import it. Please open https://docs.example.com/import");
    files.put("de/sms.md", "Der Import ging nicht durch. Hilfe: https://docs.example.com/import");
    Preview sms = new Preview(ACME, Sample.ana(), Optional.empty(), Optional.of(Channel.SMS));

    assertThat(show(sms, files))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains("'You failed' sounds like blame"));
    assertThat(page)
        .contains("== en/sms.md", "== de/sms.md")
        .anySatisfy(line -> assertThat(line).matches("-- [123] parts?, GSM-7, \\d+ units"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"trait\":{}}", "{\"traits\":[]}", "{"})
  void dataOfAnotherFormIsSaidSo(String json) {
    assertThatThrownBy(() -> Sample.read(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nestedTraitsHaveDottedNames() {
    assertThat(
            Sample.read("{\"traits\":{\"address\":{\"city\":\"Bern\"},\"x\":null,\"l\":[1,2]}}")
                .traits())
        .isEqualTo(Map.of("address.city", "Bern", "l", "1, 2"));
  }
}
