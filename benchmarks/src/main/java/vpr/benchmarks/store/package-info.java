/** The store alone, without Axon, Spring and interfaces: many records and letters in it, quickly. */
@NullMarked
package vpr.benchmarks.store;

import org.jspecify.annotations.NullMarked;
