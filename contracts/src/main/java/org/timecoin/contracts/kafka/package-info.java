/**
 * How services write to and read from the log: one publisher, and readers that own their offsets.
 */
package org.timecoin.contracts.kafka;
