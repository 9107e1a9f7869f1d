/** A deterministic network of voters: one seed fixes everything that happens to it. */
package org.timecoin.simulator;
