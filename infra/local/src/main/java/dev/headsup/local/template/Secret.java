package dev.headsup.local.template;

/// A secret of the template, with how CloudFormation makes its first value: `start`, a JSON object,
/// with one more field `key`, a random text of `length` letters and digits; none where that is
/// empty.
///
/// @param id its logical id
public record Secret(
    String id, String name, String start, String key, int length, Raw.Fields properties) {}
