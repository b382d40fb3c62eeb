package dev.headsup.aws.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.handoff.Receiver.Result;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S2: an address that somebody typed in leads nowhere into our own house.
class OutboundTest {
  private static Result post(String address) {
    return Outbound.toThePublic().post(address, Map.of(), "{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/x",
        "https://localhost:9/x",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://[::1]/",
        "https://[fd00:ec2::254]/",
        "https://[fe80::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a9fe:a9fe]/",
        "https://[2002:7f00:1::]/",
        "https://2130706433/",
        "https://0x7f.1/"
      })
  void ourOwnHouseIsNotReached(String address) {
    assertThat(post(address)).isInstanceOf(Result.Failed.class);
    assertThat(post(address).toString())
        .containsAnyOf("not public", "UnknownHost", "must be https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https://user:secret@example.com/",
        "https:///nowhere",
        "not an address"
      })
  void onlyPlainHttpsIsAnAddress(String address) {
    assertThat(post(address)).isInstanceOf(Result.Failed.class);
    assertThat(post(address).toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.215.14", "8.8.8.8", "172.32.0.1", "2606:4700:4700::1111"})
  void publicAddressesAreFine(String address) throws UnknownHostException {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "198.51.100.7",
        "203.0.113.9",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "2001:db8::1",
        "2001::1",
        "ff02::1",
        "::"
      })
  void reservedAddressesAreNot(String address) throws UnknownHostException {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void theCheckStandsAtTheSocketSoANameThatChangesGainsNothing() throws Exception {
    try (var socket = new CheckedSockets().createSocket()) {
      var inside = new java.net.InetSocketAddress(InetAddress.getByName("10.1.2.3"), 443);
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> socket.connect(inside, 100))
          .isInstanceOf(CheckedSockets.NotPublic.class);
    }
  }
}
