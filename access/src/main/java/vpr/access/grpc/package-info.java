/**
 * What the sides say of their gRPC methods. A method is a controller's method under another name, so that both transports
 * decide, refuse and answer the same; the transport itself is in {@code vpr.app.grpc}, the messages are in {@code proto}.
 */
@NullMarked
package vpr.access.grpc;

import org.jspecify.annotations.NullMarked;
