package dev.headsup.local.template;

import java.util.Optional;

/// What a resource is called where the template runs: the answers to `!Ref` and `!GetAtt`.
public interface Names {
  /// What `!Ref` gives for a resource: a table's name, a queue's URL. Empty: not known here.
  Optional<String> ref(String logicalId);

  /// What `!GetAtt` gives for a resource's attribute. Empty: not known here.
  Optional<String> attribute(String logicalId, String attribute);

  /// Every resource is called by its logical id, whatever is asked: enough to follow references.
  static Names logical() {
    return new Names() {
      @Override
      public Optional<String> ref(String logicalId) {
        return Optional.of(logicalId);
      }

      @Override
      public Optional<String> attribute(String logicalId, String attribute) {
        return Optional.of(logicalId);
      }
    };
  }
}
