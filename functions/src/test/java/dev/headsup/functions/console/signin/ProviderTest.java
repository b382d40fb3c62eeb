package dev.headsup.functions.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderTest {
  private static Provider at(String console) {
    return Provider.of(
        "https://issuer.example.com/pool", "client-1", "https://sign-in.example.com", console);
  }

  @ParameterizedTest
  @CsvSource({
    "https://headsup.example.com/console,      https://headsup.example.com",
    "https://Headsup.Example.COM/console,      https://headsup.example.com",
    "https://headsup.example.com:443/console,  https://headsup.example.com",
    "https://headsup.example.com:8443/console, https://headsup.example.com:8443",
    "http://127.0.0.1:8080/console,            http://127.0.0.1:8080",
    "http://localhost:80/console,              http://localhost"
  })
  void ourOriginIsWrittenAsBrowsersWriteIt(String console, String origin) {
    assertThat(at(console).origin()).isEqualTo(origin);
  }

  @Test
  void theWayBackStaysAsTheProviderWasTold() {
    assertThat(at("https://Headsup.Example.COM:443/console").logout().toString())
        .endsWith("logout_uri=https%3A%2F%2FHeadsup.Example.COM%3A443%2Fconsole%2Fsigned-out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://headsup.example.com/console",
        "https://headsup.example.com",
        "https://headsup.example.com/console/"
      })
  void anAddressThatCannotBeTheConsolesIsRefused(String console) {
    assertThatThrownBy(() -> at(console))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(console);
  }
}
