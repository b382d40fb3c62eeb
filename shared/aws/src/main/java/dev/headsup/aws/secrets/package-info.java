/// The secrets of a deployment: two secrets in AWS Secrets Manager, each a JSON object of named
/// texts. Start with [dev.headsup.aws.secrets.Secrets], which functions read from;
/// [dev.headsup.aws.secrets.StoredSecrets] changes them, and [dev.headsup.aws.secrets.DerivedKeys]
/// makes a key for each thing that is signed.
@NullMarked
package dev.headsup.aws.secrets;

import org.jspecify.annotations.NullMarked;
