package dev.headsup.aws.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headsup.engine.incident.Phase;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private interface Reading {
    void read(Fields fields) throws BadRequest;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{",
        "[]",
        "7",
        "null",
        "\"t\"",
        "{} {}",
        "{\"a\":NaN}",
        "{'a':1}",
        "{\"a\":1,\"a\":2}"
      })
  void whatIsNoObjectIsRefusedByName(String body) {
    BadRequest refused =
        catchThrowableOfType(BadRequest.class, () -> Fields.of(body.getBytes(UTF_8)));

    assertThat(refused.error()).isIn("not-json", "not-an-object");
    assertThat(refused.answer().status()).isEqualTo(400);
  }

  @Test
  void bombsAreRefusedAtOnce() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String digits = "{\"a\":" + "9".repeat(200_000) + "}";
    StringBuilder names = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 10_000; i++) {
      names.append(",\"Aa").append(i).append("BB\":1");
    }

    assertThat(error(deep.getBytes(UTF_8))).isEqualTo("too-much");
    assertThat(error(digits.getBytes(UTF_8))).isEqualTo("too-much");
    assertThat(error(new byte[300_000])).isEqualTo("too-large");
    assertThat(error(new byte[] {'{', (byte) 0xc3, '}'})).isEqualTo("not-utf-8");
    assertThat(error(names.append("}").toString().getBytes(UTF_8))).isEqualTo("unknown-field");
  }

  private static String error(byte[] body) {
    return catchThrowableOfType(BadRequest.class, () -> Fields.of(body).only("b")).error();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                            | missing-field
          {"f":null}                    | missing-field
          {"f":" "}                     | missing-field
          {"f":true}                    | wrong-value
          {"f":1.5}                     | wrong-value
          {"f":["x"]}                   | wrong-value
          {"f":"a\\u0000"}              | wrong-value
          {"f":"a\\ud800"}              | wrong-value
          {"f":"12345678901"}           | wrong-value
          """)
  void aTextIsOneLineOfItsLength(String body, String error) {
    assertThat(refused(body, fields -> fields.need("f", 10))).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"f":"noon"}                  | bad-timestamp
          {"f":"9999-12-31T23:59:59Z"}  | from-the-future
          {"f":"+999999999-01-01T00:00:00Z"} | from-the-future
          {"f":"1999-12-31T23:59:59Z"}  | before-2000
          {"f":1767225600}              | bad-timestamp
          """)
  void aTimeIsOneThatCanBe(String body, String error) {
    assertThat(refused(body, fields -> fields.time("f", NOW))).isEqualTo(error);
  }

  @Test
  void theOtherKindsAreReadOrRefused() throws BadRequest {
    Fields fields =
        Fields.of(
            "{\"p\":\"resolved\",\"y\":true,\"n\":7,\"l\":[\"a\",\"a\",\"b\"],\"o\":{\"i\":42}}"
                .getBytes(UTF_8));

    assertThat(fields.word("p", Phase.values())).contains(Phase.RESOLVED);
    assertThat(fields.flag("y")).contains(true);
    assertThat(fields.count("n")).contains(7L);
    assertThat(fields.texts("l", 5, 5)).containsExactly("a", "b");
    assertThat(fields.object("o").orElseThrow().need("i", 5)).isEqualTo("42");
    assertThat(refused("{\"p\":\"Later\"}", each -> each.word("p", Phase.values())))
        .isEqualTo("wrong-value");
    assertThat(refused("{\"n\":-1}", each -> each.count("n"))).isEqualTo("wrong-value");
    assertThat(refused("{\"l\":[\"a\",\"b\"]}", each -> each.texts("l", 1, 5)))
        .isEqualTo("wrong-value");
    assertThat(refused("{\"l\":[7]}", each -> each.texts("l", 1, 5))).isEqualTo("wrong-value");
    assertThat(refused("{\"o\":7}", each -> each.object("o"))).isEqualTo("wrong-value");
  }

  private static String refused(String body, Reading reading) {
    return catchThrowableOfType(
            BadRequest.class, () -> reading.read(Fields.of(body.getBytes(UTF_8))))
        .error();
  }
}
