@NullMarked
package vpr.api.grpc;

import org.jspecify.annotations.NullMarked;
