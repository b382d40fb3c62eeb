package dev.headsup.local.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.functions.Wiring;
import dev.headsup.local.client.Door;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import dev.headsup.local.target.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files imported into a whole stack, with a trigger that would speak at any contact with support.
final class ImportIntoStackTest {

  private static final CustomerId ANA = CustomerId.known("ana");

  @SuppressWarnings("TimeInStaticInitializer") // once is what is wanted: all tests share it
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir private Path folder;
  private @Nullable LocalStack running;

  @BeforeEach
  void start() throws IOException {
    Path trigger = Files.createDirectories(folder.resolve("triggers/on-contact/en"));
    Files.writeString(
        trigger.resolveSibling("trigger.yaml"),
        """
        headsup: trigger/v1
        name: On any contact
        id: on-contact
        owner: cx@example.com
        status: live
        purpose: service
        when:
          contact:
            stage: opened
        who:
          exclude:
            - contacted support within: 30 days
        send:
          first of: [inbox]
        limits: { per customer: 9 per 1 day }
        expire after: 1 day
        success: did "Ticket Closed" within 2 days
        """);
    Files.writeString(
        trigger.resolve("inbox.md"), "---\ntitle: You wrote to us\n---\nWe are on it.\n");
    running =
        LocalStack.start(
            new StackOptions(
                0,
                Optional.empty(),
                folder.resolve("triggers"),
                Optional.empty(),
                House.root().resolve("template.yaml")));
  }

  @AfterEach
  void stop() {
    stack().close();
  }

  @Test
  void anOldFileTellsWhatNobodyKnewAndOutdatesNothingNewer() throws IOException {
    try (Door door = new Door(stack().ingest(), stack().serverKey())) {
      door.post(
          "/v1/identify",
          "{\"userId\":\"ana\",\"traits\":{\"email\":\"new@example.com\"}}",
          Duration.ofSeconds(10));
    }
    stack().drain();

    run(ImportKind.PROFILES, "id,email,plan,account\nana,old@example.com,gold,acme\n");
    run(ImportKind.PROFILES, "id,email,plan,account\nana,old@example.com,gold,acme\n");
    run(ImportKind.ACCOUNTS, "account,seats\nacme,12\nlonely,3\n");

    Known ana = known();
    assertThat(ana.profile().email()).contains("new@example.com");
    assertThat(ana.profile().traits().text("plan")).contains("gold");
    assertThat(ana.profile().membership()).isNotNull();
    assertThat(profiles().account(new AccountId("acme")).orElseThrow().values())
        .containsEntry("seats", new Value.Num(12));
    assertThat(profiles().account(new AccountId("lonely"))).isPresent();
    assertThat(ledger()).isEmpty();
  }

  @Test
  void consentsArriveWithTheirTimeAndASecondRunChangesNothing() throws IOException {
    String rows =
        """
        customer,purpose,channel,state,at,source
        ana,help,email,granted,2026-01-01,form
        ana,help,email,revoked,2026-02-01,call
        """;
    run(ImportKind.CONSENTS, rows);
    Known first = known();
    run(ImportKind.CONSENTS, rows);

    assertThat(first.consent().allows(Purpose.HELP, Channel.EMAIL)).isFalse();
    assertThat(first.consent().on(Purpose.HELP, Channel.EMAIL).orElseThrow().source())
        .isEqualTo("call");
    assertThat(known()).isEqualTo(first);
    assertThat(ledger()).isEmpty();
  }

  @Test
  void aContactOfAMinuteAgoIsRememberedAndNobodyIsWrittenTo() throws IOException {
    run(
        ImportKind.CONTACTS,
        "customer,at,topic\nana,%s,Import\nana,2019-05-01T10:00:00Z,Billing\n"
            .formatted(NOW.minusSeconds(60)));

    Wiring wiring = new Wiring(environment(), InstantSource.system(), List.of());
    assertThat(wiring.activities().load(List.of(ANA)))
        .hasEntrySatisfying(ANA, kept -> assertThat(kept.activity().tracks()).isNotEmpty());
    assertThat(ledger()).isEmpty();
  }

  private void run(ImportKind kind, String text) throws IOException {
    Path file = folder.resolve(kind.word() + ".csv");
    Files.writeString(file, text);
    Import.Options options =
        new Import.Options(kind, file, NOW.minus(Duration.ofDays(30)), Map.of());
    ImportSummary summary =
        new Import(options, InstantSource.system(), new PrintWriter(Writer.nullWriter()))
            .run(stack().ingest(), stack().serverKey());
    assertThat(summary.rejected()).isZero();
    stack().drain();
  }

  private Known known() {
    return profiles().load(List.of(ANA)).getOrDefault(ANA, Known.nothing(ANA));
  }

  private Profiles profiles() {
    return new Wiring(environment(), InstantSource.system(), List.of()).profiles();
  }

  private List<Outreach> ledger() {
    return new Wiring(environment(), InstantSource.system(), List.of())
        .outreaches()
        .day(LocalDate.now(ZoneOffset.UTC), 10, null)
        .outreaches();
  }

  private Map<String, String> environment() {
    return Target.at(stack().ingest()).environment();
  }

  private LocalStack stack() {
    return Objects.requireNonNull(running);
  }
}
