/** The registry in PostgreSQL, schema consensus. */
package org.timecoin.consensus.store;
