package dev.headsup.functions.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReturnToTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/",
        "/console/activity",
        "/console?hold=1",
        "/console/activity?day=2026-11-19&show=told",
        "/console/customers/a%2Fb%20c",
        "/console/customers/ana@example.com",
        "/console/outbox?cursor=a%3Db"
      })
  void aPageOfOursIsWhereOneComesBackTo(String page) {
    assertThat(ReturnTo.page(page)).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//evil.example.com",
        "https://evil.example.com/console",
        "/\\evil.example.com",
        "/console//evil.example.com",
        "/console\\..\\..\\x",
        "/consoleevil",
        "/console.evil.example.com",
        "/console@evil.example.com",
        "/v1/batch",
        "/console/../v1/batch",
        "/console/%2e%2e/v1/batch",
        "/console/.%2E/x",
        "/console/sign-in",
        "/console/sign-in/done?code=1",
        "/console/signed-out",
        "javascript:alert(1)",
        "/console\r\nSet-Cookie: a=b",
        "/console\t",
        "/console?x=\"><script>",
        "/console#javascript:alert(1)",
        "/console/%zz",
        "\u0000/console"
      })
  void anythingElseLeadsToTheFirstPage(String elsewhere) {
    assertThat(ReturnTo.page(elsewhere)).isEqualTo("/console");
  }
}
