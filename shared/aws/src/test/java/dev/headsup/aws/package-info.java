/// Tests of what all packages of this module use. Start with [dev.headsup.aws.Endpoints], which
/// says where the contracts of stores and queues run besides the embedded servers.
@NullMarked
package dev.headsup.aws;

import org.jspecify.annotations.NullMarked;
