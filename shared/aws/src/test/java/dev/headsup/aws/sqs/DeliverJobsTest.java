package dev.headsup.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headsup.aws.GoldenFile;
import dev.headsup.aws.sqs.DeliverJobs.Job;
import dev.headsup.engine.customer.CustomerId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverJobsTest {
  private static final Job JOB = new Job(new CustomerId("ana"), "outreach");

  @Test
  void theFormOfAMessageStaysReadable() {
    GoldenFile.assertWritten("sqs/deliver-jobs", DeliverJobs.write(List.of(JOB)).getFirst());

    for (String form : GoldenFile.forms("sqs/deliver-jobs")) {
      assertThat(DeliverJobs.read(GoldenFile.text(form))).as(form).containsExactly(JOB);
    }
  }

  @Test
  void whatANewerVersionAddsIsPassedOver() {
    String newer =
        GoldenFile.text("sqs/deliver-jobs")
            .replaceFirst("\\{", "{\"since9\":{\"jobs\":[{\"customer\":\"ben\"}]},")
            .replace("{\"customer\"", "{\"since9\":[[]],\"customer\"");

    assertThat(DeliverJobs.read(newer)).containsExactly(JOB);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{}",
        "[]",
        "{\"v\":1,\"jobs\":{}}",
        "{\"v\":1,\"jobs\":[7,{\"customer\":\"ana\",\"outreach\":\"o\"}]}",
        "{\"v\":1,\"jobs\":[{\"customer\":\"ana\"}]}",
        "{\"v\":1,\"jobs\":[{\"customer\":\"ana\",\"outreach\":\"o\"}"
      })
  void aMessageThatIsNoneIsRefused(String body) {
    assertThatIllegalArgumentException().isThrownBy(() -> DeliverJobs.read(body));
  }
}
