/**
 * One command a benchmark: what it measures, beside what, and the section of the page that it writes. How load is made
 * is in {@code load}, what VPR is compared with in {@code baseline}, what is added to the server in {@code server},
 * the store without a server in {@code store}.
 */
@NullMarked
package vpr.benchmarks;

import org.jspecify.annotations.NullMarked;
