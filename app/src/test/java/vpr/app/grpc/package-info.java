@NullMarked
package vpr.app.grpc;

import org.jspecify.annotations.NullMarked;
