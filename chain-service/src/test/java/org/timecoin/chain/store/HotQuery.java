package org.timecoin.chain.store;

import io.vertx.mutiny.sqlclient.Tuple;

/**
 * A query that is asked often, or of large tables.
 *
 * @param what it is for
 * @param sql as it is sent
 * @param arguments that find something
 * @param why the plan is the right one
 */
record HotQuery(String what, String sql, Tuple arguments, String why) {}
