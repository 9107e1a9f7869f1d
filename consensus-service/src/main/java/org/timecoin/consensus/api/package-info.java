/** What other services can ask. */
package org.timecoin.consensus.api;
