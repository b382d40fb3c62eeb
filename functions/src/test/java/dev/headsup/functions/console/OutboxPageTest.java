package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.functions.console.OutboxPage.Outbox;
import dev.headsup.functions.console.OutboxPage.Sheet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutboxPageTest {
  private final Scene scene = Afternoon.scene();

  @Test
  void messagesOfOneDecisionAreTogetherNewestFirst() {
    Outbox outbox = new OutboxPage(scene.sources()).of(LocalDate.of(2026, 11, 19), null);

    assertThat(outbox.sheets())
        .extracting(Sheet::name, sheet -> sheet.letters().stream().map(this::heading).toList())
        .containsExactly(
            tuple("Ana Ruiz", List.of("e-mail 1 min ago", "inbox 1 min ago")),
            tuple("Sara Lund", List.of("text message 49 min ago")));
    assertThat(outbox.sheets().getFirst().letters().getFirst().sending().theirs())
        .isEqualTo("15:04 their time");
    assertThat(outbox.lede()).isEqualTo("Thursday 19 November 2026, today, days and times in UTC");
    assertThat(outbox.foot())
        .isEqualTo("3 messages of 2 cases; there are no older ones on this day.");
  }

  private String heading(OutboxPage.Letter letter) {
    return letter.sending().channel() + " " + letter.sending().at().words();
  }

  @Test
  void anEmailIsFramedWithoutScriptAndLoadsNothing() {
    String page = scene.get("/console/outbox").body();
    Reply mail = scene.get("/console/outbox/ana/a1/email");

    assertThat(page)
        .contains("src=\"/console/outbox/ana/a1/email\" sandbox=\"\" scrolling=\"no\"")
        .contains(
            "Open the whole e-mail",
            "Your import: the date in row 214",
            "Text part",
            "written day first.\n");
    assertThat(mail.body()).isEqualTo(Afternoon.MAIL.html());
    assertThat(mail.headers().get("content-security-policy"))
        .startsWith("sandbox;")
        .contains("default-src 'none'", "style-src 'unsafe-inline'", "frame-ancestors 'self'")
        .doesNotContain("script-src", "allow-", "https:");
  }

  @Test
  void whatWasKeptInTheSandboxIsShownWithTheWordAndTheReason() {
    Scene sandbox = new Scene();
    CustomerId ana = sandbox.person("ana", "Ana Ruiz", "Europe/Madrid", Consent.NONE);
    Outreach told =
        Scene.decided(
            ana,
            "k1",
            Duration.ofMinutes(2),
            new Decision.Send(List.of(Channel.EMAIL)),
            Scene.events("Import Failed", 3, Duration.ofMinutes(5)));
    sandbox.outreaches.add(
        told,
        Delivery.pending("k1", ana, Channel.EMAIL, Scene.NOW, told.at())
            .claimed(Afternoon.MAIL, told.at())
            .kept("no sender address: set EmailFrom", told.at()));

    assertThat(sandbox.get("/console/outbox").body())
        .contains(
            "kept in the sandbox, not sent",
            "no sender address: set EmailFrom",
            "Your import: the date in row 214");
    assertThat(sandbox.get("/console").body()).contains("but it was kept in the sandbox, not sent");
  }

  @Test
  void aTextMessageSaysInHowManyPartsItGoes() {
    assertThat(scene.get("/console/outbox").body()).contains("1 part, 76 places in GSM-7");
  }

  @Test
  void aDayWithoutMessagesSaysWhereTheyAppear() {
    assertThat(new Scene().get("/console/outbox").body())
        .contains("No message on this day", "Follow along on Now");
  }
}
