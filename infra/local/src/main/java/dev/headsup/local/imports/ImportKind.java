package dev.headsup.local.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a file tells about, and which columns it may have.
public enum ImportKind {
  /// Who customers are: addresses, language, time zone, account, and any other trait.
  PROFILES(
      Rest.TRAITS,
      List.of(
          Field.needed("customer", "customerid", "userid", "user", "id", "contactid"),
          Field.of("at", "updatedat", "lastmodified", "modified"),
          Field.of("account", "accountid", "groupid", "companyid", "organizationid"),
          Field.of("email", "mail", "emailaddress"),
          Field.of("phone", "phonenumber", "mobile", "mobilephone", "telephone"),
          Field.of("name", "fullname"),
          Field.of("firstName", "givenname", "forename"),
          Field.of("lastName", "surname", "familyname"),
          Field.of("locale", "language", "lang"),
          Field.of("timezone", "tz", "zone"))),

  /// What is known about accounts, and optionally one member on each row.
  ACCOUNTS(
      Rest.TRAITS,
      List.of(
          Field.needed("account", "accountid", "groupid", "companyid", "organizationid", "id"),
          Field.of("customer", "customerid", "userid", "user", "member"),
          Field.of("at", "updatedat", "lastmodified", "modified"))),

  /// Words of consent, one purpose and channel on each row.
  CONSENTS(
      Rest.LEFT_OUT,
      List.of(
          Field.needed("customer", "customerid", "userid", "user", "id"),
          Field.needed("purpose"),
          Field.needed("channel"),
          Field.needed("state", "status", "consent"),
          Field.of("at", "time", "timestamp", "date", "givenat"),
          Field.of("source", "form"),
          Field.of("text", "textversion", "version"),
          Field.of("basis", "legalbasis"))),

  /// When customers contacted support, and about what.
  CONTACTS(
      Rest.LEFT_OUT,
      List.of(
          Field.needed("customer", "customerid", "userid", "user", "requester", "requesterid"),
          Field.needed("at", "time", "timestamp", "date", "createdat", "contactedat"),
          Field.of("topic", "subject", "category", "reason"),
          Field.of("channel", "via"),
          Field.of("ticket", "ticketid", "caseid", "id")));

  private final Rest rest;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
  private final List<Field> fields;

  ImportKind(Rest rest, List<Field> fields) {
    this.rest = rest;
    this.fields = List.copyOf(fields);
  }

  /// What becomes of a column that is none of the fields.
  enum Rest {
    /// It is a trait under its own name.
    TRAITS,
    /// It is left out, and said so.
    LEFT_OUT
  }

  /// A column that has a meaning.
  ///
  /// @param usual how such a column is often called, in small letters without other signs
  record Field(String name, boolean needed, List<String> usual) {
    Field {
      usual = List.copyOf(usual);
    }

    static Field of(String name, String... usual) {
      return new Field(name, false, List.of(usual));
    }

    static Field needed(String name, String... usual) {
      return new Field(name, true, List.of(usual));
    }

    boolean isCalled(String plain) {
      return name.toLowerCase(Locale.ROOT).equals(plain) || usual.contains(plain);
    }
  }

  /// The word on the command line, for example `profiles`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind with this word.
  public static Optional<ImportKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  List<Field> fields() {
    return fields;
  }

  Rest rest() {
    return rest;
  }
}
