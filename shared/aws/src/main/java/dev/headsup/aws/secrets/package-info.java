/// The secrets of a deployment: one secret in AWS Secrets Manager that holds a JSON object of named
/// texts. Start with [dev.headsup.aws.secrets.Secrets], which functions read from;
/// [dev.headsup.aws.secrets.StoredSecrets] changes them.
@NullMarked
package dev.headsup.aws.secrets;

import org.jspecify.annotations.NullMarked;
