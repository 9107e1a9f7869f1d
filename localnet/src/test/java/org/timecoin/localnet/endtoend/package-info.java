/**
 * Real processes from a peer's socket to PostgreSQL and back: what the product is for, as tests.
 */
package org.timecoin.localnet.endtoend;
