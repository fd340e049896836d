/**
 * The transport of gRPC: its port, its limits, its calls. What a method does is its feature's: {@code *Grpc} beside the
 * controller; the messages are in {@code proto}, errors in {@code vpr.api.grpc}.
 */
@NullMarked
package vpr.app.grpc;

import org.jspecify.annotations.NullMarked;
