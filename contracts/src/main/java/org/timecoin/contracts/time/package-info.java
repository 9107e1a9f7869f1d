/** The one clock that all services of a node read. */
package org.timecoin.contracts.time;
