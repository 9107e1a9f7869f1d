/** {@code bench explore}: all states of a small network of voters, in a JVM of its own. */
package org.timecoin.bench.explore;
