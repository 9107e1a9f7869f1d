/** Explores every order of events of a small network of voters that run the production engine. */
package org.timecoin.simulator.explore;
