/** How fast a node downloads a chain, next to what its database and its parser could do alone. */
package org.timecoin.bench.sync;
