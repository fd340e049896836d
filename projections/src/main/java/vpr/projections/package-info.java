/**
 * Events to tables. Each feature's projector has a package of its own ({@code patient}, {@code letter}, {@code activity},
 * {@code organisation}); {@code aggregate} runs them. The tables: {@code vpr.migrations}. Reading them: {@code vpr.query}.
 */
@NullMarked
package vpr.projections;

import org.jspecify.annotations.NullMarked;
