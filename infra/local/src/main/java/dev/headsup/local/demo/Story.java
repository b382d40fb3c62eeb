package dev.headsup.local.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.local.demo.People.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A made-up morning of 2,000 made-up customers of a product that imports files. The same seed
/// gives the same morning, byte for byte; `infra/local/demo` holds the one that the demo plays.
final class Story {

  static final long SEED = 20_260_105;

  /// When the customers become known; the morning itself begins five minutes later.
  static final Instant KNOWN = Instant.parse("2026-01-05T08:55:00Z");

  /// When the morning begins.
  static final Instant BEGIN = KNOWN.plus(Duration.ofMinutes(5));

  /// Minutes of the morning: when Ben writes to support, and when paying begins to fail.
  static final int BEN_WRITES = 80;

  static final int OUTAGE = 90;

  /// Seconds of the morning: when Ana is stuck.
  static final int ANA_STUCK = 71 * 60 + 5;

  private static final int MINUTES = 120;
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> ERRORS =
      List.of("COLUMN_MISSING", "DATE_FORMAT", "ENCODING", "TOO_LARGE");
  private static final List<String> FILES =
      List.of("contacts.csv", "orders.csv", "prices.csv", "stock.csv");

  private final Random random;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<String> customers = new ArrayList<>();

  private Story(long seed) {
    this.random = new Random(seed);
  }

  /// The two files of the demo, as lines.
  ///
  /// @param customers who they are and what they allowed; needs the server key
  /// @param events what they did, in order of arrival
  record Script(List<String> customers, List<String> events) {
    Script {
      customers = List.copyOf(customers);
      events = List.copyOf(events);
    }
  }

  private record Arrival(Instant at, String json) {}

  static Script write(long seed) {
    return new Story(seed).write();
  }

  private Script write() {
    People people = new People(random);
    int number = 0;
    for (Fate fate : Fate.values()) {
      for (int i = 0; i < fate.customers(); i++) {
        boolean ana = fate == Fate.STRUGGLES && i == 0;
        number++;
        Person person =
            ana ? People.ana() : fate == Fate.IN_DISTRESS ? People.ben() : people.next(number);
        customers.add(profile(person, fate));
        if (ana) {
          failWithTheSameFile(person, 62 * 60);
          failWithTheSameFile(person, 66 * 60 + 20);
          failWithTheSameFile(person, ANA_STUCK);
        } else {
          live(person, fate);
        }
      }
    }
    repeatSome();
    arrivals.sort(Comparator.comparing(Arrival::at));
    return new Script(customers, arrivals.stream().map(Arrival::json).toList());
  }

  private void live(Person person, Fate fate) {
    switch (fate) {
      case HEALTHY -> succeed(person, within(0, MINUTES - 1));
      case STUMBLES -> {
        int start = within(0, 100);
        fail(person, start, 0);
        succeed(person, start + within(1, 8));
      }
      case RECOVERS -> succeed(person, failThrice(person, within(0, 95)) + within(1, 4));
      case STRUGGLES, NEVER_ASKED, SAID_NO -> failThrice(person, within(0, 90));
      case STRUGGLES_AGAIN -> {
        int third = failThrice(person, within(0, 40));
        failThrice(person, third + within(30, 40));
      }
      case SLOW -> {
        int start = within(0, 70);
        fail(person, start, 0);
        fail(person, start + within(14, 16), 0);
        fail(person, start + within(30, 40), 0);
      }
      case ANONYMOUS_FIRST -> {
        int start = within(5, 80);
        failAnonymously(person, start);
        failAnonymously(person, start + within(2, 4));
        signIn(person, start + within(5, 6));
        fail(person, start + within(7, 9), 0);
      }
      case LATE -> {
        int start = within(5, 80);
        fail(person, start, 0);
        int last = start + within(4, 6);
        // The middle one comes last, and completes the case.
        fail(person, last, 0);
        fail(person, last - 60, 4 * 60);
      }
      case IN_DISTRESS -> {
        fail(person, (BEN_WRITES - 5) * 60, 0);
        fail(person, (BEN_WRITES - 2) * 60, 0);
        fail(person, (BEN_WRITES + 2) * 60, 0);
      }
      case SHOPS -> buy(person, within(0, 88));
      case CANNOT_PAY -> {
        int start = OUTAGE * 60 + random.nextInt(60);
        payInVain(person, start);
        payInVain(person, start + 20 + random.nextInt(30));
      }
    }
  }

