package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// S6: marked addresses, names and words go through the ordinary path, and through providers that
/// refuse, hang and lose answers; nothing of them is in what any part writes to its log.
final class CanaryLogsTest {
  private static final List<String> CANARIES =
      List.of(
          "canary-mail", "canary.mail", "Canary Name", "canary-file", "12025550171", "canary-bad");

  @SuppressWarnings("NullAway.Init") // each test starts one first
  private LocalStack stack;

  @Test
  void noAddressNameOrWordOfACustomerIsInAnyLog() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(new Tee(out, said), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Tee(err, said), true, StandardCharsets.UTF_8));
    try {
      stack = LocalStack.start(House.stack(Optional.of(Instant.parse("2026-03-02T10:00:00Z"))));
      int number = 0;
      for (String fault : List.of("none", "throttle", "refuse", "lose")) {
        number++;
        introduce("u" + number);
        if (!fault.equals("none")) {
          post(
              "/_local/faults",
              "",
              "{\"provider\":\"ses\",\"fault\":\"%s\",\"times\":1}".formatted(fault));
        }
        for (int times = 1; times <= 3; times++) {
          call(
              "track",
              stack.writeKey(),
              "{\"userId\":\"u%1$s\",\"messageId\":\"u%1$s-%2$s\",\"timestamp\":\"%3$s\",\"event\":\"Import Failed\",\"properties\":{\"file\":\"canary-file.csv\"}}"
                  .formatted(number, times, stack.clock().instant()));
        }
        call(
            "batch",
            stack.writeKey(),
            "{\"batch\":[{\"type\":\"track\",\"userId\":\"u1\",\"messageId\":\"b%s\",\"email\":\"canary-bad@example.com\"}]}"
                .formatted(number));
        later(Duration.ofMinutes(6));
      }
      later(Duration.ofHours(2));
      run("export", "--customer", "u1");
      run("erase", "--customer", "u1", "--yes");
    } finally {
      if (stack != null) {
        stack.close();
      }
      System.setOut(out);
      System.setErr(err);
    }
    String log = said.toString(StandardCharsets.UTF_8);
    assertThat(log).as("something was logged at all").isNotBlank();
    for (String canary : CANARIES) {
      assertThat(log.lines().filter(line -> line.contains(canary))).as(canary).isEmpty();
    }
  }

  private void introduce(String customer) {
    call(
        "identify",
        stack.serverKey(),
        """
        {"userId":"%1$s","messageId":"who-%1$s","timestamp":"%2$s",
         "traits":{"name":"Canary Name","email":"canary-mail-%1$s@example.com","phone":"+12025550171"},
         "context":{"consent":{"help":{"EMAIL":"GRANTED","INBOX":"GRANTED","SMS":"GRANTED"},"source":"form"}}}\
        """
            .formatted(customer, stack.clock().instant()));
    stack.drain();
  }

  private void run(String... words) {
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--url";
    all[words.length + 1] = stack.ingest().toString();
    assertThat(Typed.run("", all)).isEqualTo(Exit.OK);
  }

  private void later(Duration by) {
    stack.drain();
    stack.clock().advance(by);
    stack.drain();
  }

  private void call(String path, String key, String body) {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    post("/v1/" + path, "Basic " + basic, body);
  }

  private void post(String path, String authorization, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stack.ingest().resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
    } catch (Exception broken) {
      throw new AssertionError(path + " did not answer", broken);
    }
  }

  /// Writes to both.
  private static final class Tee extends OutputStream {
    private final OutputStream one;
    private final ByteArrayOutputStream other;

    Tee(OutputStream one, ByteArrayOutputStream other) {
      this.one = one;
      this.other = other;
    }

    @Override
    public void write(int unit) throws IOException {
      one.write(unit);
      other.write(unit);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      one.write(bytes, from, length);
      other.write(bytes, from, length);
    }
  }
}
