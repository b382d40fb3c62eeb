/// What Lambda hands over and takes back, without a JSON binding library: start with
/// [dev.headsup.aws.lambda.HttpRequest] and [dev.headsup.aws.lambda.SqsBatch].
@NullMarked
package dev.headsup.aws.lambda;

import org.jspecify.annotations.NullMarked;
