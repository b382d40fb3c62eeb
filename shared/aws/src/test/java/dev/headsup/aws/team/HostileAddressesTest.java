package dev.headsup.aws.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.headsup.aws.team.Outbound.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S2: more than 200 addresses that lead, or may lead, into our own house: for none of them a
/// socket is opened to anything but a public address. Watched where the socket would be opened,
/// behind the resolving of names; the test opens none either.
class HostileAddressesTest {
  private record Line(String group, String address, String answers) {
    /// What the name answers, each time anew.
    List<List<InetAddress>> resolved() {
      return answers.equals("-") || answers.isEmpty()
          ? List.of()
          : Stream.of(answers.split(";"))
              .map(time -> Stream.of(time.split(",")).map(Line::literal).toList())
              .toList();
    }

    private static InetAddress literal(String address) {
      return InetAddress.ofLiteral(address);
    }
  }

  private final List<InetSocketAddress> dialled = new ArrayList<>();
  private final Outbound outbound =
      Outbound.toThePublic(
          new CheckedSockets(to -> {
            dialled.add(to);
            throw new ConnectException("a test opens no socket");
          }));

  @BeforeAll
  static void nobodyIsAsked() {
    FakeNames.alone(true);
  }

  @AfterAll
  static void others() {
    FakeNames.alone(false);
  }

  private static List<Line> lines() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    HostileAddressesTest.class.getResourceAsStream("/hostile/addresses.txt")),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(parts -> new Line(parts[0], parts[1], parts[2]))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Answer called(Line line) {
    if (!line.resolved().isEmpty()) {
      FakeNames.answer(URI.create(line.address()).getHost(), line.resolved());
    }
    return outbound.call(line.address(), Map.of(), "{}");
  }

  @Test
  void thereAreMoreThanTwoHundred() {
    assertThat(lines()).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
  }

  @Test
  void nothingButPublicAddressesIsDialled() {
    List<Line> leaks = new ArrayList<>();
    for (Line line : lines()) {
      dialled.clear();
      Answer answer = called(line);
      boolean opened = !dialled.isEmpty();
      if (opened != (line.group().equals("public") || line.group().equals("rebind"))) {
        leaks.add(line);
      }
      assertThat(dialled).as(line.address()).allMatch(to -> PublicAddress.is(to.getAddress()));
      assertThat(answer).as(line.address()).isNotInstanceOf(Answer.Status.class);
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void aNameThatAnswersOtherwiseTheSecondTimeIsLookedAtTheSecondTime() throws UnknownHostException {
    for (Line line : lines()) {
      if (line.group().equals("rebind")) {
        dialled.clear();
        assertThat(called(line)).isInstanceOf(Answer.NotReached.class);
        assertThat(dialled).hasSize(1);

        assertThat(outbound.call(line.address(), Map.of(), "{}"))
            .as("its address is inside by now")
            .isInstanceOf(Answer.NotAllowed.class);
        assertThat(dialled).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
  void noRedirectIsFollowed(int status) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.incrementAndGet();
            exchange
                .getResponseHeaders()
                .set("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/inside");
            exchange.sendResponseHeaders(status, -1);
          }
        });
    server.start();
    try {
      URI sandbox = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");

      assertThat(
              Outbound.intoTheSandbox(sandbox).call("https://hooks.example.com/", Map.of(), "{}"))
          .isInstanceOfSatisfying(
              Answer.Status.class, answer -> assertThat(answer.isGood()).isFalse());
      assertThat(asked).hasValue(1);
    } finally {
      server.stop(0);
    }
  }
}
