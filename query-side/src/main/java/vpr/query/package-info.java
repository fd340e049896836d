/**
 * Reading: tables to answers about one patient. Each feature has a package of its own ({@code patient}, {@code letter},
 * {@code activity}, {@code organisation}); here is what they share. Writing the tables: {@code vpr.projections}.
 */
@NullMarked
package vpr.query;

import org.jspecify.annotations.NullMarked;
