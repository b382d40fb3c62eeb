package dev.headsup.functions.console;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import java.time.Duration;

/// A scene with one of everything that the pages can show.
final class Afternoon {
  static final Message.Email MAIL =
      new Message.Email(
          "Your import: the date in row 214",
          "Hi Ana,\n\nthe dates in your file are written day first.\n",
          "<!doctype html><html><head><style>body{font:16px sans-serif;padding:24px}</style></head>"
              + "<body><h1>The date in row 214</h1><p>Hi Ana, the dates in your file are written"
              + " day first. <a href=\"https://example.com/help\">Two minutes to fix it</a></p>"
              + "</body></html>");
  static final Message.Inbox ITEM =
      new Message.Inbox(
          "The date in row 214",
          "The dates in your file are written day first.",
          "<p>The dates in your file are written <strong>day first</strong>.</p>",
          new Message.Action("Fix it in two minutes", "https://example.com/help"));

  private Afternoon() {}

  static Scene scene() {
    Scene scene = new Scene();
    Consent help = Scene.yes(Purpose.HELP, Channel.EMAIL, Channel.INBOX);
    CustomerId ana = scene.person("ana", "Ana Ruiz", "Europe/Madrid", help);
    CustomerId tom = scene.person("tom", "Tom Lindqvist", "Europe/Stockholm", Consent.NONE);
    CustomerId kenji = scene.person("kenji", "Kenji Mori", "Asia/Tokyo", help);
    CustomerId priya = scene.person("priya", "Priya Nair", "Asia/Kolkata", help);
    CustomerId sara =
        scene.person("sara", "Sara Lund", "Europe/Oslo", Scene.yes(Purpose.HELP, Channel.SMS));

    scene.tell(ana, "a1", Duration.ofMinutes(2), MAIL, ITEM);
    scene.outreaches.add(
        Scene.decided(
            tom,
            "b2",
            Duration.ofMinutes(4),
            new Decision.Suppress(Gate.CONSENT, "no consent on record for help by inbox or e-mail"),
            Scene.events("Import Failed", 3, Duration.ofMinutes(4))));
    scene.outreaches.add(
        Scene.decided(
            kenji,
            "c3",
            Duration.ofMinutes(1),
            new Decision.Defer(Scene.NOW.plus(Duration.ofMinutes(4))),
            Scene.events("Import Failed", 3, Duration.ofMinutes(1))));
    scene.outreaches.add(
        Scene.decided(
            priya,
            "d4",
            Duration.ofMinutes(30),
            new Decision.Suppress(Gate.STILL_TRUE, "got on by themselves"),
            Scene.events("Import Failed", 3, Duration.ofMinutes(35))));
    scene.outreaches.add(
        Scene.decided(
            ana,
            "e5",
            Duration.ofHours(3),
            new Decision.Suppress(Gate.LIMIT, "told once already, at most once in 14 days"),
            Scene.events("Import Failed", 3, Duration.ofHours(3))));
    scene.tell(
        sara,
        "f6",
        Duration.ofMinutes(50),
        new Message.Sms(
            "Your import stops at row 214: dates there are day first. Help: example.com/d"));
    return scene;
  }
}
