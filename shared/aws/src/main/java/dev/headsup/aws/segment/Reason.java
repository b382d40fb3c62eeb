package dev.headsup.aws.segment;

import java.util.Locale;

/// Why an event, or a part of one, was refused. The names are part of the interface: they stand in
/// answers, in the quarantine and in the guide.
public enum Reason {
  /// An entry of the batch is no JSON object.
  NOT_AN_OBJECT,
  /// Its bytes are not UTF-8.
  NOT_UTF_8,
  /// It is larger than 32 KB.
  EVENT_TOO_LARGE,
  /// Its objects and lists are nested more than 32 deep.
  TOO_DEEP,
  /// A field is of another type than the specification says.
  WRONG_TYPE,
  /// The call is none of track, identify, page, screen, group, alias.
  UNKNOWN_TYPE,
  /// Neither a user id nor an anonymous id.
  NO_CUSTOMER,
  /// An id is blank, too long, or has characters that an id cannot have.
  BAD_ID,
  /// A track call without the name of the event, or with one of over 200 characters.
  BAD_EVENT_NAME,
  /// A track call with a name that only Headsup itself writes: it begins with `headsup:`.
  RESERVED_EVENT_NAME,
  /// A group call without a group id.
  NO_GROUP,
  /// An alias call without both ids.
  NO_ALIAS,
  /// An alias call that joins a customer with themselves.
  SAME_IDS,
  /// A public key tried to join two known customers.
  ALIAS_NEEDS_SERVER_KEY,
  /// A time that is not ISO-8601.
  BAD_TIMESTAMP,
  /// A time more than five minutes after its receipt.
  FROM_THE_FUTURE,
  /// A time before the year 2000.
  BEFORE_2000,
  /// A purpose, channel or status of consent that does not exist.
  UNKNOWN_CONSENT_WORD,
  /// A CloudEvent of another version than 1.0.
  WRONG_SPECVERSION,
  /// A CloudEvent without id, source or type.
  MISSING_ATTRIBUTE,
  /// An attribute of a CloudEvent is no text, or has characters that none may have.
  BAD_ATTRIBUTE,
  /// The data of a CloudEvent is not JSON.
  DATA_NOT_JSON,
  /// The trait `phone` is no number in international form; the rest of the event is kept.
  BAD_PHONE,
  /// The trait `email` is no address; the rest of the event is kept.
  BAD_EMAIL;

  /// The name as people see it, for example `from-the-future`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
