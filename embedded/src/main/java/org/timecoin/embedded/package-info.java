/** A real Kafka broker and a real PostgreSQL server as child processes. */
package org.timecoin.embedded;
