/** The auditor inside the server: its life, its health and metrics, and what it answers over REST and gRPC. */
@NullMarked
package vpr.app.audit;

import org.jspecify.annotations.NullMarked;
