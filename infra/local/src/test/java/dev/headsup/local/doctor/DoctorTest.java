package dev.headsup.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.client.Door;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.target.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The doctor against a whole local stack, through the real SDK clients.
final class DoctorTest {

  @Test
  void aLocalStackHasNothingWrongAndEveryCheckIsAsked() {
    StringWriter out = new StringWriter();
    try (LocalStack stack = LocalStack.start(House.stack(Optional.empty()));
        Door door = new Door(stack.ingest(), stack.serverKey())) {
      door.post(
          "/v1/identify",
          "{\"userId\":\"ana\",\"traits\":{\"email\":\"ana@example.com\"}}",
          Duration.ofSeconds(10));
      stack.drain();
      boolean fine =
          new Checkup(Target.at(stack.ingest()), House.root(), null)
              .doctor(100, null, new PrintWriter(out))
              .run();
      assertThat(fine).as(out.toString()).isTrue();
    }
    assertThat(out.toString())
        .contains(
            "ok     clock",
            "ok     template       as in the repository",
            "ok     configuration",
            "ok     keys",
            "ok     messages       stay on this machine",
            "checked with --stack",
            "ok     feeds          an incident finds its customers",
            "ok     dead letters   none",
            "ok     customers      0 of 1 have neither",
            "look   customers      1 of 1 have no time zone",
            "look   customers      1 of 1 have no word of consent")
        .doesNotContain(
            "DKIM is",
            "SES is",
            "SNS is",
            "could not be asked",
            "cannot be read",
            "not in this stack");
  }
}
