package dev.headsup.functions.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoleTest {
  @Test
  void eachRoleMayDoWhatTheOnesBeforeMay() {
    List<String> order = List.of("viewer", "author", "approver", "operator", "admin");
    for (Role role : Role.values()) {
      for (Role other : Role.values()) {
        assertThat(role.includes(other))
            .isEqualTo(order.indexOf(role.word()) >= order.indexOf(other.word()));
      }
    }
  }

  @Test
  void ofSeveralGroupsTheOneThatMayMostCounts() {
    assertThat(Role.ofGroups(List.of("viewer", "operator", "author"))).contains(Role.OPERATOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Admin", "ADMIN", "admin ", "administrators", "eu-west-1_x_Google"})
  void aGroupThatIsNoRoleSaysNothing(String group) {
    assertThat(Role.ofGroups(List.of(group))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ana:approver, ana, APPROVER", "Ana Ruiz:viewer, Ana Ruiz, VIEWER"})
  void aDevUserIsANameAndARole(String text, String name, Role role) {
    assertThat(DevUser.of(text)).isEqualTo(new DevUser(name, role)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "ana, is not name:role",
    "ana:boss, 'viewer, author, approver, operator, admin'",
    ":admin, 1 to 40 letters",
    "<script>:admin, 1 to 40 letters"
  })
  void aDevUserThatIsNoneSaysWhatIsExpected(String text, String words) {
    assertThatThrownBy(() -> DevUser.of(text)).hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({
    "http://issuer.example.com, https://a.example.com, https://b.example.com/console, the issuer",
    "https://i.example.com, http://a.example.com, https://b.example.com/console, the domain",
    "https://i.example.com, https://a.example.com, http://b.example.com/console, console",
    "https://i.example.com, https://a.example.com, https://b.example.com, ends in /console",
    "http://127.0.0.1.example.com, https://a.example.com, https://b.example.com/console, issuer",
    "ftp://127.0.0.1, https://a.example.com, https://b.example.com/console, issuer"
  })
  void aProviderIsOverTlsOrOnThisMachine(
      String issuer, String domain, String console, String words) {
    assertThatThrownBy(() -> Provider.of(issuer, "client", domain, console))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
