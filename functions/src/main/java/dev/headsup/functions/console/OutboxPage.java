package dev.headsup.functions.console;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.message.SmsParts;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.functions.console.ActivityPage.Chip;
import dev.headsup.functions.console.Ledger.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The messages as the customers see them.
final class OutboxPage {
  private static final int OUTREACHES = 10;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

  private final Sources sources;
  private final Ledger ledger;

  OutboxPage(Sources sources) {
    this.sources = sources;
    this.ledger = new Ledger(sources.outreaches());
  }

  /// @param foot what the list leaves out
  /// @param older where it goes on, or null
  record Outbox(
      String lede, List<Chip> days, List<Sheet> sheets, String foot, @Nullable String older) {
    Outbox {
      days = List.copyOf(days);
      sheets = List.copyOf(sheets);
    }
  }

  /// The messages of one decision, with whom they are for.
  record Sheet(
      String name, String customerUrl, String trigger, String whyUrl, List<Letter> letters) {
    Sheet {
      letters = List.copyOf(letters);
    }
  }

  /// A message with how far it got.
  ///
  /// @param name whom it is for
  /// @param email the e-mail, when it is one and was written
  record Letter(
      String name,
      Sending sending,
      @Nullable Email email,
      @Nullable Sms sms,
      @Nullable InboxItem inbox,
      @Nullable Push push) {}

  /// @param url what a tap opens; empty for the app itself
  record Push(String title, String text, String url) {}

  /// @param frame where the message is, as a document of its own
  record Email(String subject, String text, String frame) {}

  /// @param parts in words, with what they are made of
  record Sms(String text, String parts) {}

  Outbox of(LocalDate day, @Nullable String cursor) {
    Instant now = sources.clock().instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Part part = ledger.page(day, Outcome.TOLD, OUTREACHES, cursor);
    People people = People.of(part.outreaches(), sources.profiles());
    List<Sheet> sheets = new ArrayList<>();
    for (Outreach outreach : part.outreaches()) {
      List<Delivery> deliveries =
          sources.outreaches().deliveries(outreach.customer(), outreach.id());
      sheets.add(sheet(outreach, deliveries, people, now));
    }
    List<Chip> days = new ArrayList<>();
    days.add(new Chip("Day before", "", Urls.outbox(day.minusDays(1), null), false));
    if (day.isBefore(today)) {
      days.add(new Chip("Day after", "", Urls.outbox(day.plusDays(1), null), false));
    }
    return new Outbox(
        DAY.format(day) + (day.equals(today) ? ", today" : "") + ", days and times in UTC",
        days,
        sheets,
        Phrases.count(
                sheets.stream().mapToInt(sheet -> sheet.letters().size()).sum(),
                "message",
                "messages")
            + " of "
            + Phrases.count(part.outreaches().size(), "customer’s case", "cases")
            + (part.next() == null ? "; there are no older ones on this day." : "; older follow."),
        part.next() == null ? null : Urls.outbox(day, part.next()));
  }

  /// The e-mail of an outreach as a document, if one was written.
  Optional<String> email(CustomerId customer, String outreach) {
    return sources.outreaches().deliveries(customer, outreach).stream()
        .filter(delivery -> delivery.channel() == Channel.EMAIL)
        .map(Delivery::message)
        .filter(Message.Email.class::isInstance)
        .map(Message.Email.class::cast)
        .map(Message.Email::html)
        .findFirst();
  }

  private static Sheet sheet(
      Outreach outreach, List<Delivery> deliveries, People people, Instant now) {
    CustomerId customer = outreach.customer();
    return new Sheet(
        people.name(customer),
        Urls.customer(customer),
        outreach.trigger().name(),
        Urls.why(customer, outreach.id()),
        deliveries.stream().map(delivery -> letter(outreach, delivery, people, now)).toList());
  }

  private static Letter letter(Outreach outreach, Delivery delivery, People people, Instant now) {
    CustomerId customer = outreach.customer();
    Message message = delivery.message();
    return new Letter(
        people.name(customer),
        Sending.of(
            delivery,
            Moment.ago(delivery.at(), ZoneOffset.UTC, now),
            Moment.theirs(delivery.at(), people.zone(customer), ZoneOffset.UTC)),
        message instanceof Message.Email mail
            ? new Email(mail.subject(), mail.text(), Urls.email(customer, outreach.id()))
            : null,
        message instanceof Message.Sms sms ? new Sms(sms.text(), parts(sms.text())) : null,
        item(message),
        message instanceof Message.Push push
            ? new Push(push.title(), push.text(), Objects.requireNonNullElse(push.url(), ""))
            : null);
  }

  /// An item of the inbox, or what another system shows much like one.
  private static @Nullable InboxItem item(@Nullable Message message) {
    return switch (message) {
      case Message.Inbox inbox -> InboxItem.of(inbox, null);
      case Message.Webhook webhook ->
          InboxItem.of(
              new Message.Inbox(webhook.title(), webhook.text(), webhook.html(), webhook.action()),
              null);
      case Message.Email email -> null;
      case Message.Sms sms -> null;
      case Message.Push push -> null;
      case null -> null;
    };
  }

  private static String parts(String text) {
    SmsParts parts = SmsParts.of(text);
    return Phrases.count(parts.parts(), "part", "parts")
        + ", "
        + parts.units()
        + " places in "
        + parts.encoding().word();
  }
}
