/** What it means for the chain service to be ready, and what it measures. */
package org.timecoin.chain.health;
