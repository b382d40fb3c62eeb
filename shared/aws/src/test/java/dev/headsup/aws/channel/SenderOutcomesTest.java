package dev.headsup.aws.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.channel.Provider.Mood;
import dev.headsup.engine.customer.Device.Platform;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.ChannelSender;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import dev.headsup.engine.outreach.ChannelSender.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// One attempt, and the right word for what came of it, for each thing that a provider can do.
class SenderOutcomesTest {
  private Provider provider = open();

  private static Provider open() {
    try {
      return new Provider();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @BeforeEach
  void start() {
    provider.close();
    provider = open();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private static Guard guard() {
    return new Guard("it", new Guard.Limits(100, 10), InstantSource.fixed(Letters.NOON));
  }

  private ChannelSender sender(Channel channel) {
    return sender(channel, "http://127.0.0.1:" + provider.port());
  }

  private static ChannelSender sender(Channel channel, String endpoint) {
    return switch (channel) {
      case EMAIL ->
          new SesSender(Provider.clients(endpoint).ses(), "help@example.com", "events", guard());
      case SMS -> new SnsSmsSender(Provider.clients(endpoint).sns(), "", guard());
      case PUSH ->
          new SnsPushSender(
              Provider.clients(endpoint).sns(),
              Map.of(Platform.IOS, "arn:aws:sns:us-east-1:000000000000:app/APNS/shop"),
              (customer, device, at) -> {},
              InstantSource.fixed(Letters.NOON),
              guard());
      case INBOX, WEBHOOK -> throw new IllegalArgumentException(channel + " has no such provider");
    };
  }

  private static Letter letter(Channel channel) {
    return switch (channel) {
      case EMAIL -> Letters.email(Purpose.HELP);
      case PUSH -> Letters.push(Purpose.HELP);
      case SMS, INBOX, WEBHOOK -> Letters.sms(Purpose.HELP);
    };
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(Channel.EMAIL, Channel.SMS, Channel.PUSH)
        .flatMap(channel ->
            Stream.of(
                Arguments.of(channel, Mood.ACCEPTS, Result.Accepted.class),
                Arguments.of(channel, Mood.REFUSES, Result.Refused.class),
                Arguments.of(channel, Mood.THROTTLES, Result.NotSent.class),
                Arguments.of(channel, Mood.FORBIDS, Result.NotSent.class),
                Arguments.of(channel, Mood.BREAKS, Result.Unknown.class),
                Arguments.of(channel, Mood.DROPS, Result.Unknown.class)));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void oneAttemptIsMadeAndItsOutcomeIsNamed(
      Channel channel, Mood mood, Class<? extends Result> outcome) {
    provider.is(mood);

    Result result = sender(channel).send(letter(channel));

    assertThat(result).isInstanceOf(outcome);
    assertThat(provider.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"EMAIL", "SMS", "PUSH"})
  void aConnectionThatEndsUnderASecondMessageIsNotTriedAgain(Channel channel) {
    ChannelSender sender = sender(channel);
    assertThat(sender.send(letter(channel))).isInstanceOf(Result.Accepted.class);
    provider.is(Mood.DROPS);

    assertThat(sender.send(letter(channel))).isInstanceOf(Result.Unknown.class);

    assertThat(provider.requests())
        .as("the JDK repeats a POST on a used connection unless it is streamed")
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"EMAIL", "SMS"})
  void aHangingProviderIsGivenUpWithinTenSeconds(Channel channel) {
    provider.is(Mood.HANGS);
    Instant start = Instant.now();

    Result result = sender(channel).send(letter(channel));

    assertThat(result).isInstanceOf(Result.Unknown.class);
    assertThat(Duration.between(start, Instant.now()))
        .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(10));
    assertThat(provider.requests()).hasSize(1);
  }

  /// A9: 500 sends in a full run, half of them each kind.
  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"EMAIL", "SMS"})
  void aResetAfterTheRequestWentOutIsUnknown(Channel channel) throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket resetting = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            while (!resetting.isClosed()) {
              reset(resetting, connections);
            }
          });

      int sends = Boolean.getBoolean("headsup.full") ? 250 : 5;
      String endpoint = "http://127.0.0.1:" + resetting.getLocalPort();
      for (int sent = 1; sent <= sends; sent++) {
        assertThat(sender(channel, endpoint).send(letter(channel)))
            .isInstanceOf(Result.Unknown.class);
        assertThat(connections).as("requests after %s sends", sent).hasValue(sent);
      }
    }
  }

  private static void reset(ServerSocket server, AtomicInteger connections) {
    try (Socket socket = server.accept()) {
      connections.incrementAndGet();
      byte[] some = new byte[64];
      if (socket.getInputStream().read(some) > 0) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException closed) {
      return;
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"EMAIL", "SMS", "PUSH"})
  void aProviderThatIsNotThereGotNothing(Channel channel) {
    String nobody = "http://127.0.0.1:" + provider.port();
    provider.close();

    for (String endpoint : List.of(nobody, "http://no-such-host.invalid")) {
      assertThat(sender(channel, endpoint).send(letter(channel)))
          .isInstanceOf(Result.NotSent.class);
    }
  }
}
