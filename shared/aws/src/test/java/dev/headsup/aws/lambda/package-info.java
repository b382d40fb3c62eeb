/// Tests of what Lambda hands over and takes back; start with
/// [dev.headsup.aws.lambda.HttpRequestTest].
@NullMarked
package dev.headsup.aws.lambda;

import org.jspecify.annotations.NullMarked;
