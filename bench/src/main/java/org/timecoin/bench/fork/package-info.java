/** Work in a JVM of its own, sized as in service. */
package org.timecoin.bench.fork;
