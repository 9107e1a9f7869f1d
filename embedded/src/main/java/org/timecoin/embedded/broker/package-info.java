/**
 * What runs inside the broker's own JVM. Nothing outside that JVM may refer to this package: its
 * class path (Kafka's server and Scala) is not passed on.
 */
package org.timecoin.embedded.broker;
