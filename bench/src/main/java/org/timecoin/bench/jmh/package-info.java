/** How JMH is run from the command. */
package org.timecoin.bench.jmh;
