/** What the gRPC of both sides shares: problems as statuses, messages as requests and answers. HTTP is in {@code vpr.api}. */
@NullMarked
package vpr.api.grpc;

import org.jspecify.annotations.NullMarked;
