package dev.headsup.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.aside.Aside;
import dev.headsup.aws.aside.PutAside;
import dev.headsup.aws.aside.PutAside.Result;
import dev.headsup.aws.segment.KeyKind;
import dev.headsup.aws.sqs.QueueSender;
import dev.headsup.engine.signal.Setbacks.Setback;
import dev.headsup.functions.Wiring;
import dev.headsup.local.house.House;
import dev.headsup.local.sandbox.Arrived;
import dev.headsup.local.stack.StepStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A14: dead letters that are replayed after a fix double nothing, and send nothing that is too
/// late. 60 letters in the build; `-Dheadsup.a14=10000` for the whole of it.
final class DeadLettersPathTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final int LETTERS = Integer.getInteger("headsup.a14", 60);

  private static final String ASKED =
      "{\"type\":\"track\",\"userId\":\"ben\",\"messageId\":\"b-1\",\"event\":\"Asked By Email\"}";

  private StepStack stack;
  private Wiring console;
  private SqsClient sqs;
  private PutAside aside;
  private Instant now = NOW;

  /// The trigger of the request counts, and a policy by which nobody is asked before ten thousand
  /// hear it.
  private static Path triggers(Path folder) throws IOException {
    Path bench = House.root().resolve("infra/bench");
    Path trigger = Path.of("triggers", "by-email");
    for (Path file : List.of(Path.of("trigger.yaml"), Path.of("en", "email.md"))) {
      Path copy = folder.resolve(trigger).resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(bench.resolve(trigger).resolve(file), copy);
    }
    Files.writeString(
        folder.resolve("policy.yaml"),
        Files.readString(bench.resolve("policy.yaml")) + "approval:\n  free: 100000 customers\n");
    return folder.resolve("triggers");
  }

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    stack =
        StepStack.start(
            House.root().resolve("template.yaml"),
            triggers(folder),
            NOW,
            Set.of("TelemetryFunction", "DeliverFunction"));
    console = new Wiring(stack.environment("ConsoleFunction"), () -> now, List.of());
    sqs = new AwsClients(stack.environment("ConsoleFunction"), List.of()).sqs();
    aside = console.putAside();
  }

  @AfterEach
  void stop() {
    sqs.close();
    stack.close();
  }

  private void clock(Instant to) {
    now = to;
    stack.clock(to);
  }

  private String dead(String queue) {
    return Objects.requireNonNull(
        stack.environment("ConsoleFunction").get(queue + "_DEAD_LETTERS_URL"));
  }

  /// Events of these customers, as ingest queues them, each enough for a message.
  private void ask(int from, int to) {
    for (int i = from; i < to; i++) {
      stack.put(
          "TelemetryFunction",
          List.of(
              """
              {"v":1,"key":"server","received":"%2$s","events":[
               {"type":"identify","userId":"c-%1$d","messageId":"who-%1$d","timestamp":"%2$s",
                "traits":{"email":"c-%1$d@example.com"},
                "context":{"consent":{"service":{"EMAIL":"GRANTED"},"source":"signup-form"}}},
               {"type":"track","userId":"c-%1$d","messageId":"ask-%1$d","timestamp":"%2$s",
                "event":"Asked By Email"}]}\
              """
                  .formatted(i, now)));
    }
    work("TelemetryFunction");
  }

  private void work(String function) {
    while (stack.work(function, 10) > 0) {
      // Until its queue is empty.
    }
  }

  private List<String> mails() {
    return stack.arrived().stream()
        .filter(message -> message.channel().equals("EMAIL"))
        .map(Arrived::to)
        .toList();
  }

  @Test
  void whatIsReplayedAfterAFixIsSentOnceAndNeverTooLate() {
    ask(0, LETTERS / 3);
    List<String> late = stack.take("DeliverFunction");
    // An hour passes: of these the time is over.
    clock(now.plus(Duration.ofHours(1)));
    ask(LETTERS / 3, LETTERS);
    List<String> jobs = stack.take("DeliverFunction");
    // A third went out before their job died, as of a worker that was stopped at its last step.
    stack.put("DeliverFunction", jobs.subList(0, LETTERS / 3));
    work("DeliverFunction");
    assertThat(mails()).hasSize(LETTERS / 3);
    QueueSender graves = new QueueSender(sqs, dead("DELIVER"));
    graves.send(late);
    graves.send(jobs);

    assertThat(aside.replay(PutAside.DELIVER, any -> true, KeyKind.PUBLIC))
        .isEqualTo(new Result(late.size() + jobs.size(), 0));
    work("DeliverFunction");

    assertThat(jobs).hasSize(LETTERS - LETTERS / 3);
    assertThat(mails())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(LETTERS / 3, LETTERS)
                .mapToObj(i -> "c-" + i + "@example.com")
                .toList());
    assertThat(aside.list(PutAside.DELIVER, 10)).isEmpty();
  }

  @Test
  void aLetterIsShownWithItsReasonAndStaysUntilItIsDropped() {
    new QueueSender(sqs, dead("FANOUT"))
        .send(
            List.of(
                "{\"v\":1,\"incident\":\"i-1\",\"revision\":2,\"component\":\"api\",\"shard\":7}",
                "not ours"));
    List<Aside> first = aside.list(PutAside.FANOUT, 10);
    console
        .setbacks()
        .note(List.of(new Setback(first.getFirst().id(), "the table did not answer", 20, NOW)));

    List<Aside> again = aside.list(PutAside.FANOUT, 10);

    assertThat(again)
        .extracting(Aside::what)
        .containsExactlyInAnyOrder(
            "customers of incident i-1, part api, segment 7", "a message that cannot be read");
    assertThat(again)
        .filteredOn(letter -> letter.id().equals(first.getFirst().id()))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.why()).isEqualTo("the table did not answer");
          assertThat(letter.tries()).isEqualTo(20);
        });
    assertThat(aside.drop(PutAside.FANOUT, first.getFirst().id()::equals))
        .isEqualTo(new Result(1, 0));
    assertThat(aside.list(PutAside.FANOUT, 10))
        .extracting(Aside::id)
        .containsExactly(first.getLast().id());
  }

  @Test
  void whatWasRefusedComesInAgainAsIfItHadComeThen() {
    stack.put(
        "TelemetryFunction",
        List.of(
            "{\"v\":1,\"key\":\"public\",\"received\":\"%s\",\"events\":[],\"refused\":[{\"reason\":\"wrong-type\",\"detail\":\"was not understood then\",\"event\":%s}]}"
                .formatted(NOW, "\"" + ASKED.replace("\"", "\\\"") + "\"")));
    work("TelemetryFunction");
    clock(NOW.plus(Duration.ofDays(3)));
    assertThat(aside.list(PutAside.QUARANTINE, 10))
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.what()).isEqualTo("a refused event: wrong-type");
          assertThat(refused.again()).isTrue();
        });

    assertThat(aside.replay(PutAside.QUARANTINE, any -> true, KeyKind.PUBLIC))
        .isEqualTo(new Result(1, 0));
    work("TelemetryFunction");

    assertThat(aside.list(PutAside.QUARANTINE, 10)).isEmpty();
    assertThat(stack.tables().scan(scan -> scan.tableName(stack.table("ActivityTable"))).items())
        .singleElement()
        .satisfies(item -> assertThat(item.toString()).contains("ben"));
  }
}
