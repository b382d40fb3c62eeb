package dev.headsup.local.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.functions.Variable;
import dev.headsup.local.house.House;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

final class AwsTargetTest {
  private static final String QUEUE =
      "https://sqs.eu-west-1.amazonaws.com/111122223333/support-TelemetryQueue-1A";

  private static Target open(String stack, String region, Map<String, String> surroundings) {
    return AwsTarget.open(stack, region, surroundings, House.root().resolve("template.yaml"));
  }

  private static CloudFormationDouble cloudFormation() throws IOException {
    return new CloudFormationDouble()
        .resource("SettingsTable", "support-SettingsTable-1A")
        .resource("TelemetryQueue", QUEUE)
        .resource("Api", "abc");
  }

  @Test
  void theVariablesOfTheFunctionsFollowFromPhysicalIdsAndParameters() throws IOException {
    try (CloudFormationDouble aws = cloudFormation()) {
      Target target = open("support", "eu-west-1", aws.surroundings());

      assertThat(target.name()).isEqualTo("the stack support in eu-west-1");
      assertThat(target.isLocal()).isFalse();
      assertThat(target.command("diff"))
          .isEqualTo("./headsup diff --stack support --region eu-west-1");
      assertThat(target.command("import profiles FILE.csv"))
          .isEqualTo("./headsup import profiles FILE.csv --url " + target.front());
      assertThat(target.writeKey()).isEmpty();
      assertThat(target.front())
          .isEqualTo(URI.create("https://abc.execute-api.eu-west-1.amazonaws.com"));
      assertThat(target.variable(Variable.SETTINGS_TABLE)).isEqualTo("support-SettingsTable-1A");
      assertThat(target.variable(Variable.TELEMETRY_QUEUE_URL)).isEqualTo(QUEUE);
      assertThat(target.variable(Variable.EMAIL_FROM)).isEqualTo("help@example.com");
      assertThat(target.environment()).containsEntry("AWS_REGION", "eu-west-1");
      assertThat(target.resource("SettingsTable")).contains("support-SettingsTable-1A");
    }
  }

  @Test
  void aStackThatLacksAResourceIsUsedUntilThatResourceIsNeeded() throws IOException {
    try (CloudFormationDouble aws = cloudFormation()) {
      Target target = open("support", "eu-west-1", aws.surroundings());

      assertThat(target.environment(Variable.SETTINGS_TABLE)).isNotEmpty();
      assertThatThrownBy(() -> target.environment(Variable.SETTINGS_TABLE, Variable.DUE_TABLE))
          .isInstanceOf(TargetException.class)
          .hasMessageContaining("the stack support in eu-west-1 does not give DUE_TABLE")
          .hasMessageContaining("the stack has no DueTable")
          .hasMessageContaining("another version");
    }
  }

  /// The stack of 0.1.0 has neither the function nor the parameter that the rate comes from; what
  /// `keys add` needs before the upgrade is there all the same.
  @Test
  void aStackOf010GivesWhatTakingItsKeysOverNeeds() throws IOException {
    try (CloudFormationDouble aws = cloudFormation()) {
      Target target = open("support", "eu-west-1", aws.surroundings());

      assertThat(target.resource("SetupFunction")).isEmpty();
      assertThat(target.variable(Variable.SETTINGS_TABLE)).isEqualTo("support-SettingsTable-1A");
      assertThat(target.variable(Variable.EVENTS_PER_SECOND)).isEqualTo("1000");
    }
  }

  @Test
  void aStackThatIsNotThereIsNamedWithWhatToDo() throws IOException {
    try (CloudFormationDouble aws = cloudFormation()) {
      assertThatThrownBy(() -> open("suport", "eu-west-1", aws.surroundings()))
          .isInstanceOf(TargetException.class)
          .hasMessageContaining("there is no stack suport in eu-west-1: sam deploy makes it")
          .hasMessageContaining("--region");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDenied, cloudformation:DescribeStacks",
    "ExpiredToken, (ExpiredToken: said so",
    "InvalidClientTokenId, sign in again",
    "SomethingElse, did not answer about the stack support in eu-west-1: said so"
  })
  void aRefusalLeadsOut(String code, String answer) throws IOException {
    try (CloudFormationDouble aws = cloudFormation().failing(code)) {
      assertThatThrownBy(() -> open("support", "eu-west-1", aws.surroundings()))
          .isInstanceOf(TargetException.class)
          .hasMessageContaining(answer);
    }
  }

  /// Profiles that no secret stands in, as people have them: the SDK finds what can use them by
  /// name, on the class path that the launcher runs with.
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 111122223333
        sso_role_name = Look\
        """,
        """
        sso_session = one
        sso_account_id = 111122223333
        sso_role_name = Look
        [sso-session one]
        sso_region = eu-west-1
        sso_start_url = https://example.awsapps.com/start\
        """,
        """
        role_arn = arn:aws:iam::111122223333:role/Look
        web_identity_token_file = /there/is/no/token\
        """
      })
  void profilesOfIdentityCenterAndOfRolesAreUnderstood(String profile) {
    ProfileFile file =
        ProfileFile.builder()
            .type(ProfileFile.Type.CONFIGURATION)
            .content(
                new ByteArrayInputStream(
                    ("[profile mine]\nregion = eu-west-1\n" + profile + "\n")
                        .getBytes(StandardCharsets.UTF_8)))
            .build();
    try (ProfileCredentialsProvider credentials =
        ProfileCredentialsProvider.builder().profileFile(file).profileName("mine").build()) {
      // Nobody signed in here, which is another complaint than of a module that is missing.
      assertThatThrownBy(credentials::resolveCredentials)
          .hasMessageNotContaining("class path")
          .hasMessageNotContaining("classpath");
    }
  }

  @Test
  void namesFollowTheFormsOfAws() {
    AwsNames.Account account =
        AwsNames.Account.of("arn:aws:cloudformation:eu-west-1:111122223333:stack/support/0a1b2c");

    assertThat(account.arn("dynamodb", "table/one"))
        .isEqualTo("arn:aws:dynamodb:eu-west-1:111122223333:table/one");
    assertThatThrownBy(() -> AwsNames.Account.of("support")).isInstanceOf(TargetException.class);
  }
}
