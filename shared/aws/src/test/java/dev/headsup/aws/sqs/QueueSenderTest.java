package dev.headsup.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.aws.AwsClients;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How messages are split into calls, and what happens to one that was not taken.
class QueueSenderTest {
  private QueueStub queue = open();

  private static QueueStub open() {
    try {
      return new QueueStub();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @BeforeEach
  void start() {
    queue.close();
    queue = open();
  }

  @AfterEach
  void stop() {
    queue.close();
  }

  private QueueSender sender() {
    AwsClients clients =
        new AwsClients(
            Map.of(
                "AWS_ENDPOINT_URL", queue.endpoint(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"),
            List.of());
    return new QueueSender(clients.sqs(), queue.endpoint() + "/000000000000/telemetry");
  }

  private static List<String> bodies(int count) {
    return IntStream.range(0, count).mapToObj(i -> "message " + i).toList();
  }

  @Test
  void tenMessagesGoInOneCall() {
    sender().send(bodies(25));

    assertThat(queue.calls()).containsExactly(10, 10, 5);
    assertThat(queue.taken()).isEqualTo(bodies(25));
  }

  @Test
  void nothingToSendAsksNothing() {
    sender().send(List.of());

    assertThat(queue.calls()).isEmpty();
  }

  @Test
  void noCallCarriesMoreThanAMegabyte() {
    String large = "x".repeat(240_000);

    sender().send(List.of(large, large, large, large, large, "small"));

    assertThat(queue.calls()).containsExactly(4, 2);
  }

  @Test
  void bytesAreCountedNotCharacters() {
    String large = "€".repeat(300_000);

    sender().send(List.of(large, large));

    assertThat(queue.calls()).containsExactly(1, 1);
  }

  @Test
  void whatWasNotTakenIsSentAgainAlone() {
    Set<String> first = new HashSet<>();
    queue.refuses(body -> body.endsWith("3") && first.add(body), false);

    sender().send(bodies(10));

    assertThat(queue.calls()).containsExactly(10, 1);
    assertThat(queue.taken()).containsExactlyInAnyOrderElementsOf(bodies(10));
  }

  @Test
  void aMessageThatIsNeverTakenIsAnError() {
    queue.refuses(body -> body.endsWith("3"), false);

    assertThatThrownBy(() -> sender().send(bodies(5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not done after 7 rounds");
    assertThat(queue.calls()).containsExactly(5, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void aMessageThatIsOurFaultIsNotRepeated() {
    queue.refuses(body -> body.endsWith("3"), true);

    assertThatThrownBy(() -> sender().send(bodies(5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ByTheTest");
    assertThat(queue.calls()).hasSize(1);
  }

  @Test
  void aMessageThatIsTooLargeStopsAllBeforeTheFirstCall() {
    assertThatThrownBy(() -> sender().send(List.of("small", "x".repeat(1_000_001))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000001 bytes");
    assertThat(queue.calls()).isEmpty();
  }
}
