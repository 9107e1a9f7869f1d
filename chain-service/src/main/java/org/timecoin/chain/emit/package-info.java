/** What the chain did, on its way from the outbox to Kafka. */
package org.timecoin.chain.emit;
