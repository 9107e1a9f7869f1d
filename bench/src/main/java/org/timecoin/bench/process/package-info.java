/** What processes use: memory and processor time, as the system counts them. */
package org.timecoin.bench.process;
