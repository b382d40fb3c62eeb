package dev.headsup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.local.house.House;
import dev.headsup.local.target.CloudFormationDouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `doctor --stack` as it is typed, with everything of AWS on loopback: CloudFormation answers, and
/// every other service refuses.
final class DoctorCommandTest {
  private final Map<String, String> before = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private CloudFormationDouble aws;

  @BeforeEach
  void reach() throws IOException {
    aws =
        new CloudFormationDouble()
            .resource("SettingsTable", "support-SettingsTable-1A")
            .resource("ProfilesTable", "support-ProfilesTable-1A")
            .template(Files.readString(House.root().resolve("template.yaml")))
            .front();
    set("headsup.home", House.root().toString());
    set("aws.endpointUrl", aws.url());
    set("aws.accessKeyId", "test");
    set("aws.secretAccessKey", "test");
  }

  @AfterEach
  void restore() {
    aws.close();
    before.forEach((name, value) -> {
      if (value.isEmpty()) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, value);
      }
    });
  }

  @Test
  void aStackInAwsIsAskedToTheEnd() {
    aws.drift(
        "<StackDriftStatus>IN_SYNC</StackDriftStatus>"
            + "<LastCheckTimestamp>2026-11-20T08:00:00.000Z</LastCheckTimestamp>");

    assertThat(doctor()).as("what nobody may ask is not fine").isEqualTo(Exit.FINDINGS);

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .startsWith("doctor of the stack support in eu-west-1")
        .contains(
            "ok     clock",
            "ok     template       as in the repository",
            "nobody changed a part by hand, as of 2026-11-20T08:00:00Z",
            "unseen keys           could not be asked: AccessDeniedException",
            "the secret of all that signs is not in this stack",
            "DeliverDeadLetters is not in this stack",
            "the output AlarmTopic is not in this stack",
            "unseen customers",
            " not asked");
  }

  @Test
  void aStackThatLacksWhatACheckNeedsIsStillAskedTheRest() throws IOException {
    aws.close();
    aws = new CloudFormationDouble().resource("Api", "abc").template("{").front();
    System.setProperty("aws.endpointUrl", aws.url());

    assertThat(doctor()).isEqualTo(Exit.FINDINGS);

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains(
            "wrong  template       cannot be read: ",
            "wrong  keys           cannot be read: the stack support in eu-west-1 does not give"
                + " SETTINGS_TABLE",
            "wrong  customers      cannot be read: ");
  }

  private int doctor() {
    return Headsup.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute("doctor", "--stack", "support", "--region", "eu-west-1");
  }

  private void set(String property, String value) {
    before.put(property, System.getProperty(property, ""));
    System.setProperty(property, value);
  }
}
