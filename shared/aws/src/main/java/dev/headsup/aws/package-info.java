/// The only module that knows AWS: start with [dev.headsup.aws.AwsClients], which builds every SDK
/// client in one place.
@NullMarked
package dev.headsup.aws;

import org.jspecify.annotations.NullMarked;
