/** What the gateway writes to Kafka: news from peers, and the directory of who holds whom. */
package org.timecoin.gateway.emit;
