package dev.headsup.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Makes people up. Names are common ones joined by chance; addresses are at example.com, which
/// belongs to nobody.
final class People {

  private static final List<String> FIRST =
      List.of(
          "Aiko", "Amara", "Bruno", "Chiara", "Dario", "Elif", "Emma", "Felix", "Grace", "Hugo",
          "Ines", "Jonas", "Kofi", "Lena", "Liam", "Maja", "Mateo", "Nadia", "Noor", "Olivia",
          "Priya", "Quinn", "Rosa", "Sam", "Tomas", "Uma", "Viktor", "Wei", "Yusuf", "Zoe");
  private static final List<String> LAST =
      List.of(
          "Abe",
          "Adeyemi",
          "Almeida",
          "Baker",
          "Bauer",
          "Costa",
          "Demir",
          "Dubois",
          "Eriksen",
          "Fischer",
          "Garcia",
          "Haddad",
          "Ito",
          "Jansen",
          "Kaya",
          "Kowalski",
          "Lindgren",
          "Mensah",
          "Moreau",
          "Nguyen",
          "Novak",
          "Okafor",
          "Patel",
          "Rossi",
          "Silva",
          "Svensson",
          "Tanaka",
          "Weber",
          "Young",
          "Zhang");
  private static final List<Place> PLACES =
      List.of(
          new Place("en-US", "America/New_York"),
          new Place("en-US", "America/Los_Angeles"),
          new Place("en-GB", "Europe/London"),
          new Place("de-DE", "Europe/Berlin"),
          new Place("es-ES", "Europe/Madrid"),
          new Place("pt-BR", "America/Sao_Paulo"),
          new Place("fr-FR", "Europe/Paris"),
          new Place("ja-JP", "Asia/Tokyo"));

  private final Random random;

  People(Random random) {
    this.random = random;
  }

  private record Place(String locale, String zone) {}

  /// Somebody made up.
  ///
  /// @param id also the customer id
  record Person(
      String id, String firstName, String lastName, String email, String locale, String zone) {

    String name() {
      return firstName + " " + lastName;
    }
  }

  /// The one who is told.
  static Person ana() {
    return new Person("ana", "Ana", "Ruiz", "ana.ruiz@example.com", "en-GB", "Europe/Madrid");
  }

  /// The one whom a person calls.
  static Person ben() {
    return new Person("ben", "Ben", "Okafor", "ben.okafor@example.com", "en-GB", "Europe/London");
  }

  Person next(int number) {
    String first = FIRST.get(random.nextInt(FIRST.size()));
    String last = LAST.get(random.nextInt(LAST.size()));
    Place place = PLACES.get(random.nextInt(PLACES.size()));
    String email = "%s.%s.%d@example.com".formatted(first, last, number);
    return new Person(
        String.format(Locale.ROOT, "c-%04d", number),
        first,
        last,
        email.toLowerCase(Locale.ROOT),
        place.locale(),
        place.zone());
  }
}