  /// Three failures a few minutes apart; the time of the third.
  private int failThrice(Person person, int start) {
    int second = start + within(1, 4);
    int third = second + within(1, 4);
    fail(person, start, 0);
    fail(person, second, 0);
    fail(person, third, 0);
    return third;
  }

  private String profile(Person person, Fate fate) {
    ObjectNode call = JSON.createObjectNode();
    call.put("type", "identify");
    call.put("messageId", "customer-" + person.id());
    call.put("userId", person.id());
    call.put("timestamp", KNOWN.toString());
    ObjectNode traits = call.putObject("traits");
    traits.put("name", person.name());
    traits.put("firstName", person.firstName());
    traits.put("email", person.email());
    traits.put("locale", person.locale());
    traits.put("timezone", person.zone());
    if (fate != Fate.NEVER_ASKED) {
      String word = fate == Fate.SAID_NO ? "DENIED" : "GRANTED";
      ObjectNode help = call.putObject("context").putObject("consent").putObject("help");
      help.put("EMAIL", word);
      help.put("INBOX", word);
    }
    return call.toString();
  }

  private void fail(Person person, int second, int late) {
    ObjectNode call = track("Import Failed", second);
    call.put("userId", person.id());
    why(call, pick(ERRORS), pick(FILES));
    arrive(second + late, call);
  }

  private void failWithTheSameFile(Person person, int second) {
    ObjectNode call = track("Import Failed", second);
    call.put("userId", person.id());
    why(call, ERRORS.getFirst(), FILES.getFirst());
    arrive(second, call);
  }

  private void failAnonymously(Person person, int second) {
    ObjectNode call = track("Import Failed", second);
    call.put("anonymousId", "visitor-" + person.id());
    why(call, pick(ERRORS), pick(FILES));
    arrive(second, call);
  }

  private static void why(ObjectNode call, String error, String file) {
    ObjectNode properties = call.putObject("properties");
    properties.put("error_code", error);
    properties.put("file", file);
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void succeed(Person person, int second) {
    ObjectNode call = track("Import Succeeded", second);
    call.put("userId", person.id());
    ObjectNode properties = call.putObject("properties");
    properties.put("file", pick(FILES));
    properties.put("rows", 10 + random.nextInt(5000));
    arrive(second, call);
  }

  private void buy(Person person, int second) {
    ObjectNode call = track("Checkout Completed", second);
    call.put("userId", person.id());
    arrive(second, call);
  }

  private void payInVain(Person person, int second) {
    ObjectNode call = track("Checkout Failed", second);
    call.put("userId", person.id());
    call.putObject("properties").put("code", "PAYMENT_UNAVAILABLE");
    arrive(second, call);
  }

  private void signIn(Person person, int second) {
    ObjectNode call = call("identify", second);
    call.put("userId", person.id());
    call.put("anonymousId", "visitor-" + person.id());
    arrive(second, call);
  }

  private ObjectNode track(String event, int second) {
    ObjectNode call = call("track", second);
    call.put("event", event);
    return call;
  }

  private ObjectNode call(String type, int second) {
    ObjectNode call = JSON.createObjectNode();
    call.put("type", type);
    call.put("messageId", String.format(Locale.ROOT, "story-%05d", arrivals.size()));
    call.put("timestamp", BEGIN.plusSeconds(second).toString());
    return call;
  }

  private void arrive(int second, ObjectNode call) {
    arrivals.add(new Arrival(BEGIN.plusSeconds(second), call.toString()));
  }

  /// A client that got no answer sends again: one event in 150 comes twice, word for word.
  private void repeatSome() {
    for (Arrival arrival : List.copyOf(arrivals)) {
      if (random.nextInt(150) == 0) {
        arrivals.add(new Arrival(arrival.at().plusSeconds(within(0, 2)), arrival.json()));
      }
    }
  }

  /// A time of the morning between two minutes, in seconds.
  private int within(int fromMinute, int toMinute) {
    return fromMinute * 60 + random.nextInt(Math.max(1, (toMinute - fromMinute) * 60));
  }
}
