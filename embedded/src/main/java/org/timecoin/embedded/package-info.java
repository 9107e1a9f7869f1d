/**
 * A real Kafka broker and a real PostgreSQL server as child processes, for the local fleet and for
 * integration tests. Start with {@link org.timecoin.embedded.KafkaServer}, {@link
 * org.timecoin.embedded.PostgresServer} or, in tests, {@link org.timecoin.embedded.TestServers}.
 */
package org.timecoin.embedded;
